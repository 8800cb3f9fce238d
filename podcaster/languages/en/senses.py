"""Abbreviations, what they stand for, and where.

A line of `SENSES` has three columns: the written forms, the spoken forms and the conditions. All conditions must hold.
The first line whose conditions hold is said.

Written forms. "mtg." needs its full stop, "bldg" may have one. A form in small letters may also begin with a capital;
its spoken form then begins with a capital too. A second written form is the plural.

Spoken forms: singular/plural. After a figure, the first written form is said in the plural too: "3 bdrm".

Conditions. `_` is the abbreviation: a condition that ends with `_` is about what stands directly before it, one that
begins with `_` about what follows directly.

    fig_ name_ word_ comma_ open_   a figure, a capitalised word, a word in small letters, a comma, a bracket before it
    _fig _name _word _letter _end   a figure or Roman numeral, a capitalised word, a word in small letters, a single
                                    capital, no word after it
    space_                          a space directly before it
    hyphen_ _hyphen                 a hyphen or dash directly before or after it
    TOPIC                           a word of this topic (`topics`) is near
    <a,b                            one of the words a and b stands before it
    _state                          the name of a state of the USA after it, as in "Co., Ohio"
    >a,b                            one of the words a and b stands after it
    !                               the condition must not hold
    /                               one of several conditions must hold
    leads                           something must follow: the full stop never ends a sentence
    unit                            a unit: plural after a figure, whatever follows
"""

SENSES = """
# Titles and ranks, before a name
Mr                | Mister                    | _name leads
Mr.               | Mister                    | leads
Mrs               | Missus                    | _name leads
Mrs.              | Missus                    | leads
Ms                | Miz                       | _name leads
Ms.               | Miz                       | _name leads
Messrs            | Messieurs                 | leads
Dr                | Doctor                    | _name !fig_ leads
Dr.               | Drive                     | name_ !<of,and,by,to _end/_word/>Apt,Unit,Suite,Ste,N,S,NW,SW,NE,SE
Dr.               | Doctor                    | !_end leads
Dr.               | Doctor                    |
Drs               | Doctors                   | leads
Prof Profs        | Professor/Professors      | _name leads
Prof. Profs.      | Professor/Professors      | leads
Assoc.            | Associate                 | >Prof,Professor,Dean,Director,Justice,Editor,Producer leads
Sen. Sens.        | Senator/Senators          | _name leads
Rep. Reps.        | Representative/Representatives | _name leads
Gov. Govs.        | Governor/Governors        | _name leads
Del.              | Delegate                  | _name !comma_ leads
Cong.             | Congressman               | _name leads
Pres.             | President                 | leads
Sec.              | Secretary                 | _name leads
Treas.            | Treasurer                 |
Amb.              | Ambassador                | _name leads
Atty              | Attorney                  | leads
Attys             | Attorneys                 |
Asst              | Assistant                 | _name/_word !RETAIL leads
Asst. asst.       | assorted                  | RETAIL
asst.             | assistant                 | leads
Ald.              | Alderman                  | leads
Cllr              | Councillor                |
cllr cllrs        | councillor/councillors    |
Comm.             | Commissioner              | _name COUNCIL leads
Comr              | Commissioner              | _name leads
Supv.             | Supervisor                | _name leads
Chmn Chmn.        | Chairman                  |
Rev. Revs.        | Reverend/Reverends        | _name/<the leads
Rev               | Reverend                  | _name leads
Revd              | Reverend                  | leads
Fr                | Father                    | _name RELIGION leads
Fr.               | Father                    | _name leads
Msgr              | Monsignor                 | leads
Abp               | Archbishop                | leads
Bp.               | Bishop                    | _name leads
Card.             | Cardinal                  | _name leads
Br.               | Brother                   | _name leads
Ven.              | Venerable                 | _name leads
Rt                | Right                     | >Hon,Rev,Revd leads
Hon.              | Honorable                 | leads
Hon               | Honorable                 | _name/<rt,right leads
Hons              | Honours                   | !_name
Mk                | Mark                      | _fig leads
# Given names, as registers shorten them
Wm                | William                   |
Geo.              | George                    | _name
Chas              | Charles                   | _name
Jas               | James                     | _name
Thos              | Thomas                    | _name
Jno               | John                      | _name
Robt              | Robert                    |
Saml              | Samuel                    |
Benj.             | Benjamin                  |
Eliz.             | Elizabeth                 |
Margt             | Margaret                  |
Edw.              | Edward                    | _name
Alex.             | Alexander                 | _name
Danl              | Daniel                    |
Gen. Gens.        | General/Generals          | _name leads
Gen               | General                   | _name <lt,maj,brig,lieutenant,major,brigadier,attorney leads
Lt                | Lieutenant                | _name/>Col,Gen,Cdr,Cmdr,Gov,Comm leads
Lt Lts            | Lieutenant/Lieutenants    | <flt,1st,2nd,first,second,flight,sub/_name
Lt. Lts.          | Lieutenant/Lieutenants    | leads
Lieut.            | Lieutenant                | leads
Col Cols          | Colonel/Colonels          | _name leads
Col. Cols.        | Colonel/Colonels          | _name leads
Col. Cols.        | column/columns            | _fig leads
col. cols.        | column/columns            | _fig leads
Maj               | Major                     | _name leads
Maj.              | Major                     | leads
Capt              | Captain                   |
Cdre              | Commodore                 |
Cmdr              | Commander                 |
Comdr             | Commander                 |
Cdr               | Commander                 |
Cmdt              | Commandant                |
Adm.              | Admiral                   | leads
Adm               | Admiral                   | _name leads
RAdm              | Rear Admiral              | leads
VAdm              | Vice Admiral              | leads
Brig              | Brigadier                 | _name leads
Brig.             | Brigadier                 | leads
Sgt Sgts          | Sergeant/Sergeants        |
SSgt              | Staff Sergeant            |
MSgt              | Master Sergeant           |
TSgt              | Technical Sergeant        |
GySgt             | Gunnery Sergeant          |
Cpl Cpls          | Corporal/Corporals        |
LCpl              | Lance Corporal            |
Bdr               | Bombardier                | leads
Gnr               | Gunner                    |
Spr               | Sapper                    | _name
Tpr               | Trooper                   | _name
Rfn               | Rifleman                  | _name
Pte Ptes          | Private/Privates          |
Pvt Pvts          | Private/Privates          |
Pfc               | Private First Class       |
PFC               | Private First Class       | _name
Spc               | Specialist                | _name
Spc.              | Specialist                | leads
Ens.              | Ensign                    | leads
Flt               | Flight                    | >Lt,Lieut,Sgt,Eng leads
Sqn Sqns          | Squadron/Squadrons        |
Ldr               | Leader                    |
Wg                | Wing                      | >Cdr,Cmdr leads
Gp                | Group                     | >Capt leads
Plt               | Pilot                     | >Off,Officer leads
Plt.              | Platoon                   |
Fg                | Flying                    | >Off,Officer leads
Off.              | Officer                   | _name leads
Off               | Officer                   | _name <plt,pilot,fg,flying leads
Regt Regts        | Regiment/Regiments        |
Rgt               | Regiment                  |
Bn Bns            | Battalion/Battalions      | !fig_
Bde Bdes          | Brigade/Brigades          |
Bty               | Battery                   |
Coy               | Company                   | MILITARY !word_
Inf.              | Infantry                  | MILITARY
Cav.              | Cavalry                   |
Arty              | Artillery                 |
Supt              | Superintendent            |
Insp              | Inspector                 |
Det               | Detective                 | _name/>Insp,Sgt,Con,Supt,Ch leads
Det.              | Detective                 | _name leads
Con               | Constable                 | _name <det,detective,temporary leads
Const.            | Constable                 | _name !COURT leads
Ch                | Chief                     | >Insp,Supt leads
Ch.               | Chief                     | >Insp,Supt leads
Bt                | Baronet                   | comma_/name_
Jr                | Junior                    | name_
Jr.               | Junior                    | name_/comma_
Sr                | Senior                    | name_
Sr.               | Sister                    | _name !name_ leads
Sr.               | Senior                    |
Jnr               | Junior                    |
Snr               | Senior                    |
Esq               | Esquire                   |
dec'd             | deceased                  |

# Companies and organisations
Inc.              | Incorporated              |
Inc               | Incorporated              | name_
Corp Corps.       | Corporation/Corporations  | name_
Corp.             | Corporation               |
Ltd               | Limited                   |
Pty               | Proprietary               |
plc               | P L C                     |
Plc               | P L C                     |
PLC               | P L C                     |
GmbH              | G M B H                   |
Bros              | Brothers                  | name_/_name
Co. Cos.          | County/Counties           | >Mayo,Cork,Kerry,Galway,Donegal,Down,Antrim,Armagh,Tyrone,Fermanagh,Durham,Dublin,Clare,Sligo,Wicklow,Wexford,Kildare,Meath,Louth,Cavan,Limerick,Waterford,Tipperary,Kilkenny,Laois,Offaly,Westmeath,Longford,Roscommon,Leitrim,Monaghan,Carlow,Derry,Londonderry
Co                | County                    | >Mayo,Cork,Kerry,Galway,Donegal,Down,Antrim,Armagh,Tyrone,Fermanagh,Durham,Dublin,Clare,Sligo,Wicklow,Wexford,Kildare,Meath,Louth,Cavan,Limerick,Waterford,Tipperary,Kilkenny,Laois,Offaly,Westmeath,Longford,Roscommon,Leitrim,Monaghan,Carlow,Derry,Londonderry
Co.               | County                    | name_ _state
Cty.              | County                    | name_
Co. Cos.          | Company/Companies         | name_/comma_/_fig/_word
Co.               | Company                   | <and,&
Co                | Company                   | <&
cos.              | companies                 |
co.               | company                   | word_
Cie               | Compagnie                 | name_
Mfg               | Manufacturing             |
mfr mfrs          | manufacturer/manufacturers |
Intl              | International             |
intl              | international             |
Int'l             | International             |
Natl              | National                  |
Nat'l             | National                  |
Assn Assns        | Association/Associations  |
Ass'n             | Association               |
Assoc.            | Association               | name_/<of
assoc.            | associate                 |
Dept Depts        | Department/Departments    |
dept depts        | department/departments    |
Govt              | Government                |
govt govts        | government/governments    |
Univ              | University                |
univ              | university                |
Inst.             | Institute                 | name_/>of,for
Acad.             | Academy                   |
Fdn               | Foundation                |
Hosp              | Hospital                  |
hosp              | hospital                  |
Soc.              | Society                   | name_/>of,for
Lib.              | Library                   | name_
Div.              | Division                  | name_/_fig/_letter
div. divs.        | dividend/dividends        | EARNINGS
div.              | division                  | _fig/_letter
div.              | divorced                  | GENEALOGY
Grp               | Group                     | name_
Hldgs             | Holdings                  |
Mgmt              | Management                |
mgmt              | management                |
mgr mgrs          | manager/managers          |
Dir.              | Director                  | _name !open_ leads
dir.              | directed by               | open_ _name leads
dir.              | director                  |
exec execs.       | executive/executives      | !exec
Ed.               | Editor                    | _name leads
ed.               | edited by                 | _name leads
ed. eds.          | edition/editions          | fig_/<2nd,3rd,rev,revised,first,second,third,new
ed. eds.          | editor/editors            | comma_/open_/_end/name_
Cmte              | Committee                 |
cmte              | committee                 |
Comm.             | Committee                 | name_ COUNCIL
Svcs              | Services                  |
svc svcs          | service/services          |
Bd.               | Board                     | >of leads
Trib.             | Tribune                   |
Admin.            | Administration            | name_
admin.            | administration            | _word
dev.              | development               | COUNCIL/PLANNING
devt              | development               |
ind.              | independent               | _word
org. orgs.        | organization/organizations | word_
HQ                | H Q                       |

# Streets, buildings and places
Apt. Apts.        | Apartment/Apartments      | _fig/_letter leads
apt apts          | apartment/apartments      | PROPERTY/fig_
apt.              | apartment                 |
Apt               | Apartment                 | _fig/_letter leads
Bldg Bldgs        | Building/Buildings        |
bldg bldgs        | building/buildings        |
Ste.              | Sainte                    | >Anne,Marie,Genevieve,Foy,Catherine,Croix,Adele leads
Ste               | Suite                     | _fig/_letter leads
Rm Rms            | Room/Rooms                | _fig/_letter leads
rm rms            | room/rooms                | PROPERTY/word_/fig_
rm. rms.          | room/rooms                |
Fl.               | Floor                     | <1st,2nd,3rd,4th,5th,6th,7th,8th,9th,10th
Flr Flrs          | Floor/Floors              |
flr flrs          | floor/floors              |
Ave Aves          | Avenue/Avenues            |
Av.               | Avenue                    | name_
Blvd Blvds        | Boulevard/Boulevards      |
Cl                | Close                     | name_ _end
Cl.               | Close                     | name_
Cres              | Crescent                  |
Crt               | Court                     | name_
Ct                | Court                     | name_ _end/comma_/<crown,county,high,supreme,dist,super,district,superior,magistrates
Ct Cts            | Court/Courts              | _fig COURT/SPORT leads
Ct. Cts.          | carat/carats              | fig_
ct. cts.          | count/counts              | fig_ RETAIL/KITCHEN
ct. cts.          | cent/cents                | fig_ EARNINGS
ct cts            | carat/carats              | fig_ unit
Ct.               | Court                     |
Gdns              | Gardens                   |
gdn gdns          | garden/gardens            |
Gr.               | Grove                     | name_
Hts               | Heights                   | name_
Hwy Hwys          | Highway/Highways          |
Frwy              | Freeway                   |
Fwy               | Freeway                   |
Expy              | Expressway                |
Expwy             | Expressway                |
Pkwy              | Parkway                   |
Pky               | Parkway                   |
Tpke              | Turnpike                  |
Tpk               | Turnpike                  |
Ln                | Lane                      | name_
Ln.               | Lane                      |
Pde               | Parade                    |
Pl                | Place                     | name_ _end
Pl.               | Place                     | name_
Plz               | Plaza                     |
Rd.               | round                     | SPORT _fig leads
Rd                | round                     | SPORT _fig leads
Rd Rds            | Road/Roads                |
Rte Rtes          | Route/Routes              |
Rt.               | Route                     | _fig leads
Sq                | Square                    | name_ _end
Sq.               | Square                    | name_
Ter.              | Terrace                   | name_
Terr              | Terrace                   | name_
Trl               | Trail                     |
Xing              | Crossing                  |
Jct Jcts          | Junction/Junctions        |
jct jcts          | junction/junctions        |
Jn                | Junction                  | name_
Stn Stns          | Station/Stations          |
stn stns          | station/stations          |
Sta.              | Station                   | name_
Pk                | Park                      | name_
Pk.               | Park                      | name_
Ctr               | Center                    |
ctr               | center                    |
Mt                | Mount                     | _name leads
Mt.               | Mount                     | leads
Mtn Mtns          | Mountain/Mountains        |
mtn mtns          | mountain/mountains        |
Mts.              | Mountains                 |
Ft.               | featuring                 | MUSIC _name leads
ft.               | featuring                 | _name !fig_ leads
ft                | featuring                 | _name MUSIC !fig_ leads
feat.             | featuring                 | leads
feat              | featuring                 | _name leads
Ft.               | Fort                      | _name leads
Ft                | Fort                      | _name leads
Pt.               | Point                     | _name leads
Is. Is            | Island                    | name_ _end !<this,it,that
Is.               | Islands                   | name_
R.                | River                     | >Thames,Severn,Trent,Avon,Tyne,Tees,Dee,Don,Ouse,Wye,Exe,Mersey,Tweed,Clyde,Medway,Derwent leads
Twp Twps          | Township/Townships        |
twp twps          | township/townships        |
Cty.              | County                    |
Cnty              | County                    |
Terr.             | Territory                 | name_
Prov.             | Province                  | name_
Dist. Dists.      | District/Districts        |
dist.             | district                  | _fig
nr                | near                      | _name leads
nr.               | near                      | leads
opp.              | opposite                  | leads
adj.              | adjusted                  | EARNINGS leads
adj.              | adjective                 | ACADEMIC
adj.              | adjacent                  | leads
adv.              | adverb                    | ACADEMIC

# States of the USA that are no other word
Ala.              | Alabama                   |
Ariz              | Arizona                   | comma_
Ariz.             | Arizona                   |
Ark.              | Arkansas                  | comma_/_end
Calif             | California                | comma_
Calif.            | California                |
Colo.             | Colorado                  |
Conn.             | Connecticut               |
Fla               | Florida                   | comma_
Fla.              | Florida                   |
Kan.              | Kansas                    |
Kans.             | Kansas                    |
Ky.               | Kentucky                  |
Mich.             | Michigan                  |
Minn.             | Minnesota                 |
Mont.             | Montana                   |
Neb.              | Nebraska                  |
Nebr.             | Nebraska                  |
Nev.              | Nevada                    |
Okla.             | Oklahoma                  |
Penn.             | Pennsylvania              | comma_/_end
Tenn.             | Tennessee                 |
Tex.              | Texas                     |
Vt.               | Vermont                   |
Wis.              | Wisconsin                 |
Wisc.             | Wisconsin                 |
Wyo.              | Wyoming                   |
Ont.              | Ontario                   |
Que.              | Quebec                    |
Sask.             | Saskatchewan              |
Alta.             | Alberta                   |
Man.              | Manitoba                  | comma_ !_name

# Time
yr yrs            | year/years                | unit
wk wks            | week/weeks                | unit
mth mths          | month/months              | unit
mo. mos.          | month/months              | unit
mos               | months                    | fig_ unit
qtr qtrs          | quarter/quarters          |
hrly              | hourly                    |
wkly              | weekly                    |
mthly             | monthly                   |
wkday wkdays      | weekday/weekdays          |
wkend wkends      | weekend/weekends          |
hols              | holidays                  |
arr.              | arranged by               | MUSIC _name leads
arr.              | arranged by               | >by
arr.              | arrives                   | TIMETABLE/_fig
dep.              | departs                   | TIMETABLE/_fig
arr               | arrives                   | _fig leads
dep               | departs                   | _fig leads

# Books, papers and lists
vol. vols.        | volume/volumes            | _fig leads
Vol Vols          | Volume/Volumes            | _fig leads
vol vols          | volume/volumes            | _fig leads
ch. chs.          | chapter/chapters          | _fig leads
chap. chaps.      | chapter/chapters          | leads
fig. figs.        | figure/figures            | _fig leads
fig.              | figure                    | open_ leads
p.                | page                      | _fig leads
pp.               | pages                     | _fig leads
pg. pgs.          | page/pages                | leads
pgs               | pages                     |
para. paras.      | paragraph/paragraphs      | leads
para paras        | paragraph/paragraphs      | _fig leads
sec. secs.        | section/sections          | _fig !fig_ leads
sect. sects.      | section/sections          | leads
Sec. Secs.        | Section/Sections          | _fig leads
eq. eqs.          | equation/equations        | _fig/open_ leads
eqn eqns          | equation/equations        |
app. apps.        | application/applications  | PLANNING/COUNCIL
app. apps.        | appendix/appendices       | _fig/_letter leads
App.              | Appeals                   | <ct
appl. appls.      | appliances                | PROPERTY
ep. eps.          | episode/episodes          | _fig leads
ep eps            | episode/episodes          | _fig leads
cat.              | category                  | _fig leads
cat               | category                  | _fig leads
tab. tabs.        | table/tables              | _fig ACADEMIC leads
pt. pts.          | part/parts                | _fig !fig_ leads
Pt                | Part                      | _fig leads
pt. pts.          | patient/patients          | MEDICAL !fig_
pts               | points                    | !fig_
pts.              | points                    |
cl. cls.          | clause/clauses            | _fig leads
ex. exs.          | exhibit/exhibits          | COURT _fig/_letter leads
ex.               | example                   | _fig leads
exh. exhs.        | exhibit/exhibits          | leads
art. arts.        | article/articles          | _fig leads
reg. regs.        | regulation/regulations    | _fig leads
reg. regs.        | registration/registrations | MOTORING _fig leads
reg.              | registered                | MOTORING/<co
reg.              | regular                   | leads
l. ll.            | line/lines                | _fig !name_ leads
n. nn.            | note/notes                | _fig !name_ leads
fol. fols.        | folio/folios              | _fig leads
ms. mss.          | manuscript/manuscripts    | _fig leads
op.               | opus                      | _fig leads
Op                | Opus                      | _fig leads
mvt. mvts.        | movement/movements        |
Prop.             | Proposition               | _fig leads
Prop              | Proposition               | _fig leads
prop.             | proprietor                | open_/comma_
Ord.              | Ordinance                 | _fig/>No,number leads
Res.              | Resolution                | _fig/>No,number leads
Min. Mins.        | Minute/Minutes            | _fig COUNCIL leads
min.              | minimum                   | !fig_ leads
max.              | maximum                   | leads
max.              | maximum                   |
temp. temps.      | temperature/temperatures  | !>job,jobs,worker,workers
temps             | temperatures              | !>are,were
tel.              | telephone                 |
tel               | telephone                 | _fig leads
ext.              | extension                 | _fig/PLANNING leads
ext               | extension                 | _fig leads
ref. refs.        | reference/references      | !SPORT
attn              | attention                 | leads
et                | et                        | >al
al.               | al                        |
cf.               | compare                   | leads
viz.              | namely                    | leads
ibid.             | ibid                      |
loc.              | loc                       | >cit
cit.              | cit                       |
repr.             | reprinted                 |
rev.              | revised                   | >ed,edn,edition leads
rev. revs.        | revenue/revenues          | EARNINGS
edn edns          | edition/editions          |
suppl.            | supplement                |
supp.             | supplement                |
trans.            | transmission              | MOTORING
trans.            | translated by             | _name leads
trans.            | translated                | >by
tr.               | translated by             | _name open_ leads
tr.               | translated                | >by
illus.            | illustrated               |
publ.             | published                 |
pub.              | published                 | >by,in,on/_fig
orig.             | original                  | leads
diss.             | dissertation              |
sp.               | species                   | name_/word_
spp.              | species                   |
subsp.            | subspecies                | leads
ssp.              | subspecies                | leads
var.              | variety                   | BOTANY leads
cv.               | cultivar                  | BOTANY leads
syn.              | synonym                   | BOTANY
ser.              | series                    | _fig leads
sess.             | session                   |
expt expts        | experiment/experiments    |
mag.              | magnitude                 | _fig/ASTRONOMY
mag               | magnitude                 | _fig leads
alt.              | altitude                  | _fig
dec.              | declination               | ASTRONOMY _fig
resp.             | respectively              |
std.              | standard                  | leads
std               | standard                  | _word
stats.            | statistics                |

# Law
Cir.              | Circuit                   | <1st,2nd,3rd,4th,5th,6th,7th,8th,9th,10th,11th,12th
Cir.              | Circuit                   | name_
Super.            | Superior                  | >Ct,Court leads
Amend. Amends.    | Amendment/Amendments      |
Const.            | Constitution              | COURT
const.            | constitution              | COURT
Supp.             | Supplement                |
tit.              | title                     | _fig leads
subd. subds.      | subdivision/subdivisions  |
Stat.             | statutes                  | COURT
plf               | plaintiff                 |
deft              | defendant                 | COURT

# Families
b.                | born                      | _fig/>in,on,at,c,ca,abt/_name GENEALOGY/open_/comma_/name_ leads
d.                | died                      | _fig/>in,on,at,c,ca,abt,aged/_name GENEALOGY/open_/comma_/name_ leads
m.                | married                   | _fig/_name/>in,secondly,firstly GENEALOGY/open_/comma_ leads
bap.              | baptised                  | leads
bapt              | baptised                  | leads
chr.              | christened                | GENEALOGY leads
bur.              | buried                    | leads
dau. daus.        | daughter/daughters        |
dau daus          | daughter/daughters        |
abt               | about                     | leads
bef.              | before                    | leads
aft.              | after                     | GENEALOGY leads
bet.              | between                   | _fig leads
unm.              | unmarried                 |
wid.              | widow                     |
res.              | resided                   | GENEALOGY >in,at leads
ret.              | retired                   |
Ret.              | Retired                   |
ca.               | circa                     | _fig/>AD leads
c. C.             | cup/cups                  | fig_ space_ KITCHEN unit
C                 | cup/cups                  | fig_ >flour,sugar,milk,butter,water,cream,chopped,shredded,grated,oil unit
c.                | circa                     | _fig/>AD,BC leads
c.                | circa                     | _name GENEALOGY/open_ leads
fl.               | active around             | open_ _fig leads

# Food
Tbsp Tbsps        | tbsp/tbsp                 |
Tbs               | tbsp                      | fig_
tbsp. tbsps.      | tbsp/tbsp                 | fig_
tblsp             | tbsp                      |
T                 | tbsp                      | fig_ >flour,sugar,milk,butter,water,cream,chopped,oil,honey,vinegar,lemon,soy,olive,cornstarch,cocoa,baking,brown
T.                | tbsp                      | fig_ space_ KITCHEN
t                 | tsp                       | fig_ >salt,vanilla,cinnamon,baking,pepper,soda,cumin,nutmeg,ginger,paprika,sugar
t.                | tsp                       | fig_ space_ KITCHEN
tsp. tsps.        | tsp/tsp                   | fig_
dsp               | dessertspoon/dessertspoons | fig_ unit
dstspn            | dessertspoon/dessertspoons | fig_ unit
pkg pkgs          | parking/parking           | PROPERTY !KITCHEN
pkg pkgs          | package/packages          |
pkt pkts          | packet/packets            |
env.              | envelope                  | KITCHEN
doz               | dozen                     | fig_/_word
dz                | dozen                     | fig_
lg                | large                     | _word
lg.               | large                     |
lge               | large                     |
med.              | medium                    | KITCHEN/RETAIL _word leads
sm.               | small                     | _word leads
sm                | small                     | _word
refrig.           | refrigerate               |
deg               | degrees                   | fig_
deg.              | degrees                   | fig_

# Shops and property
ea                | each                      | fig_
ea.               | each                      |
pk pks            | pack/packs                | fig_/word_ !name_
pr. prs.          | pair/pairs                | fig_/>of
pc. pcs.          | piece/pieces              | fig_ unit
pcs               | pieces                    | fig_
btl btls          | bottle/bottles            | fig_ unit
ctn ctns          | carton/cartons            | unit
bx. bxs.          | box/boxes                 |
sz                | size                      | leads
wt.               | weight                    |
wt                | weight                    | _end
qty               | quantity                  |
amt amts          | amount/amounts            |
acct accts        | account/accounts          |
bal.              | balance                   | EARNINGS/_fig/word_
pmt pmts          | payment/payments          |
recd              | received                  |
rec'd             | received                  |
rcvd              | received                  |
no.               |                           | fig_ >dwellings,dwelling,units,unit,bedroom,bed,flats,houses,off,parking,apartments,new,storey,garages,trees,windows,additional,spaces,x
no                |                           | fig_ >dwellings,dwelling,units,bedroom,bed,flats,houses,parking,apartments,new,storey,garages,trees,windows,additional,spaces
approx            | approximately             | leads
apprx             | approximately             | leads
appt appts        | appointment/appointments  |
avail.            | available                 |
avail             | available                 |
avg               | average                   |
bdrm bdrms        | bedroom/bedrooms          |
bdr bdrs          | bedroom/bedrooms          | fig_
br brs            | bedroom/bedrooms          | fig_
BR BRs            | bedroom/bedrooms          | fig_
ba                | bath/baths                | fig_
BA                | bath/baths                | fig_ PROPERTY
bth bths          | bath/baths                |
bsmt              | basement                  |
dbl               | double                    |
sgl               | single                    |
det.              | detached                  | PROPERTY
semi-det          | semi-detached             |
semi-det.         | semi-detached             |
terr.             | terraced                  | PROPERTY
furn.             | furnished                 |
unfurn            | unfurnished               |
frplc             | fireplace                 |
gar.              | garage                    | PROPERTY
gge               | garage                    |
hdwd              | hardwood                  |
kit.              | kitchen                   | PROPERTY
liv.              | living                    | PROPERTY
mstr              | master                    |
recep receps      | reception/receptions      |
util. utils.      | utility/utilities         | PROPERTY
utils             | utilities                 |
fncd              | fenced                    |
mtg. mtgs.        | mortgage/mortgages        | >rate,rates,payment,payments,lender,lenders,approval,broker
mtg mtgs          | meeting/meetings          |
neg.              | negotiable                | PROPERTY/MOTORING
neg.              | negative                  |
cond.             | condition                 | word_/name_
conds             | conditions                |
exc.              | excellent                 | >cond,condition leads
exc.              | except                    | leads
excl              | excluding                 | leads
incl              | including                 | !_end leads
incl              | included                  |
inc.              | including                 | !_end leads
inc               | including                 | _word/_fig word_/fig_ leads
esp.              | especially                | leads
esp               | especially                | _word leads
est.              | established               | open_ _fig leads
est.              | established               | >in leads
est.              | established               | _fig !comma_ leads
est. ests.        | estimate/estimates        | EARNINGS _end
est.              | estimated                 |
etc               | et cetera                 |
misc              | miscellaneous             |
mkt mkts          | market/markets            |
msg msgs          | message/messages          |
occ.              | occasional                | WEATHER leads
occ.              | occupation                | GENEALOGY
poss.             | possibly                  | leads
pref.             | preferred                 |
prelim.           | preliminary               | leads
prev.             | previously                | leads
prob.             | probably                  | leads
pop.              | population                | _fig/open_ leads
tot.              | total                     | _fig leads
vis.              | visibility                | WEATHER
vs                | versus                    | leads
wkt wkts          | wicket/wickets            |
pen. pens.        | penalty/penalties         | open_/fig_/comma_
pen pens          | penalty/penalties         | open_/fig_
agg.              | aggregate                 |
agg               | aggregate                 | fig_/open_/word_ !_name
reb. rebs.        | rebound/rebounds          | unit
reb rebs          | rebound/rebounds          | fig_ unit
ast. asts.        | assist/assists            | fig_ unit
ast asts          | assist/assists            | fig_ unit
stl. stls.        | steal/steals              | fig_ unit
blk. blks.        | block/blocks              | fig_ unit
inn. inns.        | inning/innings            | fig_ SPORT
cyl.              | cylinder/cylinders        | fig_ unit
cyl               | cylinder/cylinders        | fig_
spd               | speed                     | fig_/hyphen_
dr                | door                      | fig_ hyphen_/MOTORING
conv.             | convertible               | MOTORING
auto.             | automatic                 | MOTORING _end
tab. tabs.        | tablet/tablets            | fig_/MEDICAL unit
cap. caps.        | capsule/capsules          | fig_ MEDICAL unit
inj.              | injection                 | MEDICAL
Rx                | prescription              | !name_
cont.             | continued                 |
cont'd            | continued                 |
contd             | continued                 |
encl.             | enclosed                  |
info.             | information               |
intro.            | introduction              |
fwd               | forward                   |
hr.               | hour/hours                | unit !fig_
usu.              | usually                   | leads
unk.              | unknown                   |
vocab.            | vocabulary                |
"""
UNCERTAIN = {
    "Ill": "Illinois", "Ind": "Indiana", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Me": "Maine",
    "Miss": "Mississippi", "Mo": "Missouri", "Ore": "Oregon", "Pa": "Pennsylvania", "Va": "Virginia", "Ga": "Georgia",
    "Wash": "Washington", "Del": "Delaware", "Ark": "Arkansas",
}  # fmt: skip
"""States whose abbreviations are also words, or too short to be certain. They are states only with a full stop, after a
comma, or before a comma, a figure, a closing bracket or a small letter."""
