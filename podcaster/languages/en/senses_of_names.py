"""Abbreviations in names: titles, ranks, given names, companies. `senses` explains the columns."""

NAMES = """
# Titles and ranks, before a name
Mr                | Mister                    | _name/_letter leads
Mr.               | Mister                    | leads
Mrs               | Missus                    | _name/_letter leads
Mrs.              | Missus                    | leads
Ms                | Miz                       | _name/_letter leads
Ms.               | Miz                       | _name leads
Messrs            | Messieurs                 | leads
Dr                | Doctor                    | _name/_letter/>and !fig_ leads
Dr.               | Drive                     | name_ !<of,and,by,to _end/_word/>Apt,Unit,Suite,Ste,N,S,NW,SW,NE,SE
Dr.               | Doctor                    | !_end/>no leads
Dr.               | Doctor                    |
Drs               | Doctors                   | leads
Prof. Prof        | Professional              | >cpl,couple,person,male,female,only,gent,lady,pref leads
Prof Profs        | Professor/Professors      | _name/_letter leads
Prof. Profs.      | Professor/Professors      | leads
Assoc.            | Associate                 | >Prof,Professor,Dean,Director,Justice,Editor,Producer leads
Sen.              | Senate                    | <the >armed,fin,cmte,comm,judiciary,finance,intel,majority,minority leads
Sen. Sens.        | Senator/Senators          | _name/>from leads
Rep. Reps.        | Representative/Representatives | _name/>from leads
Gov. Govs.        | Governor/Governors        | _name/>of leads
Del.              | Delegate                  | _name !comma_ leads
Cong.             | Congressman               | _name leads
Pres.             | Presbyterian              | <1st,first,2nd,second
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
amdt amdts        | amendment/amendments      |
dirs.             | directors                 |
elec. elec        | election                  | hyphen_
elecs. elecs      | elections                 | hyphen_
Dem. Dems.        | Democrat/Democrats        |
Reps.             | Republicans               | fig_
Coun.             | Councillor                | _name leads
hrg hrgs          | hearing/hearings          |
Ind.              | Independent               | >voters,voter,candidate,candidates,MP,councillor,councillors leads
misd.             | misdemeanor               |
Btry              | Battery                   |
App               | Application               | >no,number,ref leads
vols              | volunteers                | >for,needed,wanted,from,who
mag.              | magistrates               | >court,courts leads
Inq. Inqs.        | Inquest/Inquests          | >into leads
inq. inqs.        | inquest/inquests          | >into leads
Amb.              | Ambulance                 | <john
bt.               | beat                      | name_ _name !fig_ leads
bt                | beat                      | name_ _name !fig_ leads
Reg.              | Regional                  | <south,east,west,north,midwest
Sup.              | Supreme                   | >Ct,Court leads
Lt                | Lieutenant                | >Gov,Governor leads
Gov.              | Governor                  | <lt,lieutenant
Edw. Edw          | Edward                    | _fig leads
sec.              | secretary                 | <cabinet,home,foreign,defence,health,treasury,club,hon leads
Gall.             | Gallery                   | _fig leads
Cllr              | Councillor                |
cllr cllrs        | councillor/councillors    |
Comm.             | Commissioner              | _name COUNCIL leads
Comr              | Commissioner              | _name leads
Supv.             | Supervisor                | _name leads
Chmn Chmn.        | Chairman                  |
Rev. Revs.        | Reverend/Reverends        | _name/<the leads
Rev               | Reverend                  | _name/_letter leads
Revd              | Reverend                  | leads
Fr                | Father                    | _name RELIGION leads
Fr.               | Father                    | _name leads
Ch                | Church                    | name_ >Hall,Rd,Road,St,Street,Lane,Ln leads
Bapt.             | Baptist                   | >Ch,Church leads
Ch.               | Church                    | <bapt,meth,presb,luth,cath,pres,baptist,methodist,presbyterian,lutheran,catholic,episc,episcopal,cong,unitarian
Msgr              | Monsignor                 | leads
Abp               | Archbishop                | leads
Bp                | Bishop                    | <the,rt,assistant leads
Bp.               | Bishop                    | _name leads
Card.             | Cardinal                  | _name leads
Br.               | Brother                   | _name leads
Ven.              | Venerable                 | _name leads
Ven               | Venerable                 | <the _name leads
Rt                | Right                     | >Hon,Rev,Revd leads
Hon Hon.          | Honorary                  | >sec,secretary,treas,treasurer,member,degree,fellow leads
Sec               | Secretary                 | <hon,gen,dep
Treas             | Treasurer                 | <hon
Hon Hon.          | Honourable                | <rt,right leads
Hon.              | Honorable                 | leads
Hon               | Honorable                 | _name leads
Hons              | Honours                   | !_name
Mk                | Mark                      | _fig leads
# Given names, as registers shorten them
Wm                | William                   |
Geo.              | George                    | _name
Chas              | Charles                   | _name
Jas               | James                     | _name
Thos              | Thomas                    | _name
Jno Jn.           | John                      | _name leads
Robt              | Robert                    |
Saml              | Samuel                    |
Benj.             | Benjamin                  |
Eliz.             | Elizabeth                 |
Margt             | Margaret                  |
Edw.              | Edward                    | _name
Alex.             | Alexander                 | _name
Danl              | Daniel                    |
Gen. Gens.        | General/Generals          | _name/>and leads
Gen               | General                   | >sec,secretary,mgr,manager leads
Gen               | General                   | _name <lt,maj,brig,lieutenant,major,brigadier,attorney leads
Lt                | Lieutenant                | _name/>Col,Gen,Cdr,Cmdr,Gov,Comm leads
Lt Lts            | Lieutenant/Lieutenants    | <flt,1st,2nd,first,second,flight,sub/_name
Lt. Lts.          | Lieutenant/Lieutenants    | leads
Lieut.            | Lieutenant                | leads
Col Cols          | Colonel/Colonels          | _name leads
Col. Cols.        | Colonel/Colonels          | _name/>ret leads
Col. Cols.        | column/columns            | _fig leads
col. cols.        | column/columns            | _fig leads
Maj               | Major                     | _name leads
Maj.              | Major                     | leads
Capt              | Captain                   |
Cdre              | Commodore                 |
Cmdr              | Commander                 |
Comdr             | Commander                 |
Cdr               | Commander                 |
Comdt             | Commandant                |
Cmdt              | Commandant                |
Adm.              | Admiral                   | !_money leads
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
Adjt              | Adjutant                  |
Regtl             | Regimental                |
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
Off.              | Officer                   | _name !name_ !word_ leads
Off.              | Officer                   | _name <pilot,plt,flying,petty,police,probation,warrant,chief leads
Off               | Officer                   | _name <plt,pilot,fg,flying leads
Abn               | Airborne                  |
Hdqrs             | Headquarters              |
att.              | attached                  | MILITARY
Regt Regts        | Regiment/Regiments        |
regt regts        | regiment/regiments        |
capt. capts.      | captain/captains          |
sgt sgts          | sergeant/sergeants        |
lt. lts.          | lieutenant/lieutenants    | <the,a,his,our,their,first,second,1st,2nd
col. cols.        | colonel/colonels          | <the,his,our,their,its MILITARY
bn. bns.          | battalion/battalions      | <the,his,our,their,a
brig. brigs.      | brigadier/brigadiers      | <the,his,our,their,a
inf.              | infantry                  | <the,his,our,their,of MILITARY
HQs               | H Q's                     |
Rgt               | Regiment                  |
Bn Bns            | Battalion/Battalions      | !fig_
Bde Bdes          | Brigade/Brigades          |
Bty               | Battery                   |
Coy               | Company                   | MILITARY
Inf.              | Infantry                  | MILITARY/name_
Cav.              | Cavalry                   |
Arty              | Artillery                 |
Surg.             | Surgeon                   | >gen,general leads
Dep.              | Deputy                    | _name leads
prof. profs.      | professor/professors      |
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
Jr.               | Junior                    | name_/comma_/>high,varsity,college,league
Sr                | Senior                    | name_
Mme Mmes          | Madame/Mesdames           | leads
Mlle              | Mademoiselle              | leads
Hr.               | Herr                      | _name leads
Sr                | Sister                    | _name RELIGION !name_ leads
Sr.               | Sister                    | _name !name_ leads
Sr.               | Senior                    |
Jnr               | Junior                    |
Snr               | Senior                    |
Esq               | Esquire                   |
OK'd              | okayed                    |
OK'ed             | okayed                    |
KO'd              | knocked out               |
OD'd              | overdosed                 |
MC'd              | emceed                    |
ID'd              | identified                |
dec'd             | deceased                  |

# Companies and organisations
Inc.              | Incorporated              |
Inc               | Incorporated              | name_
Corp              | Corporation               | name_
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
Co.               | County                    | >Rd,Road,Hwy,Highway leads
Co. Cos.          | County/Counties           | name_ NOTICE !<Motor,Motors,Insurance,Oil,Gas,Electric,Power,Steel,Paper,Brewing,Trust,Manufacturing,Mfg,Railway,Railroad,Publishing,Construction,Lumber,Mining,Chemical,Energy,Light,Food,Foods,Coffee,Film,Tea,Bank,Holding,Software,Media,Water,Telephone,Tobacco,Tire,Rubber,Sugar,Transport,Bus,Shipping,Trading,Theatre,Theater,Dance,Opera,Ballet,Brick,Glass,Supply,Equipment,Industries,Cement,Toy,Shoe,Candy,Drug,Bridge !>said,says,shares,stock,sales,plans,announced,reported,makes,sells,sold,employs,will
Co.               | County                    | name_ >jail,courthouse,sheriff,deputies,commissioners,commission,commissioner,fair,fairgrounds,schools,clerk,residents,line,seat,coroner,prosecutor,prosecutors,roads,officials
Cty.              | County                    | name_
Co. Cos.          | Company/Companies         | name_/comma_/_fig/_word
Co.               | Company                   | _letter !name_
Co.               | Company                   | <and,&
Co                | Company                   | <&
cos.              | companies                 |
co.               | company                   | word_/<the,a,our,its
Cie               | Compagnie                 | name_
Mfg               | Manufacturing             |
mfr mfrs          | manufacturer/manufacturers |
Intl              | International             |
intl              | international             |
gov't             | government                |
dep't             | department                |
int'l             | international             |
nat'l             | national                  |
ass'n             | association               |
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
Chem.             | Chemistry                 | <of
Phys.             | Physics                   | <of
Mus.              | Museum                    | name_/>no,number
Met.              | Metropolitan              | >Mus,Museum,Opera,Police,Life leads
Emer.             | Emeritus                  |
Tech.             | Technology                | <of
Tech.             | Tech                      | name_
Schs.             | Schools                   |
Sch.              | School                    | name_/>of
Med.              | Medicine                  | <of
Luth.             | Lutheran                  | leads
Cath.             | Catholic                  | leads
Meth.             | Methodist                 | leads
Presb.            | Presbyterian              | leads
Episc.            | Episcopal                 | leads
Mass.             | Massachusetts             | >Inst,Ave,General,Gen leads
Acad.             | Academy                   |
decl.             | declared                  |
Sci. Scis.        | Science/Sciences          | name_
biol.             | biology                   | <of,in
med.              | medical                   | >ctr,center,school,sch,dept,staff,student,students leads
Appl.             | Applied                   | leads
Phys.             | Physics                   | name_/<j
Chem.             | Chemistry                 | name_/<j
Biol.             | Biology                   | name_/<j
Fdn               | Foundation                |
Hosp              | Hospital                  |
hosp              | hospital                  |
Soc.              | Society                   | name_/>of,for
Lib.              | Library                   | name_
Div               | Division                  | _fig/_name leads
Div               | Division                  | >landed,was,moved,fought,took,lost,had,crossed,attacked,advanced,in,at,on,of
Divs.             | Divisions                 |
Div.              | Division                  | MILITARY
Div.              | Division                  | name_/_fig/_letter/fig_
div. divs.        | dividend/dividends        | EARNINGS/<interim,final,special
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
exec execs         | executive/executives      |
Ed.               | Editor                    | _name !<of leads
ed. eds.          | edition/editions          | <1st,2nd,3rd,4th,5th,6th,rev,revised,first,second,third,new,ltd,limited
ed.               | edited by                 | _name leads
ed. eds.          | edition/editions          | fig_/<2nd,3rd,rev,revised,first,second,third,new
ed. eds.          | editor/editors            | comma_/open_/_end/name_
Vols.             | Volunteers                | MILITARY
Sym.              | Symphony                  | >no,number leads
Ire.              | Ireland                   | comma_
Cmte              | Committee                 |
cmte              | committee                 |
Comm.             | Committee                 | name_ COUNCIL
Svcs              | Services                  |
svc svcs          | service/services          |
Bd.               | Board                     | >of,mtg,meeting,member,members leads
Ed.               | Education                 | <of
Coll.             | College                   | name_
coll.             | college                   | <at,in,the,my,jr
Trib.             | Tribune                   |
Admin.            | Administration            | name_
admin.            | administration            | _word
dev.              | development               | COUNCIL/PLANNING
devt              | development               |
ind.              | independent               | _word
org.              | organization              | >chart,charts leads
org. orgs.        | organization/organizations | word_
HQ                | H Q                       |
"""
