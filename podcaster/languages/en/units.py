"""Units of measure: prefixes, symbols and names, irregular plurals, and where a short symbol is a unit.

`recording/forms/units.py` puts prefixes, symbols, powers, products and quotients together: add only the base symbol.
"""

PREFIXES = {
    "f": "femto", "p": "pico", "n": "nano", "µ": "micro", "m": "milli", "c": "centi", "d": "deci", "h": "hecto", "k": "kilo",
    "K": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta",
}  # fmt: skip
WITH_PREFIXES = {
    "m": ("meter", "nµmck"), "g": ("gram", "pnµmk"), "s": ("second", "fpnµm"), "l": ("liter", "µmcdM"),
    "L": ("liter", "nµmcdM"), "W": ("watt", "µmkMGT"), "Wp": ("watt peak", "kMG"), "Wh": ("watt hour", "mkMGT"),
    "V": ("volt", "µmkM"), "A": ("amp", "nµmk"), "Ah": ("amp hour", "mk"), "VA": ("volt amp", "kM"),
    "Ω": ("ohm", "µmkMG"), "F": ("farad", "pnµm"), "H": ("henry", "nµm"), "Hz": ("hertz", "mkMGT"),
    "J": ("joule", "µmkMGT"), "cal": ("calorie", "k"), "Pa": ("pascal", "mhkMG"), "bar": ("bar", "m"),
    "N": ("newton", "µmkM"), "Nm": ("newton meter", "mkM"), "eV": ("electron volt", "mkMGT"), "Sv": ("sievert", "nµm"),
    "Gy": ("gray", "mµ"), "Bq": ("becquerel", "kMGT"), "mol": ("mole", "nµmk"), "K": ("kelvin", "nµm"),
    "T": ("tesla", "nµm"), "pc": ("parsec", "kMG"), "B": ("byte", "kKMGTP"), "b": ("bit", "MGT"),
    "bit": ("bit", "kMGT"), "t": ("ton", "kMG"), "dB": ("decibel", ""), "Eq": ("equivalent", "mµ"), "M": ("molar", "pnµm"), "lm": ("lumen", "k"), "lx": ("lux", "k"),
    "bps": ("bit per second", "kKMGT"), "ly": ("light year", ""),
}  # fmt: skip
"""A symbol, its name and the prefixes that are used with it."""
CUSTOMARY = {
    # Length
    "kms": "kilometer", "cms": "centimeter", "mms": "millimeter", "mi": "mile", "ft": "foot", "in": "inch", "ins": "inch", "yd": "yard", "yds": "yard", "nmi": "nautical mile",
    "Gyr": "billion year", "Myr": "million year", "kyr": "thousand year", "deg": "degree", "AU": "astronomical unit", "au": "astronomical unit",
    # Mass
    "kgs": "kilogram", "gm": "gram", "mcg": "microgram", "lb": "pound", "lbs": "pound", "oz": "ounce", "st": "stone",
    "ct": "carat", "gr": "grain", "cwt": "hundredweight",
    # Volume
    "ltr": "liter", "ltrs": "liter", "mls": "milliliter", "gal": "gallon", "gals": "gallon", "pt": "pint", "qt": "quart", "qts": "quart",
    "fl oz": "fluid ounce", "cc": "C C", "tsp": "teaspoon", "tsps": "teaspoon", "tbsp": "tablespoon",
    "tbsps": "tablespoon", "tbs": "tablespoon", "c": "cup", "bu": "bushel",
    # Area
    "ha": "hectare", "ac": "acre", "sqft": "square foot", "sqm": "square meter",
    # Time
    "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour",
    "yr": "year", "yrs": "year", "wk": "week", "wks": "week", "mth": "month", "mths": "month", "mo": "month",
    "mos": "month", "d": "day", "y": "year",
    # Energy, pressure, force, sound
    "cals": "calorie", "kcals": "kilocalorie", "mb": "millibar", "psi": "P S I", "mmHg": "millimeter of mercury",
    "inHg": "inch of mercury", "hp": "horsepower", "bhp": "brake horsepower", "db": "decibel", "dBA": "decibel",
    # Data and pictures
    "MBs": "megabyte", "GBs": "gigabyte", "TBs": "terabyte", "GiB": "gibibyte", "MiB": "mebibyte", "MP": "megapixel",
    "px": "pixel", "lbf": "pound force", "dpi": "dot per inch", "ppi": "pixel per inch", "fps": "frame per second",
    # Speed and other rates
    "mph": "mile per hour", "kph": "kilometer per hour", "kmh": "kilometer per hour", "kmph": "kilometer per hour",
    "kn": "knot", "kts": "knot", "rpm": "revolution per minute", "bpm": "beat per minute", "mpg": "mile per gallon",
    "bpd": "barrel per day", "b/d": "barrel per day", "bbl": "barrel", "ppm": "part per million",
    "ppb": "part per billion", "cfm": "cubic foot per minute", "ppg": "point per game", "rpg": "rebound per game", "apg": "assist per game", "spg": "steal per game",
    "MPGe": "mile per gallon equivalent", "MWe": "megawatt", "GWe": "gigawatt", "MMBtu": "million B T U", "Btu": "B T U", "BTU": "B T U",
    # Shares of a whole
    "bps": "basis point", "bp": "basis point", "pp": "percentage point", "pps": "percentage point",
    "ppt": "percentage point", "ppts": "percentage point", "pts": "point", "pct": "percent",
    # Heat
    "°C": "degree Celsius", "°F": "degree Fahrenheit", "ºC": "degree Celsius", "ºF": "degree Fahrenheit",
    "℃": "degree Celsius", "℉": "degree Fahrenheit", "°K": "degree Kelvin", "°": "degree", "º": "degree",
}  # fmt: skip
"""Units without prefixes. They win over a symbol with a prefix: "ft" is no femtoton."""
ELIDED = {"kiloohm": "kilohm", "megaohm": "megohm"}
"""Names that drop a vowel between prefix and unit."""
IRREGULAR = {
    "foot": "feet", "inch": "inches", "hertz": "hertz", "stone": "stone", "horsepower": "horsepower",
    "percent": "percent", "P S I": "P S I", "C C": "C C", "kelvin": "kelvin", "tesla": "tesla", "lux": "lux",
    "hundredweight": "hundredweight", "watt peak": "watts peak", "kilowatt peak": "kilowatts peak", "megawatt peak": "megawatts peak", "gigawatt peak": "gigawatts peak", "pound force": "pounds force", "henry": "henries", "millimeter of mercury": "millimeters of mercury",
    "inch of mercury": "inches of mercury", "bar": "bar", "million": "million", "million B T U": "million B T U", "B T U": "B T U",
}  # fmt: skip
"""Plurals that are not formed with an s. They hold with a prefix too: "kilohertz"."""
WHERE_A_UNIT = {
    "m": "spaced", "g": "glued spaced", "l": "glued spaced", "L": "glued spaced", "h": "glued spaced", "t": "spaced",
    "W": "glued spaced", "V": "glued spaced", "N": "glued spaced", "K": "spaced", "T": "spaced", "A": "glued", "J": "glued",
    "min": "glued spaced", "sec": "glued spaced", "in": "glued", "ins": "glued", "s": "glued", "cal": "spaced",
    "pt": "spaced", "ly": "glued spaced", "mb": "glued spaced", "kt": "glued spaced", "MP": "glued", "st": "", "B": "", "b": "", "ac": "",
    "Pa": "glued spaced", "Mt": "spaced", "db": "", "Mb": "glued", "au": "", "ct": "", "PB": "", "F": "", "H": "", "c": "", "d": "", "y": "", "M": "", "Eq": "",
    "pc": "", "pg": "", "mo": "", "gr": "", "bar": "spaced", "bit": "", "Gy": "spaced", "AU": "glued spaced", "ms": "glued spaced",
    "VA": "", "MA": "", "cd": "", "ps": "", "ha": "glued spaced", "bu": "", "pA": "", "nA": "", "mT": "glued spaced", "GT": "",
}  # fmt: skip
"""Short symbols with other meanings: whether they are units glued to a figure ("400g") or after a space ("2 m tall"). Not
listed: units in both places. With a power, a product or a quotient, each of them is a unit ("7 t/ha")."""
PARTS = {"foot": ("inch",), "pound": ("ounce",), "stone": ("pound",), "hour": ("minute",), "minute": ("second",), "gallon": ("pint",)}
"""The smaller unit that may follow an amount in a larger one: five feet six inches."""
WITH_A_STOP = frozenset("in ac c mo ct pt st min sec cal gr bu db".split())
"""Short symbols that are units when a full stop follows that does not end a sentence: "18-24 in. apart"."""
AFTER_A_HYPHEN = frozenset("m g in l L h V W min ms t".split())
"""Short symbols that are units after a hyphen and before a noun: "a 5-m pole"."""
AFTER_A_MAGNITUDE = frozenset("t l L g ha W V ly".split())
"""Short symbols that are units after "million" and the like: "3 million t"."""
SHOUTED = frozenset("KG KGS KM MPH KPH FT LB LBS OZ CM MM ML MPG SQ".split())
"""Symbols in capitals, as in headlines: "12KG"."""
PRODUCTS = {"lb ft": "pound foot", "ft lb": "foot pound", "ft lbs": "foot pound", "lb in": "pound inch", "in lb": "inch pound", "in lbs": "inch pound", "lbs ft": "pound foot", "in oz": "inch ounce", "oz in": "ounce inch", "N m": "newton meter", "kN m": "kilonewton meter", "kW h": "kilowatt hour"}
"""Products of two units with a space or a hyphen between them: "266 lb ft", "350 lb-ft"."""
PER = {
    "hour": "hour", "second": "second", "day": "day", "minute": "minute", "year": "year", "annum": "annum",
    "week": "week", "month": "month", "night": "night", "quarter": "quarter", "ton": "ton", "tonne": "tonne",
    "litre": "litre", "liter": "liter", "mile": "mile", "acre": "acre", "hectare": "hectare", "capita": "capita", "person": "person",
    "head": "head", "pp": "person", "user": "user", "pupil": "pupil", "household": "household", "gallon": "gallon",
    "pint": "pint", "barrel": "barrel", "bbl": "barrel", "share": "share", "sh": "share", "nt": "night", "nt.": "night", "cord": "cord", "unit": "unit", "ounce": "ounce",
    "pound": "pound", "game": "game", "match": "match", "visit": "visit", "room": "room", "seat": "seat",
    "student": "student", "serving": "serving", "portion": "portion", "request": "request", "shift": "shift",
    "trip": "trip", "inch": "inch", "foot": "foot", "bottle": "bottle", "dose": "dose", "ticket": "ticket",
    "vehicle": "vehicle", "employee": "employee", "worker": "worker", "child": "child", "family": "family", "site": "site",
    "kilo": "kilo", "nite": "night", "charge": "charge", "load": "load", "cycle": "cycle", "page": "page", "plant": "plant", "row": "row", "post": "post", "class": "class", "lesson": "lesson", "set": "set", "team": "team", "member": "member", "car": "car", "truck": "truck", "bike": "bike", "case": "case", "pack": "pack", "box": "box", "bag": "bag", "guest": "guest", "adult": "adult", "kid": "kid", "couple": "couple", "motorcycle": "motorcycle", "bunch": "bunch", "dozen": "dozen", "doz": "dozen",
    "month.": "month", "mo.": "month",
}  # fmt: skip
"""Words after the slash of a rate: "90 commits/day". Units may stand there too."""
PERIODS = frozenset("second minute hour day night week month quarter year".split())
"""After a noun and a slash, a period makes a rate: "sodium/day"."""
CONTAINERS = frozenset(
    "tin tins can cans bag bags pack packs packet packets bottle bottles jar jars carton cartons box boxes tub tubs pouch "
    "pouches sachet sachets tablet tablets capsule capsules bar bars block blocks sack sacks roll rolls dose doses "
    "weight weights portion portions stick sticks container containers pot pots bale bales drum drums tank tanks "
    "cylinder cylinders parcel parcels pill pills bucket buckets tube tubes flask flasks beaker beakers mug mugs spoonful spoonfuls vial vials syringe syringes ampoule ampoules sample samples glass glasses slice slices serving servings cup cups cube cubes slab slabs".split()
)
"""After a mass or a volume, they are described by it: "two 400 gram tins"."""
MASSES = frozenset("gram kilogram milligram microgram pound ounce stone ton liter milliliter centiliter deciliter pint quart gallon cup teaspoon tablespoon".split())
"""Measures of a substance. The noun after one is usually the substance: "450 grams potatoes"."""
FRACTIONED = frozenset(
    "cup teaspoon tablespoon pint quart gallon pound ounce mile inch hour litre liter acre foot yard kilo stone tonne "
    "ton metre meter second minute century".split()
)
"""Words for units that have a fraction before them: "3/4 cup" is three quarters of a cup."""
GLUED_PER = {
    "pp": "per person", "pn": "per night", "pa": "per annum", "p.a.": "per annum", "pcm": "per month",
    "pw": "per week", "p.w.": "per week", "ppn": "per person per night", "pppn": "per person per night",
    "pm": "per month", "ph": "per hour", "pd": "per day",
}  # fmt: skip
"""Abbreviations directly after an amount of money: "£89pp"."""
