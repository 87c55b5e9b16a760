import type { MentionResolvers, QueryResolvers, QuoteAboutArgs, QuoteResolvers } from '../generated/resolvers.ts'
import { articlesBy } from '../store/read/articles.ts'
import { aboutOfQuote, addresseesOfQuote } from '../store/read/entity-links.ts'
import { namesById } from '../store/read/entity-parts.ts'
import { entitiesBy } from '../store/read/entity-rows.ts'
import { type QuoteRow, type QuoteSpanRow, quoteList, spansOfQuote } from '../store/read/quotes.ts'
import { readLists } from '../store/sql.ts'
import { cutText } from '../text/cut.ts'
import { isDenial } from '../text/denial.ts'
import { batch, loadLevel } from './batch.ts'
import { ofColumns } from './columns.ts'
import type { Context } from './context.ts'
import { dateColumn } from './dates.ts'
import { curated } from './history.ts'
import { toExactlyOne, toMany, toOne } from './load.ts'
import { pageOf } from './page.ts'
import { variantsOfQuote } from './variants.ts'

export const quoteQueries: QueryResolvers = {
  quotes: (_root, args, context) => pageOf(quoteList('archive', args.where, args.orderBy), args, context),
}

const TITLE_LENGTH = 80

const readSpans = (quotes: readonly QuoteRow[], _args: object, { db }: Context) =>
  readLists<QuoteSpanRow>(
    db,
    spansOfQuote,
    quotes.map((quote) => quote.id),
  )

/** A field made of the spans of a quote: segments and attribution of one level share the statement. */
const ofSpans = <Result>(make: (spans: QuoteSpanRow[]) => Result) =>
  batch(
    async (quotes: readonly QuoteRow[], _args: object, context: Context) =>
      (await loadLevel(readSpans, quotes, {}, context)).map(make),
    ['id'],
  )

const withRole = (spans: QuoteSpanRow[], role: QuoteSpanRow['role']) => spans.filter((span) => span.role === role)

export const QuoteFields: QuoteResolvers = {
  ...curated,
  displayTitle: ofColumns(['text'], (quote) => cutText(quote.text, TITLE_LENGTH)),
  kind: ofColumns(['quoteKind'], (quote) => quote.quoteKind as 'DIRECT'),
  speaker: toOne(entitiesBy('id'), 'speakerId'),
  addressees: toMany(addresseesOfQuote),
  attribution: ofSpans(attributionOf),
  saidAt: dateColumn('said'),
  event: toOne(entitiesBy('id'), 'eventId'),
  article: toExactlyOne(articlesBy('id'), 'articleId'),
  segments: ofSpans((spans) => withRole(spans, 'SEGMENT')),
  variants: variantsOfQuote,
  about: toMany(({ types }: QuoteAboutArgs) => aboutOfQuote(types)),
}

/** Null if the article does not attribute the words at all. */
function attributionOf(spans: QuoteSpanRow[]) {
  const [source = null] = withRole(spans, 'SOURCE')
  const [cue = null] = withRole(spans, 'CUE')
  const [via = null] = withRole(spans, 'VIA')
  return source || cue || via ? { source, cue, via, isDenied: cue !== null && isDenial(cue.exact) } : null
}

export const MentionFields: MentionResolvers = {
  ...curated,
  article: toExactlyOne(articlesBy('id'), 'articleId'),
  entity: toExactlyOne(entitiesBy('id'), 'entityId'),
  span: (mention) => mention,
  matchedName: toOne(namesById, 'nameId'),
}
