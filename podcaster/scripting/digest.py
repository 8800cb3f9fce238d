"""A digest: the scripts of several articles as one script, with a spoken opening and a chapter an article.

The digest is an article of its own. Its body has the opening, and then each article's headline, the words that say
where and when it appeared, and its body. So a digest has a script file, chapters and a timeline as any other episode.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from podcaster.reading.article import Article, Credit, Picture
from podcaster.scripting.announcements import spoken_credit
from podcaster.scripting.script import Cue, Script, Speaker
from podcaster.scripting.script_file import PARAGRAPH, SPACE
from podcaster.system.http import without_login
from podcaster.system.record import replace

_LONGEST_HEADLINE = 120
"""An article without a title is called by so many characters of its first words."""


def write_digest(title: str, source: str, parts: Sequence[tuple[Article, Script]]) -> tuple[Article, Script]:
    """The article and the script of a digest of at least one article. Speakers of one name are one speaker. The
    language is that of the first article."""
    digest = _Digest(language=parts[0][0].language)
    digest.narrate(_opening([article for article, _ in parts], digest.is_english))
    for article, script in parts:
        digest.add(article, script)
    body = "".join(digest.body)
    cues = tuple(replace(cue, number=number) for number, cue in enumerate([*_title_cues(title), *digest.cues], start=1))
    script = Script(
        source=source,
        title=title,
        body=body,
        language=digest.language,
        speakers=tuple(digest.speakers.values()),
        cues=cues,
        narrator=next((script.narrator for _, script in parts if script.narrator), ""),
    )
    article = Article(
        source=source,
        title=title,
        body=body,
        language=digest.language,
        headings=tuple((cue.start, cue.end) for cue in digest.cues if cue.kind == "heading"),
        players=tuple(player for article, _ in parts for player in article.players),
        pictures=tuple(digest.pictures),
        dropped=tuple(dropped for article, _ in parts for dropped in article.dropped),
        remarks=tuple(f"{article.source}: {remark}" for article, _ in parts for remark in article.remarks),
        credits=tuple(_credit(article) for article, _ in parts),
    )
    return article, script


def headline_of(article: Article) -> str:
    """The title of an article, or its first words."""
    title = " ".join(article.title.split())
    if title:
        return title
    words = " ".join(article.body[: 10 * _LONGEST_HEADLINE].split())
    return words if len(words) <= _LONGEST_HEADLINE else words[:_LONGEST_HEADLINE].rpartition(" ")[0] + "…"


def _title_cues(title: str) -> list[Cue]:
    return [Cue(number=1, kind="heading", part="title", text=title, start=0, end=0)] if title else []


def _credit(article: Article) -> Credit:
    return Credit(
        title=headline_of(article),
        source=article.source,
        url=without_login(article.url or ""),
        byline=article.byline or "",
        site=article.site or "",
        published=article.published or "",
    )


def _opening(articles: Sequence[Article], english: bool) -> str:
    """What is in the digest: "In this episode: The ferry stops, from The Tarn Letter; and The quarry opens." """
    told = [headline_of(article).rstrip(".;,: ") for article in articles]
    if not english:
        return f"{'; '.join(told)}."
    told = [
        f"{title}, from {article.site}" if article.site else title
        for title, article in zip(told, articles, strict=True)
    ]
    rest = f"; and {told[-1]}" if len(told) > 1 else ""
    return f"In this episode: {'; '.join(told[:-1] if rest else told)}{rest}."


@dataclass(slots=True, kw_only=True)
class _Digest:
    """A digest while it is written."""

    language: str
    body: list[str] = field(default_factory=list)
    length: int = 0
    cues: list[Cue] = field(default_factory=list)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    """The speakers by their ids in the digest, in the order they first speak."""
    pictures: list[Picture] = field(default_factory=list)

    @property
    def is_english(self) -> bool:
        return self.language.partition("-")[0].lower() == "en"

    def narrate(self, text: str) -> None:
        """Add a paragraph of narration."""
        start = self._append(text, PARAGRAPH)
        self.cues.append(Cue(number=0, kind="narration", text=text, start=start, end=start + len(text)))

    def add(self, article: Article, script: Script) -> None:
        """Add an article: its headline, which begins a chapter, its credit and its body."""
        ids = {speaker.id: self._known(speaker) for speaker in script.speakers}
        headline = headline_of(article)
        titles = [cue for cue in script.cues if cue.part == "title"] or _title_cues(headline)
        for number, cue in enumerate(titles):
            start = self._append(cue.text, SPACE if number else PARAGRAPH)
            self.cues.append(
                replace(
                    cue, part="body", start=start, end=start + len(cue.text), mention=None,
                    speaker=ids[cue.speaker] if cue.speaker else None, chapter="" if number else headline,
                )
            )  # fmt: skip
        if self.is_english and (said := spoken_credit(article)):
            self.narrate(said)
        shift = self._append(script.body, PARAGRAPH)
        self.pictures += (replace(picture, at=picture.at + shift) for picture in article.pictures)
        for cue in script.cues:
            if cue.part == "body":
                mention = (cue.mention[0] + shift, cue.mention[1] + shift) if cue.mention else None
                speaker = ids[cue.speaker] if cue.speaker else None
                self.cues.append(
                    replace(cue, start=cue.start + shift, end=cue.end + shift, mention=mention, speaker=speaker)
                )

    def _append(self, text: str, gap: str) -> int:
        """Add text to the body. Return its offset."""
        gap = gap if self.length else ""
        self.body += [gap, text]
        self.length += len(gap) + len(text)
        return self.length - len(text)

    def _known(self, speaker: Speaker) -> str:
        """The id of a speaker in the digest. One with the name of an earlier one is the same, and may say more of
        it."""
        for ident, known in self.speakers.items():
            if known.name.casefold() == speaker.name.casefold():
                self.speakers[ident] = replace(
                    known,
                    gender=speaker.gender if known.gender == "unknown" else known.gender,
                    kind=speaker.kind if known.kind == "unknown" else known.kind,
                    voice=known.voice or speaker.voice,
                )
                return ident
        ident, number = speaker.id, 1
        while ident in self.speakers:
            number += 1
            ident = f"{speaker.id}-{number}"
        self.speakers[ident] = replace(speaker, id=ident)
        return ident
