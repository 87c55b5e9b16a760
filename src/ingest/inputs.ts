import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedError } from '../errors.ts'
import type { TextFile } from '../parse/curated.ts'
import { detectFormat } from '../parse/detect.ts'
import { linesOf, peek, readWhole, unpack } from './chunks.ts'
import type { Input } from './input.ts'

// Files, folders and the standard input, an article or a few at a time: nothing is read before it is asked for.

/** What a folder is searched for; anything else in it is left alone. */
const ENDINGS = /\.(html?|xhtml|mhtml|md|markdown|txt|json|jsonl|ndjson)(\.gz)?$/i
const CURATED = ['annotations.yaml', 'article.yaml', 'body.txt']
/** Enough to tell a format by. */
const HEAD_BYTES = 65_536

/** Everything that these paths name, in order; `-` is the standard input. What cannot be read is told in its place. */
export async function* findInputs(paths: readonly string[], stdin: AsyncIterable<Buffer>): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === '-') yield* told('stdin', readStream('stdin', stdin))
    else yield* told(path, readPath(path, true))
  }
}

async function* readPath(path: string, isAsked: boolean): AsyncGenerator<Input> {
  const found = await stat(path)
  if (found.isDirectory()) yield* readFolder(path)
  else if (isAsked || (found.isFile() && ENDINGS.test(path))) yield* readStream(path, createReadStream(path))
}

async function* readFolder(folder: string): AsyncGenerator<Input> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  if (CURATED.every((name) => names.includes(name)))
    yield { kind: 'FOLDER', where: folder, files: await Promise.all(names.map((name) => readText(join(folder, name)))) }
  else for (const name of names) yield* told(join(folder, name), readPath(join(folder, name), false))
}

/** A file is read whole, one with an article a line is not. */
async function* readStream(where: string, stream: AsyncIterable<Buffer>): AsyncGenerator<Input> {
  const { head, all } = await peek(await unpack(stream), HEAD_BYTES)
  const format = detectFormat(where.replace(/\.gz$/i, ''), head.toString('utf8'))
  if (format === 'LINES') yield* linesOf(where, all)
  else yield await readWhole(where, all)
}

/** Text of a file. A byte that is not UTF-8 is an error: replaced, it would not be what was printed. */
export async function readText(path: string): Promise<TextFile> {
  const bytes = await readFile(path)
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    throw new ExpectedError('BAD_RECORD', `${path}: expected UTF-8, got bytes that are not.`)
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'it may not be read.',
  EISDIR: 'it is a folder.',
  Z_DATA_ERROR: 'expected a gzip archive, got one that is damaged.',
  Z_BUF_ERROR: 'expected a whole gzip archive, got a part of one.',
}

async function* told(where: string, inputs: AsyncGenerator<Input>): AsyncGenerator<Input> {
  try {
    yield* inputs
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!(error instanceof ExpectedError) && !/^[EZ]/.test(code)) throw error
    yield { kind: 'UNREADABLE', where, reason: REASONS[code] ?? message }
  }
}
