"""A web server for the site: ranges, HEAD, ETags, the right types, the feed's addresses as they are served."""

import asyncio
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from podcaster.errors import PublishError
from podcaster.publishing.page import POLICY

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
_ASKED_WITHIN_S = 10.0
"""A request is here whole by then, or its connection is closed."""


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
            shown = f"[{host}]" if ":" in host else host
            yield f"http://{shown}:{listener.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join(timeout=10)


def serve_forever(folder: Path, published_at: str, *, host: str, port: int) -> None:
    """Serve the site until interrupted. PublishError when the address is taken."""
    with _listening(host, port) as listener:
        _server(folder, published_at).run(sockets=[listener])


def _server(folder: Path, published_at: str) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            site_app(folder, published_at), log_level="error", lifespan="off", http=_Connection, ws="none", backlog=128
        )
    )


class _Connection(H11Protocol):
    """A connection that can't be held open for nothing: one that asks too slowly is closed, and among too many the one
    that has been there longest, those that ask for nothing first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._began = time.monotonic()
        self._waiting: asyncio.TimerHandle | None = None
        self._wait()
        others = [other for other in self.connections if isinstance(other, _Connection) and other is not self]
        if len(others) >= _most_connections():
            min(others, key=lambda other: (other.answering, other._began)).transport.abort()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._wait(over=True)

    @property
    def answering(self) -> bool:
        """Whether a request is here and not answered yet."""
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self, *, over: bool = False) -> None:
        """Have the clock run while a request is waited for."""
        if self._waiting is not None and (over or self.answering):
            self._waiting.cancel()
            self._waiting = None
        elif self._waiting is None and not over and not self.answering:
            self._waiting = self.loop.call_later(_ASKED_WITHIN_S, self.transport.abort)


@cache
def _most_connections() -> int:
    """As many as leave this process files to open."""
    try:
        import resource
    except ImportError:  # Windows
        return 200
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    each = 2  # the connection, and the file that is sent
    return 2000 if limit == resource.RLIM_INFINITY else max(10, min(2000, (limit - 90) // each))


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        why = error.strerror or error
        raise PublishError(f"can't serve at {host}:{port} ({why}): choose another --port or --host") from error


def _found(root: Path, asked: str) -> Path | None:
    """The file that was asked for, a folder's being its index.html."""
    parts = PurePosixPath(asked).parts
    if any(part.startswith(".") or "\x00" in part or "\\" in part for part in parts):
        return None
    try:
        path = root.joinpath(*parts).resolve()
        if path.is_dir():
            path /= "index.html"
        return path if path.is_file() and path.is_relative_to(root) else None
    except (OSError, ValueError):
        return None
