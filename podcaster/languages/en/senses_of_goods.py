"""Abbreviations of kitchens, shops, homes for sale, sport and everyday life. `senses` explains the columns."""

GOODS = """
# Food
Tbsp Tbsps        | tbsp/tbsp                 |
Tbs               | tbsp                      | fig_
tbsp. tbsps.      | tbsp/tbsp                 | fig_
tblsp             | tbsp                      |
T                 | tbsp                      | fig_ >flour,sugar,milk,butter,water,cream,chopped,oil,honey,vinegar,lemon,soy,olive,cornstarch,cocoa,baking,brown
T.                | tbsp                      | fig_ space_ KITCHEN
t                 | tsp                       | fig_ >salt,vanilla,cinnamon,baking,pepper,soda,cumin,nutmeg,ginger,paprika,sugar
t.                | tsp                       | fig_ space_ KITCHEN
tsp tsps          | teaspoon/teaspoons        | <heaped,level,rounded,heaping,scant,generous,a,an,another,half,one,each,per,the,extra,few,more unit
tbsp tbsps        | tablespoon/tablespoons    | <heaped,level,rounded,heaping,scant,generous,a,an,another,half,one,each,per,the,extra,few,more unit
tsp. tsps.        | tsp/tsp                   | fig_
dsp               | dessertspoon/dessertspoons | fig_ unit
dstspn            | dessertspoon/dessertspoons | fig_ unit
pkg pkgs          | parking/parking           | PROPERTY !KITCHEN
pkg pkgs          | package/packages          |
pkt pkts          | packet/packets            |
env.              | envelope                  | KITCHEN
doz.              | dozen                     | <a,per,half,each
doz               | dozen                     | fig_/_word
dz                | dozen                     | fig_
lg                | large                     | _word
lg.               | large                     |
lge               | large                     |
med               | medium                    | KITCHEN fig_ _word leads
med               | medium                    | >heat,high,low
SR                | self-raising              | >flour leads
med.              | medium                    | >heat,high,low,size,sized,light,large,small,hot leads
med.              | medium                    | KITCHEN/RETAIL _word/_hyphen leads
sm.               | small                     | _word leads
sm                | small                     | _word
refrig.           | refrigerator              | <in,the
refrig.           | refrigerate               |
powd.             | powdered                  | leads
toms              | tomatoes                  | KITCHEN
toms.             | tomatoes                  | KITCHEN
deg               | degrees                   | fig_
deg.              | degrees                   | fig_

# Colours, as small ads shorten them
blk               | black                     | !fig_ leads
wht               | white                     | leads
brn               | brown                     | leads
grn               | green                     | leads
slvr              | silver                    | leads

# Shops and property
ea                | each                      | fig_
ea.               | each                      |
pk pks            | pack/packs                | fig_/word_ !name_
pr. prs.          | pair/pairs                | fig_/>of/<a,per,each
batt. batts.      | battery/batteries         |
hse hses          | house/houses              |
SF                | square foot/square feet   | fig_ PROPERTY unit
sts sts.          | stitches                  | fig_
rep.              | repeat                    | >from,for,to,these,this,rows,last
rpt               | repeat                    | comma_/open_
fav.              | favourite                 |
Vly               | Valley                    | name_
ref. refs.        | referee/referees          | SPORT _name leads
att.              | attendance                | SPORT _fig leads
ave.              | average                   | _fig leads
adm.              | admission                 | <free,last/_money
conc.             | concessions               | open_
srs.              | seniors                   |
concs             | concessions               |
Adm Adm.          | Admission                 | _money leads
adm               | admission                 | _money/_fig leads
fam.              | family                    | >tkt,tkts,ticket,tickets,room,rooms leads
tkt tkts          | ticket/tickets            |
rtn rtns          | return/returns            |
adv               | in advance                | fig_
OTD               | on the door               |
bkfst             | breakfast                 |
brkfst            | breakfast                 |
dbls              | doubles                   |
sgls              | singles                   |
flt flts          | flight/flights            |
Flt.              | Flight                    | _fig/_name leads
plat.             | platform                  | _fig leads
svce svces        | service/services          |
apols             | apologies                 |
reqd              | required                  |
req               | required                  | _end
req.              | required                  |
gch               | gas central heating       |
GCH               | gas central heating       |
dg                | double glazing            | PROPERTY
DG                | double glazing            | PROPERTY
bthrm bthrms      | bathroom/bathrooms        |
spac.             | spacious                  | PROPERTY leads
lux.              | luxury                    | PROPERTY leads
elec.             | electric                  |
cnr               | corner                    |
pbk               | paperback                 |
hbk               | hardback                  |
eves              | evenings                  | _end/<and,or,mornings,weekends !<christmas,new
shwrs             | showers                   |
thru              | through                   |
sgd               | signed                    |
dtd               | dated                     |
priv.             | private                   | leads
coll.             | collection                | <priv,private
precip.           | precipitation             |
hum.              | humidity                  | WEATHER
ltr               | litre                     | <per
ltr               | litre                     | fig_ hyphen_
ltr ltrs          | letter/letters            |
inv.              | invoice                   | _fig/>no,number leads
dist.             | distributed               | >by leads
serv. servs.      | serving/servings          | fig_
tix               | tickets                   |
req'd             | required                  |
exp.              | expires                   | _fig leads
exp.              | experience                | >pref,req,req'd,required,necessary,essential,preferred
prereq. prereqs.  | prerequisite/prerequisites |
perm.             | permission                | >of
pls               | please                    |
thx               | thanks                    |
aet               | after extra time          | open_/SPORT
Utd               | United                    |
pct.              | percentage                | SPORT !fig_
rd. rds.          | round/rounds              | hyphen_/<1st,2nd,3rd,4th,5th,6th,7th,first,second,third
pt.               | point                     | hyphen_
blt               | built                     |
att.              | attached                  | PROPERTY !fig_
LL                | lower level               | <fin,finished
SS                | stainless steel           | >appl,appls,appliances,sink leads
elem.             | elementary                | _word leads
elev.             | elevation                 | _fig/_word leads
lat.              | latitude                  | _fig leads
long.             | longitude                 | _fig leads
vgc               | very good condition       |
ovno              | or very near offer        | last
OBO               | or best offer             | last
obo               | or best offer             | _end
mls               | miles                     | fig_
grt.              | great                     |
ext.              | extended                  | >cab,warranty,hours,run leads
fr.               | from                      | _word leads
rec.              | receptions                | fig_ SPORT
d.                | defeated                  | name_ _name !GENEALOGY leads
ono               | or nearest offer          | last
OIRO              | offers in the region of   | leads
fin.              | finished                  | PROPERTY leads
yd.               | yard                      | PROPERTY !fig_
dep.              | deposit                   | PROPERTY !_fig
yld ylds          | yield/yields              |
guid.             | guidance                  | EARNINGS
cap.              | cap                       | <mkt,market,salary
pc                | piece                     | fig_ >suite,set,sofa,dinner,puzzle,lounge,bathroom,band,drum,luggage,cutlery,jigsaw,outfit,suit unit
pc. pcs.          | piece/pieces              | hyphen_ unit
pc                | percent                   | fig_ !ASTRONOMY !_name
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
bal.              | balance                   | >due,owing,forward/EARNINGS/_fig/word_
pmt pmts          | payment/payments          |
recd              | received                  |
rec'd             | received                  |
rcvd              | received                  |
no.               | number                    | >below,above/<phone,tel,fax,acct,account,lot,serial,house,flight !fig_ leads
no.               |                           | fig_ >dormer,dormers,rooflights,rooflight,signs,sign,bay,bays,dwellings,dwelling,units,unit,bedroom,bed,flats,houses,off,parking,apartments,new,storey,garages,trees,windows,additional,spaces,x
no.               | number                    | <order,ref,reference,case,licence,license,policy,permit,application,claim,model,part,item,stock,batch,registration,reg,charity,company,bill,docket,report,warrant,contract,invoice,passport,notice,patent,flat,room,plot,gate _name/_fig !_end leads
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
dble              | double                    |
ref ref.          | reference                 | >no,number,nos leads
Gd Gd.            | Grade                     | >I,II,1,2 leads
rm rms            | room/rooms                | <sitting,dining,living,family,laundry,utility,meeting,waiting,changing,staff,shower,wet,sun,play,games,drawing,reception,guest,mud,box,boot,dressing,breakfast,recreation,bonus,treatment,hotel
hol. hols.        | holiday/holidays          | <bank,public,school,summer,federal
trad.             | traditional               | open_/RELIGION/MUSIC
contemp.          | contemporary              | open_/RELIGION/MUSIC
IP                | inning/innings            | fig_ BASEBALL unit
ER                | earned run/earned runs    | fig_ BASEBALL unit
BB                | walk/walks                | fig_ BASEBALL unit
K                 | strikeout/strikeouts      | fig_ space_ BASEBALL unit
H                 | hit/hits                  | fig_ space_ BASEBALL unit
edu.              | education                 | open_ leads
Ct Ct.            | Court                     | <in,at,before _fig leads
cust.             | customer                  | <per,a,each,every,one
ltd.              | limited                   | >qty,quantity,quantities,edition,time,stock,supply,supplies,availability leads
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
neg.              | negative                  | <o,a,b,ab,hiv,covid,rh,tested
pos.              | positive                  | <o,a,b,ab,hiv,covid,rh,tested
neg.              | negotiable                | PROPERTY/MOTORING
neg.              | negative                  |
cond.             | condition                 | <ex,exc,good,gd,excellent,fair,mint,poor,vg/word_/name_
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
inc               | including                 | >VAT,GST,tax,P&P,p&p,postage,delivery,gratuity,breakfast,bills fig_/word_/open_/comma_ leads
esp.              | especially                | leads
esp               | especially                | _word leads
est. ests.        | estimate/estimates        | _money/>of leads
est.              | estimate                  | <high,low,its,his,her,presale,pre-sale _end
est.              | estimated                 | <a,an,the,of,at,to,versus,vs,for leads
est.              | established               | open_ _fig leads
est.              | established               | >in leads
est.              | established               | _year <ltd,limited,co,company,sons,son,bros,brothers,inc,incorporated,club,school,society,band,brewery,bakery,bakers,butchers,shop,pub,firm,festival leads
est.              | established               | _year !comma_ leads
est.              | established               | name_comma_ _year_end leads
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
HT                | half-time                 | SPORT/open_ _end/_fig
fav               | favourite                 | fig_/<joint,jt,co
jt                | joint                     | >fav,favs,favourite,favourites,second,first,top leads
no                | not out                   | fig_ SPORT _end/>from,off,and,in,at,with,on
og                | own goal                  | open_/fig_ SPORT
FT                | full-time                 | SPORT _end
wkt wkts          | wicket/wickets            |
pens              | penalties                 | fig_ SPORT !MEDICAL
conv convs        | conversion/conversions    | fig_ SPORT
cons              | conversions               | fig_ SPORT
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
conv. convs.      | conversion/conversions    | <loft,garage,barn,mill,attic/PLANNING
conv.             | convertible               | MOTORING
auto.             | automatic                 | MOTORING _end
tab. tabs.        | tablet/tablets            | fig_/MEDICAL unit
tabs              | tablets                   | MEDICAL !_fig
gtt gtts          | drop/drops                | unit
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
hr                | hour                      | <the,per,an,half,every
nts               | nights                    | fig_
ingr. ingrs.      | ingredients               |
anniv.            | anniversary               |
vic.              | vicinity                  | >of
wkdy wkdys        | weekday/weekdays          |
del.              | delivery                  | <free
w                 | with                      | !fig_ _fig KITCHEN
BD BDs            | bedroom/bedrooms          | fig_
svg. svgs.        | serving/servings          | unit
RT                | round trip                | fig_
inc               | inclusive                 | PROPERTY _end
ex.               | excellent                 | >cond,condition leads
reas.             | reasonable                | leads
exp.              | experience                | <yrs,years,yr _end
occ               | occasionally              | WEATHER
mod               | moderate                  | WEATHER
ppl               | people                    |
reg               | regular                   | >groups,price,users,customers
freq.             | frequency                 |
btn btns          | button/buttons            |
smkg              | smoking                   |
flrs              | floors                    |
sec.              | security                  | PROPERTY _end
del.              | delivered                 | _end
bens.             | benefits                  | _end
pkd               | packed                    |
offrs             | officers                  |
mag.              | magazine                  | <the,a,this,our
mins.             | minutes                   | !fig_
KO                | kick-off                  | _fig
nt.               | night                     | fig_
res.              | resident                  | fig_ !PLANNING
dest.             | destination               |
grandch.          | grandchildren             |
est               | estimated                 | >cost,value,at,time,delivery,price,arrival leads
pop.              | population                | _word
ch.               | children                  | fig_ GENEALOGY
hr.               | hour                      | <per,an,each,every,half
min.              | minute                    | <per,each,every,half
qt. qts.          | quart/quarts              | <per,a,each,every/KITCHEN unit
gal. gals.        | gallon/gallons            | <per,a,each,every unit
lb lbs            | pound/pounds              | <per,a,each,every unit
gal               | gallon                    | <per,a
oz                | ounce                     | <per,an
oz.               | ounce                     | <per,an,each,every
mi.               | mile                      | >marker,markers,post,posts leads
mi.               | mile/miles                | <per,a,each,every unit
usu.              | usually                   | leads
unk.              | unknown                   |
vocab.            | vocabulary                |
"""
