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
    _money                          a sign of money after it
    _state                          the name of a state of the USA after it, as in "Co., Ohio"
    >a,b                            one of the words a and b stands after it
    !                               the condition must not hold
    /                               one of several conditions must hold
    leads                           something must follow: the full stop never ends a sentence
    unit                            a unit: plural after a figure, whatever follows
"""

from podcaster.languages.en.senses_of_names import NAMES

SENSES = f"""
{NAMES}
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
arr.              | arranged                  | >by
arr.              | arranged by               | MUSIC _name leads
arr.              | arrives                   | TIMETABLE/_fig
dep.              | deputy                    | >dir,director,mgr,manager,chair,head,sec,secretary,gov,mayor,editor leads
dep.              | departs                   | TIMETABLE/_fig
arr               | arrives                   | TIMETABLE _fig/_name leads
dep               | departs                   | TIMETABLE _fig/_name leads
Xmas              | Christmas                 |

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
reg.              | regular                   | _money leads
reg. regs.        | regulation/regulations    | _fig leads
reg. regs.        | registration/registrations | MOTORING _fig leads
reg.              | registered                | MOTORING/<co
reg.              | regular                   | leads
l. ll.            | line/lines                | _fig !name_ leads
n. nn.            | note/notes                | _fig !name_ leads
fol. fols.        | folio/folios              | _fig leads
ms. mss.          | manuscript/manuscripts    | _fig leads
op.               | op                        | >cit
Op.               | Op                        | >cit
ff.               | and following             | fig_/word_
op.               | opus                      | _fig leads
Op                | Opus                      | _fig leads
mvt. mvts.        | movement/movements        |
Prop.             | Proposition               | _fig leads
Prop              | Proposition               | _fig leads
prop.             | proprietor                | open_/comma_
Ord.              | Ordinance                 | _fig/>No,number leads
Res.              | Resolution                | _fig/>No,number leads
Min. Mins.        | Minute/Minutes            | _fig COUNCIL leads
min.              | minimum                   | !fig_ !MUSIC leads
max.              | maximum                   | _fig/_word leads
v                 | valve                     | fig_ MOTORING
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
dist.             | distance                  | ASTRONOMY
min.              | minor                     | MUSIC <a,b,c,d,e,f,g,flat,sharp
maj.              | major                     | MUSIC <a,b,c,d,e,f,g,flat,sharp
K.                | K                         | _fig MUSIC leads
cert.             | certificate               | _fig leads
resp.             | respectively              |
std.              | standard                  | leads
std               | standard                  | _word
stats.            | statistics                |

# Law
Fed.              | Federal                   | COURT leads
Civ.              | Civil                     | leads
Crim.             | Criminal                  | leads
Proc.             | Procedure                 | COURT
Mot.              | Motion                    | COURT
Summ.             | Summary                   | COURT leads
Def. Defs.        | Defendant/Defendants      | COURT
unpub.            | unpublished               |
op.               | opinion                   | COURT !_fig
subj.             | subject                   | >to leads
abst.             | abstaining                | COUNCIL
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
fl.               | active around             | _fig leads
r.                | reigned                   | _year leads

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
refrig.           | refrigerator              | <in,the
refrig.           | refrigerate               |
powd.             | powdered                  | leads
toms.             | tomatoes                  | KITCHEN
deg               | degrees                   | fig_
deg.              | degrees                   | fig_

# Shops and property
ea                | each                      | fig_
ea.               | each                      |
pk pks            | pack/packs                | fig_/word_ !name_
pr. prs.          | pair/pairs                | fig_/>of
batt. batts.      | battery/batteries         |
hse hses          | house/houses              |
ono               | or nearest offer          |
OIRO              | offers in the region of   | leads
fin.              | finished                  | PROPERTY leads
yd.               | yard                      | PROPERTY !fig_
dep.              | deposit                   | PROPERTY
yld ylds          | yield/yields              |
guid.             | guidance                  | EARNINGS
cap.              | cap                       | <mkt,market,salary
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
util. utils.      | utilities/utilities       | PROPERTY
utils             | utilities                 |
fncd              | fenced                    |
mtg. mtgs.        | mortgage/mortgages        | >rate,rates,payment,payments,lender,lenders,approval,broker
mtg mtgs          | meeting/meetings          |
neg.              | negotiable                | PROPERTY/MOTORING
neg.              | negative                  |
cond.             | condition                 | <exc,good,gd,excellent,fair,mint,poor,vg/word_/name_
conds             | conditions                |
exc.              | excellent                 | >cond,condition leads
exc.              | except                    | leads
excl              | excluding                 | leads
incl              | including                 | !_end leads
incl              | included                  |
inc.              | income                    | <op,operating,net
op.               | operating                 | >inc,income,margin,profit,loss leads
inc.              | including                 | !_end leads
inc               | including                 | _word/_fig word_/fig_ leads
esp.              | especially                | leads
esp               | especially                | _word leads
est.              | established               | open_ _fig leads
est.              | established               | >in leads
est.              | established               | _fig !comma_ leads
est.              | estimate                  | EARNINGS _end
est.              | estimated                 |
etc               | et cetera                 |
misc              | miscellaneous             |
mkt mkts          | market/markets            |
msg msgs          | message/messages          |
occ.              | occasionally              | WEATHER >poor,good,moderate,fair,rough,very,severe leads
occ.              | occasional                | WEATHER leads
mod.              | moderate                  | WEATHER
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
INT INTs          | interception/interceptions | fig_ unit
att.              | attempts                  | fig_
Att.              | Attendance                | SPORT _end/_fig
Att               | Attendance                | SPORT _end
HT                | half-time                 | SPORT _end/_fig
FT                | full-time                 | SPORT _end
wkt wkts          | wicket/wickets            |
pen.              | penalty                   | open_/fig_/comma_
pen               | penalty                   | open_/fig_
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
hx                | history                   | MEDICAL
Hx                | history                   |
dx                | diagnosis                 | MEDICAL
tx                | treatment                 | MEDICAL
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
