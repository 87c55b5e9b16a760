import type { Transaction } from './open.ts'
import { each, type Reader, sql } from './sql.ts'

// What the latest saves did, so that a copy of the archive can follow it without reading the whole, in this process or
// in another one.

/** What became of an article, a finding, an entity, a topic or a source. */
export interface Change {
  id: string
  what: 'ADDED' | 'CHANGED' | 'REMOVED'
}

// A copy further behind than this is made anew.
const KEPT_REVISIONS = 1000

/** Counts a save and records what it did; returns the new revision of the archive. */
export async function recordChanges(tx: Transaction, changes: readonly Change[]): Promise<number> {
  const { revision, changesAfter } = await tx.archive.update({ where: { id: 1 }, data: { revision: { increment: 1 } } })
  await tx.$executeRaw(sql`INSERT OR REPLACE INTO "Change" (revision, id, what)
    SELECT ${revision}, value ->> 'id', value ->> 'what' FROM ${each(changes)}`)
  const forgotten = revision - KEPT_REVISIONS
  if (forgotten > changesAfter) {
    await tx.$executeRaw(sql`DELETE FROM "Change" WHERE revision <= ${forgotten}`)
    await tx.archive.update({ where: { id: 1 }, data: { changesAfter: forgotten } })
  }
  return revision
}

/** What was done after a revision, once for each id; null if it is not known any more. */
export async function readChanges(db: Reader, after: number): Promise<Change[] | null> {
  const known = await db.$queryRaw<unknown[]>(
    sql`SELECT 1 FROM "Archive" WHERE "changesAfter" <= ${after} AND revision >= ${after}`,
  )
  if (known.length === 0) return null
  // The last thing done to an id counts; but what was added since is new, whatever came after.
  const rows = await db.$queryRaw<{ id: string; what: Change['what']; added: number | bigint }[]>(sql`
    SELECT id, what, max(revision), max(what = 'ADDED') AS added FROM "Change" WHERE revision > ${after} GROUP BY id`)
  return rows.map(({ id, what, added }) => ({ id, what: what === 'CHANGED' && Number(added) ? 'ADDED' : what }))
}
