"""A web server for the site: Starlette's StaticFiles on uvicorn, with the right media types, and with limits for slow
and idle connections. In feeds, the published address is replaced by the address of the request."""

import asyncio
import hashlib
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.utils import formatdate
from pathlib import Path, PurePosixPath
from urllib.parse import quote
from xml.sax.saxutils import escape

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from podcaster.errors import PublishError, UsageError, cause_of
from podcaster.mixing.containers import container_named, container_names
from podcaster.mixing.episode_folder import CHAPTERS, EPUB, MEDIA_TYPES
from podcaster.publishing.page import POLICY
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.user_files import real_path

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

_UTF_8 = "; charset=utf-8"
TYPES = {
    **{ending: media_type + _UTF_8 for ending, media_type in MEDIA_TYPES.items()},
    **{container.ending: container.media_type for container in map(container_named, container_names())},
    EPUB: MEDIA_TYPES[EPUB],
    ".xml": "application/rss+xml" + _UTF_8,
    ".json": "application/json" + _UTF_8,
    ".html": "text/html" + _UTF_8,
    ".css": "text/css" + _UTF_8,
    ".js": "text/javascript" + _UTF_8,
    ".jpg": "image/jpeg",
}
"""Media types by ending. Other files are sent as application/octet-stream."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-cache",
    "Access-Control-Allow-Origin": "*",  # players on the web read transcripts and chapters
}
_HOST = lazy_regex(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
"""A valid Host header. It is checked because it becomes a part of the feed."""
_INDEX = "index.html"
_REQUEST_TIMEOUT_S = 10.0
"""A connection is closed when it sends no complete request within this time."""
_BACKLOG = 100
_OPEN_FILES = 2048
"""Limit of open files to ask for. A quarter is for connections and a quarter for files being sent; half is left for
connections that were just accepted."""


class _SiteFiles(StaticFiles):
    """The files of a site without hidden ones. A request for a folder gets its index.html."""

    def __init__(self, folder: Path, published_at: str) -> None:
        """`published_at` is the address in the feeds. It is replaced by the address of the request."""
        super().__init__(directory=folder, html=True)
        self._published_at = published_at

    def get_path(self, scope: Scope) -> str:
        asked = scope["path"]
        if any(part.startswith(".") or "\\" in part for part in PurePosixPath(asked).parts):
            raise HTTPException(404)
        return super().get_path(scope)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        try:
            return super().lookup_path(path)
        except (OSError, ValueError):  # a too long name, NUL, a circular symbolic link, an unreadable folder
            return "", None

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if isinstance(response, RedirectResponse):  # it adds the slash to a folder's address
            folder = "/".join(map(quote, PurePosixPath(path).parts))
            return RedirectResponse(f"/{folder}/", 302, headers=_HEADERS)
        return response

    def file_response(
        self, full_path: "str | os.PathLike[str]", stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        path = Path(full_path)
        ending = CHAPTERS if path.name.endswith(CHAPTERS) else path.suffix
        media_type = TYPES.get(ending, "application/octet-stream")
        if ending in (".xml", CHAPTERS):
            response = self._with_own_address(path, stat_result, scope, media_type)
        else:
            response = FileResponse(
                path, status_code=status_code, stat_result=stat_result, media_type=media_type, headers=_HEADERS
            )
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response

    def _with_own_address(
        self, path: Path, stat_result: os.stat_result, scope: Scope, media_type: str
    ) -> Response:
        """A feed or a chapters file with the address of the request. Its ETag depends on that address. A browser gets a
        feed as plain XML: it shows the media type of RSS as source text."""
        if path.suffix == ".xml" and "text/html" in Headers(scope=scope).get("accept", ""):
            media_type = "text/xml" + _UTF_8
        published_at, served_at = self._published_at, str(Request(scope).base_url)
        if path.suffix == ".xml":
            published_at, served_at = escape(published_at), escape(served_at)
        content = path.read_text(encoding="utf-8").replace(published_at, served_at).encode()
        headers = {
            **_HEADERS,
            "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
            "Last-Modified": formatdate(stat_result.st_mtime, usegmt=True),
            "Vary": "Host, Accept",
        }
        return Response(content, media_type=media_type, headers=headers)


def site_app(folder: Path, published_at: str) -> Starlette:
    """The site in `folder` as an ASGI application. `published_at` is the address in its feeds. It is replaced by the
    address of the request. Hidden files and files outside the folder are never served."""
    return Starlette(routes=[Mount("/", _checked_host(_SiteFiles(real_path(folder), published_at)))])


def _checked_host(app: ASGIApp) -> ASGIApp:
    """Wrap an application: requests with an invalid Host header are refused."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if not _HOST.fullmatch(Headers(scope=scope).get("host", "localhost")):
            raise HTTPException(400, "The Host header is not valid.")
        await app(scope, receive, send)

    return answer


@contextmanager
def serving(folder: Path, published_at: str, *, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve the site in a thread; yields its address. Port 0 is any free port. PublishError when the port is taken."""
    with _listening(host, port) as listener:
        server = _server(folder, published_at)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield _address(host, listener)
        finally:
            server.should_exit = True
            thread.join(timeout=10)


def serve_forever(
    folder: Path, published_at: str, *, host: str, port: int, on_ready: Callable[[str], None] = lambda address: None
) -> None:
    """Serve the site until interrupted; `on_ready` gets its address. PublishError when the port is taken."""
    with _listening(host, port) as listener:
        on_ready(_address(host, listener))
        _server(folder, published_at).run(sockets=[listener])


def network_address() -> str | None:
    """This machine's address in the local network; None without a network. Nothing is sent: a UDP socket only chooses
    the way (the address is one for documentation, RFC 5737)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        own = str(probe.getsockname()[0])
    return None if own.startswith("127.") or own == "0.0.0.0" else own


def _server(folder: Path, published_at: str) -> uvicorn.Server:
    _open_more_files()
    app = _limited(site_app(folder, published_at), _connection_limit())
    return uvicorn.Server(
        uvicorn.Config(app, log_level="error", lifespan="off", http=_Connection, ws="none", backlog=_BACKLOG)
    )


def _limited(app: ASGIApp, most: int) -> ASGIApp:
    """Wrap an application: at most `most` requests are answered at once, since each may hold a file open."""
    free = asyncio.Semaphore(most)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async with free:
            await app(scope, receive, send)

    return answer


class _DisconnectedError(Exception):
    """The client closed the connection."""


class _Connection(H11Protocol):
    """A connection with a time limit for requests. When there are too many connections, the oldest one is closed; idle
    ones are closed before those that are being answered."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app = self._stopping_when_closed(self.app)
        self._began = time.monotonic()
        self._timer: asyncio.TimerHandle | None = None
        self._set_timer()
        open_ones = [one for one in self.connections if isinstance(one, _Connection) and one.held]
        if len(open_ones) > _connection_limit():
            open_ones.remove(self)
            min(open_ones, key=lambda one: (one.answering or one.sending, one._began)).transport.abort()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._set_timer()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._set_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._set_timer(over=True)

    def shutdown(self) -> None:
        super().shutdown()
        # Slow readers are aborted: they must not delay the shutdown.
        self.loop.call_later(_REQUEST_TIMEOUT_S, self.transport.abort)

    @property
    def sending(self) -> bool:
        """Whether bytes of an answer are still to be sent. The application may have finished the answer already."""
        return self.transport.get_write_buffer_size() > 0

    @property
    def held(self) -> bool:
        """Whether the connection is open, or will close once everything is sent."""
        return self.sending or not self.transport.is_closing()

    @property
    def answering(self) -> bool:
        """Whether a request was received and is not answered yet."""
        return self.cycle is not None and not self.cycle.response_complete

    def _stopping_when_closed(self, app: ASGIApp) -> ASGIApp:
        """Wrap an application: an answer stops when the client has disconnected, even in the middle of a file."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            async def send_if_open(message: Message) -> None:
                if self.transport.is_closing():
                    raise _DisconnectedError
                await send(message)

            with suppress(_DisconnectedError):
                await app(scope, receive, send_if_open)

        return answer

    def _set_timer(self, *, over: bool = False) -> None:
        """Run the timer while no request is being answered; stop it otherwise, and when the connection is `over`."""
        if self._timer is not None and (over or self.answering):
            self._timer.cancel()
            self._timer = None
        elif self._timer is None and not over and not self.answering:
            self._timer = self.loop.call_later(_REQUEST_TIMEOUT_S, self._on_timeout)

    def _on_timeout(self) -> None:
        self._timer = None
        if self.sending:  # aborting would cut off the file that a slow client receives
            self._set_timer()
        else:
            self.transport.abort()


def _connection_limit() -> int:
    """The limit both of open connections and of requests that are answered at once."""
    now = _OPEN_FILES
    if resource is not None:
        limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        now = limit if 0 <= limit < _OPEN_FILES else _OPEN_FILES
    return now // 4


def _open_more_files() -> None:
    """Raise the limit of open files where it is low: some systems allow 256 by default."""
    if resource is not None:
        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _OPEN_FILES if most == resource.RLIM_INFINITY else min(most, _OPEN_FILES)
        if 0 <= now < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _address(host: str, listener: socket.socket) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"


def _listening(host: str, port: int) -> socket.socket:
    if not host:  # an empty host would listen on every network
        advice = "give an address: 127.0.0.1 for this machine, 0.0.0.0 for every network"
        raise UsageError("the host is empty", advice=advice)
    try:
        socket.getaddrinfo(host, port)  # checks the name first, since create_server leaks a socket for an invalid one
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, TypeError, UnicodeError) as error:  # TypeError and UnicodeError: an invalid host name
        why = cause_of(error).partition(" (while attempting")[0]  # the address, which the text names
        raise PublishError(f"can't serve at {host}:{port} ({why})", advice="choose another port or host") from error
