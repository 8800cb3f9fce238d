"""The search files: the text of every episode of a volume, which a show's own page searches in the browser.

They are scripts, not JSON: a page that is opened as a file may load a script of its folder, but nothing else.
"""

import json
from collections.abc import Sequence

from podcaster.mixing.episode import Episode
from podcaster.publishing.page_text import NOT_SHOWN, blocks
from podcaster.publishing.release import Release


def search_name(number: int) -> str:
    """File name of a volume's search file."""
    return f"search-{number}.js"


def search_file(episodes: Sequence[tuple[Release, Episode]], number: int) -> str:
    """The search file of a volume. `episodes` begin with the newest. Each is [slug, title, date, length in ms, names of
    its speakers, paragraphs], and a paragraph is [start of its first cue in ms, text]."""
    listed = []
    for release, episode in episodes:
        text = blocks([cue for cue in episode.timeline.cues if cue.part == "body"])
        listed.append(
            [
                release.slug,
                NOT_SHOWN.sub("", episode.title),
                release.first_published[:10],
                episode.timeline.duration_ms,
                [NOT_SHOWN.sub("", speaker.name) for speaker in episode.speakers],
                [[block.cue_ms, block.text] for block in text],
            ]
        )
    data = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return f"(self.podcasterSearch ||= []).push([{number},{data}]);\n"
