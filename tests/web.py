"""A web server on loopback that says whatever a test has it say."""

import socket
import threading
from collections.abc import Callable

Say = Callable[[socket.socket], None]


def sent(data: bytes, head: bytes) -> Say:
    """An answer with these headers and this body."""
    return lambda connection: connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(data) + data)


def to(where: str) -> Say:
    """A redirect."""
    return sent(b"", b"HTTP/1.1 302 Found\r\nLocation: %s\r\n" % where.encode())


class Web:
    """A server of what is in `pages`, by path; it remembers what it was asked for, and how."""

    def __init__(self) -> None:
        self.pages: dict[str, Say] = {}
        self.asked: list[str] = []
        self.heads: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.base = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                asked = b""
                while b"\r\n\r\n" not in asked:
                    asked += connection.recv(65_536)
                name = asked.split(b" ")[1].decode().strip("/")
                self.asked.append(name)
                self.heads.append(asked.decode("latin-1"))
                self.pages.get(name, sent(b"", b"HTTP/1.1 404 Not Found\r\n"))(connection)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65_536):
                    pass
            except OSError:
                pass  # the client has had enough
