"""A web server for the site: ranges, HEAD, ETags, the right types, the feed's addresses as they are served."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

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


def site_app(folder: Path, published_at: str) -> Starlette:
    """The site as an ASGI application. `published_at` is the address its feeds name: it is replaced by the one that the
    request came to. Nothing outside `folder`, and nothing hidden, is ever served."""
    root = folder.resolve()

    def respond(request: Request) -> Response:
        path = _found(root, request.path_params["path"])
        if path is None:
            return PlainTextResponse("There is no such file here.\n", 404)
        ending = ".chapters.json" if path.name.endswith(".chapters.json") else path.suffix
        kind = TYPES.get(ending, "application/octet-stream")
        if ending == ".xml":
            feed = path.read_text(encoding="utf-8").replace(published_at, str(request.base_url))
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
        server = uvicorn.Server(uvicorn.Config(site_app(folder, published_at), log_level="warning", lifespan="off"))
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
        config = uvicorn.Config(site_app(folder, published_at), log_level="warning", lifespan="off")
        uvicorn.Server(config).run(sockets=[listener])


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
