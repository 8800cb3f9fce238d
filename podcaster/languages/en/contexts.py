"""Words around a figure. They show what kind of figure it is."""

CRICKET = frozenset(
    "balls stumps innings wicket wickets overs declared close closed lunch tea batting bowled bowling cricket "
    "batsman batsmen ashes crease chasing chase runs dismissed follow-on openers reply resume resumed "
    "wicketkeeper".split()
)
"""Near one of them, 287-6 and 245/7 are runs for wickets."""
BLOOD_PRESSURE = frozenset("blood pressure systolic diastolic hypertension mmhg bp reading readings".split())
ODDS_BEFORE = frozenset(
    "odds priced backed quoted drifted evens started favourite favorite bookmakers offered shortened".split()
)
ODDS_AFTER = frozenset(
    "favourite favorite favourites favorites shot shots outsider outsiders odds on against chance chances joint "
    "winner second-favourite".split()
)
SURE_OF_ODDS = frozenset("favourite favorite shot outsider second".split())
"""A pair of figures directly before one of them is always odds."""
RATED_BEFORE = frozenset(
    "ncap marked rating rated rate score scored scores scoring verdict review marks mark gave gives give awarded got overall "
    "stars pain grade graded quality value taste total".split()
)
RATED_AFTER = frozenset("stars star rating score marks".split())
PART_BEFORE = frozenset(
    "lap hole stop part page slide chapter episode step tweet thread sheet lot question week match leg round volume stage "
    "lesson unit item section figure photo picture image pic day series session track disc disk post vol".split()
)
CHANGED = frozenset(
    "up down rose fell rise fall gain gained lost drop dropped climbed slipped by swing grew narrowed widened improved ahead lead leads "
    "cut increased decreased higher lower".split()
)
"""Shortly after one of them, pp means percentage points."""
COOLED = frozenset(
    "room rooms bed bath en-suite bedroom bedrooms hotel flat apartment car cars cab cool cooling heat heating unit wifi wi-fi tv fridge alloys leather "
    "windows central mot miles owner house home condo pool parking".split()
)
"""Near one of them, a/c is air conditioning and not an account."""
TRACES = frozenset("pfas pfoa pfos epa water ng/l nanograms contaminants contaminant salinity trillion limit ng".split())
"""Near one of them, ppt is parts per trillion."""
SUBSCRIBED = frozenset("subscription subscriptions subscribe contract month months monthly yr year yearly deal sim data plan plans screens gb broadband rent streaming netflix membership app service premium basic cancel".split())
"""Near one of them, "/m" after an amount is "per month" and not "per meter"."""
TIMED = frozenset("chill bake simmer boil fry roast rest cook prove steep soak marinate steam grill prep cooking".split())
"""After one of them, m is minutes."""
MONTHLY = frozenset("mot warranty guarantee contract tax lease fixed interest-free ban term sentence probation".split())
"""Before one of them, m after a small figure is months: "12m MOT"."""
BOOKS = frozenset(
    "book books novel novels memoir biography paperback hardback hardcover isbn pages publisher press published edition illus vols "
    "volume volumes report catalogue pamphlet thesis".split()
)
"""Near one of them, pp means pages."""
HILLS = frozenset(
    "climb climbs climbing ascent descent summit ridge peak trail path walk hike hikes route hill hills fell fells mountain mountains "
    "elevation ride trek col pass km kilometres kilometers miles".split()
)
"""Near one of them, and after a verb such as "gains", m is metres."""
CLIMBED = frozenset("gains gain gained gaining loses lose of with over another first next last".split())
MUSIC = frozenset(
    "waltz march jig reel polka bar bars tune song music drum drums rhythm beat composer melody piano minuet "
    "ballad hymn dance movement score piece time signature tango bolero lullaby anthem band bands count counts counted hymn orchestra choir drummer guitarist riff pianist solo "
    "tunes songs plays played playing composed sonata symphony fugue chorus".split()
)
METER_AFTER = frozenset("time meter metre beat rhythm signature".split())
RULES = frozenset(
    "regulation directive decision resolution case law act order bill opinion rule ruling regulations decree no. "
    "number eu) ec) eec) euratom) application reference ref claim notice circular recommendation guideline "
    "instrument document report framework".split()
)
"""After one of them, a year, a slash and a number are the number of a law: "Regulation 2016/679"."""
RATIO = frozenset(
    "split ratio ratios mix mixed mixing odds scale map slope gradient proportion proportions parts blend dilute "
    "diluted dilution ranking reduction outnumbered outnumber leverage gear gearing compression".split()
)
SCREEN = frozenset(
    "screen ratio aspect format video picture widescreen display television tv image monitor photo frame".split()
)
RACE = frozenset(
    "ran run runs race races raced running runner marathon half-marathon parkrun swam swim swims swimming "
    "finished finish timed time clocked clocking sprint sprinted lap laps rowed cycled skied record pb relay mile "
    "miles 5k 10k 1500m 800m 400m metres meters kilometres kilometers freestyle backstroke butterfly breaststroke "
    "hurdles won personal-best bobsleigh course heat".split()
)
ELECTRICAL = frozenset("bulb plug socket fuse charger adapter lamp heater battery motor supply kettle drill speaker microwave laser panel cable line circuit".split())
"""Power or current directly before one of them describes it: "13A plug"."""
BOUGHT = frozenset(
    "hole deal fund scheme fine bid takeover prize package project stake grant loan contract upgrade revamp makeover refit boost hike bailout rescue lawsuit fraud "
    "heist jackpot bonus bridge stadium mansion blunder windfall payout bill".split()
)
"""An amount of money directly before one of them describes it: "£3bn hole in budget"."""
AGED = frozenset("aged ages suitable children kids audience voters toddlers teens group groups crowd clubs camp".split())
"""Near one of them, "8-12s" are people of these ages."""
LONG_RACES = frozenset("marathon marathons marathoner half-marathon ultramarathon triathlon ironman".split())
"""Near one of them, 2:05 is hours and minutes."""
ATHLETICS = frozenset(
    "clocked clocks clocking seconds swims runs won win wins winning ran run runs running race races raced sprint sprinter sprinted swim swam "
    "swimmer swimming freestyle backstroke butterfly breaststroke medley hurdles hurdler relay record records "
    "title gold silver bronze final finals heat heats medal medals champion championship championships olympic "
    "olympics paralympic dash lap laps steeplechase athlete athletics track event events runner holds indoor".split()
)
JUMPED = frozenset(
    "camped camp anchored moored parked flew flies flying cruising hovering hovered drops dropping plunges falling rising under height ht alt extended extend shortened widened narrowed draws drew draught water-resistant waterproof seas waves swell swells tide tides depth depths visibility jumped jump leapt "
    "leaped threw thrown throw cleared vaulted hurled put putted dived dropped plunged plunging plunge climbed "
    "swam dug drilled stood stands fell buried submerged above below climbs climbing descends ascends descended "
    "ascended altitude elevation beneath beyond tunnelled sank rises towers measured measures measuring within "
    "apart wide stretched walked crawled abseiled".split()
)
"""After one of these words, m is metres: verbs of movement and words of place."""
LENGTH_AFTER = frozenset(
    "centres centers intervals lengths spacing spacings race run sprint final finals freestyle hurdles relay butterfly backstroke breaststroke medley dash title "
    "record records gold silver bronze event champion championship runner sprinter heat heats steeplechase wide "
    "long tall high deep away from above below north south east west into underwater radius apart thick fence "
    "wall drop wave waves pool cliff tower mast pole crane hole trench pipe pipes pipeline tunnel boat yacht ship "
    "vessel statue tree trees stretch section exclusion cable rope ladder ledge bridge board platform walk swim "
    "dive plunge climb ascent descent depth height length distance gap rule span chimney turbine turbines column "
    "hedge shark whale crocodile snake python telescope dish antenna rifle range target sea snow drifts shaft "
    "free individual mark down up off behind ahead short past beyond square turbine-high".split()
)
"""Before one of them, m is metres and not millions."""
SOFTWARE = frozenset(
    "version python ios ipados macos android windows ubuntu fedora debian firefox chrome chromium safari edge "
    "linux kernel java node node.js php ruby rust go postgresql postgres mysql sqlite django rails react angular "
    "vue kubernetes docker git openssl openssh wordpress drupal excel office photoshop blender unity gpt gpt-4 "
    "llama claude gemini firmware update release patch bluetooth usb http html css tls release".split()
)
SPEEDY = frozenset("winds wind gusts gust gales zone zones limit limits speed speeds road roads crash collision".split())
"""Nouns that a speed describes: "60 mph winds"."""
BILLS = frozenset("bill bills act house senate passed passes congress committee cmte lawmakers legislature senators sponsored vote signed law".split())
"""Near one of them, S. or H.R. and a figure are the number of a bill."""
GOLF = frozenset("golf golfer shot shots round rounds par birdie birdies eagle bogey leaderboard leads lead clubhouse masters fairway tee pga lpga links stroke strokes".split())
"""Near one of them, T3 is tied third."""
OLD_BUILDINGS = frozenset("church tower porch house nave chancel window windows chapel hall manor farmhouse cottage abbey priory manuscript font castle timber-framed brass building buildings roof".split())
"""Near one of them, C15 is the fifteenth century."""
RATINGS = frozenset("rating ratings rated rates junk fitch moody's s&p debt bond bonds notch investment-grade outlook downgrade downgraded upgraded upgrade credit grade".split())
"""Near one of them, the sign of BBB- is "minus"."""
ROADS = frozenset("road highway hwy route rte traffic lane lanes crash exit mile miles north south east west drive turn take bridge near on along closed closes work detour".split())
"""Near one of them, SR 520 is a road."""
SCHOOL = frozenset("sats pupils pupil school maths son daughter class gcse gcses year teacher teachers parents term".split())
"""Near one of them, Y6 is a year at school."""
COURSES = "Econ Economics Bio Biology Chem Chemistry Physics Psych Psychology English History Math Maths Spanish French Art Music Accounting Marketing Sociology Philosophy Politics Cooking Gardening Parenting Finance Law".split()
"""Subjects whose first course is 101."""
TIDES = frozenset("tide tides water hw lw high low jump throw vault put javelin discus height depth".split())
"""Near one of them, (5.6m) is a height or a length."""
JEWELLERY = frozenset("gold ring rings band necklace chain bracelet earrings jewelry jewellery wedding engagement diamond watch".split())
"""Near one of them, 14K is fourteen karat."""
MAPS = frozenset("park parked grid gr ref reference map maps os start parking landranger explorer walk route".split())
"""Near one of them, two capitals and six figures are a place on a map: "SD 345 678"."""
ALSO_EVERYDAY_WORDS = frozenset("go edge excel office unity rust ruby rails react express chrome safari java spring swift".split())
"""Of these names of software, one in small letters is an everyday word: "go 2.3 miles"."""
DIALLED = frozenset(
    "call calls called calling ring rang ringing phone telephone phoned dial dialled dialed dialling text texting "
    "helpline hotline line samaritans childline crisis number free".split()
)
SEATS = frozenset(
    "seat class row flat unit apartment section room gate block form year apt suite platform bus floor terminal "
    "level grade zone plot".split()
)
"""After one of them, a figure with C or F is not a temperature: "seat 12C"."""
SCRIPTURE = frozenset(
    "Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Ezra Nehemiah Esther "
    "Job Psalm Psalms Proverbs Ecclesiastes Isaiah Jeremiah Lamentations Ezekiel Daniel Hosea Joel Amos Obadiah "
    "Jonah Micah Nahum Habakkuk Zephaniah Haggai Zechariah Malachi Matthew Mark Luke John Acts Romans Corinthians "
    "Galatians Ephesians Philippians Colossians Thessalonians Timothy Titus Philemon Hebrews James Peter Jude "
    "Revelation Surah Sura Quran Koran Verse verse".split()
)
STAGE_DIRECTIONS = (
    "laughs laughing laughter laugh pause pauses applause crosstalk inaudible unintelligible indistinct sighs "
    "sigh music cheers cheering coughs coughing cries crying sobs sobbing silence chuckles chuckling chuckle "
    "smiles smiling grins nods nodding shrugs gestures whispers whispering beat clears gasps gasp points pointing "
    "booing boos snorts giggles shouting breathes exhales singing sings bleep crowd audience sic winks weeps "
    "groans groaning knocking ringing interrupts interruption interjecting tearfully emphatically overlapping "
    "foreign speaks audio video recording"
).split()
"""The first or the last words of stage directions in the brackets of a transcript."""
PEOPLE_VERBS = frozenset(
    "said says won lost ran died told resigned played took hit scored was is had has became served wrote born "
    "retired joined left led testified pleaded argued added scored threw beat agreed declined announced called "
    "spoke stood sat went came married owned founded bought sold inherited leads heads plays coaches coached "
    "signed returned arrived appeared gave got made refused denied asked wants hopes thinks believes lives lived "
    "killed".split()
)
"""Before one of these verbs, a name with a Roman numeral is a person: "Fielding III won"."""
WORKS = frozenset(
    "fantasy effect war wars park man men street duty evil halo rocky rambo saw gladiator terminator godfather "
    "alien aliens predator creed age civilization quest doom diablo warcraft starcraft diplomacy jaws scream "
    "episode part series act phase toy story story dragon kombat fighter soul souls crusader kings tower towers "
    "test titan olympiad spider star trek class type mark tier stage generation grade plan band building group".split()
)
"""After one of them, a Roman numeral is a cardinal: names of works and things, such as "Final Fantasy VII"."""
PAIRS = frozenset("his/her he/she her/his she/he him/her her/him yes/no either/or on/off true/false".split())
NOT_VERBS_OF_QUARTERS = frozenset(
    "and or but in of at by for from to was were is are will with when as after than than, that the a fell rose "
    "showed saw ended began came may could would should had has have did does while because before until since "
    "this last next it on beat brought grew shrank slipped dropped slowed they we he she topped missed matched".split()
)
"""Before one of them, a quarter is a noun: "Q2 was weak". Before other words it is an adjective: "Q2 profits"."""
BEFORE_LETTER_A = frozenset(
    "vitamin vitamins class group grade hepatitis plan option type category section schedule exhibit team triple "
    "double block list series influenza appendix annex note letter point paragraph level key band zone side serie "
    "division flat unit form size cup part".split()
)
"""After one of them, a single A is the letter and not the article."""

HYDROGEN = frozenset(
    "gas hydrogen fuel lab-grown green blue water electrolysis tank tanks cell cells molecule burn burns kg "
    "molecular".split()
)
"""Near one of them, H2 is hydrogen and not the second half of a year."""
AMOUNT_NOUNS = frozenset(
    "unemployment sales output stood increase rise fall drop loss profit deal population majority audience lead boost cut shortfall gap deficit "
    "surplus total figure people jump growth decline reduction downloads crowd membership readership electorate "
    "circulation".split()
)
"""Singular nouns that may follow a number of millions."""
COUNTED_IN_MILLIONS = frozenset(
    "people users customers homes jobs barrels tonnes tons viewers views years copies workers children households "
    "followers shares passengers voters adults subscribers doses cars units visitors acres downloads streams "
    "members".split()
)
"""Before one of them, m is millions."""
TOTALS = frozenset(
    "lists backlog unemployment joblessness population audience audiences turnout total totals enrolment membership "
    "readership claimants jobless unemployed patients migration".split()
)
"""After one of them, m after "at" or "to" is millions: "waiting lists stood at 7.4m"."""
RACE_NOUNS = frozenset(
    "race sprint final freestyle hurdles relay butterfly backstroke breaststroke medley dash record records title "
    "gold silver bronze champion runner heats heat team fence wall".split()
)
"""Before one of them, "meter" is singular: "the 100m final"."""
WATER_LEVELS = frozenset("tide tides altitude swell river rivers lake level levels floodwater floodwaters".split())
"""After one of them, m is metres."""
NOT_NOUNS = frozenset(
    "a an the is are was were be been being has have had will would can could may might shall should must do does did "
    "and or but nor so yet if in on at to of for from by with over under into onto up out off about after before since "
    "until till than as that which who whom whose this these those it he she they we you i his her its their our my "
    "your not more less each per apiece extra worth today yesterday tomorrow now last next when while where because "
    "through during within without against between among including according down away back later earlier ago said "
    "says annually monthly weekly daily again only just also too went goes go came raised paid spent lost won made "
    "instead total all plus minus long wide high tall deep thick x fan across apart towards toward upwards downwards "
    "afterwards north south east west northeast northwest southeast southwest off behind ahead short around near "
    "beyond above below both then there here ea means includes covers comes gets takes gives puts goes makes needs weighs "
    "possible likely fell accumulated expected locally forecast measures stretches rises stands runs falls separates owed needed awarded given taken i'm i’m".split()
)
"""Words after an amount that is no adjective: "$5 million was spent", "6 ft tall"."""
SKY = frozenset("light-years galaxy galaxies star stars nebula cluster parsecs redshift astronomers telescope milky".split())
"""Near one of them, pc is parsecs and not percent."""
HEAVY = frozenset("hgv hgvs load loads laden lorry lorries truck trucks crane cranes weight weighs weighed weighing limit skip skips axle max maximum cargo digger excavator trailer jack".split())
"""Near one of them, t after a figure is tonnes: "a 5t digger"."""
HOMES = frozenset(
    "home house colonial ranch condo condominium cottage bungalow apartment townhouse townhome duplex loft studio unit cabin "
    "office warehouse store shop building addition lot space mansion villa penthouse property residence facility".split()
)
"""After an area, one of them is described by it: "2,310 sq. ft. colonial"."""
NOTES_AND_COINS = frozenset("share shares note notes bill bills coin coins voucher vouchers banknote banknotes piece pieces".split())
"""Before one of them, an amount of money is an adjective: "20 pound notes"."""
FUNCTION_WORDS = frozenset(
    "and or but nor with without in on at for per of to from by as is was are were has have had will would plus minus "
    "than that which who not if when while after before until since each every".split()
)
"""Words that no noun begins with: a count before one of them is no adjective ("three bedrooms and a hall")."""
NUMBERED_NAMES = (
    "Boeing Airbus Flight flight Route Highway Interstate Channel Room Area Section Rule Title Bus Peugeot Porsche BMW Rte "
    "Xbox Ferrari Citroën Citroen Fiat Volvo Saab Lockheed Douglas Tupolev Embraer Bombardier Ryzen Snapdragon Exynos "
    "Cessna Piper Bombardier Dornier Microsoft Office GeForce Radeon Pentium Nikon Leica"
).split()
"""The figures of the number after one of them are said in pairs: "Flight ninety five twenty five"."""
CATALOGUES = "BWV RV NGC IC RFC ISO HD IEEE RTX GTX DIN ASTM MG LHS GJ HIP BS EN MIL".split()
"""Letters before the number of a catalogue or standard, which is said in pairs too."""
FILMED = frozenset("4k 8k video 1080p 2160p footage films shoots records fps 4 k firmware 10-bit luts frame mode".split())
"""Near one of them, p after a figure is the number of lines of a picture, or of pictures a second."""
SHARES = frozenset("share shares dividend eps earnings profit cent cents price prices stamp coin postage".split())
"""Near one of them, 6c is money."""
SOUTH_AFRICA = frozenset("rand rands johannesburg pretoria durban soweto eskom jse african".split())
"""Near one of them, R250 is money."""
PRINTERS = frozenset("printer printers prints printing print pages scanner copier copies inkjet laser".split())
"""Near one of them, ppm is pages per minute."""
BASEBALL = frozenset(
    "hit hits hitting hitter batted bats batting average slugging on-base ops homers homered season seasons slugged "
    "percentage winning slash pitcher rbi rbis career league".split()
)
"""Near one of them, a decimal of three figures is an average: ".312" is three twelve."""
AVIATION = frozenset("flight flights landed airline runway gate pilot pilots departed airport crew airlines jet takeoff boarding diverted aboard".split())
"""Near one of them, two capitals and a number are a flight: "UA 1175"."""
ELECTRIC = frozenset("drew draws drawing port usb plug plugs watts amp outlet current volt volts kv fuse circuit breaker line carries motor battery charger charging socket cable load draws rated amps supply".split())
"""Near one of them, A after a space is amps."""
