import { ExpectedError } from '../../errors.ts'
import type { Review } from '../../model.ts'
import { recordChanges } from '../changes.ts'
import { kindOfId } from '../ids.ts'
import type { Transaction } from '../open.ts'

/**
 * Writes whether a person has looked at a quote, a mention or an event, and what they found.
 * @throws ExpectedError BAD_USER_INPUT for an id of something else; NOT_FOUND
 */
export async function setReview(tx: Transaction, { id, review }: { id: string; review: Review }): Promise<void> {
  const change = { where: { id }, data: { review } }
  const { count } = await tableOf(tx, id).updateMany(change)
  if (count === 0) throw new ExpectedError('NOT_FOUND', `id: there is no ${id}.`, { argument: 'id', given: id })
  await recordChanges(tx, [{ id, what: 'CHANGED' }])
}

type Table = { updateMany: (change: { where: { id: string }; data: { review: Review } }) => Promise<{ count: number }> }

function tableOf(tx: Transaction, id: string): Table {
  const kind = kindOfId(id)
  if (kind === 'QUOTE') return tx.quote
  if (kind === 'MENTION') return tx.mention
  if (kind === 'EVENT') return tx.entity
  throw new ExpectedError('BAD_USER_INPUT', `id: expected the id of a quote, a mention or an event, got ${id}.`, {
    argument: 'id',
  })
}
