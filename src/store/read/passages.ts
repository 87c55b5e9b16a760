import type { ArticleFilter } from '../../generated/resolvers.ts'
import { columnsOf, jsonRow } from '../row.ts'
import { and, type List, type Reader, readLists, sql } from '../sql.ts'
import type { ArticleRow } from './articles.ts'
import { articleConditions } from './conditions.ts'
import { ofParent } from './filters.ts'

// What the verification of quotes reads: whole texts, and where quotes on record stand in them.

export interface QuotePlaceRow {
  id: string
  speakerId: string | null
  /** A stretch of the quote, or of the cue where `cue` has its words. */
  start: number
  end: number
  cue: string | null
}

export interface PassageRow {
  id: string
  articleId: string
  text: string
  status: ArticleRow['status']
}

const textsOfArticle: List = {
  name: 'textsOfArticle',
  row: jsonRow({
    ...columnsOf('t', 'id articleId text'),
    status: '(SELECT a.status FROM "Article" a WHERE a.id = t."articleId")',
  }),
  from: sql`"ArticleText" t`,
  where: [ofParent(sql`t."articleId"`)],
  order: [{ by: sql`t.id`, direction: 'ASC' }],
}

// Disputed quotes are left out, as in lists of quotes.
const quotePlacesOfArticle: List = {
  name: 'quotePlacesOfArticle',
  row: jsonRow({
    id: 'q.id',
    speakerId: 'q."speakerId"',
    ...columnsOf('s', 'textId start end'),
    cue: `CASE s.role WHEN 'CUE' THEN s.exact END`,
  }),
  from: sql`"Quote" q JOIN "QuoteSpan" s ON s."quoteId" = q.id AND s.role IN ('SEGMENT', 'CUE')`,
  where: [ofParent(sql`q."articleId"`), sql`q.review <> 'DISPUTED'`],
  order: [
    { by: sql`q.position`, direction: 'ASC' },
    { by: sql`q.id`, direction: 'ASC' },
    // Segments before the cue.
    { by: sql`s.role`, direction: 'DESC' },
    { by: sql`s.ordinal`, direction: 'ASC' },
  ],
}

/** Texts of articles, and the segments and cues of the quotes in them, each in the order of the articles: two statements. */
export async function readPassages(db: Reader, articleIds: readonly string[]) {
  const [texts, places] = await Promise.all([
    readLists<PassageRow>(db, textsOfArticle, articleIds),
    readLists<QuotePlaceRow & { textId: string }>(db, quotePlacesOfArticle, articleIds),
  ])
  return { texts: texts.flat(), places: places.flat() }
}

/** Ids of the articles that meet a condition, at most so many. */
export async function readArticleIds(db: Reader, where: ArticleFilter, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT a.id FROM "Article" a WHERE ${and(articleConditions(where))} LIMIT ${most}`,
  )
  return rows.map(({ id }) => id)
}
