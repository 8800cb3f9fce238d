"""Units of measure: symbols and names, irregular plurals, and which symbols may have a space before them."""

UNITS = {
    # Length
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "µm": "micrometer", "nm": "nanometer",
    "mi": "mile", "ft": "foot", "in": "inch", "ins": "inch", "yd": "yard", "yds": "yard", "nmi": "nautical mile",
    "ly": "light year", "AU": "astronomical unit", "au": "astronomical unit",
    # Mass
    "kg": "kilogram", "kgs": "kilogram", "g": "gram", "gm": "gram", "mg": "milligram", "µg": "microgram",
    "mcg": "microgram", "ng": "nanogram", "lb": "pound", "lbs": "pound", "oz": "ounce", "st": "stone", "t": "ton",
    "kt": "kiloton", "Mt": "megaton", "Gt": "gigaton", "ct": "carat",
    # Volume
    "l": "liter", "L": "liter", "ltr": "liter", "ml": "milliliter", "mL": "milliliter", "cl": "centiliter",
    "dl": "deciliter", "dL": "deciliter", "gal": "gallon", "pt": "pint", "qt": "quart", "fl oz": "fluid ounce",
    "cc": "C C", "tsp": "teaspoon", "tsps": "teaspoon", "tbsp": "tablespoon", "tbsps": "tablespoon",
    "tbs": "tablespoon",
    # Area
    "ha": "hectare", "ac": "acre", "sq ft": "square foot", "sq. ft.": "square foot", "sq. ft": "square foot",
    "sqft": "square foot", "sq m": "square meter", "sq. m": "square meter", "sqm": "square meter",
    "sq km": "square kilometer", "sq. km": "square kilometer", "sq mi": "square mile", "sq. mi": "square mile",
    "sq miles": "square mile", "sq in": "square inch", "sq yd": "square yard", "cu ft": "cubic foot",
    "cu m": "cubic meter",
    # Time
    "s": "second", "sec": "second", "secs": "second", "ms": "millisecond", "µs": "microsecond", "ns": "nanosecond",
    "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "yr": "year", "yrs": "year",
    "wk": "week", "wks": "week", "mth": "month", "mths": "month",
    # Electricity, energy, pressure
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "mW": "milliwatt",
    "Wh": "watt hour", "kWh": "kilowatt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour",
    "TWh": "terawatt hour", "V": "volt", "kV": "kilovolt", "mV": "millivolt", "A": "amp", "mA": "milliamp",
    "mAh": "milliamp hour", "Ah": "amp hour", "Ω": "ohm", "kΩ": "kilohm", "Hz": "hertz", "kHz": "kilohertz",
    "MHz": "megahertz", "GHz": "gigahertz", "J": "joule", "kJ": "kilojoule", "MJ": "megajoule",
    "kcal": "kilocalorie", "cal": "calorie", "cals": "calorie", "kcals": "kilocalorie", "Pa": "pascal",
    "hPa": "hectopascal", "kPa": "kilopascal", "MPa": "megapascal", "mb": "millibar", "mbar": "millibar",
    "psi": "P S I", "mmHg": "millimeter of mercury", "N": "newton", "kN": "kilonewton", "Nm": "newton meter",
    "eV": "electron volt", "keV": "kiloelectron volt", "MeV": "megaelectron volt", "GeV": "gigaelectron volt",
    "TeV": "teraelectron volt", "lm": "lumen", "hp": "horsepower", "bhp": "brake horsepower", "dB": "decibel",
    "db": "decibel", "dBA": "decibel", "mSv": "millisievert", "Bq": "becquerel", "K": "kelvin", "mol": "mole",
    "T": "tesla", "mmol": "millimole", "kB": "kilobyte",
    # Data
    "B": "byte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte",
    "MBs": "megabyte", "GBs": "gigabyte", "TBs": "terabyte", "GiB": "gibibyte", "MiB": "mebibyte", "Gb": "gigabit",
    "Mb": "megabit", "Mbps": "megabit per second", "mbps": "megabit per second", "Gbps": "gigabit per second",
    "gbps": "gigabit per second", "kbps": "kilobit per second", "Mbit/s": "megabit per second",
    "Gbit/s": "gigabit per second", "MP": "megapixel", "px": "pixel", "dpi": "dot per inch",
    "ppi": "pixel per inch", "fps": "frame per second",
    # Speed and other rates
    "mph": "mile per hour", "kph": "kilometer per hour", "kmh": "kilometer per hour", "km/h": "kilometer per hour",
    "kmph": "kilometer per hour", "kn": "knot", "kts": "knot", "rpm": "revolution per minute",
    "bpm": "beat per minute", "mpg": "mile per gallon", "bpd": "barrel per day", "b/d": "barrel per day",
    "bbl": "barrel", "ppm": "part per million", "ppb": "part per billion",
    # Shares of a whole
    "bps": "basis point", "bp": "basis point", "pp": "percentage point", "pps": "percentage point",
    "ppt": "percentage point", "ppts": "percentage point", "pts": "point", "pct": "percent",
    # Heat
    "°C": "degree Celsius", "°F": "degree Fahrenheit", "° C": "degree Celsius", "° F": "degree Fahrenheit",
    "ºC": "degree Celsius", "ºF": "degree Fahrenheit", "℃": "degree Celsius", "℉": "degree Fahrenheit",
    "°K": "degree Kelvin", "°": "degree", "º": "degree",
}  # fmt: skip
for _unit, _name in (
    ("km", "kilometer"), ("m", "meter"), ("cm", "centimeter"), ("mm", "millimeter"), ("ft", "foot"), ("mi", "mile"),
    ("in", "inch"), ("yd", "yard"),
):  # fmt: skip
    UNITS |= {f"{_unit}{two}": f"square {_name}" for two in ("2", "²")}
    UNITS |= {f"{_unit}{three}": f"cubic {_name}" for three in ("3", "³")}
IRREGULAR = {
    "foot": "feet", "inch": "inches", "hertz": "hertz", "stone": "stone", "horsepower": "horsepower",
    "percent": "percent", "kilohertz": "kilohertz", "megahertz": "megahertz", "gigahertz": "gigahertz",
    "P S I": "P S I", "C C": "C C", "kelvin": "kelvin", "tesla": "tesla",
    "millimeter of mercury": "millimeters of mercury",
}  # fmt: skip
"""Plurals that are not formed with an s."""
AFTER_A_SPACE = frozenset(UNITS) - frozenset(
    "in ins s A B V t st pt J m h g l L W ac Pa cal kt Mt min sec N K T MP mb db Mb ly au ct PB".split()
)
"""Symbols that are units with or without a space after the figure. The excluded ones have other meanings too."""
ALSO_AFTER_A_SPACE = frozenset("m g l L h t W V min sec cal pt N ly mb kt K s T".split())
"""Short symbols that are units after a space: "2 m tall", "5 V"."""
GLUED_ONLY = frozenset("g l L h W V min sec in ins s kt MP mb A N ly J".split())
"""Short symbols that are units without a space after the figure: "9.58s", "400g". Not m, k, b and t, which may be
magnitudes."""
SHOUTED = frozenset("KG KGS KM MPH KPH FT LB LBS OZ CM MM ML MPG SQ".split())
"""Symbols in capitals, as in headlines: "12KG"."""
PER = {
    "h": "hour", "hr": "hour", "hour": "hour", "s": "second", "sec": "second", "second": "second", "day": "day",
    "d": "day", "min": "minute", "minute": "minute", "year": "year", "yr": "year", "y": "year", "annum": "annum",
    "week": "week", "wk": "week", "month": "month", "mo": "month", "mth": "month", "night": "night",
    "kg": "kilogram", "g": "gram", "mg": "milligram", "100g": "hundred grams", "100ml": "hundred milliliters",
    "lb": "pound", "oz": "ounce", "t": "ton", "ton": "ton", "tonne": "tonne", "l": "liter", "L": "liter",
    "litre": "litre", "liter": "liter", "ml": "milliliter", "mL": "milliliter", "dl": "deciliter",
    "dL": "deciliter", "m": "meter", "cm": "centimeter", "m2": "square meter", "m²": "square meter",
    "m3": "cubic meter", "m³": "cubic meter", "cm2": "square centimeter", "cm²": "square centimeter",
    "cm³": "cubic centimeter", "km2": "square kilometer", "km²": "square kilometer", "sqm": "square meter",
    "sq ft": "square foot", "sqft": "square foot", "s²": "second squared", "s2": "second squared",
    "100km": "hundred kilometers", "km": "kilometer", "mile": "mile", "mi": "mile", "ha": "hectare", "acre": "acre",
    "capita": "capita", "person": "person", "head": "head", "pp": "person", "user": "user", "pupil": "pupil",
    "household": "household", "gal": "gallon", "gallon": "gallon", "pint": "pint", "kWh": "kilowatt hour",
    "MWh": "megawatt hour", "kW": "kilowatt", "barrel": "barrel", "bbl": "barrel", "share": "share", "unit": "unit",
    "ounce": "ounce", "pound": "pound", "game": "game", "match": "match", "visit": "visit", "room": "room",
    "seat": "seat", "student": "student", "serving": "serving", "portion": "portion", "request": "request",
    "shift": "shift", "trip": "trip",
}  # fmt: skip
"""Units after the slash of a rate: "118 g/km", "90 commits/day"."""
MEASURED_OUT = frozenset("teaspoon tablespoon pint fluid quart".split())
"""Kitchen measures that are followed by "of": "two tablespoons of milk"."""
GLUED_PER = {
    "pp": "per person", "pn": "per night", "pa": "per annum", "p.a.": "per annum", "pcm": "per month",
    "pw": "per week", "p.w.": "per week", "ppn": "per person per night", "pppn": "per person per night",
    "ph": "per hour", "pd": "per day",
}  # fmt: skip
"""Abbreviations directly after an amount of money: "£89pp"."""
