"""Publishing over WebDAV: webdav://user@host/path, webdavs:// with TLS; with webdav4 (the extra podcaster[webdav])."""

from podcaster.publishing.publishers.base import Address, password_for
from podcaster.publishing.publishers.fsspec_publisher import READ_TIMEOUT_S, FsspecPublisher, connect


class WebdavPublisher(FsspecPublisher):
    """A folder behind a WebDAV server."""

    def _rename(self, temporary: str, target: str) -> None:
        self._files.client.move(temporary, target, overwrite=True)

    def _disconnect(self) -> None:
        self._files.client.http.close()


def open_webdav(address: Address) -> WebdavPublisher:
    """The folder at the address. ImportError without webdav4, else what webdav4 raises."""
    password = password_for(address)

    def opened() -> WebdavPublisher:
        from webdav4.fsspec import WebdavFileSystem

        host = f"[{address.host}]" if ":" in address.host else address.host
        port = f":{address.port}" if address.port else ""
        base = f"{'https' if address.scheme == 'webdavs' else 'http'}://{host}{port}"
        account = (address.user, password) if address.user else None
        files = WebdavFileSystem(base, auth=account, timeout=READ_TIMEOUT_S, skip_instance_cache=True)
        return WebdavPublisher(files, address.path.strip("/"))

    return connect(opened)
