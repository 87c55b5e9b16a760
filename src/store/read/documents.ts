import type { EntityKind } from '../../model.ts'
import type { SearchDocument } from '../../search/port.ts'
import { kindOfId } from '../ids.ts'
import { jsonRow, jsonValue, type Row } from '../row.ts'
import { type List, PARENT, type Reader, readLists, readRows, type Sql, sql } from '../sql.ts'
import { ofParent } from './filters.ts'

// What search knows of the archive, read from it in batches: the index is a copy that can be thrown away.

type Columns = Omit<SearchDocument, 'aliases' | 'captions' | 'topics' | 'entities'>

const columns = (kind: string, id: string, texts: { title: string; summary?: string; body?: string }) => ({
  kind,
  id,
  title: texts.title,
  summary: `coalesce(${texts.summary ?? 'NULL'}, '')`,
  body: texts.body ?? "''",
})

// A caption is a paragraph of its own. In the order of graphql/search.ts, which marks the words.
const bodyAndCaptions = `(SELECT group_concat(text, char(10, 10)) FROM
  (SELECT t.text FROM "ArticleText" t WHERE t."articleId" = a.id AND t.field IN ('BODY', 'CAPTION')
   ORDER BY t.field, t.ordinal))`

const none = { language: 'NULL', publishedAt: 'NULL', source: 'NULL' }

interface Table {
  row: Row
  from: Sql
  id: Sql
  /** Where its ids alone are read from, if not from all of that. */
  ids?: Sql
  /** Length of a document, of those that can be long. */
  words?: Sql
}

const TABLES: Record<'ARTICLE' | 'QUOTE' | 'TOPIC' | 'SOURCE' | 'ENTITY', Table> = {
  ARTICLE: {
    row: jsonRow({
      ...columns("'ARTICLE'", 'a.id', { title: 'a.title', summary: 'a.summary', body: bodyAndCaptions }),
      language: 'a.language',
      publishedAt: 'a."publishedAt"',
      source: 'a."sourceId"',
    }),
    from: sql`"Article" a`,
    id: sql`a.id`,
    words: sql`a."wordCount"`,
  },
  QUOTE: {
    row: jsonRow({
      ...columns("'QUOTE'", 'q.id', { title: "coalesce(e.name, '')", body: 'q.text' }),
      language: 'q.language',
      publishedAt: 'a."publishedAt"',
      source: 'a."sourceId"',
    }),
    from: sql`"Quote" q JOIN "Article" a ON a.id = q."articleId" LEFT JOIN "Entity" e ON e.id = q."speakerId"`,
    id: sql`q.id`,
    ids: sql`"Quote" q`,
  },
  ENTITY: {
    row: jsonRow({ ...columns('e.kind', 'e.id', { title: 'e.name', summary: 'e.description' }), ...none }),
    // The plus keeps SQLite from finding all of them by this condition and sorting them, for each batch.
    from: sql`(SELECT * FROM "Entity" WHERE +"mergedIntoId" IS NULL) e`,
    id: sql`e.id`,
  },
  TOPIC: {
    row: jsonRow({ ...columns("'TOPIC'", 'o.id', { title: 'o.name', summary: 'o.description' }), ...none }),
    from: sql`"Topic" o`,
    id: sql`o.id`,
  },
  SOURCE: {
    row: jsonRow({ ...columns("'SOURCE'", 's.id', { title: 's.name', summary: 'NULL' }), ...none }),
    from: sql`"Source" s`,
    id: sql`s.id`,
  },
}

type TableName = keyof typeof TABLES

function tableOf(id: string): TableName {
  const kind = kindOfId(id)
  return kind === 'ARTICLE' || kind === 'QUOTE' || kind === 'TOPIC' || kind === 'SOURCE' ? kind : 'ENTITY'
}

/** A list of single values of a parent. */
const valuesOf = (value: Sql, from: Sql, parent: Sql): List => ({
  name: 'values',
  row: jsonValue(value),
  from,
  where: [ofParent(parent)],
  order: [{ by: value, direction: 'ASC' }],
})

const aliases = valuesOf(
  sql`json_quote(n.text)`,
  sql`(SELECT * FROM "Name" WHERE kind <> 'PREFERRED') n`,
  sql`n."entityId"`,
)
const captionsOfArticle = valuesOf(
  sql`json_quote(t.text)`,
  sql`(SELECT * FROM "ArticleText" WHERE field = 'CAPTION') t`,
  sql`t."articleId"`,
)
const topicsOfArticle = valuesOf(sql`json_quote(t."topicId")`, sql`"ArticleTopic" t`, sql`t."articleId"`)

const named = sql`json_object('id', n.id, 'kind', n.kind)`
const entitiesOfArticle = valuesOf(
  named,
  sql`(SELECT "entityId" AS id, kind, "articleId" FROM "ArticleEntity") n`,
  sql`n."articleId"`,
)
/** Speaker, addressees and those the words are about; asked of one quote each, or SQLite puts together those of all. */
const entitiesOfQuote: List = {
  ...valuesOf(
    named,
    sql`(
      SELECT "speakerId" AS id FROM "Quote" WHERE id = ${PARENT}
      UNION SELECT "entityId" FROM "QuoteAddressee" WHERE "quoteId" = ${PARENT}
      UNION SELECT "entityId" FROM "QuoteAbout" WHERE "quoteId" = ${PARENT}
    ) l JOIN "Entity" n ON n.id = l.id`,
    sql`n.id`,
  ),
  where: [],
}

/** Search documents by id; those that are gone from the archive are left out. */
export async function readDocuments(db: Reader, ids: readonly string[]): Promise<SearchDocument[]> {
  const documents: SearchDocument[] = []
  for (const name of Object.keys(TABLES) as TableName[]) {
    const own = ids.filter((id) => tableOf(id) === name)
    if (own.length) documents.push(...(await readTable(db, name, own)))
  }
  return documents
}

async function readTable(db: Reader, name: TableName, ids: readonly string[]): Promise<SearchDocument[]> {
  const { row, from, id } = TABLES[name]
  const rows = (await readRows<Columns & { articleId?: string }>(db, { row, from, by: id }, ids)).filter(
    (one) => one !== null,
  )
  const found = rows.map((one) => one.id)
  const names = name === 'ENTITY' ? await readLists<string>(db, aliases, found) : []
  const captions = name === 'ARTICLE' ? await readLists<string>(db, captionsOfArticle, found) : []
  const articles = name === 'QUOTE' ? await articlesOfQuotes(db, found) : found
  const topics = name === 'ARTICLE' || name === 'QUOTE' ? await readLists<string>(db, topicsOfArticle, articles) : []
  const entities = await entitiesOf(db, name, rows)
  return rows.map((one, i) => ({
    ...one,
    publishedAt: one.publishedAt && new Date(one.publishedAt).toISOString(),
    aliases: names[i] ?? [],
    ...(captions[i]?.length ? { captions: captions[i] } : {}),
    topics: topics[i] ?? [],
    entities: entities[i] ?? [],
  }))
}

async function articlesOfQuotes(db: Reader, ids: readonly string[]): Promise<string[]> {
  const table = { row: jsonValue(sql`json_quote(q."articleId")`), from: sql`"Quote" q`, by: sql`q.id` }
  return (await readRows<string>(db, table, ids)) as string[]
}

async function entitiesOf(
  db: Reader,
  name: TableName,
  rows: readonly Columns[],
): Promise<SearchDocument['entities'][]> {
  const ids = rows.map((row) => row.id)
  if (name === 'ARTICLE') return readLists(db, entitiesOfArticle, ids)
  if (name === 'QUOTE') return readLists(db, entitiesOfQuote, ids)
  if (name === 'ENTITY') return rows.map(({ id, kind }) => [{ id, kind: kind as EntityKind }])
  return rows.map(() => [])
}

/** Documents of one batch at the most, and words of articles: a batch is read in one turn of the event loop. */
const BATCH = { documents: 50, words: 20_000 }

/** All search documents of the archive, in batches, each table in the order of its ids. */
export async function* readAllDocuments(db: Reader): AsyncGenerator<SearchDocument[]> {
  for (const name of Object.keys(TABLES) as TableName[]) {
    for (let last = ''; ; ) {
      const ids = await idsAfter(db, name, last)
      if (ids.length === 0) break
      yield readTable(db, name, ids)
      last = ids.at(-1)!
    }
  }
}

async function idsAfter(db: Reader, name: TableName, last: string): Promise<string[]> {
  const { from, id, ids = from, words = sql`0` } = TABLES[name]
  const rows = await db.$queryRaw<{ id: string; words: number | bigint }[]>(
    sql`SELECT ${id} AS id, ${words} AS words FROM ${ids} WHERE ${id} > ${last} ORDER BY ${id} LIMIT ${BATCH.documents}`,
  )
  let read = 0
  const isRoom = ({ words }: { words: number | bigint }) => {
    read += Number(words)
    return read <= BATCH.words
  }
  return rows.filter((row, at) => isRoom(row) || at === 0).map((row) => row.id)
}

/** Revision of the archive: counts its saves. */
export async function readRevision(db: Reader): Promise<number> {
  const [row] = await db.$queryRaw<{ revision: number | bigint }[]>(sql`SELECT revision FROM "Archive"`)
  return Number(row?.revision ?? 0)
}
