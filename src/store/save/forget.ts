import type { Transaction } from '../open.ts'
import { oneOf, sql } from '../sql.ts'

/** What an article had said before it was saved again. */
export interface Before {
  entities: { id: string; articleCount: number }[]
  quotes: string[]
  /** Participants and affiliations that it gave evidence for. */
  facts: string[]
}

/** Removes an article with everything that was found in it, and tells what that was. */
export async function forgetArticle(tx: Transaction, articleId: string): Promise<Before> {
  const named = await tx.articleEntity.findMany({
    where: { articleId },
    select: { entity: { select: { id: true, articleCount: true } } },
  })
  const quotes = await tx.quote.findMany({ where: { articleId }, select: { id: true } })
  const evidence = await tx.evidence.findMany({
    where: { text: { articleId } },
    select: { participantId: true, affiliationId: true },
  })
  const facts = evidence.flatMap(({ participantId, affiliationId }) => participantId ?? affiliationId ?? [])
  await tx.article.delete({ where: { id: articleId } })
  return { entities: named.map(({ entity }) => entity), quotes: quotes.map(({ id }) => id), facts: [...new Set(facts)] }
}

export async function recountArticles(tx: Transaction, ids: string[]) {
  await tx.$executeRaw(sql`UPDATE "Entity" SET "articleCount" =
    (SELECT count(*) FROM "ArticleEntity" WHERE "entityId" = "Entity".id) WHERE ${oneOf(sql`id`, ids)}`)
}

/** Removes facts without any evidence left, and entities that nothing refers to any more; returns the ids of those. */
export async function forgetOrphans(tx: Transaction, { entities, facts }: Before): Promise<string[]> {
  await tx.participant.deleteMany({ where: { id: { in: facts }, evidence: { none: {} } } })
  await tx.affiliation.deleteMany({ where: { id: { in: facts }, evidence: { none: {} } } })
  const orphans = await tx.entity.findMany({
    where: {
      id: { in: entities.map(({ id }) => id) },
      articleCount: 0,
      mentions: { none: {} },
      quotes: { none: {} },
      participants: { none: {} },
      addressed: { none: {} },
      abouts: { none: {} },
      depictedIn: { none: {} },
      OR: [{ person: null }, { person: { affiliations: { none: {} }, authored: { none: {} } } }],
      NOT: [
        {
          organization: {
            OR: [{ affiliations: { some: {} } }, { subsidiaries: { some: {} } }, { sources: { some: {} } }],
          },
        },
        {
          place: {
            OR: [
              { contains: { some: {} } },
              { events: { some: {} } },
              { organizations: { some: {} } },
              { sources: { some: {} } },
            ],
          },
        },
        { event: { OR: [{ evidence: { some: {} } }, { subEvents: { some: {} } }] } },
      ],
    },
    select: { id: true },
  })
  const ids = orphans.map(({ id }) => id)
  await tx.entity.deleteMany({ where: { id: { in: ids } } })
  return ids
}
