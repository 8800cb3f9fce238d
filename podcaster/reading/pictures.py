"""The pictures of an article on a page or in a chapter of a book: where they stand, what they show, who made them.

A picture belongs to the article when the text around it does, and it is no part of a menu, an advertisement or a
portrait of the author. Whether it can be used, nobody knows before its file is read.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from podcaster.reading.article import Picture
from podcaster.reading.blocks import PLACE, Block
from podcaster.reading.class_names import MOST_PICTURE_WORDS
from podcaster.reading.tidying import LEFT_OUT
from podcaster.system.lazy_regex import lazy_regex
from podcaster.system.record import Record

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 100
"""Most pictures that are looked at."""
_MOST_ADDRESSES, _LONGEST_ADDRESS, _LONGEST_TEXT = 6, 4_000, 500
_LEAST_PIXELS = 120
"""A picture that is shown smaller is an icon."""
_LARGEST_WIDTH = 2_000
"""Of the widths that a page offers, the largest up to this one is taken."""
_APART = frozenset("aside nav footer form button dialog".split())
_ELSEWHERE = lazy_regex(
    r"(?:^|[\s_-])(?:ads?|advert\w*|sponsor\w*|promo\w*|related|recommend\w*|newsletter|shar(?:e|ing)|social|avatar|author"
    r"|byline|bio|profile|comments?|logo|icons?|emoji|sidebar|widget|tracking|pixel|spacer)(?:$|[\s_-])",
    re.I,
)
"""Class names of what is around an article, and of pictures that show nothing of it."""
_LEVELS = 5
"""How many elements around a picture are looked at for such names."""
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-full-src")
_MEDIA = frozenset("img picture video audio iframe svg object embed".split())
_TEXTS_OF_FIGURES = frozenset("blockquote table pre ul ol figure article section h1 h2 h3".split())
"""Elements of a figure that are more than the words below its picture."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')
_SIZE = lazy_regex(r"(\d{1,5})(?:\.\d{1,9})?([wx])")
_UNKNOWN_WIDTH, _LONGEST_SRCSET = 800, 20_000


class PlacedPicture(Record, frozen=True, kw_only=True):
    """A picture on a page, with its place."""

    picture: Picture
    before: int
    """How many blocks are before it."""
    path: tuple[int, ...]
    """The numbers of the elements around it, as blocks have them."""


def leave_out_captions(tree: "HtmlElement") -> None:
    """Marks the words beside the picture of a figure as left out, whether or not they are in a <figcaption>.

    Sentences stay: some pages lead with one that stands beside a picture.
    """
    for figure in tree.iter("figure"):
        if next(figure.iter("img", "video", "picture"), None) is None or _count_words(figure) > MOST_PICTURE_WORDS:
            continue
        pending = list(figure)
        while pending:
            element = pending.pop()
            if not isinstance(element.tag, str) or element.tag in _TEXTS_OF_FIGURES or element.tag == LEFT_OUT:
                continue
            if element.tag in _MEDIA or next(element.iter(*_MEDIA, *_TEXTS_OF_FIGURES), None) is not None:
                pending.extend(element)
            elif _count_words(element) and not _text("".join(map(str, element.itertext()))).endswith(_SENTENCE_ENDS):
                element.tag = LEFT_OUT
                element.set("kind", "picture")


def _count_words(element: "HtmlElement") -> int:
    return len(" ".join(map(str, element.itertext())).split())


def read_pictures(tree: "HtmlElement") -> list[PlacedPicture]:
    """The pictures of a tidied page whose blocks were read, without icons and those outside of any text."""
    found = []
    for image in list(tree.iter("img"))[:_MOST]:
        before, *path = (int(number) for number in (image.get(PLACE) or "-1").split())
        addresses = _addresses(image)
        if before >= 0 and addresses and not _is_apart(image):
            picture = Picture(addresses=addresses, alt=_text(image.get("alt") or ""), caption=_caption(image))
            found.append(PlacedPicture(picture=picture, before=before, path=tuple(path)))
    return found


def of_article(
    pictures: Sequence[PlacedPicture], blocks: Sequence[Block], kept: Sequence[bool], *, title: str = ""
) -> dict[int, tuple[Picture, ...]]:
    """The pictures of an article, by the number of the block that follows them. `kept` tells which blocks belong to the
    article."""
    texts = [at for at, stays in enumerate(kept) if stays]
    if not texts or not pictures:
        return {}
    middle, last = texts[len(texts) // 2], texts[-1] + 1
    headlines = [at for at in range(middle) if title and blocks[at].text.casefold() == title.casefold()]
    first = headlines[-1] if headlines else texts[0]
    around = _kept_around(blocks, kept)
    found: dict[int, tuple[Picture, ...]] = {}
    for one in pictures:
        if first <= one.before <= last and _is_among_text(one.path, around):
            before = min(one.before, len(blocks) - 1)
            found[before] = (*found.get(before, ()), one.picture)
    return found


def _kept_around(blocks: Sequence[Block], kept: Sequence[bool]) -> dict[int, tuple[int, int]]:
    """How many blocks each element holds, by its number, and how many of them are kept."""
    around: dict[int, tuple[int, int]] = {}
    for block, stays in zip(blocks, kept, strict=True):
        for number in block.path if block.kind is None else ():
            total, ours = around.get(number, (0, 0))
            around[number] = (total + 1, ours + stays)
    return around


def _is_among_text(path: Sequence[int], around: dict[int, tuple[int, int]]) -> bool:
    """True when the article has a third of the blocks in the innermost element that holds the picture and text."""
    total, ours = next((around[number] for number in reversed(path) if number in around), (0, 0))
    return ours > 0 and 3 * ours >= total


def _is_apart(image: "HtmlElement") -> bool:
    """True for a picture outside of the text, and for an icon."""
    if image.get("role") in ("presentation", "none") or image.get("aria-hidden") == "true":
        return True
    for side in ("width", "height"):
        pixels = re.match(r"\d{1,6}(?:px)?$", (image.get(side) or "").strip())
        if pixels and int(pixels[0].removesuffix("px")) < _LEAST_PIXELS:
            return True
    elements = [image, *image.iterancestors()]
    if any(element.tag in _APART for element in elements):
        return True
    inner = [element for element in elements[: _LEVELS + 1] if element.tag not in ("html", "body", "main", "article")]
    return any(_ELSEWHERE.search(f"{one.get('class', '')} {one.get('id', '')}"[:300]) for one in inner)


def _addresses(image: "HtmlElement") -> tuple[str, ...]:
    sets = [image.get("srcset"), image.get("data-srcset")]
    # The parser puts a picture's image into the <source> before it.
    offered = next((one for one in image.iterancestors() if one.tag != "source"), None)
    if offered is not None and offered.tag == "picture":
        sets += [source.get("srcset") for source in offered.iter("source")]
    found = [image.get("src"), *map(image.get, _LAZY), *(_best(one) for one in sets if one)]
    kept = (" ".join(address.split()) for address in found if address)
    usable = (one for one in kept if len(one) <= _LONGEST_ADDRESS or one.startswith("data:"))
    return tuple(dict.fromkeys(usable))[:_MOST_ADDRESSES]


def _best(srcset: str) -> str:
    """The address of the largest picture in a srcset that is not too large."""
    offered = [] if srcset.lstrip().startswith("data:") else [one for one in _candidates(srcset) if one[0]]
    fitting = [one for one in offered if one[1] <= _LARGEST_WIDTH] or offered[:1]
    return max(fitting, key=lambda one: one[1])[0] if fitting else ""


def _candidates(srcset: str) -> Iterator[tuple[str, int]]:
    """The addresses in a srcset with their widths: "small.jpg 400w, large.jpg 1200w". An address may have commas."""
    address = ""
    for word in srcset[:_LONGEST_SRCSET].split():
        if address:
            size, _, rest = word.partition(",")
            yield address, _width(size)
            address = rest
        elif word.endswith(","):
            yield word.rstrip(","), _UNKNOWN_WIDTH
        else:
            address = word
    yield address, _UNKNOWN_WIDTH


def _width(size: str) -> int:
    """The pixels in "400w", and about as many for "2x"."""
    found = _SIZE.fullmatch(size)
    if not found:
        return _UNKNOWN_WIDTH
    return int(found[1]) * (1 if found[2] == "w" else _UNKNOWN_WIDTH)


def _caption(image: "HtmlElement") -> str:
    """The caption in the figure around a picture, or in the element right around it."""
    ancestors = list(image.iterancestors())[:_LEVELS]
    figure = next((one for one in ancestors if one.tag == "figure"), ancestors[0] if ancestors else None)
    captions = figure.iter(LEFT_OUT) if figure is not None else ()
    return _text(" ".join(_text("".join(map(str, one.itertext()))) for one in captions if one.get("kind") == "picture"))


def _text(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_TEXT]
