"""What the show says around an article: an opening with show, author and date, and a notice of synthetic voices."""

import re

from podcaster.reading.article import Article
from podcaster.scripting.script import Cue, Script
from podcaster.system.record import replace

NOTICE = "All voices in this episode are synthetic: no quoted person is heard speaking."
"""Apple Podcasts requires that synthetic speech is disclosed. The narrator says it once, at the end."""
_NOTICES = {
    "cs": "Všechny hlasy v tomto díle jsou syntetické: žádná z citovaných osob nemluví sama.",
    "da": "Alle stemmer i dette afsnit er syntetiske: ingen af de citerede taler selv.",
    "de": "Alle Stimmen in dieser Folge sind synthetisch: Keine der zitierten Personen spricht selbst.",
    "es": "Todas las voces de este episodio son sintéticas: ninguna de las personas citadas habla en él.",
    "fi": "Kaikki tämän jakson äänet ovat synteettisiä: kukaan lainatuista ei puhu itse.",
    "fr": "Toutes les voix de cet épisode sont synthétiques : aucune des personnes citées n'y parle elle-même.",
    "it": "Tutte le voci di questo episodio sono sintetiche: nessuna delle persone citate parla di persona.",
    "nl": "Alle stemmen in deze aflevering zijn synthetisch: geen van de geciteerde personen spreekt zelf.",
    "no": "Alle stemmene i denne episoden er syntetiske: ingen av de siterte snakker selv.",
    "pl": "Wszystkie głosy w tym odcinku są syntetyczne: żadna z cytowanych osób nie mówi sama.",
    "pt": "Todas as vozes deste episódio são sintéticas: nenhuma das pessoas citadas fala nele.",
    "ru": "Все голоса в этом выпуске синтетические: никто из цитируемых людей не говорит сам.",
    "sv": "Alla röster i det här avsnittet är syntetiska: ingen av de citerade talar själv.",
    "tr": "Bu bölümdeki tüm sesler yapaydır: alıntılanan kişilerin hiçbiri kendisi konuşmuyor.",
    "uk": "Усі голоси в цьому випуску синтетичні: жодна з цитованих осіб не говорить сама.",
    "zh": "本期节目中的所有声音均为合成语音，被引用者并未亲自发言。",
}
"""The notice in other languages. In a language that is not here the episode's notes alone disclose it."""
_MONTHS = ("January February March April May June July August September October November December").split()


def opening_text(show: str, byline: str | None, published: str | None) -> str:
    """Return the opening: "The Harbour Post. By Anna Whitlock, February 23, 2010."

    `published` is in ISO 8601. Unknown parts are left out.
    """
    author = _author(byline)
    told = ", ".join(filter(None, [f"By {author}" if author else "", spoken_date(published)]))
    return " ".join(f"{part.rstrip('.')}." for part in (show.strip(), told) if part)


def spoken_credit(article: Article) -> str:
    """Return where an article of a digest is from: "From The Tarn Letter, by Ada Marsh, November 2, 2026." The site of
    an address stands for an unknown publication. Unknown parts are left out."""
    author = _author(article.byline)
    site = article.site or _host(article.url or article.source)
    by = f"by {author}" if author and author != site else ""
    told = ", ".join(filter(None, [f"from {site}" if site else "", by, spoken_date(article.published)])).rstrip(".")
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _author(byline: str | None) -> str:
    return re.sub(r"^(?i:by)\s+", "", (byline or "").strip())


def spoken_date(published: str | None) -> str:
    """Return an ISO 8601 date as words: "February 23, 2010"; "" for an unknown one."""
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", published or "")
    return f"{_MONTHS[int(day[2]) - 1]} {int(day[3])}, {day[1]}" if day and 1 <= int(day[2]) <= 12 else ""


def _host(address: str) -> str:
    found = re.match(r"https?://(?:[^/@]*@)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[:/]|$)", address, re.I)
    return found[1] if found and not re.fullmatch(r"[\d.]+", found[1]) else ""


def notice_in(language: str) -> str:
    """Return the notice in a language (BCP 47) other than English; "" where it is not known."""
    return _NOTICES.get(language.replace("_", "-").partition("-")[0].lower(), "")


def announced(script: Script, *, opening: str, notice: str) -> Script:
    """Return the script with an opening before and a notice after it, both for the narrator; "" is left out.

    The opening has number 0: the article's cues keep their numbers.
    """
    before = (Cue(number=0, kind="narration", part="opening", text=opening, start=0, end=0),) if opening else ()
    number = max((cue.number for cue in script.cues), default=0) + 1
    after = (Cue(number=number, kind="narration", part="notice", text=notice, start=0, end=0),) if notice else ()
    return replace(script, cues=(*before, *script.cues, *after))
