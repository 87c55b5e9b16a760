import { words } from './lists.ts'

// Words for what somebody is. Written by hand.

/** Stand before a name and belong to no one in particular: dropped without being a role. Folded, without full stop. */
export const HONORIFICS = new Map<string, 'MALE' | 'FEMALE' | null>([
  ['mr', 'MALE'],
  ['mister', 'MALE'],
  ['sir', 'MALE'],
  ['lord', 'MALE'],
  ['monsieur', 'MALE'],
  ['señor', 'MALE'],
  ['herr', 'MALE'],
  ['mrs', 'FEMALE'],
  ['ms', 'FEMALE'],
  ['miss', 'FEMALE'],
  ['lady', 'FEMALE'],
  ['dame', 'FEMALE'],
  ['madame', 'FEMALE'],
  ['madam', 'FEMALE'],
  ['baroness', 'FEMALE'],
  ['dr', null],
  ['prof', null],
  ['comrade', null],
  ['shri', 'MALE'],
  ['smt', 'FEMALE'],
  ['alhaji', 'MALE'],
  ['alhaja', 'FEMALE'],
  ['hajiya', 'FEMALE'],
  ['mallam', 'MALE'],
  ['engr', null],
  ['barrister', null],
])

/** Titles and offices that are written with a capital before a name, folded, without full stop. */
export const TITLES = words(`
  president premier chancellor minister secretary senator sen representative rep del councilor congressman congresswoman
  governor gov mayor ambassador judge justice attorney general gen colonel col major maj captain capt lieutenant lt
  sergeant sgt corporal cpl private admiral adm commander cmdr brigadier marshal commissioner comptroller chairman
  chairwoman chairperson chair chief ceo cfo coo cto ciso director spokesman spokeswoman spokesperson professor doctor
  pope cardinal archbishop bishop father reverend rev pastor rabbi imam ayatollah sheikh shaikh sheik mullah king queen
  prince princess duke duchess emperor empress sultan emir crown prime vice deputy assistant acting former
  undersecretary commander-in-chief officer detective inspector constable superintendent sheriff coach manager speaker
  cllr cllrs clr ald fr atty det insp supt dci leader councilman councilwoman councillor alderman assemblyman assemblywoman delegate treasurer coordinator advisor
  adviser strategist analyst envoy editor executive supervisor lawyer prosecutor solicitor head founder co-founder
  co-chair interim majority minority whip first sister brother saint nominee candidate correspondent reporter columnist
  emeritus pm mp msp mep justices comedian dj actor actress singer rapper striker midfielder defender winger author
  economist spokesmen dean provost principal ombudsman secretary-general postmaster co-chairman co-chairwoman
  vice-chairman vice-chairwoman vice-president ex-president ex-minister
`)

/** Ranks of the police, as written: letters that are much else too, and titles only before a given name. */
export const RANKS = words('PC WPC PCSO DC DS DI DCS')

/** These alone, written with a capital, are titles only beside a name or another title: else they are part of a name. */
export const WEAK_TITLES = words(`
  major private crown prime first chief general acting former vice deputy assistant majority minority head executive
  interim whip king prince justice state father brother sister saint chair coach
`)

/** Nouns in small letters that stand for a person before or after a name. */
export const ROLE_NOUNS = words(`
  president premier chancellor minister secretary senator representative congressman congresswoman governor mayor
  ambassador judge justice attorney general colonel major captain lieutenant sergeant admiral commander commissioner
  chairman chairwoman chairperson chair chief ceo cfo director spokesman spokeswoman spokesperson professor doctor pope
  cardinal archbishop bishop priest reverend pastor rabbi imam cleric king queen prince princess leader officer
  detective inspector constable superintendent sheriff coach manager boss speaker councilman councilwoman councillor
  legislator lawmaker mp delegate treasurer coordinator advisor adviser aide strategist analyst envoy editor executive
  supervisor lawyer prosecutor solicitor barrister head founder co-founder cofounder co-chair economist expert scientist
  researcher historian author writer novelist poet playwright journalist reporter correspondent columnist commentator
  broadcaster presenter anchor host blogger activist campaigner organizer organiser critic actor actress singer musician
  rapper guitarist drummer bassist vocalist frontman frontwoman sprinter hurdler composer conductor artist painter
  sculptor architect designer photographer filmmaker producer comedian star player striker midfielder defender
  goalkeeper keeper winger forward skipper quarterback pitcher batsman bowler cyclist runner swimmer boxer golfer
  champion teammate driver pilot astronaut engineer developer programmer entrepreneur businessman businesswoman
  billionaire millionaire investor banker trader broker owner chef farmer fisherman teacher student pupil lecturer dean
  principal nurse surgeon physician psychologist psychiatrist veteran soldier rebel militant gunman suspect victim
  witness plaintiff defendant husband wife father mother son daughter brother sister uncle aunt cousin nephew niece
  grandson granddaughter grandfather grandmother partner friend colleague neighbour neighbor resident voter candidate
  nominee contender rival challenger opponent counterpart predecessor successor pollster lobbyist operative consultant
  counsel advocate ombudsman diplomat dictator ruler emperor warlord fugitive prisoner inmate detainee whistleblower
  hacker celebrity model dancer winner legend magnate mogul tycoon financier fund-raiser fundraiser donor trustee
  curator librarian secretary-general undersecretary deputy vice-president
`)

/** Adjectives and nouns that may stand between, before such a noun: "top foreign policy adviser". */
export const ROLE_FILLERS = words(`
  former ex acting deputy vice assistant senior junior top chief longtime veteran prominent leading head co lead late
  incoming outgoing retired disgraced embattled fellow presidential vice-presidential campaign executive managing
  general attorney prime foreign defense defence finance interior justice health education trade state party team club
  company group press media communications human rights policy security national political
`)

export const FEMALE_NOUNS = words(`
  congresswoman chairwoman spokeswoman councilwoman assemblywoman businesswoman actress queen princess duchess empress
  wife mother daughter sister aunt niece granddaughter grandmother baroness
`)

export const MALE_NOUNS = words(`
  congressman chairman spokesman councilman assemblyman businessman actor king prince duke emperor pope husband father
  son brother uncle nephew grandson grandfather
`)

/** Small words within names of people. */
export const PARTICLES = words(`
  de del della dal dalla degli di da das dos do du van von vom der den het ter ten zu zum zur af av y e
  la le las los bin ibn ben bint abu al el ul ur
`)

/** Those that also begin a surname that stands alone, in small letters: "de Vries". "Ten Brits" and "la Liga" are none. */
export const LEADING_PARTICLES = words('de del della dal di da dos du van von der den ter zu af bin ibn abu al')

/** Arabic articles, as a hyphen ties them to a name: "al-Fahd". */
export const ARTICLES = words('al el ul ur as ad an ar ash az')

/** End a person's name. */
export const SUFFIXES = words('jr jr. jnr sr sr. snr ii iii iv')

/** Stand after a name, as written, and are no part of it. */
export const POSTNOMINALS = words('MP MPs MEP MSP MS AM TD QC KC OBE MBE CBE KBE DBE PhD')

/** People whom articles name by their surname alone. */
export const KNOWN_PEOPLE = words(`
  Putin Trump Obama Biden Clinton Reagan Nixon Merkel Macron Sarkozy Blair Thatcher Zelensky Zelenskyy Netanyahu Erdogan
  Khamenei Assad Gaddafi Gadhafi Arafat Mandela Gorbachev Yeltsin Medvedev Lavrov Berlusconi Bolsonaro Lula Chavez
  Maduro Castro Modi Gandhi Xi Mao Lenin Stalin Hitler Churchill Kissinger Musk Zuckerberg Bezos Shakespeare Einstein
  Mozart
`)
