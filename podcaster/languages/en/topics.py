"""Topics: words that show what a passage is about. They decide between the senses of an abbreviation (`senses`)."""

TOPICS = {
    "KITCHEN": (
        "serving yield carbs grill core skewers flour sugar butter milk cream egg eggs salt pepper oil water broth stock cheese rice oats vanilla extract cocoa "
        "chocolate chips nuts walnuts pecans almonds raisins cinnamon nutmeg ginger garlic onion onions celery parsley "
        "basil thyme oregano cilantro cumin paprika yeast honey syrup juice vinegar mustard mayonnaise ketchup sauce "
        "dough batter frosting icing glaze filling crust topping oven bake baked baking simmer boil stir whisk fold "
        "chop chopped diced minced sliced grated shredded melted softened beaten divided packed heaping level serves "
        "servings recipe pan skillet saucepan bowl tin dish tbsp tsp teaspoon tablespoon teaspoons tablespoons cup "
        "cups oz pinch dash simmering preheat roast fry sauté saute marinate knead yogurt yoghurt shortening molasses "
        "buttermilk cornstarch cornflour breadcrumbs beans lentils tomatoes tomato potatoes carrots spinach mushrooms "
        "berries blueberries strawberries cranberries pumpkin lemon lime orange shallots chicken beef pork shrimp"
    ),
    "PROPERTY": (
        "hoa ac split bedroom bedrooms bed bath baths bathroom bathrooms kitchen garage garden patio deck basement rent rental "
        "lease landlord tenant sale house home flat apartment condo cottage bungalow semi-detached detached terraced "
        "reception lounge parking acre acres lot unit units furnished unfurnished utilities heating freehold leasehold "
        "fireplace pool porch yard sqft mortgage deposit listing realtor bdrm bdrms br ba pcm master hardwood floors "
        "floor storage closet laundry washer dryer dwelling dwellings studio balcony spacious renovated viewing"
    ),
    "COURT": (
        "cert court args defense excluded civ summ crim court courts judge justice jury trial case appeal appeals plaintiff plaintiffs defendant defendants counsel "
        "attorney lawyer lawyers prosecutor prosecutors solicitor barrister hearing motion verdict sentence sentenced "
        "charged convicted guilty plea pleaded bail statute section article clause law laws ruling ruled magistrates "
        "tribunal claimant probation fraud theft assault murder manslaughter robbery burglary arson perjury v vs custody felony misdemeanor count counts adjourned sued lawsuit injunction"
    ),
    "COUNCIL": (
        "council councillor councillors cllr cllrs committee motion agenda minutes resolved planning proposed seconded "
        "ordinance resolution zoning rezoning mayor alderman ald trustees board parish township borough clerk "
        "precept quorum adopted approved tabled hearing levy chairman chair abstained unanimously mtg carried"
    ),
    "POLITICS": (
        "election by-election byelection seat seats candidate candidates constituency turnout votes majority poll polls ward councillor "
        "swing hustings labour conservative tory tories manifesto mp mps ballot yougov ipsos pollster"
    ),
    "BOOKS": "isbn paperback hardback pbk hbk press publisher published edn edition illus illustrated memoir novel essays vols",
    "PLANNING": (
        "planning permission dwelling dwellings extension conservatory erection demolition proposal application "
        "applicant objection objections storey storeys outline listed approved refused consent "
        "conversion granted"
    ),
    "MEDICAL": (
        "diabetes insulin hosp er bp hx htn dx tx male female symptom patient patients dose doses dosage tablet tablets capsule mg mcg ml daily diagnosis treatment therapy symptoms "
        "hospital clinic nurse doctor surgery blood disease cancer drug drugs trial cohort placebo admitted ward "
        "vaccine infection chronic acute clinical pain oral orally"
    ),
    "MUSIC": (
        "toccata organ bwv hymn hymns chorale cantata lied piano violin cello viola flute oboe clarinet horn trumpet guitar bass drums soprano alto tenor sonata concerto "
        "symphony quartet quintet trio prelude fugue etude étude nocturne waltz mazurka mass requiem overture suite "
        "opera aria song songs track single album remix lyrics band singer chord chords key scale major minor "
        "orchestra philharmonic conductor composer recording movement op beethoven mozart bach brahms chopin haydn "
        "schubert dvořák rapper featuring"
    ),
    "FLIGHTS": "jet jets aircraft airliner aeroplane airplane airline cockpit runway altitude altimeter pilots boeing airbus cessna tcas atc faa ntsb faa aviation",
    "RIVERS": "river rivers canal canals lock locks weir weirs bridge bridges banks upstream downstream tributary estuary flood floods flooded anglers navigation",
    "SPORT": (
        "aet extra balls stumps cricket bowled lbw subs pen points rebounds assists goals goal scored score scores game games season league cup match team teams coach "
        "win wins won loss beat defeated defeat played player players quarter half innings inning over overs wickets "
        "wicket runs yards touchdown touchdowns passes carries td tds rbi tournament playoff playoffs final semi-final "
        "division fixture away home draw drew penalty striker keeper goalkeeper pitcher hitter batter shots saves "
        "seed golf birdie bogey par tennis set sets bout fight knockout unanimous"
    ),
    "EARNINGS": (
        "yoy eps rev gm inc fy capex roce yield yields revenue revenues earnings ebitda profit profits quarter fiscal guidance margin margins sales share shares "
        "dividend dividends income cash growth analysts consensus estimate estimates eps operating net gross stock "
        "investors basis guidance capex debt outlook"
    ),
    "MILITARY": (
        "gettysburg fought maj div oc dso bn regt coy sqn pte cpl plt reinforced regiment battalion brigade division army navy raf corps infantry troops war battle commanded commanding "
        "officer officers killed captured wounded squadron command enlisted served medal artillery tank tanks "
        "fusiliers rifles guards killed action airborne marines company platoon trench front normandy"
    ),
    "ASTRONOMY": (
        "mag ly arcmin star stars galaxy galaxies nebula planet planets comet telescope magnitude constellation orbit sky asteroid "
        "cluster supernova jupiter saturn mars venus moon binoculars eclipse meteor arcseconds light-years naked-eye "
        "observers right ascension declination ra aperture visible brightness"
    ),
    "GENEALOGY": (
        "survived grandch born died married baptised baptized buried christened son daughter sons daughters widow widower spinster "
        "bachelor parish census surname wife husband children issue descendants genealogy family marriage will "
        "grandson granddaughter aged née bap bapt bur dau abt bef"
    ),
    "TIMETABLE": (
        "amtrak rail railway depot flt dep arr train trains bus buses ferry ferries flight flights departs departure departures arrives arrival arrivals "
        "service services platform timetable station daily hourly weekdays weekends sundays saturdays sailing "
        "sailings depart arrive calls calling replacement am pm"
    ),
    "MOTORING": (
        "ford honda toyota vw bmw audi cab mls mot car engine miles mileage hp bhp torque gearbox gear manual automatic turbo diesel petrol gasoline hybrid ev "
        "electric sedan suv hatchback coupe saloon estate truck wheel wheels mpg mph rpm owner mot transmission drive "
        "speed leather convertible door doors owners warranty awd fwd rwd nissan hyundai kia mazda subaru chevrolet chevy dodge jeep lexus mercedes vauxhall peugeot renault skoda volvo"
    ),
    "BASEBALL": "pitches pitcher pitching innings inning strikeouts era ip bullpen hr rbi rbis er bb mound starter reliever",
    "NOTICE": (
        "tornado tornadoes flash flooding nws sheriff sheriffs deputies unincorporated doppler hail blizzard whiteout "
        "advisory winter thunderstorm sleet courthouse arraigned troopers evacuation evacuate wildfire"
    ),
    "WEATHER": (
        "dew precip temps wind winds rain showers snow sleet fog mist thunderstorms thunder gale gales sea swell visibility cloud clouds "
        "cloudy sunny sun frost temperatures temperature highs lows forecast pressure humidity backing veering "
        "drizzle rough moderate slight storm storms breezy gusts outlook"
    ),
    "ACADEMIC": (
        "study studies paper journal university press edition edited translated chapter volume thesis research "
        "researchers experiment data results section figure table appendix footnote author authors manuscript theory "
        "proof theorem equation analysis grammar noun verb adjective adverb word etymology latin greek dictionary see"
    ),
    "RELIGION": (
        "worship readings gospel epistle lectionary psalms evensong matins communion eucharist revd canon rt rev fr bishop church parish priest bishop diocese mass convent order sisters nun nuns monk abbey catholic holy catechism "
        "school"
    ),
    "RETAIL": (
        "price prices sale save off each size sizes color colors colour colours pack box store shop order shipping "
        "item items free discount deal retail buy bag bags piece pieces reg coupon assorted choice limit towels rolls diapers wipes pods oz lb lbs brand"
    ),
    "BOTANY": (
        "plant plants flower flowers leaves leaf shrub tree trees garden bloom blooms species genus grow grows hardy "
        "perennial annual seeds seed soil height spread foliage native subsp subspecies cultivar collected specimen "
        "habitat bird birds beetle moth"
    ),
    "FILM": "film films movie drama comedy documentary starring stars screenplay director directed script runtime cert",
}
"""The words of each topic, in small letters."""
