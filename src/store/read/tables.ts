import { isDenial } from '../../text/denial.ts'
import { raw, type Sql, sql } from '../sql.ts'
import { instant } from './record-cells.ts'
import { entitiesTables } from './tables-entities.ts'
import { column, entityName, joined, type Table, within } from './tables-parts.ts'

// The archive as tables for people who count: one row a thing, names beside the ids, in an order that an index has.

const articleColumns = {
  ...column('a', 'id slug'),
  source: sql`s.name`,
  external_id: sql`a."externalId"`,
  ...column('a', 'title summary'),
  body: sql`(SELECT text FROM "ArticleText" WHERE "articleId" = a.id AND field = 'BODY')`,
  ...column('a', 'byline'),
  ...joined('author', 'ArticleAuthor', 'personId', 'articleId', 'a'),
  ...column('a', 'language'),
  published_at: instant('a."publishedAt"'),
  modified_at: instant('a."modifiedAt"'),
  ...column('a', 'status url'),
  word_count: sql`a."wordCount"`,
  ...column('a', 'extraction'),
  topics: sql`(SELECT group_concat(o.name, '; ') FROM (SELECT t.name FROM "ArticleTopic" l
    JOIN "Topic" t ON t.id = l."topicId" WHERE l."articleId" = a.id AND l.depth = 0 ORDER BY l.ordinal) o)`,
}

const photoColumns = {
  ...column('p', 'id'),
  article_id: sql`p."articleId"`,
  ...column('p', 'ordinal url'),
  caption: sql`(SELECT text FROM "ArticleText" WHERE id = p."captionId")`,
  alt_text: sql`p."altText"`,
  ...column('p', 'credit license width height'),
  taken_on: sql`p."takenEdtf"`,
  ...joined('depicted', 'PhotoDepicts', 'entityId', 'photoId', 'p'),
}

const wordsOf = (role: string) => sql`(SELECT exact FROM "QuoteSpan" WHERE "quoteId" = q.id AND role = ${role})`
const segment = (what: Sql) => sql`(SELECT ${what} FROM "QuoteSpan" g JOIN "ArticleText" t ON t.id = g."textId"
  WHERE g."quoteId" = q.id AND g.role = 'SEGMENT' AND g.ordinal = 0)`

const quoteColumns = {
  ...column('q', 'id'),
  article_id: sql`q."articleId"`,
  speaker_id: sql`q."speakerId"`,
  speaker: entityName('q."speakerId"'),
  source: wordsOf('SOURCE'),
  cue: wordsOf('CUE'),
  is_denied: wordsOf('CUE'),
  ...column('q', 'kind text'),
  said_at: sql`q."saidEdtf"`,
  said_earliest: sql`q."saidEarliest"`,
  said_latest: sql`q."saidLatest"`,
  event_id: sql`q."eventId"`,
  event: entityName('q."eventId"'),
  ...joined('addressee', 'QuoteAddressee', 'entityId', 'quoteId', 'q'),
  ...joined('about', 'QuoteAbout', 'entityId', 'quoteId', 'q'),
  ...column('q', 'language'),
  field: segment(raw('t.field')),
  field_ordinal: segment(raw('t.ordinal')),
  start: segment(raw('g.start')),
  end: sql`(SELECT max("end") FROM "QuoteSpan" WHERE "quoteId" = q.id AND role = 'SEGMENT')`,
  segments: sql`(SELECT count(*) FROM "QuoteSpan" WHERE "quoteId" = q.id AND role = 'SEGMENT')`,
  ...column('q', 'method confidence review'),
}

const span = (table: string) => ({
  field: sql`t.field`,
  field_ordinal: sql`t.ordinal`,
  ...column(table, 'start end exact'),
})

/** All tables, each under the name of its file. */
export const TABLES: readonly Table[] = [
  {
    name: 'articles',
    columns: articleColumns,
    from: sql`"Article" a JOIN "Source" s ON s.id = a."sourceId"`,
    key: [sql`a.id`],
    about: ({ articles }) => within('a.id', articles),
  },
  {
    name: 'photos',
    columns: photoColumns,
    from: sql`"Photo" p`,
    key: [sql`p."articleId"`, sql`p.ordinal`],
    about: ({ articles, isWhole }) => (isWhole ? within('p."articleId"', articles) : sql`0`),
  },
  {
    name: 'quotes',
    columns: quoteColumns,
    made: { is_denied: (cue) => String(isDenial(String(cue ?? ''))) },
    from: sql`"Quote" q`,
    key: [sql`q."articleId"`, sql`q.position`, sql`q.id`],
    about: ({ quotes }) => within('q.id', quotes),
  },
  {
    name: 'quote_spans',
    columns: { quote_id: sql`s."quoteId"`, ...column('s', 'role ordinal'), ...span('s') },
    from: sql`"QuoteSpan" s JOIN "ArticleText" t ON t.id = s."textId"`,
    key: [sql`s."quoteId"`, sql`s.role`, sql`s.ordinal`],
    about: ({ quotes }) => within('s."quoteId"', quotes),
  },
  {
    name: 'mentions',
    columns: {
      ...column('m', 'id'),
      article_id: sql`m."articleId"`,
      entity_id: sql`m."entityId"`,
      entity: sql`e.name`,
      kind: sql`e.kind`,
      ...span('m'),
      ...column('m', 'method confidence review'),
    },
    from: sql`"Mention" m JOIN "ArticleText" t ON t.id = m."textId" JOIN "Entity" e ON e.id = m."entityId"`,
    key: [sql`m."articleId"`, sql`m.position`, sql`m.id`],
    about: ({ mentions }) => within('m.id', mentions),
  },
  ...entitiesTables,
]
