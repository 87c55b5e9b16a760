import type { ArticleFilter, EntitySetFilter, QuoteFilter, SourceFilter } from '../../generated/resolvers.ts'
import { and, each, type Sql, sql } from '../sql.ts'
import {
  anyOf,
  byCode,
  byEntity,
  byId,
  byNumber,
  byPartialDate,
  bySet,
  byText,
  byTime,
  combine,
  mentions,
} from './filters.ts'

// Conditions on articles and quotes stand together: each may ask for the other.

export const articleConditions = (filter: ArticleFilter | null | undefined): Sql[] =>
  combine(filter, (f) => [
    byId(sql`a.id`, f.id),
    byText(sql`a."titleSort"`, f.title),
    byTime(sql`a."publishedAt"`, f.publishedAt),
    byTime(sql`a."updatedAt"`, f.updatedAt),
    byCode(sql`a.language`, f.language),
    anyOf(sql`a.status`, f.status),
    byNumber(sql`a."wordCount"`, f.wordCount),
    f.source
      ? sql`EXISTS (SELECT 1 FROM "Source" s WHERE ${and([sql`s.id = a."sourceId"`, ...sourceConditions(f.source)])})`
      : undefined,
    f.topics ? underTopics(sql`a.id`, f.topics) : undefined,
    namesEntities(sql`a.id`, f.entities),
    f.hasQuote
      ? sql`EXISTS (SELECT 1 FROM "Quote" q WHERE ${and([sql`q."articleId" = a.id`, ...quoteConditions(f.hasQuote)])})`
      : undefined,
  ])

/** Articles under any of these topics or narrower ones. */
export const underTopics = (article: Sql, topics: readonly string[]) =>
  sql`${article} IN (SELECT "articleId" FROM "ArticleTopic" WHERE "topicId" IN (SELECT value FROM ${each(topics)}))`

/** Articles that name entities. */
export const namesEntities = (article: Sql, filter: EntitySetFilter | null | undefined) =>
  bySet((ids) => sql`${article} IN (SELECT "articleId" FROM "ArticleEntity" WHERE "entityId" IN ${ids})`, filter)

export const sourceConditions = (filter: SourceFilter | null | undefined): Sql[] =>
  combine(filter, (f) => [
    byId(sql`s.id`, f.id),
    byCode(sql`s.slug`, f.slug),
    byText(sql`s."nameSort"`, f.name),
    anyOf(sql`s.kind`, f.kind),
  ])

/** Conditions on quotes; disputed ones are left out unless the filter speaks of review. */
export function quoteConditions(filter: QuoteFilter | null | undefined): Sql[] {
  const conditions = combine(filter, (f) => [
    byId(sql`q.id`, f.id),
    byText(sql`q."textSort"`, f.text),
    byEntity(sql`q."speakerId"`, f.speaker),
    anyOf(sql`q.kind`, f.kind),
    byPartialDate({ edtf: sql`q."saidEdtf"`, earliest: sql`q."saidEarliest"`, latest: sql`q."saidLatest"` }, f.saidAt),
    f.article
      ? sql`EXISTS (SELECT 1 FROM "Article" a WHERE ${and([sql`a.id = q."articleId"`, ...articleConditions(f.article)])})`
      : undefined,
    byEntity(sql`q."eventId"`, f.event),
    anyOf(sql`q.review`, f.review),
  ])
  return mentions(filter, 'review') ? conditions : [...conditions, sql`q.review <> 'DISPUTED'`]
}
