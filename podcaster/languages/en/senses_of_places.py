"""Abbreviations of streets, buildings, places and states. `senses` explains the columns."""

PLACES = """
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
rm                | room                      | <dbl,sgl,double,single,twin,spare,large,lge
rm rms            | room/rooms                | PROPERTY/word_/fig_
rm. rms.          | room/rooms                |
fl. Fl.           | floor                     | <1st,2nd,3rd,4th,5th,6th,7th,8th,9th,10th,first,second,third,top,ground
Flr Flrs          | Floor/Floors              |
flr flrs          | floor/floors              |
Ave Aves          | Avenue/Avenues            |
Av.               | Avenue                    | name_
Blvd Blvds        | Boulevard/Boulevards      |
Cl                | Close                     | name_ _end
Cl.               | Close                     | name_
Cres              | Crescent                  |
Crt               | Court                     | name_
Ct Cts            | Court/Courts              | <on _fig leads
Ct                | Court                     | >of leads
Ct                | Court                     | name_ _end/comma_/<crown,county,high,supreme,dist,super,district,superior,magistrates
Ct Cts            | Court/Courts              | _fig COURT/SPORT leads
ct. cts.          | count/counts              | fig_ COURT
ct.               | count                     | fig_ RETAIL/KITCHEN
cts.              | counts                    | fig_ RETAIL/KITCHEN
ct. cts.          | cent/cents                | fig_ EARNINGS
ct cts            | carat/carats              | fig_
Ct.               | Court                     |
Gdns              | Gardens                   |
gdn gdns          | garden/gardens            |
Gr.               | Grove                     | name_
Hts               | Heights                   | name_
Hwy Hwys          | Highway/Highways          |
hwy hwys          | highway/highways          |
Ctl               | Central                   | name_
Chgo              | Chicago                   |
R R.              | right                     | <turn,bear,keep,fork,turns
L L.              | left                      | <turn,bear,keep,fork,turns
Frwy              | Freeway                   |
Fwy Fwys          | Freeway/Freeways          |
btwn              | between                   | leads
btw.              | between                   | _name/_fig leads
btw               | by the way                | !_name !_fig
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
Rd Rd.            | round                     | <in,reached,of,the,into _fig !COUNCIL leads
Rd.               | round                     | SPORT _fig leads
Rd                | round                     | SPORT _fig leads
Rd                | round                     | !name_ _fig leads
Rd Rds            | Road/Roads                |
Rte Rtes          | Route/Routes              |
Rt.               | Route                     | _fig leads
Sq                | Square                    | name_ _end
sq.               | square                    | >footage leads
sq                | square                    | >footage
sq                | square                    | >metre,metres,meter,meters,mile,miles,foot,feet,yard,yards,inch,inches,kilometre,kilometres,kilometer,kilometers <per,a,an,each,every,the,one,in,of,several,many
Sq.               | Square                    | name_
Ter.              | Terrace                   | name_
Terr              | Terrace                   | name_
Trl               | Trail                     |
Xing              | Crossing                  |
Jct Jcts          | Junction/Junctions        |
jct jcts          | junction/junctions        |
Jn                | Junction                  | name_
Sts               | Streets                   | name_
Stn Stns          | Station/Stations          |
stn stns          | station/stations          |
cor.              | corner                    | >of
cor.              | corner of                 | _name leads
Sta.              | Station                   | name_/_letter/_fig
Pk                | Park                      | name_
Pk.               | Park                      | name_
Ctr               | Center                    |
ctr               | center                    |
Lk.               | Lake                      | _name leads
L.                | left                      | comma_ >on,onto,at,after,in,to,past,then leads
L                 | left                      | <1st,2nd,3rd,4th,first,second,third,next,turn,bear
L                 | left                      | comma_ >on,onto,at,after,past leads
R                 | right                     | <1st,2nd,3rd,4th,first,second,third,next,turn,bear
R                 | right                     | comma_ >on,onto,at,after,past leads
jn jns            | junction/junctions        | hyphen_
twds              | towards                   |
Nbd               | northbound                |
Sbd               | southbound                |
nb                | northbound                | fig_/<M >at,near,between,from
sb                | southbound                | >at,near,between,from
clkwise clkwise   | clockwise                 |
Rec               | Recreation                | >Ground,Grd,Gnd leads
Grd Gnd           | Ground                    | <rec,recreation,cricket,football,sports
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
Pt.               | Point                     | name_
Ldg.              | Landing                   | name_
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
dist.             | distance                  | ASTRONOMY _fig leads
dist.             | district                  | _fig/<the,school,our,this
nr                | near                      | _name leads
nr                | near                      | PROPERTY/>the,a,an,our,stn,station,town,city _word leads
nr.               | near                      | leads
opp.              | opposite                  | leads
adj.              | adjusted                  | EARNINGS leads
adj.              | adjourned                 | <mtg,meeting,hearing
adj.              | adjective                 | ACADEMIC/<the,an,as
pl.               | plural                    | ACADEMIC/>of
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
Phila.            | Philadelphia              |
Warks             | Warwickshire              |
Lancs             | Lancashire                |
Yorks             | Yorkshire                 |
Notts             | Nottinghamshire           | !_name
Notts.            | Nottinghamshire           |
Leics             | Leicestershire            |
Lincs             | Lincolnshire              |
Northants         | Northamptonshire          |
Staffs            | Staffordshire             | comma_
Staffs.           | Staffordshire             |
Worcs             | Worcestershire            |
Glos              | Gloucestershire           |
Herts             | Hertfordshire             |
Beds              | Bedfordshire              | comma_
Berks             | Berkshire                 | comma_
Bucks             | Buckinghamshire           | comma_
Cambs             | Cambridgeshire            |
Hants             | Hampshire                 |
Oxon              | Oxfordshire               | comma_
Wilts             | Wiltshire                 | comma_
Middx             | Middlesex                 |
Ont.              | Ontario                   |
Que.              | Quebec                    |
Sask.             | Saskatchewan              |
Alta.             | Alberta                   |
Man.              | Manitoba                  | comma_ !_name
"""
