// A synthetic archive in our own tables: 10,000 articles, 5,000 people, 10,000 events, 50,000 quotes. The same seed
// gives the same archive.
//   npx tsx bench/archive.ts data/bench.db [scale, 1] [skewed | uniform]

import { openStore, type Transaction } from '../src/store/open.ts'
import { type Draft, draftArticles } from './drafts.ts'
import { rowsOf } from './rows.ts'

export interface ArchiveOptions {
  /** Of an SQLite file that is not there yet. */
  path: string
  /** 1 for 10,000 articles. */
  scale: number
  /** A few people speak thousands of quotes, as in real news; else all the same number. */
  skewed: boolean
}

/** Writes the archive and says how many rows went into each table. */
export async function fillArchive({ path, scale, skewed }: ArchiveOptions): Promise<Record<string, number>> {
  const draft = draftArticles(scale, skewed)
  const store = await openStore({ url: `file:${path}` })
  const counts: Record<string, number> = {}
  for (const [table, rows] of Object.entries(rowsOf(draft)))
    counts[table] = await store.write((tx) => insert(tx, table, rows))
  await store.write((tx) => finish(tx, draft))
  await store.close()
  return counts
}

// A parameter of this many rows stays below 10 MB.
const CHUNK = 5000

/** Rows of one table, each statement thousands of them. */
export async function insert(tx: Transaction, table: string, rows: readonly object[]): Promise<number> {
  const columns = Object.keys(rows[0] ?? {})
  const values = columns.map((column) => `value ->> '${column}'`)
  const statement = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`)}) SELECT ${values} FROM json_each(?)`
  for (let start = 0; start < rows.length; start += CHUNK)
    await tx.$executeRawUnsafe(statement, JSON.stringify(rows.slice(start, start + CHUNK)))
  return rows.length
}

/** What the saving of articles would have counted. */
async function finish(tx: Transaction, { articles }: Draft): Promise<void> {
  await tx.$executeRawUnsafe(`UPDATE "Entity" SET "articleCount" = named.count FROM
    (SELECT "entityId", count(*) AS count FROM "ArticleEntity" GROUP BY 1) named WHERE named."entityId" = "Entity".id`)
  await tx.archive.update({ where: { id: 1 }, data: { revision: articles.length } })
}

if (process.argv[1] === import.meta.filename) {
  const [path = 'data/bench.db', scale = '1', variant = 'skewed'] = process.argv.slice(2)
  console.table(await fillArchive({ path, scale: Number(scale), skewed: variant === 'skewed' }))
}
