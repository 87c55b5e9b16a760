import type { Options } from 'csv-stringify'
import { stringify } from 'csv-stringify/sync'
import { readTable } from '../store/read/table-rows.ts'
import { TABLES } from '../store/read/tables.ts'
import type { Cell, Part, Table } from '../store/read/tables-parts.ts'
import type { Reader } from '../store/sql.ts'

// CSV as RFC 4180 has it, in UTF-8 without a mark: commas, CRLF, a heading, quotation marks where a cell needs them.

export const TABLE_NAMES = TABLES.map(({ name }) => name)

/**
 * What a spreadsheet would run as a formula, or what already has an apostrophe before such a thing: it gets an
 * apostrophe more, so that taking one away gives the text. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

const OPTIONS: Options = {
  record_delimiter: 'windows',
  cast: { string: (text) => (FORMULA.test(text) ? `'${text}` : text) },
}

const toCsv = (rows: Cell[][]) => stringify(rows, OPTIONS)

/** A table as pieces of CSV, a hundred rows each, the heading first. */
export async function* csvOf(db: Reader, name: string): AsyncGenerator<string> {
  const table = TABLES.find((one) => one.name === name)!
  yield headingOf(table)
  for await (const rows of readTable(db, table)) yield toCsv(rows)
}

const headingOf = ({ columns }: Table) => toCsv([Object.keys(columns)])

/** Tables of a part of the archive, those without rows left out. */
export async function csvOfPart(db: Reader, part: Part): Promise<{ name: string; content: string }[]> {
  const files: { name: string; content: string }[] = []
  for (const table of TABLES) {
    let content = ''
    for await (const rows of readTable(db, table, part)) content += toCsv(rows)
    if (content) files.push({ name: `${table.name}.csv`, content: headingOf(table) + content })
  }
  return files
}
