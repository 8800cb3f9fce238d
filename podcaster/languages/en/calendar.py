"""Months, weekdays, time zones, and the words that show whether a figure is a year."""

MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "sept": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
MONTH_NAMES = "January February March April May June July August September October November December".split()
WEEKDAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Weds": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
ZONES = (
    "GMT UTC BST CET CEST EET EST EDT ET CST CDT CT MST MDT MT PST PDT PT IST JST MSK AEST AEDT ACST AWST SGT HKT "
    "KST WIB NZST NZDT Z"
).split()
COUNTED = (
    "percent people men women children boys girls soldiers troops workers employees jobs homes houses pages words "
    "points votes deaths cases miles meters metres feet pounds dollars euros tons tonnes hours days years "
    "calories students members police refugees migrants dead injured residents officers tickets fans seats times "
    "companies customers users cars copies kg km ft lb lbs pupils patients visitors runners spectators species "
    "trees acres hectares guests staff families patients beds rooms units books letters complaints calls steps "
    "sheep cattle birds kilometers kilometres"
).split()
"""Nouns that follow a count but not a year: "2000 people"."""
BEFORE_A_YEAR = (
    "in by since until till from of before after around circa during late early mid about to between and the "
    "died reigned married active established baptised spring summer autumn winter fall season year founded built born dated"
).split()
"""After one of these words, a number from 1001 to 1099 is a year."""
