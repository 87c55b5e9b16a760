import { ExpectedError } from '../../errors.ts'
import { makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { readTexts } from './context.ts'
import { type Editing, editRecord, notFound, recordCreation, type Target } from './edit.ts'
import { type EntityLookup, findEntity } from './entities.ts'
import { type ArticleTexts, insertMention, recountEntities } from './findings.ts'
import { placeSpan, type SpanInput } from './place.ts'

/** An article to record findings in. */
export async function readArticle(tx: Transaction, id: string, argument: string): Promise<ArticleTexts> {
  const article = await tx.article.findUnique({ where: { id }, select: { publishedAt: true, language: true } })
  if (!article) throw notFound(argument, id)
  return { id, ...article, texts: await readTexts(tx, id) }
}

export interface MentionInput {
  entity: EntityLookup
  span: SpanInput
}

/** Records that a stretch of an article names an entity; returns the id. */
export async function createMention(editing: Editing, articleId: string, input: MentionInput): Promise<string> {
  const { tx } = editing
  const article = await readArticle(tx, articleId, 'articleId')
  const entity = await findEntity(tx, input.entity, 'input.entity')
  const span = placeSpan(articleId, article.texts, input.span, 'input.span')
  await refuseSame(tx, article, entity, span, 'input.span')
  const id = await freeId(tx.mention, (nth) =>
    makeId('MENTION', articleId, entity, span.field, span.ordinal, span.exact, nth),
  )
  const method = { method: 'CURATED', confidence: 1, review: 'CONFIRMED' }
  await insertMention(tx, article, id, { entity, span, ...method })
  await recordCreation(editing, id)
  await touchArticle(editing, articleId)
  return id
}

/** Links a mention to another entity. */
export async function reassignMention(editing: Editing, target: Target, by: EntityLookup): Promise<void> {
  const { tx } = editing
  const mention = await tx.mention.findUnique({ where: { id: target.id } })
  if (!mention) throw notFound('id', target.id)
  const entityId = await findEntity(tx, by, 'entity')
  const same = await tx.mention.findFirst({
    where: { textId: mention.textId, start: mention.start, end: mention.end, entityId, id: { not: mention.id } },
  })
  if (same) throw alreadyThere('entity', same.id)
  await editRecord(editing, target, 'UPDATED', async () => {
    const name = await tx.name.findFirst({ where: { entityId, text: mention.exact } })
    const data = { entityId, nameId: name?.id ?? null, method: 'CURATED', confidence: 1 }
    await tx.mention.update({ where: { id: target.id }, data })
  })
  await touchArticle(editing, mention.articleId)
}

export async function deleteMention(editing: Editing, target: Target): Promise<void> {
  const { tx } = editing
  const mention = await tx.mention.findUnique({ where: { id: target.id }, select: { articleId: true } })
  if (!mention) throw notFound('id', target.id)
  await editRecord(editing, target, 'DELETED', () => tx.mention.delete({ where: { id: target.id } }))
  await touchArticle(editing, mention.articleId)
}

/** Search finds an article by the entities it names. */
async function touchArticle({ tx, changes }: Editing, articleId: string) {
  await recountEntities(tx, [articleId])
  changes.set(articleId, 'CHANGED')
}

async function refuseSame(
  tx: Transaction,
  { texts }: ArticleTexts,
  entityId: string,
  span: { field: string; ordinal: number; start: number; end: number },
  argument: string,
) {
  const text = texts.find(({ field, ordinal }) => field === span.field && ordinal === span.ordinal)!
  const where = { textId: text.id, start: span.start, end: span.end, entityId }
  const same = await tx.mention.findFirst({ where })
  if (same) throw alreadyThere(argument, same.id)
}

const alreadyThere = (argument: string, existingId: string) =>
  new ExpectedError('DUPLICATE', `${argument}: the mention ${existingId} names that entity there already.`, {
    argument,
    existingId,
  })

interface Table {
  findUnique: (query: { where: { id: string } }) => Promise<unknown>
}

/** The first id of several like findings that is free. */
export async function freeId(table: Table, idOf: (nth: number) => string): Promise<string> {
  for (let nth = 0; ; nth++) {
    const id = idOf(nth)
    if (!(await table.findUnique({ where: { id } }))) return id
  }
}
