import type { OrderDirection, TimelineFilter } from '../../generated/resolvers.ts'
import { parsePartialDate } from '../../text/partial-date.ts'
import { columnsOf, jsonRow } from '../row.ts'
import { and, type List, type Reader, type Sql, sql } from '../sql.ts'
import { namesEntities, underTopics } from './conditions.ts'
import { isListed } from './entity-rows.ts'
import { all, bySet } from './filters.ts'

/** One item of a timeline: what it is, and the date it stands at. */
export interface TimelineRow {
  kind: 'ARTICLE' | 'EVENT' | 'QUOTE'
  id: string
  edtf: string
  earliest: string | null
  latest: string | null
}

const namedWith = (column: Sql, filter: TimelineFilter) =>
  filter.topics
    ? sql`${column} IN (SELECT "entityId" FROM "ArticleEntity" named WHERE ${underTopics(sql`named."articleId"`, filter.topics)})`
    : undefined

function articles(filter: TimelineFilter): Sql {
  const where = all([
    namesEntities(sql`a.id`, filter.entities),
    filter.topics ? underTopics(sql`a.id`, filter.topics) : undefined,
  ])
  return sql`SELECT 'ARTICLE' AS kind, a.id, substr(a."publishedAt", 1, 10) AS edtf, substr(a."publishedAt", 1, 10) AS earliest,
    substr(a."publishedAt", 1, 10) AS latest, a."publishedAt" AS at FROM "Article" a WHERE ${and(where)}`
}

/** Events that have a date, of which the entities are part, place or the event itself. */
function events(filter: TimelineFilter): Sql {
  const involves = (ids: Sql) => sql`(v.id IN ${ids}
    OR v.id IN (SELECT "eventId" FROM "Participant" WHERE "entityId" IN ${ids})
    OR v.id IN (SELECT "eventId" FROM "EventPlace" WHERE "placeId" IN ${ids}))`
  const where = all([
    sql`v."dateSort" <> ''`,
    sql`e.review <> 'DISPUTED'`,
    isListed,
    bySet(involves, filter.entities),
    namedWith(sql`v.id`, filter),
  ])
  return sql`SELECT 'EVENT' AS kind, v.id, v."dateEdtf" AS edtf, v."dateEarliest" AS earliest, v."dateLatest" AS latest,
    v."dateSort" AS at FROM "Event" v JOIN "Entity" e ON e.id = v.id WHERE ${and(where)}`
}

/** Quotes that the entities said, were told, or are named in; without a day of saying they stand at publication. */
function quotes(filter: TimelineFilter): Sql {
  const involves = (ids: Sql) => sql`(q."speakerId" IN ${ids}
    OR q.id IN (SELECT "quoteId" FROM "QuoteAddressee" WHERE "entityId" IN ${ids})
    OR q.id IN (SELECT "quoteId" FROM "QuoteAbout" WHERE "entityId" IN ${ids}))`
  const where = all([
    sql`q.review <> 'DISPUTED'`,
    bySet(involves, filter.entities),
    filter.topics ? underTopics(sql`q."articleId"`, filter.topics) : undefined,
  ])
  const printed = sql`substr(q."saidSort", 1, 10)`
  return sql`SELECT 'QUOTE' AS kind, q.id, coalesce(q."saidEdtf", ${printed}) AS edtf,
    CASE WHEN q."saidEdtf" IS NULL THEN ${printed} ELSE q."saidEarliest" END AS earliest,
    CASE WHEN q."saidEdtf" IS NULL THEN ${printed} ELSE q."saidLatest" END AS latest,
    q."saidSort" AS at FROM "Quote" q WHERE ${and(where)}`
}

const PARTS = { ARTICLE: articles, EVENT: events, QUOTE: quotes }

export function timelineList(filter: TimelineFilter | null | undefined, direction: OrderDirection): List {
  const given = filter ?? {}
  const kinds = given.types ?? (['ARTICLE', 'EVENT', 'QUOTE'] as const)
  const parts = kinds.length
    ? [...new Set(kinds)].map((kind) => PARTS[kind](given))
    : [sql`${articles(given)} AND 1 = 0`]
  const within = given.within ? parsePartialDate(given.within) : null
  return {
    name: `timeline ${direction}`,
    row: jsonRow(columnsOf('i', 'kind id edtf earliest latest')),
    from: sql`(${parts.reduce((union, part) => sql`${union} UNION ALL ${part}`)}) i`,
    where: all([
      within?.earliest ? sql`coalesce(i.latest, i.earliest) >= ${within.earliest}` : undefined,
      within?.latest ? sql`coalesce(i.earliest, i.latest) <= ${within.latest}` : undefined,
    ]),
    order: [
      { by: sql`i.at`, direction },
      { by: sql`i.id`, direction },
    ],
  }
}

/** How many items stand at each day of a timeline. */
export async function countDays(db: Reader, list: List): Promise<{ day: string; count: number }[]> {
  const rows = await db.$queryRaw<{ day: string; count: number | bigint }[]>(
    sql`SELECT substr(i.at, 1, 10) AS day, count(*) AS count FROM ${list.from} WHERE ${and(list.where)} GROUP BY 1 ORDER BY 1`,
  )
  return rows.map(({ day, count }) => ({ day, count: Number(count) }))
}
