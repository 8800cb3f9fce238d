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
    _year                           a year after it, from 1000
    name_comma_                     a capitalised word and a comma before it
    _percent                        a figure and a sign of percent after it
    _year_end                       a year after it, and then no word
    _verse                          chapter and verse after it: "3:16"
    _money                          a sign of money after it
    _state                          the name of a state of the USA after it, as in "Co., Ohio"
    >a,b                            one of the words a and b stands after it
    !                               the condition must not hold
    /                               one of several conditions must hold
    leads                           something must follow: the full stop never ends a sentence
    last                            no name follows: every capitalised word after its full stop begins a sentence
    unit                            a unit: plural after a figure, whatever follows
"""

from podcaster.languages.en.senses_of_goods import GOODS
from podcaster.languages.en.senses_of_names import NAMES
from podcaster.languages.en.senses_of_notices import NOTICES
from podcaster.languages.en.senses_of_places import PLACES

SENSES = f"""
{NAMES}
{PLACES}
{NOTICES}
{GOODS}
ret'd retd.       | retired                   |
no. nos.          | number/numbers            | >of _word leads
assn. assns.      | association/associations  |
# Time
eve.              | evening                   | <mon,tue,tues,wed,weds,thu,thur,thurs,fri,sat,sun,monday,tuesday,wednesday,thursday,friday,saturday,sunday,every
ex.               | for example               | open_ _word leads
yr yrs            | year/years                | unit
cent. cents.      | century/centuries         | <1st,2nd,3rd,4th,5th,6th,7th,8th,9th,10th,11th,12th,13th,14th,15th,16th,17th,18th,19th,20th,21st
d                 | day/days                  | fig_ >after,before,post,later,of,ago
d                 | days                      | fig_ MEDICAL _end
wk wks            | week/weeks                | unit
mth mths          | month/months              | unit
mo. mos.          | month/months              | fig_/!hyphen_ unit
mos               | months                    | fig_ unit
qtr qtrs          | quarter/quarters          |
add'l addl        | additional                |
add'l.            | additional                | leads
hrly              | hourly                    |
wkly              | weekly                    |
mthly             | monthly                   |
wkday wkdays      | weekday/weekdays          |
wkend wkends      | weekend/weekends          |
hols              | holidays                  |
arr.              | arranged                  | >by
arr.              | arranged by               | MUSIC _name leads
lvs.              | leaves                    | _name/_fig leads
arr.              | arrives                   | _name TIMETABLE leads
arr.              | arrives                   | TIMETABLE/_fig
dep.              | deputy                    | >dir,director,mgr,manager,chair,head,sec,secretary,gov,mayor,editor leads
dep.              | departs                   | _name TIMETABLE leads
dep.              | departs                   | TIMETABLE/_fig
arr               | arrives                   | TIMETABLE _fig/_name leads
dep               | departs                   | TIMETABLE _fig/_name leads
Xmas              | Christmas                 |

# Books, papers and lists
vol. vols.        | volunteer/volunteers      | >firefighter,firefighters,fire leads
vol. vols.        | volume/volumes            | _fig leads
bk. bks.          | book/books                | _fig leads
sched. scheds.    | schedule/schedules        | _fig leads
Vol Vols          | Volume/Volumes            | _fig leads
vol vols          | volume/volumes            | _fig leads
vols.             | volumes                   | fig_/word_
ch.               | channel                   | <vhf,tv,marine leads
ch. chs.          | chapter/chapters          | _fig leads
chap. chaps.      | chapter/chapters          | leads
fig. figs.        | figure/figures            | _fig leads
fig.              | figure                    | open_ leads
p.                | page                      | _fig leads
pp.               | pages                     | _fig leads
pp.               | pages                     | fig_ BOOKS
pg. pgs.          | page/pages                | leads
pgs               | pages                     |
para. paras.      | paragraph/paragraphs      | leads
para paras        | paragraph/paragraphs      | _fig leads
sec.              | secretary                 | <gen,hon,exec,asst,dep,press,general,treas
gen.              | general                   | >sec,secretary,mgr,manager,election,strike leads
pres.             | president                 |
sec.              | security                  | >dep,deposit leads
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
ep. eps.          | episode/episodes          | <1st,2nd,3rd,4th,5th,6th,7th,8th,9th,10th,first,second,third,last,final,next,latest,this,new,each,every
ep eps            | episode/episodes          | _fig leads
cat.              | category                  | _fig leads
cat               | category                  | _fig leads
tbl. tbls.        | table/tables              | leads
mat.              | material                  | <suppl
tab. tabs.        | table/tables              | _fig ACADEMIC leads
pt.               | point                     | <quarter,half,percentage,basis,full
pt.               | point                     | <dew,melting,boiling,freezing,view
pt. pts.          | part/parts                | _fig !fig_ leads
Pt                | Part                      | _fig leads
pt. pts.          | patient/patients          | MEDICAL !fig_
pts               | patients                  | <a&e,icu,er,gp
pts               | patients                  | fig_ MEDICAL !SPORT !EARNINGS
pts.              | patients                  | fig_ MEDICAL !SPORT !EARNINGS
Pts               | Points                    | _fig
pts               | points                    | !fig_
pts.              | points                    |
cl.               | class                     | <1st,2nd,first,second,standard
cl. cls.          | clause/clauses            | _fig leads
Ex. Exs.          | Exhibit/Exhibits          | COURT _fig/_letter leads
ex. exs.          | exhibit/exhibits          | COURT _fig/_letter leads
ex.               | example                   | _fig leads
exh. exhs.        | exhibit/exhibits          | leads
art. arts.        | article/articles          | _fig leads
reg.              | regular                   | _money leads
Reg Regs          | Regulation/Regulations    | _fig !_money COURT/!SPORT leads
reg. regs.        | registration/registrations | MOTORING/FLIGHTS _fig leads
reg. regs.        | regulation/regulations    | _fig leads
reg.              | registered                | MOTORING/<co/>charity,charities,nurse,trademark
Reg.              | Registration              | >opens,open,closes,form,fee,fees,deadline,begins,is leads
Reg.              | Regulation                | >A,B,D,S,Z,FD,NMS leads
reg.              | regular                   | _word/_money/RETAIL leads
l. ll.            | line/lines                | _fig !name_ leads
n. nn.            | note/notes                | _fig !name_ leads
fol. fols.        | folio/folios              | _fig leads
ms. mss.          | manuscript/manuscripts    | _fig leads
Sc Sc.            | Scene                     | _fig leads
op.               | op                        | >cit
Op.               | Op                        | >cit
ff.               | and following             | fig_/word_
op.               | opus                      | _fig leads
Op                | Opus                      | _fig leads
sc. scs.          | scene/scenes              | _fig leads
sing.             | singular                  | ACADEMIC
Lat.              | Latin                     | ACADEMIC/_word
Gk                | Greek                     | ACADEMIC/_word
Ger.              | German                    | ACADEMIC
mvt. mvts.        | movement/movements        |
Prop.             | Proposition               | _fig leads
Prop              | Proposition               | _fig leads
prop.             | proprietor                | open_/comma_
Ord.              | Ordinance                 | _fig/>No,number leads
Res.              | Resolution                | _fig/>No,number leads
Min. Mins.        | Minute/Minutes            | _fig COUNCIL leads
min.              | minimum                   | >deposit,wage,age,order,stay,charge,purchase,balance,spend,payment leads
min.              | minimum                   | <nt,night,nights
min max           | minimum/maximum           | >term,terms,wage,age,order,stay,charge,purchase,deposit,spend,height,width,depth,speed,temp,temperature,rent,bid,fee,weight,load,size,score,capacity,let,investment,donation,payment,power,pressure,price,number,qty,quantity,length,headroom !_fig
min               | minimum                   | _fig !fig_ !name_ !MUSIC !SPORT leads
min max           | minimum/maximum           | fig_ >qty,quantity,bid,donation,purchase,deposit,spend,rent
min.              | minimum                   | !fig_ !MUSIC leads
max.              | maximum                   | _fig/_word leads
max.              | maximum                   |
v                 | valve                     | fig_ MOTORING
temp. temps.      | temperature/temperatures  | !>job,jobs,worker,workers
temp              | temperature               | MEDICAL/KITCHEN/WEATHER <her,his,body,oven,core,high,low,room,a,of !>job,agency,worker,workers,staff
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
rev.              | revised                   | <ed,edn,edition
rev. revs.        | revenue                   | EARNINGS
edn edns          | edition/editions          |
suppl.            | supplement                |
supp.             | supplement                |
man.              | manual                    | MOTORING fig_/<spd,speed/_end
trans.            | transmission              | MOTORING
trans.            | translated by             | _name leads
trans.            | translated                | >by
tr.               | translated by             | _name open_ leads
tr.               | translated                | >by
illus.            | illustrated               |
publ.             | published                 |
pub.              | published                 | >by,in,on/_fig
orig.             | originally                | _money leads
orig.             | original                  | leads
diss.             | dissertation              |
nov.              | nov                       | <sp,gen,comb,ssp
ht.               | height                    | _fig leads
ht                | height                    | _fig leads
Fig Figs          | Figure/Figures            | _fig leads
spr.              | spread                    | BOTANY leads
pt.               | part                      | >shade,sun leads
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
dist.             | distance                  | ASTRONOMY
min.              | minor                     | MUSIC <a,b,c,d,e,f,g,flat,sharp
maj.              | major                     | MUSIC <a,b,c,d,e,f,g,flat,sharp
K.                | K                         | _fig MUSIC leads
cert.             | certificate               | _fig leads
resp.             | respectively              |
std.              | standard                  | leads
std               | standard                  | _word
stats.            | statistics                |

# Books of the Bible
Gen               | Genesis                   | _verse
Ex Exod           | Exodus                    | _verse
Lev               | Leviticus                 | _verse
Num               | Numbers                   | _verse
Deut              | Deuteronomy               | _verse
Josh              | Joshua                    | _verse
Sam               | Samuel                    | _verse
Kgs               | Kings                     | _verse
Chron             | Chronicles                | _verse
Neh               | Nehemiah                  | _verse
Ps                | Psalm                     | _verse
Ps                | Psalm                     | _fig !fig_ leads
Ps.               | Psalm                     | _fig
Pss               | Psalms                    | _fig
Prov              | Proverbs                  | _verse
Eccl              | Ecclesiastes              | _verse
Isa               | Isaiah                    | _verse
Jer               | Jeremiah                  | _verse
Ezek              | Ezekiel                   | _verse
Dan               | Daniel                    | _verse
Zech              | Zechariah                 | _verse
Mal               | Malachi                   | _verse
Mt Matt           | Matthew                   | _verse
Mk                | Mark                      | _verse
Lk                | Luke                      | _verse
Jn                | John                      | _verse
Rom               | Romans                    | _verse
Cor               | Corinthians               | _verse
Cor Cor.          | Corinthians               | <1,2 _fig RELIGION leads
Thess Thess.      | Thessalonians             | <1,2 _fig RELIGION leads
Gal               | Galatians                 | _verse
Eph               | Ephesians                 | _verse
Phil              | Philippians               | _verse
Col               | Colossians                | _verse
Thess             | Thessalonians             | _verse
Tim               | Timothy                   | _verse
Heb               | Hebrews                   | _verse
Jas               | James                     | _verse
Pet               | Peter                     | _verse
Rev               | Revelation                | _verse
vv.               | verses                    | _fig leads

# Law
Fed.              | Federal                   | COURT/>r leads
Evid.             | Evidence                  | leads
Civ.              | Civil                     | leads
Crim.             | Criminal                  | leads
Proc.             | Procedure                 | COURT
Mot.              | Motion                    | COURT
mot. mots.        | motion/motions            | COURT/<for,to
inj.              | injunction                | COURT
pt.               | part                      | <in
Summ.             | Summary                   | COURT leads
Def. Defs.        | Defendant/Defendants      | COURT
unpub.            | unpublished               |
op.               | opinion                   | COURT !_fig
Cal.              | California                | COURT leads
subj.             | subject                   | >to leads
abst.             | abstaining                | COUNCIL
abst absts        | abstention/abstentions    | fig_ COUNCIL
Cir.              | Circuit                   | <1st,2nd,3rd,4th,5th,6th,7th,8th,9th,10th,11th,12th
Cir.              | Circuit                   | name_/<2d,3d
Super.            | Superior                  | >Ct,Court leads
Amend. Amends.    | Amendment/Amendments      |
Const.            | Constitution              | COURT
const.            | constitution              | COURT
Supp.             | Supplement                |
tit.              | title                     | _fig leads
subd. subds.      | subdivision/subdivisions  |
Stat.             | statutes                  | COURT
args.             | arguments                 | COURT/<oral
Rwy               | Runway                    | _fig leads
rpt.              | report                    | FLIGHTS
recs.             | recommendations           | FLIGHTS/COUNCIL
recs              | recommendations           | fig_ FLIGHTS
pax               | passengers                | fig_
asl               | above sea level           | fig_/<m,ft,metres,feet
rpt.              | report                    | <page,annual,police,interim,final
R.                | River                     | <the _name RIVERS leads
c.                | chapter                   | <ii,iii,iv,v,vi,vii,viii,vict,geo,edw,eliz,will _fig leads
fur.              | furlongs                  | fig_
Rly. Rly          | Railway                   | name_/<jct,junction
plf               | plaintiff                 |
deft              | defendant                 | COURT

# Politics
Lab               | Labour                    | _percent
Con               | Conservative              | _percent
LD                | Liberal Democrat          | _percent
res. ress.        | resolution/resolutions    | <un,security,council,house,senate,concurrent,joint _fig leads
Ref               | Reform                    | POLITICS _fig leads
Grn               | Green                     | POLITICS leads
Lab               | Labour                    | open_ !_fig
Lab               | Labour                    | POLITICS
Con               | Conservative              | open_ !_fig
Con               | Conservative              | POLITICS !_name
Lib               | Liberal                   | >Dem,Dems leads
Dem Dems          | Democrat/Democrats        | <lib,liberal
LD                | Liberal Democrat          | open_/POLITICS
Ind               | Independent               | open_
maj.              | majority                  | _fig leads
maj               | majority                  | POLITICS
maj.              | majority                  | <a,the,of,by/POLITICS/open_

# Families
b.                | born                      | _fig/>in,on,at,c,ca,abt/_name GENEALOGY/open_/comma_/name_ leads
b                 | born                      | open_ _year leads
d                 | died                      | open_/comma_ _year leads
b.                | born                      | <was,were,is leads
b.                | born                      | word_ >in,on,at leads
d.                | died                      | word_ >in,on,aged,at leads
d.                | died                      | _fig/>in,on,at,c,ca,abt,aged/_name GENEALOGY/open_/comma_/name_ leads
m.                | married                   | !fig_ _fig/_name/>in,secondly,firstly GENEALOGY/open_/comma_ leads
bap.              | baptised                  | leads
bapt              | baptised                  | leads
chr.              | christened                | GENEALOGY leads
bur.              | buried                    | leads
dau. daus.        | daughter/daughters        |
dau daus          | daughter/daughters        |
enl.              | enlisted                  | MILITARY
dis.              | discharged                | MILITARY
emig.             | emigrated                 |
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
c                 | cup/cups                  | fig_ space_ KITCHEN _word !>of unit
C                 | cup/cups                  | fig_ >flour,sugar,milk,butter,water,cream,chopped,shredded,grated,oil unit
c.                | circa                     | _fig/>AD,BC leads
c.                | circa                     | _name GENEALOGY/open_ leads
fl.               | active around             | _fig leads
r.                | reigned                   | _year leads
"""
UNCERTAIN = {
    "Ill": "Illinois", "Ind": "Indiana", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Me": "Maine",
    "Miss": "Mississippi", "Mo": "Missouri", "Ore": "Oregon", "Pa": "Pennsylvania", "Va": "Virginia", "Ga": "Georgia",
    "Wash": "Washington", "Del": "Delaware", "Ark": "Arkansas",
}  # fmt: skip
"""States whose abbreviations are also words, or too short to be certain. They are states only with a full stop, after a
comma, or before a comma, a figure, a closing bracket or a small letter."""
