"""The cover of an episode that a script asks for."""

from podcaster.errors import ScriptError, cause_of
from podcaster.reading import Article
from podcaster.show.settings import Settings
from podcaster.system.user_files import read_regular


def episode_cover(article: Article, settings: Settings) -> bytes | None:
    """The cover as a JPEG; None when none is asked for. ScriptError when the picture can't be read, or podcast
    directories would refuse it."""
    if not article.cover:
        return None
    from podcaster.mixing.cover import LARGEST_SOURCE_BYTES, check_cover, small_jpeg

    path = settings.folder / article.cover
    try:
        image = read_regular(path, LARGEST_SOURCE_BYTES)
    except OSError as error:
        what = f"can't read the cover ({cause_of(error)})"
        raise ScriptError(what, where=str(path), advice='correct the line "cover: ..." of the script') from error
    if wrong := check_cover(image):
        raise ScriptError(f"the cover {wrong.what}", where=str(path), advice=wrong.advice)
    return small_jpeg(image)
