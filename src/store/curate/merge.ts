import { badInput, ExpectedError } from '../../errors.ts'
import type { EntityKind } from '../../model.ts'
import { kindOfId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { readStates } from '../read/states.ts'
import { oneOf, sql } from '../sql.ts'
import { type Editing, notFound, recordEdit } from './edit.ts'
import { findEntity } from './entities.ts'
import { recountEntities } from './findings.ts'
import { copyNames, moveBack, moveReferences } from './moves.ts'

// A merged entity keeps its row, names and all it says of itself; only what referred to it refers to another now, and
// a row that comes to refer to it again is led there too. Reasons: docs/adr/0006-merging.md.

export interface Merged {
  /** The entity that remains. */
  id: string
  movedMentionCount: number
}

/**
 * Joins entities into another of their kind.
 * @throws ExpectedError NOT_FOUND; BAD_USER_INPUT for another kind or for itself; IN_USE for one that is merged already
 */
export async function mergeEntities(editing: Editing, into: string, from: readonly string[]): Promise<Merged> {
  const { tx, now, by } = editing
  const intoId = await findEntity(tx, { id: into }, 'into')
  if (from.length === 0) throw badInput('from', 'expected at least one id, got none.')
  let movedMentionCount = 0
  for (const [i, fromId] of from.entries()) {
    await refuseUnfit(tx, fromId, intoId, `from.${i}`)
    const touched = await readTouched(tx, [fromId])
    movedMentionCount += await tx.mention.count({ where: { entityId: fromId } })
    await recordBoth(editing, intoId, fromId, 'MERGED', async () => {
      await tx.merge.create({ data: { fromId, intoId, at: now, by } })
      await resolveMerges(tx)
      await moveReferences(tx, { fromId, intoId })
    })
    await recount(editing, touched, [fromId, intoId])
    editing.changes.set(fromId, 'REMOVED')
  }
  return { id: intoId, movedMentionCount }
}

/**
 * Undoes a merge: what was led to the other entity comes back, also what was saved since then. Returns both.
 * @throws ExpectedError NOT_FOUND; BAD_USER_INPUT if it is not merged
 */
export async function unmergeEntity(editing: Editing, fromId: string): Promise<{ id: string; from: string }> {
  const { tx } = editing
  if (!(await tx.entity.findUnique({ where: { id: fromId }, select: { id: true } }))) throw notFound('id', fromId)
  const merge = await tx.merge.findUnique({ where: { fromId } })
  if (!merge) throw badInput('id', `${fromId} is not merged into another entity.`)
  const chain = await readChain(tx, fromId)
  const touched = await readMoved(tx, fromId)
  await recordBoth(editing, merge.intoId, fromId, 'UNMERGED', async () => {
    await moveBack(tx, fromId, chain)
    await tx.merge.delete({ where: { fromId } })
    await resolveMerges(tx)
    // A name that another merged entity bears too was copied once.
    for (const other of await tx.merge.findMany({ where: { intoId: { in: [...chain, fromId] } } }))
      await copyNames(tx, other)
  })
  await recount(editing, touched, [fromId, ...chain])
  editing.changes.set(fromId, 'ADDED')
  return { id: fromId, from: chain.at(-1)! }
}

/** Keeps both sides of it in history. */
async function recordBoth(
  editing: Editing,
  intoId: string,
  fromId: string,
  action: 'MERGED' | 'UNMERGED',
  work: () => Promise<void>,
) {
  const { tx } = editing
  const before = (await readStates(tx, [intoId]))[0]!
  const [free, joined] = [{ mergedInto: null }, { mergedInto: intoId }]
  await work()
  const after = (await readStates(tx, [intoId]))[0]!
  const [was, became] = action === 'MERGED' ? [free, joined] : [joined, free]
  await recordEdit(editing, { nodeId: fromId, articleId: null, action, before: was, after: became })
  const [without, withIt] = [{ merged: null }, { merged: fromId }]
  const [then, since] = action === 'MERGED' ? [without, withIt] : [withIt, without]
  const states = { before: { ...before, ...then }, after: { ...after, ...since } }
  await recordEdit(editing, { nodeId: intoId, articleId: null, action, ...states })
}

async function refuseUnfit(tx: Transaction, fromId: string, intoId: string, argument: string) {
  const entity = await tx.entity.findUnique({ where: { id: fromId }, select: { mergedIntoId: true } })
  if (!entity) throw notFound(argument, fromId)
  if (entity.mergedIntoId)
    throw new ExpectedError('IN_USE', `${argument}: ${fromId} is merged into ${entity.mergedIntoId} already.`, {
      argument,
      existingId: entity.mergedIntoId,
    })
  if (fromId === intoId) throw badInput(argument, `${fromId} cannot be merged into itself.`)
  const [kind, other] = [kindOfId(fromId), kindOfId(intoId)] as EntityKind[]
  if (kind !== other) throw badInput(argument, `expected an entity of kind ${other}, got the ${kind} ${fromId}.`)
}

/** Where each merged entity leads in the end, kept on its row. */
const resolveMerges = (tx: Transaction) =>
  tx.$executeRaw(sql`
    WITH RECURSIVE chain(id, target) AS (
      SELECT "fromId", "intoId" FROM "Merge"
      UNION ALL SELECT chain.id, m."intoId" FROM chain JOIN "Merge" m ON m."fromId" = chain.target
    )
    UPDATE "Entity" SET "mergedIntoId" = (SELECT target FROM chain
      WHERE chain.id = "Entity".id AND target NOT IN (SELECT "fromId" FROM "Merge"))
    WHERE id IN (SELECT "fromId" FROM "Merge") OR "mergedIntoId" IS NOT NULL`)

/** The entities that one leads to, the nearest first. */
export async function readChain(tx: Transaction, fromId: string): Promise<string[]> {
  const chain: string[] = []
  for (let id: string | undefined = fromId; id; ) {
    const next: { intoId: string } | null = await tx.merge.findUnique({ where: { fromId: id } })
    if (next) chain.push(next.intoId)
    id = next?.intoId
  }
  return chain
}

interface Touched {
  articles: string[]
  quotes: string[]
}

/** Articles and quotes that refer to entities. */
async function readTouched(tx: Transaction, ids: readonly string[]): Promise<Touched> {
  const articles = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT "articleId" AS id FROM "ArticleEntity" WHERE ${oneOf(sql`"entityId"`, ids)}`)
  const quotes = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM "Quote" WHERE ${oneOf(sql`"speakerId"`, ids)}
    UNION SELECT "quoteId" FROM "QuoteAddressee" WHERE ${oneOf(sql`"entityId"`, ids)}
    UNION SELECT "quoteId" FROM "QuoteAbout" WHERE ${oneOf(sql`"entityId"`, ids)}`)
  return { articles: articles.map(({ id }) => id), quotes: quotes.map(({ id }) => id) }
}

async function readMoved(tx: Transaction, fromId: string): Promise<Touched> {
  const moved = await tx.moved.findMany({ where: { fromId }, select: { table: true, key: true, articleId: true } })
  const articles = moved.flatMap(({ articleId }) => articleId ?? [])
  const quotes = moved
    .filter(({ table }) => table.startsWith('Quote'))
    .map(({ key }) => JSON.parse(key) as { id?: string; quoteId?: string })
    .flatMap(({ id, quoteId }) => id ?? quoteId ?? [])
  return { articles: [...new Set(articles)], quotes: [...new Set(quotes)] }
}

async function recount(editing: Editing, { articles, quotes }: Touched, entities: readonly string[]) {
  await recountEntities(editing.tx, articles)
  for (const id of [...articles, ...quotes, ...entities]) editing.changes.set(id, 'CHANGED')
}
