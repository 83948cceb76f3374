// Takes a folded word; makes what is known about it as English: a word, a title, a month, a verb of speech.
#include "redact/words.h"

#include "base/nearest.h"
#include "redact/word_table.h"

#include <algorithm>
#include <array>
#include <string>

namespace dhrdoc::redact::words {

namespace {

struct List {
    std::uint32_t bits;
    std::string_view words;
};

// Our own lists. They need not be complete: they are evidence, and what they leave out becomes a question to a person.
constexpr List lists[] = {
    {title,
     "det mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend revd father fr canon imam rabbi "
     "pc wpc dc wdc ds di dci dsupt "
     "ps pcso cpl lcpl wo sgt sergeant insp inspector supt superintendent constable sergeants detective officer nurse "
     "sister midwife judge "
     "justice hhj mp cllr councillor capt captain major lt lieutenant col colonel cmdr commander pte private corporal "
     "master messrs mme "
     "monsieur herr frau senor senora sra sr coroner recorder magistrate qc kc hon rt baroness baron"},
    {month,
     "january february march april may june july august september october november december jan feb mar apr jun jul "
     "aug sep sept oct nov dec"},
    {weekday,
     "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"},
    {kin,
     "sister brother mother father mum mummy mam dad daddy son daughter child baby aunt auntie uncle cousin niece "
     "nephew grandmother grandfather "
     "grandma grandad nan gran grandson granddaughter stepmother stepfather stepson stepdaughter stepbrother "
     "stepsister husband wife partner "
     "fiance fiancee boyfriend girlfriend ex friend neighbour neighbor colleague flatmate housemate lodger landlord "
     "landlady tenant victim "
     "perpetrator offender defendant suspect witness deceased patient client complainant applicant respondent "
     "appellant claimant plaintiff "
     "twin sibling parent named called née nee aka alias mothers sisters brothers friends neighbours siblings sons "
     "daughters children parents"},
    {agent_verb,
     "told said says stated states reported disclosed explained asked called phoned rang texted replied described "
     "alleged denied admitted "
     "confirmed wrote thought felt knew wanted moved lived left went came returned attended arrived hit punched "
     "assaulted attacked kicked "
     "grabbed threatened strangled stabbed killed died married met began started had has was were is did does could "
     "would should might took "
     "gave made became visited contacted refused declined agreed accepted answered shouted screamed cried wept spoke "
     "talked claimed insisted "
     "suggested mentioned complained pleaded pled appeared seemed looked sat stood ran walked drove slept drank smoked "
     "used worked "
     "stayed remained kept held pushed pulled threw broke smashed saw heard found believed hoped feared loved hated "
     "tried needed got "
     "received sent emailed messaged posted stopped ended separated divorced engaged registered presented booked "
     "missed collected dropped "
     "discharged requested sought obtained lost won bought sold paid owed borrowed lent opened closed locked knocked "
     "answered hid "
     "apologised texts rings calls attends lives works says tells reports describes recalls recalled remembers "
     "remembered feels knows thinks "
     "wants goes comes never also later then subsequently repeatedly always often still first who whose aged disliked "
     "liked testified "
     "submitted argued contended maintained conceded cross-examined gives gave evidence served swore retracted "
     "withdrew"},
    {modal, "will would shall should can could may might must ought cannot"},
    {determiner,
     "the a an this these those each every no any some her his their our its my your another either neither what which "
     "one two three four five six seven eight nine ten many few several more most much"},
    {preposition,
     "in on at of by with to from for about against between among near before after during since until till into onto "
     "upon over under beside "
     "towards toward through across via per than as like behind around within without regarding concerning including "
     "and or but nor"},
    {organisation,
     "police council county district borough hospital trust service services street road lane avenue close drive court "
     "house centre center school "
     "college academy university ward clinic surgery practice commission commissioner society team department station "
     "farm hotel inn arms crown "
     "foundation institute association authority board committee agency office unit partnership group ltd limited plc "
     "party church cathedral "
     "chapel parish hall park green hill gardens place square terrace way crescent row grove mews rise view bridge "
     "airport railway line act "
     "bill law order regulations reform union bank building society charity project programme scheme home homes "
     "nursery primary secondary infant "
     "junior high grammar library museum theatre club pub tavern town city village bay beach river lake valley wood "
     "woods forest island north "
     "south east west northern southern eastern western central royal national online review report day week eve night "
     "festival fund campaign "
     "constabulary magistrates coroner coroners lodge cottage villa mill barracks prison infirmary hospice studio "
     "stores shop market garage "
     "cafe restaurant estate industrial ambulance fire rescue health care social probation refuge"},
    {place,
     "kent essex sussex surrey lancaster york durham derby lincoln chester preston bolton wells bath reading london "
     "england wales scotland "
     "ireland holland france germany spain india china jordan israel chad georgia virginia carolina paris florence "
     "sydney adelaide victoria "
     "devon cornwall somerset dorset norfolk suffolk stafford warwick bedford oxford cambridge bradford sheffield "
     "leeds hull carlisle lancashire "
     "hastings winchester salisbury wigan burnley blackburn oldham barnsley halifax huddersfield newport bangor "
     "cardiff swansea glasgow "
     "aberdeen dundee perth stirling belfast derry london brighton worthing crawley dover ashford maidstone margate "
     "luton watford "
     "nottingham leicester coventry birmingham wolverhampton walsall dudley bristol gloucester cheltenham exeter "
     "plymouth truro europe "
     "britain africa asia america iceland poland romania pakistan bangladesh nigeria ghana jamaica barbados cyprus "
     "malta italy portugal"},
    {abbreviation,
     "mr mrs ms dr prof rev revd st no nos vol p pp para paras s ss art arts fig ed eds jan feb mar apr jun jul aug "
     "sep sept oct nov dec mon tue "
     "tues wed weds thu thur thurs fri sat sun etc eg ie cf viz approx dept ext tel ref sgt insp supt cpl lt col capt "
     "jr snr v vs b d née al ch "
     "c ca cl rd ave ln sq am pm hon esq bros co ltd inc inst ult prox"},
    {acronym,
     "gp pc dc ds di mp qc kc uk us eu am pm it hr id tv nhs cps dhr ewca ewhc gps a&e ae ed er ot pt cpn cmht iopc "
     "ipcc hmp hmic ico cqc dwp hmrc "
     "da dv dva dash idva isva marac mappa mash pnc cad csp pcc dac ccg icb icp imr sar scr fgm hbv lgbt ptsd adhd asd "
     "ocd iq bmi ecg mri ct "
     "rta vpn pdf url faq ceo cfo hq ngo ok bbc itv usa ussr nato un who ni np nb ps cc bcc fyi rsvp asap eta doa dob "
     "dod dna moj moh df "
     "ms md ma ba bsc msc phd llb ll jp obe mbe cbe sw se nw ne wc kg km cm mm ml mg lb ft oz kw mw hz ad bc ce bst "
     "gmt utc "
     "ai ip pr pa va la ny ca tx dj mc xl xs re vs lac cin cp lcs ehch cic cic sen lea la ta ss"},
    {kin_possession,
     "house home flat death murder body phone mobile car partner husband wife mother father sister brother son "
     "daughter children child family parents "
     "friend friends neighbour neighbours mum dad gp doctor employer work school account accounts behaviour injuries "
     "injury health medication "
     "drinking alcohol mood wishes views voice address room bedroom bag keys dog cat flatmate funeral birthday age ex "
     "uncle aunt cousin niece nephew "
     "grandmother grandfather relatives life name version statement evidence arrest sentence trial conviction "
     "relationship needs risk records "
     "case solicitor landlord housing tenancy job bank money clothes face neck arm hand head hair side"},
    {house,
     "street st road rd lane ln avenue ave close cl drive dr court ct crescent cres gardens gdns place pl square sq "
     "terrace terr ter way walk grove "
     "gr mews rise hill view park row parade green wharf quay yard gate vale end mount wk house flats villas cottages "
     "buildings mansions"},
    {forename,
     "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark "
     "donald steven stephen paul andrew "
     "joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan "
     "larry justin scott brandon "
     "benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron adam nathan henry douglas "
     "peter kyle noah ethan "
     "jeremy walter christian keith roger terry sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy "
     "bruce gabriel joe logan "
     "alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene liam "
     "oliver harry charlie oscar "
     "leo alfie archie freddie theo finley lucas isaac max logan toby luke owen lewis callum connor jamie ian stuart "
     "graham neil colin derek "
     "trevor nigel barry clive leonard stanley norman cyril geoffrey malcolm simon martin craig dean darren lee shaun "
     "gareth rhys dafydd "
     "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley "
     "kimberly emily donna "
     "michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley "
     "emma brenda pamela "
     "nicole anna samantha katherine christine debra rachel carolyn janet maria olivia heather helen catherine diane "
     "julie victoria joyce lauren "
     "kelly christina ruth joan virginia judith evelyn hannah andrea megan cheryl jacqueline madison teresa abigail "
     "sophia martha sara gloria "
     "janice kathryn ann isabella judy charlotte julia grace amber alice jean denise frances danielle marilyn natalie "
     "beverly diana brittany "
     "theresa kayla alexis doris lori tiffany amelia ava isla mia lily freya ella evie poppy sophie chloe lucy ellie "
     "molly holly daisy zoe "
     "gemma leanne kirsty tracey claire clare louise jane wendy gillian lorraine maureen sheila hilary lesley lynn "
     "lynne dawn tina paula "
     "mohammed ahmed ali fatima aisha priya raj sanjay anita harpreet gurpreet singh kaur olga natasha ivan piotr "
     "agnieszka marek ewa "
     "carla marco elena sofia nina ana joanna joanne alison fiona moira siobhan niamh aoife ciara sian rhian bethan "
     "cerys nia gwen "
     "adrian alastair alexei alistair anders andrei andrzej angus antonia astrid ayse ayten beatrice bernard birgit "
     "birgitta bjorn boris brendan cem claude conor constance cordelia damian danuta declan deniz dermot desmond "
     "dieter dirk dmitri dominic duncan eamonn edith eileen elaine eleanor elif emine erik esther fatma felicity "
     "felix fergus florence francesca francesco francois fraser fred frederick friedrich gavin geraldine gerhard "
     "giles giovanni giuseppe gordon grzegorz gulsen gunnar halina hamish hans harriet hasan hassan hatice hazel "
     "heinrich helmut henri howard hugh hugo huseyin hussein ibrahim imogen ingrid irina isabelle ismail ivy jacques "
     "jadwiga jamal jan jasmine jerzy josephine jozef julian jurgen justine karim karl katarzyna kemal kenny khalid "
     "kieran klaus kristina krystyna krzysztof lars laurence laurent laurie leigh leslie lindsay lionel ludmila "
     "luigi lyndsay magnus mahmood malgorzata marcin marcus marian marion maxwell mehmet michel mikhail miles "
     "miranda mitchell monika murat mustafa nadeem nadia naomi nasreen natalia nathalie naveed neal neville nikolai "
     "nils omar osman ozgur paolo pawel penelope perry petra philippe phoebe pierre piers quentin rashid reginald "
     "rodney roland rory rosalind rosemary rosie ross ruby rupert ryszard sabine saima sajid salim sally salma "
     "samira sebastian sergei serkan shabana shane sidney sonia spencer stanislaw stefan sven svetlana sylvester "
     "sylvia sylvie tanya tariq tatiana terence tomasz tony tristan ursula uwe valerie veronica vivian vivien "
     "vladimir wallace warren wilfred winston wojciech wolfgang wyn yasmin yuri yusuf yvonne zainab zara zbigniew "
     "zeynep zofia"},
    {surname,
     "smith jones taylor brown williams wilson johnson davies patel robinson wright thompson evans walker white "
     "roberts green hall wood harris "
     "lewis martin jackson clarke clark turner hill scott cooper morris ward moore king watson baker harrison morgan "
     "young allen mitchell james "
     "anderson phillips lee bell parker davis bennett miller cook shaw cox collins adams richardson carter marshall "
     "wilkinson foster gray "
     "harper barker hughes edwards thomas khan begum hussain ahmed ali akhtar singh kaur shah mahmood murphy kelly "
     "osullivan walsh obrien byrne "
     "ryan oconnor oneill reilly doyle mccarthy gallagher doherty kennedy lynch murray quinn mcloughlin carroll "
     "stewart campbell robertson "
     "macdonald mcdonald fraser hamilton graham reid ross simpson ferguson grant henderson russell powell webb rogers "
     "hunt mills palmer stevens "
     "simpson chapman knight butler barnes fisher jenkins pearson dixon harvey fletcher holmes graham fox mason kelly "
     "andrews lawrence elliott "
     "payne saunders gibson spencer gordon hawkins pearce burton hart bradley dunn stone atkinson cole webster hayes "
     "perry hunter dawson "
     "nicholson porter brooks day reynolds ford armstrong bishop matthews hudson gardner warren wells black lane berry "
     "kerr kaye pelka "
     "abbott acheson adair adamson ainsworth alder aldous alexander amos archer arnold ashworth aspinall astley "
     "atkins austin bailey baldwin ball banks barclay barlow barnett baron barrett barron barton bateman bates "
     "baxter beaumont beck begley beldam bellamy bennet benson bentley bevan bingham birch bird blackburn blackwell "
     "blair blake bolton bond booth boucher bowen bowman boyd boyle bradshaw brady brandon brennan briggs bright "
     "brookes browne bryan bryant buchanan buckley bull burgess burke burnett burns burrows bush butcher byrd calder "
     "caldwell callaghan cameron carey carlton carnwath carr carson cartwright casey chadwick chambers chandler "
     "charlton christie church clements clifford coates coleman collier collinson connell connolly conway cooke "
     "coombes cottrell cowan craig cranston crawford croft cross crossley crowther cullen cummings cunningham curran "
     "curtis dale dalton daly daniels davey davidson dean denning dickinson dickson dillon dobson dodd donald "
     "donaldson donnelly douglas drake duffy duncan dyer dyson eaton ellis emerson english etherton farrell faulkner "
     "field fielding finch findlay finlay finn fitzgerald fleming floyd flynn forbes foreman forster fowler francis "
     "franklin freeman french frost fuller gale gardiner garner garnett george gibbons gibbs gilbert giles gill "
     "gillespie gilmour glover goddard godfrey goff goldsmith goodman goodwin goss gough gould graves greaves "
     "greenwood greer gregory griffin griffith griffiths groves hale haley hallett halliday hammond hampson hancock "
     "hanson harding hardy harman harrington hartley harwood hastings hatton haynes hayward healy heath henry hewitt "
     "hickman hicks higgins hilton hinds hoare hobbs hodge hodges hodgson hoffmann hogan holden holland holloway "
     "holman holt hooper hope hopkins horn horton houghton howard howarth howe howell howells hubbard humphrey "
     "humphreys humphries hurst hutchings hutchinson hutton ingham ingram irving irwin jack jarvis jeffries "
     "jenkinson jennings johnston johnstone jordan joyce kane kay keane kearney keating keegan keith kelley kemp "
     "kendall kenny kent kerrigan kilner kirby kirk kirkham kitchen kitchin knowles lamb lambert langley law lawson "
     "leach leggatt leigh leonard leslie lester levy lewison lindsay little livingstone lloyd lock locke logan long "
     "lord love lowe lucas lyons macfarlane macintyre mackay mackenzie mackie maclean macleod macmillan macpherson "
     "maguire maher mahon mair malone manning marks marsden marsh may mccabe mccann mccormack mccormick mccullough "
     "mcdermott mcfarlane mcgowan mcgrath mcgregor mcguire mcintosh mcintyre mckay mckenna mckenzie mclaughlin "
     "mclean mcleod mcmahon mcmillan mcnally mcnamara mcpherson mcqueen mead mellor mercer merritt metcalfe michaels "
     "middleton millar millett milne mitchel molloy monaghan montgomery mooney moran moreton morley morrison morrow "
     "mortimer morton moss muir mullen mullins mummery munro myers nash naylor nelson neuberger neville newell "
     "newman newton nicholl nicholls nichols nixon noble nolan norman norris north norton nourse oakley odonnell "
     "oliver ormerod osborne owen owens page park parkin parkinson parry parsons parton paterson patterson patton "
     "paul peacock peck perkins peters petersen phelan phelps philips pickering pill pitt plant pollard pollock "
     "poole pope potter potts pratt prescott preston price prince pritchard proctor pryce pugh purcell pye quigley "
     "radcliffe rafferty ramsay ramsey randall rankin raymond rayner redmond reeves regan rennie rhodes rice rich "
     "richards richmond rickard ridley rigby riley rimer ritchie rix robb robins robson roche rodgers roper rose "
     "rowe rowland rowley russel rutherford ryder sadler salmon salter sampson sanders sanderson sandford savage "
     "sawyer scarman schofield scrutton seymour sharp sharpe sharples shelton shepherd sheppard sheridan sherwood "
     "short simmonds simmons simms sims sinclair singleton skinner slade slater sloan small smart smyth snow sparks "
     "spence spicer stafford stanley staughton steel steele steph stephens stephenson sterling steward steyn "
     "stirling stokes stott street stringer strong stuart sullivan summers sutcliffe sutherland sutton swain swan "
     "sweeney swift sykes tait talbot tate thomson thorne thornton thorpe tindall todd toulson townsend tracey "
     "travis tucker tuckey turnbull tyler underhill vaughan vincent vos wade wakefield waldron walters walton "
     "warburton ware warner waters watkins watts weaver webber weber welch weller west weston wharton wheeler whelan "
     "whitaker whitehead whitehouse whittaker whittle wilcox wild wilde wilkes wilkins wilks willey williamson "
     "willis winter wolfe woodhouse woods woodward woolf wyatt yates"},
    {common,
     // function words and everyday verbs, nouns and adjectives
     "i he she it we they me him them us you who whom whose what which when where why how if then else so because "
     "although though while "
     "not yes no ok only just very too also even still yet already again once twice ever never always often sometimes "
     "usually soon later now "
     "here there today tomorrow yesterday tonight above below inside outside behind up down off out away back forward "
     "together apart alone "
     "be am is are was were been being have has had having do does did done doing get got go went gone going come came "
     "see saw seen look make "
     "made take took taken give gave given find found think thought know knew known say said tell told ask asked use "
     "used want need feel felt try "
     "tried leave left call called keep kept let begin began begun show shown hear heard play run ran move live lived "
     "believe bring brought "
     "happen write wrote written provide sit stand lose lost pay paid meet met include continue set learn learnt "
     "change lead led understand "
     "understood watch follow stop create speak spoke read allow add spend spent grow grew open walk win won offer "
     "remember love consider "
     "appear buy bought wait serve die died send sent expect build built stay fall fell cut reach kill remain suggest "
     "raise pass sell sold require "
     "report decide pull return explain hope develop carry break broke broken receive agree support hit produce eat "
     "ate cover catch caught draw "
     "drew choose chose cause point listen realise place close involve increase lack reduce refer respond review "
     "record act action address affect "
     "agency agencies attend attended care case chair child children concern contact control council county court date "
     "day death decision "
     "disclose domestic abuse violence homicide victim perpetrator family friend relative parent mother father sister "
     "brother son daughter wife "
     "husband partner girl boy man men woman women person people baby adult age aged old young new good better best "
     "bad worse worst great small "
     "large big little long short high low early late last next first second third other same different own able full "
     "empty free sure real true "
     "false right wrong left hard easy soft strong weak hot cold warm cool dark light bright clear clean dirty dry wet "
     "fast slow quick rich poor "
     "happy sad angry afraid sorry glad kind nice fine ill sick well safe dangerous important likely possible certain "
     "common public private local "
     "national general special main major minor recent current previous former final total whole half part side end "
     "start middle top bottom "
     "front line way road street lane house home room door window wall floor roof garden kitchen bed chair table car "
     "bus train plane boat ship "
     "bike phone mobile letter email message text call number name address book paper page story word words sentence "
     "question answer problem "
     "issue matter thing idea fact reason result effect cause example kind type form group team member service office "
     "work job business company "
     "money pound price cost tax bank account card cash bill loan debt time hour minute moment week month year season "
     "spring summer autumn winter "
     "morning afternoon evening night midnight noon birthday anniversary holiday weekend christmas easter new force "
     "power law order rule right "
     "duty police officer judge crime offence charge trial verdict sentence prison bail arrest caution warning "
     "statement evidence witness inquest "
     "coroner nurse doctor patient hospital clinic ward surgery medicine drug alcohol drink health mental physical "
     "injury wound pain blood bone "
     "body head face eye ear nose mouth neck arm hand finger leg foot feet heart back skin hair school college teacher "
     "pupil student class "
     "lesson training plan policy procedure guidance process system risk assessment referral meeting panel "
     "recommendation conclusion summary "
     "introduction appendix annex section chapter paragraph table figure note footnote title subject version draft "
     "copy file log entry list item "
     "data information knowledge experience skill practice professional worker manager director chief head leader "
     "staff volunteer charity church "
     "god faith grace mercy joy peace love trust truth honour virtue charity prudence patience constance verity will "
     "may might mark marks guy guys "
     "king queen prince princess duke earl baron knight lord lady dame sir pope bishop dean abbot monk priest parson "
     "deacon clerk rose lily daisy "
     "ivy iris violet poppy heather holly hazel olive rosemary ginger basil sage fern bryony jasmine marigold may june "
     "april august jade ruby pearl "
     "amber crystal coral opal gem gold silver brass iron steel stone rock sand clay wood oak ash elm birch beech pine "
     "cedar willow apple cherry "
     "plum peach pear berry lemon orange nut rice corn wheat bread butter cheese milk cream egg meat beef lamb pork "
     "ham bacon fish salmon pike "
     "herring cod crab bird robin wren swan finch crow rook raven hawk eagle falcon dove drake peacock crane martin "
     "jay lark nightingale wolf "
     "fox bear lion tiger bull cow ox goat sheep pig horse pony donkey dog cat mouse rat hare rabbit buck hart deer "
     "stag frog toad snake bee ant "
     "spider fly black white brown green blue red yellow grey gray pink purple scarlet baker cook butcher carter "
     "carver chandler cooper dyer "
     "farmer fisher fletcher fuller gardener glover hunter mason miller painter parker piper porter potter sadler "
     "sawyer shepherd singer skinner "
     "slater smith spicer tailor tanner taylor thatcher tyler turner walker weaver webster wheeler wright archer "
     "bowman brewer bond bourne brook "
     "brooks bridge bridges burn bush camp castle chase cliff combe cross dale dell downs field fields fielding ford "
     "forest frost gale gate gates "
     "glass glen grant grave graves grove hall heath hedge hill hills holder hole holt hood hook hope horn house hurst "
     "hunt hyde kirk lake land "
     "lane law lea lease leigh lock lodge marsh mead meadow mill mills moor moss mount nail noble page pain paine park "
     "peak peel pike pit pitt "
     "plant pole pond pool pope post pound powers pratt price pride quick rains ray reader reed reeve rich rider ring "
     "river rivers roe rook root "
     "rush sadler sale sands savage school self sharp shaw shore short silk singer skill slack small snow south speed "
     "spence spring stamp steel "
     "still stock stone storm street strong summer summers sweet swift temple tide todd toll tower town townsend tree "
     "vale vine voice wade wait "
     "wake wall walls ward warden water waters way weeks weir west wild wilde winter wise wood woods wool worth yard "
     "york young art bill bob "
     "frank jack rob nick pat sue drew earnest ernest gene jean jimmy josh mike miles norm penny peg phil randy rich "
     "rod roman rusty sandy sonny "
     "sunny tad ted tom tony van victor vic ward wade warren will dawn eve noel carol christian hale hardy stern blunt "
     "bliss blythe merry gay gaye "
     "star sky rain summer autumn winter melody harmony destiny trinity angel honey sugar candy cookie precious "
     "princess al an as at by do if in is "
     "it my no of on or so to up us we li la le de du den der des el en et ex hi ho la lo ma me mi na ne no oh om on "
     "os ow ox oy pa pi re se si so "
     "ta te ti to um un uh us ut wo ya ye yo za day den dean gill gills berg jan zone zoo zoom bell bells shell shells "
     "harbour marker markers "
     "march marsh match larch starch april august tune dune loon jury duly fully bully truly sally rally ellen nelly "
     "none well tell sell yell belly jelly "
     "rosé prose primrose disgrace hopeful hopeless graceful lawful kingdom younger youngest remark remarks marked "
     "goodwill maybe mayor window windows "
     "about abuse accept accident according achieve across activity actually addition advice again ago agreement aim "
     "allegation allege almost along "
     "among amount analysis annual another anxious any anyone anything application apply appointment approach "
     "appropriate area argue argument around "
     "arrange arrive article aspect assault assist associate assume attack attempt attention author authority "
     "available avoid award aware balance ban base "
     "basic basis beat become before behave behaviour benefit beyond bit block board born both boundary box brief "
     "broad budget burden busy calm "
     "campaign capacity career careful carer category central centre chance character check choice citizen claim "
     "client code coercive commission "
     "commit committee community compare complain complaint complete complex condition conduct confidential confirm "
     "conflict connection consent "
     "consequence consistent contain content context contribute convict cope core correct counsel counselling country "
     "couple courage course criminal "
     "crisis criteria critical culture custody custom daily damage deal debate declare defence defend define degree "
     "delay deliver demand deny "
     "department depend depression describe design desire despite detail detective determine development difference "
     "difficult difficulty direct "
     "disability discharge discover discuss discussion disease dismiss dispute distance distress district divide "
     "division divorce document doubt "
     "duration during each earn education effort either element emergency emotion emotional emphasis employ employer "
     "employment encourage engage "
     "enough ensure enter entire entitle environment equal equality escape especially establish estimate event "
     "eventually every everyone everything "
     "evidence exact examine except exclude excuse exercise exist expert explanation explore expose express extend "
     "extent extra extreme fail failure "
     "fair false familiar far fear feature feedback few fight financial fire fit focus food forget forgive formal "
     "former forum fund further future "
     "gain gap gather gender girlfriend boyfriend goal government gradual grow growth guarantee guess guide guilty gun "
     "habit handle happen harass "
     "harassment harm hate heavy help hide highlight hire history hold honest host hostile household housing however "
     "huge human hurt identify identity "
     "image imagine immediate impact imply impose improve incident income indeed independent indicate individual "
     "influence inform initial injure inner "
     "inquiry insist instance instead institution insurance intend intent interest internal interpret interview "
     "introduce investigate investigation "
     "invite isolate join joint journey judgment jump justice justify keen key knife lawyer lay layer leaflet learning "
     "legal legislation less level "
     "liaison licence lie life lift limit link literature live location lose loss lot loud lunch maintain majority "
     "manage management manner marriage "
     "married marry mean means measure media medical medication mention method mind minimum minister miss missing "
     "mistake mobile model monitor mood "
     "moral motive movement multi murder manslaughter must near necessary neglect neighbour neither nervous network "
     "nobody noise none normal nothing "
     "notice notify obtain obvious occasion occur odd offend offender official operate operation opinion opportunity "
     "oppose option organisation "
     "organise original otherwise ought outcome over overall overdose owe own owner pack pair parental participate "
     "particular past path pattern pause "
     "peer per perhaps period permission permit personal perspective phase pick picture piece planning please point "
     "poison position positive possess "
     "post potential practise pray prayer prefer pregnant prepare presence present press pressure pretty prevent "
     "primary principle prior priority "
     "privacy probable probation problem produce profile programme progress project promise promote proof proper "
     "property propose protect protection "
     "protocol prove psychological publication publish pull purpose push quality quarter quiet quite quote race range "
     "rapid rare rate rather ratio "
     "react reaction ready realistic reasonable recall recognise reconcile recover redact reflect refuge refuse regard "
     "register regret regular "
     "regulation reject relate relation relationship release relevant relief religion remain remarkable remove rent "
     "repeat replace reply represent "
     "request rescue research resident resource respect response responsibility rest restrict restaurant retain retire "
     "reveal revise right role "
     "routine row safeguard safeguarding safety salary sample satisfy save scale scene scheme scope score scream "
     "search secret secure security seek seem "
     "senior sense separate separation sequence series serious several severe sex sexual shape share shift shock shop "
     "shot shout shut sight sign "
     "signal significant silence similar simple since single situation size sleep slight smoke social society "
     "solicitor solution someone something "
     "somewhere sort sound source space specialist specific specify spell stab staff stage stalk stalking standard "
     "statistic status step strangle "
     "strategy strength stress strict strike structure struggle study style subject submit success such sudden suffer "
     "suicide suitable supervise "
     "supervision supply suppose surface surprise surround survey survive suspect suspicion sustain swear tackle talk "
     "target task teach tenancy tenant "
     "tend term terms test thank theme theory therapy therefore thing threat threaten throughout throw tie tired topic "
     "touch tough toward track trade "
     "tradition traffic transfer travel treat treatment trend trip trouble turn twin under unfortunately unit unite "
     "university unless unlikely until "
     "update upon urgent usual valid value various vary vast vehicle version view vigil violent visit visitor visual "
     "vital volume vote vulnerable wage "
     "want warn waste weapon wear weight welcome welfare whatever whenever whether wide will willing wish withdraw "
     "within without wonder world worry "
     "worth wound wrap writer yell zero annual dear yours sincerely faithfully regards kind best hello hi hey thanks "
     "attached please find below "
     "following minutes agenda chair present apologies regional lead named designated forward sent from cc bcc re fw "
     "fwd date subject attachments "
     "important confidential official sensitive restricted privileged redacted withheld unknown none nil yes "
     "recommendation outcome milestone "
     "evidence owner complete ongoing overdue closed covid pandemic lockdown england english britain british welsh "
     "scottish irish polish "
     "indian chinese french german spanish italian european african asian american muslim christian hindu sikh jewish "
     "catholic "
     "home secretary minister parliament lords commons crown royal trust foundation samaritans childline refuge "
     "women's aid text sunrise spreadsheet "
     "mail user log logs appear appears cell cells covers covered phone ring mobile fax website web page pages site "
     "tel telephone email location "
     "ambulance record timeline crossing entry dated arrest killed died dod dob born said call deaths male female"},
    {common,
     // words of courts, offices and business
     "drs pcs dcs mesdames sans serif "
     "abandon abduction abide ability abolished abroad absence absent absolute absorb abstract absurd abundantly "
     "academic accede acceleration acceptance access accessible accommodate accompany accord accordance "
     "accountability accountancy accountant accrual accrue accuracy accurate accusation accused accusing acknowledge "
     "acknowledgment acquiesced acquire acquisition acquitted actively activists actors actual acute adamant adapt "
     "addenda addendum adduce adequacy adequate adhere adherence adjacent adjourn adjudication adjusted adjustment "
     "administer administration administrative administrator admissibility admissible admission admit adopt advance "
     "advantage advantageous adversarial adverse advertisement advertising advise advisory advocacy advocate aerial "
     "affairs affidavit affiliates affirmative affirmed afford aforementioned aforesaid afresh aftermath afterwards "
     "agent agents aggravated aggravating aggregate aggression aggressive aggrieved agricultural ahead airlines akin "
     "alarm albeit alert aliens align alive alleviate alliance allied allocate allowance alluded alongside alter "
     "alternate alternatively altogether ambassador ambiguity ambiguous ambit amenable amend amended amnesty amongst "
     "ample amply analogous analogy analyse ancillary anger ankle annex annotated annotation announced announcement "
     "annul annulled anomalous anonymised anonymity anonymous anti anticipate anxiety anybody anyway anywhere "
     "apologise apology apparatus apparent appeal appealable appealed appealing appeals appearance appellate "
     "appended appendices appendix appetite applicability applicable appoint apportionment apposite appraisal "
     "appreciate approval approve approximate arbitral arbitrary arbitration arbitrator architecture archives arena "
     "arguably arise arisen arose array arrears arrival articulate artificial ascertain ascribed aside asleep "
     "assembly assert assess asset assigned assignment assistance assistant assize assizes assumption assurance "
     "assure astute asylum atmosphere attach attaches attaching attachment attained attainment attendance attendees "
     "attesting attitude attorney attract attribute audio audit auditors authentic authorise authoritative autism "
     "automatic autonomous autonomy avail availability average avoidance await awkward backdated backdrop background "
     "backwards bailiff bankrupt bankruptcy bare bargain barred barrier barrister bars baseline bathroom battery "
     "beauty beforehand begs behalf belatedly belief belong beneficial beneficiaries beneficiary bereavement bespoke "
     "bias bicycle bilateral binary bind biological birth bishopric bite bizarre blame blank blanket blatantly "
     "bloggers blush bold bolster bonus border bore borne borrow bottle bound brackets brain brand breach breadth "
     "breakdown bribery broadcast bruising bulk bullet bulletin bundle buried businessman cabinet cable calculate "
     "calendar cancel cancellation cancelled candid candidate candour canvassed capability capable capital capture "
     "carbon cardinal caregiver carelessly carers cargo carriage carriers cassation cast casual catastrophic "
     "categorisation categorised causal causative cautious caveat cease censored censorship cent century certainty "
     "certificate certify cessation chain chairman chairwoman challenge chamber chancellor channels characterise "
     "characteristic chart chartered charterparty cheaper checklist chemical chest chosen chronic chronological "
     "chronology circle circuit circular circulated circulation circumscribed circumstance circumvent citation cite "
     "civil civilian clarification clarify clarity classic classification classified clause clearance climate "
     "clinicians closure cloud coach coal cogent cognitive coherent coin coincide coincidence collaboration "
     "collateral collect colluded colour column combination combined comfort comfortably command commandant commence "
     "commensurate comment commentary commerce commercial committal commodities commonplace commonwealth communicate "
     "comparatively comparator comparison compartments compatibility compatible compel compelled compelling "
     "compensate compensatory competence competent competing competition competitive competitor compiled "
     "complementary compliance compliant complicated comply component composed composite compound comprehensive "
     "compressed comprise compromise compulsory computation computer computing conceal concedes conceive concentrate "
     "concept conceptual concession concise conclude conclusive concrete concurrent confer conference conferred "
     "conferring confidence confident confine conform confronted confronting confused confusing confusion conjecture "
     "conjunction connect connotes conscious consecutive consensual consensus consequent consequential consequently "
     "considerably considerations consist consistency consolidated consortium conspiracy conspired constant "
     "constituent constitute constrained constraints construct construe consul consulate consult consultancy "
     "consultant consultants consultations consultative consumed consumer consuming consumption contemplate "
     "contemporaneous contemporary contempt contend contentious contest contextual contingency contingent "
     "continually continuous contra contract contractors contractual contradict contradictory contrary contrast "
     "contravention contributory contrived controversial controversy convened convenience convenient convention "
     "conversation conversion convert convertible convey conveyance convictions convinced convincing copyright "
     "corollary coronavirus corporate corporation correspond correspondence corroborate corruption couched cough "
     "count counterclaim counterfactual counterpart counterparty countervailing countess covenant coverage covert "
     "cracked credibility credible credit creditors criterion criticise criticism crucial crude crying crystallise "
     "culminated culpable cultural cumulative curious currency custodial cycle danger database dead deadline "
     "dealings dealt debit decade deceit deceived decent deception decisive declaratory decline decreased decree "
     "dedicated deduce deduct deductible deed deeds deem deep default defeat defect defensive defer deference "
     "deferred defiance deficiencies deficiency deficient definite degrading delegate deleted deliberate delineated "
     "deliveries demeanour democratic demonstrably demonstrate demonstrators demurrage denial denote dental depart "
     "departure dependent deploy deposit depressed depressive deprive depth deputy derived derives description "
     "designate desirability desperate destination destroy destruction detained detainee detect detention "
     "deteriorate determinative deterrent detract detriment deviation device devoid devoted diagnosed diagnoses "
     "diagnosis diagnostic diamond dictate dictum differ differential differentiate digital dignity diligence "
     "diligently diminished diminution dinner diplomatic directives directorate disbursements discern disciplinary "
     "discontinuance discrepancy discrete discretionary discriminated discrimination discriminatory disparity "
     "dispense disposal disrupt disseminate dissolved distant distinct distinguish distorted distracted disturb "
     "disturbance diverse divert dividend doctrine documentary doesn dollars domain dominant dormant double downturn "
     "downward draconian draftsman dragged drainage dramatically drawings drawn dressed dressing drilling driven "
     "drop drunk dual duchess duplicate duress dwelling dynamic dysfunctional earlier earliest earnings ease easier "
     "echo economic economy edge edited edition editor editors educate effectively effectiveness efficacy efficiency "
     "efficient eighth elaborate elapsed elected election elective electoral electric electrical electricity "
     "electronic elevated elicit eligibility eligible eliminate elsewhere emanating embark embarrassment embassy "
     "embedded embody embraced embracing emerge emergence eminent emissions emphasise emphatically employee "
     "empowered empowers enable enacted enacting enactment encapsulated enclosed enclosing encompass encounter "
     "endeavour endorse energy enforce enforceability engine engineering enhance enjoy enormous enquiry enrichment "
     "enshrined ensuing entail enterprise enterprises entertain entirety entity entrusted envelope envisage episode "
     "equate equipment equipped equitable equity equivalent equivocal erred erroneous error escalated essence "
     "essential estopped estoppel ethical ethnic euro euros evade evaluate evasive eventual everybody everyday "
     "evident evidential evolution evolved evolving exacerbated exaggerated exaggeration exceed excellent "
     "exceptional excess exchange exclusion exclusionary exclusive execute executive exempt exhausted exhaustive "
     "exhibit exhibited exhibition exhibits existence existent exit expand expansion expansive expectations "
     "expedient expeditiously expel expelled expended expenditure expense expertise expire expiry explanatory "
     "explicable explicit exploit export exposure expropriated expropriation expulsion extant extension extensions "
     "extensive external extinguish extract extradition extraneous extraordinary extrinsic fabricated fabrication "
     "facial facilitate facility factored factors factory factual failings fainter fallacy fallback fallen fanciful "
     "fare fashion fatal fault faulty favour favourably feasible federal federation feed feelings fees fellow fetter "
     "fiduciary fifth fill film filmed filter finalised finance financed finances financing findings finish firm "
     "firmly firms fixed fixing flag flagged flaw fled flexibility flexible flight flood flow fluctuate fluid fold "
     "football footnote forbidden forcibly forecast forecasts foregoing foreign foremost forensic foreseeable "
     "foreseen foreshadowed forged forgery forgotten format formidable formula formulate forth forthcoming forthwith "
     "fortified fortnight fought foul fourth fourthly fraction frame framework fraud fraudster fraudulent freedom "
     "freedoms freehold freestanding freezing freight frequency frequent fresh frustrated frustration fuel fulfil "
     "fulfilled fulfilling function fundamental fundamentally furnish furthermore game gateway gauge gazette geared "
     "gendarme gendarmerie generalised generate generic generous genesis genuine geographical gift glance gleaned "
     "global globally gloss govern governance grade grain grand grandparents grapple grasp grateful grazing grid "
     "grievance gross ground grown guarantor guard guardian guardianship guideline guilt hallmark handwriting "
     "handwritten hanging harsh haven headings healthcare hearings hearsay height heightened hence hereafter hereby "
     "herein hereinafter hereto hereunder heritage herself hesitate hidden highways himself hindrance hindsight "
     "historic hitherto holdings howsoever humanitarian hundred hurdle hybrid hypothesis hypothetical ideal "
     "identical identifiable identification ignorance ignore illegal illegitimate illustrate immense immigration "
     "impartial imperative implement implication implicit impliedly importance impugned inapt incapacitated "
     "incentive inclined inclusion inclusive increasingly incredibly incremental incumbent incur incurred incurring "
     "indebtedness indemnify indemnity independence index indicted indictment induce industry inertia inevitable "
     "inevitably inextricably infected infection infer inference inferentially inferred inferring infinite inflicted "
     "infliction infrastructure infringe ingredient inherent inheritance initiate injunctive inmate innocence "
     "innocent input inquisitorial inserted insertion insofar insolvent inspect install installations instalment "
     "instant instigated instigation instruct instrument insurmountable integral integrated integration integrity "
     "intellectual intelligence intelligent intense intentional interact interestingly interfere interference "
     "interim interlocutory intermediary intermediate internet interpretations interrupted interruption intervals "
     "intervene intervention intrusion intrusive intuitive invalidate invariably invasion invention invest "
     "investment investments investor investors invoke irrevocably issuance iteration itself journal journalist "
     "judicata judicial junction juncture jurisdiction jurisprudence juror justiciable justifiable justification "
     "knee knowingly label labelled labour lacuna lading laid landscape language lapse latter launch layout league "
     "lean least lecturer ledger legacy legislative legislature legitimate lend length lengthy lessee levied "
     "liability liable liaise liar liberal liberty license licensed licensing lied lifestyle lifetime likelihood "
     "likewise limb limitations linear liquid liquidated liquidation liquidator liquidators liquids liras literal "
     "litigant litigate load locate logic logistical logistics longstanding loose lorry loyal loyalty lump lying "
     "machine machinery madam magazines magnitude maintenance majesty majeure malicious mandate mandatory manifest "
     "manual manufacture manuscript maps margin marine mass material materialise maternal maternity maths matrix "
     "maturity maximise maximum meaningful meaningless meanings meant meantime meanwhile mechanics mechanism "
     "mediation medium memorandum memory mere merge merit methodology meticulous metres metric midpoint migration "
     "mild military militate mine mini minimal minimise ministerial ministers ministry minus mirror misconceived "
     "misled misuse mitigate mixed mode moderate modern modest modification modified monetary monies moreover "
     "mortgage motion motivated motor motorway multiple multiplicity multiplied municipal music mutual myself "
     "mystery narrative narrow nations natural nature necessity negate negligence negligent negotiate neutral "
     "nevertheless newspaper nexus ninety ninth nominal nominated nomination nominee nonetheless notably notary "
     "noteworthy notification notional notwithstanding novel nowhere nuanced nuclear nuisance null numerous oath "
     "obiter object objectively objectives obligation obligatory obliged observe obstacle obstruct obviate "
     "occupation occupied occupiers occupying occurrence offensive offset offshore ombudsman omission omit omitted "
     "onerous oneself onset onus onward operators opine opponent opportunistic opposite oppression opted optimistic "
     "oral ordinary ordination organization origin originated originating orthopaedic ourselves outdoor outgoings "
     "outlier outline outlook output outright outset outstanding outweigh overarching overlap overlapping overseas "
     "overt overwhelming owing pace package paediatric paediatrician panic paperwork para paradigm paragraph "
     "paralegal parallel parameters paramount parcel parentage parliamentary parole partial partially participant "
     "particularised partisan passage passenger passport patent patents paternal paternity pathway paucity pecuniary "
     "penal penalty pending pension perceive percent percentage perception perfect perform performance perils "
     "periodic permanent permissible perpetrated persecuted persecution persist persistent personnel persuade "
     "persuasive pertaining pertinent perverse petition petrol petroleum photograph photographic phrase physicians "
     "pioneer pipeline pizza plain plastic plate platform plausible plea plead plenary plot plus pocket political "
     "politics pollution popular population port portfolio pose possibility postponed postponement postulated "
     "poverty practical practitioner pragmatic preceded precedence precedent preceding precise preclude predecessor "
     "predicated predict preference preferential pregnancy prejudice preliminary premature premise premium "
     "preponderance prescribed prescription presentations presidency president presidium presumably presumed "
     "presumption prevail prevalence principal print prioritise prisoner privilege prize proactive probability "
     "probative problematic procedural proceed proceedings procure product profession proffered profit profound "
     "prohibit prolonged prominence prominent promissory promotional prompt promulgated promulgation prone "
     "pronounced propaganda propensity proportion proportionality proportionate proposal proposition proprietary "
     "proprietor proscribed prosecuted prosecuting prosecution prosecutor prospect protagonists protest protracted "
     "proven province provincial provision proviso provoke proximate proximity proxy psychiatric psychiatrist "
     "psychologist punishment purchase pure purport pursuance pursuant pursue pursuit putative puts putting "
     "qualification qualify quantification quantify quantity quantum quash query questionnaire radical radio rail "
     "ramifications rank rape rapporteur rational rationale readiness rear rebate rebut receipt reception recipient "
     "reciprocal recital reckless recognition recognized recommend reconciliation recordings recreational "
     "recruitment rectification rectify recycling redemption redress reduction redundancy redundant reference "
     "referendum refrain refugee refusal regime region regions registrar registration registry regulate regulatory "
     "rehabilitation rehearse reimburse reinforce reinstated reinstatement reiterate relaxed relevance reliance "
     "reliant relieve religious reluctance reluctant rely remainder remand remedial remedy remit remitted remitting "
     "remote removal remunerated remuneration render renew repay repeal replicated representative republic "
     "repudiated repudiation repudiatory reputable reputation requisite rescind residence residential residual "
     "resist resistance respectively respiratory responsible restitution restrain restraint restrictively resume "
     "resumption retail retailers retention retrieve retrospective reunification revenue revenues reverse revert "
     "revoked ride rigid rigorous rigour riot risen rival robust roll rough round route rung sake sanction "
     "satisfaction satisfactory savings scan scared scenario scenarios scepticism schedule scheduled schizophrenia "
     "science scientific screen scrutinise scrutiny sealed seat sector seemingly seized select senate senator "
     "sensible sensibly separatist sequential servant session sessions settings settle seventh shame shareholder "
     "shareholders shareholding shed sheet sheikh shield shoes shortage shortcomings shortfall shorthand signatory "
     "signature significance silent similarities simplicity simultaneously situated sixth skeleton skull smart "
     "snapshot software sole solicitors solid solve solvency somebody somehow sometime somewhat sophisticated spare "
     "specialised specialising species specifications spectrum speculate speech spelt sphere spinal spine spirit "
     "split spoken spokesperson spontaneous sport sports spouse spread stability stable stack stake stance stark "
     "startling state states static stating statute statutory steering stemming sterling stipulate stolen stomach "
     "storage store straight straightforward strand strange strategic strengthen strikingly stringent stripped "
     "struck structural stuck stuff subjectively subordinate subscription subsequent subsidiary subsidised "
     "subsistence subsisting substantial substantiate substantive substitute succeed successively sued suffice "
     "sufficiency sufficient suing suit suitability suite sultan summarise summons sums superseded supersedes "
     "supervisory supplement supplementary supplier suppliers supposedly suppressed suppression supreme surcharges "
     "surmount surname surplus surprisingly surrender surveillance susceptible suspend suspension suspicious switch "
     "sworn sympathy symptoms syndrome synonymous systemic tablets tactic tainted tangible tank tariff taught "
     "taxpayer technical technique technology telecommunications television temper temporal temporary tempted "
     "tendency tendered tension terminal terminate terminology territorial territory terrorism terrorist testimony "
     "textbook that theft themselves theoretical therapeutic thereafter thereby therefrom therein thereof thereon "
     "thereto thereunder thereupon thin thirty thorough thousands threads threshold thrown thrust thumb tick tickets "
     "tied tier timeframe timeously timescale timetable tiny token tolerably tolerate tone tool tort torture traced "
     "tracing trail transaction transactions transcribed transcript transferee transit transition translation "
     "transmission transmit transmitted transparency transparent transpired transport transported trauma traumatic "
     "treasurer treasury treaty trespass tribunal tribunals tribute tries trigger tripartite trite trivial trustee "
     "trustees turnover twenty twofold typical ultimate umbrella unanimously uncomfortable undergo underneath "
     "underpinned underpinning underpins undersecretary understandably undertakings undoubtedly undue unfit "
     "unfortunate uniform unilateral unilaterally unique universal unjustifiably unpleasant unquestionably "
     "unsubstantiated upbringing upfront upgrade upheld uphold uplift uploaded upper upset upshot upwards urban urge "
     "urgency usage usher using utilise utility utmost utterly vague validated variable variants variation variety "
     "vendor ventilated venture venue veracity verbal verification verify vertical vessel vested viability viable "
     "vice vicinity video videos viii violate virtually virus visible vision void volatile voluminous voluntary "
     "voyage vulnerability waive warder warehouse warrant warranty wasn wealth wealthy weather weigh wellbeing "
     "whatsoever whereabouts whereas whereby wherein whereupon wherever whichever whilst wholesale wholly widespread "
     "widow widowers widows width wind wing withdrawn withhold wordings worldwide wrongdoing yield yourself youth"}};

struct Numbered {
    std::string_view word;
    int number;
};
constexpr Numbered cardinals[] = {
    {"one", 1},        {"a", 1},         {"an", 1},        {"two", 2},       {"three", 3},    {"four", 4},
    {"five", 5},       {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},
    {"eleven", 11},    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
    {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},
    {"fifty", 50},     {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}};
constexpr Numbered ordinals[] = {{"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
                                 {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
                                 {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
                                 {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
                                 {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
                                 {"thirtieth", 30}};

WordTable const& lexicon() {
    static WordTable const made = [] {
        WordTable out;
        for (auto const& list : lists) {
            for (std::size_t at = 0; at < list.words.size();) {
                std::size_t const end = std::min(list.words.find(' ', at), list.words.size());
                if (end > at) out.look_at(list.words.substr(at, end - at)) |= list.bits;
                at = end + 1;
            }
        }
        for (auto const& entry : cardinals) out.look_at(entry.word) |= number_word;
        for (auto const& entry : ordinals) out.look_at(entry.word) |= number_word;
        return out;
    }();
    return made;
}

constexpr std::uint32_t word_classes = common | title | month | weekday | kin | agent_verb | modal | determiner |
                                       preposition | organisation | kin_possession | house;

bool stem_is_common(std::string_view word, std::string_view ending, std::string_view instead) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) return false;
    std::string stem(word.substr(0, word.size() - ending.size()));
    stem += instead;
    return is(stem, word_classes);
}

bool doubled_stem_is_common(std::string_view word, std::string_view ending) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 4) return false;
    auto const stem = word.substr(0, word.size() - ending.size());
    return stem[stem.size() - 1] == stem[stem.size() - 2] && is(stem.substr(0, stem.size() - 1), word_classes);
}

struct Ending {
    std::string_view take, put;
};
constexpr Ending endings[] = {{"s", ""},       {"es", ""},   {"ies", "y"}, {"ed", ""},    {"ed", "e"},    {"ied", "y"},
                              {"ing", ""},     {"ing", "e"}, {"ly", ""},   {"ily", "y"},  {"er", ""},     {"er", "e"},
                              {"ers", ""},     {"ers", "e"}, {"est", ""},  {"est", "e"},  {"ness", ""},   {"ment", ""},
                              {"ments", ""},   {"less", ""}, {"ful", ""},  {"fully", ""}, {"ation", "e"}, {"ation", ""},
                              {"ations", "e"}, {"ion", "e"}, {"ion", ""},  {"ions", ""},  {"ions", "e"},  {"able", ""},
                              {"able", "e"},   {"al", ""},   {"ally", ""}, {"ity", ""},   {"ity", "e"},   {"ive", "e"},
                              {"ive", ""},     {"y", ""},    {"y", "e"},   {"or", "e"},   {"or", ""},     {"ism", ""},
                              {"ist", ""},     {"ship", ""}, {"hood", ""}};

bool stem_known(std::string_view word) {
    for (auto const& ending : endings)
        if (word.back() == ending.take.back() && stem_is_common(word, ending.take, ending.put)) return true;
    return doubled_stem_is_common(word, "ed") || doubled_stem_is_common(word, "ing") ||
           doubled_stem_is_common(word, "er");
}

constexpr std::string_view prefixes[] = {"un",    "re",  "in", "dis",   "mis", "non", "over",
                                         "under", "pre", "co", "inter", "sub", "ir",  "im"};

}  // namespace

std::uint32_t classes(std::string_view folded_word) {
    auto const* found = lexicon().find(folded_word);
    return found == nullptr ? 0U : *found;
}

namespace {

bool has_known_stem(std::string_view word) {
    if (stem_known(word)) return true;
    for (auto const prefix : prefixes) {
        if (word.front() != prefix.front() || word.size() < prefix.size() + 4 || !word.starts_with(prefix)) continue;
        auto const rest = word.substr(prefix.size());
        if (is(rest, word_classes) || stem_known(rest)) return true;
    }
    return false;
}

}  // namespace

bool is_common(std::string_view word) {
    if (is(word, word_classes)) return true;
    if (word.size() < 4) return false;
    // The words of a document come again and again.
    constexpr std::size_t most_kept = 20'000;
    enum : std::uint32_t { unknown, yes, no };
    thread_local WordTable answers;
    if (answers.size() > most_kept) answers = {};
    auto& answer = answers.keep(word);
    if (answer == unknown) answer = has_known_stem(word) ? yes : no;
    return answer == yes;
}

bool is_plain_word(std::string_view word) {
    if (is(word, word_classes)) return true;
    for (auto const& ending : {Ending{"s", ""},
                               {"es", ""},
                               {"ed", ""},
                               {"ed", "e"},
                               {"ing", ""},
                               {"ing", "e"},
                               {"ly", ""},
                               {"er", ""},
                               {"er", "e"},
                               {"ers", ""},
                               {"ful", ""},
                               {"less", ""}})
        if (stem_is_common(word, ending.take, ending.put)) return true;
    return false;
}

bool looks_past_tense(std::string_view word) {
    return word.size() > 4 && word.ends_with("ed") && !word.ends_with("eed");
}

namespace {

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
constexpr Numbered welsh_months[] = {
    {"ionawr", 1},  {"chwefror", 2},  {"mawrth", 3},     {"fawrth", 3},    {"ebrill", 4}, {"mai", 5},  {"fai", 5},
    {"mehefin", 6}, {"fehefin", 6},   {"gorffennaf", 7}, {"orffennaf", 7}, {"awst", 8},   {"medi", 9}, {"fedi", 9},
    {"hydref", 10}, {"tachwedd", 11}, {"dachwedd", 11},  {"rhagfyr", 12},  {"ragfyr", 12}};
constexpr Numbered weekdays[] = {{"monday", 1},   {"tuesday", 2}, {"wednesday", 3}, {"thursday", 4}, {"friday", 5},
                                 {"saturday", 6}, {"sunday", 7},  {"mon", 1},       {"tue", 2},      {"tues", 2},
                                 {"wed", 3},      {"weds", 3},    {"thu", 4},       {"thur", 4},     {"thurs", 4},
                                 {"fri", 5},      {"sat", 6},     {"sun", 7},       {"llun", 1},     {"mawrth", 2},
                                 {"mercher", 3},  {"iau", 4},     {"gwener", 5},    {"sadwrn", 6},   {"sul", 7}};
template <std::size_t size>
std::optional<int> number_in(Numbered const (&table)[size], std::string_view word) {
    for (auto const& entry : table)
        if (entry.word == word) return entry.number;
    return std::nullopt;
}

}  // namespace

std::optional<int> month_number(std::string_view word) {
    if (word.size() < 3 || word.size() > 9 || std::string_view("jfmasond").find(word.front()) == std::string_view::npos)
        return std::nullopt;
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        auto const full = month_names[i];
        if (word == full || (word.size() == 3 && full.starts_with(word)) || (word == "sept" && i == 8))
            return static_cast<int>(i) + 1;
        // "Febr.", "Novem.": cut anywhere from the fourth letter on.
        if (word.size() > 3 && word.size() < full.size() && full.starts_with(word) && word != "marc" && word != "augu")
            return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

std::optional<int> welsh_month_number(std::string_view word) { return number_in(welsh_months, word); }

namespace {

/// A word as a scanner that mixes up what looks alike might have read it: "rn" and m, e and c, u and n, l and i, h and
/// b.
std::string as_a_scanner_sees(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        char const c = word[i];
        bool const m = c == 'r' && i + 1 < word.size() && word[i + 1] == 'n';
        i += m ? 1 : 0;
        out += m ? 'm' : c == 'e' || c == 'o' ? 'c' : c == 'u' ? 'n' : c == 'l' ? 'i' : c == 'h' ? 'b' : c;
    }
    return out;
}

}  // namespace

std::optional<int> misspelt_month_number(std::string_view word) {
    // How a month may begin, read by a scanner.
    if (std::string_view("acdefjmnorsu").find(word.empty() ? '-' : word.front()) == std::string_view::npos)
        return std::nullopt;
    // Old registers: "12 Mch 1921", "4 Decr".
    static constexpr std::pair<std::string_view, int> old_abbreviations[] = {{"mch", 3},   {"jany", 1},  {"feby", 2},
                                                                             {"apl", 4},   {"augt", 8},  {"septr", 9},
                                                                             {"octr", 10}, {"novr", 11}, {"decr", 12}};
    for (auto const& [abbreviation, number] : old_abbreviations)
        if (word == abbreviation) return number;
    if (word.size() >= 4 && word.size() <= 11 && !is_common(word) && !month_number(word)) {
        auto const seen = as_a_scanner_sees(word);
        for (std::size_t i = 0; i < month_names.size(); ++i)
            if (month_names[i].size() >= 4 && seen == as_a_scanner_sees(month_names[i])) return static_cast<int>(i) + 1;
    }
    if (word.size() < 4 || word.size() > 10 ||
        std::string_view("jfmasond").find(word.front()) == std::string_view::npos)
        return std::nullopt;
    if (month_number(word) || is_common(word)) return std::nullopt;
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        auto const full = month_names[i];
        if (full.size() < 5 || word.front() != full.front()) continue;
        std::size_t const allowed = full.size() >= 7 ? 2 : 1;
        if (base::edit_distance(word, full) <= allowed) return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

std::optional<int> weekday_number(std::string_view word) { return number_in(weekdays, word); }
std::optional<int> cardinal(std::string_view word) { return number_in(cardinals, word); }
std::optional<int> ordinal(std::string_view word) { return number_in(ordinals, word); }

std::optional<int> misspelt_ordinal(std::string_view word) {
    static constexpr Numbered slips[] = {
        {"fith", 5},         {"fiveth", 5},       {"seveth", 7},       {"sevnth", 7},        {"eigth", 8},
        {"eightth", 8},      {"nineth", 9},       {"nith", 9},         {"tength", 10},       {"elevnth", 11},
        {"elventh", 11},     {"eleveth", 11},     {"twelth", 12},      {"twelveth", 12},     {"twelvth", 12},
        {"tweltth", 12},     {"thirteeth", 13},   {"thriteenth", 13},  {"forteenth", 14},    {"fourtheenth", 14},
        {"fourteeth", 14},   {"fiveteenth", 15},  {"fifthteenth", 15}, {"fiftheenth", 15},   {"fifteeth", 15},
        {"sixtheenth", 16},  {"sixteeth", 16},    {"seventeeth", 17},  {"seventheenth", 17}, {"eigtheenth", 18},
        {"eighteeth", 18},   {"eightteenth", 18}, {"eigteenth", 18},   {"ninteenth", 19},    {"nineteeth", 19},
        {"ninetheenth", 19}, {"twentyth", 20},    {"twentith", 20},    {"twentyeth", 20},    {"twentyith", 20},
        {"thirtyth", 30},    {"thirtith", 30},    {"thirtyeth", 30}};
    return number_in(slips, word);
}

std::string sound_of(std::string_view name) {
    struct Pair {
        std::string_view from, to;
    };
    static constexpr Pair pairs[] = {{"ee", "i"}, {"ie", "i"}, {"ij", "i"}, {"iy", "i"}, {"yi", "i"}, {"ii", "i"},
                                     {"oo", "u"}, {"ou", "u"}, {"uu", "u"}, {"aa", "a"}, {"ph", "f"}, {"ck", "k"},
                                     {"kh", "k"}, {"gh", "g"}, {"dh", "d"}, {"th", "t"}, {"ff", "f"}, {"ou", "u"}};
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
        auto const rest = name.substr(i);
        auto const* const found = std::find_if(std::begin(pairs), std::end(pairs),
                                               [&](Pair const& pair) { return rest.starts_with(pair.from); });
        std::string const next = found != std::end(pairs) ? std::string(found->to)
                                 : name[i] == 'y'         ? "i"
                                 : name[i] == 'q'         ? "k"
                                 : name[i] == 'w'         ? "v"
                                                          : std::string(1, name[i]);
        i += found != std::end(pairs) ? found->from.size() : 1;
        if (out.empty() || out.back() != next.front()) out += next;
    }
    return out;
}

namespace {

// One line for each forename: the name and its British short forms.
constexpr std::string_view short_forms[] = {
    "eleanor elle ellen ellie ella nell nellie nelly lenny leonora nora norah",
    "margaret maggie meg megan peggy peg madge marge margie margot rita greta daisy maisie",
    "elizabeth liz lizzie lizzy beth betty bess bessie eliza elsie libby lisa lisbeth betsy liza elspeth",
    "katherine kate katie kathy kat kitty kay cath cathy catherine kathryn kath",
    "catherine kate katie kathy cath cathy kitty kay katherine kath",
    "alexandra alex sandra sandy lexi lexie sasha xandra ali",
    "alexander alex al sandy xander sasha alec alick lex",
    "daniel dan danny dannie",
    "danielle dani danny elle",
    "thomas tom tommy thom",
    "william will bill billy willie liam wills willy",
    "robert rob bob bobby robbie bert robin",
    "richard rich rick ricky dick richie dickie",
    "james jim jimmy jamie jem",
    "john jack johnny jon jonny",
    "jonathan jon jonny jonty nathan",
    "michael mike mick mickey micky mikey",
    "david dave davy davey dai",
    "christopher chris kit topher",
    "christine chris chrissie tina",
    "christina chris chrissie tina",
    "matthew matt matty",
    "andrew andy drew dru",
    "anthony tony ant",
    "antony tony ant",
    "joseph joe joey jo",
    "josephine jo josie fifi",
    "samuel sam sammy",
    "samantha sam sammy",
    "benjamin ben benny benji",
    "edward ed eddie ted teddy ned",
    "edmund ed eddie ted ned",
    "henry harry hal hank",
    "charles charlie chas chuck chaz",
    "charlotte charlie lottie lotte char",
    "george georgie",
    "georgina georgie gina george",
    "georgia georgie",
    "gerald gerry jerry",
    "geoffrey geoff jeff",
    "gregory greg",
    "stephen steve stevie ste",
    "steven steve stevie ste",
    "stephanie steph stevie",
    "nicholas nick nicky nico",
    "nicola nicky nikki nic",
    "nicole nicky nikki nic",
    "patrick pat paddy rick",
    "patricia pat patsy patty tricia trish",
    "peter pete",
    "philip phil pip",
    "phillip phil pip",
    "philippa pippa pip",
    "ronald ron ronnie",
    "raymond ray",
    "timothy tim timmy",
    "terence terry tel",
    "theresa terry tess tessa",
    "teresa terry tess tessa",
    "victoria vicky vicki vic tori toria",
    "rebecca becky becca bex",
    "rachel rach rachie",
    "jennifer jen jenny jenni",
    "jessica jess jessie",
    "joanna jo joanie",
    "joanne jo joanie",
    "judith judy jude judi",
    "jacqueline jackie jacqui",
    "susan sue susie suzy suzie",
    "susannah sue susie suzy zanna",
    "sarah sally sal sadie",
    "amanda mandy",
    "barbara barb babs barbie",
    "deborah debbie deb debs",
    "dorothy dot dottie dolly dora",
    "frances fran fanny frankie",
    "francis frank fran frankie",
    "frederick fred freddie freddy",
    "harold harry hal",
    "helen nell nellie ellen lena",
    "isabel bel belle izzy bella isobel",
    "isabella bella izzy izzie belle",
    "isla izzy",
    "jane janie jenny",
    "janet jan",
    "kimberly kim",
    "kimberley kim",
    "laurence larry laurie",
    "lawrence larry laurie",
    "leonard len lenny leo",
    "louise lou",
    "louisa lou lulu",
    "lucy lu lulu",
    "martin marty",
    "mary molly polly may mamie",
    "melissa mel missy",
    "melanie mel",
    "mohammed mo",
    "muhammad mo",
    "natalie nat",
    "natasha nat tasha",
    "nathaniel nat nate nathan",
    "olivia liv livvy ollie",
    "oliver ollie olly",
    "pamela pam",
    "penelope penny",
    "priya pri",
    "roderick rod roddy",
    "rosemary rose rosie romy",
    "rose rosie",
    "ruth ruthie",
    "simon si",
    "sophie soph",
    "sophia soph sophie",
    "theodore theo ted teddy",
    "valerie val",
    "veronica ronnie vera",
    "vincent vince vinny",
    "walter walt wally",
    "winifred winnie freda",
    "zachary zac zach",
    "abigail abby gail",
    "agnes aggie nessie",
    "albert al bert bertie",
    "alfred alf alfie fred",
    "alice ali",
    "alison ali ally",
    "angela angie ange",
    "ann annie nan nancy",
    "anne annie nan nancy",
    "annabel bel bella anna",
    "arthur art artie",
    "bernard bernie",
    "bernadette bernie",
    "bradley brad",
    "cameron cam",
    "caroline caro carrie lyn",
    "cecilia cissie celia",
    "clare clarey",
    "cordelia delia",
    "cynthia cindy",
    "diana di",
    "dominic dom",
    "donald don donnie",
    "douglas doug dougie",
    "duncan dunc",
    "ebenezer ben",
    "eileen ei",
    "emily em emmy millie",
    "emma em emmy",
    "eugene gene",
    "evelyn evie eve",
    "faith fay",
    "florence flo flossie florrie",
    "gabriel gabe",
    "gabrielle gabby",
    "gareth gaz",
    "gary gaz gazza",
    "gillian gill gilly jill",
    "grace gracie",
    "gwendoline gwen",
    "hannah hanny",
    "harriet hattie harry",
    "hope hopie",
    "imogen immy",
    "ian iain",
    "jeremy jerry jez",
    "joshua josh",
    "julian jules",
    "julia jules julie",
    "justin jus",
    "kenneth ken kenny",
    "kevin kev",
    "leslie les",
    "lesley les",
    "lillian lil lily",
    "linda lin lindy",
    "lionel leo",
    "malgorzata gosia malgosia gocha",
    "marjorie marge margie",
    "mark marky",
    "marcus marc",
    "matilda tilly mattie tilda",
    "maureen mo",
    "maximilian max",
    "mildred millie",
    "miriam mim",
    "neil neilly",
    "norman norm",
    "owen owie",
    "paul paulie",
    "prudence prue",
    "rupert ru",
    "russell russ",
    "sebastian seb",
    "shaun shaunie",
    "sheila she",
    "stanley stan",
    "stuart stu",
    "sylvia syl",
    "tabitha tabby",
    "thelma thel",
    "tobias toby",
    "trevor trev",
    "ursula ursie",
    "wendy wend",
    "wilfred wilf",
    "yvonne vonnie",
    "zoe zo",
    "fiona fi fee",
    "callum cal",
    "malcolm mal malc",
    "calum cal",
    "chloe chlo clo",
    "harpreet harry preet",
    "jose pepe",
    "april ape"};

constexpr std::string_view spelling_groups[] = {
    "mohammed muhammad mohammad mohamed muhammed mohamad mohamet mehmet mohd muhamed mahomed",
    "ahmed ahmad ahmet",
    "yusuf yousef youssef yousuf yusef yousif",
    "hussein hussain husain hossain hossein hussien",
    "hassan hasan",
    "aisha ayesha aysha aicha aishah aesha",
    "fatima fatimah fatma fathima",
    "abdullah abdulla abdallah",
    "ibrahim ebrahim",
    "khadija khadijah khadeeja",
    "mustafa mustapha moustafa",
    "omar umar omer",
    "osman usman uthman othman",
    "rashid rasheed rachid raschid",
    "said saeed sayed sayeed syed",
    "zainab zaynab zeinab",
    "sergei sergey serghei",
    "dmitri dmitry dimitri dmitriy",
    "yulia julia iuliia yuliya",
    "aleksandr alexander alexandr oleksandr",
    "natalia natalya nataliya",
    "tatiana tatyana",
    "yevgeny evgeny evgeni yevgeni",
    "ekaterina yekaterina katerina",
    "ali aly",
    "jamal gamal djamal",
    "karim kareem",
    "nasir nasser naser",
    "tariq tarek tarik",
    "walid waleed",
    "khalid khaled",
    "hamid hameed",
    "iqbal ikbal",
    "qasim kasim",
    "singh sing",
    "kaur cour",
    "rahman rehman",
    "chaudhry chaudhary chowdhury choudhury choudhry",
    "siddiqui siddiqi siddique",
    "sheikh shaikh shaykh",
    "mahmood mahmoud mehmood mahmud",
    "begum begam"};

bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        bool const starts = at == 0 || list[at - 1] == ' ';
        bool const ends = at + word.size() == list.size() || list[at + word.size()] == ' ';
        if (starts && ends) return true;
    }
    return false;
}

}  // namespace

bool may_be_short_for(std::string_view short_form, std::string_view forename) {
    for (auto const line : short_forms) {
        auto const first = line.substr(0, line.find(' '));
        if (first == forename && has_word(line.substr(first.size()), short_form)) return true;
    }
    return false;
}

std::vector<std::string_view> short_forms_of(std::string_view forename) {
    std::vector<std::string_view> out;
    for (auto const line : short_forms) {
        auto at = line.find(' ');
        if (line.substr(0, at) != forename) continue;
        while (at < line.size()) {
            auto const end = std::min(line.find(' ', at + 1), line.size());
            out.push_back(line.substr(at + 1, end - at - 1));
            at = end;
        }
    }
    return out;
}

std::vector<std::string_view> spellings_of(std::string_view name) {
    std::vector<std::string_view> out;
    for (auto const line : spelling_groups) {
        if (!has_word(line, name)) continue;
        for (std::size_t at = 0; at < line.size();) {
            auto const end = std::min(line.find(' ', at), line.size());
            if (line.substr(at, end - at) != name) out.push_back(line.substr(at, end - at));
            at = end + 1;
        }
    }
    return out;
}

}  // namespace dhrdoc::redact::words
