"""Streets, states, directions, expressions with a slash. `senses` has the abbreviations."""

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "DC": "D C",
}  # fmt: skip
"""They stand after a place or the letter of a party: "Phoenix, AZ 85001", "R-FL"."""
STREETS = {
    "st": "Street", "ave": "Avenue", "blvd": "Boulevard", "rd": "Road", "hwy": "Highway", "expy": "Expressway",
    "dr": "Drive", "ln": "Lane", "ct": "Court", "pl": "Place", "pkwy": "Parkway", "sq": "Square",
}  # fmt: skip
COLOURS = {
    "blk": "black", "wht": "white", "brn": "brown", "grn": "green", "gry": "grey", "slvr": "silver", "yel": "yellow", "blu": "blue", "tan": "tan", "red": "red",
}  # fmt: skip
"""Colours, as small ads shorten them: a "blk./wht." dog."""
ON_STREETS = (
    "Bridge Station School Elementary Church Market Mall Theater Theatre Garage Library Hospital Clinic Precinct Tunnel Underpass Overpass "
    "Exit Corridor Pier Wharf Dock Docks Depot Bakery Cafe Café Tavern Bar Pub Deli Gallery Studio Studios Post Hall Hotel Inn Surgery "
    "Baptist Methodist Presbyterian Fire Police YMCA Gym Chapel Cemetery Playground Bus Tube Subway Neighborhood Historic Community Mission"
).split()
"""After the name of a street, what stands on it: "the Elm St. Bridge"."""
COMPASS = {"N": "North", "S": "South", "E": "East", "W": "West"}
STARTERS = (
    "The A An He She It They We I You But And In On At His Her Its Their This That These Those There When While If As "
    "For After Before Since However Meanwhile Some Many Most One So Then What Who Why How Our My Your No Not Yes Now "
    "Here Police Officials Nobody Nothing "
    "Everyone Everybody All Both Each Every Another Other Others To From With Under Over "
    "By "
    "Between During Until Although Though Because Once Only Even Still Yet Also Later Last Next Two Three Four Five "
    "Bring Come Call Turn Take Go Look Ask Enter Please Tickets Admission Doors Entry Wear Follow Leave Keep Use Pay Expect Visit Ring "
    "Several Few Will Can Could Would Should Did Does Do Is Are Was Were Has Have Had"
).split()
"""Words that begin a sentence but not a name. The full stop of an abbreviation before one of them ends a sentence."""
SLASHES = {
    "and/or": "and or", "b/c": "because", "P/T": "part-time", "F/T": "full-time", "p/t": "part-time", "f/t": "full-time", "w/in": "within", "h/t": "hat tip to", "n/a": "not applicable", "N/A": "not applicable", "c/o": "care of", "city/highway": "city highway", "w/o": "without",
    "p/h": "per hour", "p/w": "per week", "p/m": "per month", "p/a": "per annum", "p/p": "per person", "p/n": "per night", "p/d": "per day",
    "w/c": "week commencing", "w/e": "week ending", "w/b": "week beginning", "p/u": "pick up", "o/w": "one way", "c/tax": "council tax", "w/ends": "weekends", "w/end": "weekend",
    "e/w": "each way", "b/f": "before", "k/paper": "kitchen paper",
    "o/night": "overnight", "f/v": "face value", "b/band": "broadband", "s/o": "spouse",
    "t/o": "turnover", "p/word": "password", "p/x": "part exchange", "c/p": "car park", "o/n": "overnight", "r/t": "round trip", "F/Lt": "Flight Lieutenant",
    "F/O": "Flying Officer", "P/O": "Pilot Officer", "S/Ldr": "Squadron Leader", "W/Cdr": "Wing Commander", "F/Sgt": "Flight Sergeant", "l/h": "left-hand", "r/h": "right-hand",
    "o/d": "overdrawn", "t/a": "trading as", "c/w": "complete with", "n/c": "no charge", "s/c": "self-contained",
    "B/W": "black and white", "n/s": "non-smoker", "s/h": "second-hand", "S/N": "serial number",
    "P/N": "part number", "W/D": "washer dryer", "D/W": "dishwasher", "a/k/a": "also known as", "R/T": "round trip",
    "c/h": "central heating", "d/g": "double glazing", "o/s": "outside", "p/b": "paperback", "h/b": "hardback",
    "p/e": "P E",
    "s/he": "she or he", "stop/go": "stop go", "k/size": "king size", "city/hwy": "city highway", "city/hwy.": "city highway", "y/y": "year on year", "q/q": "quarter on quarter", "m/m": "month on month",
    "w/w": "week on week", "Y/Y": "year on year", "Q/Q": "quarter on quarter", "M/M": "month on month",
    "I/O": "I O", "AC/DC": "AC DC", "A/C": "A.C", "d/b/a": "doing business as",
    "km/h": "kilometers per hour", "TCP/IP": "TCP IP", "9/11": "nine eleven", "N/B": "northbound", "S/B": "southbound", "E/B": "eastbound", "W/B": "westbound", "n/t": "not tested", "D/G": "double glazing", "C/H": "central heating", "24/7/365": "twenty four seven three sixty five",
}  # fmt: skip
"""Fixed expressions with a slash."""
ROOMS = frozenset("kitchen diner dining lounge breakfast living sitting family bed utility boot cloakroom shower wet laundry study office playroom".split())
"""Two of them with a slash are one room: "a kitchen/diner"."""
KEYS = {
    "Ctrl": "Control", "ctrl": "control", "CTRL": "Control", "Cmd": "Command", "cmd": "command", "CMD": "Command", "Opt": "Option", "Win": "Windows", "Esc": "Escape",
    "Del": "Delete", "DEL": "Delete", "Ins": "Insert", "PgUp": "Page Up", "PgDn": "Page Down", "PrtSc": "Print Screen", "PrtScn": "Print Screen",
    "Fn": "function", "ALT": "Alt", "SHIFT": "Shift", "Bksp": "Backspace",
}  # fmt: skip
"""Keys of a keyboard that are shortened, and how they are said."""
NAMED_KEYS = "Alt Shift Tab Enter Return Control Command Option Escape Delete Space Windows Home End Backspace Up Down Left Right alt shift tab enter".split()
DOSES = {
    "b.d.": "twice a day", "b.i.d.": "twice a day", "t.d.s.": "three times a day", "t.i.d.": "three times a day", "q.d.s.": "four times a day", "q.i.d.": "four times a day",
    "q.d.": "once a day", "p.r.n.": "as needed",
}  # fmt: skip
"""How often a medicine is taken."""
YEAR_ON_YEAR = {
    "YoY": "year on year", "yoy": "year on year", "y-o-y": "year on year", "Y-o-Y": "year on year",
    "YOY": "year on year", "QoQ": "quarter on quarter", "qoq": "quarter on quarter", "q-o-q": "quarter on quarter",
    "q-on-q": "quarter on quarter", "m-on-m": "month on month", "y-on-y": "year on year",
    "MoM": "month on month", "m-o-m": "month on month", "YTD": "year to date", "ytd": "year to date",
    "y-t-d": "year to date",
}  # fmt: skip
