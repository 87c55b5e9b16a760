import { badInput } from '../errors.ts'
import type { TextSpanResolvers, TextUnit } from '../generated/resolvers.ts'
import { type ArticleRow, articlesBy, type PhotoRow, photosBy, type TextRow } from '../store/read/articles.ts'
import type { SpanRow } from '../store/read/quotes.ts'
import { readRows } from '../store/sql.ts'
import { contextAfter, contextBefore, toCodePoints, toUtf8Bytes } from '../text/span.ts'
import { batch } from './batch.ts'
import type { Context } from './context.ts'

// A span is checked against its text whenever the text is read: a mismatch is a broken archive, never an answer.

async function textsOf(spans: readonly SpanRow[], context: Context): Promise<TextRow[]> {
  const texts = await context.texts.loadMany(spans.map((span) => span.textId))
  return texts.map((text, i) => checked(text, spans[i]!))
}

function checked(text: TextRow | Error | null, { textId, start, end, exact }: SpanRow): TextRow {
  if (text instanceof Error) throw text
  if (text?.text.slice(start, end) !== exact)
    throw new Error(`Span ${start}–${end} of text ${textId} should be “${exact}”, but the text there is different.`)
  return text
}

/** A field that needs the text of the span. */
const fromText = <Args, Result>(read: (text: TextRow, span: SpanRow, args: Args) => Result) =>
  batch(async (spans: readonly SpanRow[], args: Args, context: Context) => {
    const texts = await textsOf(spans, context)
    return spans.map((span, i) => read(texts[i]!, span, args))
  })

const COUNT: Record<TextUnit, (text: string, offset: number) => number> = {
  UTF16: (_text, offset) => offset,
  CODE_POINT: toCodePoints,
  UTF8: toUtf8Bytes,
}

const offset = (end: 'start' | 'end') =>
  batch(async (spans: readonly SpanRow[], { unit }: { unit: TextUnit }, context: Context) => {
    if (unit === 'UTF16') return spans.map((span) => span[end])
    const texts = await textsOf(spans, context)
    return spans.map((span, i) => COUNT[unit](texts[i]!.text, span[end]))
  })

// Longer context is what `body` is for.
const MAX_CONTEXT = 1000

function contextLength(length: number): number {
  if (length < 0 || length > MAX_CONTEXT)
    throw badInput('length', `expected a number of characters from 0 to ${MAX_CONTEXT}, got ${length}.`)
  return length
}

export const TextSpanFields: TextSpanResolvers = {
  article: batch(async (spans: readonly SpanRow[], _args: object, context: Context) => {
    const texts = await textsOf(spans, context)
    const ids = texts.map((text) => text.articleId)
    return (await readRows<ArticleRow>(context.db, articlesBy('id'), ids)) as ArticleRow[]
  }),
  field: fromText((text) => text.field as 'BODY'),
  photo: batch(async (spans: readonly SpanRow[], _args: object, context: Context) => {
    const texts = await textsOf(spans, context)
    const captions = texts.filter((text) => text.field === 'CAPTION').map((text) => text.id)
    if (!captions.length) return spans.map(() => null)
    const photos = await readRows<PhotoRow>(context.db, photosBy('captionId'), captions)
    const byCaption = new Map(photos.map((photo) => [photo?.captionId, photo]))
    return texts.map((text) => byCaption.get(text.id) ?? null)
  }),
  start: offset('start'),
  end: offset('end'),
  exact: fromText((_text, span) => span.exact),
  prefix: fromText(({ text }, span, { length }: { length: number }) =>
    contextBefore(text, span.start, contextLength(length)),
  ),
  suffix: fromText(({ text }, span, { length }: { length: number }) =>
    contextAfter(text, span.end, contextLength(length)),
  ),
}
