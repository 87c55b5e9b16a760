import { badInput, ExpectedError } from '../../errors.ts'
import type { QuoteKind, Span } from '../../model.ts'
import { makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { positionOf } from '../save/texts.ts'
import { type Editing, editRecord, notFound, recordCreation, type Target } from './edit.ts'
import { type EntityLookup, findEntity } from './entities.ts'
import { insertQuote, wordsOf, writeQuoteSpans } from './findings.ts'
import { freeId, readArticle } from './mentions.ts'
import { placeSpan, type SpanInput } from './place.ts'

type Given<T> = T | null | undefined

export interface QuoteInput {
  segments: readonly SpanInput[]
  kind: QuoteKind
  speaker?: Given<EntityLookup>
  source?: Given<SpanInput>
  cue?: Given<SpanInput>
  addressees?: Given<readonly EntityLookup[]>
  about?: Given<readonly EntityLookup[]>
  /** EDTF. */
  saidAt?: Given<string>
  event?: Given<EntityLookup>
}

const SPEAKERS = ['PERSON', 'ORGANIZATION'] as const

/** Records a quote; returns the id. */
export async function createQuote(editing: Editing, articleId: string, input: QuoteInput): Promise<string> {
  const { tx } = editing
  const article = await readArticle(tx, articleId, 'articleId')
  const place = (span: SpanInput, argument: string) => placeSpan(articleId, article.texts, span, `input.${argument}`)
  const segments = inOrder(input.segments.map((span, i) => place(span, `segments.${i}`)))
  const all = async (list: Given<readonly EntityLookup[]>, argument: string) => {
    const ids: string[] = []
    for (const [i, by] of (list ?? []).entries()) ids.push(await findEntity(tx, by, `input.${argument}.${i}`))
    return [...new Set(ids)]
  }
  await refuseSame(tx, articleId, segments)
  const id = await freeId(tx.quote, (nth) => makeId('QUOTE', articleId, wordsOf(segments), nth))
  await insertQuote(tx, article, id, {
    kind: input.kind,
    language: article.language,
    speaker: input.speaker ? await findEntity(tx, input.speaker, 'input.speaker', SPEAKERS) : null,
    addressees: await all(input.addressees, 'addressees'),
    about: await all(input.about, 'about'),
    event: input.event ? await findEntity(tx, input.event, 'input.event', ['EVENT']) : null,
    saidAt: input.saidAt ?? null,
    segments,
    source: input.source ? [place(input.source, 'source')] : [],
    cue: input.cue ? [place(input.cue, 'cue')] : [],
    via: [],
    method: 'CURATED',
    confidence: 1,
    review: 'CONFIRMED',
  })
  await recordCreation(editing, id)
  return id
}

function inOrder(segments: Span[]): Span[] {
  if (segments.length === 0) throw badInput('input.segments', 'expected at least one segment, got none.')
  segments.forEach((segment, i) => {
    const before = segments[i - 1]
    if (before && positionOf(segment) < positionOf(before) + before.end - before.start)
      throw badInput(`input.segments.${i}`, 'expected segments in order, got one that begins before the last one ends.')
  })
  return segments
}

async function refuseSame(tx: Transaction, articleId: string, segments: readonly Span[]) {
  const [position, text] = [positionOf(segments[0]!), wordsOf(segments)]
  const same = await tx.quote.findFirst({ where: { articleId, position, text } })
  if (same)
    throw new ExpectedError('DUPLICATE', `input.segments: the quote ${same.id} has these words there already.`, {
      argument: 'input.segments',
      existingId: same.id,
    })
}

/** Says who said a quote; null withdraws what was said of it, undefined leaves it. */
export async function attributeQuote(
  editing: Editing,
  target: Target,
  { speaker, source }: { speaker?: Given<EntityLookup>; source?: Given<SpanInput> },
): Promise<void> {
  const { tx } = editing
  const quote = await tx.quote.findUnique({ where: { id: target.id }, select: { articleId: true } })
  if (!quote) throw notFound('id', target.id)
  const article = await readArticle(tx, quote.articleId, 'id')
  const spans = source ? [placeSpan(article.id, article.texts, source, 'source')] : []
  const speakerId = speaker ? await findEntity(tx, speaker, 'speaker', SPEAKERS) : null
  await editRecord(editing, target, 'UPDATED', async () => {
    const said = speaker === undefined ? {} : { speakerId }
    await tx.quote.update({ where: { id: target.id }, data: { ...said, method: 'CURATED', confidence: 1 } })
    if (source !== undefined) await writeQuoteSpans(tx, article, target.id, 'SOURCE', spans)
  })
}

export async function deleteQuote(editing: Editing, target: Target): Promise<void> {
  await editRecord(editing, target, 'DELETED', () => editing.tx.quote.delete({ where: { id: target.id } }))
}
