"""What the class names and ids of a page's elements tell: which elements are no part of the article."""

import re
from collections.abc import Sequence
from functools import lru_cache

from podcaster.reading.article import DroppedKind
from podcaster.system.lazy_regex import lazy_regex

_KINDS: dict[DroppedKind, str] = {  # class names and ids of elements that are left out, by what they are
    "table": "infobox navbox vertical-navbox sidebar-table ambox metadata-table",
    "line": "toc toccolours table-of-contents ez-toc-container lwptoc rank-math-toc-block wp-block-table-of-contents "
    "toc_container tableofcontents hatnote key-events keyevents",
    "note": "footnotes footnote endnotes reflist references refbegin mw-references-wrap footnotes-list footnote-list "
    "wp-block-footnotes easy-footnotes-wrapper footnote-definition",
    "credit": "author-bio author_bio authorbio author__bio author-biography author-description author__description "
    "about-author about-the-author post-author-bio entry-author-bio contributor-bio writer-bio byline-bio bio-box",
    "picture": "caption wp-caption-text thumbcaption gallerytext image-caption img-caption photo-caption "
    "picture-caption "
    "media-caption figure-caption caption-text photo-credit image-credit img-credit media-credit picture-credit "
    "article-image-caption article__caption imagecaption photocaption",
    "code block": "highlight codehilite code-block code-wrapper CodeMirror syntaxhighlighter mw-highlight "
    "wp-block-code wp-block-syntaxhighlighter-code",
    "comment": "comments comment-list commentlist comments-area comments-section comment-section comments-list "
    "disqus_thread comment-respond respond article-comments reader-comments comments-container comments-wrapper "
    "comments_area user-comments articlecomments",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_NOTICES = frozenset(
    "subscribe-widget subscription-widget subscription-widget-wrap subscribe-box subscribe-form subscribe-cta "
    "subscribe-prompt newsletter-signup newsletter-sign-up newsletter-form newsletter-box newsletter-promo "
    "newsletter-cta newsletter-widget newsletter-prompt signup-form sponsor sponsor-line sponsor-label sponsor-message "
    "sponsored-by presented-by affiliate-disclosure affiliate-disclaimer affiliate-notice".split()
)
"""Class names of a publication's short notices: calls to subscribe, sponsors, links that are paid for."""
_NOTICE = lazy_regex(
    r"newsletter|subscri(?:be(?!r)|ption)|sign-?up|donat(?:e|ion)|disclaimer|disclosure|pagination|prev-?next"
    r"|post-?nav|trending|most-?(?:read|popular|viewed)",
    re.I,
)
"""What is in the class names of other such notices, and of links to other pages."""
_BOXES = frozenset("div section aside form nav footer ul ol figure".split())
"""The elements that such notices are. A paragraph may have such a class name and be the article's."""
_LISTS = frozenset(("ul", "ol", "li"))
_LONGEST_NAME = 60
"""In characters. A longer name is a sentence: the id of a heading."""
MOST_PICTURE_WORDS = 120
_MOST_CREDIT_WORDS, _MOST_NOTICE_WORDS = 150, 60
_MOST_WORDS = 1_000_000_000


def kind_of_names(tag: str, names: Sequence[str]) -> tuple[DroppedKind | None, int]:
    """The kind of an element with these names, None when it stays, and the most words of such an element.

    One with more words is something else, such as the whole page.
    """
    for name in names:
        kind = _KIND_OF.get(name)
        if kind is not None and not (name == "caption" and tag in _LISTS):  # such a list names author and date
            return kind, {"picture": MOST_PICTURE_WORDS, "credit": _MOST_CREDIT_WORDS}.get(kind, _MOST_WORDS)
    if any(name in _NOTICES or (tag in _BOXES and _is_notice(name)) for name in names):
        return "line", _MOST_NOTICE_WORDS
    return None, 0


@lru_cache(maxsize=4096)
def _is_notice(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _NOTICE.search(name) is not None
