import { words } from './lists.ts'

// By which further nouns somebody is called whose title or office is known: “the lawmaker” of “Sen. Ann Lee”.

/** Nouns | the words of an office, beside themselves, that they fit; all folded, without full stop, two words with a hyphen. */
const FITTING = `
  senator | sen
  congressman congresswoman representative | rep congressman congresswoman representative
  lawmaker legislator | sen senator rep representative congressman congresswoman mp msp mep assemblyman assemblywoman del
  delegate lawmaker legislator backbencher
  governor | gov
  councillor councilman councilwoman alderman | cllr councillor councilor councilman councilwoman ald alderman
  president | pres
  leader | president
  leader | premier chancellor pm prime-minister king queen emperor sultan emir ruler dictator chairman chairwoman chief head
  premier pm | premier pm prime-minister
  ag | attorney-general
  minister | premier pm
  candidate contender | candidate nominee contender challenger
  general | gen
  colonel | col
  captain | capt skipper
  skipper | captain
  major | maj
  lieutenant | lt
  sergeant | sgt
  corporal | cpl
  admiral | adm
  commander | cmdr gen general col colonel capt captain maj major adm admiral brigadier marshal
  officer | pc constable sergeant sgt detective inspector lieutenant lt captain capt superintendent deputy trooper
  detective | det inspector
  inspector | detective
  constable | pc
  soldier | sergeant sgt corporal cpl private lieutenant lt captain capt major maj
  chief | commissioner superintendent
  professor | prof
  academic scholar lecturer | professor prof lecturer dean historian
  scientist researcher expert | scientist researcher professor prof biologist chemist physicist geologist virologist economist
  doctor physician | dr doctor physician surgeon gp paediatrician pediatrician
  surgeon | doctor
  psychologist psychiatrist | dr
  cleric priest | father fr rev reverend pastor vicar priest bishop archbishop cardinal imam ayatollah sheikh mullah rabbi
  pastor reverend minister vicar | rev reverend pastor vicar
  pope pontiff | pope
  lawyer attorney counsel solicitor barrister advocate | lawyer attorney counsel solicitor barrister advocate
  prosecutor | da
  judge justice magistrate | judge justice magistrate recorder
  chairman chairwoman chairperson chair | chairman chairwoman chairperson chair
  spokesman spokeswoman spokesperson | spokesman spokeswoman spokesperson
  ceo executive boss chief | ceo executive chief-executive
  executive | cfo coo cto ciso director
  boss | chief chairman manager coach
  coach manager | coach manager
  founder co-founder cofounder entrepreneur | founder co-founder cofounder entrepreneur
  businessman businesswoman billionaire millionaire magnate mogul tycoon | businessman businesswoman billionaire millionaire
  magnate mogul tycoon entrepreneur
  star | actor actress singer musician rapper striker midfielder forward winger goalkeeper quarterback comedian
  musician | singer rapper guitarist drummer bassist vocalist frontman frontwoman composer
  singer vocalist frontman frontwoman | singer vocalist frontman frontwoman
  player | striker midfielder defender goalkeeper keeper winger forward captain quarterback pitcher batsman bowler
  goalkeeper keeper | goalkeeper keeper
  writer author novelist poet playwright | writer author novelist poet playwright
  journalist reporter correspondent | journalist reporter correspondent columnist
  presenter broadcaster host anchor | presenter broadcaster host anchor
  activist campaigner | activist campaigner
  envoy diplomat | ambassador envoy diplomat consul foreign-minister foreign-secretary
  aide adviser advisor strategist | aide adviser advisor strategist
  economist analyst strategist | economist analyst strategist
`

const FITS = new Map<string, Set<string>>()
for (const line of FITTING.trim().split(/\n(?=.*\|)/)) {
  const [nouns = '', offices = ''] = line.split('|')
  for (const noun of words(nouns)) FITS.set(noun, new Set([...(FITS.get(noun) ?? []), ...words(offices)]))
}

/** Whether somebody with this word in what he is may be called so. */
export const isFitting = (noun: string, office: string): boolean =>
  noun === office || (FITS.get(noun)?.has(office) ?? false)
