"""A web server for the site: ranges, HEAD, ETags, the right types, the feed's addresses as they are served."""

import asyncio
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from urllib.parse import quote
from xml.sax.saxutils import escape

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from podcaster.errors import PublishError, UsageError
from podcaster.publishing.page import POLICY

try:
    import resource
except ImportError:  # Windows counts otherwise
    resource = None  # type: ignore[assignment]

TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
    ".chapters.json": "application/json+chapters; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".jpg": "image/jpeg",
}
_HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
"""What a Host header may hold: it becomes a part of the feed."""
_INDEX = "index.html"
_ASKED_WITHIN_S = 10.0
"""A request is here whole by then, or its connection is closed."""
_BACKLOG = 100
_FILES = 2048
"""A quarter of those that may be open at once are connections, a quarter what is sent; half are left for those that
have just been accepted."""


def site_app(folder: Path, published_at: str) -> Starlette:
    """The site as an ASGI application. `published_at` is the address its feeds name: it is replaced by the one that the
    request came to. Nothing outside `folder`, and nothing hidden, is ever served."""
    root = folder.resolve()

    def respond(request: Request) -> Response:
        if not _HOST.fullmatch(request.headers.get("host", "localhost")):
            return PlainTextResponse("There is no such host here.\n", 400)
        path = _found(root, request.path_params["path"])
        if path is None:
            return PlainTextResponse("There is no such file here.\n", 404)
        asked = PurePosixPath(request.path_params["path"]).parts
        if path.name == _INDEX and asked and asked[-1] != _INDEX and not request.path_params["path"].endswith("/"):
            # What the page names is beside it.
            return RedirectResponse(f"/{'/'.join(map(quote, asked))}/", 302, headers=_HEADERS)
        ending = ".chapters.json" if path.name.endswith(".chapters.json") else path.suffix
        kind = TYPES.get(ending, "application/octet-stream")
        if ending == ".xml":
            feed = path.read_text(encoding="utf-8")
            feed = feed.replace(escape(published_at), escape(str(request.base_url)))
            return Response(feed, media_type=kind, headers=_HEADERS)
        response = FileResponse(path, media_type=kind, headers=_HEADERS, stat_result=path.stat())
        known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
        if response.headers["etag"] in known:
            kept = {name: value for name, value in response.headers.items() if name in ("etag", "last-modified")}
            return Response(status_code=304, headers={**kept, **_HEADERS})
        return response

    return Starlette(routes=[Route("/{path:path}", respond, methods=["GET", "HEAD"])])


@contextmanager
def serving(folder: Path, published_at: str, *, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve the site in a thread, port 0 being any free one; the address it is at. PublishError when that is taken."""
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
    """Serve the site until interrupted; `on_ready` is told the address it is at. PublishError when that is taken."""
    with _listening(host, port) as listener:
        on_ready(_address(host, listener))
        _server(folder, published_at).run(sockets=[listener])


def _server(folder: Path, published_at: str) -> uvicorn.Server:
    _open_more_files()
    app = _some_at_once(site_app(folder, published_at), _most_at_once())
    return uvicorn.Server(
        uvicorn.Config(app, log_level="error", lifespan="off", http=_Connection, ws="none", backlog=_BACKLOG)
    )


def _some_at_once(app: ASGIApp, most: int) -> ASGIApp:
    """The application, answering at most so many requests at once: each may hold a file open."""
    places = asyncio.Semaphore(most)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async with places:
            await app(scope, receive, send)

    return answer


class _GoneError(Exception):
    """Whoever asked has hung up."""


class _Connection(H11Protocol):
    """A connection that can't be held open for nothing: one that asks too slowly is closed, and among too many the one
    that has been there longest, those that ask for nothing first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app = self._while_it_lasts(self.app)
        self._began = time.monotonic()
        self._waiting: asyncio.TimerHandle | None = None
        self._wait()
        there = [one for one in self.connections if isinstance(one, _Connection) and one.held]
        if len(there) > _most_at_once():
            there.remove(self)
            min(there, key=lambda one: (one.answering or one.sending, one._began)).transport.abort()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._wait(over=True)

    def shutdown(self) -> None:
        super().shutdown()
        self.loop.call_later(_ASKED_WITHIN_S, self.transport.abort)  # who does not read can't keep us here

    @property
    def sending(self) -> bool:
        """Whether something is left to be sent, also when the server is done with it."""
        return self.transport.get_write_buffer_size() > 0

    @property
    def held(self) -> bool:
        """Whether this is open, or closes only when all is sent."""
        return self.sending or not self.transport.is_closing()

    @property
    def answering(self) -> bool:
        """Whether a request is here and not answered yet."""
        return self.cycle is not None and not self.cycle.response_complete

    def _while_it_lasts(self, app: ASGIApp) -> ASGIApp:
        """The application, which is not asked for the rest of a file when nobody is there any more."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            async def tell(message: Message) -> None:
                if self.transport.is_closing():
                    raise _GoneError
                await send(message)

            with suppress(_GoneError):
                await app(scope, receive, tell)

        return answer

    def _wait(self, *, over: bool = False) -> None:
        """Have the clock run while a request is waited for."""
        if self._waiting is not None and (over or self.answering):
            self._waiting.cancel()
            self._waiting = None
        elif self._waiting is None and not over and not self.answering:
            self._waiting = self.loop.call_later(_ASKED_WITHIN_S, self._too_late)

    def _too_late(self) -> None:
        self._waiting = None
        if self.sending:  # to somebody slow: aborted now, the end of the file would be lost
            self._wait()
        else:
            self.transport.abort()


def _most_at_once() -> int:
    """How many connections are kept, and requests answered, at once."""
    now = _FILES
    if resource is not None:
        limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        now = limit if 0 <= limit < _FILES else _FILES
    return now // 4


def _open_more_files() -> None:
    """Ask for as many as a crowd takes: by default some systems allow 256."""
    if resource is not None:
        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _FILES if most == resource.RLIM_INFINITY else min(most, _FILES)
        if 0 <= now < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _address(host: str, listener: socket.socket) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"


def _listening(host: str, port: int) -> socket.socket:
    if not host:  # which would be every network
        raise UsageError("--host is empty: give an address, 127.0.0.1 for this machine, 0.0.0.0 for every network")
    try:
        socket.getaddrinfo(host, port)  # first: of what is no name the other leaves a socket open
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, TypeError, UnicodeError) as error:  # a host that is no name
        why = getattr(error, "strerror", None) or error
        raise PublishError(f"can't serve at {host}:{port} ({why}): choose another --port or --host") from error


def _found(root: Path, asked: str) -> Path | None:
    """The file that was asked for, a folder's being its index.html."""
    parts = PurePosixPath(asked).parts
    if any(part.startswith(".") or "\x00" in part or "\\" in part for part in parts):
        return None
    try:
        path = root.joinpath(*parts).resolve()
        if path.is_dir():
            path /= _INDEX
        return path if path.is_file() and path.is_relative_to(root) else None
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links in a circle
        return None
