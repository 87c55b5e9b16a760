import { words } from './lists.ts'

// Words around a name that tell what it names. Written by hand.

/** Verbs that people do, in the forms that follow a name. */
export const PERSON_VERBS = words(`
  said says told tells added adds explained replied remarked recalled insisted joked quipped tweeted wrote writes thinks
  thought believes believed knows knew hopes hoped smiled laughed nodded shrugged married died born retired resigned
  quit testified argued argues noted notes asked asks stressed conceded admitted confessed vowed pledged promised
  complained lamented mused claimed claims insists suggested suggests declared declares responded answered recounted
  continued concluded predicted warned warns urged acknowledged agreed agrees denied denies expressed pointed mentioned
  praised criticized criticised accused described called calls wants wanted met shook grew lives lived studied graduated
  scored beat won lost joined signed played trains trained
`)

/** Verbs of speech, which organizations and governments do as well. */
export const ORGANIZATION_VERBS = words(`
  said says told added announced reported reports confirmed denied warned claimed stated declared insisted urged
  criticized criticised condemned accused rejected
`)

/** Nouns after the name of a person who stands for them: "the Biden administration". */
export const PERSON_FOLLOWERS = words(
  'administration campaign camp family supporters aides surrogates presidency era aide fans',
)

/** Nouns after the name of an organization. */
export const ORGANIZATION_FOLLOWERS = words(`
  spokesman spokeswoman spokesperson officials official executives executive shares shareholders employees workers staff
  headquarters stock ceo cfo analysts analyst lawmakers fighters militants members agents reporter correspondent editor
  chief chairman chairwoman boss director subsidiary customers fans board players
`)

/** Nouns right before the name of an organization: "the telecoms firm Telia". */
export const ORGANIZATION_NOUNS = words(`
  firm company group giant carmaker carrier operator network bank retailer broker chain startup start-up airline
  newspaper magazine website agency charity think-tank thinktank union party club side team band brand
  manufacturer supplier label studio lender insurer drugmaker conglomerate consultancy
  subsidiary unit consortium supermarket app platform site portal nonprofit non-profit militia militants newswire
  tabloid auditors accountants brewers banks retailers carriers carmakers firms companies groups bands
  orchestra housebuilder bookmaker bookmakers chipmaker hotelier drugmakers housebuilders insurers lenders
`)

/** The same, but of people too: "the rival Nordbank", "his rival Ann Lee". */
export const RELATED_NOUNS = words(
  'rivals rival owner parent investor auditor broadcaster publisher developer builder brewer pollster',
)

/** What a firm has, and seldom a person. */
export const OWNED_BY_FIRMS = words(
  'shares stock profits profit sales shareholders revenue revenues customers headquarters stores subsidiary board chairman',
)

/** The last word of what is shortened to letters and is no organization: "Economic Area (EEA)". */
export const THINGS = words(`
  area language allowance name names system systems mobiles mobile standard product access line lines loop vehicle
  message card disc video engine chip memory display rate tax duty fee credit loan fund degree exam examination test
  time device driver software hardware protocol number code unit weapon weapons missile rifle drug hormone acid gas
  pre-section unbundling planning management order disorder technology
`)

/** What prices of shares do. */
export const TURNS = words(
  'fell rose slumped gained slipped jumped shed dropped climbed lost added closed tumbled soared',
)

/** Named for somebody who need not be one of ours: "a Harry Potter film". */
export const WORKS = words(
  'film films movie movies musical novel novels book books album series franchise game games brand brands character',
)

/** What stands before these is a work or a band as often as an employer: "Harry Potter star Ann Lee". */
export const ARTISTS = words('star actor actress author writer creator presenter host director producer')

/** What somebody minds stands before these as often as an employer: "Energy minister", "Communications director". */
export const OFFICES_OF_FIELDS = words(`
  minister secretary councillor commissioner leader spokesman spokeswoman spokesperson director editor correspondent
  reporter adviser advisor analyst economist officer teacher engineer producer presenter nominee contender winner mogul
  magnate tycoon expert scientist researcher champion chancellor lecturer professor poet coordinator manager
`)

/** Whose somebody is: "Ann Lee ally Liam Pike". */
export const RELATIVES = words(`
  wife husband father mother son daughter brother sister uncle aunt cousin nephew niece friend colleague partner aide
  lawyer victim rival opponent successor predecessor
`)

/** Before "in" or "at" and an organization: "a stake in Equant", "an analyst at Nordea". */
export const HOLDINGS = words('stake stakes share shares interest invest invested investment investors holding')
export const WORKERS = words(`
  analyst economist professor strategist researcher scientist fellow lecturer director executive manager officer
  worked works working employed expert historian partner head chief engineer reporter editor correspondent
`)

/** Prepositions before places. */
export const PLACE_PREPOSITIONS = words(
  'in at near across throughout outside inside toward towards into around through',
)

/** The last word of a name that is neither of a person nor of an organization nor of a place. */
export const EVENT_TAILS = words(`
  war wars olympics cup games open day days prize award awards act bill law treaty accord accords agreement festival
  summit championship championships tournament trophy conference convention election elections report amendment code
  deal revolution uprising crisis constitution oscar oscars emmy grammy grammys medal medals series week weekend night
  plan programme program protocol scandal show tour grand prix derby match final finals debate memo theory curve effect
  lives matter initiative syndrome index disease virus flu bible koran quran ballot primary primaries caucuses caucus
`)

/** Words with a capital that begin no name. */
export const NEVER_NAMES = words(`
  I I’m I'm I’ve I've I’d I'd I’ll I'll A An The This That These Those There Here He She It We You They His Her Its Our
  Your Their My Him Us Them What Who Whom Whose Which When Where Why How If Whether While As Since Until After Before
  During Because Although Though But And Or Nor So Yet For From In On At By To Of With Without Within About Above Across
  Against Along Among Around Behind Below Beneath Beside Between Beyond Despite Down Except Inside Into Like Near Off
  Onto Out Outside Over Past Per Than Through Throughout Till Toward Towards Under Underneath Unlike Up Upon Via Not No
  Yes All Any Both Each Either Every Few Many More Most Much Neither None One Two Three Four Five Six Seven Eight Nine
  Ten Other Others Another Some Several Such Same Own Only Also Then Thus Therefore Hence However Moreover Meanwhile
  Besides Whilst Sure Instead Indeed Perhaps Maybe Just Even Still Already Again Always Never Often Sometimes Once Twice
  Now Today Tonight Tomorrow Yesterday Later Earlier Recently Soon Ago Monday Tuesday Wednesday Thursday Friday Saturday
  Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays January February March April June July August
  September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Mon Tue Wed Thu Fri
  Sat Sun Is Are Was Were Be Been Being Am Do Does Did Done Doing Has Have Had Having Can Could Will Would Shall Should
  May Might Must Let Let’s Let's Don’t Don't Didn’t Didn't Isn’t Isn't It’s It's That’s That's He’s He's She’s She's
  There’s There's We’re We're They’re They're You’re You're What’s What's Get Got Go Going Come Came Take Make Made See
  Look Read Watch Click Please Find Follow Send Thank Thanks Well Oh Ah Hey Hello Dear Good Great Bad New Old First
  Second Third Last Next Former Police Officials Critics Experts Analysts Scientists Researchers Doctors Supporters
  Republicans’ People Women Men Children According Asked Speaking Following Including Based Given Born Unless Whatever
  Whoever Everyone Everybody Everything Someone Somebody Something Anyone Anybody Anything Nobody Nothing Sources Photo
  Photos Image Video Updated Published Share Subscribe Advertisement Related God Lord Christmas Easter Thanksgiving
  Halloween Internet Web O'clock Olympic Olympics Paralympic Paralympics Nobel Sir Madam Mum Dad Mom Grandma Grandpa
  English French Spanish German Arabic Formula Covid Covid-19 COVID Brexit Bitcoin Ebola Bible Earth Moon Mars
`)

/** Those of them that begin one with another word after them: "New York". */
export const STARTERS = words(`
  New Great Good Old First Second Lord Police Sun
`)

/** Those that stand within one. */
export const CONTINUERS = words(`
  New Great Old First Second Police People Women Men Children March Lord Will May Good Four Five Sun Today Web
  Olympic Paralympic English Moon Mars Read
`)

/** What a hyphen ties to a name that is not part of the name that follows: "the Riga-based Ann Lee". */
export const HYPHENED = words(`
  based born backed owned led listed trained educated controlled run bred linked allied raised dominated
`)
