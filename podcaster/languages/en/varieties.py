"""Words and spellings that only British English or only American English uses."""

BRITISH_WORDS = frozenset(
    "colour colours coloured favour favours favoured favourite favourites labour behaviour behaviours neighbour "
    "neighbours neighbourhood neighbourhoods honour honours honoured humour harbour harbours rumour rumours "
    "armour metre metres kilometre kilometres centimetre centimetres millimetre millimetres litre litres "
    "millilitres centre centres centred theatre theatres fibre defence offence offences licence programme "
    "programmes cheque cheques tyre tyres kerb grey plough storey storeys jewellery aluminium pyjamas travelled "
    "travelling traveller travellers cancelled modelled labelled fuelled councillor councillors MP MPs MSP MSPs "
    "NHS BBC ITV HMRC GCSE GCSEs Ofsted Ofcom Commons Whitehall Westminster Holyrood Stormont Tory Tories England "
    "Scotland Wales Britain British Briton Britons English Scottish Welsh UK London Birmingham Manchester Leeds "
    "Liverpool Glasgow Edinburgh Cardiff Belfast Sheffield Bristol Newcastle Yorkshire Lancashire Kent Surrey "
    "Essex Sussex Devon Cornwall Durham Somerset Norfolk Suffolk Hampshire Dorset Rovers Wanderers Albion Arsenal "
    "Chelsea Everton Tottenham pence penny pennies fortnight whilst plc motorway pensioner pensioners tonne "
    "tonnes stumps wicket wickets maths bloke lorry lorries petrol railway pub pubs flat flats council councils "
    "constituency Chancellor solicitor solicitors barrister tbsp".split()
)
AMERICAN_WORDS = frozenset(
    "color colors colored favor favors favored favorite favorites labor behavior neighbor neighbors neighborhood "
    "neighborhoods honor honors honored humor harbor rumor rumors armor meter meters kilometer kilometers "
    "centimeters liter liters center centers centered theater theaters fiber defense offense program programs "
    "tire tires curb gray plow jewelry aluminum pajamas traveled traveling traveler travelers canceled modeled "
    "labeled fueled percent Congress Senate Senator Senators Sen Gov Rep Republican Republicans Democrat "
    "Democrats GOP Pentagon Washington California Texas Florida Ohio Chicago Boston Michigan Pennsylvania "
    "Virginia Georgia Arizona Nevada Oregon Colorado Illinois Indiana Tennessee Kentucky Missouri NFL NBA MLB NHL "
    "FBI CIA IRS FDA USDA sheriff gotten sidewalk freeway gasoline math attorney attorneys downtown truck trucks "
    "touchdown inning innings quarterback Americans".split()
)
BRITISH_ENDINGS = ("isation", "ised", "ising")
AMERICAN_ENDINGS = ("ization", "ized", "izing")
NEITHER = frozenset(
    "advised advising raised raising promised promising revised surprised surprising exercised praised praising "
    "supervised advertised advertising rising arising comprised devised televised poised seized sized prized "
    "capsized seizing disguised despised compromised compromising raising cruising bruised noised premised "
    "appraised improvised closing enterprising excised incised".split()
)
"""Words with one of these endings that both varieties spell alike."""
BRITISH_REGIONS = frozenset("GB UK IE AU NZ IN ZA SG HK MT".split())
"""Regions whose English is said the British way. The English of all other regions is said the American way."""
