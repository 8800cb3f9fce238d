"""Abbreviations in full."""

TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messieurs", "Dr": "Doctor", "Drs": "Doctors",
    "Prof": "Professor", "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives",
    "Gov": "Governor", "Govs": "Governors", "Gen": "General", "Lt": "Lieutenant", "Col": "Colonel",
    "Sgt": "Sergeant", "Capt": "Captain", "Maj": "Major", "Brig": "Brigadier", "Cpl": "Corporal", "Pvt": "Private",
    "Pfc": "Private First Class", "Spc": "Specialist", "Adm": "Admiral", "Cmdr": "Commander", "Cdr": "Commander",
    "Cmdt": "Commandant", "Ens": "Ensign", "Rev": "Reverend", "Revs": "Reverends", "Hon": "Honorable",
    "Msgr": "Monsignor", "Fr": "Father", "Pres": "President", "Supt": "Superintendent", "Det": "Detective",
    "Insp": "Inspector", "Amb": "Ambassador", "Atty": "Attorney", "Asst": "Assistant", "Mt": "Mount", "Ft": "Fort",
    "Sec": "Secretary", "Treas": "Treasurer", "Comdr": "Commander", "Ald": "Alderman", "Del": "Delegate",
    "Assn": "Association", "Dist": "District", "Univ": "University", "Cllr": "Councillor", "Cllrs": "Councillors",
    "Const": "Constable", "Con": "Constable", "Bt": "Baronet",
}  # fmt: skip
"""They stand before a name or a number, so their full stop does not end a sentence and is removed."""
TITLES_WITHOUT_STOP = "Mr Mrs Ms Dr Prof Rev Cllr Sgt Capt Lt Col Maj Supt Messrs".split()
"""British text writes these without a full stop."""
WORDS = {
    "Jr": "Junior", "Sr": "Senior", "Inc": "Incorporated", "Corp": "Corporation", "Ltd": "Limited", "Co": "Company",
    "Cos": "Companies", "Bros": "Brothers", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Hwy": "Highway",
    "Dept": "Department", "Govt": "Government", "Intl": "International", "Natl": "National", "Mfg": "Manufacturing",
    "vs": "versus", "etc": "et cetera", "approx": "approximately", "est": "estimated", "dept": "department",
    "govt": "government", "ca": "circa", "cf": "compare", "al": "al", "Ph.D": "P H D", "Ed": "Editor",
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Weds": "Wednesday", "Wed": "Wednesday",
    "Thu": "Thursday", "Thur": "Thursday", "Thurs": "Thursday", "Ret": "Retired", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday", "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas",
    "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut", "Fla": "Florida", "Ga": "Georgia",
    "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland",
    "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri",
    "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "Tenn": "Tennessee", "Tex": "Texas", "Va": "Virginia", "Vt": "Vermont",
    "Wash": "Washington", "Wis": "Wisconsin", "Wyo": "Wyoming", "incl": "including", "excl": "excluding",
    "max": "maximum", "tel": "telephone", "Tel": "Telephone", "temp": "temperature", "misc": "miscellaneous",
    "orig": "original", "esp": "especially", "avg": "average", "Mgr": "Manager", "pop": "population",
    "ext": "extension", "Ctr": "Center", "Mts": "Mountains",
}  # fmt: skip
UNSURE = frozenset(
    "al ca est Ill Ind Mass Miss Wash Sat Sun Mon Wed Fri Ed Co La Pa Ga Mo Va Md Ore Del max temp".split()
)
"""They are also words, or too short to be certain. They are abbreviations only before a digit, a comma, a closing
bracket or a small letter, or after a comma."""
COMPANY_ENDINGS = {
    "plc": "P L C", "PLC": "P L C", "Plc": "P L C", "Bros": "Brothers", "GmbH": "G M B H", "Pty": "Proprietary",
}  # fmt: skip
"""Company endings that are also written without a full stop."""
REFERENCES = {
    "vol": "volume", "vols": "volumes", "ch": "chapter", "chs": "chapters", "chap": "chapter", "fig": "figure",
    "figs": "figures", "p": "page", "pp": "pages", "pg": "page", "pgs": "pages", "para": "paragraph",
    "paras": "paragraphs", "sec": "section", "sect": "section", "eq": "equation", "eqs": "equations",
    "ed": "edition", "app": "appendix", "ep": "episode", "cat": "category", "eps": "episodes", "tab": "table",
    "pt": "part", "pts": "parts", "cl": "clause", "ex": "exhibit", "no": "number", "nos": "numbers", "l": "line",
    "ll": "lines", "n": "note",
}  # fmt: skip
"""Parts of a book or paper. They have a full stop and stand before a figure: "vol. 3", "pp. 12-14"."""
LIVES = {
    "b": "born", "c": "circa", "ca": "circa", "d": "died", "fl": "active around", "r": "reigned", "m": "married",
    "est": "established",
}  # fmt: skip
"""They stand before a year in brackets: "(b. 1932)"."""
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
COMPASS = {"N": "North", "S": "South", "E": "East", "W": "West"}
STARTERS = (
    "The A An He She It They We I You But And In On At His Her Its Their This That These Those There When While If As "
    "For After Before Since However Meanwhile Some Many Most One So Then What Who Why How Our My Your No Not Yes Now "
    "Here Police Officials Nobody Nothing "
    "Everyone Everybody All Both Each Every Another Other Others To From With Under Over "
    "By "
    "Between During Until Although Though Because Once Only Even Still Yet Also Later Last Next Two Three Four Five "
    "Several Few Will Can Could Would Should Did Does Do Is Are Was Were Has Have Had"
).split()
"""Words that begin a sentence but not a name. The full stop of an abbreviation before one of them ends a sentence."""
SLASHES = {
    "and/or": "and or", "n/a": "not applicable", "N/A": "not applicable", "c/o": "care of", "w/o": "without",
    "s/he": "she or he", "y/y": "year on year", "q/q": "quarter on quarter", "m/m": "month on month",
    "w/w": "week on week", "Y/Y": "year on year", "Q/Q": "quarter on quarter", "M/M": "month on month",
    "a/c": "account", "I/O": "I O", "AC/DC": "AC DC", "A/C": "A.C", "d/b/a": "doing business as",
    "km/h": "kilometers per hour", "TCP/IP": "TCP IP", "9/11": "nine eleven",
}  # fmt: skip
"""Fixed expressions with a slash."""
YEAR_ON_YEAR = {
    "YoY": "year on year", "yoy": "year on year", "y-o-y": "year on year", "Y-o-Y": "year on year",
    "YOY": "year on year", "QoQ": "quarter on quarter", "qoq": "quarter on quarter", "q-o-q": "quarter on quarter",
    "MoM": "month on month", "m-o-m": "month on month", "YTD": "year to date", "ytd": "year to date",
    "y-t-d": "year to date",
}  # fmt: skip
COUNTIES = frozenset(
    "Mayo Cork Kerry Galway Donegal Down Antrim Armagh Tyrone Fermanagh Durham Dublin Clare Sligo Wicklow Wexford "
    "Kildare Meath Louth Cavan Limerick Waterford Tipperary Kilkenny Laois Offaly Westmeath Longford Roscommon "
    "Leitrim Monaghan Carlow Derry".split()
)
"""Counties of Ireland and England. Before one of them, "Co." means "County"."""
