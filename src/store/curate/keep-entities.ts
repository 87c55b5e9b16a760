import type { EntityKind } from '../../model.ts'
import { kindOfId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import type { State } from '../read/states.ts'
import { oneOf, sql } from '../sql.ts'
import { readState, writeEntity } from './entity-fields.ts'

// Of an entity only what was changed by hand is kept; what articles say of it besides is added.

interface Edited {
  nodeId: string
  before: string | null
  after: string
}

type Item = string | Record<string, unknown>

/** What tells the items of a list apart. */
const KEYS: Record<string, (item: Item) => string> = {
  names: (name) => String((name as Record<string, unknown>)['text']),
  identifiers: (one) => JSON.stringify(one),
  places: String,
  participants: (one) => String((one as Record<string, unknown>)['entity']),
}

/** What was done to one list, by the key of the item: what it is now, or null if it was taken away. */
type ListEdits = Map<string, Item | null>

/** Writes anew what was changed by hand of entities; returns the ids of those that are other than saved. */
export async function keepEntities(tx: Transaction, ids: readonly string[], now: Date): Promise<string[]> {
  const edits = await tx.$queryRaw<Edited[]>(sql`
    SELECT "nodeId", "before", "after" FROM "Edit" WHERE ${oneOf(sql`"nodeId"`, ids)}
      AND action IN ('CREATED', 'UPDATED', 'REVIEWED') AND "after" IS NOT NULL ORDER BY number`)
  const byEntity = new Map<string, Edited[]>()
  for (const edit of edits) byEntity.set(edit.nodeId, [...(byEntity.get(edit.nodeId) ?? []), edit])
  const changed: string[] = []
  for (const [id, own] of byEntity) if (await keepEntity(tx, id, own, now)) changed.push(id)
  return changed
}

async function keepEntity(tx: Transaction, id: string, edits: readonly Edited[], now: Date): Promise<boolean> {
  const state = await readState(tx, id)
  const patch = patchOf(state, edits)
  if (Object.keys(patch).length === 0) return false
  await writeEntity(tx, kindOfId(id) as EntityKind, id, patch, now)
  return true
}

/** What has to be written so that a state has everything that was done by hand. */
function patchOf(state: State, edits: readonly Edited[]): State {
  const fields = new Map<string, unknown>()
  const lists = new Map<string, ListEdits>()
  for (const { before, after } of edits) collect(before ? JSON.parse(before) : {}, JSON.parse(after), fields, lists)
  const patch: State = {}
  for (const [field, value] of fields) if (state[field] !== value) patch[field] = value
  for (const [field, edited] of lists) {
    const items = applyList(field, state[field] as Item[], edited)
    if (JSON.stringify(items) !== JSON.stringify(state[field])) patch[field] = items
  }
  // Of a new preferred name the other names have to be told again.
  if (patch['name'] !== undefined && patch['names'] === undefined)
    patch['names'] = (state['names'] as Item[]).filter((name) => KEYS['names']!(name) !== patch['name'])
  return patch
}

function collect(before: State, after: State, fields: Map<string, unknown>, lists: Map<string, ListEdits>) {
  for (const [field, value] of Object.entries(after)) {
    const was = before[field] ?? null
    if (JSON.stringify(was) === JSON.stringify(value)) continue
    const keyOf = KEYS[field]
    if (!keyOf) {
      fields.set(field, value)
      continue
    }
    const edited = lists.get(field) ?? new Map<string, Item | null>()
    lists.set(field, edited)
    for (const item of (was as Item[] | null) ?? []) edited.set(keyOf(item), null)
    for (const item of value as Item[]) edited.set(keyOf(item), item)
    // What stayed as it was is the articles' to tell.
    for (const item of (was as Item[] | null) ?? [])
      if (JSON.stringify(edited.get(keyOf(item))) === JSON.stringify(item)) edited.delete(keyOf(item))
  }
}

function applyList(field: string, items: readonly Item[], edited: ListEdits): Item[] {
  const keyOf = KEYS[field]!
  const kept = items.flatMap((item) => {
    const now = edited.get(keyOf(item))
    return now === undefined ? [item] : now === null ? [] : [now]
  })
  const there = new Set(items.map(keyOf))
  const added = [...edited].flatMap(([key, item]) => (item === null || there.has(key) ? [] : [item]))
  return [...kept, ...added]
}
