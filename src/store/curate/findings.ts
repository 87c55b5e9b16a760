import type { Span } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { parsePartialDate } from '../../text/partial-date.ts'
import type { Transaction } from '../open.ts'
import type { State } from '../read/states.ts'
import { dateColumns } from '../save/dates.ts'
import { positionOf } from '../save/texts.ts'
import { oneOf, sql, storedTime } from '../sql.ts'
import { type Text, textOf } from './context.ts'

// Mentions and quotes are written as their state has them; their spans have been checked against the texts.

export interface ArticleTexts {
  id: string
  publishedAt: Date
  language: string
  texts: Text[]
}

export interface MentionState {
  entity: string
  span: Span
  method: string
  confidence: number
  review: string
}

export interface QuoteState {
  kind: string
  language: string
  speaker: string | null
  addressees: string[]
  about: string[]
  event: string | null
  saidAt: string | null
  segments: Span[]
  source: Span[]
  cue: Span[]
  via: Span[]
  method: string
  confidence: number
  review: string
}

const SEGMENT_JOINT = ' … '
export const wordsOf = (segments: readonly Span[]) => segments.map(({ exact }) => exact).join(SEGMENT_JOINT)

const placed = (texts: readonly Text[], span: Span) => ({
  textId: textOf(texts, span)!.id,
  start: span.start,
  end: span.end,
  exact: span.exact,
})

export async function insertMention(tx: Transaction, article: ArticleTexts, id: string, state: MentionState | State) {
  const { entity, span, method, confidence, review } = state as MentionState
  const name = await tx.name.findFirst({ where: { entityId: entity, text: span.exact } })
  const folded = name ?? (await tx.name.findFirst({ where: { entityId: entity, textSort: fold(span.exact) } }))
  await tx.mention.create({
    data: {
      id,
      articleId: article.id,
      entityId: entity,
      ...placed(article.texts, span),
      nameId: folded?.id ?? null,
      position: positionOf(span),
      publishedAt: article.publishedAt,
      method,
      confidence,
      review,
    },
  })
}

export async function insertQuote(tx: Transaction, article: ArticleTexts, id: string, state: QuoteState | State) {
  const quote = state as QuoteState
  const { kind, language, speaker, event, segments, method, confidence, review } = quote
  const text = wordsOf(segments)
  await tx.quote.create({
    data: {
      id,
      articleId: article.id,
      kind,
      text,
      textSort: fold(text),
      language,
      speakerId: speaker,
      eventId: event,
      ...saidColumns(quote.saidAt, article.publishedAt),
      position: positionOf(segments[0]!),
      method,
      confidence,
      review,
    },
  })
  for (const [role, spans] of Object.entries({
    SEGMENT: segments,
    SOURCE: quote.source,
    CUE: quote.cue,
    VIA: quote.via,
  }))
    await writeQuoteSpans(tx, article, id, role, spans)
  for (const [ordinal, entityId] of quote.addressees.entries())
    await tx.quoteAddressee.create({ data: { quoteId: id, entityId, ordinal } })
  for (const [ordinal, entityId] of quote.about.entries())
    await tx.quoteAbout.create({ data: { quoteId: id, entityId, ordinal } })
}

const saidColumns = (edtf: string | null, publishedAt: Date) => {
  const date = edtf === null ? undefined : parsePartialDate(edtf)
  return { ...dateColumns('said', date), saidSort: date?.earliest ?? storedTime(publishedAt) }
}

export async function writeQuoteSpans(
  tx: Transaction,
  { texts }: Pick<ArticleTexts, 'texts'>,
  quoteId: string,
  role: string,
  spans: readonly Span[],
) {
  await tx.quoteSpan.deleteMany({ where: { quoteId, role } })
  for (const [ordinal, span] of spans.entries())
    await tx.quoteSpan.create({ data: { quoteId, role, ordinal, ...placed(texts, span) } })
}

/** Writes anew which entities articles name and which events they tell of, and how many articles name an entity. */
export async function recountEntities(tx: Transaction, articleIds: readonly string[]) {
  const before = await tx.articleEntity.findMany({
    where: { articleId: { in: [...articleIds] } },
    select: { entityId: true },
  })
  await tx.articleEntity.deleteMany({ where: { articleId: { in: [...articleIds] } } })
  await tx.$executeRaw(sql`
    INSERT INTO "ArticleEntity" ("articleId", "entityId", kind, "mentionCount", "publishedAt")
    SELECT a.id, e.id, e.kind, sum(named.count), a."publishedAt" FROM (
      SELECT "articleId", "entityId", 1 AS count FROM "Mention"
      UNION ALL SELECT DISTINCT t."articleId", v."eventId", 0 FROM "Evidence" v JOIN "ArticleText" t ON t.id = v."textId"
      WHERE v."eventId" IS NOT NULL
    ) named JOIN "Article" a ON a.id = named."articleId" JOIN "Entity" e ON e.id = named."entityId"
    WHERE ${oneOf(sql`a.id`, articleIds)} GROUP BY a.id, e.id`)
  const after = await tx.articleEntity.findMany({
    where: { articleId: { in: [...articleIds] } },
    select: { entityId: true },
  })
  const touched = [...new Set([...before, ...after].map(({ entityId }) => entityId))]
  await tx.$executeRaw(sql`UPDATE "Entity" SET "articleCount" =
    (SELECT count(*) FROM "ArticleEntity" WHERE "entityId" = "Entity".id) WHERE ${oneOf(sql`id`, touched)}`)
}
