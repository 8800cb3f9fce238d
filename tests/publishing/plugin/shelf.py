"""A publisher as a plug-in: shelf://host/path keeps a site in one folder, without folders in it."""

from pathlib import Path
from urllib.parse import quote, unquote

from podcaster.publishing.publishers import Address


class Shelf:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        return self.folder / quote(name, safe="")

    def list(self, folder: str) -> dict[str, int]:
        found = {unquote(path.name): path.stat().st_size for path in self.folder.iterdir()}
        return {name.rpartition("/")[2]: size for name, size in found.items() if name.rpartition("/")[0] == folder}

    def check(self, name: str) -> int | None:
        return self.path(name).stat().st_size if self.path(name).exists() else None

    def read(self, name: str, most_bytes: int) -> bytes | None:
        return self.path(name).read_bytes()[:most_bytes] if self.path(name).exists() else None

    def put(self, path: Path, name: str) -> None:
        self.path(name).write_bytes(path.read_bytes())
        with (self.folder.parent / "order.txt").open("a") as order:
            order.write(f"{name}\n")

    def remove(self, name: str) -> None:
        self.path(name).unlink(missing_ok=True)

    def close(self) -> None:
        (self.folder.parent / "closed").touch()


def open_shelf(address: Address) -> Shelf:
    if address.host == "shut":
        raise OSError(f"{address.user} may not come in")
    return Shelf(Path(address.path))
