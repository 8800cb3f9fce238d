"""The pages people listen on: static, no request but to the site's own files, an article's text never markup."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from podcaster.mixing.timeline import TimedCue
from podcaster.mixing.times import format_time
from podcaster.publishing.listing import Listing
from podcaster.publishing.notes import credit, is_web
from podcaster.publishing.published import Published
from podcaster.publishing.show import Show
from podcaster.publishing.volumes import Volume, index_name
from podcaster.scripting.announcements import NOTICE
from podcaster.scripting.sentences import sentences

POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; script-src 'self'; style-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content Security Policy each page carries and `serve` sends."""
_NOT_SHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
COLOURS = 8
"""Speakers' colours in podcaster.css; after so many they come again."""


def episode_page(show: Show, episode: Published) -> str:
    """The page of one episode, with its transcript to read along."""
    colours = {speaker.id: f"s{number % COLOURS + 1}" for number, speaker in enumerate(episode.speakers)}
    names = {speaker.id: speaker.name for speaker in episode.speakers}
    slug = quote(episode.slug)
    parts = [
        _head(episode.title, show, episode.language, up="../"),
        '<a class="skip" href="#transcript">Skip to the transcript</a>',
        f'<header><p class="show"><a href="../index.html">{_text(show.title)}</a></p>',
        f"<h1>{_text(episode.title)}</h1>",
        f'<p class="credit">{_credit(episode)}</p></header>',
        "<main>",
        '<section class="player" aria-label="Player">'
        f'<audio id="audio" controls preload="metadata" src="{slug}.mp3">'
        f'<track kind="captions" src="{slug}.vtt" srclang="{_text(episode.language)}" label="Transcript"></audio>'
        "</section>",
    ]
    if episode.timeline.chapters:
        parts.append('<nav aria-label="Chapters"><h2>Chapters</h2><ol>')
        for chapter in episode.timeline.chapters:
            time = f"{chapter.start_ms / 1000:.3f}"
            parts.append(
                f'<li><a href="{slug}.mp3#t={time}" data-t="{time}">'
                f'<span class="time">{format_time(chapter.start_ms)}</span>'
                f"<span>{_text(chapter.title)}</span></a></li>"
            )
        parts.append("</ol></nav>")
    if names:
        cast = "".join(f'<li class="{colours[ident]}">{_text(name)}</li>' for ident, name in names.items())
        parts.append(f'<section class="cast"><h2>Who speaks</h2><ul>{cast}<li>Narrator</li></ul></section>')
    parts.append('<section id="transcript" aria-label="Transcript" tabindex="-1"><h2>Transcript</h2>')
    said: str | None = None
    for cue in episode.timeline.cues:
        body = "".join(_sentences(cue))
        if cue.kind == "heading":
            parts.append(f"<h3>{body}</h3>")
        elif cue.speaker:
            who = "" if cue.speaker == said else f'<span class="who">{_text(names[cue.speaker])}</span>'
            parts.append(f'<p class="cue {colours[cue.speaker]}">{who}{body}</p>')
        else:
            parts.append(f'<p class="cue">{body}</p>')
        said = cue.speaker
    parts.append(f"</section></main><footer><p>{NOTICE}</p></footer></body></html>")
    return "\n".join(parts) + "\n"


def index_page(show: Show, episodes: Sequence[Listing], volume: Volume) -> str:
    """The show's own page for one volume; `episodes` the newest first."""
    parts = [
        _head(show.title, show, show.language, up=""),
        '<header><div class="head"><img src="cover.jpg" alt="" width="128" height="128">'
        f'<div><h1>{_text(show.title)}</h1><p class="meta">{_text(show.about)}</p>'
        '<p class="meta"><a href="feed.xml">Subscribe: copy this feed\'s address into a podcast app</a></p>'
        "</div></div></header>",
        "<main>",
    ]
    if episodes:
        parts.append('<ol class="episodes">')
        for episode in episodes:
            length = format_time(episode.duration_ms)
            parts.append(
                f'<li><h2><a href="{quote(episode.slug)}/index.html">{_text(episode.title)}</a></h2>'
                f'<p class="meta">{_text(episode.first_published[:10])} · {length}</p>'
                f"<p>{_text(episode.summary)}</p></li>"
            )
        parts.append("</ol>")
    else:
        parts.append('<p class="empty">No episode yet.</p>')
    places = {"Newer": volume.newer, "Older": volume.older, "Newest": 0, "Oldest": 1}
    if not volume.archives:
        places = {}
    links = " ".join(
        f'<a href="{index_name(number)}">{name}</a>'
        for name, number in places.items()
        if number not in (None, volume.number)
    )
    parts.append(f"{f'<nav aria-label=Pages><p>{links}</p></nav>' if links else ''}</main>")
    parts.append(f"<footer><p>{NOTICE.replace('this episode', 'these episodes')}</p></footer></body></html>")
    return "\n".join(parts) + "\n"


def _head(title: str, show: Show, language: str, *, up: str) -> str:
    script = f'<script src="{up}assets/podcaster.js" defer></script>' if up else ""
    return (
        f'<!doctype html>\n<html lang="{_text(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<title>{_text(title)}</title><link rel="icon" href="{up}cover.jpg">'
        f'<link rel="stylesheet" href="{up}assets/podcaster.css">'
        f'<link rel="alternate" type="application/rss+xml" title="{_text(show.title)}" href="{up}feed.xml">'
        f"{script}</head><body>"
    )


def _credit(episode: Listing) -> str:
    parts = [_text(credit(episode))] if credit(episode) else []
    if is_web(episode.url):
        parts.append(f'<a href="{_text(episode.url)}" rel="noopener">Read the article</a>')
    parts.append(format_time(episode.duration_ms))
    return " · ".join(parts)


def _sentences(cue: TimedCue) -> Iterator[str]:
    """The cue's words, each with its time, and behind every sentence a link to it."""
    words = list(cue.words)
    at = 0
    for first, last in sentences(cue.text):
        inside = []
        while at < len(words) and words[at].char_start < last:
            inside.append(words[at])
            at += 1
        if not inside:
            yield _text(cue.text[first:last])
            continue
        time = f"{inside[0].start_ms / 1000:.3f}"
        spans, position = [], first
        for number, word in enumerate(inside):
            start = max(position, word.char_start)
            end = last if number + 1 == len(inside) else max(start, inside[number + 1].char_start)
            whole = cue.text[start:end]
            shown = whole.rstrip()
            spans.append(_text(cue.text[position:start]))
            spans.append(f'<span class="w" data-s="{word.start_ms}" data-e="{word.end_ms}">{_text(shown)}</span>')
            spans.append(_text(whole[len(shown) :]))
            position = end
        label = f"Play from {format_time(inside[0].start_ms)}"
        link = f'<a class="at" href="#t={time}" data-t="{time}" aria-label="{label}">¶</a> '
        yield f'<span id="t={time}">{"".join(spans)}</span>{link}'


def _text(text: str) -> str:
    """Text as HTML; what is no character of a page is left out."""
    return escape(_NOT_SHOWN.sub("", text), quote=True)
