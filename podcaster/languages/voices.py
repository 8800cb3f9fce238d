"""The languages that espeak-ng speaks, each with its name and its voice. English is not here: its voices have profiles."""

_TABLE = """
af gmw/af Afrikaans
am sem/am Amharic
an roa/an Aragonese
ar sem/ar Arabic
as inc/as Assamese
az trk/az Azerbaijani
ba trk/ba Bashkir
be zle/be Belarusian
bg zls/bg Bulgarian
bn inc/bn Bengali
bpy inc/bpy Bishnupriya Manipuri
bs zls/bs Bosnian
ca roa/ca Catalan
cmn sit/cmn Mandarin
cs zlw/cs Czech
cv trk/cv Chuvash
cy cel/cy Welsh
da gmq/da Danish
de gmw/de German
el grk/el Greek
eo art/eo Esperanto
es roa/es Spanish
es-419 roa/es-419 Spanish
es-ar roa/es-419 Spanish
es-bo roa/es-419 Spanish
es-cl roa/es-419 Spanish
es-co roa/es-419 Spanish
es-cr roa/es-419 Spanish
es-cu roa/es-419 Spanish
es-do roa/es-419 Spanish
es-ec roa/es-419 Spanish
es-gt roa/es-419 Spanish
es-hn roa/es-419 Spanish
es-mx roa/es-419 Spanish
es-ni roa/es-419 Spanish
es-pa roa/es-419 Spanish
es-pe roa/es-419 Spanish
es-pr roa/es-419 Spanish
es-py roa/es-419 Spanish
es-sv roa/es-419 Spanish
es-us roa/es-419 Spanish
es-uy roa/es-419 Spanish
es-ve roa/es-419 Spanish
et urj/et Estonian
eu eu Basque
fa ira/fa Persian
fi urj/fi Finnish
fo gmq/fo Faroese
fr roa/fr French
fr-be roa/fr-BE French
fr-ch roa/fr-CH French
ga cel/ga Irish
gd cel/gd Scottish Gaelic
gn sai/gn Guarani
gu inc/gu Gujarati
hak sit/hak Hakka Chinese
haw map/haw Hawaiian
he sem/he Hebrew
hi inc/hi Hindi
hr zls/hr Croatian
ht roa/ht Haitian Creole
hu urj/hu Hungarian
hy ine/hy Armenian
hyw ine/hyw Armenian
ia art/ia Interlingua
id poz/id Indonesian
io art/io Ido
is gmq/is Icelandic
it roa/it Italian
iw sem/he Hebrew
ja jpx/ja Japanese
ka ccs/ka Georgian
kaa trk/kaa Karakalpak
kk trk/kk Kazakh
kl esx/kl Greenlandic
kn dra/kn Kannada
ko ko Korean
kok inc/kok Konkani
ku ira/ku Kurdish
ky trk/ky Kyrgyz
la itc/la Latin
lb gmw/lb Luxembourgish
lt bat/lt Lithuanian
ltg bat/ltg Latgalian
lv bat/lv Latvian
mi poz/mi Māori
mk zls/mk Macedonian
ml dra/ml Malayalam
mr inc/mr Marathi
ms poz/ms Malay
mt sem/mt Maltese
my sit/my Burmese
nb gmq/nb Norwegian
ne inc/ne Nepali
nl gmw/nl Dutch
nn gmq/nb Norwegian Bokmål
no gmq/nb Norwegian
nog trk/nog Nogai
om cus/om Oromo
or inc/or Odia
pa inc/pa Punjabi
pap roa/pap Papiamento
pl zlw/pl Polish
pt roa/pt Portuguese
pt-br roa/pt-BR Portuguese
qu qu Quechua
quc myn/quc K'iche'
ro roa/ro Romanian
ru zle/ru Russian
sd inc/sd Sindhi
sh zls/hr Croatian
shn tai/shn Shan
si inc/si Sinhala
sk zlw/sk Slovak
sl zls/sl Slovenian
smj urj/smj Lule Saami
sq ine/sq Albanian
sr zls/sr Serbian
sv gmq/sv Swedish
sw bnt/sw Swahili
ta dra/ta Tamil
te dra/te Telugu
th tai/th Thai
ti sem/ti Tigrinya
tk trk/tk Turkmen
tn bnt/tn Tswana
tr trk/tr Turkish
tt trk/tt Tatar
ug trk/ug Uyghur
uk zle/uk Ukrainian
ur inc/ur Urdu
uz trk/uz Uzbek
vi aav/vi Vietnamese
yue sit/yue Cantonese
zh sit/cmn Chinese
zh-hk sit/yue Chinese
zh-mo sit/yue Chinese
"""
"""BCP 47 tag in lower case, espeak-ng's id of the voice, English name of the language."""
_ROWS = {tag: (voice, name) for tag, voice, name in (line.split(" ", 2) for line in _TABLE.split("\n") if line)}
_NO_VOICE = frozenset(("ja",))
"""espeak-ng names Japanese characters in English instead of reading them."""


def espeak_voice(language: str) -> str | None:
    """The id of espeak-ng's voice for a language (BCP 47): that of its region, else of the language; None without one."""
    primary, _, _ = (tag := _normal(language)).partition("-")
    if primary in _NO_VOICE:
        return None
    found = _ROWS.get(tag) or _ROWS.get(primary)
    return found[0] if found else None


def language_name(language: str) -> str:
    """The English name of a language (BCP 47), or its tag."""
    primary = _normal(language).partition("-")[0]
    return {"ja": "Japanese"}.get(primary) or (_ROWS[primary][1] if primary in _ROWS else language)


def _normal(language: str) -> str:
    parts = language.replace("_", "-").lower().split("-")
    return "-".join(part for part in parts if len(part) != _SCRIPT_LETTERS)


_SCRIPT_LETTERS = 4
"""A subtag of four letters names a script: "zh-Hant-HK"."""
