import type { EditResolvers, FieldChangeResolvers, LostFindingResolvers } from '../generated/resolvers.ts'
import { type EditRow, historyOfArticle, historyOfNode } from '../store/read/edits.ts'
import { entitiesFoundBy } from '../store/read/entity-rows.ts'
import { readStates, versionOf } from '../store/read/states.ts'
import { batch } from './batch.ts'
import type { Context } from './context.ts'
import { loadNodes, toOne } from './load.ts'
import { connection } from './page.ts'

/** Fields of every record that can be changed by hand. */
export const curated = {
  version: batch(
    async (records: readonly { id: string }[], _args: object, { db }: Context) => {
      const ids = records.map(({ id }) => id)
      const states = ids.length ? await readStates(db, ids) : []
      return states.map((state) => versionOf(state!))
    },
    ['id'],
  ),
  history: connection(() => historyOfNode),
}

export const articleHistory = connection(() => historyOfArticle)

/** One property of a record that a change by hand gave another value. */
export interface FieldChangeRow {
  field: string
  before: unknown
  after: unknown
}

function changesOf({ before, after }: EditRow): FieldChangeRow[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

export const EditFields: EditResolvers = {
  action: (edit) => edit.action as 'CREATED',
  changes: changesOf,
  node: batch((edits: readonly EditRow[], _args: object, context: Context) =>
    loadNodes(
      edits.map(({ nodeId }) => nodeId),
      context,
    ),
  ),
}

const asJson = (value: unknown) => (value === null ? null : JSON.stringify(value))

export const FieldChangeFields: FieldChangeResolvers = {
  before: ({ before }) => asJson(before),
  after: ({ after }) => asJson(after),
}

export const LostFindingFields: LostFindingResolvers = {
  entity: toOne(entitiesFoundBy('id'), 'entityId'),
}
