"""Words in and around the names of people: letters after a name, words that are also names, nationalities, epithets."""

LETTERS_AFTER_A_NAME = frozenset(
    (
        "MP MPs MEP MSP MS MLA TD QC KC SC JP DL PC OBE CBE MBE KBE DBE GBE CH CVO MVO LVO KCB CB CMG KCMG BEM GC VC DSO "
        "DSC DFC FRS FRSE FBA FRCP FRCS FRCN FRIBA FCA FSA MD DO DDS DVM RN RM RGN PhD DPhil EdD PsyD JD LLB LLM MBA MA BA "
        "MSc BSc BEng MEng MPhil FREng FRICS RIBA AIA CPA Esq SJ OP OSB OFM USN USMC USAF RAF CFA PE RD LCSW AM AO AC OAM "
        "MRCVS FRCVS BVSc BVetMed VMD MRCP MRCS MRCGP FRCGP FRCOG FRCPath MBBS MBChB FRSA FRGS FLS FSB FRSB CEng MIET "
        "FIET MICE FICE MIMechE FIMechE CSci CChem CPhys MRes EngD DSc ScD DLitt LLD MusB MusD FRCO ARCM LRAM DD BD MDiv "
        "ThD MPH MPA MSW BSN NP CNM PGCE MEd BEd ACA ACCA CIMA MCIPD FCIPD QPM QFSM KPM MHA MLC TDs MSPs MEPs BDS MDS FDS "
        "MFDS DClinPsy CPsychol MRCPsych FRCPsych FRCA FRCEM MRCOG FHEA PFHEA FInstP CMath CStat FBCS MBCS CITP MCIOB FCIOB "
        "MRTPI FRTPI MRAeS FRAeS FRINA FNI FCMI FCIPR FSS FFA FRHistS FRSL FRAS FMedSci FTSE FAcSS FSAScot KCVO DCMG DCVO"
    ).split()
)
"""Honours, degrees and offices, as written after a name: Edmund Farr CBE."""

WORDS_AS_GIVEN_NAMES = frozenset("per april may june august will jan art mark hope faith grace joy rich bill".split())
"""Given names that are months, verbs or other common words. A surname follows."""

SURNAMES_TOO = frozenset("park parks street church house beach court post hall river rivers island road".split())
"""Words for places that are surnames too: Sidney Park."""

PARTICLES = frozenset("van von de der den dos das di da du del della ter ten bin ibn al el zu zur af los las 't ’t".split())
"""Words in lower case that begin a surname: von der Leyen."""

DEMONYMS = frozenset(
    (
        "afghan albanian algerian american andorran angolan argentine argentinian armenian australian austrian "
        "azerbaijani bahamian bahraini bangladeshi barbadian basque bavarian belarusian belgian belizean beninese "
        "bolivian bosnian brazilian briton breton bulgarian burmese burundian californian cambodian cameroonian canadian "
        "catalan chadian chilean chinese colombian congolese corsican croatian croat cuban cypriot czech dane danish "
        "dominican dutchman dutchwoman ecuadorian egyptian englishman englishwoman eritrean estonian ethiopian fijian "
        "filipino filipina finn finnish frenchman frenchwoman gabonese gambian georgian german ghanaian greek "
        "guatemalan guinean guyanese haitian hawaiian honduran hungarian icelander icelandic indian indonesian iranian "
        "iraqi irishman irishwoman israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovan "
        "kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian londoner luxembourger macedonian malagasy "
        "malawian malaysian malian maltese mauritanian mauritian mexican moldovan mongolian montenegrin moroccan "
        "mozambican namibian nepali nepalese nicaraguan nigerian norwegian omani pakistani palestinian panamanian "
        "paraguayan parisian peruvian pole polish portuguese qatari romanian russian rwandan salvadoran samoan sardinian "
        "saudi scot scotsman scotswoman senegalese serb serbian sicilian singaporean slovak slovakian slovene slovenian "
        "somali spaniard spanish swede swedish swiss syrian taiwanese tajik tanzanian texan thai tibetan tongan "
        "tunisian turk turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welshman welshwoman "
        "yemeni yorker zambian zimbabwean european african asian zealander lankan rican leonean arabian sudanese konger "
        "cornishman cornishwoman manxman northerner southerner kiwi aussie brit yank aucklander sydneysider melburnian "
        "queenslander tasmanian glaswegian edinburgher dundonian aberdonian liverpudlian mancunian geordie scouser brummie "
        "bristolian yorkshireman yorkshirewoman lancastrian cumbrian devonian ulsterman ulsterwoman kerryman kerrywoman "
        "dubliner orcadian shetlander berliner viennese milanese neapolitan venetian muscovite quebecer torontonian "
        "montrealer vancouverite bostonian chicagoan philadelphian virginian ohioan floridian alaskan oregonian hoosier "
        "michigander nebraskan iowan kansan okie tennessean kentuckian mississippian minnesotan wisconsinite coloradan "
        "greenlander faroese sicilian tyrolean bengali punjabi tamil gurkha maori inuit"
    ).split()
)
"""Words for somebody from a country or a city. Alone they name nobody: "the Basque said"."""

BEFORE_DEMONYMS = frozenset("north south east west northern southern new sri costa puerto sierra saudi hong".split())
"""Words before some of them: the South Korean, the New Zealander."""

NATIONALITY_OF = {
    "scot": "scottish", "scotsman": "scottish", "scotswoman": "scottish", "welshman": "welsh", "welshwoman": "welsh",
    "englishman": "english", "englishwoman": "english", "irishman": "irish", "irishwoman": "irish", "briton": "british",
    "frenchman": "french", "frenchwoman": "french", "dutchman": "dutch", "dutchwoman": "dutch", "dane": "danish",
    "swede": "swedish", "finn": "finnish", "icelander": "icelandic", "pole": "polish", "spaniard": "spanish",
    "turk": "turkish", "croat": "croatian", "kiwi": "zealander", "aussie": "australian",
    "brit": "british", "serb": "serbian", "slovak": "slovakian", "slovene": "slovenian",
}  # fmt: skip
"""The adjective of nouns for somebody from a country: the Dane is Danish."""

STATES = frozenset(
    (
        "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana "
        "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
        "nebraska nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania tennessee texas "
        "utah vermont wisconsin wyoming britain england scotland wales ireland france germany italy spain russia china "
        "japan india canada australia brazil ukraine poland"
    ).split()
)
"""Last words of states and countries. With a noun after them they name nobody: "a New Hampshire Republican"."""

NO_GIVEN_NAMES = STATES - frozenset("carolina dakota jersey york ireland wales spain".split())
"""States and countries that stand for nobody when they stand alone: "she" is not Florida."""

NEW_PLACES = frozenset(
    "york hampshire jersey mexico orleans zealand england delhi haven south guinea caledonia brunswick".split()
)
"""Words after "New" in a name: New York, New South Wales."""

OCCUPATIONS = frozenset(
    (
        "accountant acrobat apprentice archaeologist architect archivist astronaut auctioneer baker ballerina barber "
        "barista barman barrister bartender beekeeper biologist blacksmith boatman boatbuilder bodyguard bookbinder "
        "bookseller botanist brewer bricklayer busker butcher butler buyer cabbie campanologist carer caretaker carpenter "
        "cartoonist cellist checkpoint chef chemist choreographer cleaner clockmaker clown cobbler collector composer "
        "conductor confectioner conservationist cook coroner courier cowboy craftsman cricketer dancer dealer dentist "
        "designer diver docker dressmaker drummer dustman ecologist electrician engineer explorer farrier ferryman "
        "florist flautist forager forester foreman forewoman gamekeeper gardener geologist glazier goalie gondolier "
        "gravedigger greengrocer grocer groundsman guitarist hairdresser harbourmaster herdsman hermit hiker hotelier "
        "housekeeper hunter illustrator inspector instructor inventor ironmonger janitor jeweller joiner juggler "
        "keyboardist knitter labourer laundress lexicographer librarian lifeguard linguist lobsterman locksmith "
        "lollipop-lady lorry-driver machinist magician magistrate maid mason mathematician matron mechanic medic "
        "merchant meteorologist midwife miller milkman milliner miner missionary naturalist navigator neurologist "
        "optician orderly organist ornithologist painter paramedic passenger passer-by pastry-cook pathologist "
        "pedestrian perfumer pharmacist philosopher photographer physicist physio physiotherapist pianist pickpocket "
        "pilgrim planner plasterer playwright plumber porter postman postmaster postmistress postwoman potter "
        "projectionist puppeteer railwayman ranger receptionist recruiter repairman restorer restaurateur roofer "
        "saddler sailor saxophonist scaffolder sculptor seamstress secretary shepherd shepherdess shipwright shoemaker "
        "shopkeeper signalman skipper smith soprano steward stewardess stonemason storyteller surveyor tailor tanner "
        "tattooist taxidermist technician tenor thatcher therapist tiler tiller tourist traveller treasurer trombonist "
        "trumpeter tuner undertaker usher usherette vet veterinarian vicar villager vintner violinist volunteer warden "
        "warder watchman watchmaker weaver weightlifter welder whaler winemaker woodcutter yachtsman zookeeper zoologist "
        "chauffeur ferrywoman fisherwoman boatwoman barmaid barwoman cameraman camerawoman stallholder trader bystander "
        "onlooker spectator commuter motorist lodger tenant guest stranger prisoner inmate recruit sentry cadet corporal "
        "sergeant lieutenant private colonel captain detective constable bailiff juror invigilator caddie caddy umpire "
        "referee linesman lineswoman assistant trainee intern headmaster headmistress head headteacher tutor pupil"
    ).split()
) - frozenset("checkpoint lollipop-lady lorry-driver buyer dealer collector planner tiller private head smith merchant".split())
"""Nouns for people by what they do: "the chef said"."""

EPITHETS = frozenset(
    (
        "striker forward winger midfielder defender goalkeeper keeper fullback full-back centre-half playmaker captain "
        "skipper batsman batter bowler pitcher catcher quarterback linebacker receiver point-guard fly-half scrum-half "
        "prop hooker lock sprinter hurdler runner swimmer cyclist rider jockey boxer golfer wrestler skater skier gymnast "
        "rower sailor racer driver teenager veteran newcomer champion winner title-holder medallist medalist "
        "octogenarian nonagenarian septuagenarian pensioner millionaire billionaire politician minister singer actor "
        "actress author writer novelist star debutant debutante schoolboy schoolgirl"
    ).split()
)
"""Nouns that often stand for somebody who was just named: "the striker said"."""

FEMALE_GIVEN_NAMES = frozenset(
    (
        "adesuwa arianrhod arundhati bathilde beryl bilqis blodwen cerridwen chitra danka eno ernesta eunji fiammetta "
        "funmi genowefa goretti harumi heulwen hiroko hitomi hyejin jiwoo kalpana kavitha klavdiya lorella loulou "
        "madhuri mhairi minji morwenna naserian natsuko nazia nesta nomsa oddny ombeline patrycja posy prabha pratibha "
        "rajni rashmi renuka rimma rohini rossella rupa sabiha sagrario satoko savita senja servane shobha sixtine smita "
        "solvi sudha sujata tryphena ulrikka vandana veslemoy vimala violaine wioletta xiaomei xiuying yanmei "
        "yuhan zubeida "
        "adaeze aino aisling agnieszka akiko amina anahit anneke annika aoife apolonia astrid aurelie ayse beatrix "
        "birgit bodil bridie brita britta bronagh caoimhe carys cerys chiara chinwe ciara clotilde cosima danuta delphine "
        "dervla doreen dorota ebru edda edie eilidh eimear eirlys elif elke elspeth emer enid ewa fatou fatoumata femke "
        "ffion fionnuala fleur freya frederike fumiko gabriela galina geraldine gisela gretchen grainne gudrun gwenllian "
        "hana heike helga henrietta henrike hilde hildegard honorata ilse imelda imogen inge ingeborg ingrid isolde "
        "iwona jadwiga jagoda joanna jolanta jorunn josune karin katarzyna keiko kerstin kirsten kirsti leocadia lieke "
        "liesbeth linnea liv ludmila luisa magda maite malgorzata malin marguerite margit marisol marjolein mathilde "
        "michiko mirela mireille moira monika morag mwende nadezhda naoko niamh ngaio ngozi nkechi noor nuala odile "
        "oksana olena oluchi oonagh orla paloma pascale philippa phyllida queenie rhiannon roisin rosalind rosheen rukmini "
        "sabine sakura saoirse selma sheila sian sinead siobhan solveig svetlana sunita svenja takako tamsin tatiana "
        "barbora carmen clemence clemency emmanuelle ferelith kemi temperance zanele eluned germaine lesley malin martine nour pilar salome thea ulla ulrike ursula vesna wanjiru wilhelmina yewande yoko yuki zainab zoe zofia zsofia"
    ).split()
)
"""Given names that the table of given names lacks, or gives another or no gender."""

MALE_GIVEN_NAMES = frozenset(
    (
        "abramo adrien ajit akio alarico alfie ali andoni anoop arrigo auberon ayodele baudouin bertolt bharat brage "
        "chukwuma daichi daoud devinder digby dilip dmytro donatien dorian dougie ebo edzard eifion elfed evariste farai "
        "farooq fawad ferdie folarin fosco freddie gauthier gerolamo giambattista goronwy gregers guoqiang gwyn herluf "
        "hirokazu hisashi hitoshi ianto ichiro ilya jaehyun jago jari javed jayesh jianhua juanjo junho katsuo kazuki "
        "keiichi keisuke kiprono kosuke lachie laureano laxman macharia madoc manfredo matvey minjun myrddin narendra "
        "naseer nilesh okoth onofrio paresh penri prashant pravin rab rajat rajinder rangi ravindra renaud riaz ritesh "
        "roly rory rotimi ruediger rudi sacheverell sami santosh secundino sholto shuichi shunsuke snorre sorley sourav "
        "taavi taddeo takuya taliesin tapiwa tendai terry theo tinashe torcuil tormod ulpiano urien vipul wahid "
        "wandrille wanjala wojtek wynford yogesh yonggang younis zafar "
        "adeyemi akin aldous alasdair alistair amadou andrzej angus anselm arjun arne asbjorn aurelien baldassarre bartosz "
        "bastien berndt bjorn bogumil bohdan bram callum cillian cormac cosmo crispin cuthbert dafydd danjuma declan dele "
        "didier diego dmitri dougal duccio duncan eamon eamonn eoin emeka emrys enzo espen evaristo evgeny fabrice faisal "
        "fergus finlay florian fraser gareth gavin geoffrey geraint giles giovanni giuseppe goran grzegorz guillaume gunnar "
        "gunther guus haakon hamish hari hector helmut hendrik henning hideo hiroshi horst huw iain ibrahima idris igor "
        "jarek jeroen jerome jomo jonas joost jozef jurgen kofi konrad kwabena kwame lachlan laszlo leandro leopold lionel "
        "llewellyn lorcan luca ludo luka maarten magnus makoto malcolm marek mateusz mehmet mikhail milan mihail mustafa "
        "neville niall nigel nikolai nils noah obadiah odhran olaf ole oleg olumide osei oskar osric padraig pawel pierre "
        "piers pieter piotr pramod quentin radek rafal rainer ramesh rashid rhys roald roderick rohan rolf royston ruaridh "
        "ruben rufus rupert ryszard sadiq samir sanjeev sean seamus sergei sigurd sjoerd slawomir stellan stig sven szymon "
        "tadhg takashi tariku tetsuo thierry thorsten tomasz tomos tunde ulf uwe vadim viggo vladimir volker walid wilfrid "
        "bertie emmanuel floris gianni henri jaime johann kamil karel kieran kristian lauri matti michel rene remy stephane tommi valery osgood erlendur willem winthrop witold wojciech xavier yannick yosef yuri yusuf zbigniew zoltan"
    ).split()
)
"""Given names that the table of given names lacks, or gives another or no gender."""

GIVEN_NAMES_AS_SURNAMES = frozenset(
    "Abbott Allen Anthony Arnold Ashley Austin Bailey Barry Benjamin Bernard Blair Blake Brady Bradley Brandon Brooks "
    "Bruce Byron Cameron Carroll Carter Casey Chase Clark Clay Clayton Clinton Cole Cooper Craig Curtis Dale Daniel "
    "Davis Dean Douglas Duncan Elliot Elliott Ford Francis Franklin Garrett George Gordon Graham Grant Gregory Harris "
    "Harrison Harvey Henry Howard Hudson Hunter Jackson James Jordan Joseph Keith Kelly Kennedy Kent Kirk Lane "
    "Lawrence Lee Leslie Lewis Lincoln Lloyd Logan Lynn Marshall Martin Mason Matthews Maxwell Mitchell Morgan Morris "
    "Murray Neal Nelson Nicholas Norman Oliver Owen Palmer Parker Paul Perry Pierce Porter Preston Ray Raymond Reed "
    "Reid Roberts Robin Rodney Ross Roy Russell Ryan Scott Shannon Shelby Shirley Simon Spencer Stacy Stanley Sterling "
    "Stewart Stuart Taylor Terry Thomas Todd Tracy Travis Truman Tucker Turner Tyler Vernon Victor Vincent Wade Walker "
    "Wallace Warren Wayne Wesley West Whitney Wilson Winston".split()
)
"""Given names that are common surnames too. One of them alone tells no gender: "Clinton said"."""
