"""Words beside a time of day that is written without a colon: "the 2.40 at Kempton", "the 0715 from Leeds"."""

AT = frozenset(
    "at arrives arriving arrive departs departing depart leaves leaving leave left the from until till before after arr dep calls train "
    "by since around about between doors opened opens open starts starting begins show admission adm entry orders kick-off curtain supper lunch dinner service mass meeting live".split()
)
"""A time may follow one of them, near a word about travel or an event."""
BY = frozenset("by until till before after since".split())
"""After one of them, a time needs no other word: "home by 11.30"."""
EVENTS = frozenset(
    "doors door kick-off kick kickoff meet meets meeting start starts started starting begin begins beginning opens opening close closes closing curtain "
    "mass service lunch dinner breakfast tea bed bedtime woke wakes matinee matinée performance performances concert talk class "
    "classes lesson lessons session sessions workshop bingo quiz rehearsal ceremony funeral parade sunrise sunset dawn dusk alarm "
    "police officers crews crew firefighters paramedics called incident collision crash shift morning afternoon evening night tonight "
    "today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thurs fri sat sun "
    "cup plate stakes handicap race cards opened hut hall tues weds admission inquest supper pmqs told hearing bulletin live asked spoke voted adjourned set off shut shuts road home lunchtime teatime i we he she they mum dad gran kids "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends daily nightly session school home pub gates".split()
)
"""Near one of them, a figure with two decimals after "at" is a time."""
CHANGES = frozenset(
    "rose fell rise fall up down increased decreased cut grew gained lost dropped climbed slipped raised falling dropping reduced lowered narrowed improved improving".split()
)
"""Shortly before "by", one of them shows an amount: "fell by 2.30"."""
NO_TIME = frozenset(
    "share shares stock stocks index traded trading bought sold paid valued price prices priced pence pounds euros dollars dollar "
    "sterling rate rates yield yields points ftse version versions seconds secs average mark score scored gpa ratio metres meters levels "
    "litres kg km era ph odds magnitude".split()
)
"""Near one of them, a figure with two decimals is no time."""
AFTER = frozenset(
    "sharp tonight today tomorrow daily every prompt onwards till most in for with to from at on but because so then as and or the "
    "he she they we i it you when while this that every last there where until by near outside train trains service race sailing "
    "ferry bus flight showing kick-off start finish news weekdays".split()
)
"""Words in small letters that may follow a time. A noun shows an amount: "at 2.40 metres"."""
JOURNEYS = frozenset("train trains service services ferry sailing flight bus departure arrival express coach from to".split())
"""After "the" and a time: "the 0715 service"."""
OF_A_TRAIN = frozenset("was is to from had left ran departed service departure arrived stopped never did".split())
"""After "the" and a time."""
BEGINNINGS = frozenset("start finish kick-off kickoff appointment meeting train bus flight ferry show showing performance departure deadline bedtime".split())
"""After "a" and a time."""
