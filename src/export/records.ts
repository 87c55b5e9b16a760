import type { Affiliation, ArticleRecord, Entity, Event, Mention, Quote, Span } from '../model.ts'
import { readRecordEntities } from '../store/read/record-entities.ts'
import { type RecordParts, readArticleIdsAfter, readRecordParts } from '../store/read/records.ts'
import { slugsOf } from '../store/save/references.ts'
import type { Reader } from '../store/sql.ts'

// The archive as records, each whole in itself: an entity that several articles speak of is in every one of them.

/** How many articles are in memory at once. */
const BATCH = 100

/** All records of the archive in the order of their ids, a few statements for a batch of articles. */
export async function* readRecords(db: Reader): AsyncGenerator<ArticleRecord> {
  for (let last = ''; ; ) {
    const ids = await readArticleIdsAfter(db, last, BATCH)
    if (ids.length === 0) return
    yield* await readRecordsOf(db, ids)
    last = ids.at(-1)!
  }
}

/** Records of these articles, cut to what is asked for; what an article says of itself is always in them. */
export async function readRecordsOf(db: Reader, ids: readonly string[], cut: Cut = ALL): Promise<ArticleRecord[]> {
  const parts = (await readRecordParts(db, ids)).map((one) => ({
    ...one,
    mentions: one.mentions.filter(cut.mention),
    quotes: one.quotes.filter(cut.quote),
    affiliations: one.affiliations.filter(cut.affiliation),
    told: one.told.filter(cut.told),
  }))
  const entities = await readEntitiesOf(db, parts)
  return parts.map((one) => wholeRecord(one, entities))
}

/** Which findings of an article are asked for; `index` counts those of their kind in its record. */
export interface Cut {
  mention(mention: Mention, index: number): boolean
  quote(quote: Quote, index: number): boolean
  affiliation(affiliation: Affiliation): boolean
  told(told: RecordParts['told'][number]): boolean
}

const always = () => true
export const ALL: Cut = { mention: always, quote: always, affiliation: always, told: always }

type Entities = ReadonlyMap<string, Entity | null>

/** Entities that articles speak of, and those that these refer to, however far: one statement a step. */
async function readEntitiesOf(db: Reader, records: readonly RecordParts[]): Promise<Entities> {
  const known = new Map<string, Entity | null>()
  for (;;) {
    const wanted = new Set(records.flatMap((one) => slugsOf({ ...one, entities: reachedFrom(one, known) })))
    const missing = [...wanted].filter((slug) => !known.has(slug))
    if (missing.length === 0) return known
    const read = await readRecordEntities(db, missing)
    for (const [i, slug] of missing.entries()) known.set(slug, read[i]!)
  }
}

/** Entities of a record as far as they are known, by slug. */
function reachedFrom(parts: RecordParts, known: Entities): Entity[] {
  const told = new Map(parts.told.map((one) => [one.event, one]))
  const toEntity = (slug: string): Entity[] => {
    const entity = known.get(slug)
    if (entity?.kind !== 'EVENT') return entity ? [entity] : []
    const { participants = [], evidence = [] } = told.get(slug) ?? {}
    return [{ ...entity, participants, evidence }]
  }
  // Events that are only known by name so far have their participants read with them.
  let slugs = [...new Set([...told.keys(), ...slugsOf({ ...parts, entities: [] })])]
  for (;;) {
    const entities = slugs.flatMap(toEntity)
    const more = new Set([...slugs, ...slugsOf({ ...parts, entities })])
    if (more.size === slugs.length) return entities.sort((a, b) => (a.slug < b.slug ? -1 : 1))
    slugs = [...more]
  }
}

function wholeRecord(parts: RecordParts, known: Entities): ArticleRecord {
  const { article, topics, mentions, quotes, affiliations, extraction } = parts
  const entities = reachedFrom(parts, known)
  const whole = entities.map((one) => (one.kind === 'EVENT' ? withEvidence(one, parts, entities) : one))
  return { article, topics, entities: whole, mentions, quotes, affiliations, extraction }
}

/** An event that another article reports has here the words that lead to it, so that the record stands alone. */
function withEvidence(event: Event, parts: RecordParts, entities: readonly Entity[]): Event {
  if (event.evidence.length > 0) return event
  const { slug } = event
  const isPart = (one: Entity): one is Event => one.kind === 'EVENT' && one.partOf === slug && one.evidence.length > 0
  const mentioned = parts.mentions.filter(({ entity }) => entity === slug).map(({ span }) => span)
  const said = parts.quotes.filter((quote) => quote.event === slug || quote.about.includes(slug))
  const { title } = parts.article
  const headline: Span = { field: 'TITLE', ordinal: 0, start: 0, end: title.length, exact: title }
  const [words = headline] = [
    ...event.participants.flatMap(({ evidence }) => evidence),
    ...mentioned,
    ...said.flatMap(({ segments }) => segments),
    ...entities.filter(isPart).flatMap(({ evidence }) => evidence),
  ]
  return { ...event, evidence: [words] }
}
