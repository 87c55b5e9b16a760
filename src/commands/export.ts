import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { annotationLines } from '../export/annotations.ts'
import { jsonLine } from '../export/jsonl.ts'
import { jsonLdLine } from '../export/jsonld.ts'
import { readRecords } from '../export/records.ts'
import type { ArticleRecord } from '../model.ts'
import type { Command } from './archive.ts'
import { badUsage, readArguments } from './arguments.ts'

/** Formats of lines: what becomes of one article. */
const LINES: Record<string, (record: ArticleRecord) => string[]> = {
  jsonl: jsonLine,
  jsonld: jsonLdLine,
  annotations: annotationLines,
}

const USAGE = `export --format ${Object.keys(LINES).join('|')} [--out <file>]`

export const exportArchive: Command = {
  meaning: 'Write the archive out, article by article; what is written as jsonl, ingest reads back.',
  hasArguments: true,
  async run(args, open) {
    const { format, out } = readOptions(args)
    const toLines = LINES[format]
    if (!toLines) throw badUsage(USAGE, `got --format ${format}.`)
    const { store, index } = await open()
    try {
      await writeLines(linesOf(readRecords(store.reader), toLines), out)
    } finally {
      await Promise.all([index.close(), store.close()])
    }
    return 0
  },
}

function readOptions(args: string[]) {
  const { positionals, values } = readArguments(args, { format: { type: 'string' }, out: { type: 'string' } }, USAGE)
  if (positionals.length > 0) throw badUsage(USAGE, `got ${positionals[0]}.`)
  if (values.format === undefined) throw badUsage(USAGE, 'got no format.')
  return { format: values.format, out: values.out }
}

async function* linesOf(records: AsyncIterable<ArticleRecord>, toLines: (record: ArticleRecord) => string[]) {
  for await (const record of records) for (const line of toLines(record)) yield `${line}\n`
}

/** To a file, which is there only when it is whole, or to the standard output. */
async function writeLines(lines: AsyncIterable<string>, out: string | undefined): Promise<void> {
  if (out === undefined) return writeOut(lines)
  await mkdir(dirname(out), { recursive: true })
  await pipeline(Readable.from(lines), createWriteStream(`${out}.new`))
  await rename(`${out}.new`, out)
}

async function writeOut(lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(lines), process.stdout, { end: false })
  } catch (error) {
    // Whoever reads has read enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}
