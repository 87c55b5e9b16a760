import type { Transaction } from '../open.ts'
import { each, oneOf, sql } from '../sql.ts'
import { recountEntities } from './findings.ts'
import { keepEntities } from './keep-entities.ts'
import { keepFindings, type Lost } from './keep-findings.ts'
import { readChain } from './merge.ts'
import { moveReferences } from './moves.ts'

// What was done by hand outlives the saving of an article: it is done again to what the article says now.

export type { Lost }

export interface Kept {
  /** Quotes and mentions made or changed by hand whose words are gone. */
  lost: Lost[]
  /** Ids whose search documents are other than what was saved. */
  changed: string[]
  removed: string[]
}

/** Does again what was done by hand to articles that have just been saved, and to the entities they speak of. */
export async function keepCurated(
  tx: Transaction,
  { articles, entities, now }: { articles: readonly string[]; entities: readonly string[]; now: Date },
): Promise<Kept> {
  const changed = await keepEntities(tx, entities, now)
  await keepStatus(tx, articles)
  const findings = await keepFindings(tx, articles)
  await tx.$executeRaw(sql`DELETE FROM "Moved" WHERE ${oneOf(sql`"articleId"`, articles)}`)
  const merged = await keepMerges(tx, entities)
  if (merged.length > 0 || findings.isChanged) await recountEntities(tx, articles)
  return {
    lost: findings.lost,
    changed: [...changed, ...findings.changed],
    removed: [...findings.removed, ...merged],
  }
}

/** What was withdrawn by hand stays so. */
const keepStatus = (tx: Transaction, articles: readonly string[]) =>
  tx.$executeRaw(sql`
    UPDATE "Article" SET status = d."after" ->> 'status' FROM "Edit" d
    WHERE d."nodeId" = "Article".id AND ${oneOf(sql`"Article".id`, articles)}
      AND d.number = (SELECT max(number) FROM "Edit" WHERE "nodeId" = d."nodeId")`)

/** Leads what refers to merged entities again to those that stand for them; returns the ids of the merged ones. */
async function keepMerges(tx: Transaction, entities: readonly string[]): Promise<string[]> {
  const merged = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT m."fromId" AS id FROM "Merge" m JOIN "Entity" e ON e.id = m."fromId"
    WHERE m."fromId" IN (SELECT value FROM ${each(entities)}) OR e."mergedIntoId" IN (SELECT value FROM ${each(entities)})`)
  for (const { id } of merged) {
    let fromId = id
    for (const intoId of await readChain(tx, id)) {
      await moveReferences(tx, { fromId, intoId })
      fromId = intoId
    }
  }
  return merged.map(({ id }) => id)
}
