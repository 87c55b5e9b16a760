import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { annotationLines } from '../export/annotations.ts'
import { csvOf, TABLE_NAMES } from '../export/csv.ts'
import { jsonLine } from '../export/jsonl.ts'
import { jsonLdLine } from '../export/jsonld.ts'
import { readRecords } from '../export/records.ts'
import { makeFolderOf } from '../folder.ts'
import type { ArticleRecord } from '../model.ts'
import type { Reader } from '../store/sql.ts'
import type { Command } from './archive.ts'
import { badUsage, readArguments } from './arguments.ts'

/** Formats of lines: what becomes of one article. */
const LINES: Record<string, (record: ArticleRecord) => string[]> = {
  jsonl: jsonLine,
  jsonld: jsonLdLine,
  annotations: (record) => annotationLines(record),
}

const USAGES = [
  `export --format ${Object.keys(LINES).join('|')} [--out <file>]`,
  'export --format csv --out <folder>',
  `export --format csv --table ${TABLE_NAMES.join('|')} [--out <file>]`,
]
const USAGE = USAGES.join(', or ')

export const exportArchive: Command = {
  meaning:
    'Write the archive out: as lines, an article after the other, which ingest reads back if jsonl; or as tables.',
  usage: USAGES,
  options: {
    '--format': 'jsonl for records, jsonld for schema.org, annotations for W3C Web Annotations, csv for tables.',
    '--out': 'The file, or the folder of all tables; the standard output if left out.',
    '--table': 'One table instead of all.',
  },
  async run(args, open) {
    const write = readOptions(args)
    const { store, close } = await open()
    try {
      await write(store.reader)
    } finally {
      await close()
    }
    return 0
  },
}

const TEXT = { type: 'string' } as const

/** What the arguments ask to be written, and where. */
function readOptions(args: string[]): (db: Reader) => Promise<void> {
  const { positionals, values } = readArguments(args, { format: TEXT, out: TEXT, table: TEXT }, USAGE)
  const { format, out, table } = values
  if (positionals.length > 0) throw badUsage(USAGE, `got ${positionals[0]}.`)
  if (format === undefined) throw badUsage(USAGE, 'got no format.')
  if (out === '') throw badUsage(USAGE, 'got an empty --out.')
  if (format === 'csv') return readTables(table, out)
  const toLines = LINES[format]
  if (!toLines) throw badUsage(USAGE, `got --format ${format}.`)
  if (table !== undefined) throw badUsage(USAGE, `got --table with --format ${format}.`)
  return (db) => writeText(linesOf(readRecords(db), toLines), out)
}

/** One table to a file or the standard output, or each to a file of a folder. */
function readTables(table: string | undefined, out: string | undefined): (db: Reader) => Promise<void> {
  if (table !== undefined && !TABLE_NAMES.includes(table)) throw badUsage(USAGE, `got --table ${table}.`)
  if (table !== undefined) return (db) => writeText(csvOf(db, table), out)
  if (out === undefined) throw badUsage(USAGE, 'got neither a folder nor a table.')
  return async (db) => {
    for (const name of TABLE_NAMES) await writeText(csvOf(db, name), join(out, `${name}.csv`))
  }
}

async function* linesOf(records: AsyncIterable<ArticleRecord>, toLines: (record: ArticleRecord) => string[]) {
  for await (const record of records) for (const line of toLines(record)) yield `${line}\n`
}

/** To a file, which is there only when it is whole, or to the standard output. */
async function writeText(text: AsyncIterable<string>, out: string | undefined): Promise<void> {
  if (out === undefined) return writeOut(text)
  makeFolderOf(out, '--out')
  await pipeline(Readable.from(text), createWriteStream(`${out}.new`))
  await rename(`${out}.new`, out)
}

async function writeOut(text: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text), process.stdout, { end: false })
  } catch (error) {
    // Whoever reads has read enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}
