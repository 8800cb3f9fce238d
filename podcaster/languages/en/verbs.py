"""Verbs: irregular forms, and verbs that decide who is the subject of another verb."""

BE = frozenset("be is are was were been being am 's ’s 're ’re".split())
FINITE_AUXILIARIES = frozenset(
    (
        "is are was were am has have had does do did will would can could may might must should shall 'd ’d 'll ’ll won't "
        "can't couldn't wouldn't didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't cannot"
    ).split()
)

IRREGULAR_PAST = frozenset(
    (
        "arose awoke ate beat became began bent bet bit bled blew bought bound bred broke brought built burst came "
        "caught chose clung crept cut dealt did drank drew drove dug fell felt fled flew flung fought forbade forgot "
        "forgave found froze gave got grew ground had heard held hid hit hung hurt kept knelt knew laid lay led leant "
        "leapt left lent let lit lost made meant met paid put quit ran rang read rode rose said sang sank sat saw sent "
        "set shone shook shot showed shrank shut slept slid sold sought spat sped spent spoke spread sprang spun stank "
        "stole stood strode struck stuck stung swam swept swore swung taught thought threw thrust told took tore "
        "trod understood undid withdrew woke wept went won wore wound wove wrote wrung"
    ).split()
)
"""Past forms. Many are participles too."""

PARTICIPLES = frozenset(
    "seen taken given drawn known written spoken shown shaken forgotten chosen sworn sung driven beaten torn worn".split()
)
"""Irregular participles that are no past forms."""

WEAK = frozenset(
    "make makes made making take takes took taking taken see sees saw seen give gives gave given use uses used order orders "
    "include includes including expect expects hope hopes mean means meant hit hits frame support supports detail".split()
)
"""Verbs that seldom introduce words, though they may: "he took a ❝hard line❞"."""

NOT_PAST = frozenset(
    (
        "red bed need hundred indeed breed creed deed feed greed reed seed speed shed sled wed weed shred sacred "
        "hatred naked wicked aged beloved rugged so-called unnamed bleed exceed proceed succeed"
    ).split()
)
"""Words that end in -ed but are no past forms."""

OBJECT_CONTROL = frozenset(
    (
        "urge urges urged urging ask asks asked asking tell tells told telling order orders ordered persuade persuaded "
        "want wants wanted force forced allow allows allowed lead led prompt prompted cause caused invite invited "
        "encourage encouraged advise advised beg begged get got expect expected hear heard help helped let make made "
        "see saw watch watched"
    ).split()
)
"""Verbs whose object is the subject of the infinitive after it: "urged Obi to say"."""

REPORTING = frozenset(
    (
        "quote quotes quoted quoting cite cites cited citing recall recalls recalled recalling remember remembers "
        "remembered report reports reported reporting describe describes described hear hears heard"
    ).split()
)
"""Verbs with somebody else's words: "quoted Obi as saying", "heard the guard say"."""

SUBORDINATORS = frozenset(
    "as when while after before because since although though if unless until whether once where whereas whenever".split()
)
"""Words that begin a clause with a subject of its own."""

FINDS = frozenset("found finds discovered discovers unearthed spotted spots noticed notices saw sees".split())
"""Verbs whose object is somebody else's words: "she found an older rule in the book: ❝"."""

ACTIONS = frozenset(
    (
        "laugh laughs laughed smile smiles smiled sigh sighs sighed nod nods nodded shrug shrugs shrugged grin grins grinned "
        "frown frowns frowned wince winces winced beam beams beamed gasp gasps gasped pause pauses paused groan groans "
        "groaned sob sobs sobbed wept weeps giggle giggled giggles chuckle chuckled chuckles "
        "correct corrects corrected hiss hisses hissed grunt grunts grunted croak croaks croaked drawl drawls drawled howl "
        "howls howled moan moans moaned pant pants panted rasp rasps rasped shriek shrieks shrieked splutter splutters "
        "spluttered squeak squeaks squeaked whimper whimpers whimpered whine whines whined bellow bellows bellowed bawl "
        "bawls bawled chirp chirps chirped enquire enquires enquired elaborate elaborates elaborated guess guesses guessed "
        "hazard hazards hazarded persist persists persisted interpose interposed prompt prompts prompted reckon reckons "
        "reckoned resume resumes resumed retaliate retaliated simper simpered snort snorts snorted stutter stutters "
        "stuttered taunt taunts taunted utter utters uttered wail wails wailed wheeze wheezes wheezed yawn yawns yawned "
        "fire fires fired counsel counsels counselled countered philosophise philosophises philosophised concur concurs "
        "concurred jest jests jested cackle cackles cackled coo coos cooed purr purrs purred growl growls growled smirk "
        "smirks smirked scowl scowls scowled blush blushes blushed cough coughs coughed sniff sniffs sniffed titter "
        "tittered translate translates translated finish finishes finished start starts started remonstrate remonstrated "
        "reminisce reminisces reminisced rejoin rejoins rejoined parry parries parried grouse groused gripe griped bluster "
        "blustered caption captions captioned text texts texted message messages messaged"
    ).split()
)
"""Verbs for sounds and faces, and rare verbs of speech. After a quotation that ends with a comma they introduce its
speaker."""
