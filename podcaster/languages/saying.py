"""Words around quotations in languages other than English: verbs of saying, pronouns, words before a verb and inside names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What one language says of who speaks."""

    verbs: frozenset[str]
    """Forms of verbs of saying, in lower case."""
    auxiliaries: frozenset[str] = frozenset()
    """Words before a participle: "a déclaré"."""
    she: frozenset[str] = frozenset()
    he: frozenset[str] = frozenset()
    nouns_have_capitals: bool = False
    """Whether common nouns begin with a capital."""
    female_endings: tuple[str, ...] = ()
    """Endings of verbs in the past tense whose subject is a woman."""
    male_endings: tuple[str, ...] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SLAVIC_POLISH = "powiedzia doda wyjaśni zapyta odpowiedzia stwierdzi podkreśli przyzna opowiada zauważy rzek spyta oświadczy napisa tłumaczy zaznaczy"
_RUSSIAN = "сказал ответил спросил добавил рассказал пояснил объяснил отметил заявил проворчал крикнул шепнул прошептал воскликнул заметил сообщил написал подчеркнул вспомнил пошутил пробормотал возразил произнёс произнес"

SAYINGS = {
    "de": Saying(
        verbs=_words(
            "sagt sagte erklärt erklärte meint meinte ergänzt ergänzte betont betonte berichtet berichtete erzählt erzählte "
            "fragt fragte antwortet antwortete ruft rief klagt klagte entgegnet entgegnete erwidert erwiderte flüstert "
            "flüsterte murmelt murmelte schreibt schrieb warnt warnte lacht lachte kritisiert kritisierte versichert "
            "versicherte bemerkt bemerkte bestätigt bestätigte hofft hoffte scherzt scherzte schwärmt schwärmte resümiert "
            "lobt lobte findet fand glaubt glaubte brummt brummte schimpft schimpfte seufzt seufzte spottet spottete "
            "kommentiert kommentierte verrät verriet gesteht gestand fügt fügte so"
        ),
        she=_words("sie"), he=_words("er"), nouns_have_capitals=True,
    ),
    "fr": Saying(
        verbs=_words(
            "dit déclare déclaré déclara explique expliqué expliqua raconte raconté raconta ajoute ajouté ajouta affirme "
            "affirmé affirma précise précisé confie confié souligne souligné répond répondu répondit demande demandé "
            "demanda réplique répliqua murmure murmura crie cria exclame exclamé exclama rappelle rappelé résume résumé "
            "sourit soupire soupira plaisante reconnaît reconnu estime estimé assure assuré insiste insisté conclut "
            "note noté témoigne écrit poursuit poursuivi lance lancé lança indique indiqué regrette promis promet avoue avoué "
            "observe observé commente commenté corrige ironise rit souffle"
        ),
        auxiliaries=_words("a ont avait s est"), she=_words("elle"), he=_words("il"),
    ),
    "es": Saying(
        verbs=_words(
            "dijo dice dicho contó cuenta contado añadió añade añadido explicó explica explicado afirmó afirma afirmado "
            "respondió responde preguntó pregunta gritó grita murmuró comentó comenta comentado señaló señala aseguró "
            "asegura declaró declara declarado exclamó contestó replicó susurró recordó recuerda recordado indicó admitió "
            "admite bromeó bromea insistió insiste confesó confiesa escribió reconoció reconoce relató relata sostuvo "
            "sostiene apuntó apunta lamentó lamenta suspiró precisó precisa matizó advirtió advierte prometió celebró reveló rió"
        ),
        auxiliaries=_words("ha había"), she=_words("ella"), he=_words("él"),
    ),
    "it": Saying(
        verbs=_words(
            "disse dice detto racconta raccontò raccontato spiega spiegò spiegato aggiunge aggiunse aggiunto risponde "
            "rispose risposto chiede chiese chiesto mormora mormorò esclama esclamò dichiara dichiarò dichiarato afferma "
            "affermò affermato commenta commentò commentato ricorda ricordò ricordato sussurra sussurrò grida gridò replica "
            "replicò replicato osserva osservò scrive scrisse confessa confessò confessato ammette ammise ammesso sottolinea "
            "sospira sospirò conclude concluse fece assicura assicurò assicurato promette promise promesso scherza scherzò "
            "scherzato precisa precisò precisato insiste sorride"
        ),
        auxiliaries=_words("ha aveva"), she=_words("lei"), he=_words("lui"),
    ),
    "pt": Saying(
        verbs=_words(
            "disse diz contou conta explicou explica afirmou afirma acrescentou acrescenta respondeu responde perguntou "
            "pergunta gritou murmurou comentou comenta declarou declara lembrou lembra escreveu garantiu garante admitiu "
            "brincou insistiu confessou sussurrou exclamou"
        ),
        she=_words("ela"), he=_words("ele"),
    ),
    "nl": Saying(
        verbs=_words(
            "zegt zei vertelt vertelde vraagt vroeg antwoordt antwoordde roept riep schrijft schreef meent meende vindt "
            "vond lacht lachte fluistert fluisterde mompelt mompelde verklaart verklaarde aldus"
        ),
        she=_words("ze zij"), he=_words("hij"),
    ),
    "pl": Saying(
        verbs=_words(
            "mówi dodaje wspomina wyjaśnia pyta odpowiada opowiada przyznaje twierdzi uważa tłumaczy podkreśla mruknął mruknęła "
            "krzyknął krzyknęła szepnął szepnęła westchnął westchnęła odparł odparła rzekł rzekła wspominał wspominała "
        )
        | {f"{stem}{ending}" for stem in _SLAVIC_POLISH.split() for ending in ("ł", "ła")},
        she=_words("ona"), he=_words("on"), female_endings=("ła",), male_endings=("ł",),
    ),
    "ru": Saying(
        verbs=_words(
            "говорит отвечает спрашивает добавляет рассказывает поясняет объясняет отмечает вспоминает считает уверен "
            "уверена признался призналась улыбнулся улыбнулась вздохнул вздохнула шутит"
        )
        | {f"{stem}{ending}" for stem in _RUSSIAN.split() for ending in ("", "а")},
        she=_words("она"), he=_words("он"), female_endings=("ла", "лась"), male_endings=("л", "лся"),
    ),
}  # fmt: skip
"""By the language's first subtag."""

PARTICLES = _words("de del della di da dos das do la le du des von van der den ter ten zu y e bin ibn al el")
"""Words in small letters inside a name."""
ARTICLES = _words("der die das ein eine")
"""Words before a German noun that is no name."""
PREPOSITIONS = _words("am im in vor bei zu nach aus auf an à en dans sur chez a op w we na в на во por su nel nella em no na")
"""Words before a place or a day."""
