import { badInput } from '../../errors.ts'
import { kindOfId } from '../ids.ts'
import { type Editing, editRecord, notFound } from './edit.ts'

/**
 * Marks an article as withdrawn; one that is withdrawn stays as it is.
 * @throws ExpectedError NOT_FOUND; BAD_USER_INPUT if no reason is given
 */
export async function retractArticle(editing: Editing, id: string): Promise<void> {
  if (kindOfId(id) !== 'ARTICLE') throw notFound('id', id)
  if (!editing.note?.trim()) throw badInput('reason', 'expected why it was withdrawn, got nothing.')
  await editRecord(editing, { id }, 'UPDATED', () =>
    editing.tx.article.updateMany({
      where: { id, status: { not: 'RETRACTED' } },
      data: { status: 'RETRACTED', updatedAt: editing.now },
    }),
  )
}
