import type {
  EntityFilter,
  EntityOrder,
  OrganizationFilter,
  PersonFilter,
  PlaceFilter,
} from '../../generated/resolvers.ts'
import type { EntityKind } from '../../model.ts'
import { columnsOf, jsonRow, type Row, rowOfKind } from '../row.ts'
import { each, type List, type Reader, raw, readRows, type Sql, sortedBy, sql } from '../sql.ts'
import { anyOf, byCode, byEntity, byNumber, byPartialDate, byText, combine, ofParent } from './filters.ts'

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

const ROWS: Record<EntityKind, Row> = {
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

const DETAILS: Record<EntityKind, Sql> = {
  PERSON: sql`"Person" person`,
  ORGANIZATION: sql`"Organization" organization`,
  PLACE: sql`"Place" place`,
  EVENT: sql`"Event" event`,
}

/** The alias under which a kind's own table stands in its lists. */
const aliasOf = (kind: EntityKind) => raw(kind.toLowerCase())

/** Table of one kind, driven from `Entity`. */
const kindFrom = (kind: EntityKind) => sql`"Entity" e JOIN ${DETAILS[kind]} ON ${aliasOf(kind)}.id = e.id`

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

/** Kind, row, table and conditions of a list; `parent` conditions come with it. */
interface EntityListParts {
  name: string
  kind?: EntityKind
  from?: Sql
  where: Sql[]
  orders: EntityOrder[]
}

const COLUMNS = { NAME: sql`e."nameSort"`, ARTICLE_COUNT: sql`e."articleCount"`, CREATED_AT: sql`e."createdAt"` }

function listOf({ name, kind, from, where, orders }: EntityListParts): List {
  return {
    ...sortedBy(name, orders, COLUMNS, sql`e.id`),
    row: kind ? ROWS[kind] : entityRow,
    from: from ?? (kind ? kindFrom(kind) : entityFrom),
    where: [...(kind ? [sql`e.kind = ${kind}`] : []), isListed, ...where],
  }
}

const BY_NAME: EntityOrder[] = [{ field: 'NAME', direction: 'ASC' }]

const anyName = (filter: Parameters<typeof byText>[1]) =>
  filter
    ? sql`EXISTS (SELECT 1 FROM "Name" n WHERE n."entityId" = e.id AND ${byText(sql`n."textSort"`, filter)})`
    : undefined

export const entityList = (filter: EntityFilter | null | undefined, orders: EntityOrder[]) =>
  listOf({
    name: 'entities',
    orders,
    where: combine(filter, (f) => [
      byEntity(sql`e.id`, f.id),
      anyOf(sql`e.kind`, f.types),
      byText(sql`e."nameSort"`, f.name),
      anyName(f.anyName),
      f.identifier
        ? sql`e.id IN (SELECT "entityId" FROM "Identifier" WHERE scheme = ${f.identifier.scheme} AND value = ${f.identifier.value})`
        : undefined,
      byNumber(sql`e."articleCount"`, f.articleCount),
    ]),
  })

const dateOf = (table: string, name: string) => ({
  edtf: raw(`${table}."${name}Edtf"`),
  earliest: raw(`${table}."${name}Earliest"`),
  latest: raw(`${table}."${name}Latest"`),
})

export const personList = (filter: PersonFilter | null | undefined, orders: EntityOrder[]) =>
  listOf({
    name: 'people',
    kind: 'PERSON',
    orders,
    where: combine(filter, (f) => [
      byEntity(sql`e.id`, f.id),
      byText(sql`e."nameSort"`, f.name),
      anyName(f.anyName),
      byPartialDate(dateOf('person', 'birth'), f.birthDate),
      byPartialDate(dateOf('person', 'death'), f.deathDate),
      f.affiliatedWith
        ? sql`e.id IN (SELECT "personId" FROM "Affiliation" WHERE "organizationId" IN (SELECT value FROM ${each(f.affiliatedWith)}))`
        : undefined,
    ]),
  })

export const organizationList = (filter: OrganizationFilter | null | undefined, orders: EntityOrder[]) =>
  listOf({
    name: 'organizations',
    kind: 'ORGANIZATION',
    orders,
    where: combine(filter, (f) => [
      byEntity(sql`e.id`, f.id),
      byText(sql`e."nameSort"`, f.name),
      anyName(f.anyName),
      anyOf(sql`organization.kind`, f.kind),
      byPartialDate(dateOf('organization', 'founded'), f.foundedOn),
    ]),
  })

export const subsidiaryList = listOf({
  name: 'subsidiaries',
  kind: 'ORGANIZATION',
  from: sql`"Organization" organization JOIN "Entity" e ON e.id = organization.id`,
  where: [ofParent(sql`organization."parentId"`)],
  orders: BY_NAME,
})

export const placeList = (filter: PlaceFilter | null | undefined, orders: EntityOrder[]) =>
  listOf({
    name: 'places',
    kind: 'PLACE',
    orders,
    where: combine(filter, (f) => [
      byEntity(sql`e.id`, f.id),
      byText(sql`e."nameSort"`, f.name),
      anyName(f.anyName),
      anyOf(sql`place.kind`, f.kind),
      byCode(sql`place."countryCode"`, f.countryCode),
      f.within ? sql`e.id <> ${f.within} AND e.id IN ${placesInside(f.within)}` : undefined,
    ]),
  })

export const containedPlaceList = listOf({
  name: 'contains',
  kind: 'PLACE',
  from: sql`"Place" place JOIN "Entity" e ON e.id = place.id`,
  where: [ofParent(sql`place."containedInId"`)],
  orders: BY_NAME,
})

/** A place and everything inside it, at any depth. */
export const placesInside = (id: string) => sql`(
  WITH RECURSIVE inside(id) AS (
    SELECT ${id} UNION SELECT p.id FROM "Place" p JOIN inside ON p."containedInId" = inside.id
  ) SELECT id FROM inside)`

/** Entities of one kind that an article names, most often named first; `edge.mentionCount` tells how often. */
export const entitiesOfArticle = (kind: EntityKind): List => ({
  name: `articleEntities ${kind}`,
  row: ROWS[kind],
  edge: sql`json_object('mentionCount', named."mentionCount")`,
  from: sql`"ArticleEntity" named JOIN ("Entity" e JOIN ${DETAILS[kind]} ON ${aliasOf(kind)}.id = e.id) ON e.id = named."entityId"`,
  where: [ofParent(sql`named."articleId"`), sql`named.kind = ${kind}`],
  order: [
    { by: sql`named."mentionCount"`, direction: 'DESC' },
    { by: sql`named."entityId"`, direction: 'DESC' },
  ],
})

/** Entities named in the same articles; `edge.score` is the cosine of the two sets of articles, 0 to 1. */
export const relatedEntityList = (kinds: readonly EntityKind[] | null | undefined): List => ({
  name: 'relatedEntities',
  row: entityRow,
  edge: sql`json_object('sharedArticleCount', rel.shared, 'score', rel.score / 1e9)`,
  from: sql`(
    SELECT theirs."entityId" AS id, count(*) AS shared,
      CAST(1e9 * count(*) / sqrt(1.0 * self."articleCount" * other."articleCount") AS INTEGER) AS score
    FROM "Entity" self CROSS JOIN "ArticleEntity" mine ON mine."entityId" = self.id
    JOIN "ArticleEntity" theirs ON theirs."articleId" = mine."articleId" AND theirs."entityId" <> mine."entityId"
    JOIN "Entity" other ON other.id = theirs."entityId"
    WHERE self.id = parent.value GROUP BY theirs."entityId"
  ) rel JOIN ${entityFrom} ON e.id = rel.id`,
  where: kinds ? [anyOf(sql`e.kind`, kinds)!] : [],
  order: [
    { by: sql`rel.score`, direction: 'DESC' },
    { by: sql`e.id`, direction: 'DESC' },
  ],
})

/** Entities that two articles both name; the parent is a JSON pair of article ids. */
export const sharedEntities: List = {
  name: 'sharedEntities',
  row: entityRow,
  from: sql`"ArticleEntity" named JOIN ${entityFrom} ON e.id = named."entityId"`,
  where: [
    sql`named."articleId" = parent.value ->> 0`,
    sql`EXISTS (SELECT 1 FROM "ArticleEntity" o WHERE o."articleId" = parent.value ->> 1 AND o."entityId" = e.id)`,
  ],
  order: [
    { by: sql`e."articleCount"`, direction: 'ASC' },
    { by: sql`e.id`, direction: 'ASC' },
  ],
}

/** A list of entities behind a junction table that keeps their order. */
const inOrder = (name: string, junction: string, parent: string, entity: string, row: Row, entities: Sql): List => ({
  name,
  row,
  from: sql`${raw(`"${junction}"`)} l JOIN ${entities} ON e.id = ${raw(`l."${entity}"`)}`,
  where: [ofParent(raw(`l."${parent}"`))],
  order: [{ by: sql`l.ordinal`, direction: 'ASC' }],
})

const peopleFrom = sql`("Entity" e JOIN "Person" person ON person.id = e.id)`
const placesFrom = sql`("Entity" e JOIN "Place" place ON place.id = e.id)`

export const authorsOfArticle = inOrder('authors', 'ArticleAuthor', 'articleId', 'personId', ROWS.PERSON, peopleFrom)
export const depictedInPhoto = inOrder('depicts', 'PhotoDepicts', 'photoId', 'entityId', entityRow, entityFrom)
export const placesOfEvent = inOrder('eventPlaces', 'EventPlace', 'eventId', 'placeId', ROWS.PLACE, placesFrom)

export interface NameRow {
  kind: 'NAME'
  id: string
  text: string
  nameKind: string
  language: string | null
  validityEdtf: string | null
  validityEarliest: string | null
  validityLatest: string | null
}

const nameRow = jsonRow({
  kind: "'NAME'",
  nameKind: 'n.kind',
  ...columnsOf('n', 'id text language validityEdtf validityEarliest validityLatest'),
})

export const namesById = { row: nameRow, from: sql`"Name" n`, by: sql`n.id` }

/** The preferred name stands first. */
export const namesOfEntity: List = {
  name: 'names',
  row: nameRow,
  from: sql`"Name" n`,
  where: [ofParent(sql`n."entityId"`)],
  order: [{ by: sql`n.ordinal`, direction: 'ASC' }],
}

export interface IdentifierRow {
  scheme: string
  value: string
}

export const identifiersOf = (owner: 'entityId' | 'topicId'): List => ({
  name: 'identifiers',
  row: jsonRow(columnsOf('i', 'scheme value')),
  from: sql`"Identifier" i`,
  where: [ofParent(raw(`i."${owner}"`))],
  order: [
    { by: sql`i.scheme`, direction: 'ASC' },
    { by: sql`i.value`, direction: 'ASC' },
  ],
})

export interface AffiliationRow {
  id: string
  personId: string
  organizationId: string
  role: string | null
  periodEdtf: string | null
  periodEarliest: string | null
  periodLatest: string | null
}

/** Latest first; those without a period last. */
export const affiliationsOf = (owner: 'personId' | 'organizationId'): List => ({
  name: 'affiliations',
  row: jsonRow(columnsOf('f', 'id personId organizationId role periodEdtf periodEarliest periodLatest')),
  from: sql`"Affiliation" f`,
  where: [ofParent(raw(`f."${owner}"`))],
  order: [
    { by: sql`coalesce(f."periodEarliest", '')`, direction: 'DESC' },
    { by: sql`f.id`, direction: 'DESC' },
  ],
})

/** Spans that say so, of an event, a participant or an affiliation. */
export const evidenceOf = (subject: 'eventId' | 'participantId' | 'affiliationId'): List => ({
  name: 'evidence',
  row: jsonRow(columnsOf('v', 'textId start end exact')),
  from: sql`"Evidence" v`,
  where: [ofParent(raw(`v."${subject}"`))],
  order: [
    { by: sql`v.ordinal`, direction: 'ASC' },
    { by: sql`v.id`, direction: 'ASC' },
  ],
})

export const eventRow = ROWS.EVENT
export const nameFilter = anyName
export const eventDate = dateOf('event', 'date')
