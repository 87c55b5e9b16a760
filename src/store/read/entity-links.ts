import type { EntityKind } from '../../model.ts'
import type { Row } from '../row.ts'
import { type List, raw, type Sql, sql } from '../sql.ts'
import { aliasOf, DETAILS, entityFrom, entityRow, ROWS } from './entity-rows.ts'
import { anyOf, ofParent } from './filters.ts'

// Entities that something else leads to: an article, a photo, an event, another entity.

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
export const addresseesOfQuote = inOrder('addressees', 'QuoteAddressee', 'quoteId', 'entityId', entityRow, entityFrom)
export const placesOfEvent = inOrder('eventPlaces', 'EventPlace', 'eventId', 'placeId', ROWS.PLACE, placesFrom)

const about = inOrder('about', 'QuoteAbout', 'quoteId', 'entityId', entityRow, entityFrom)
export const aboutOfQuote = (kinds: readonly EntityKind[] | null | undefined): List =>
  kinds ? { ...about, where: [...about.where, anyOf(sql`e.kind`, kinds)!] } : about
