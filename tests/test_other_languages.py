"""Articles that are not in English: one voice of their language reads them, and nobody is guessed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from podcaster import Settings
from podcaster.errors import CastError
from podcaster.languages.voices import espeak_voice, language_name
from podcaster.pipeline.plan import prepare
from podcaster.system.record import replace

TEXTS = {
    "de": ("Die Mühle mahlt wieder", "Nach vierzig Jahren dreht sich das Rad an der Wiese wieder, und das halbe Dorf sah ihm dabei zu.\n\n„Ich habe den Stein selbst gehoben“, sagte Ruth Amsel, die die Mühle geerbt hat."),
    "fr": ("Le four du village se rallume", "Le boulanger est parti depuis dix ans, mais le four, lui, attendait au fond de la cour avec sa réserve de bois sec.\n\n« Nous avons allumé le feu à minuit », raconte Jeanne Morel, qui garde la clé."),
    "ru": ("Мельница снова работает", "Сорок лет колесо стояло в воде без движения, а в субботу его снова пустили, и смотреть пришла вся деревня.\n\n«Я сама подняла этот камень», — сказала Вера Лосева, хозяйка мельницы."),
    "zh": ("老磨坊又转起来了", "停了四十年的水车在星期六重新转动，全村的人都来看热闹，孩子们站在桥上，老人们坐在河边的石头上。\n\n“这块石头是我自己抬上去的。”磨坊的主人周兰说。"),
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_one_voice_of_the_language_reads(language: str, tmp_path: Path) -> None:
    """The language is detected, one voice of it speaks, the quote is cut at its marks and given to nobody, one remark."""
    title, body = TEXTS[language]
    path = tmp_path / "article.txt"
    path.write_text(f"{title}\n\n{body}\n", encoding="utf-8")
    plan = prepare(str(path), replace(Settings(), title="The Harbour Post"))
    assert (plan.article.title, plan.article.body, plan.article.language) == (title, body, language)
    assert (plan.cast.narrator.engine, plan.cast.narrator.candidates("espeak")) == ("espeak", (espeak_voice(language),))
    assert plan.script.speakers == plan.cast.roles == ()
    (quote,) = (cue for cue in plan.script.cues if cue.kind == "quote")
    assert quote.speaker is None
    assert quote.text[0] in "„«“"
    (remark,) = (one for one in plan.cast.remarks if "voice" in one)
    assert language_name(language) in remark
    assert not any(cue.part == "opening" for cue in plan.spoken.cues)


def test_a_language_without_a_voice_is_an_error(tmp_path: Path) -> None:
    """Japanese is not read in the voice of another language; a language that the user names overrules."""
    path = tmp_path / "article.txt"
    path.write_text("水車がまた回り始めた\n\n四十年止まっていた水車が、土曜日にまた回り始めた。村の人がみんな見に来た。\n", encoding="utf-8")
    with pytest.raises(CastError, match="there is no voice that reads Japanese"):
        prepare(str(path), Settings())
    assert prepare(str(path), Settings(), language="zh").cast.narrator.name == "zh"


@pytest.mark.parametrize(
    ("tag", "voice"),
    [
        ("fr-CH", "roa/fr-CH"), ("fr-CA", "roa/fr"), ("pt-BR", "roa/pt-BR"), ("es-MX", "roa/es-419"), ("zh-Hant-HK", "sit/yue"),
        ("zh-Hans", "sit/cmn"), ("nb_NO", "gmq/nb"), ("iw", "sem/he"), ("ja", None), ("tlh", None),
    ],
)  # fmt: skip
def test_the_voice_of_a_tag(tag: str, voice: str | None) -> None:
    """The region's voice, else the language's; a script in the tag does not matter."""
    assert espeak_voice(tag) == voice


@pytest.mark.long
def test_an_episode_carries_its_language(tmp_path: Path) -> None:
    """Built, the language is in the JSON, in the tags and in the timeline, and espeak has spoken every word."""
    (tmp_path / "a.txt").write_text("\n\n".join(TEXTS["fr"]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "podcaster", "build", "a.txt", "--json"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert (told["language"], told["speakers"]) == ("fr", [])
    assert json.loads((tmp_path / told["timeline"]).read_text(encoding="utf-8"))["language"] == "fr"
    assert b"fra" in (tmp_path / told["mp3"]).read_bytes()[:4000]
