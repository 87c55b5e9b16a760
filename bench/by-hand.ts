import type { Entity, EntityKind, Findings, Quote, Span } from '../src/model.ts'

// What the extractors find beside what was found by hand in the same article.

export interface Comparison {
  what: string
  byHand: number
  found: number
  /** Of both, those that are the same. */
  same: number
}

/** Share of letters that a quote must have in common with one by hand to be that one; as the scorers of quotes have it. */
const LEAST_OVERLAP = 0.3

/** People and their mentions, places and organizations by their mentions, quotes by their words, and who speaks in those. */
export function compareFindings(byHand: Findings, found: Findings): Comparison[] {
  const pairs = pairQuotes(byHand.quotes, found.quotes)
  const spoken = pairs.filter(([quote]) => quote.speaker !== undefined)
  const right = spoken.filter(([a, b]) => isSame(entityOf(byHand, a.speaker), entityOf(found, b.speaker)))
  const dated = pairs.filter(([, { saidAt }]) => saidAt !== undefined)
  const days = pairs.filter(([a, b]) => b.saidAt !== undefined && a.saidAt?.edtf === b.saidAt.edtf)
  return [
    comparePeople(byHand, found),
    compareMentions('PERSON', byHand, found),
    compareMentions('PLACE', byHand, found),
    compareMentions('ORGANIZATION', byHand, found),
    { what: 'quotes', byHand: byHand.quotes.length, found: found.quotes.length, same: pairs.length },
    {
      what: 'speakers of those',
      byHand: spoken.length,
      found: pairs.filter(([, { speaker }]) => speaker).length,
      same: right.length,
    },
    {
      what: 'days of those',
      byHand: pairs.filter(([{ saidAt }]) => saidAt).length,
      found: dated.length,
      same: days.length,
    },
  ]
}

const entityOf = ({ entities }: Findings, slug: string | undefined) => entities.find((entity) => entity.slug === slug)

const isSame = (a: Entity | undefined, b: Entity | undefined) =>
  a !== undefined && b !== undefined && a.kind === b.kind && namesOf(a).includes(b.name)

const namesOf = ({ name, names }: Entity) => [name, ...names.map(({ text }) => text)]

function comparePeople(byHand: Findings, found: Findings): Comparison {
  const [a, b] = [byHand, found].map(({ entities }) => entities.filter(({ kind }) => kind === 'PERSON'))
  const same = a!.filter((person) => b!.some((other) => isSame(person, other)))
  return { what: 'people', byHand: a!.length, found: b!.length, same: same.length }
}

function compareMentions(kind: EntityKind, byHand: Findings, found: Findings): Comparison {
  const [a, b] = [byHand, found].map((findings) => {
    const of = findings.mentions.filter(({ entity }) => entityOf(findings, entity)!.kind === kind)
    return new Set(of.map(({ span }) => keyOf(span)))
  })
  const same = [...a!].filter((key) => b!.has(key)).length
  return { what: `mentions of ${PLURALS[kind]}`, byHand: a!.size, found: b!.size, same }
}

const PLURALS: Record<EntityKind, string> = {
  PERSON: 'people',
  PLACE: 'places',
  ORGANIZATION: 'organizations',
  EVENT: 'events',
}

const keyOf = ({ field, ordinal, start, end }: Span) => `${field} ${ordinal} ${start} ${end}`

/** Quotes that have most letters in common, one to one. */
function pairQuotes(byHand: readonly Quote[], found: readonly Quote[]): [Quote, Quote][] {
  const letters = new Map([...byHand, ...found].map((quote) => [quote, lettersOf(quote)]))
  const all = byHand.flatMap((a) => found.map((b) => ({ a, b, overlap: overlap(letters.get(a)!, letters.get(b)!) })))
  const taken = new Set<Quote>()
  const pairs: [Quote, Quote][] = []
  for (const { a, b, overlap } of all.sort((x, y) => y.overlap - x.overlap)) {
    if (overlap < LEAST_OVERLAP || taken.has(a) || taken.has(b)) continue
    taken.add(a).add(b)
    pairs.push([a, b])
  }
  return pairs
}

function lettersOf({ segments }: Quote): Set<string> {
  const places = segments.flatMap(({ field, ordinal, start, exact }) =>
    [...exact.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => `${field} ${ordinal} ${start + index}`),
  )
  return new Set(places)
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((place) => b.has(place)).length
  return shared / (a.size + b.size - shared)
}
