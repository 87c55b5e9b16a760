import type { Affiliation, Article, ExtractionState, Mention, Participant, Quote, Span, Topic } from '../../model.ts'
import { jsonValue } from '../row.ts'
import { type Reader, raw, readRows, type Sql, sql } from '../sql.ts'
import { bare, identifiersOf, instant, listOf, partialDate, slugOf } from './record-cells.ts'

// Articles as records, in the words of model.ts and in the order of its keys: one statement for a list of articles.
// Entities are not in it, only what the article itself says of events.

/** What an article tells of an event. */
export interface Told {
  event: string
  participants: Participant[]
  evidence: Span[]
}

/** A record but for its entities. */
export interface RecordParts {
  article: Article
  topics: Topic[]
  mentions: Mention[]
  quotes: Quote[]
  affiliations: Affiliation[]
  extraction: ExtractionState
  told: Told[]
}

const span = (table: string) =>
  raw(`json_object('field', t.field, 'ordinal', t.ordinal, 'start', ${table}.start, 'end', ${table}."end",
    'exact', ${table}.exact)`)

const source = sql`json_object('slug', s.slug, 'name', s.name, 'kind', s.kind, 'url', s.url,
  'languages', json(s.languages), 'publisher', ${slugOf('s."publisherId"')}, 'place', ${slugOf('s."placeId"')},
  'license', s.license)`

const photo = sql`json_object('url', p.url, 'caption', (SELECT text FROM "ArticleText" WHERE id = p."captionId"),
  'altText', p."altText", 'credit', p.credit, 'license', p.license, 'width', p.width, 'height', p.height,
  'takenOn', ${partialDate('p', 'taken')}, 'depicts', json(${listOf(
    sql`json_quote(${slugOf('l."entityId"')})`,
    sql`"PhotoDepicts" l WHERE l."photoId" = p.id ORDER BY l.ordinal`,
  )}))`

const article = sql`json_object('slug', a.slug, 'externalId', a."externalId", 'source', json(${source}),
  'title', a.title, 'summary', a.summary,
  'body', (SELECT text FROM "ArticleText" WHERE "articleId" = a.id AND field = 'BODY'), 'byline', a.byline,
  'authors', json(${listOf(
    sql`json_quote(${slugOf('l."personId"')})`,
    sql`"ArticleAuthor" l WHERE l."articleId" = a.id ORDER BY l.ordinal`,
  )}),
  'language', a.language, 'publishedAt', ${instant('a."publishedAt"')}, 'modifiedAt', ${instant('a."modifiedAt"')},
  'status', a.status, 'url', a.url,
  'topics', json(${listOf(
    sql`json_quote(o.slug)`,
    sql`"ArticleTopic" l JOIN "Topic" o ON o.id = l."topicId" WHERE l."articleId" = a.id AND l.depth = 0
      ORDER BY l.ordinal`,
  )}),
  'photos', json(${listOf(sql`${photo}`, sql`"Photo" p WHERE p."articleId" = a.id ORDER BY p.ordinal`)}))`

/** Topics of the article and all they are narrower than. */
const topics = listOf(
  sql`json_object('slug', o.slug, 'name', o.name, 'description', o.description,
    'broader', (SELECT slug FROM "Topic" WHERE id = o."broaderId"), 'identifiers', json(${identifiersOf('topicId', 'o')}))`,
  sql`"Topic" o WHERE o.id IN (
    WITH RECURSIVE above(id) AS (
      SELECT "topicId" FROM "ArticleTopic" WHERE "articleId" = a.id AND depth = 0
      UNION SELECT n."broaderId" FROM above JOIN "Topic" n ON n.id = above.id WHERE n."broaderId" IS NOT NULL
    ) SELECT id FROM above) ORDER BY o.slug`,
)

const mentions = listOf(
  sql`json_object('entity', e.slug, 'span', json(${span('m')}), 'method', m.method, 'confidence', m.confidence,
    'review', m.review)`,
  sql`"Mention" m JOIN "ArticleText" t ON t.id = m."textId" JOIN "Entity" e ON e.id = m."entityId"
    WHERE m."articleId" = a.id ORDER BY m.position, m."end", e.slug`,
)

const spans = (role: string) =>
  sql`FROM "QuoteSpan" s JOIN "ArticleText" t ON t.id = s."textId" WHERE s."quoteId" = q.id AND s.role = ${role}`
const oneSpan = (role: string) => sql`(SELECT ${span('s')} ${spans(role)})`
const linked = (table: string) =>
  listOf(sql`json_quote(${slugOf('l."entityId"')})`, raw(`"${table}" l WHERE l."quoteId" = q.id ORDER BY l.ordinal`))

const quoteOrder = sql`q.position, q.text, q.kind, coalesce(${slugOf('q."speakerId"')}, ''), q.id`

const quotes = listOf(
  sql`json_object('kind', q.kind,
    'segments', json((SELECT json_group_array(json(one)) FROM (SELECT ${span('s')} AS one ${spans('SEGMENT')} ORDER BY s.ordinal))),
    'speaker', ${slugOf('q."speakerId"')}, 'source', json(${oneSpan('SOURCE')}), 'cue', json(${oneSpan('CUE')}),
    'via', json(${oneSpan('VIA')}), 'addressees', json(${linked('QuoteAddressee')}), 'about', json(${linked('QuoteAbout')}),
    'event', ${slugOf('q."eventId"')}, 'saidAt', ${partialDate('q', 'said')},
    'language', CASE WHEN q.language <> a.language THEN q.language END,
    'method', q.method, 'confidence', q.confidence, 'review', q.review)`,
  sql`"Quote" q WHERE q."articleId" = a.id ORDER BY ${quoteOrder}`,
)

const inArticle = (subject: Sql) =>
  sql`"Evidence" v JOIN "ArticleText" t ON t.id = v."textId" WHERE ${subject} AND t."articleId" = a.id`
const evidence = (subject: Sql) => listOf(span('v'), sql`${inArticle(subject)} ORDER BY v.ordinal, v.id`)

const affiliations = listOf(
  sql`json_object('person', ${slugOf('f."personId"')}, 'organization', ${slugOf('f."organizationId"')}, 'role', f.role,
    'period', ${partialDate('f', 'period')}, 'evidence', json(${evidence(sql`v."affiliationId" = f.id`)}))`,
  sql`"Affiliation" f WHERE f.id IN (SELECT v."affiliationId" FROM ${inArticle(sql`v."affiliationId" IS NOT NULL`)})
    ORDER BY f.id`,
)

const participants = listOf(
  sql`json_object('entity', ${slugOf('p."entityId"')}, 'role', p.role, 'evidence', json(${evidence(sql`v."participantId" = p.id`)}))`,
  sql`"Participant" p WHERE p."eventId" = e.id
    AND p.id IN (SELECT v."participantId" FROM ${inArticle(sql`v."participantId" IS NOT NULL`)}) ORDER BY p.ordinal, p.id`,
)

const told = listOf(
  sql`json_object('event', e.slug, 'participants', json(${participants}), 'evidence', json(${evidence(sql`v."eventId" = e.id`)}))`,
  sql`"Entity" e WHERE e.id IN (
    SELECT v."eventId" FROM ${inArticle(sql`v."eventId" IS NOT NULL`)}
    UNION SELECT p."eventId" FROM "Participant" p
      WHERE p.id IN (SELECT v."participantId" FROM ${inArticle(sql`v."participantId" IS NOT NULL`)})) ORDER BY e.slug`,
)

const row = sql`json_object('article', json(${article}), 'topics', json(${topics}), 'mentions', json(${mentions}),
  'quotes', json(${quotes}), 'affiliations', json(${affiliations}), 'extraction', a.extraction, 'told', json(${told}))`

const TABLE = { row: jsonValue(row), from: sql`"Article" a JOIN "Source" s ON s.id = a."sourceId"`, by: sql`a.id` }

/** Records of articles but for their entities, in one statement; articles that are gone are left out. */
export async function readRecordParts(db: Reader, ids: readonly string[]): Promise<RecordParts[]> {
  const rows = await readRows<RecordParts>(db, TABLE, ids)
  return rows.filter((one) => one !== null).map(bare)
}

/** Ids of the articles that come next in the order of ids. */
export async function readArticleIdsAfter(db: Reader, last: string, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM "Article" WHERE id > ${last} ORDER BY id LIMIT ${most}`,
  )
  return rows.map(({ id }) => id)
}

/** Ids of the quotes of an article, in the order of its record. */
export async function readQuoteIds(db: Reader, articleId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT q.id FROM "Quote" q WHERE q."articleId" = ${articleId} ORDER BY ${quoteOrder}`,
  )
  return rows.map(({ id }) => id)
}

/** Ids of the latest articles that name an entity. */
export async function readArticlesNaming(db: Reader, entityId: string, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT "articleId" AS id FROM "ArticleEntity" WHERE "entityId" = ${entityId}
      ORDER BY "publishedAt" DESC, "articleId" LIMIT ${most}`,
  )
  return rows.map(({ id }) => id)
}
