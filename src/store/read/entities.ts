import type {
  EntityFilter,
  EntityOrder,
  OrganizationFilter,
  PersonFilter,
  PlaceFilter,
} from '../../generated/resolvers.ts'
import type { EntityKind } from '../../model.ts'
import { each, type List, raw, type Sql, sortedBy, sql } from '../sql.ts'
import { entityFrom, entityRow, isListed, kindFrom, ROWS } from './entity-rows.ts'
import { anyOf, byCode, byEntity, byNumber, byPartialDate, byText, combine, ofParent } from './filters.ts'

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

export const anyName = (filter: Parameters<typeof byText>[1]) =>
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

export const dateOf = (table: string, name: string) => ({
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
