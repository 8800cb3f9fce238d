"""Input formats: which format a document is in, and how it is read. Other formats plug in here.

A format is a module, or another object, with two functions (see `Format`). The formats of podcaster are the modules of
this package. A plug-in names its format as an entry point in the group `podcaster.formats`.

Formats are asked in order whether they detect a document: the plug-ins by their names, then those of `BUILT_IN`. The
last of these, plain text, accepts every text. The first format that detects the document reads it. Plug-ins are asked
first, so one can also replace a format of podcaster.

A document may hold several articles. `Document.part` then says which one is wanted.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from podcaster.errors import SourceError, fault_of
from podcaster.reading.article import Article
from podcaster.reading.document import Document
from podcaster.reading.draft import Draft

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

BUILT_IN = ("epub", "docx", "odt", "pdf", "rtf", "mail", "markdown", "html", "org", "rst", "asciidoc", "text")
"""The modules of podcaster's own formats, in the order in which they are asked. Each is imported when it is asked."""
_READ_TYPES = (
    "text/",
    "application/xhtml+xml",
    "application/xml",
    "message/rfc822",
    "application/mbox",
    "application/epub+zip",
    "application/pdf",
    "application/rtf",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.",
)
"""How the media types begin that podcaster's own formats read."""
_SHOWN_CHARACTERS = 200


class Format(Protocol):
    """The interface of an input format."""

    def detect(self, document: Document) -> bool:
        """Whether the document is in this format.

        It may look at the name, the media type, the bytes (`document.data`) and the text (`document.text`). A
        SourceError means no: `document.text` raises one for bytes that are not text.
        """

    def read(self, document: Document) -> Article | Draft | Sequence[Article | Draft]:
        """The article in the document, or the articles in their order.

        An Article is used unchanged. A Draft also has the parts that do not belong to the article, each in its place,
        so that users can overrule the format. Raises SourceError when the document can't be read.
        """


class _FormatOfSeveral(Format, Protocol):
    """A format of podcaster whose documents may hold several articles. Its `read` reads only the wanted one."""

    def count(self, document: Document, *, chapters: bool) -> int:
        """How many articles the document holds; with `chapters`, how many chapters."""


def read_document(document: Document) -> tuple[Article | Draft, ...]:
    """The articles in a document, by the first format that detects it; only the wanted one if `document.part` names
    one. Raises SourceError when it can't be read."""
    for plugin in _plugins():
        found = _read_with(plugin, document)
        if found is not None:
            document.check_part(len(found))
            return found if document.part is None else (found[document.part - 1],)
    format_ = built_in_format(document)
    if not hasattr(format_, "count"):
        document.check_part(1)
    return _as_tuple(format_.read(document))


def count_articles(document: Document, *, chapters: bool) -> int:
    """How many articles a document holds; with `chapters`, how many chapters. Raises SourceError when it can't be
    read, or has no chapters."""
    for plugin in _plugins():
        found = _read_with(plugin, document)
        if found is not None:
            return len(found)
    format_ = built_in_format(document)
    if hasattr(format_, "count"):
        return cast(_FormatOfSeveral, format_).count(document, chapters=chapters)
    if chapters:
        raise SourceError(
            "this format has no chapters to split", where=document.where, advice="build it whole, or give an EPUB"
        )
    return 1


def built_in_format(document: Document) -> Format:
    """The first of podcaster's own formats that detects the document. Raises SourceError when it is not text."""
    check_media_type(document.media_type, where=document.where)
    modules = (cast(Format, import_module(f"{__name__}.{name}")) for name in BUILT_IN)
    return next(module for module in modules if module.detect(document))


def check_media_type(media_type: str | None, *, where: str) -> None:
    """Raises SourceError for a media type that no format of podcaster reads."""
    if media_type and not media_type.startswith(_READ_TYPES):
        shown = media_type if len(media_type) <= _SHOWN_CHARACTERS else f"{media_type[:_SHOWN_CHARACTERS]}…"
        raise SourceError(
            f"this is {shown}, not a page or text", where=where, advice="give the address of the article itself"
        )


def has_plugins() -> bool:
    """Whether a format plug-in is installed, which may read other media types."""
    return bool(_plugins())


@cache
def _plugins() -> "tuple[EntryPoint, ...]":
    """The installed plug-ins. They are looked for once a process, because that takes some milliseconds."""
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group="podcaster.formats"), key=lambda entry: entry.name))


def _read_with(plugin: "EntryPoint", document: Document) -> tuple[Article | Draft, ...] | None:
    """The articles that a plug-in reads; None when the plug-in does not detect the document."""
    with _errors_naming(plugin, document):
        format_: Format = plugin.load()
        try:
            detected = format_.detect(document)
        except SourceError:
            detected = False
        if not detected:
            return None
        found = _as_tuple(format_.read(document))
        for one in found:
            if not isinstance(one, Article | Draft):
                raise TypeError(f"read() gave {type(one).__name__}, not Article or Draft")
        if not found:
            raise SourceError("there is no article in it")
        return found


@contextmanager
def _errors_naming(plugin: "EntryPoint", document: Document) -> Iterator[None]:
    """Turns every exception of a plug-in into a SourceError that names the plug-in."""
    name = f"format plug-in {plugin.name!r}"
    try:
        yield
    except SourceError as error:
        raise SourceError(
            f"{error.what} ({name})", where=error.where or document.where, advice=error.advice or "check the file"
        ) from error
    except (Exception, SystemExit) as error:
        raise SourceError(
            f"the {name} failed ({fault_of(error)})", where=document.where, advice="update the plug-in or uninstall it"
        ) from error


def _as_tuple(found: Article | Draft | Sequence[Article | Draft]) -> tuple[Article | Draft, ...]:
    return (found,) if isinstance(found, Article | Draft) else tuple(found)
