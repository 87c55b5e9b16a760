import { badInput } from '../errors.ts'
import type {
  ArticleMentionsArgs,
  ArticleQuotesArgs,
  ArticleResolvers,
  PhotoResolvers,
  QueryResolvers,
} from '../generated/resolvers.ts'
import {
  type ArticleRow,
  articleList,
  articlesBy,
  bodiesByArticle,
  photosOfArticle,
  relatedArticleList,
  type TextRow,
  textsById,
} from '../store/read/articles.ts'
import { lostFindings } from '../store/read/edits.ts'
import { authorsOfArticle, depictedInPhoto, entitiesOfArticle, sharedEntities } from '../store/read/entity-links.ts'
import { mentionList } from '../store/read/mentions.ts'
import { quoteList } from '../store/read/quotes.ts'
import { type SourceRow, sourcesBy, topicsOfArticle } from '../store/read/sources.ts'
import { readLists, readRows } from '../store/sql.ts'
import { cutText } from '../text/cut.ts'
import { batch, loadLevel } from './batch.ts'
import { ofColumns } from './columns.ts'
import type { Context } from './context.ts'
import { dateColumn } from './dates.ts'
import { articleHistory } from './history.ts'
import { lookUp, toExactlyOne, toMany } from './load.ts'
import { connection, type Edge, pageOf } from './page.ts'

export const articleQueries: QueryResolvers = {
  article: (_root, { by }, context) =>
    lookUp(by, { id: articlesBy('id'), slug: articlesBy('slug'), url: articlesBy('url') }, context),
  articles: (_root, args, context) => pageOf(articleList('archive', args.where, args.orderBy), args, context),
}

async function readBodies(articles: readonly ArticleRow[], _args: object, { db }: Context) {
  const ids = articles.map((article) => article.id)
  const texts = await readRows<TextRow>(db, bodiesByArticle, ids)
  return texts.map((text) => text!.text)
}

const bodiesOf = (articles: readonly ArticleRow[], context: Context) => loadLevel(readBodies, articles, {}, context)

const MAX_EXCERPT = 2000

function excerptLength(length: number): number {
  if (length < 1 || length > MAX_EXCERPT)
    throw badInput('length', `expected a number of characters from 1 to ${MAX_EXCERPT}, got ${length}.`)
  return length
}

export const ArticleFields: ArticleResolvers = {
  displayTitle: ofColumns(['title'], (article) => article.title),
  body: batch(
    (articles: readonly ArticleRow[], _args: object, context: Context) => bodiesOf(articles, context),
    ['id'],
  ),
  excerpt: batch(
    async (articles: readonly ArticleRow[], { length }: { length: number }, context: Context) => {
      const most = excerptLength(length)
      return (await bodiesOf(articles, context)).map((body) => cutText(body, most))
    },
    ['id'],
  ),
  authors: toMany(authorsOfArticle),
  source: toExactlyOne<ArticleRow, SourceRow>(sourcesBy('id'), 'sourceId'),
  topics: toMany(topicsOfArticle),
  media: toMany(photosOfArticle),
  mentions: connection((args: ArticleMentionsArgs) => mentionList('article', args.where, args.orderBy)),
  people: connection(() => entitiesOfArticle('PERSON')),
  organizations: connection(() => entitiesOfArticle('ORGANIZATION')),
  places: connection(() => entitiesOfArticle('PLACE')),
  events: connection(() => entitiesOfArticle('EVENT')),
  quotes: connection((args: ArticleQuotesArgs) => quoteList('article', args.where, args.orderBy)),
  related: connection(() => relatedArticleList),
  history: articleHistory,
  lostFindings: toMany(lostFindings),
}

/** Edges from an article to an entity it names. */
export const namedEdgeFields = { mentionCount: ({ edge }: Edge) => edge.mentionCount as number }

export const relatedArticleEdgeFields = {
  score: ({ edge }: Edge) => edge.score as number,
  sharedEntities: batch((edges: readonly Edge<ArticleRow>[], _args: object, { db }: Context) => {
    const pairs = edges.map(({ parent, row }) => JSON.stringify([parent, row.id]))
    return readLists(db, sharedEntities, pairs)
  }),
}

export const PhotoFields: PhotoResolvers = {
  article: toExactlyOne(articlesBy('id'), 'articleId'),
  caption: batch(async (photos, _args: object, { db }: Context) => {
    const ids = photos.map((photo) => photo.captionId ?? '')
    const texts = await readRows<TextRow>(db, textsById, ids)
    return texts.map((text) => text?.text ?? null)
  }),
  takenOn: dateColumn('taken'),
  depicts: toMany(depictedInPhoto),
}
