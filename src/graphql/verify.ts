import { badInput } from '../errors.ts'
import type {
  ArticleFilter,
  QueryResolvers,
  QueryVerifyQuoteArgs,
  QuoteMatchResolvers,
} from '../generated/resolvers.ts'
import { kindOfId } from '../store/ids.ts'
import { type ArticleRow, articlesBy } from '../store/read/articles.ts'
import { type EntityRow, entitiesFoundBy } from '../store/read/entity-rows.ts'
import { type PassageRow, type QuotePlaceRow, readArticleIds, readPassages } from '../store/read/passages.ts'
import { quotesById } from '../store/read/quotes.ts'
import { readRows } from '../store/sql.ts'
import { isDenial } from '../text/denial.ts'
import type { Library, Question } from '../verify/places.ts'
import type { ArticleText, QuotePlace } from '../verify/printed.ts'
import { type Match, verifyQuote } from '../verify/verify.ts'
import { batch } from './batch.ts'
import type { Context } from './context.ts'
import { toOne } from './load.ts'

const MOST_MATCHES = 20
/** A condition that more articles meet than this is asked of the candidates, not of the archive. */
const MOST_AMONG = 5000

export const verifyQueries: QueryResolvers = {
  verifyQuote: async (_root, args, context) => {
    const question = await readQuestion(args, context)
    const isWide = args.where && !question.among
    return verifyQuote(question, libraryOf(isWide ? args.where : null, context))
  },
}

async function readQuestion(args: QueryVerifyQuoteArgs, context: Context): Promise<Question> {
  const { text, speaker, where, minSimilarity, first } = args
  if (first < 1 || first > MOST_MATCHES)
    throw badInput('first', `expected a number from 1 to ${MOST_MATCHES}, got ${first}.`)
  if (!(minSimilarity >= 0 && minSimilarity <= 1))
    throw badInput('minSimilarity', `expected a number from 0 to 1, got ${minSimilarity}.`)
  const speakerId = speaker == null ? undefined : await speakerOf(speaker, context)
  const among = where ? await amongOf(where, context) : undefined
  const bySpeaker =
    speakerId && (await amongOf({ and: [where ?? {}, { hasQuote: { speaker: { eq: speakerId } } }] }, context))
  return {
    text,
    minSimilarity,
    first,
    ...(speakerId ? { speakerId } : {}),
    ...(among ? { among } : {}),
    ...(bySpeaker ? { bySpeaker } : {}),
  }
}

/** The id as it is on record: an entity may have been asked for by one it was merged from. A slug is never like an id. */
async function speakerOf(given: string, { db }: Context): Promise<string> {
  const [row] = await readRows<EntityRow>(db, entitiesFoundBy(kindOfId(given) ? 'id' : 'slug'), [given])
  if (row?.kind === 'PERSON' || row?.kind === 'ORGANIZATION') return row.id
  throw badInput('speaker', `expected the id or slug of a person or organization, got "${given}".`)
}

async function amongOf(where: ArticleFilter, { db }: Context): Promise<ReadonlySet<string> | undefined> {
  const ids = await readArticleIds(db, where, MOST_AMONG + 1)
  return ids.length > MOST_AMONG ? undefined : new Set(ids)
}

async function chooseArticles(ids: readonly string[], where: ArticleFilter, db: Context['db']): Promise<string[]> {
  const chosen = new Set(await readArticleIds(db, { and: [where, { id: { in: [...ids] } }] }, ids.length))
  return ids.filter((id) => chosen.has(id))
}

function libraryOf(where: ArticleFilter | null | undefined, { db, index, checkDeadline }: Context): Library {
  return {
    index,
    ...(where ? { choose: (ids) => chooseArticles(ids, where, db) } : {}),
    readTexts: async (articleIds) => {
      checkDeadline()
      const { texts, places } = await readPassages(db, articleIds)
      return gatherTexts(texts, places)
    },
  }
}

function gatherTexts(
  texts: readonly PassageRow[],
  places: readonly (QuotePlaceRow & { textId: string })[],
): ArticleText[] {
  const quotes = new Map<string, Map<string, QuotePlace>>(texts.map(({ id }) => [id, new Map()]))
  for (const { textId, id, speakerId, start, end, cue } of places) {
    const known = quotes.get(textId)?.get(id)
    if (cue !== null) {
      if (known && isDenial(cue)) known.denial = { start, end }
    } else if (known) known.segments.push({ start, end })
    else quotes.get(textId)?.set(id, { id, speakerId, segments: [{ start, end }], denial: null })
  }
  return texts.map(({ id, articleId, text, status }) => ({
    id,
    articleId,
    text,
    isRetracted: status === 'RETRACTED',
    quotes: [...quotes.get(id)!.values()],
  }))
}

export const QuoteMatchFields: QuoteMatchResolvers = {
  quote: toOne(quotesById, 'quoteId'),
  article: batch(async (matches: readonly Match[], _args: object, { db }: Context) => {
    const ids = matches.map(({ printed }) => printed.articleId)
    return (await readRows<ArticleRow>(db, articlesBy('id'), ids)) as ArticleRow[]
  }),
  span: ({ printed, start, end }) => ({ textId: printed.id, start, end, exact: printed.text.slice(start, end) }),
  similarity: (match) => match.likeness,
}
