"""Words that Roman numerals follow, and words that look like Roman numerals."""

RULERS = (
    "King Queen Pope Emperor Empress Tsar Tsarina Czar Kaiser Prince Princess Sultan Shah Duke Patriarch Pharaoh Saint"
).split()
REGNAL = frozenset(
    "abdullah adrian albert alexander alfonso anne augustus baudouin benedict boniface carl carlos casimir "
    "catherine celestine charles christian christina clement constantine cyrus darius david edward elizabeth "
    "emmanuel faisal farouk felipe ferdinand francis frederick frederik george gregory gustaf gustav haakon "
    "harald hassan henri henry hussein innocent ramesses amenhotep ptolemy cleopatra sancho gustavus valdemar sigismund wenceslas ladislaus kamehameha osman murad bayezid selim abbas sargon nebuchadnezzar antiochus seleucus mithridates theodosius justinian valentinian basil alexios manuel afonso clovis lothair baldwin bohemond roger llywelyn duncan magnus canute cnut harold sweyn mieszko sigurd erik eric philippa joanna matilda stanislaus tiberius otho pepin hugh isabella ivan james jean john juan julius kenneth leo leopold "
    "louis ludwig malcolm margrethe maria mary maximilian mehmed mohammed muhammad napoleon nicholas olaf olav "
    "oscar otto paul pedro peter philip philippe pius rama rameses ramses rainier richard robert rudolf sam "
    "selassie sixtus stephen suleiman tutmose thutmose umberto urban victor vladimir wilhelm willem william "
    "xerxes zog".split()
)
"""Names of rulers. A numeral after one is an ordinal."""
ALONE_AFTER_RULERS = (
    "Elizabeth Charles James Francis Henry Nicholas Napoleon William Edward George Philip Louis Mary Richard Ivan "
    "Peter Catherine Leopold Pius Leo Frederick"
).split()
"""Rulers whose numeral may be one letter: "Elizabeth I"."""
NUMBERED = (
    "war wars vatican chapter chapters part parts act acts title titles type types phase phases volume volumes vol vols "
    "book books article articles section sections class classes schedule schedules mark episode episodes apollo saturn "
    "gemini soyuz stage stages level levels division divisions group groups table tables annex annexes appendix "
    "appendices grade grades scene scenes canto cantos season seasons game games round rounds series category categories "
    "tier tiers protocol salt start basel camp rocky wave generation block model lausanne corps army count counts figure "
    "figures fig figs page pages nerve nerves factor factors clause clauses paragraph paragraphs para paras item items "
    "note notes footnote quarter title number numbers psalm psalms sonnet sonnets symphony concerto sonata op opus "
    "movement movements zone zones region regions plan plans option options exhibit exhibits claim claims amendment "
    "amendments lot lots plate plates map maps problem theorem lemma equation axis angiotensin complex collagen "
    "pillar pillars tablet tablets layer layers order dynasty auto fantasy fighter scrolls civ"
).split()
"""A numeral of two letters or more after one of them is a cardinal, and so is each numeral of a list: "Articles I-III"."""
NUMBERED_ALONE = (
    "World War|Chapter|Part|Act|Title|Type|Phase|Volume|Book|Article|Section|Class|Schedule|Count|Figure|Fig|"
    "Mark|Episode|Stage|Level|Division|Annex|Appendix|Scene|Category|Tier|Saturn|SALT|START|Factor|Table|Grade|"
    "Basel|Theft Auto|Final Fantasy|Street Fighter|Elder Scrolls|Rocky|Mac OS|Clause|Exhibit|Pillar|Amendment"
)
"""After one of them a numeral may be one letter: "Part V"."""
ALONE_IN_SMALL_LETTERS = (
    "count|type|phase|stage|class|grade|tier|schedule|level|part|chapter|article|section|title|division|category|volume|act|factor|table|book"
)
"""After one of them a numeral of one letter is a cardinal if one of `AFTER_ONE` or no word follows: "type I diabetes"."""
AFTER_ONE = (
    "and|or|to|through|of|in|diabetes|trial|trials|error|errors|collagen|study|studies|clinical|drug|drugs|supernova|trauma|"
    "cancer|disease|civilization|civilisation|obesity|hypersensitivity|listed|building|controlled|substance|charge|charges"
)
ORDINAL_BEFORE = (
    "century|centuries|Olympiad|Olympic|Olympics|Winter Olympics|Summer Olympics|Corps|Army|Armored|Armoured|Airborne|"
    "Dynasty|dynasty|Legion|Congress|Conference|International|arrondissement"
)
"""A numeral before one of them is an ordinal: "XVIII Airborne Corps"."""
NOT_NUMERALS = frozenset(
    "CD CV DC DI DM CC MC MD MI MIX MM DIM LI CL XL XXL XXX CI DX CM ML MV DVI LCD CDC DCI CCI MCC DIV DIVI LX LXI DXI".split()
)
"""Capitals that look like Roman numerals but are not."""
