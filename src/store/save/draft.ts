import type { Article, ArticleRecord } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { makeId, sha256 } from '../ids.ts'
import { storedTime } from '../sql.ts'
import { dateColumns } from './dates.ts'
import { affiliationRows, eventRows, isEvent, mentionRows, namedRows, quoteRows, type Scope } from './findings.ts'
import type { IdOf, References } from './references.ts'
import type { Tables } from './rows.ts'
import { type StoredText, textsOf } from './texts.ts'

/** An article as rows that can be written: every span is its text, every entity is known. */
export type Draft = { [T in DraftTable]: Tables[T][] } & { record: ArticleRecord; id: string }

/** In this order each row finds what it refers to. */
export const DRAFT_TABLES = [
  'Article',
  'ArticleText',
  'ArticleAuthor',
  'Photo',
  'PhotoDepicts',
  'Mention',
  'Quote',
  'QuoteSpan',
  'QuoteAddressee',
  'QuoteAbout',
  'Participant',
  'Affiliation',
  'Evidence',
  'ArticleEntity',
] as const
type DraftTable = (typeof DRAFT_TABLES)[number]

/** What the archive decides about the row of an article. */
export interface Keys {
  id: string
  slug: string
  recordHash: string
  intake: string | null
  createdAt: Date
  updatedAt: Date
}

/**
 * Makes the rows of an article.
 * @throws ExpectedError SPAN_MISMATCH or BAD_RECORD for the first thing that is wrong
 */
export async function draftArticle(record: ArticleRecord, keys: Keys, { idOf, kindOf }: References): Promise<Draft> {
  const { article } = record
  const texts = textsOf(article, keys.id)
  const publishedAt = storedTime(article.publishedAt)
  const scope: Scope = { articleId: keys.id, publishedAt, language: article.language, texts, idOf, kindOf }
  const mentions = await mentionRows(scope, record.mentions)
  const happened = eventRows(scope, record.entities.filter(isEvent))
  const held = affiliationRows(scope, record.affiliations)
  return {
    record,
    id: keys.id,
    Article: [{ ...articleRow(article, keys), extraction: record.extraction ?? 'GIVEN' }],
    ArticleText: texts,
    ArticleAuthor: [...new Set(article.authors)].map((author, ordinal) => ({
      articleId: keys.id,
      personId: idOf(author, 'PERSON'),
      ordinal,
    })),
    ...photoRows(article, keys.id, texts, idOf),
    Mention: mentions,
    ...(await quoteRows(scope, record.quotes)),
    Participant: happened.Participant,
    Affiliation: held.Affiliation,
    Evidence: [...happened.Evidence, ...held.Evidence],
    ArticleEntity: namedRows(scope, record, mentions),
  }
}

function articleRow(article: Article, keys: Keys): Tables['Article'] {
  const { externalId, title, summary, body, byline, language, status, url } = article
  return {
    ...keys,
    externalId,
    sourceId: makeId('SOURCE', article.source.slug),
    title,
    titleSort: fold(title),
    summary: summary ?? null,
    byline: byline ?? null,
    language,
    publishedAt: storedTime(article.publishedAt),
    modifiedAt: article.modifiedAt === undefined ? null : storedTime(article.modifiedAt),
    status,
    url: url ?? null,
    wordCount: body.split(/\s+/).filter(Boolean).length,
    contentHash: sha256(`${title}\n${body}`),
  }
}

function photoRows({ photos }: Article, articleId: string, texts: StoredText[], idOf: IdOf) {
  const captions = new Map(texts.filter(({ field }) => field === 'CAPTION').map(({ ordinal, id }) => [ordinal, id]))
  const rows = photos.map(({ caption: _caption, takenOn, depicts, ...photo }, ordinal) => {
    const id = makeId('PHOTO', articleId, ordinal)
    const captionId = captions.get(ordinal) ?? null
    return { depicts, row: { id, articleId, ordinal, captionId, ...photo, ...dateColumns('taken', takenOn) } }
  })
  return {
    Photo: rows.map(({ row }) => row),
    PhotoDepicts: rows.flatMap(({ row, depicts }) =>
      [...new Set(depicts)].map((slug, ordinal) => ({ photoId: row.id, entityId: idOf(slug), ordinal })),
    ),
  }
}
