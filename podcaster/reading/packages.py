"""Documents that are zip archives of XML: EPUB, DOCX, ODT. Read within bounds, since a small file can unpack to a huge
one, and its tables of contents may lie."""

import re
import zipfile
import zlib
from html.entities import html5
from io import BytesIO
from typing import TYPE_CHECKING

from podcaster.errors import SourceError
from podcaster.system.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element
    from lxml.html import HtmlElement, XHTMLParser

_MOST_DIRECTORY_BYTES = 4_000_000
"""Largest list of contents of an archive: some 40,000 files."""
_MOST_PART_BYTES = 40_000_000
"""Most bytes of one unpacked file. The text of a book of 120,000 words takes less than 5 MB."""
_MOST_BYTES = 120_000_000
"""Most bytes unpacked from one archive. Pictures and fonts are never unpacked."""
_CHUNK_BYTES = 1 << 20
_END = b"PK\x05\x06"
_END_BYTES = 22
_LONGEST_COMMENT = 65_535
_ENCRYPTED_FLAG = 1
_ADVICE = "download or save it again, or save its text and give that"
_DOCTYPE = lazy_regex(r"<!DOCTYPE[^\[>]{0,2000}(?:\[.{0,20000}?\]\s*)?>", re.S | re.I)
_ENTITY = lazy_regex(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_XML_ENTITIES = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))


class Package:
    """The files in an archive, by name. Raises SourceError for what is damaged, encrypted or too large."""

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self._left_bytes = _MOST_BYTES
        self._check_directory(data)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise self.damaged("its archive is damaged") from error
        self._names = {name.casefold(): name for name in self._archive.namelist()}

    def _check_directory(self, data: bytes) -> None:
        """Refuses an archive whose list of contents is damaged or enormous, before it is read."""
        at = data.rfind(_END, max(0, len(data) - _END_BYTES - _LONGEST_COMMENT))
        if at < 0 or len(data) - at < _END_BYTES:
            raise self.damaged("its archive is cut or damaged")
        if int.from_bytes(data[at + 12 : at + 16], "little") > _MOST_DIRECTORY_BYTES:
            raise SourceError("this holds too many files", where=self.where, advice=_ADVICE)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._names

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None if there is no such file."""
        found = self._names.get(name.casefold())
        if found is None:
            return None
        info = self._archive.getinfo(found)
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise self.encrypted()
        most = min(_MOST_PART_BYTES, self._left_bytes)
        parts: list[bytes] = []
        length = 0
        try:
            with self._archive.open(info) as file:
                while part := file.read(_CHUNK_BYTES):  # not what the archive says: that may be a lie
                    parts.append(part)
                    length += len(part)
                    if length > most:
                        raise SourceError(
                            f"this unpacks to over {most / 1e6:.0f} MB, too large for an article",
                            where=self.where,
                            advice="give a part of it",
                        )
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self.damaged(f"its part {name[:80]!r} is damaged") from error
        self._left_bytes -= length
        return b"".join(parts)

    def xml(self, name: str) -> "_Element | None":
        """The root element of an XML file; None if there is no such file."""
        data = self.read(name)
        return None if data is None else parse_xml(data, name, self.where)

    def damaged(self, why: str) -> SourceError:
        """The error for a damaged archive."""
        return _damaged(why, self.where)

    def encrypted(self) -> SourceError:
        """The error for an archive with a password or a copy protection."""
        return SourceError(
            "this is encrypted", where=self.where, advice="save a copy without password or copy protection"
        )


def parse_xml(data: bytes, name: str, where: str) -> "_Element":
    """The root element of XML. Entities are never expanded, and nothing is loaded. Raises SourceError, which names the
    file `name` of the document `where`, when it is damaged or declares entities."""
    from lxml import etree

    try:
        root = etree.fromstring(data, _xml_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(f"its part {name[:80]!r} is damaged", where) from error
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        raise SourceError(
            f"its part {name[:80]!r} declares entities, which no program writes there", where=where, advice=_ADVICE
        )
    return root


def _xml_parser() -> "XMLParser[_Element]":
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )


def _xhtml_parser() -> "XHTMLParser":
    import lxml.html

    return lxml.html.XHTMLParser(encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True)


def _damaged(why: str, where: str) -> SourceError:
    return SourceError(f"this can't be read ({why})", where=where, advice=_ADVICE)


def parse_xhtml(text: str) -> "HtmlElement | None":
    """The tree of an XHTML file, with plain names of elements; None when nothing is in it. A file that is not well
    formed is read as HTML."""
    import lxml.etree

    from podcaster.reading.pages import parse_page

    known = _ENTITY.sub(_resolved, _DOCTYPE.sub("", text, count=1))
    try:
        tree: HtmlElement = lxml.etree.fromstring(known.encode("utf-8", "replace"), _xhtml_parser())
    except (lxml.etree.XMLSyntaxError, ValueError):
        return parse_page(text)
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag.startswith("{"):
            element.tag = element.tag.rpartition("}")[2]
    return tree


def _resolved(found: re.Match[str]) -> str:
    name = found[1]
    return found[0] if name in _XML_ENTITIES else html5.get(name, found[0])
