"""Show notes: what an episode is about, its chapters' times, who speaks, and where the article is."""

from html import escape

from podcaster.mixing.times import format_time
from podcaster.publishing.listing import Listing
from podcaster.scripting.announcements import NOTICE


def notes_html(episode: Listing) -> str:
    """The notes in the few tags that podcast apps show: p, br, ul, li, a."""
    parts = [f"<p>{escape(episode.summary)}</p>"]
    times = "<br/>".join(f"{format_time(chapter.start_ms)} {escape(chapter.title)}" for chapter in episode.chapters)
    parts.append(f"<p>{times}</p>")
    if episode.speakers:
        names = "".join(f"<li>{escape(speaker.name)}</li>" for speaker in episode.speakers)
        parts.append(f"<p>Quoted, in order:</p><ul>{names}</ul>")
    parts.append(f"<p>{_source(episode)}{NOTICE}</p>")
    return "\n".join(parts)


def notes_text(episode: Listing) -> str:
    """The notes without tags."""
    lines = [episode.summary, ""]
    lines += [f"{format_time(chapter.start_ms)} {chapter.title}" for chapter in episode.chapters]
    if episode.speakers:
        lines += ["", "Quoted: " + ", ".join(speaker.name for speaker in episode.speakers)]
    lines += ["", *([f"Article: {episode.url}"] if is_web(episode.url) else []), NOTICE]
    return "\n".join(lines)


def credit(episode: Listing) -> str:
    """Who wrote the article, where and when, as far as known: "By Anna Whitlock, The Harbour Post, 2024-05-03"."""
    known = [f"By {episode.byline}" if episode.byline else "", episode.site, episode.published[:10]]
    return ", ".join(part for part in known if part)


def is_web(url: str) -> bool:
    """Whether an article's address may be linked to: never anything but the web."""
    return url.startswith(("http://", "https://"))



def _source(episode: Listing) -> str:
    named = escape(credit(episode))
    if is_web(episode.url):
        url = escape(episode.url, quote=True)
        named += f'{". " if named else ""}<a href="{url}">Read the article</a>'
    return f"{named}. " if named else ""
