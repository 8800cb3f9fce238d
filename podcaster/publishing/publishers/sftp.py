"""Publishing over SFTP: sftp://user@host:port/path, with paramiko (the extra podcaster[sftp])."""

from typing import Any

from podcaster.publishing.publishers.base import Address, password_for
from podcaster.publishing.publishers.fsspec_publisher import (
    CONNECT_TIMEOUT_S,
    READ_TIMEOUT_S,
    FsspecPublisher,
    connect,
)  # fmt: skip


class SftpPublisher(FsspecPublisher):
    """A folder behind an SSH server."""

    def _rename(self, temporary: str, target: str) -> None:
        self._files.ftp.posix_rename(temporary, target)  # OpenSSH's extension: SFTP's own rename never replaces a file

    def _disconnect(self) -> None:
        self._files.client.close()


def open_sftp(address: Address) -> SftpPublisher:
    """Log in to the host of the address. ImportError without paramiko, else what paramiko raises."""
    password = password_for(address)
    login = {"username": address.user, "port": address.port, "password": password or None}
    given = {key: value for key, value in login.items() if value}
    return connect(lambda: SftpPublisher(_files(address.host, given), address.path.removeprefix("/~/")))


def _files(host: str, login: dict[str, Any]) -> Any:
    """fsspec's SFTP files on a host whose key ssh knows. fsspec's own class accepts any key, and would send the
    password to an impostor."""
    import paramiko
    from fsspec.implementations.sftp import SFTPFileSystem

    class KnownHosts(SFTPFileSystem):  # type: ignore[misc]
        def _connect(self) -> None:
            self.client = paramiko.SSHClient()
            self.client.load_system_host_keys()
            self.client.set_missing_host_key_policy(paramiko.RejectPolicy())
            self.client.connect(
                self.host,
                timeout=CONNECT_TIMEOUT_S,
                banner_timeout=CONNECT_TIMEOUT_S,
                auth_timeout=READ_TIMEOUT_S,
                **self.ssh_kwargs,
            )
            self.ftp = self.client.open_sftp()
            self.ftp.get_channel().settimeout(READ_TIMEOUT_S)

    return KnownHosts(host, skip_instance_cache=True, **login)
