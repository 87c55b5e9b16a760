import { badInput } from '../errors.ts'
import type { QuoteVariantsArgs } from '../generated/resolvers.ts'
import { type ArticleRow, articlesBy } from '../store/read/articles.ts'
import { type QuoteRow, quotesById } from '../store/read/quotes.ts'
import { readRows } from '../store/sql.ts'
import type { DiffSegment } from '../verify/diff.ts'
import { indexWords } from '../verify/tokens.ts'
import { findVariants, type Variant } from '../verify/variants.ts'
import { batch, cut } from './batch.ts'
import type { Context } from './context.ts'
import { pageTake } from './page.ts'

// Variants are worked out from the index and the quotes as they are when they are asked for, so they are always in step.

export interface VariantEdge {
  cursor: string
  node: QuoteRow
  similarity: number
  diff: DiffSegment[]
}

/** A page of the variants of a quote. */
export interface Variants {
  quote: QuoteRow
  all: Variant<QuoteRow>[]
  edges: VariantEdge[]
  /** As PageInfo has it. */
  result: { hasNext: boolean; hasPrevious: boolean }
}

export interface Wording {
  text: string
  similarity: number
  diff: DiffSegment[]
  quotes: QuoteRow[]
  firstPublishedAt: string
}

/** Variants of one quote that are looked at. */
const MOST_VARIANTS = 100

/** All variants of many quotes: a look into the index for each, one statement for all. */
async function loadVariants(quotes: readonly QuoteRow[], { db, index, checkDeadline }: Context) {
  const ids: string[][] = []
  for (const { id, text } of quotes) {
    checkDeadline()
    const words = indexWords(text)
    const { hits } = await index.findPassages({ words, kind: 'QUOTE', first: MOST_VARIANTS + 1 })
    ids.push(hits.map((hit) => hit.id).filter((other) => other !== id))
  }
  const rows = await readRows<QuoteRow>(db, quotesById, ids.flat())
  const others = cut(rows, ids)
  return quotes.map(({ text }, i) => {
    const known = others[i]!.filter((row): row is QuoteRow => row !== null && row.review !== 'DISPUTED')
    return findVariants(text, known).sort((a, b) => compareKeys(keyOf(a), keyOf(b)))
  })
}

export const variantsOfQuote = batch(
  async (quotes: readonly QuoteRow[], args: QuoteVariantsArgs, context: Context): Promise<Variants[]> => {
    const { take, backward } = pageTake(args)
    const after = args.after == null ? null : decodeVariant('after', args.after)
    const before = args.before == null ? null : decodeVariant('before', args.before)
    const variants = await loadVariants(quotes, context)
    return quotes.map((quote, i) => {
      const all = variants[i]!
      const low = after ? all.filter((variant) => compareKeys(keyOf(variant), after) <= 0).length : 0
      const high = before ? all.filter((variant) => compareKeys(keyOf(variant), before) < 0).length : all.length
      const from = backward ? Math.max(low, high - take) : low
      const to = backward ? high : Math.min(high, low + take)
      const edges = all.slice(from, to).map((variant) => ({
        cursor: encodeVariant(variant),
        node: variant.item,
        similarity: variant.likeness,
        diff: variant.diff,
      }))
      return { quote, all, edges, result: { hasNext: to < all.length, hasPrevious: from > 0 } }
    })
  },
)

type VariantKey = [likeness: number, id: string]

const keyOf = ({ likeness, item }: Variant<QuoteRow>): VariantKey => [likeness, item.id]

/** Most alike first, then by id: a cursor keeps its place whether or not what it stood for is still there. */
const compareKeys = ([a, x]: VariantKey, [b, y]: VariantKey) => b - a || (x === y ? 0 : x < y ? -1 : 1)

const encodeVariant = (variant: Variant<QuoteRow>) =>
  Buffer.from(JSON.stringify(['variant', ...keyOf(variant)])).toString('base64url')

function decodeVariant(argument: 'after' | 'before', cursor: string): VariantKey {
  try {
    const [sign, likeness, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (sign === 'variant' && typeof likeness === 'number' && typeof id === 'string') return [likeness, id]
  } catch {
    // Not JSON: not ours.
  }
  throw badInput(argument, `"${cursor.slice(0, 40)}" is not a cursor of this list in this order.`)
}

export const QuoteVariantConnectionFields = {
  nodes: ({ edges }: Variants) => edges.map((edge) => edge.node),
  pageInfo: (variants: Variants) => variants,
  totalCount: ({ all }: Variants) => all.length,
  wordings: batch(async (pages: readonly Variants[], _args: object, { db }: Context): Promise<Wording[][]> => {
    const quotes = pages.map(({ quote, all }) => [quote, ...all.map(({ item }) => item)])
    const articles = await readRows<ArticleRow>(
      db,
      articlesBy('id'),
      quotes.flat().map((quote) => quote.articleId),
    )
    const published = new Map(articles.map((article) => [article!.id, article!.publishedAt]))
    return pages.map((page) => groupWordings(page, published))
  }),
}

/** Quotes by what they say, the wording that was printed first first. */
function groupWordings({ quote, all }: Variants, published: ReadonlyMap<string, string>): Wording[] {
  const timeOf = ({ articleId }: QuoteRow) => published.get(articleId)!
  const groups = new Map<string, Variant<QuoteRow>[]>()
  for (const variant of [...findVariants(quote.text, [quote]), ...all])
    groups.set(variant.wording, [...(groups.get(variant.wording) ?? []), variant])
  const wordings = [...groups.values()].map((variants) => {
    const sorted = variants.toSorted((a, b) => (timeOf(a.item) < timeOf(b.item) ? -1 : 1))
    const { item, likeness, diff } = sorted[0]!
    const quotes = sorted.map((variant) => variant.item)
    return { text: item.text, similarity: likeness, diff, quotes, firstPublishedAt: timeOf(item) }
  })
  return wordings.sort((a, b) => (a.firstPublishedAt < b.firstPublishedAt ? -1 : 1))
}
