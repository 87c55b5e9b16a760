import type { Transaction } from '../open.ts'
import { oneOf, raw, sql } from '../sql.ts'
import { deleteRows } from './rows.ts'

/** What articles had said before they were saved again. */
export interface Before {
  /** Entities that these articles named, and whether no other article does. */
  entities: { id: string; slug: string; isOwned: boolean }[]
  quotes: string[]
  /** Participants and affiliations that they gave evidence for. */
  facts: string[]
}

/** Removes articles with everything that was found in them, and tells what that was. */
export async function forgetArticles(tx: Transaction, ids: readonly string[]): Promise<Before> {
  if (ids.length === 0) return { entities: [], quotes: [], facts: [] }
  const named = await tx.$queryRaw<{ id: string; slug: string; isOwned: number | bigint }[]>(sql`
    SELECT e.id, e.slug, e."articleCount" = count(*) AS "isOwned" FROM "ArticleEntity" n
    JOIN "Entity" e ON e.id = n."entityId" WHERE ${oneOf(sql`n."articleId"`, ids)} GROUP BY e.id`)
  const quotes = await tx.$queryRaw<{ id: string }[]>(sql`SELECT id FROM "Quote" WHERE ${oneOf(sql`"articleId"`, ids)}`)
  const facts = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT coalesce(v."participantId", v."affiliationId") AS id FROM "Evidence" v
    JOIN "ArticleText" t ON t.id = v."textId"
    WHERE ${oneOf(sql`t."articleId"`, ids)} AND coalesce(v."participantId", v."affiliationId") IS NOT NULL`)
  // What hangs on an article would go with it, all in one statement: findings can be many thousands.
  const quoteIds = quotes.map(({ id }) => id)
  const mentions = await tx.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM "Mention" WHERE ${oneOf(sql`"articleId"`, ids)}`,
  )
  await deleteRows(tx, 'Quote', 'id', quoteIds)
  await deleteRows(
    tx,
    'Mention',
    'id',
    mentions.map(({ id }) => id),
  )
  await deleteRows(tx, 'Article', 'id', ids)
  return {
    entities: named.map(({ id, slug, isOwned }) => ({ id, slug, isOwned: Boolean(isOwned) })),
    quotes: quoteIds,
    facts: facts.map(({ id }) => id),
  }
}

export async function recountArticles(tx: Transaction, ids: readonly string[]) {
  await tx.$executeRaw(sql`UPDATE "Entity" SET "articleCount" =
    (SELECT count(*) FROM "ArticleEntity" WHERE "entityId" = "Entity".id) WHERE ${oneOf(sql`id`, ids)}`)
}

/** Tables and columns that refer to an entity. */
const REFERENCES = [
  ['ArticleEntity', 'entityId'],
  ['ArticleAuthor', 'personId'],
  ['Mention', 'entityId'],
  ['Quote', 'speakerId'],
  ['Quote', 'eventId'],
  ['QuoteAddressee', 'entityId'],
  ['QuoteAbout', 'entityId'],
  ['PhotoDepicts', 'entityId'],
  ['Participant', 'entityId'],
  ['Affiliation', 'personId'],
  ['Affiliation', 'organizationId'],
  ['Organization', 'parentId'],
  ['Organization', 'headquartersId'],
  ['Place', 'containedInId'],
  ['Source', 'publisherId'],
  ['Source', 'placeId'],
  ['EventPlace', 'placeId'],
  ['Event', 'partOfId'],
  ['Evidence', 'eventId'],
]

/** Removes facts without any evidence left, and entities that nothing refers to any more; returns the ids of those. */
export async function forgetOrphans(tx: Transaction, { entities, facts }: Before): Promise<string[]> {
  for (const [table, column] of [
    [sql`"Participant"`, sql`"participantId"`],
    [sql`"Affiliation"`, sql`"affiliationId"`],
  ] as const)
    await tx.$executeRaw(sql`DELETE FROM ${table} WHERE ${oneOf(sql`id`, facts)}
      AND NOT EXISTS (SELECT 1 FROM "Evidence" v WHERE v.${column} = ${table}.id)`)
  const unused = raw(
    REFERENCES.map(([table, column]) => `NOT EXISTS (SELECT 1 FROM "${table}" WHERE "${column}" = e.id)`).join(' AND '),
  )
  // What people made, changed or merged is not forgotten, nor what a quote of theirs names whose words are gone for now.
  const untouched = sql`e."mergedIntoId" IS NULL AND e.id NOT IN (SELECT "intoId" FROM "Merge")
    AND e.id NOT IN (SELECT "nodeId" FROM "Edit")
    AND e.id NOT IN (SELECT coalesce("after" ->> 'speaker', "after" ->> 'entity', '') FROM "Edit" WHERE "after" IS NOT NULL)`
  const ids = entities.map(({ id }) => id)
  const orphans = await tx.$queryRaw<{ id: string }[]>(
    sql`SELECT e.id FROM "Entity" e WHERE ${oneOf(sql`e.id`, ids)} AND ${unused} AND ${untouched}`,
  )
  await deleteRows(
    tx,
    'Entity',
    'id',
    orphans.map(({ id }) => id),
  )
  return orphans.map(({ id }) => id)
}
