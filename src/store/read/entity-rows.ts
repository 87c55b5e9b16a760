import type { EntityKind } from '../../model.ts'
import { columnsOf, jsonRow, type Row, rowOfKind } from '../row.ts'
import { type Reader, raw, readRows, type Sql, sql } from '../sql.ts'

// Entities as rows: one table for all kinds, and one for each kind's own columns.

interface EntityColumns {
  id: string
  slug: string
  name: string
  description: string | null
  articleCount: number
  method: string
  review: string
  createdAt: string
  updatedAt: string
}

export interface PersonRow extends EntityColumns {
  kind: 'PERSON'
  birthEdtf: string | null
  birthEarliest: string | null
  birthLatest: string | null
  deathEdtf: string | null
  deathEarliest: string | null
  deathLatest: string | null
}

export interface OrganizationRow extends EntityColumns {
  kind: 'ORGANIZATION'
  organizationKind: string
  foundedEdtf: string | null
  foundedEarliest: string | null
  foundedLatest: string | null
  dissolvedEdtf: string | null
  dissolvedEarliest: string | null
  dissolvedLatest: string | null
  parentId: string | null
  headquartersId: string | null
}

export interface PlaceRow extends EntityColumns {
  kind: 'PLACE'
  placeKind: string
  latitude: number | null
  longitude: number | null
  countryCode: string | null
  containedInId: string | null
}

export interface EventRow extends EntityColumns {
  kind: 'EVENT'
  eventKind: string
  dateEdtf: string | null
  dateEarliest: string | null
  dateLatest: string | null
  partOfId: string | null
}

export type EntityRow = PersonRow | OrganizationRow | PlaceRow | EventRow

const own = columnsOf('e', 'kind id slug name description articleCount method review createdAt updatedAt')

export const ROWS: Record<EntityKind, Row> = {
  PERSON: jsonRow({
    ...own,
    ...columnsOf('person', 'birthEdtf birthEarliest birthLatest deathEdtf deathEarliest deathLatest'),
  }),
  ORGANIZATION: jsonRow({
    ...own,
    organizationKind: 'organization.kind',
    ...columnsOf(
      'organization',
      'foundedEdtf foundedEarliest foundedLatest dissolvedEdtf dissolvedEarliest dissolvedLatest parentId headquartersId',
    ),
  }),
  PLACE: jsonRow({
    ...own,
    placeKind: 'place.kind',
    ...columnsOf('place', 'latitude longitude countryCode containedInId'),
  }),
  EVENT: jsonRow({
    ...own,
    eventKind: 'event.kind',
    ...columnsOf('event', 'dateEdtf dateEarliest dateLatest partOfId'),
  }),
}

/** Row of an entity of any kind, with the columns of its kind. */
export const entityRow = rowOfKind(sql`e.kind`, ROWS)

/** Not merged into another. */
export const isListed = sql`e."mergedIntoId" IS NULL`

/** Follow with ON: a condition on `e`. */
export const entityFrom = sql`("Entity" e LEFT JOIN "Person" person ON person.id = e.id
  LEFT JOIN "Organization" organization ON organization.id = e.id
  LEFT JOIN "Place" place ON place.id = e.id LEFT JOIN "Event" event ON event.id = e.id)`

export const DETAILS: Record<EntityKind, Sql> = {
  PERSON: sql`"Person" person`,
  ORGANIZATION: sql`"Organization" organization`,
  PLACE: sql`"Place" place`,
  EVENT: sql`"Event" event`,
}

/** The alias under which a kind's own table stands in its lists. */
export const aliasOf = (kind: EntityKind) => raw(kind.toLowerCase())

/** Table of one kind, driven from `Entity`. */
export const kindFrom = (kind: EntityKind) => sql`"Entity" e JOIN ${DETAILS[kind]} ON ${aliasOf(kind)}.id = e.id`

export const entitiesBy = (column: 'id' | 'slug') => ({
  row: entityRow,
  from: entityFrom,
  by: { id: sql`e.id`, slug: sql`e.slug` }[column],
})

/** The same as a caller may ask for it: by the id or key of an entity that was merged, the one that stands for it. */
export const entitiesFoundBy = (column: 'id' | 'slug') => ({
  row: entityRow,
  from: sql`"Entity" found JOIN ${entityFrom} ON e.id = coalesce(found."mergedIntoId", found.id)`,
  by: { id: sql`found.id`, slug: sql`found.slug` }[column],
})

const STANDING = {
  row: jsonRow({ id: 'coalesce(found."mergedIntoId", found.id)' }),
  from: sql`"Entity" found`,
  by: sql`found.id`,
}

/** The same ids, but instead of an entity that was merged that of the one that stands for it. */
export async function readStandingIds(db: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = ids.length > 0 ? await readRows<{ id: string }>(db, STANDING, ids) : []
  return ids.map((id, i) => rows[i]?.id ?? id)
}

/** An entity by `scheme:value`. */
export const entitiesByIdentifier = {
  row: entityRow,
  from: sql`"Identifier" i JOIN ${entityFrom} ON e.id = i."entityId"`,
  by: sql`i.scheme || ':' || i.value`,
}
