"""Words that Roman numerals follow, and words that look like Roman numerals."""

RULERS = (
    "King Queen Pope Emperor Empress Tsar Tsarina Czar Kaiser Prince Princess Sultan Shah Duke Patriarch Pharaoh Saint"
).split()
REGNAL = frozenset(
    "abdullah adrian albert alexander alfonso anne augustus baudouin benedict boniface carl carlos casimir "
    "catherine celestine charles christian christina clement constantine cyrus darius david edward elizabeth "
    "emmanuel faisal farouk felipe ferdinand francis frederick frederik george gregory gustaf gustav haakon "
    "harald hassan henri henry hussein innocent isabella ivan james jean john juan julius kenneth leo leopold "
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
    "World War|War|Vatican|Super Bowl|Chapter|Part|Act|Title|Type|Phase|Volume|Vol|Book|Article|"
    "Section|Class|Schedule|Mark|Episode|Apollo|Saturn|Gemini|Soyuz|Stage|Level|Division|Group|"
    "Table|Annex|Appendix|Grade|Scene|Canto|Season|Game|Round|Series|Category|Tier|Protocol|"
    "SALT|START|Basel|Camp|Rocky|Wave|Generation|Block|Model|Olympiad|Lausanne|Corps|Army"
)
"""A numeral after one of them is a cardinal."""
NUMBERED_ALONE = (
    "World War|Chapter|Part|Act|Title|Type|Phase|Volume|Book|Article|Section|Class|Schedule|"
    "Mark|Episode|Stage|Level|Division|Annex|Appendix|Scene|Category|Tier|Saturn|SALT|START|"
    "Basel"
)
"""Those of `NUMBERED` whose numeral may be one letter: "Part V"."""
NOT_NUMERALS = frozenset(
    "CD CV DC DI DM CC MC MD MI MIX MM DIM LI CL XL XXL XXX CI DX CM ML MV DVI LCD CDC DCI CCI MCC DIV DIVI".split()
)
"""Capitals that look like Roman numerals but are not."""
