"""The last step of mixing: the mix is encoded and tagged and, with its timeline and cover, gets its place."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from podcaster.mixing.cover import draw_cover
from podcaster.mixing.encoder import Encoded, Encoder
from podcaster.mixing.episode import Episode
from podcaster.mixing.episode_folder import EpisodeFolder
from podcaster.mixing.mix import Mix, levelled
from podcaster.mixing.mp3_frames import FLUSH_FRAMES, FRAME_SAMPLES, LONGEST_FRAME_BYTES, info_frame
from podcaster.mixing.tags import EpisodeTags, transcript_lines, write_tags
from podcaster.mixing.timeline_file import timeline_json
from podcaster.reading.article import Article
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.script import Speaker
from podcaster.system.files import move_into_place, write_whole

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
) -> Episode:
    """Encode and tag the mix and put it with its timeline and cover into `folder`, which is named as the episode's
    files are, each file whole. OutputError or MixingError when that can't be done, with the files of an earlier build
    left as they were."""
    title, files = title_of(article), EpisodeFolder(folder)
    made = mix.pieces[0].raw.with_name("episode.mp3")
    cover = draw_cover(title, show)  # while ffmpeg works
    encoded, loudness_lufs = levelled(mix, encoder, target_lufs)
    join_pieces(encoded, made)
    true_peak_dbtp = max(one.true_peak_dbtp for one in encoded)
    tags = EpisodeTags(
        title=title,
        show=show,
        artist=author or article.byline or show,
        date=article.published,
        language=article.language,
        source=article.url or article.source,
        comment=NOTICE,
        lyrics=transcript_lines(mix.timeline.cues, speakers),
        cover=cover,
        chapters=mix.timeline.chapters,
        players=article.players,
        encoder=made_by,
    )
    write_tags(made, tags)
    if folder.is_symlink():
        folder.unlink()  # nothing is written where a link may lead
    move_into_place(made, files.mp3)
    write_whole(files.cover, cover)
    episode = Episode(
        folder=files,
        source=article.source,
        title=title,
        byline=article.byline or "",
        published=article.published or "",
        site=article.site or "",
        url=article.url or "",
        language=article.language,
        speakers=speakers,
        timeline=mix.timeline,
        audio=(files.mp3,),
        loudness_lufs=loudness_lufs,
        true_peak_dbtp=true_peak_dbtp,
    )
    write_whole(files.timeline, timeline_json(episode))
    return episode


def join_pieces(encoded: Sequence[Encoded], to: Path) -> None:
    """Write the MP3 of these pieces, each of which the encoder has listened to."""
    count = sum(one.count for one in encoded)
    with encoded[0].path.open("rb") as file:
        first = file.read(LONGEST_FRAME_BYTES)
    sound_bytes = sum(one.sound_bytes for one in encoded[:-1]) + encoded[-1].path.stat().st_size
    with to.open("wb") as file:
        file.write(info_frame(count + FLUSH_FRAMES, sound_bytes, FRAME_SAMPLES * count, first))
        for one in encoded:
            sound = one.path.read_bytes()
            file.write(sound if one is encoded[-1] else sound[: one.sound_bytes])


def title_of(article: Article) -> str:
    """The article's headline, or its first words."""
    return article.title or _first_words(article.body)


def slug_of(title: str) -> str:
    """A title as lower-case ASCII words joined by hyphens, at most `LONGEST_SLUG` characters; "episode" without any."""
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
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
