import type { ArticleFilter, ArticleOrder } from '../../generated/resolvers.ts'
import { columnsOf, jsonRow } from '../row.ts'
import { type List, type Sql, sortedBy, sql } from '../sql.ts'
import { articleConditions } from './conditions.ts'
import { ofParent } from './filters.ts'

export interface ArticleRow {
  kind: 'ARTICLE'
  id: string
  slug: string
  sourceId: string
  title: string
  summary: string | null
  byline: string | null
  language: string
  publishedAt: string
  modifiedAt: string | null
  updatedAt: string
  status: string
  extraction: string
  url: string | null
  wordCount: number
  contentHash: string
}

const row = jsonRow({
  kind: "'ARTICLE'",
  ...columnsOf(
    'a',
    'id slug sourceId title summary byline language publishedAt modifiedAt updatedAt status extraction url wordCount contentHash',
  ),
})

const from = sql`"Article" a`

export const articlesBy = (column: 'id' | 'slug' | 'url') => ({
  row,
  from,
  by: { id: sql`a.id`, slug: sql`a.slug`, url: sql`a.url` }[column],
})

/** What a list of articles belongs to. */
export type ArticlesOf = 'archive' | 'entity' | 'author' | 'source' | 'topic' | 'topicOrNarrower'

// A junction that carries the publication time gives a parent's articles in order from one index.
const PARENTS: Record<ArticlesOf, { from: Sql; where: Sql[]; publishedAt: Sql }> = {
  archive: { from, where: [], publishedAt: sql`a."publishedAt"` },
  source: { from, where: [ofParent(sql`a."sourceId"`)], publishedAt: sql`a."publishedAt"` },
  entity: {
    from: sql`"ArticleEntity" named JOIN "Article" a ON a.id = named."articleId"`,
    where: [ofParent(sql`named."entityId"`)],
    publishedAt: sql`named."publishedAt"`,
  },
  author: {
    from: sql`"ArticleAuthor" written JOIN "Article" a ON a.id = written."articleId"`,
    where: [ofParent(sql`written."personId"`)],
    publishedAt: sql`a."publishedAt"`,
  },
  topic: {
    from: sql`"ArticleTopic" under JOIN "Article" a ON a.id = under."articleId"`,
    where: [ofParent(sql`under."topicId"`), sql`under.depth = 0`],
    publishedAt: sql`under."publishedAt"`,
  },
  topicOrNarrower: {
    from: sql`"ArticleTopic" under JOIN "Article" a ON a.id = under."articleId"`,
    where: [ofParent(sql`under."topicId"`)],
    publishedAt: sql`under."publishedAt"`,
  },
}

export function articleList(of: ArticlesOf, where: ArticleFilter | null | undefined, orders: ArticleOrder[]): List {
  const parent = PARENTS[of]
  const columns = {
    PUBLISHED_AT: parent.publishedAt,
    UPDATED_AT: sql`a."updatedAt"`,
    TITLE: sql`a."titleSort"`,
    WORD_COUNT: sql`a."wordCount"`,
  }
  return {
    ...sortedBy(`articles of ${of}`, orders, columns, sql`a.id`),
    row,
    from: parent.from,
    where: [...parent.where, ...articleConditions(where)],
  }
}

/** Articles that share entities with one, the rarer the entity the stronger; `edge.score` is 0 to 1. */
export const relatedArticleList: List = {
  name: 'relatedArticles',
  row,
  edge: sql`json_object('score', rel.score / 1e9)`,
  from: sql`(
    SELECT theirs."articleId" AS id, CAST(1e9 * sum(1.0 / e."articleCount") / own.weight AS INTEGER) AS score
    FROM (SELECT sum(1.0 / e."articleCount") AS weight FROM "ArticleEntity" ae JOIN "Entity" e ON e.id = ae."entityId"
          WHERE ae."articleId" = parent.value) own
    CROSS JOIN "ArticleEntity" mine JOIN "Entity" e ON e.id = mine."entityId"
    JOIN "ArticleEntity" theirs ON theirs."entityId" = mine."entityId" AND theirs."articleId" <> mine."articleId"
    WHERE mine."articleId" = parent.value GROUP BY theirs."articleId"
  ) rel JOIN "Article" a ON a.id = rel.id`,
  where: [],
  order: [
    { by: sql`rel.score`, direction: 'DESC' },
    { by: sql`a.id`, direction: 'DESC' },
  ],
}

/** Texts of articles. */
export interface TextRow {
  id: string
  articleId: string
  field: string
  ordinal: number
  text: string
}

const textRow = jsonRow(columnsOf('t', 'id articleId field ordinal text'))

export const textsById = { row: textRow, from: sql`"ArticleText" t`, by: sql`t.id` }

/** Body of an article, then its captions: what search calls its body. */
export const bodyAndCaptions: List = {
  name: 'bodyAndCaptions',
  row: textRow,
  from: sql`"ArticleText" t`,
  where: [ofParent(sql`t."articleId"`), sql`t.field IN ('BODY', 'CAPTION')`],
  order: [
    { by: sql`t.field`, direction: 'ASC' },
    { by: sql`t.ordinal`, direction: 'ASC' },
  ],
}

export const bodiesByArticle = { row: textRow, from: sql`"ArticleText" t`, by: sql`t.field = 'BODY' AND t."articleId"` }

export interface PhotoRow {
  kind: 'PHOTO'
  id: string
  articleId: string
  url: string | null
  captionId: string | null
  altText: string | null
  credit: string | null
  license: string | null
  width: number | null
  height: number | null
  takenEdtf: string | null
  takenEarliest: string | null
  takenLatest: string | null
}

const photoRow = jsonRow({
  kind: "'PHOTO'",
  ...columnsOf(
    'p',
    'id articleId url captionId altText credit license width height takenEdtf takenEarliest takenLatest',
  ),
})

export const photosBy = (column: 'id' | 'captionId') => ({
  row: photoRow,
  from: sql`"Photo" p`,
  by: { id: sql`p.id`, captionId: sql`p."captionId"` }[column],
})

export const photosOfArticle: List = {
  name: 'photos',
  row: photoRow,
  from: sql`"Photo" p`,
  where: [ofParent(sql`p."articleId"`)],
  order: [{ by: sql`p.ordinal`, direction: 'ASC' }],
}
