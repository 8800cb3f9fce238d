"""The files of an episode that are published beside its page: audio, transcripts, chapters, cover, book."""

from collections.abc import Collection
from pathlib import Path

from podcaster.mixing.containers import audio_endings, container_named, container_of
from podcaster.mixing.containers.base import Container
from podcaster.mixing.episode_folder import CHAPTERS, EPUB, MP3, PICTURES, TRANSCRIPTS, EpisodeFolder

_BESIDE_AUDIO = (*TRANSCRIPTS, CHAPTERS)


def has_pictures(there: Collection[str]) -> bool:
    """Whether an episode with these files has pictures for its chapters. Then its chapters file is made for the site,
    with the addresses of the pictures."""
    return not set(PICTURES).isdisjoint(there)


def audio_formats(slug: str, there: Collection[str], enclosure: str) -> tuple[str, ...]:
    """The endings of an episode's audio files among the names `there`: first the one for the feed's enclosure, which is
    of the format `enclosure`, or an MP3 in its place; then the others. Empty when there is neither."""
    files = EpisodeFolder(Path(slug))
    found = [ending for ending in audio_endings() if files.file(ending).name in there]
    main = next((ending for ending in (container_named(enclosure).ending, MP3) if ending in found), None)
    return () if main is None else (main, *(ending for ending in found if ending != main))


def media_names(slug: str, there: Collection[str], enclosure: str) -> tuple[str, ...]:
    """The names of all files of an episode that are published as they are, where `there` are the names in its folder.
    Without an audio file for the feed, an MP3 is among them."""
    files = EpisodeFolder(Path(slug))
    main, *others = audio_formats(slug, there, enclosure) or (MP3,)
    pictures = [name for name in PICTURES if name in there]
    beside = TRANSCRIPTS if pictures else _BESIDE_AUDIO
    first, last = ([files.file(ending).name for ending in part] for part in ((main, *beside), others))
    book = [files.book.name] if files.book.name in there else []
    return (*first, files.cover.name, *pictures, *last, *book)


def possible_names(slug: str) -> tuple[str, ...]:
    """The names of all files that an episode may have had in the site."""
    files = EpisodeFolder(Path(slug))
    endings = (*audio_endings(), *_BESIDE_AUDIO, EPUB)
    return (*(files.file(ending).name for ending in endings), files.cover.name, *PICTURES)


def format_of(audio: Path) -> Container:
    """The container of an audio file that is published."""
    container = container_of(audio)
    assert container is not None  # its ending is one of `audio_endings`
    return container
