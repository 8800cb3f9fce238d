"""Words and phrases that show what two figures with a sign between them are. `recording/forms/pairs.py` asks for them."""

ABOUT = {
    "TENNIS": (
        "tennis|wimbledon|tie-break|tie-breaks|tiebreak|tiebreaks|tie-breaker|tiebreaker|first set|second set|third set|"
        "fourth set|fifth set|final set|deciding set|opening set|straight sets|two sets|three sets|four sets|five sets|sets to|in sets|break point|break points|break back|"
        "match point|match points|set point|set points|seed|seeded|atp|wta|roland garros|us open|australian open|"
        "french open|grand slam|deuce|double fault|double faults|badminton|squash|volleyball|pickleball|won the set"
    ),
    "CRICKET": (
        "balls|stumps|innings|wicket|wickets|overs|over|declared|declaring|declare|openers|spinner|spin|close|closed|lunch|tea|batting|bowled|bowling|cricket|"
        "batsman|batsmen|batter|batters|ashes|crease|chasing|chase|runs|dismissed|follow-on|openers|reply|resume|resumed|"
        "wicketkeeper|spinner|seamer|test|skittled|all out|figures|for 1|for 2|for 3|for 4|for 5|for 6|for 7|for 8|for 9|lbw|not out|slumped to|reduced to|collapsed to|crashed to|slid to|reeling"
    ),
    "AMERICAN GAMES": (
        "big ten|big east|big 12|big sky|acc play|sec play|conference play|nfl|nba|mlb|nhl|ncaa|wnba|mls|game|games|season|seasons|touchdown|touchdowns|yards|inning|innings|quarterback|"
        "playoff|playoffs|overtime|coach|conference|division|points|rebounds|hosts|host|hosted|visit|visits|play|plays|"
        "played|beat|beats|lost|won|win|wins|loss|losses|fell|faces|face|tournament|roster|quarter|field goal|shutout|"
        "hits|strikeouts|fanned|rotation|pitched|era|ranked|ranks|top 25|postseason|preseason|bowl|series|standings|seed|league|victory|streak|knicks|celtics|lakers"
    ),
    "SCORE": (
        "won|win|wins|winning|winner|beat|beats|beaten|beating|lost|lose|loses|losing|defeat|defeats|defeated|victory|"
        "draw|draws|drew|drawn|led|lead|leads|leading|trailed|trail|trails|trailing|down|up|ahead|behind|score|scored|scores|goal|"
        "goals|half-time|halftime|full-time|aggregate|penalties|shootout|equaliser|equalizer|equalised|final|semi-final|"
        "match|game|thrashed|hammered|edged|cup|league|leg|loss|overcame|sank|stunned|swept|sweep|series|fixture|result|"
        "advantage|comeback|thriller|rout|routed|downed|crushed|blanked|shut out"
    ),
    "RACING": "jockey|jockeys|trainer|furlong|furlongs|handicap|racecourse|bookmaker|bookmakers|stakes|odds|favourite|favorite|outsider|horse|horses|colt|filly|gelding|mare|chaser|hurdler|ridden|hurdle|lengths|steeplechase|stayer|each-way|each way|ladbrokes|coral|paddy power|betfair|bookies|bookie|punters|betting|william hill",
    "MUSIC": "music|time signature|beat|waltz|jig|bar|bars|rhythm|tempo|song|tune|in waltz time",
    "VOTE": (
        "vote|votes|voted|voting|passed|passes|ballot|senate|house|commons|court|ruled|ruling|poll|motion|majority|approved|approve|"
        "rejected|committee|council|resolution|ordinance|bill|split|decision|party-line|justices|board|jury"
    ),
    "BLOOD PRESSURE": "blood pressure|bp|systolic|diastolic|hypertension|mmhg",
    "SIGHT": "vision|eyesight|sight|acuity|eye|eyes|optometrist|optician",
    "TYRES": "tyre|tyres|tire|tires|wheel|wheels|alloys",
    "FORMATION": (
        "formation|system|shape|back four|back three|midfield|defense|defence|4-3|line-up|lineup|set-up|tactics|"
        "tactical|switched to a|lined up|fertilizer|fertiliser|npk|zone|scheme"
    ),
    "DEGREE": "degree|university|graduated|graduate|graduating|honours|first-class|college|studied|reading|read|undergraduate|predicted|finals",
    "SCREEN": "screens|monitors|displays|laptop|laptops|screen|ratio|aspect|format|video|picture|widescreen|display|television|tv|image|monitor|photo|frame|panel",
    "GAME CLOCK": "left|remaining|to go|to play|on the clock|remained",
    "FUEL": "mpg|mpgs|miles per gallon|city|highway|combined",
}  # fmt: skip
"""What a passage is about, and the words or phrases that show it. One within 100 characters is enough."""

BESIDE = {
    "DATE": (
        "day on by until till due from dated since before after expires expire closes closing close ends end ending opens open opening start begin "
        "starts starting begins beginning deadline set for through thru between and to dates date scheduled week "
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun posted updated born "
        "closed open meeting mtg bins rsvp runs run next payable effective collection collections events event available moves move-in out released"
    ),
    "DOCUMENT": (
        "regulation directive decision resolution case law act order bill opinion rule ruling regulations decree no. "
        "number eu) ec) eec) euratom) application reference ref ref. claim notice circular recommendation guideline "
        "instrument document report framework min. min minute minutes planning app. app file docket ordinance agenda "
        "item policy permit licence license petition contract invoice ticket mins"
    ),
}  # fmt: skip
"""Words that stand directly before the figures."""
RECORD_BEFORE = (
    r"(?:(?:improv|mov|dropp|slipp)(?:e[sd]?|ed|ing)|fell|falls|fall|drops?|dip(?:s|ped)) (?:back )?to|records? (?:of|is|was|to|at)|"
    r"(?:(?:team|club|they|we|are|is|was|were|who|now) (?:is|are|was|were)|went|going|goes|go|started|start|opened|began|begin|open|’re|'re|sits?|stands?|stood|seed at|"
    r"off to an?|finished(?: the (?:regular )?season| the year)?|finishing|ended(?: up)?) (?:now |just |only |at |a (?:perfect |combined )?)?"
)
"""What stands before the wins and losses of an American team: "improved to 8-2"."""
RECORD_AFTER = (
    r"(?:(?:on|for|this|in|to (?:start|open|begin)|over|since|all) ?(?:the|their|its|a)? ?(?:season|year|road|conference|division|league|home|"
    r"last \w+ games|past \w+)|at home|overall|record|mark|start|against|away|in (?:[A-Z]{2,5}\b|\w+ play)|when|without|with him|straight up|versus|vs)"
)
NEVER_A_RECORD = "up down ahead behind win loss victory defeat draw lead deficit winners favourites vote ratio split margin score final".split()
PITCHES = frozenset("curveball curve fastball slider changeup sinker cutter splitter knuckleball pitch count heater sweeper breaking".split())
"""After balls and strikes: "a 1-2 curveball"."""
