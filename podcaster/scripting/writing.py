"""Writing the script: the article's title and body as cues, each with who speaks it and why."""

from podcaster.reading.article import Article
from podcaster.scripting.layout import Stretch, lay_out
from podcaster.scripting.naming import Cast, confidence, evidence
from podcaster.scripting.paragraphs import paragraphs
from podcaster.scripting.script import Cue, CuePart, Script
from podcaster.scripting.speakers import SPEECH_FLOOR, Attributed, Ears, listen

_GAP = "\n\n"


def write_script(article: Article, hear: Ears | None = None) -> Script:
    """Lay `article` out as cues that tile its body, with a speaker for every quotation that is sure of one.

    `hear` are the learned judgements, the shipped ones unless given. Reads the shipped tables on the first call;
    otherwise pure. Any string will do for a body; the time is linear.
    """
    title = " ".join(article.title.split())
    whole = title + _GAP + article.body if title else article.body
    shift = len(whole) - len(article.body)
    bounds = [(0, len(title))] if title else []
    bounds += [(start + shift, end + shift) for start, end in paragraphs(article.body)]
    scene, heard = listen(whole, bounds, hear or Ears.trained(), headline=bool(title))
    spoken = [
        (said.quotation.start, said.quotation.end, index)
        for index, said in enumerate(heard)
        if said.speech >= SPEECH_FLOOR
    ]
    headings = [(start + shift, end + shift) for start, end in article.headings]
    if title:
        stretches = [_headed(piece) for piece in lay_out(whole, bounds[:1], spoken, [])]
        stretches += lay_out(whole, bounds[1:], [quote for quote in spoken if quote[0] >= shift], headings)
    else:
        stretches = lay_out(whole, bounds, spoken, headings)
    cast = Cast(scene)
    cues = []
    last: int | None = None
    for number, piece in enumerate(stretches, start=1):
        in_title = piece.start < shift
        span = (0, 0) if in_title else (piece.start - shift, piece.end - shift)
        part: CuePart = "title" if in_title else "body"
        text = whole[piece.start : piece.end]
        if piece.quotation < 0:
            cues.append(Cue(number=number, kind=piece.kind, part=part, text=text, start=span[0], end=span[1]))
            continue
        said: Attributed = heard[piece.quotation]
        speaker = cast.speaker(said)
        mention = scene.mentions[said.mention] if said.mention is not None else None
        cues.append(
            Cue(
                number=number,
                kind="quote",
                part=part,
                text=text,
                start=span[0],
                end=span[1],
                speaker=speaker.id if speaker is not None else None,
                mention=(mention.start - shift, mention.end - shift)
                if mention is not None and mention.start >= shift
                else None,
                confidence=confidence(scene, said),
                evidence=evidence(scene, said, carried=said.mention is not None and said.mention == last),
            )
        )
        last = said.mention
    return Script(
        source=article.source,
        title=article.title,
        body=article.body,
        language=article.language,
        speakers=cast.speakers,
        cues=tuple(cues),
    )


def _headed(piece: Stretch) -> Stretch:
    if piece.kind == "narration":
        piece.kind = "heading"
    return piece
