"""The cover that is drawn from a title, remembered: a build after an edit neither draws it nor loads what draws."""

import hashlib
import json

import PIL

from podcaster.mixing.tags import is_jpeg
from podcaster.system.content_store import ContentStore
from podcaster.version import podcaster_version

_FORMAT = 1
"""Part of every key. Raise it when `draw_cover` draws differently."""
_KIND = "cover"
"""Kind of these entries in the content store."""


def drawn_cover(title: str, show: str, store: ContentStore | None) -> bytes:
    """The same as `draw_cover`, remembered in `store`."""
    made_of = json.dumps([_FORMAT, podcaster_version(), PIL.__version__, title, show])
    key = hashlib.blake2b(made_of.encode(), digest_size=20).hexdigest()
    known = bytes(store.find(key, _KIND) or b"") if store else b""
    if is_jpeg(known):
        return known
    from podcaster.mixing.cover import draw_cover  # late: Pillow's drawing takes long to load

    cover = draw_cover(title, show)
    if store:
        store.keep(key, _KIND, cover)
    return cover
