"""The last step of mixing: join the encoded pieces into tagged audio files, and move these, the timeline and the cover
into the episode's folder."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from podcaster.mixing.chapter_pictures import PlacedPicture, with_pictures
from podcaster.mixing.containers import audio_endings
from podcaster.mixing.containers.tag_values import source_text
from podcaster.mixing.drawn_cover import drawn_cover
from podcaster.mixing.encoder import Encoder
from podcaster.mixing.episode import DigitalSource, Episode
from podcaster.mixing.episode_folder import PICTURES, EpisodeFolder
from podcaster.mixing.mix import EncodedMix, Mix, level_pieces
from podcaster.mixing.provenance import Credentials, sign
from podcaster.mixing.tags import EpisodeTags, TaggedPicture, transcript_lines
from podcaster.mixing.timeline_file import timeline_json
from podcaster.reading.article import Article
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.script import Speaker
from podcaster.system.files import move_into_place, unlink, write_whole

_LONGEST_FIRST_WORDS = 100
LONGEST_SLUG = 80


def release_episode(
    article: Article,
    speakers: tuple[Speaker, ...],
    mix: Mix,
    folder: Path,
    *,
    encoder: Encoder,
    target_lufs: float,
    show: str,
    author: str,
    made_by: str,
    cover: bytes | None = None,
    credentials: Credentials | None = None,
    pictures: Sequence[PlacedPicture] = (),
    digital_source: DigitalSource = "algorithmicMedia",
) -> Episode:
    """Join, tag and release the mix into `folder`, whose name is the slug. `cover` is a JPEG, by default drawn from the
    title. `pictures` are for the chapters. `digital_source` is what made the voices. With `credentials` the audio files
    are signed, apart from Opus.

    Every file is written atomically, and audio files that an earlier build made in other formats are removed.
    OutputError or MixingError when that fails. A mix that can't be encoded or tagged changes nothing in the folder.
    """
    title, files = title_of(article), EpisodeFolder(folder)
    cover = cover or drawn_cover(title, show, encoder.store)  # while ffmpeg works
    timeline, shown = with_pictures(mix.timeline, pictures)
    tags = EpisodeTags(
        title=title,
        show=show,
        artist=author or article.byline or show,
        date=article.published,
        language=article.language,
        source=article.url or article.source,
        comment=_comment(article),
        lyrics=transcript_lines(timeline.cues, speakers),
        cover=cover,
        chapters=timeline.chapters,
        players=article.players,
        encoder=made_by,
        pictures=tuple(
            TaggedPicture(chapter=at, jpeg=shown[one.picture.file], alt=one.picture.alt)
            for at, one in enumerate(timeline.chapters)
            if one.picture
        ),
    )
    finished: dict[Path, Path] = {}
    levels: list[tuple[float, float]] = []
    for encoded_mix in mix.encoded:
        path, lufs, dbtp = _audio_file(mix, encoded_mix, encoder, target_lufs, tags)
        if credentials:
            sign(path, title, credentials, digital_source)
        finished[files.file(encoded_mix.container.ending)] = path
        levels.append((lufs, dbtp))
    if folder.is_symlink():
        folder.unlink()  # never write through a symbolic link: it may lead to the user's own files
    for place, path in finished.items():
        move_into_place(path, place)
    write_whole(files.cover, cover)
    for name in PICTURES:
        if name in shown:
            write_whole(folder / name, shown[name])
        else:
            unlink(folder / name)  # of an earlier build
    episode = Episode(
        folder=files,
        source=article.source,
        title=title,
        byline=article.byline or "",
        published=article.published or "",
        site=article.site or "",
        url=article.url or "",
        description=article.description,
        credits=article.credits,
        language=article.language,
        digital_source=digital_source,
        speakers=speakers,
        timeline=timeline,
        audio=tuple(finished),
        loudness_lufs=levels[0][0],
        true_peak_dbtp=levels[0][1],
    )
    write_whole(files.timeline, timeline_json(episode))
    for ending in audio_endings():
        if files.file(ending) not in finished:
            unlink(files.file(ending))
    return episode


def _comment(article: Article) -> str:
    """The notice that the voices are synthetic, and the articles of a digest with their addresses or files."""
    told = [f"{one.title}: {source_text(one.url or one.source)}".rstrip(": ") for one in article.credits]
    return "\n".join((NOTICE, *told))


def _audio_file(
    mix: Mix, encoded_mix: EncodedMix, encoder: Encoder, target_lufs: float, tags: EpisodeTags
) -> tuple[Path, float, float]:
    """A tagged audio file in the folder for unfinished files, its loudness in LUFS and its true peak in dBTP."""
    container = encoded_mix.container
    encoded, lufs = level_pieces(mix, encoded_mix, encoder, target_lufs)
    path = mix.pieces[0].raw.with_name(f"episode{container.ending}")
    container.join(encoded, tags, path)
    return path, lufs, max(one.true_peak_dbtp for one in encoded)


def title_of(article: Article) -> str:
    """The article's headline, or its first words."""
    return article.title or _first_words(article.body)


def slug_of(title: str) -> str:
    """A title as lower-case ASCII words joined by hyphens, at most `LONGEST_SLUG` characters; "episode" for a title
    without such words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    slug = ""
    for word in words:
        if len(slug) + len(word) >= LONGEST_SLUG:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or (words[0][:LONGEST_SLUG] if words else "episode")


def _first_words(body: str) -> str:
    words = body.split()
    title = " ".join(words[:8])
    shown = title[:_LONGEST_FIRST_WORDS]  # in some languages a sentence is one word
    return shown + ("…" if len(words) > 8 or shown != title else "")
