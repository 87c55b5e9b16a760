import { createHash } from 'node:crypto'
import { kindOfId } from '../ids.ts'
import { jsonValue } from '../row.ts'
import { type Reader, raw, readRows, type Sql, sql } from '../sql.ts'

// A record as curators see it: what they can change of it, and nothing else. Its hash is the version that a write
// carries, and history keeps how it was and how it became. References are ids, partial dates EDTF.

/** Properties by the name of their field in the schema. */
export type State = Record<string, unknown>

const listOf = (one: Sql, from: Sql) =>
  sql`(SELECT json_group_array(json(one)) FROM (SELECT ${one} AS one FROM ${from}))`

const names = listOf(
  sql`json_object('text', n.text, 'kind', n.kind, 'language', n.language, 'validity', n."validityEdtf")`,
  sql`"Name" n WHERE n."entityId" = e.id AND n.kind <> 'PREFERRED' ORDER BY n.ordinal, n.id`,
)
const identifiers = listOf(
  sql`json_object('scheme', i.scheme, 'value', i.value)`,
  sql`"Identifier" i WHERE i."entityId" = e.id ORDER BY i.scheme, i.value`,
)
const places = listOf(sql`json_quote(p."placeId")`, sql`"EventPlace" p WHERE p."eventId" = e.id ORDER BY p.ordinal`)
const participants = listOf(
  sql`json_object('entity', p."entityId", 'role', p.role)`,
  sql`"Participant" p WHERE p."eventId" = e.id ORDER BY p.ordinal, p.id`,
)

const shared = sql`'name', e.name, 'description', e.description, 'names', json(${names}), 'identifiers', json(${identifiers})`

const entity = sql`CASE e.kind
  WHEN 'PERSON' THEN json_object(${shared}, 'birthDate', person."birthEdtf", 'deathDate', person."deathEdtf")
  WHEN 'ORGANIZATION' THEN json_object(${shared}, 'kind', organization.kind, 'foundedOn', organization."foundedEdtf",
    'dissolvedOn', organization."dissolvedEdtf", 'parent', organization."parentId",
    'headquarters', organization."headquartersId")
  WHEN 'PLACE' THEN json_object(${shared}, 'kind', place.kind, 'latitude', place.latitude, 'longitude', place.longitude,
    'countryCode', place."countryCode", 'containedIn', place."containedInId")
  ELSE json_object(${shared}, 'kind', event.kind, 'date', event."dateEdtf", 'places', json(${places}),
    'partOf', event."partOfId", 'participants', json(${participants}), 'review', e.review) END`

const entityFrom = sql`("Entity" e LEFT JOIN "Person" person ON person.id = e.id
  LEFT JOIN "Organization" organization ON organization.id = e.id
  LEFT JOIN "Place" place ON place.id = e.id LEFT JOIN "Event" event ON event.id = e.id)`

const span = (table: string) =>
  raw(`json_object('field', t.field, 'ordinal', t.ordinal, 'start', ${table}.start, 'end', ${table}."end",
    'exact', ${table}.exact)`)

const mention = sql`json_object('entity', m."entityId", 'span', json(${span('m')}), 'method', m.method,
  'confidence', m.confidence, 'review', m.review)`

const spansOf = (role: string) =>
  listOf(
    span('s'),
    sql`"QuoteSpan" s JOIN "ArticleText" t ON t.id = s."textId"
      WHERE s."quoteId" = q.id AND s.role = ${role} ORDER BY s.ordinal`,
  )
const linked = (table: string) =>
  listOf(sql`json_quote(l."entityId")`, raw(`"${table}" l WHERE l."quoteId" = q.id ORDER BY l.ordinal`))

const quote = sql`json_object('kind', q.kind, 'text', q.text, 'language', q.language, 'speaker', q."speakerId",
  'addressees', json(${linked('QuoteAddressee')}), 'about', json(${linked('QuoteAbout')}), 'event', q."eventId",
  'saidAt', q."saidEdtf", 'segments', json(${spansOf('SEGMENT')}), 'source', json(${spansOf('SOURCE')}),
  'cue', json(${spansOf('CUE')}), 'via', json(${spansOf('VIA')}), 'method', q.method, 'confidence', q.confidence,
  'review', q.review)`

const TABLES = {
  ARTICLE: { row: jsonValue(sql`json_object('status', a.status)`), from: sql`"Article" a`, by: sql`a.id` },
  ENTITY: { row: jsonValue(entity), from: entityFrom, by: sql`e.id` },
  MENTION: { row: jsonValue(mention), from: sql`"Mention" m JOIN "ArticleText" t ON t.id = m."textId"`, by: sql`m.id` },
  QUOTE: { row: jsonValue(quote), from: sql`"Quote" q`, by: sql`q.id` },
}

function tableOf(id: string) {
  const kind = kindOfId(id)
  if (kind === 'ARTICLE' || kind === 'QUOTE' || kind === 'MENTION') return TABLES[kind]
  return TABLES.ENTITY
}

/** States of records of one kind, in the order asked, null where there is none. */
export const readStates = (db: Reader, ids: readonly string[]): Promise<(State | null)[]> =>
  readRows<State>(db, tableOf(ids[0] ?? ''), ids)

/** Changes exactly when the record does. */
export const versionOf = (state: State): string =>
  createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 12)
