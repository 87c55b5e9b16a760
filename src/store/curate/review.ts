import { badInput } from '../../errors.ts'
import type { Review } from '../../model.ts'
import { kindOfId } from '../ids.ts'
import { type Editing, editRecord, type Target } from './edit.ts'

/**
 * Writes whether a person has looked at a quote, a mention or an event, and what they found.
 * @throws ExpectedError BAD_USER_INPUT for an id of something else; NOT_FOUND; CONFLICT
 */
export async function setReview(editing: Editing, target: Target, review: Review): Promise<void> {
  const { id } = target
  const kind = kindOfId(id)
  const change = { where: { id }, data: { review } }
  const { quote, mention, entity } = editing.tx
  const tables: Partial<Record<string, () => PromiseLike<unknown>>> = {
    QUOTE: () => quote.update(change),
    MENTION: () => mention.update(change),
    EVENT: () => entity.update(change),
  }
  const write = tables[kind ?? '']
  if (!write) throw badInput('id', `expected the id of a quote, a mention or an event, got ${id}.`)
  await editRecord(editing, target, 'REVIEWED', async () => write())
}
