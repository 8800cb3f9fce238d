"""Real servers on loopback to publish to, and the ways between that break."""

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest


@dataclass(frozen=True, kw_only=True)
class Remote:
    """A place to publish to."""

    kind: str
    port: int
    root: Path
    """Where it keeps what it is sent."""
    environment: dict[str, str]
    """What the publisher needs to log in."""
    show: Path = field(init=False)
    """What the addresses below lead to."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "show", self.root / "pod")

    def address(self, port: int | None = None) -> str:
        """Its address, at its own port or through another one."""
        at = f"127.0.0.1:{port or self.port}"
        return f"sftp://root@{at}{self.show}" if self.kind == "sftp" else f"webdav://anna@{at}/pod"

    def know(self, port: int) -> None:
        """Have ssh know the server at another port too."""
        if self.kind == "sftp":
            known = Path(self.environment["HOME"]) / ".ssh" / "known_hosts"
            key = (known.parents[2] / "host_key.pub").read_text()
            with known.open("a") as file:
                file.write(f"[127.0.0.1]:{port} {key}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


@contextmanager
def running(port: int, *command: object) -> Iterator[None]:
    """A server, ended afterwards."""
    process = subprocess.Popen([*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def sftp(place: Path) -> Iterator[Remote]:
    """A real sshd with a key; nobody has logged in there yet. The test is skipped where there is none."""
    pytest.importorskip("paramiko", reason="needs paramiko: pip install -e '.[dev]'")
    sshd = shutil.which("sshd") or ("/usr/sbin/sshd" if Path("/usr/sbin/sshd").exists() else None)
    if sshd is None or os.getuid() != 0:
        pytest.skip("needs sshd, run by root: apt-get install openssh-server")
    home, root, port = place / "home", place / "www", free_port()
    (home / ".ssh").mkdir(parents=True)
    root.mkdir()
    for name in (place / "host_key", home / ".ssh" / "id_ed25519"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name], check=True)
    shutil.copyfile(home / ".ssh" / "id_ed25519.pub", place / "authorized_keys")
    config = place / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {place}/host_key\nAuthorizedKeysFile {place}/authorized_keys\n"
        f"StrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\nSubsystem sftp internal-sftp\nMaxStartups 100\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    with running(port, sshd, "-D", "-e", "-f", config):
        yield Remote(kind="sftp", port=port, root=root, environment={"HOME": str(home)})


@contextmanager
def webdav(place: Path) -> Iterator[Remote]:
    """A real WebDAV server that asks for a password. The test is skipped where there is none."""
    pytest.importorskip("webdav4", reason="needs webdav4: pip install -e '.[dev]'")
    pytest.importorskip("wsgidav", reason="needs wsgidav: pip install -e '.[dev]'")
    root, port = place / "dav", free_port()
    root.mkdir()
    config = place / "wsgidav.json"
    config.write_text(json.dumps({
        "host": "127.0.0.1", "port": port, "provider_mapping": {"/": str(root)}, "verbose": 0,
        "simple_dc": {"user_mapping": {"*": {user: {"password": "hush-hush"} for user in ("anna", "anna@example.org")}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
    }))  # fmt: skip
    with running(port, sys.executable, "-m", "wsgidav.server.server_cli", "--config", config):
        yield Remote(kind="webdav", port=port, root=root, environment={"PODCASTER_PASSWORD": "hush-hush"})


class Way:
    """A way to a server, which breaks when so many bytes have gone there, or lets one back now and then: `how`."""

    def __init__(self, port: int, breaks_after: int, how: str = "") -> None:
        self._port, self._breaks_after, self._how = port, breaks_after, how
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=16)
        self.port = int(self._listener.getsockname()[1])
        self.passed = 0
        self._lines: list[socket.socket] = []
        self._broken = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._broken.set()
        for line in (self._listener, *self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _serve(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
                there = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                return
            self._lines += [here, there]
            for source, target, counted in ((here, there, True), (there, here, False)):
                threading.Thread(target=self._carry, args=(source, target, counted), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                if self._broken.is_set():
                    return
                self.passed += len(data) if counted else 0
                if counted and self.passed > self._breaks_after and self._how != "trickles":
                    self._break()
                    return
                if self.passed > self._breaks_after and not counted:
                    self._trickle(data, target)
                else:
                    target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def _trickle(self, data: bytes, target: socket.socket) -> None:
        for byte in data:
            target.sendall(bytes([byte]))
            if self._broken.wait(0.2):
                return

    def _break(self) -> None:
        self._broken.set()
        if self._how == "resets":
            for line in self._lines:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RD)  # wakes who reads
                line.close()
        elif self._how == "refuses":
            self.close()


@contextmanager
def way_to(remote: Remote, breaks_after: int, how: str = "") -> Iterator[Way]:
    """A way to a remote place, known to ssh."""
    with closing(Way(remote.port, breaks_after, how)) as way:
        remote.know(way.port)
        yield way


REMOTES: dict[str, Callable[[Path], "contextmanager"]] = {"sftp": sftp, "webdav": webdav}  # type: ignore[type-arg]
