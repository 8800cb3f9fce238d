"""Capitals: acronyms, initialisms, initialisms that are also words, and short words."""

AS_WORDS = frozenset(
    "ABBA ISA RAV PFAS GAAP ANSI HIIT NVIDIA UCAS BRCA DAX NATO NASA UNICEF UNESCO OPEC AIDS FIFA UEFA ASEAN COVID SARS MERS NAFTA POTUS SCOTUS FLOTUS OSHA "
    "FEMA NOAA PETA BAFTA SWAT SEAL SEALS NIMBY DACA ISIS ISIL UKIP BRICS BRIC CERN NORAD UNRWA ECOWAS OFSTED "
    "OFCOM OFGEM OFWAT COBRA DEFRA SAGE NASDAQ TASS FARC RADAR LASER SCUBA JPEG HAMAS INTERPOL EUROPOL FRONTEX "
    "AUKUS MAGA STEM CAT PIN RAM SIM ZIP LIDAR NICE START SALT LOL VAT IKEA LEGO VISA BART MOMA USMCA DEFCON "
    "PEMEX AWOL SNAP AMBER DREAM CHIPS PATRIOT ANZAC SETI NAND ALDI ASDA QANTAS RICO TARP WASP YIMBY AIPAC NICU "
    "EBITDA GIF HIPAA ICAO UNCTAD MENA EMEA COP RIA ANSA EFTA GATT UNITA SWAPO RENAMO ZANU ESA ACAS CITES CRISPR "
    "DARPA FIDE FIBA FAQS FOMO GUID HEPA ISO JAMA LAN MASH MIDI NAACHO NEET OFAC SIPP PAYE PISA RADA REM ROM SAD SERPS "
    "SIDS SOHO SONAR TED TEFL UNIX WAN WAG WAGS YOLO ZEISS SAFE BEIS BERR CAFOD CAMRA SPAR TESCO "
    "MORI MOMA NESTA "
    "UEFA OSHA NOAA BRICS UNRWA EFTA SONIA IPSA JAXA ISRO ESRO ESTA IATA NAAFI SOFR TANF ALBA KFOR SFOR DIMM "
    "NASUWT ACPO APACS USDAW CAMHS NIESR ABTA FOIA ATSIC USAR SCIF SCADA LOAEL ZANU PASOK SYRIZA UNOSOM UNAMIR "
    "NICAM CAPTCHA WYSIWYG FTSE POSCO NAACHO EULA NARA SITREP GLAAD ATOS CADW ESOP AFTRA SEPTA MARTA UNPROFOR "
    "MRSA TRIPS GERB PAYG ROFR DORA MICA SOCA UNECE OLAF APEC UNEP AMEX IBEX ACOG MACRA EBIT NOPEC IMAX "
    "WIMAX".split()
)
LETTERS = frozenset(
    "US UK EU UN UAE USA USSR AI IT TV PC PR PM MP MEP AP AFP BBC CNN NBC ABC CBS FBI CIA NSA IRA IRS EPA FDA IS "
    "IAEA OECD OSCE IOC IMF WHO WTO ECB AARP ESPN UAW UCLA USC OPCW UNHCR LGBTQ LGBT ACLU NAACP IPCC HIV DNA RNA "
    "GOP NRA ICE IDF IED IPO CEO CFO COO CTO AFL NFL NBA NHL MLB UFC UFO USB URL ATM ETA ETF FAA FAQ HR ID IQ LA "
    "OJ PA QA RAF SUV ICU EMS ER OAS AU EC ESG ISP ITV KGB GRU FSB SVR DOJ DOD DOE EV NHS RNLI RSPCA RSPB "
    "GCSE UKHSA YMCA YWCA NYPD LAPD USDA MI API APIS GPU CPU IOU VIP VPN DUI AGM EGM AOB DIY GDP RPI CPI HGV MOT "
    "BSE CJD ADHD OCD PTSD IBS IVF ICBM PAC UAV UVA UVB EDL BNP SNP DUP IBM AMD NHTSA NTSB GMO GIS EFL AFC "
    "NFC UEL BMA AA RAC TUC GMB RMT NUT CBI IOD MOD FCO HSE DVLA ONS IFS LSE UCL AIG EDF EON IAG BA ANC AOC JFK "
    "RFK MLK DJ MC CV CD DVD LED LCD HD UHD OLED SMS GPS AC DC PHD MBA BSC MSC OBE MBE CBE QC KC JP ADC USP SOS "
    "RIP TBC TBA ASAP FYI BTW IMO DM OTT EDM IED EOD USN USAF UNSC EEA ECHR ICJ ICC ILO IOM ITU APPG NYSE UNDP UNEP "
    "UEA "
    "EWCA EWHC EWFC UKSC UKHL UKUT UKPC NICA CSOH OAPA NYSE AAGPBL UKEF UKRI IFPI USPTO USAF ACEP AICPA AFSPA "
    "OBOR UIDAI IRDAI ASIS UCAV AIPPI OIRO OIEO UEA HUD DEI MIT DEA ATF TSA ICU NIH NIMH ALS EPC RSV BMI LDL HDL "
    "ECG EKG MRI PPE PPI FRS FBA FSA CPS TIF VAS DFC DSO DSC DCM TDI OTR EPS ROI APR AGI MSRP SFO OAK LGA ORD MSC "
    "MRCP FRCP FRCS RNR OTC CMA OSA UCI UCD UTC UHF VHF ITN AEW IPA ABV IBU SEO CEO UI UX API OEM AUV ROV RUC "
    "INLA UDA UVF IRB USSF".split()
) - {"APIS", "PAC", "ASAP", "UEL", "AOB", "OLED"}
"""Initialisms that look like words but are spelled."""
ALSO_WORDS = frozenset("US IT WHO IS ICE MI LA PA ID AM ALL MOT ETA ERA COO AU EC ER BA".split())
"""Initialisms that are also words. In an all-capitals headline they are the word, except US."""
AFTER_US_AS_A_WORD = frozenset(
    "LET TELL GIVE HELP SHOW SAVE JOIN ASK LEAVE MAKE BRING TAKE SEND KEEP TEACH HEAR TRUST BELIEVE LIKE GIVES "
    "TELLS HELPS MAKES OF LETS LOVE HATE FREE SPARE FOLLOW".split()
)
"""After one of them, US is the pronoun."""
VERBS = frozenset(
    "is was would will has had can could may might must does did seems takes took works worked happened hurts "
    "matters should cannot can't isn't wasn't won't doesn't didn't couldn't wouldn't shouldn't hasn't makes feels "
    "means says looks".split()
)
"""Before one of these verbs, IT and WHO are pronouns."""
BEFORE_INITIALS = frozenset("the an a their our its his her your my in as new senior national of and".split())
"""After one of them, IT and WHO are initialisms."""
BEFORE_EXAMS = BEFORE_INITIALS | frozenset("or on for took taking take takes average composite canberra year sat".split())
"""After one of them, a word of `ALSO_EXAMS` may be initials."""
_EXAM = frozenset("exam exams test tests score scores scored scoring gpa composite college colleges admissions prep ap sat act math tutoring".split())
ALSO_EXAMS = {"ACT": _EXAM | {"canberra", "territory", "nsw", "territories"}, "SAT": _EXAM, "SATS": _EXAM | {"pupils", "year", "primary"}, "GRE": _EXAM, "GED": _EXAM}
"""Words that are initials near one of these words: the exams ACT and SAT, and the Australian ACT."""
SHORT_WORDS = frozenset(
    "A I AM AN AND ARE AS AT BE BUT BY CAN DID DO FOR FROM GET GO HAD HAS HE HER HIM HIS HOW IF IN ITS ME MY NO "
    "NOT NOW OF OFF OH OK ON ONE OR OUR OUT OWN SEE SHE SO THE TO TOO TWO UP WAS WAY WE WHY YES YOU ALL ANY NEW "
    "OLD BIG BAD DAY MAN END ACE ACT ADD AGE AGO AID AIM AIR ALE ANT APE APT ARC ARK ARM ART ASH ASK ATE AWE AXE "
    "BAG BAN BAR BAT BAY BED BEE BEG BET BID BIN BIT BOB BOG BOW BOX BOY BUD BUG BUN BUS BUY CAB CAP CAR COD COW "
    "CRY CUB CUE CUP CUT DAD DAM DEN DEW DIE DIG DIM DIP DOG DOT DRY DUE DUG DYE EAR EAT EGG EGO ELF ELK EVE EYE "
    "FAN FAR FAT FAX FED FEE FEW FIG FIN FIT FIX FLU FLY FOE FOG FOX FUN FUR GAG GAP GAS GEL GEM GIG GOT GUM GUN "
    "GUT GUY GYM HAM HAT HAY HEN HEX HID HIP HIT HOG HOP HOT HUB HUG HUT ICY ILL INK INN ION IRE ITS IVY JAB JAM "
    "JAR JAW JET JOB JOG JOY JUG KEY KID KIN KIT LAB LAD LAG LAP LAW LAY LED LEG LET LID LIE LIP LIT LOG LOT LOW "
    "MAD MAP MAT MEN MET MIX MOB MOP MUD MUG NET NIL NOD NOR NUN NUT OAK OAR ODD OIL OPT ORE OWE OWL PAD PAN PAT "
    "PAW PAY PEA PEN PER PET PIE PIG PIN PIT PLY POD POP POT PRO PUB PUT RAG RAM RAN RAP RAT RAW RAY RED RID RIG "
    "RIM ROB ROD ROT ROW RUB RUG RUM RUN RUT RYE SAD SAP SAT SAW SAY SEA SET SEW SEX SHY SIN SIP SIR SIT SIX SKI "
    "SKY SOB SON SPA SPY SUE SUM SUN TAB TAG TAN TAP TAR TAX TEA TEN TIE TIN TIP TOE TON TOP TOW TOY TRY TUB TUG "
    "URN USE VAN VET VIA VOW WAR WAX WEB WED WET WIG WIN WIT WOE WON WOO YEN YET ZOO ER US IT WHO AY AH HA HI HO "
    "PI AX LO EX UM MUM DUO ELM EMU VIE NAP TAU ZEN BOO BYE HEY WOW MAX".split()
)
"""Words of up to three letters. They are not spelled when capitals are used for stress or in a headline."""
MIXED = {
    "HVAC": "H vac", "GMAT": "G mat", "LSAT": "L sat", "MCAT": "M cat", "PSAT": "P sat", "MPEG": "M peg", "CPAC": "C pack",
    "EPUB": "E pub", "DRAM": "D ram", "SRAM": "S ram", "VRAM": "V ram", "EEPROM": "E E prom", "CSAM": "C sam",
    "USAID": "U S aid", "UNOCHA": "U N OCHA", "MScs": "M S C's", "BScs": "B S C's", "LLMs": "L L M's",
    "NVMe": "N V M E", "PCIe": "P C I E", "NOx": "nox", "SOx": "sox", "MoPs": "M O P's", "DoT": "D O T", "DfT": "D F T", "HbA": "H.B.A", "MSPs": "M S P's",
    "Hb": "H B", "NSAID": "N SAID", "NSAIDs": "N SAIDs",
    "lbw": "L B W", "BEng": "B Eng", "MEng": "M Eng", "BEd": "B Ed", "MEd": "M Ed", "TDi": "T D I", "TDCi": "T D C I", "CDTi": "C D T I", "HDi": "H D I",
    "mRNA": "M R N.A", "tRNA": "T R N.A", "rRNA": "R R N.A", "iOS": "I O S", "macOS": "mac O S",
    "iPadOS": "iPad O S", "PhD": "P H D", "PhDs": "P H D's", "MPhil": "M Phil", "BSc": "B S C", "MSc": "M S C",
    "DPhil": "D Phil", "QAnon": "Q Anon", "eSIM": "E SIM", "GmbH": "G M B H", "YouGov": "You Gov", "DfE": "D F E",
    "MoD": "M O D", "DoJ": "D O J", "DoD": "D O D", "FoI": "F O I", "WiFi": "Wi-Fi", "MIPs": "M I P's",
    "ChatGPT": "Chat G P T", "TL;DR": "T L D R", "tl;dr": "T L D R", "Tl;dr": "T L D R", "LGBT+": "L G B T plus", "LGBTQ+": "L G B T Q plus",
    "USMNT": "U S M N T", "IPv6": "I P V 6", "IPv4": "I P V 4", "BMWs": "B M W's", "JavaScript": "Java Script",
    "OxyContin": "Oxy Contin", "OAPs": "O A P's", "SaaS": "sass", "IoT": "I O T", "PCs": "P C's", "CofE": "C of E",
}  # fmt: skip
"""Names with both small and capital letters, and how they are written for engines."""
KEYS = {"Ctrl": "control", "Cmd": "command", "Esc": "escape", "Del": "delete", "Alt": "alt", "Win": "windows", "Fn": "function"}
"""Keys of a keyboard, and how they are said."""
SIZES = "XXXS XXS XS S M L XL XXL 2XL XXXL 3XL 4XL 5XL 6XL".split()
"""Sizes of clothes, from small to large."""
BESIDE_SIZES = frozenset("size sizes shirt shirts dress jacket coat jumper jumpers hoodie tee tees trousers jeans leggings".split())
ONSETS = (
    "B BL BR C CH CHR CL CR D DR DW F FL FR G GH GL GN GR H J K KH KL KN KR L M N P PH PHR PL PR PS QU R RH S SC SCH SCR SH "
    "SHR SK SL SM SN SP SPH SPL SPR SQU ST STR SV SW T TH THR TR TS TW V W WH WR Y Z"
).split()
"""Consonants with which an English syllable may begin."""
CODAS = (
    "B BB BS C CH CHT CK CKS CT CTS D DS F FT FTS G GH GHT GHTS GS H K KS L LD LDS LF LK LL LLS LM LP LS LT LTH LTS M MB MP MPS MS N NC NTHS LFTH FTH FTHS "
    "ND NDS NG NGS NGTH NGTHS NK NKS NN NS NT NTS NTH P PP PPS PS PT PTS R RC RCH RD RDS RF RG RK RKS RL RLD RLDS RM RMS RN RNS RP "
    "RPS RS RST RT RTH RTHS RTS S SH SK SKS SM SP SS ST STS T TCH TH THS TS TT TTS V W WL WN X XT NX LX Z ZZ GN LCH NCH DTH FF FFS"
).split()
"""Consonants with which an English syllable may end."""
VOWELS = "A E I O U Y AI AU EA EE EI EU IE OA OO OU OI UI AY EY OY AW EW OW".split()
"""Letters that stand for one vowel. Other pairs of vowels do not occur in a word of four letters."""
SPELLED_SHAPES = frozenset("VCCV VCVV VVVC VVVV CVVV CCVV VVCV".split())
"""Orders of vowels (V) and consonants (C). Unknown capitals with one of them are initials more often than a word."""
WORDS_OF_FOUR = frozenset(
    "ALSO ONLY INTO ONTO ELSE ABLE ACRE EDGE AXLE ISLE IDLE UGLY ARMY ALLY ENVY INFO ECHO ERGO EASE EASY AREA IDEA AUTO AUNT "
    "OUZO ASIA ANNA EMMA ALMA OSLO ELLA ETNA ISLA OHIO IOWA UTAH IDOL INCH ITEM AQUA ALOE ACNE APSE ANTE ONCE ONES OBOE OGRE "
    "AWAY AUTO ARGO ADDS UNDO ULNA UPON ESPY IMPI OKRA ORCA ORGY POEM DUAL DIET DIAL LION NEON RIOT TRIO ZION GIANT QUIET FUEL "
    "DUEL CRUEL BEING GOING DOING SEEING TRUE BLUE CLUE GLUE FREE TREE THREE FLEE KNEE SHOE ALIBI SKUA TIE TOE".split()
)
"""English words with one of these orders, or with another pair of vowels."""
PREPOSITIONS = frozenset("FOR OF TO WITH ABOUT FROM BY LIKE AGAINST BETWEEN AMONG ON AT".split())
"""After one of them, US at the end of an all-capitals headline is the pronoun: "WHAT IT MEANS FOR US"."""
