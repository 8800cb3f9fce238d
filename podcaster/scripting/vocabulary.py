"""Vocabulary: the English words that attribution needs: verbs of speech, titles, roles, documents, pronouns.

The lists were compiled by hand. They have no names of people.
"""

from podcaster.languages.en.people import EPITHETS, OCCUPATIONS


def _forms(stem: str) -> set[str]:
    """Return the four regular forms of a verb: claim, claims, claimed, claiming."""
    if stem.endswith("e"):
        return {stem, stem + "s", stem + "d", stem[:-1] + "ing"}
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return {stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"}
    if stem.endswith(("sh", "ch", "ss", "x", "z")):
        return {stem, stem + "es", stem + "ed", stem + "ing"}
    return {stem, stem + "s", stem + "ed", stem + "ing"}


def _all_forms(stems: str) -> set[str]:
    return {form for stem in stems.split() for form in _forms(stem)}


SAY = frozenset("said says say saying".split())
"""The most common verb of speech."""

TELL = frozenset(
    (
        "told tell tells telling wrote write writes writing tweeted tweet tweets tweeting asked ask asks asking "
        "added add adds adding posted posts"
    ).split()
)
"""The next most common verbs of speech."""

SPEAK = frozenset(
    _all_forms(
        "answer argue assert believe boast claim comment complain conclude concede confide contend continue counter "
        "cry declare demand echo exclaim explain express insist interject interrupt joke lament muse note observe "
        "offer opine outline predict proclaim pronounce promise quip recall recount remark remember repeat reply "
        "report respond retort scream shout snap state stress suggest summarise summarize testify theorize "
        "urge vow warn whisper wonder yell announce acknowledge affirm allege admit advise agree assure caution "
        "confess confirm chant clarify deadpan emphasise emphasize gush implore inform inquire "
        "maintain mock murmur mutter object plead point pledge reassure reason recite reiterate reveal sigh signal "
        "speculate stammer swear tease text thunder volunteer blast call describe sing rejoin email enthuse "
        "protest surmise venture warble chime crow fume growl grumble hint intone "
        "marvel mumble note quote reflect roar scoff sneer sniff snarl bark blurt brag chide chuckle implore "
        "instruct lecture marvel preach rail rant riff squeal tout read ask pronounce query question joke cable "
        "challenge ponder propose specify indicate explain allow cheer conclude assess judge remind notify alert"
    )
    | set(
        "swore sworn sang sung sings thought thinks think thinking knew knows wrote written spoke speaks speak "
        "speaking went put puts putting replied retweeted begged begging shot admitted admitting quipped quipping "
        "began begins continued held holds feels felt found finds quoted submitted swears read reads".split()
    )
)
"""Other verbs of speech."""

DESCRIBE = frozenset(
    _all_forms(
        "accuse applaud attack blame brand characterise characterize cite condemn criticise criticize decry defend "
        "denounce deride dismiss dub hail label lash laud lambaste mention name oppose praise portray rate refer "
        "reference reject ridicule slam term trash recommend request invite invoke deliver issue release publish "
        "encourage expect hope mean feature include bash rip skewer hit pan promote dispute deny discuss "
        "detail decline support endorse thank apologize apologise salute order use insult sum regard view "
        "see depict liken compare tag title entitle pitch cast bill frame coin headline vow pen"
    )
    | set("called calls calling gave gives give made makes make took takes take sees saw seen drew referred".split())
)
"""Verbs that go with a quotation of a few words: calls, describes."""

SPEECH = SAY | TELL | SPEAK | DESCRIBE

AUXILIARY = frozenset(
    (
        "has have had having is was are were be been being did does do will would can could may might must should "
        "'d ’d 'll ’ll n't"
    ).split()
)
ADVERB = frozenset(
    (
        "also later then now once already still again just even ever often earlier soon yesterday today tonight "
        "tomorrow instead meanwhile too there here further furthermore not never always sometimes afterward "
        "afterwards simply merely only once twice first recently famously on sunday monday tuesday wednesday thursday "
        "friday saturday himself herself themselves both all went to"
    ).split()
)

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "we", "it"])

MALE_TITLES = frozenset(
    (
        "mr mr. sir lord king prince father pope brother imam baron duke congressman chairman uncle signor señor senor "
        "herr monsieur viscount"
    ).split()
)
FEMALE_TITLES = frozenset(
    (
        "mrs mrs. ms ms. miss lady queen princess sister dame madam congresswoman chairwoman baroness duchess aunt "
        "auntie signora señora senora frau madame mademoiselle countess"
    ).split()
)
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | frozenset(
        (
            "dr dr. prof prof. professor president vice-president vice premier chancellor minister secretary senator "
            "sen sen. sens. representative rep rep. reps. governor gov gov. lt lt. lieutenant mayor ambassador general "
            "gen gen. colonel col col. captain capt capt. major maj. maj sergeant sgt sgt. admiral adm. adm justice "
            "judge "
            "attorney speaker director chief commissioner chair rev rev. reverend bishop archbishop cardinal rabbi "
            "sheriff "
            "detective officer deputy councilman councilwoman councillor councilor leader candidate nominee sheikh "
            "ayatollah coach "
            "spokesman spokeswoman spokesperson editor host anchor author actor actress singer rapper comedian co-host "
            "director-general undersecretary under-secretary superintendent correspondent columnist reporter "
            "journalist "
            "manager strategist adviser advisor chairperson co-founder founder ceo cfo coo president-elect "
            "commander marshal inspector constable sergeant-at-arms pastor delegate assemblyman assemblywoman "
            "cllr cllr. supt supt. wpc cdr brigadier "
            "alderman historian economist analyst pollster activist mp mep msp prosecutor lawyer "
            "pvt. cpl. cmdr. det. insp. hon. messrs. messrs st"
        ).split()
    )
)
"""Titles before a name."""

SINGLE_OFFICES = frozenset("judge magistrate coroner mayor sheriff coach bishop archbishop governor chancellor".split())
"""Offices that one person in a story holds."""

ROLES_FEMALE = frozenset(
    (
        "woman spokeswoman actress mother daughter wife girl widow sister aunt niece grandmother congresswoman "
        "chairwoman businesswoman policewoman councilwoman queen princess lady waitress girlfriend heiress hostess "
        "saleswoman assemblywoman stateswoman bride ex-wife mom landlady nun schoolgirl "
        "mum grandma granddaughter stepmother stepdaughter stepsister half-sister godmother goddaughter "
        "granny nana mummy "
        "mother-in-law daughter-in-law sister-in-law great-grandmother great-granddaughter great-aunt fiancee fiancée"
    ).split()
)
ROLES_MALE = frozenset(
    (
        "man spokesman actor father son husband boy widower brother uncle nephew grandfather congressman chairman "
        "businessman policeman councilman king prince gentleman waiter boyfriend salesman assemblyman statesman "
        "groom ex-husband dad landlord monk schoolboy "
        "grandpa grandson stepfather stepson stepbrother half-brother godfather godson grandad granddad daddy "
        "father-in-law son-in-law brother-in-law great-grandfather great-grandson great-uncle fiance fiancé"
    ).split()
)
ROLES = (
    ROLES_FEMALE
    | ROLES_MALE
    | frozenset(
        (
            "spokesperson official officials aide aides adviser advisers advisor advisors president senator senators "
            "governor mayor minister secretary leader leaders candidate candidates nominee lawmaker lawmakers "
            "congressmen "
            "strategist strategists director chief executive chair analyst analysts expert experts economist "
            "economists "
            "lawyer lawyers attorney attorneys judge justice prosecutor prosecutors officer officers police detective "
            "witness witnesses source sources person people voter voters supporter supporters critic critics opponent "
            "opponents activist activists organizer protester protesters protestors demonstrator member members "
            "student "
            "students teacher professor scientist scientists researcher researchers doctor doctors nurse author "
            "authors "
            "writer writers journalist journalists reporter reporters columnist editor editors host moderator anchor "
            "commentator commentators pundit pundits blogger user users fan fans friend friends neighbor neighbour "
            "colleague colleagues resident residents owner founder chairperson manager consultant pollster historian "
            "scholar delegate delegates veteran veterans soldier general admiral commander pilot driver worker workers "
            "employee employees representative representatives ambassador diplomat diplomats democrat democrats "
            "republican republicans conservative conservatives liberal liberals billionaire mogul businesswoman "
            "businessmen tycoon magnate developer star singer comedian comic rapper player coach rival front-runner "
            "frontrunner incumbent challenger premier chancellor pope pastor bishop priest rabbi imam parent parents "
            "victim victims suspect defendant patient child children men women kids survivor narrator speaker "
            "participant participants respondents respondent attendee attendees crowd audience mob rest others two "
            "three pair couple duo trio insider insiders operative operatives newcomer libertarian socialist "
            "progressive progressives physician surgeon psychologist psychiatrist sociologist lecturer dean principal "
            "clerk contractor farmer fisherman firefighter sheriff trooper spy agent hacker refugee "
            "migrant native immigrant businessperson entrepreneur investor investors trader banker donor donors "
            "advocate advocates campaigner ally allies newsman filmmaker producer actor-director novelist poet artist "
            "musician athlete quarterback legislator councillor councilor commissioner superintendent teenager "
            "youngster adult speechwriter biographer whistleblower translator co-founder cofounder co-author "
            "curator trustee provost registrar vice-president percent "
            "congregation heckler hecklers questioner caller callers designer builder companion companions cousin "
            "cousins flatmate roommate housemate classmate teammate teammates co-worker twin sibling siblings "
            "mentor cashier customer customers shopper shoppers diner diners predecessor successor negotiator mediator"
        ).split()
    )
    | OCCUPATIONS
    | EPITHETS - frozenset("forward prop lock star catcher receiver pitcher winner hooker".split())
)
"""Nouns for people who can speak."""

DOCUMENTS = frozenset(
    (
        "statement report reports letter email emails e-mail e-mails editorial memo memorandum lawsuit complaint tweet "
        "tweets message messages post ad ads advertisement commercial article story release book study survey "
        "poll website site page headline caption petition bill law ruling opinion order filing document documents "
        "transcript resolution declaration manifesto column essay note text sign signs banner slogan song video "
        "paper brief review blog indictment affidavit motion summary invitation flier flyer poster email draft "
        "section subject voice-over voiceover platform amendment charter constitution pamphlet announcement "
        "communique communiqué verdict placard placards newsletter piece"
    ).split()
)
"""Nouns for texts that can be quoted."""

UTTERANCES = frozenset(
    (
        "claim claims charge answer reply response words word remark remarks comment comments suggestion argument "
        "warning promise description assertion accusation allegation complaint question phrase motto verdict "
        "conclusion view opinion reaction advice belief insistence contention demand plea appeal explanation "
        "admission account message joke catchphrase pledge vow prediction assurance retort observation statement "
        "speech diagnosis instruction instructions greeting farewell tip tribute toast prayer defence excuse lament "
        "boast apology threat taunt quip thought thoughts concern fear wish guess hunch estimate forecast judgment "
        "judgement request cry shout"
    ).split()
)
"""Nouns for something said: "Obi's claim that"."""

BODIES = frozenset(
    (
        "campaign company committee group newspaper department agency board court union ministry government "
        "administration council organization organisation association foundation institute university network "
        "magazine journal outlet party office house senate congress commission bureau team force press firm bank "
        "corporation publication coalition society club center centre school college hospital church army navy "
        "military union station channel service authority embassy parliament league federation times post news "
        "tribune herald inc inc. corp corp. co. ltd llc plc administration states nations kingdom republic act fund "
        "television tv radio network networks daily weekly review gazette "
        "chronicle sentinel globe observer telegraph guardian "
        "pac alliance movement project party services republicans democrats street avenue hotel tower towers building "
        "county city state airport river island islands beach park road square "
        "awards award show today tonight convention caucus primary debate"
    ).split()
)
"""Nouns for organisations, publications and places."""

MEMBERS_BODIES = frozenset("guild trust forum confederation cooperative collective choir chorus band".split())
"""Further nouns for organisations, in names that begin with their members: the Weavers' Guild."""

COMPANY_WORDS = frozenset(
    (
        "bank group inc inc. ltd plc corp company foods motors airlines airways energy media records rail tyres "
        "partners associates holdings industries systems technologies solutions ventures studios pictures water "
        "utilities appliances health healthcare insurance logistics pharmaceuticals pharma dairies stores supermarkets "
        "hotels resorts properties construction cement textiles cosmetics distillers beverages aviation aerospace "
        "shipping ferries cruises couriers freight telecom telecoms mobile broadband software semiconductors "
        "electronics "
        "instruments labs laboratories biotech therapeutics diagnostics publishing entertainment securities capital "
        "investments finance communications marketing brands buses coaches homes trust"
    ).split()
)
"""Last words of companies' names."""

NOT_NAMES = frozenset(
    (
        "the a an this that these those it its he she they we i you his her their our your my in on at by for from "
        "with of to as and or but so if when while after before since until because although though than then there "
        "here what which who whom whose where why how not no yes nor yet also still even just only more most many "
        "much some any all each every both few several other another such same one two three four five six seven "
        "eight nine ten first second third last next new old now today yesterday tomorrow tonight meanwhile however "
        "earlier later perhaps maybe indeed instead once again during despite according asked according about above "
        "across against along amid among around behind below beneath beside besides between beyond down inside into "
        "like near off onto out outside over past per through throughout toward towards under up upon via within "
        "without is are was were be been being has have had do does did will would can could may might must shall "
        "should let let's i'm i've i'd it's he's she's that's there's we're they're you're don't didn't "
        "said says told asked added finally recently nearly almost often sometimes thus hence moreover furthermore "
        "additionally nevertheless nonetheless otherwise rather quite very too well ok okay oh yeah please thanks "
        "thank because unlike like except whether either neither though unless whereas wherever whenever whatever "
        "whoever editor's follow read watch click share update updated correction photo image file getty via chapter "
        "scene section part something nothing everything anything somebody nobody everybody anybody none story stories "
        "january february march april may june july august september october november december jan. feb. mar. apr. "
        "jun. jul. aug. sept. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday mon. tue. wed. "
        "thu. fri. sat. sun. asked still early late"
    ).split()
)
"""Words with a capital at the beginning of a sentence that are not names."""

MONTHS_AND_DAYS = frozenset(
    (
        "january february march april june july august september october november december monday tuesday wednesday "
        "thursday friday saturday sunday jan. feb. aug. sept. oct. nov. dec."
    ).split()
)

NATIONS = frozenset(
    (
        "american americans british russian russians chinese french german israeli iranian mexican canadian european "
        "japanese indian turkish syrian iraqi afghan ukrainian polish swedish spanish italian australian african "
        "asian latino hispanic muslim muslims christian christians jewish jews catholic republican democratic democrat "
        "libertarian conservative liberal english scottish welsh irish cuban saudi korean egyptian palestinian greek "
        "dutch belgian indonesian u.s us uk u.k eu gop former then ex acting senior deputy assistant top longtime "
        "retired "
        "freshman sophomore rookie co-founder white black western northern southern eastern"
    ).split()
)
"""Adjectives before a title or a name that are not part of it."""

DETERMINERS = frozenset(
    (
        "the a an one another his her their its this some many several most other two three four five few both "
        "these those our my no each every any all"
    ).split()
)

PREPOSITIONS = frozenset(
    (
        "of for from at in to with on by about near against between among including during after before under over "
        "into through via without like unlike than as behind within across toward towards upon around beside despite "
        "amid since until outside inside per"
    ).split()
)
CONJUNCTIONS = frozenset("and or but nor yet while as when if because although though that whether where".split())
RELATIVES = frozenset("who whose which that whom".split())
NAME_LINKS = frozenset(
    "de la van von der den bin ibn al el da dos do du di le ter ten del della und y e af zu los las 't ’t".split()
)
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv esq. md m.d ph.d phd qc".split())
FUNCTION = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | AUXILIARY
    | HE
    | SHE
    | THEY
    | frozenset(("i you me us him not to there so then also too very just more most such what how why").split())
)


def strength(word: str) -> int:
    """Return the strength of a verb of speech: 4 for say, 3 for TELL, 2 for SPEAK, 1 for DESCRIBE, 0 for others."""
    if word in SAY:
        return 4
    if word in TELL:
        return 3
    if word in SPEAK:
        return 2
    return 1 if word in DESCRIBE else 0
