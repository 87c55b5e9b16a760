import type { Entity, EntityKind, Method, Name, Review } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { entityId, makeId } from '../ids.ts'
import { columnsOf, jsonRow } from '../row.ts'
import { type Reader, readRows, sql } from '../sql.ts'
import { dateColumns } from './dates.ts'
import type { IdOf } from './references.ts'
import type { Tables } from './rows.ts'

// An entity as it is on record, and what one article more makes of it.

export type NameRow = Tables['Name'] & { id: string }
type Columns = Record<string, string | number | null>

export interface EntityState {
  id: string
  slug: string
  kind: EntityKind
  name: string
  description: string | null
  method: Method
  review: Review
  articleCount: number
  /** Columns of the table of its kind. */
  details: Columns
  names: NameRow[]
}

const NAME = columnsOf(
  'n',
  'id entityId text textSort kind language validityEdtf validityEarliest validityLatest ordinal',
)

const DETAILS = {
  Person: 'birthEdtf birthEarliest birthLatest deathEdtf deathEarliest deathLatest',
  Organization:
    'kind foundedEdtf foundedEarliest foundedLatest dissolvedEdtf dissolvedEarliest dissolvedLatest parentId headquartersId',
  Place: 'kind latitude longitude countryCode containedInId',
  Event: 'kind dateEdtf dateEarliest dateLatest dateSort partOfId',
}

const object = (columns: Record<string, string>) =>
  `json_object(${Object.entries(columns).map(([name, column]) => `'${name}', ${column}`)})`

const details = Object.entries(DETAILS).map(
  ([table, names]) => `(SELECT ${object(columnsOf('d', names))} FROM "${table}" d WHERE d.id = e.id)`,
)

const ENTITY = {
  row: jsonRow({
    ...columnsOf('e', 'id slug kind name description method review articleCount'),
    details: `json(coalesce(${details.join(', ')}))`,
    names: `json((SELECT json_group_array(${object(NAME)}) FROM
      (SELECT * FROM "Name" WHERE "entityId" = e.id ORDER BY ordinal) n))`,
  }),
  from: sql`"Entity" e`,
  by: sql`e.slug`,
}

/** Entities on record by slug, in one statement. */
export async function readEntities(db: Reader, slugs: readonly string[]): Promise<Map<string, EntityState>> {
  const rows = await readRows<EntityState>(db, ENTITY, slugs)
  return new Map(rows.flatMap((row) => (row ? [[row.slug, row]] : [])))
}

// What weighs less never overwrites what weighs more.
const WEIGHT: Record<Method, number> = { EXTRACTED: 0, NAME_MATCH: 0, IMPORTED: 1, CURATED: 2 }

/**
 * What is on record, with what an article says of it: what is given is taken over and nothing is lost. What extraction
 * says adds names and changes nothing else.
 */
export function mergeEntity(known: EntityState | undefined, entity: Entity, idOf: IdOf): EntityState {
  const groups = detailsOf(entity, idOf)
  if (!known) return newState(entity, groups)
  const { name, description = known.description, method, review } = entity
  const isReviewed = known.review !== 'UNREVIEWED'
  if (method === 'EXTRACTED' || WEIGHT[method] < WEIGHT[known.method] || (isReviewed && method !== 'CURATED'))
    return { ...known, names: withMoreNames(known, entity) }
  const given = groups.filter((group) => Object.values(group)[0] !== null)
  const isWeightier = WEIGHT[method] > WEIGHT[known.method]
  return {
    ...known,
    name,
    description,
    ...(isWeightier && { method, review }),
    details: Object.assign({}, known.details, ...given) as Columns,
    names: withNames(known, entity),
  }
}

/** What is left of an entity before the only articles that told of it tell of it anew; nothing, if they had found it themselves. */
export function startAnew(known: EntityState, { method }: Entity): EntityState | undefined {
  if (known.method === 'EXTRACTED' && known.review === 'UNREVIEWED') return undefined
  return method === 'EXTRACTED' ? known : { ...known, names: [] }
}

function newState(entity: Entity, groups: Columns[]): EntityState {
  const { slug, kind, name, description = null, method, review } = entity
  const id = entityId(kind, slug)
  return {
    ...{ id, slug, kind, name, description, method, review },
    articleCount: 0,
    details: Object.assign({}, ...groups) as Columns,
    names: allNames(entity).map((one, ordinal) => nameRow(id, one, ordinal)),
  }
}

/** Columns that are known or unknown together; the first says which. */
function detailsOf(entity: Entity, idOf: IdOf): Columns[] {
  const reference = (column: string, slug: string | undefined, kind: EntityKind) => ({
    [column]: slug === undefined ? null : idOf(slug, kind),
  })
  switch (entity.kind) {
    case 'PERSON':
      return [dateColumns('birth', entity.birthDate), dateColumns('death', entity.deathDate)]
    case 'ORGANIZATION':
      return [
        { kind: entity.organizationKind },
        dateColumns('founded', entity.foundedOn),
        dateColumns('dissolved', entity.dissolvedOn),
        reference('parentId', entity.parent, 'ORGANIZATION'),
        reference('headquartersId', entity.headquarters, 'PLACE'),
      ]
    case 'PLACE':
      return [
        { kind: entity.placeKind },
        { latitude: entity.location?.latitude ?? null, longitude: entity.location?.longitude ?? null },
        { countryCode: entity.countryCode ?? null },
        reference('containedInId', entity.containedIn, 'PLACE'),
      ]
    case 'EVENT':
      return [
        { kind: entity.eventKind },
        { ...dateColumns('date', entity.date), dateSort: entity.date?.earliest ?? '' },
        reference('partOfId', entity.partOf, 'EVENT'),
      ]
  }
}

const allNames = ({ name, names }: Entity): Name[] => {
  const others = names.filter(({ text }) => text !== name)
  const all: Name[] = [{ text: name, kind: 'PREFERRED' }, ...others]
  return all.filter(({ text }, i) => all.findIndex((one) => one.text === text) === i)
}

const nameRow = (entity: string, { text, kind, language, validity }: Name, ordinal: number): NameRow => ({
  ...{ id: makeId('NAME', entity, text), entityId: entity, text, textSort: fold(text), kind },
  language: language ?? null,
  ...dateColumns('validity', validity),
  ordinal,
})

/** Names as given, preferred first, then those on record that are not given; what was preferred before is one of them. */
function withNames({ id, names: known }: EntityState, entity: Entity): NameRow[] {
  const names = allNames(entity)
  const texts = new Set(names.map(({ text }) => text))
  const kept = known.filter((name) => !texts.has(name.text))
  return [
    ...names.map((name, ordinal) => nameRow(id, name, ordinal)),
    ...kept.map((name, i) => ({
      ...name,
      kind: name.kind === 'PREFERRED' ? 'ALIAS' : name.kind,
      ordinal: names.length + i,
    })),
  ]
}

/** Names on record, then those that are new. */
function withMoreNames({ id, names: known }: EntityState, entity: Entity): NameRow[] {
  const texts = new Set(known.map(({ text }) => text))
  const preferred = known.some(({ kind }) => kind === 'PREFERRED')
  const added = allNames(entity).filter(({ text }) => !texts.has(text))
  const last = Math.max(-1, ...known.map(({ ordinal }) => ordinal))
  return [
    ...known,
    ...added.map((name, i) => {
      const kind = name.kind === 'PREFERRED' && preferred ? 'ALIAS' : name.kind
      return nameRow(id, { ...name, kind }, last + 1 + i)
    }),
  ]
}
