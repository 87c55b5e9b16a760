import { ExpectedError } from '../../errors.ts'
import { type Change, recordChanges } from '../changes.ts'
import { kindOfId, makeId } from '../ids.ts'
import type { Connection, Transaction } from '../open.ts'
import { readStates, type State, versionOf } from '../read/states.ts'
import { readContext } from './context.ts'

/** A change by hand, while it is made. */
export interface Editing {
  tx: Transaction
  /** Name of the key. */
  by: string
  now: Date
  /** Why, for the record. */
  note: string | null
  /** What the search index and those who watch have to learn of. */
  changes: Map<string, Change['what']>
}

export type EditAction = 'CREATED' | 'UPDATED' | 'DELETED' | 'REVIEWED' | 'MERGED' | 'UNMERGED'

/** Makes a change in one transaction: whole, with its history, or not at all. */
export function edit<T>(
  write: Connection['write'],
  { by, note, now = new Date() }: { by: string; note?: string | null | undefined; now?: Date },
  work: (editing: Editing) => Promise<T>,
): Promise<T> {
  return write(async (tx) => {
    const editing: Editing = { tx, by, now, note: note ?? null, changes: new Map() }
    const result = await work(editing)
    const changes = [...editing.changes].map(([id, what]) => ({ id, what }))
    if (changes.length > 0) await recordChanges(tx, changes)
    return result
  })
}

/** A record that a change is made to. */
export interface Target {
  id: string
  /** Version that the caller saw; without it the change is made whatever came between. */
  ifVersion?: string | null | undefined
  /** Name of the argument that holds the id. */
  argument?: string
}

/**
 * Changes a record and keeps how it was and how it became; a change that changes nothing leaves no trace.
 * @throws ExpectedError NOT_FOUND; CONFLICT if it is not of the version that the caller saw
 */
export async function editRecord(editing: Editing, target: Target, action: EditAction, work: () => Promise<unknown>) {
  const before = await readTarget(editing.tx, target)
  const articleId = await articleOf(editing.tx, target.id)
  await work()
  const [after = null] = await readStates(editing.tx, [target.id])
  if (JSON.stringify(before) === JSON.stringify(after)) return
  await recordEdit(editing, { nodeId: target.id, articleId, action, before, after })
  editing.changes.set(target.id, after === null ? 'REMOVED' : 'CHANGED')
}

/** Keeps that a record was made. */
export async function recordCreation(editing: Editing, id: string) {
  const [after = null] = await readStates(editing.tx, [id])
  const articleId = await articleOf(editing.tx, id)
  await recordEdit(editing, { nodeId: id, articleId, action: 'CREATED', before: null, after })
  editing.changes.set(id, 'ADDED')
}

async function readTarget(tx: Transaction, { id, ifVersion, argument = 'id' }: Target): Promise<State> {
  const [state = null] = await readStates(tx, [id])
  if (state === null) throw notFound(argument, id)
  if (ifVersion != null && versionOf(state) !== ifVersion)
    throw new ExpectedError(
      'CONFLICT',
      `ifVersion: expected ${versionOf(state)}, the version of ${id} as it is, got ${ifVersion}: it was changed meanwhile.`,
      { argument: 'ifVersion', existingId: id },
    )
  return state
}

export const notFound = (argument: string, given: string) =>
  new ExpectedError('NOT_FOUND', `${argument}: there is no ${given}.`, { argument, given })

async function articleOf(tx: Transaction, id: string): Promise<string | null> {
  const find = { where: { id }, select: { articleId: true } }
  const kind = kindOfId(id)
  if (kind === 'ARTICLE') return id
  const finding = kind === 'QUOTE' ? tx.quote.findUnique(find) : kind === 'MENTION' ? tx.mention.findUnique(find) : null
  return (await finding)?.articleId ?? null
}

interface Recorded {
  nodeId: string
  articleId: string | null
  action: EditAction
  before: State | null
  after: State | null
}

export async function recordEdit({ tx, by, now, note }: Editing, recorded: Recorded) {
  const { nodeId, articleId, action, before, after } = recorded
  const { _max } = await tx.edit.aggregate({ _max: { number: true } })
  const number = (_max.number ?? 0) + 1
  const context = articleId === null ? null : await readContext(tx, articleId, after ?? before!)
  await tx.edit.create({
    data: {
      id: makeId('EDIT', number),
      number,
      nodeId,
      articleId,
      at: now,
      by,
      action,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      context: context && JSON.stringify(context),
      note,
    },
  })
}
