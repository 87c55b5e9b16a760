import type { OrganizationKind, Place } from '../model.ts'
import { foldLetters } from '../text/fold.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { PLACE_TAILS } from './lexicon/place-words.ts'

// What sort of organization or place a name tells of.

const ORGANIZATION_KINDS: [OrganizationKind, RegExp][] = [
  ['GOVERNMENT', /^government of /],
  [
    'INTERGOVERNMENTAL',
    /^(un|u\.n\.|united nations|eu|e\.u\.|european (union|commission|parliament|central bank)|nato|world (bank|trade|health).*|imf|wto|who|opec|oecd|asean|african union|arab league|iaea|international (atomic|monetary|criminal|labou?r).*|osce|interpol|security council)$/,
  ],
  [
    'SPORTS',
    /\b(fc|afc|cf|united|rovers|athletic|wanderers|hotspur|fifa|uefa|nfl|nba|mlb|nhl|league|olympic committee|arsenal|chelsea|juventus|real madrid|liverpool)\b/,
  ],
  ['EDUCATION', /\b(university|college|school|academy|institute of technology|harvard|yale|princeton|stanford|mit)\b/],
  [
    'MEDIA',
    /\b(times|post|journal|news|tribune|herald|gazette|chronicle|telegraph|observer|press|radio|television|tv|magazine|broadcasting|bbc|cnn|nbc|abc|cbs|msnbc|reuters|ap|afp|tass|xinhua|sputnik|interfax|breitbart|politico)\b/,
  ],
  ['POLITICAL_PARTY', /\b(party|democrats|republicans|labour|conservatives|tories|gop|sinn fein|likud)\b/],
  ['MILITARY', /\b(army|navy|air force|forces|guard|corps|brigade|regiment|battalion|fleet)\b/],
  [
    'GOVERNMENT',
    /\b(ministry|department|senate|congress|parliament|house|court|agency|bureau|administration|commission|government|office|treasury|police|council|kremlin|pentagon|white house|downing street|fbi|cia|nsa|epa|fda|irs|fed|federal reserve|doj|dhs|secret service)\b/,
  ],
  [
    'COMPANY',
    /\b(inc|corp|corporation|ltd|plc|llc|company|co|group|holdings|bank|airlines|airways|motors?|industries|enterprises|systems|technologies|stores|partners|capital|pharmaceuticals|entertainment|studios|records|google|apple|microsoft|ford|amazon|facebook|twitter|boeing|airbus|bp|shell|ibm|intel)\b/,
  ],
  [
    'NON_PROFIT',
    /\b(foundation|trust|association|society|federation|union|alliance|coalition|greenpeace|amnesty|oxfam|red cross|fund|institute|institution)\b/,
  ],
]

export function organizationKindOf(name: string): OrganizationKind {
  const folded = foldLetters(name)
  return ORGANIZATION_KINDS.find(([, words]) => words.test(folded))?.[0] ?? 'OTHER'
}

export function placeOf(name: string): Pick<Place, 'placeKind' | 'location' | 'countryCode'> {
  const known = findPlace(name)
  if (known) {
    const { placeKind, countryCode, location } = known
    return { placeKind, ...(countryCode && { countryCode }), ...(location && { location }) }
  }
  const words = foldLetters(name).split(/\s+/)
  if (words.some((word) => NATURAL.has(word))) return { placeKind: 'NATURAL' }
  if (/^(county|province|region|territory|shire)$/.test(words.at(-1)!)) return { placeKind: 'REGION' }
  if (/^(city|town|village)$/.test(words.at(-1)!)) return { placeKind: 'CITY' }
  if (words.at(-1) === 'district') return { placeKind: 'DISTRICT' }
  return { placeKind: PLACE_TAILS.has(words.at(-1)!) ? 'SITE' : 'REGION' }
}

const NATURAL = new Set(
  'river sea ocean mountain mountains lake lakes island islands isle peninsula valley bay beach desert strait straits gulf coast plateau basin forest hills falls creek cape cove canyon glacier mount mt'.split(
    ' ',
  ),
)
