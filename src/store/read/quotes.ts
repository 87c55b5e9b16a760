import type { QuoteFilter, QuoteOrder } from '../../generated/resolvers.ts'
import { columnsOf, jsonRow } from '../row.ts'
import { type List, type Sql, sortedBy, sql } from '../sql.ts'
import { quoteConditions } from './conditions.ts'
import { ofParent } from './filters.ts'

export interface QuoteRow {
  kind: 'QUOTE'
  id: string
  articleId: string
  quoteKind: string
  text: string
  language: string
  speakerId: string | null
  eventId: string | null
  saidEdtf: string | null
  saidEarliest: string | null
  saidLatest: string | null
  method: string
  confidence: number
  review: string
}

const row = jsonRow({
  kind: "'QUOTE'",
  quoteKind: 'q.kind',
  ...columnsOf(
    'q',
    'id articleId text language speakerId eventId saidEdtf saidEarliest saidLatest method confidence review',
  ),
})

export const quotesById = { row, from: sql`"Quote" q`, by: sql`q.id` }

/** What a list of quotes belongs to. */
export type QuotesOf = 'archive' | 'article' | 'speaker' | 'event'

const PARENTS: Record<QuotesOf, Sql[]> = {
  archive: [],
  article: [ofParent(sql`q."articleId"`)],
  speaker: [ofParent(sql`q."speakerId"`)],
  event: [ofParent(sql`q."eventId"`)],
}

const COLUMNS = { POSITION: sql`q.position`, SAID_AT: sql`q."saidSort"` }

export function quoteList(of: QuotesOf, where: QuoteFilter | null | undefined, orders: QuoteOrder[]): List {
  return {
    ...sortedBy(`quotes of ${of}`, orders, COLUMNS, sql`q.id`),
    row,
    from: sql`"Quote" q`,
    where: [...PARENTS[of], ...quoteConditions(where)],
  }
}

/** A stretch of a text, wherever it comes from. */
export interface SpanRow {
  textId: string
  start: number
  end: number
  exact: string
}

export interface QuoteSpanRow extends SpanRow {
  role: 'SEGMENT' | 'SOURCE' | 'CUE' | 'VIA'
}

/** All spans of a quote: its segments in order, then source, cue and via. */
export const spansOfQuote: List = {
  name: 'quoteSpans',
  row: jsonRow(columnsOf('s', 'textId start end exact role')),
  from: sql`"QuoteSpan" s`,
  where: [ofParent(sql`s."quoteId"`)],
  order: [
    { by: sql`s.role`, direction: 'ASC' },
    { by: sql`s.ordinal`, direction: 'ASC' },
  ],
}
