"""What shows that a text is British or American: spellings, words, institutions, places, and ways of writing dates,
times, titles, money and units. Each cue has a weight: 3 settles the matter, 1 is a hint."""

STEMS_OUR = (
    "arm behavi cand clam col demean disfav disc endeav fav flav ferv harb hon hum lab misdemean neighb od parl ranc "
    "rig rum sav savi splend tum val vap vig"
).split()
"""They end with "our" in British and with "or" in American spelling."""
ENDINGS_OUR = ("", "s", "ed", "ing", "ful", "able", "ite", "ites", "hood", "hoods", "ers", "er", "less", "ly", "al")
STEMS_TRE = "calib cent fib goit lit lust meag met och reconnoit sab sepulch somb spect thea".split()
"""They end with "re" in British and with "er" in American spelling; "metre" and "theatre" with their t."""
STEMS_L = (
    "cancel channel counsel dial duel equal fuel funnel grovel jewel label level marshal marvel model panel pencil pedal "
    "quarrel rival shovel shrivel signal snorkel spiral squirrel tinsel total towel travel tunnel"
).split()
"""They double their l before an ending in British spelling."""
PAIRS = (
    ("defence", "defense"), ("offence", "offense"), ("offences", "offenses"), ("licence", "license"),
    ("licences", "licenses"), ("pretence", "pretense"), ("programme", "program"), ("programmes", "programs"),
    ("cheque", "check"), ("cheques", "checks"), ("tyre", "tire"), ("tyres", "tires"), ("kerb", "curb"),
    ("grey", "gray"), ("plough", "plow"), ("storey", "story"), ("storeys", "stories"), ("jewellery", "jewelry"),
    ("aluminium", "aluminum"), ("pyjamas", "pajamas"), ("sceptical", "skeptical"), ("sceptics", "skeptics"),
    ("sceptic", "skeptic"), ("mould", "mold"), ("mouldy", "moldy"), ("moustache", "mustache"),
    ("cosy", "cozy"), ("ageing", "aging"), ("axe", "ax"), ("mum", "mom"), ("mums", "moms"), ("maths", "math"),
    ("sulphur", "sulfur"), ("sulphate", "sulfate"), ("yoghurt", "yogurt"), ("doughnut", "donut"),
    ("aeroplane", "airplane"), ("artefact", "artifact"), ("artefacts", "artifacts"), ("manoeuvre", "maneuver"),
    ("manoeuvres", "maneuvers"), ("paediatric", "pediatric"), ("paediatrician", "pediatrician"),
    ("anaesthetic", "anesthetic"), ("anaesthesia", "anesthesia"), ("haemoglobin", "hemoglobin"),
    ("oestrogen", "estrogen"), ("foetus", "fetus"), ("diarrhoea", "diarrhea"), ("leukaemia", "leukemia"),
    ("anaemia", "anemia"), ("catalogue", "catalog"), ("analogue", "analog"), ("enrolment", "enrollment"),
    ("fulfil", "fulfill"), ("instalment", "installment"), ("skilful", "skillful"), ("draught", "draft"),
    ("learnt", "learned"), ("whilst", "while"), ("amongst", "among"), ("tonne", "ton"), ("tonnes", "tons"),
    ("vice", "vise"), ("carburettor", "carburetor"), ("speciality", "specialty"), ("orientated", "oriented"),
    ("acknowledgement", "acknowledgment"), ("judgement", "judgment"), ("practise", "practise"), ("whisky", "whiskey"),
)  # fmt: skip
BOTH = frozenset(
    "story stories check checks draft learned while among ton tons vise vice license licenses program programs curb "
    "practise axe judgment meter meters rigor odal tire mold speciality draught judgement".split()
)
"""Spellings of one variety that are words of both."""
BRITISH_ENDINGS = ("isation", "isations", "ised", "ising", "iser", "isers", "yse", "ysed", "ysing")
AMERICAN_ENDINGS = ("ization", "izations", "ized", "izing", "izer", "izers", "yze", "yzed", "yzing")
NEITHER = frozenset(
    "advised advising adviser advisers raised raising promised promising revised surprised surprising exercised "
    "exerciser praised praising supervised advertised advertising advertiser advertisers rising arising comprised "
    "devised televised poised seized sized prized capsized seizing disguised despised compromised compromising "
    "cruising cruiser cruisers bruised bruiser noised premised appraised improvised enterprising excised incised "
    "riser risers wiser miser chastised circumcised franchised merchandiser disenfranchised raiser raisers sizing "
    "resized resizing oversized downsized supersized mid-sized kaiser geyser apprised apprising".split()
)
"""Words with one of these endings that both varieties spell alike."""

BRITISH_WORDS = {
    3: (
        "Evensong Matins £ MSP MSPs NHS HMRC GCSE GCSEs Ofsted Ofcom Ofgem Ofwat Whitehall Holyrood Stormont Senedd Taoiseach Dáil "
        "Garda gardaí Tory Tories councillor councillors Cllr cllrs Cllrs EWCA EWHC UKSC EWFC NICA CSOH OBE MBE CBE KBE "
        "DBE GMT BST FTSE gilt gilts gas-mark plc HGV MOT DVLA RSPCA RNLI RSPB UCAS quango "
        "by-election by-elections btinternet self-raising pence penny-pinching fortnight fortnightly motorway motorways A&E BBC ITV"
    ),
    2: (
        "ONS IFS OBR Silverstone Goodwood Aintree Ascot Lord’s Trafford Anfield Murrayfield Headingley ECHR paras under-fives under-12s under-16s uk MP MPs MEP MEPs QC KC Commons Westminster England Scotland Wales Britain British Briton Britons Scottish Welsh "
        "UK Ulster Cornish Geordie Scouse Cockney Cumbrian Mancunian Glaswegian Yorkshireman Sterling sterling lorry "
        "lorries petrol railway railways solicitor solicitors barrister barristers pensioner pensioners pub pubs "
        "aubergine courgette courgettes treacle sultanas clingfilm hob beetroot swede caster bicarbonate cornflour "
        "crème-fraîche nappy nappies pram telly trainers jumper queue queues queued queueing rubbish postcode postcodes "
        "holidaymakers holidaymaker allotment allotments secateurs hosepipe headteacher headteachers headmaster "
        "half-term sixth-form A-level A-levels paracetamol midwife jab jabs coroner inquest remanded constabulary "
        "constable magistrates leasehold freehold terraced bungalow estate-agent conservatory roundabout carriageway "
        "layby lay-by saloon hatchback bonnet VED VAT NI ISA ISAs annum VAT-registered tuppence quid  "
        "bloke blokes cuppa fags footballer footballers wicket wickets innings stumps bowled batsman cricketer "
        "cricket rugby Wimbledon Twickenham Wembley Ashes nil nil-nil relegation relegated fixture fixtures XV Sqn Pte "
        "Flt Spitfire Spitfires Lancasters Dambusters Brexit Remainers Leavers Labour-run Lib Dem Dems SNP DUP UKIP "
        "Plaid Cymru RAF RAFVR Regius viva Bodleian Balliol Cantab Oxon Eton Harrow Sandhurst Cenotaph Sainsbury’s "
        "Tesco Asda Morrisons Waitrose Greggs Argos Barclays Lloyds HSBC NatWest Halifax Aviva AstraZeneca GSK "
        "Vauxhall Jaguar Bentley Aston Met-Office Environment-Agency metres litres kilometres "
        "centimetres millilitres litre metre tsps kph mph-limit Advent carols bobby whingeing knackered gobsmacked "
        "skint dodgy chuffed peckish scones crumpet crumpets hire hired lodger housemate   "
        " GP GPs dwelling dwellings storey wheelie recycling-centre towpath "
        "ramblers footpath bridleway loch lochs glen        "
        "keeper midfielder striker penalties own-goal semi-detached en-suite precept chancellor peer peers baroness "
        "Baroness Lord Lords Lady Dame Sir"
    ),
    1: (
        "Arsenal Chelsea Everton Tottenham Rovers Wanderers Albion Hotspur Villa Fulham Brentford "
        "Burnley Celtic Rangers Hibs Hearts royal Royal King’s Queen’s Chancellor council councils "
        "borough parish shire flat flats constituency tbsp tablespoonful gearbox footie biscuit "
        "biscuits prawns mince trousers holiday holidays maths pupils lecturer  "
        "undergraduate carriages hectares hectare tonnes towards afterwards "
        "aged H1 H2 interim half-year shareholders turnover redundancy redundancies Haulage Yr Afon Llan"
    ),
}
AMERICAN_WORDS = {
    3: (
        "Medicare Medicaid IRS FDA USDA FDIC NOAA FEMA CDC FBI CIA DEA ATF NTSB NHTSA SEC-registered Thanksgiving "
        "quarterback quarterbacks touchdown touchdowns MSRP zip-code Realtor gubernatorial Congressman Congresswoman "
        "sheriff’s deputies NFL MLB NBA NHL NCAA WNBA NASCAR GOP"
    ),
    2: (
        "Congress Senate Senator Senators Sen Gov Rep Republican Republicans Democrat Democrats Pentagon Washington "
        "Americans American U.S. US-made sheriff sheriffs deputy deputies gotten sidewalk sidewalks freeway freeways "
        "gasoline attorney attorneys downtown truck trucks pickup inning bullpen homer homers pitcher pitchers "
        "shortstop outfielder rebounds playoff playoffs linebacker cornerback wideout receiver punt fumble fumbles "
        "Nasdaq NYSE Dow IPO Treasury Treasuries felony misdemeanor misdemeanors arraigned arraignment subpoena "
        "plaintiff plaintiffs docket indictment sophomore freshman semester GPA valedictorian condo condos apartment "
        "apartments apt Apt bdrm diaper diapers trash garbage dumpster faucet stove skillet broil broiler cilantro "
        "eggplant zucchini scallion scallions cookie cookies candy cornstarch confectioners’ molasses graham crackers "
        "sedan sedans turnpike interstate Interstate highway highways alderman Ald aldermen zoning rezoning ordinance "
        "township Twp county-wide borough-wide vacation vacations railroad railroads caboose streetcar ballpark Ave "
        "Blvd Hwy Rte Pkwy Yankees Dodgers Mets Cubs Red-Sox Astros Phillies Braves Padres Packers    "
        " Steelers Chiefs Broncos Celtics Lakers Knicks Bruins Oilers NWS PTA PTO "
        "principal grader graders kindergarten mom moms soccer hardwood closet realtor"
    ),
    1: (
        "cup cups percent gal mi county counties mayor governor movie movies stores store-bought parking "
        "college campus downtown-area elevator baggage dollar dollars cents quarter-pound store’s "
        "meter meters afterward round-trip roundtrip season semester baking-soda stick sticks broth"
    ),
}
BRITISH_PLACES = (
    "London Birmingham Manchester Leeds Liverpool Glasgow Edinburgh Cardiff Belfast Sheffield Bristol Newcastle Leicester "
    "Nottingham Coventry Bradford Hull Stoke Wolverhampton Plymouth Southampton Portsmouth Swansea Aberdeen Dundee "
    "Brighton Norwich Luton Swindon Southend Middlesbrough Bolton Oldham Rochdale Blackburn Burnley Blackpool "
    "Carlisle Sunderland Gateshead Huddersfield Halifax Wakefield Barnsley Doncaster Rotherham Grimsby Scunthorpe  "
    "Peterborough Cambridge Ipswich Colchester Chelmsford Basildon Harlow Watford Slough Oxford Gloucester "
    "Cheltenham Exeter Truro Penzance Falmouth Torquay Bournemouth Poole Salisbury Winchester Guildford Woking "
    "Crawley Hastings Eastbourne Dover Folkestone Canterbury Maidstone Margate Ramsgate Worcester Hereford Shrewsbury "
    "Telford Stafford Crewe Warrington Wigan Stockport Salford Kendal Keswick Penrith Durham Darlington "
    "Scarborough Whitby Harrogate York Inverness Stirling Falkirk Paisley Kilmarnock Ayr Oban Skye   "
    "Orkney Shetland Hebrides Wrexham Bangor Aberystwyth Newport Snowdonia Snowdon Eryri Pembrokeshire Anglesey Gwynedd "
    "Powys Ceredigion Carmarthen Carmarthenshire Glamorgan Gower Brecon Derry Londonderry Armagh Newry Antrim Tyrone "
    "Fermanagh Yorkshire Lancashire Kent Surrey Essex Sussex Devon Cornwall Somerset Norfolk Suffolk Hampshire Dorset "
    "Wiltshire Gloucestershire Oxfordshire Berkshire Buckinghamshire Hertfordshire Bedfordshire Cambridgeshire "
    "Northamptonshire Leicestershire Lincolnshire Nottinghamshire Derbyshire Staffordshire Cheshire Shropshire "
    "Herefordshire Worcestershire Warwickshire Cumbria Cumberland Westmorland Northumberland Northumbria Merseyside "
    "Tyneside Teesside Humberside Rutland Middlesex Cotswolds Cotswold Pennines Pennine Dartmoor Exmoor Chilterns "
    "Highlands Aberdeenshire Perthshire Fife Argyll Ayrshire Lanarkshire Lothian Galloway Borders Tayside Thames "
    "Mersey Severn Tyne Clyde Tweed Solent Humber Trent Medway Heathrow Gatwick Stansted Euston Paddington Waterloo "
    "Pancras Marylebone Piccadilly Soho Mayfair Camden Hackney Islington Lambeth Southwark Lewisham Croydon Bromley "
    "Ealing Hounslow Barnet Brent Haringey Enfield Walthamstow Wandsworth Clapham Brixton Peckham Greenwich Woolwich "
    "Kensington Fulham Hammersmith Chelsea Dublin Galway Limerick Waterford Kilkenny Sligo Donegal   "
    "Connemara Tipperary Wexford Wicklow Ireland Irish Sydney Melbourne Brisbane Adelaide Canberra Hobart Darwin "
    "Queensland Tasmania NSW Australia Australian Auckland Wellington Christchurch Dunedin Zealand Delhi Mumbai "
    "Bengaluru Chennai Kolkata Guernsey Scilly Wight Thirlmere Windermere Derwentwater Ullswater Scafell Helvellyn"
).split()
AMERICAN_PLACES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois "
    "Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana "
    "Nebraska Nevada Oregon Ohio Oklahoma Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming Dakota "
    "Carolina Chicago Boston Houston Phoenix Philadelphia Dallas Seattle Denver Detroit Memphis Nashville "
    "Baltimore Milwaukee Albuquerque Tucson Sacramento Atlanta Miami Tampa Orlando Cleveland Cincinnati Pittsburgh "
    " Omaha Tulsa Minneapolis Duluth Wichita Honolulu Anchorage Spokane Boise Flagstaff Fresno Oakland Brooklyn "
    "Manhattan Queens Bronx Harlem Hollywood Malibu Napa Sonoma Yosemite Yellowstone Rockies Appalachians Appalachian "
    "Ozarks Everglades Hudson Potomac Cheyenne Tulane Stanford Harvard Yale Princeton Cornell MIT UCLA Alcatraz Vegas "
    " Raleigh Savannah Louisville Lexington Knoxville Chattanooga Toledo Dayton Akron Peoria Springfield "
    "Rainier Shasta Tahoe Erie Michigan’s SFO LAX JFK O’Hare Amtrak Caltrans NJ NYC PG&E ConEd"
).split()
BRITISH_PHRASES = {
    3: (
        "home office|foreign office|the treasury|gas mark|met office|crown court|high court|per cent|council tax|bank holiday|house of lords|premier league|"
        "stamp duty|building society|prime minister’s|lance corporal|car park|estate agent|caster sugar|icing sugar|"
        "plain flour|double cream|single cream|spring onion|spring onions|national trust|parish council|town council|"
        "county council|borough council|planning permission|sixth form|number plate|lib dems|lib dem|garden centre|"
        "detective inspector|detective sergeant|detective constable|dual carriageway|railway station|mobile phone|"
        "air ambulance|council house|per annum|half term|self raising|greaseproof paper|bicarbonate of|in hospital"
    ),
    1: "high street|at weekends|the weekend|city council|home secretary|the council|primary school|secondary school|test match",
}
AMERICAN_PHRASES = {
    3: (
        "high school|district attorney|grand jury|city council|zip code|social security|baking soda|heavy cream|super bowl|"
        "all-purpose flour|powdered sugar|brown sugar|parking lot|real estate|spring training|middle school|"
        "home run|home runs|field goal|field goals|world series|supreme court|school board|school district|attorney general|"
        "police chief|labor day|memorial day|wall street|main street|state police|state trooper|county sheriff|"
        "union address|stock exchange|new york|los angeles|san francisco|san diego|las vegas|the nba|the nfl|the fed"
    ),
    1: "per share|gas station|grocery store|last fall|this fall|no. 1|cell phone|movie theater",
}
PATTERNS = (
    # pattern, weight: British above zero, American below
    (r"\d(?:\.\d+)?p\b(?!\.)", 2), (r"\b\d{1,2}\.[0-5]\d ?[ap]m\b", 2), (r"\b(?:Mr|Mrs|Ms|Dr|Prof|St) [A-Z]", 1.5),
    (r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Lt|Gen|Capt|Sgt)\. [A-Z]", -1.5),
    (r"\b\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|March|April|May\b|June|July|Aug|Sept|Oct|Nov|Dec)", 1.5),
    (r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:,|\b(?!\d))", -1),
    (r"\b(?:Jan|Feb|Mar|Aug|Sept?|Oct|Nov|Dec)\. \d", -2), (r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec) \d{4}\b", 1),
    (r"\d ?[ap]\.m\.", -1), (r"\bU\.S\.", -2), (r"\d ?°?F\b", -2), (r"\d°C\b", 0.5), (r"\dC\b", 1), (r"\d(?:in|ft|hrs?|mins?|secs?|lb)\b(?!\.)", 1), (r"\d (?:mins|hrs|secs)\b(?!\.)", 0.5),
    (r"\b[Uu]nder-\d{1,2}s\b", 1), (r"(?<![$€£])\b\d+m\b", 0.5), (r"[£€]\d[\d.]*(?:m|bn|k)\b", 1), (r"\.(?:co|org|gov|ac)\.uk\b", 3), (r"\bUS\$", 0), (r"(?<![A-Z])\$\d", -1.5),
    (r"€\d", 0.5), (r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", 3), (r"\b[A-Z]{2} \d{5}\b", -3),
    (r"\(\d{3}\) \d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b", -3), (r"\b0\d{3,4} \d{3} ?\d{3,4}\b", 3), (r"\+44", 3),
    (r"\b(?:[ABM]\d{1,4}(?:\(M\))?)(?= (?:near|at|between|towards|to|in|was|is|northbound|southbound|road|motorway))|\bthe [ABM]\d{1,4}\b(?![’']s| (?:chip|Max|Pro|Ultra|Mac|iPad))", 2),
    (r"\bJ\d{1,2}\b", 1), (r"\bI-\d{1,3}\b|\bUS-\d{1,3}\b|\bRoute \d", -2),
    (r"(?<![\d/])(?!24/7\b)(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])(?:/\d|(?![\d/]))", 1.5), (r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])(?:/\d|(?![\d/]))", -1.5),
    (r"\bNo \d", 1), (r"\d ?(?:lbs|oz|in|ft|mi|yd|gal|tsp|hr|min|sec|yrs)\.(?=[ ,;]+[a-z\d])", -1), (r"\bNos?\. \d", -0.5),
    (r"\d(?:g|mg|ml|kg|cm|mm|km)\b|\d(?:mm|cm)[+-]", 1), (r"\d ?(?:tbsp|tsp)\b(?!\.)", 0.5), (r"\b(?:T|t)bsp\.", -1), (r"\d/\d{1,2} (?:cup|tsp|teaspoon)", -1),
    (r"\bYear \d{1,2}\b", 1.5), (r"\b(?:GCSE|A[- ][Ll]evel)", 2), (r"(?<=[a-z]), (?:Ala|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis)\.", -3),
    (r"\b[RD]-[A-Z]", -3), (r"\b\d{1,2}st \d{1,2}lb\b|\b\d{1,2}st\b(?= (?:and|\d))", 1.5), (r"\b[1-9]st\d", 1), (r"‘[A-Z][^’]{3,}[.,]’", 1),
    (r"\b\d{1,2}[ap]m\b", 0.5), (r"\b\d{1,2}:\d\d ?[AP]M\b", -0.5), (r"(?<![\d:.])[012]\d:[0-5]\d\b(?!:| ?[aApP])", 1),
)  # fmt: skip
"""Ways of writing. Each counts once in a text."""
BRITISH_REGIONS = frozenset("GB UK IE AU NZ IN ZA SG HK MT".split())
"""Regions whose English is said the British way. The English of all other regions is said the American way."""
