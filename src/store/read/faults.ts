import { checkSpan } from '../../text/span.ts'
import { sha256 } from '../ids.ts'
import { type Reader, type Sql, sql } from '../sql.ts'

// What must be true of the database and that it cannot hold itself to.

type Found<What> = { what: What; id: string; problem: string }

export async function findForeignKeyFaults(db: Reader): Promise<Found<'database'>[]> {
  const integrity = await db.$queryRaw<{ integrity_check: string }[]>(sql`PRAGMA integrity_check`)
  const broken = integrity.map((row) => row.integrity_check).filter((message) => message !== 'ok')
  const orphans = await db.$queryRaw<{ table: string; parent: string }[]>(sql`PRAGMA foreign_key_check`)
  return [
    ...broken.map((problem) => ({ what: 'database' as const, id: '', problem })),
    ...orphans.map(({ table, parent }) => ({
      what: 'database' as const,
      id: table,
      problem: `refers to no ${parent}`,
    })),
  ]
}

/** Reads a query in pages of its `id`. */
async function* pagesOf<Row extends { id: string }>(db: Reader, page: (last: string) => Sql): AsyncGenerator<Row[]> {
  for (let last = ''; ; ) {
    const rows = await db.$queryRaw<Row[]>(page(last))
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)!.id
  }
}

interface TextRow {
  id: string
  text: string
  hash: string
  field: string
  title: string
}

/** Texts that are not what was saved, and headlines that are not the title text. */
export async function* findTextFaults(db: Reader): AsyncGenerator<Found<'text'>> {
  const pages = pagesOf<TextRow>(
    db,
    (
      last,
    ) => sql`SELECT t.id, t.text, t.hash, t.field, a.title FROM "ArticleText" t JOIN "Article" a ON a.id = t."articleId"
      WHERE t.id > ${last} ORDER BY t.id LIMIT 500`,
  )
  for await (const rows of pages)
    for (const { id, text, hash, field, title } of rows) {
      if (sha256(text) !== hash) yield { what: 'text', id, problem: 'is not the text that was saved' }
      if (field === 'TITLE' && text !== title) yield { what: 'text', id, problem: 'is not the headline of its article' }
    }
}

interface SpanRow {
  id: string
  owner: string
  text: string
  start: number
  end: number
  exact: string
}

const spans = sql`
  SELECT id AS owner, "textId", start, "end", exact FROM "Mention"
  UNION ALL SELECT "quoteId", "textId", start, "end", exact FROM "QuoteSpan"
  UNION ALL SELECT coalesce("eventId", "participantId", "affiliationId"), "textId", start, "end", exact FROM "Evidence"`

/** Spans whose characters are not those of their text. */
export async function* findSpanFaults(db: Reader): AsyncGenerator<Found<'span'>> {
  const pages = pagesOf<{ id: string; text: string }>(
    db,
    (last) => sql`SELECT id, text FROM "ArticleText" WHERE id > ${last} ORDER BY id LIMIT 200`,
  )
  for await (const texts of pages) {
    const textOf = new Map(texts.map(({ id, text }) => [id, text]))
    const ids = JSON.stringify([...textOf.keys()])
    const rows = await db.$queryRaw<(Omit<SpanRow, 'text'> & { textId: string })[]>(
      sql`SELECT * FROM (${spans}) WHERE "textId" IN (SELECT value FROM json_each(${ids}))`,
    )
    for (const { owner, textId, start, end, exact } of rows) {
      const problem = checkSpan(textOf.get(textId)!, { start: Number(start), end: Number(end), exact })
      if (problem) yield { what: 'span', id: owner, problem }
    }
  }
}

/** Entities whose number of articles is not the number of articles that name them. */
export async function findCountFaults(db: Reader): Promise<Found<'count'>[]> {
  const rows = await db.$queryRaw<{ id: string; kept: number; real: number }[]>(sql`
    SELECT e.id, e."articleCount" AS kept, count(n."articleId") AS real FROM "Entity" e
    LEFT JOIN "ArticleEntity" n ON n."entityId" = e.id GROUP BY e.id HAVING kept <> real`)
  return rows.map(({ id, kept, real }) => ({ what: 'count', id, problem: `counts ${kept} articles, ${real} name it` }))
}
