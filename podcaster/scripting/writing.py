"""Writing the script: the article's title and body as cues, each with its speaker and the evidence."""

import dataclasses

from podcaster.reading.article import Article
from podcaster.scripting.layout import Span, lay_out
from podcaster.scripting.marked_quotes import marked_quotes
from podcaster.scripting.naming import SpeakerRegistry, confidence, evidence
from podcaster.scripting.paragraphs import paragraphs
from podcaster.scripting.script import Cue, CuePart, Script
from podcaster.scripting.speakers import SPEECH_FLOOR, Models, attribute
from podcaster.system.record import replace

_GAP = "\n\n"
"""Between title and body while both are read as one text."""
_OTHER_LANGUAGE = "speakers are found in English only"


def write_script(article: Article, models: Models | None = None) -> Script:
    """Lay `article` out as cues that tile its body, with a speaker for each quotation whose speaker is sure.

    `models` are the trained models, by default those of the package. The first call reads their files; otherwise the
    function is pure. Any string may be the body. The time is linear in its length.
    """
    if article.language.partition("-")[0].lower() != "en":
        return _unattributed(article)
    title = " ".join(article.title.split())
    whole = title + _GAP + article.body if title else article.body
    shift = len(whole) - len(article.body)
    bounds = [(0, len(title))] if title else []
    bounds += [(start + shift, end + shift) for start, end in paragraphs(article.body)]
    headings = [(start + shift, end + shift) for start, end in article.headings]
    analysis, attributions, conversation = attribute(
        whole,
        bounds,
        models or Models.shipped(),
        headline=bool(title),
        headings=headings,
        bold=[(start + shift, end + shift) for start, end in article.bold],
        byline=article.byline or "",
    )
    labels = conversation.labels if conversation is not None else ()
    spoken = [
        (one.quotation.start, one.quotation.end, index)
        for index, one in enumerate(attributions)
        if one.speech >= SPEECH_FLOOR
    ]
    title_spans = [_as_heading(span) for span in lay_out(whole, bounds[:1], spoken)] if title else []
    in_body = [quote for quote in spoken if quote[0] >= shift]
    body_spans = lay_out(
        whole, bounds[1:] if title else bounds, in_body, [one for one in headings if one not in labels], labels
    )
    registry = SpeakerRegistry(analysis)
    cues: list[Cue] = []
    previous: int | None = None
    parts: list[tuple[CuePart, Span]] = [("title", span) for span in title_spans]
    parts += [("body", span) for span in body_spans]
    for part, span in parts:
        cue = Cue(
            number=len(cues) + 1,
            kind=span.kind,
            part=part,
            text=whole[span.start : span.end],
            start=span.start - shift if part == "body" else 0,
            end=span.end - shift if part == "body" else 0,
        )
        if span.quotation >= 0:
            said = attributions[span.quotation]
            speaker = registry.speaker(said)
            mention = analysis.mentions[said.mention] if said.mention is not None else None
            named = (mention.start, mention.end) if mention is not None else said.label
            cue = replace(
                cue,
                speaker=speaker.id if speaker is not None else None,
                candidates=() if speaker is not None else registry.candidates(said),
                mention=_moved(named, -shift),
                confidence=confidence(said),
                evidence=evidence(analysis, said, carried=said.mention is not None and said.mention == previous),
            )
            previous = said.mention
        cues.append(cue)
    return Script(
        source=article.source,
        title=article.title,
        body=article.body,
        language=article.language,
        speakers=registry.speakers,
        cues=tuple(cues),
    )


def _moved(place: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    """Return a range, moved `by` characters; None for a range in the title."""
    if place is None or place[0] + by < 0:
        return None
    return place[0] + by, place[1] + by


def _as_heading(span: Span) -> Span:
    """Return a span of the title. A span that is not a quotation becomes a heading."""
    return dataclasses.replace(span, kind="heading") if span.kind == "narration" else span


def _unattributed(article: Article) -> Script:
    """The script of an article that is not in English: its quotes are found by their marks, and given to nobody."""
    title = " ".join(article.title.split())
    bounds = paragraphs(article.body)
    titled = lay_out(title, [(0, len(title))], []) if title else []
    found = lay_out(article.body, bounds, marked_quotes(article.body, bounds), article.headings)
    cues = [
        Cue(number=number, kind="heading", part="title", text=title[span.start : span.end], start=0, end=0)
        for number, span in enumerate(titled, start=1)
    ]
    cues += [
        Cue(
            number=number, kind=span.kind, text=article.body[span.start : span.end], start=span.start, end=span.end,
            confidence=0.0 if span.kind == "quote" else 1.0, evidence=_OTHER_LANGUAGE if span.kind == "quote" else "",
        )
        for number, span in enumerate(found, start=len(cues) + 1)
    ]  # fmt: skip
    return Script(
        source=article.source,
        title=article.title,
        body=article.body,
        language=article.language,
        speakers=(),
        cues=tuple(cues),
    )
