"""Show notes: a summary of the episode, its chapters with their times, its speakers, and a link to the article."""

from html import escape

from podcaster.mixing.episode import Episode
from podcaster.mixing.times import format_clock
from podcaster.publishing.excerpts import description_of
from podcaster.reading.article import Credit
from podcaster.scripting.announcements import NOTICE


def notes_html(episode: Episode) -> str:
    """The notes as HTML, with the few elements that podcast apps show: p, br, ul, li, a."""
    chapters = episode.timeline.chapters
    parts = [f"<p>{escape(description_of(episode))}</p>"]
    times = "<br/>".join(f"{format_clock(chapter.start_ms)} {escape(chapter.title)}" for chapter in chapters)
    parts.append(f"<p>{times}</p>")
    if episode.credits:
        parts.append(f"<p>Articles:</p><ul>{''.join(map(_credit_html, episode.credits))}</ul>")
    if episode.speakers:
        names = "".join(f"<li>{escape(speaker.name)}</li>" for speaker in episode.speakers)
        parts.append(f"<p>Quoted, in order:</p><ul>{names}</ul>")
    parts.append(f"<p>{_source_html(episode)}{NOTICE}</p>")
    return "\n".join(parts)


def notes_text(episode: Episode) -> str:
    """The notes as plain text."""
    lines = [description_of(episode), ""]
    lines += [f"{format_clock(chapter.start_ms)} {chapter.title}" for chapter in episode.timeline.chapters]
    if episode.credits:
        lines += ["", "Articles:", *(_credit_text(credit) for credit in episode.credits)]
    if episode.speakers:
        lines += ["", "Quoted: " + ", ".join(speaker.name for speaker in episode.speakers)]
    source = [credit(episode), f"Article: {episode.url}" if is_web(episode.url) else ""]
    lines += ["", *filter(None, source), NOTICE]
    return "\n".join(lines)


def credit(episode: Episode) -> str:
    """Author, publication and date of the article, if known: "By Anna Whitlock, The Harbour Post, 2024-05-03"."""
    known = [f"By {episode.byline}" if episode.byline else "", episode.site, episode.published[:10]]
    return ", ".join(part for part in known if part)


def _credit_html(one: Credit) -> str:
    """An article of a digest as an item of a list, with its link."""
    title = escape(one.title)
    if is_web(one.url):
        title = f'<a href="{escape(one.url, quote=True)}">{title}</a>'
    return f"<li>{', '.join([title, *map(escape, _about(one))])}</li>"


def _credit_text(one: Credit) -> str:
    """An article of a digest in a line: title, author, publication, date, address."""
    return ", ".join([one.title, *_about(one), *([one.url] if is_web(one.url) else [])])


def _about(one: Credit) -> list[str]:
    return [part for part in (f"by {one.byline}" if one.byline else "", one.site, one.published[:10]) if part]


def is_web(url: str) -> bool:
    """Whether an article's address may become a link: only http and https."""
    return url.startswith(("http://", "https://"))


def _source_html(episode: Episode) -> str:
    text = escape(credit(episode))
    if is_web(episode.url):
        url = escape(episode.url, quote=True)
        text += f'{". " if text else ""}<a href="{url}">Read the article</a>'
    return f"{text}. " if text else ""
