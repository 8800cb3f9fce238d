"""Abbreviations of notices, small ads, timetables, prices and results. `senses` explains the columns."""

NOTICES = """
# Notices and small ads
smkg              | smoking                   |
chr chrs          | chair/chairs              | fig_
gd                | good                      | >home,cond,condition,order,size,clean leads
prof profs        | professional/professionals | >only,pref,preferred,couple,person,male,female,tenant
Esc               | Escape                    | <press,hit,the,tap,and,or,pressing,hitting,then
Del               | Delete                    | <press,hit,tap,pressing,hitting
Ctrl              | Control                   |
Cmd               | Command                   |
PgUp              | Page Up                   |
PgDn              | Page Down                 |
rpo               | runs per over             |
rds. rds          | rounds                    | fig_
rec.              | record                    | SPORT !fig_ !_fig
vol. vol          | volume                    | <on,in,trading >of
gn gns            | guinea/guineas            | fig_
gfl               | ground-floor              |
dep               | deposit                   | _money leads
gsoh GSOH         | good sense of humour      |
wltm WLTM         | would like to meet        |
mob. mobs.        | mobile                    | _fig leads
pkd               | packed                    |
sat.              | saturated                 | KITCHEN !_name/>fat
chol.             | cholesterol               |
ht.               | heat                      | <low,med,medium,high
gd.               | good                      | <runs,very,in,v,looks
lt                | left                      | <turn,turning,bear,go,keep,turns
rt                | right                     | <turn,turning,bear,go,keep,turns
fr.               | from                      | _money leads
hrs. hrs          | hours                     | hyphen_
div.              | dividend                  | >yield,yld,yields leads
reg.              | register                  | <on >at
carr.             | carriage                  | _money leads
ret.              | returns                   | >policy leads
oths              | others                    |
abs.              | abstentions               | fig_
abs               | abstentions               | fig_ COUNCIL
csk               | countersunk               |
bch               | beach                     |
fr                | from                      | _money leads
dep               | departing                 | >LGW,LHR,STN,MAN leads
chg chgs          | charge/charges            | !_name
ad.               | adults                    | _money leads
ch                | children                  | _money leads
ch.               | children                  | _money leads
fam               | family                    | _money leads
fam.              | family                    | _money leads
Ad                | Adults                    | _money leads
Ch                | Children                  | _money leads
Fam               | Family                    | _money leads
wt.               | weight                    |
wt                | weight                    | _fig leads
diam.             | diameter                  |
vill.             | village                   | >hall,green,shop,school leads
prems             | premises                  |
surg. surgs.      | surgery/surgeries         | <gp,doctors,dental,vets
ans.              | answers                   | >to leads
alt.              | alternate                 | >Tues,Weds,Thurs,Mondays,Tuesdays,Wednesdays,Thursdays,Fridays,Saturdays,Sundays,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday,days,weeks leads
prev.             | previews                  | >from _money/>from
prev              | previous                  | >owner,owners,owned,keeper leads
tchr tchrs        | teacher/teachers          |
gr                | grade                     | _fig leads
gr.               | grade                     | _fig MUSIC leads
coll.             | collection                | <on,cash
cpl               | couple                    | <prof,professional,retired,young,married
sml               | small                     |
qual.             | quality                   | <gd,good,top,high
gd                | good                      | >qual,quality,working leads
mth               | month                     |
soph.             | sophomore                 |
agt. agts.        | agent/agents              | <free,real,estate,travel
vac.              | vacancy                   | >rate,rates leads
hldrs             | holders                   |
rec.              | record                    | <of
bkg.              | baking                    | >powder,soda leads
uncov.            | uncovered                 |
res.              | reserve                   | KITCHEN !GENEALOGY leads
nite nites        | night/nights              |
mkt.              | market                    |
rptg              | reporting                 |
ord. ords.        | ordinance/ordinances      | <the,an,zoning,this COUNCIL/<the,an,zoning
mot.              | motion                    | >to <s,his,her,the,a,'s
off.              | office                    | <ag,da,sheriff,her,his,gov,mayor >filed,said,is,was
agg.              | aggravated                | >assault,battery,robbery,burglary leads
sats              | saturates                 | <which,fat _fig leads
Wt                | Weight                    | _fig leads
Ht                | Height                    | _fig leads
Gd                | Good                      | >qual,quality,cond,condition,working,clean,home leads
pts pts.          | pints                     | fig_ >water,milk,stock,vinegar,beer,cream,blood,ale,lager,bitter,cider
div div.          | dividend                  | EARNINGS !SPORT _fig leads
arr               | arriving                  | >before,after,from leads
lib. libs.        | library/libraries         | <the,town,village,public,central,local,branch
vols              | volumes                   | fig_ !SPORT
pens              | penalties                 | <on,from,by SPORT
Fld. Flds.        | Field/Fields              | name_
div.              | dividend                  | <the,its !SPORT !MILITARY !GENEALOGY
bbl bbls          | barrel/barrels            | <a,per,the
pt.               | part                      | >time,timer,timers leads
avgs              | averages                  |
susp.             | suspended                 |
mag.              | magnitude                 | _fig
sats              | saturates                 | open_ _fig leads
T.                | tablespoon                | <heaping,heaped,level,rounded,scant
t.                | teaspoon                  | <heaping,heaped,level,rounded,scant
cx                | cancelled                 |
Rms               | Rooms                     | >from,at,avail,available,have,with leads
pkg               | parking                   | <free,street,ample,private,secure,valet,covered,garage
nb                | northbound                | >is,at,near,between,from,closed,shut,reduced leads
sb                | southbound                | >is,closed,shut,reduced leads
lvs.              | leaves                    | >at,on,from,every leads
nt nts            | night/nights              | <quiz,bingo,race,curry,games,opening,first,last
rpt               | repeat                    | >scrips,scrip,script,scripts,prescription,prescriptions,rx leads
rew.              | reward                    |
lib.              | library                   | name_/_end
blk.              | block                     | fig_ >of leads
lic. lics.        | license/licenses          |
colls             | collects                  | <buyer
colls.            | collects                  |
dep.              | deposit                   | <&,and,last,plus _end
pks. pks          | peaks                     | <soft,stiff,firm
pk. pk            | park                      | <car
Blk               | Block                     | _fig leads
reg.              | registered                | <kc,akc,ukc,vet
Tbl. Tbls.        | tablespoon/tablespoons    | fig_
tbl. tbls.        | tablespoon/tablespoons    | fig_ KITCHEN
Elec.             | Electoral                 | >coll,college leads
Coll.             | College                   | <elec,electoral/name_
incl.             | included                  | <isn't,is,not,are,was,were,all,vat
Sec.              | Secretary                 | >of leads
Rm Rms            | Room/Rooms                | name_ !_fig
chge chges        | charge/charges            |
rd rds            | round/rounds              | SPORT <1st,2nd,3rd,4th,5th,6th,7th,8th,9th,10th,11th,12th,final,last
parl.             | parliament                | <hung,the,uk,scottish,european
HT                | half-time                 | <at,by !_name
FT                | full-time                 | <at,by !_name
Comp.             | Composite                 | <nasdaq,nyse
memb.             | membership                | _word leads
sh. shs.          | share/shares              | <a,per
pt. pts.          | point/points              | fig_ POLITICS/EARNINGS unit !KITCHEN
mi.               | mile                      | _fig <near,at,past,beyond leads
sq.               | square                    | >pan,dish,tin,pans,baking,tile,tiles leads
conf.             | confectioners'            | >sugar leads
Mem.              | Memorial                  | >Day,Hosp,Hospital,Park,Hall,Stadium leads
Wtr.              | Water                     |
wtr.              | water                     |
reas.             | reasonable                |
neut.             | neutered                  |
perf.             | performed                 | <first,was,1st
dd.               | dated                     | _fig leads
prem.             | premium                   | <incl,including,buyer's,buyers,inc
Pri.              | Primary                   | >Sch,School leads
R.                | Royal                     | >Albert,Navy,Marines,Engineers,Artillery leads
maj.              | majority                  | >is,was,of,needed,required,vote,in leads
alt.              | altitude                  | >of leads
mk                | mark                      | <gas
dble              | double                    |
sgle              | single                    |
arr.              | arrangement               | <by,prior
vol.              | volume                    | >is,was,has,of leads
ann.              | annual                    | >rate,report,mtg,meeting,general leads
mag.              | magnitude                 | hyphen_
L.                | left                      | <the _end
R.                | right                     | <the _end
L                 | left                      | >side,hand leads
R                 | right                     | >side,hand leads
Bd.               | Board                     | name_ <village,town,city,school,county,zoning,planning
# From whole articles
v. v              | very                      | >spacious,good,large,small,nice,clean,rare,low,high,popular,old,cheap,close,pretty,attractive leads
dims. dims        | dimensions                |
pt                | point                     | hyphen_ fig_ >swing,lead,drop,rise,fall,gain,plan,margin,loss,win,cut,hike,gap,majority,night
Ref               | Reform                    | open_ POLITICS
Elec.             | Electorate                | POLITICS _fig leads
cttee cttees      | committee/committees      |
dep. dep          | deposit                   | fig_ !TIMETABLE !FLIGHTS
schol. schols.    | scholarship/scholarships  |
Nat.              | Natural                   | >Sci,Science,Sciences,History,Hist leads
co.               | company                   | <&,and _end/_word
diss.             | dissolved                 | open_ _year leads
don'n don'ns      | donation/donations        |
pub'd             | published                 |
m.                | married                   | >1stly,2ndly,3rdly,firstly,secondly,thirdly leads
Reg.              | Registered                | >No,charity,Charity leads
Bd.               | Board                     | _year/<mrc,health,school leads
avge avges        | average/averages          |
ov ovs            | overs                     | fig_
revs.             | revenues                  | >were,rose,fell,of,up,down,grew leads
revs.             | revenues                  | <1q,2q,3q,4q,q1,q2,q3,q4
smkr smkrs        | smoker/smokers            |
"""
