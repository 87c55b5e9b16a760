import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedError } from '../errors.ts'
import { detectFormat } from '../parse/detect.ts'
import { linesOf, peek, readWhole, unpack } from './chunks.ts'
import type { Input } from './input.ts'
import { readText } from './text-file.ts'

// Files, folders and the standard input, an article or a few at a time: nothing is read before it is asked for.

/** What a folder is searched for; anything else in it is left alone. */
const ENDINGS = /\.(html?|xhtml|mhtml|md|markdown|txt|json|jsonl|ndjson)(\.gz)?$/i
const CURATED = ['annotations.yaml', 'article.yaml', 'body.txt']
/** What is hidden, and what programs put there for themselves: their texts are no articles. */
const LEFT_ALONE = /^(?:\.|node_modules$)/
/** Enough to tell a format by. */
const HEAD_BYTES = 65_536

/** Everything that these paths name, in order; `-` is the standard input. What cannot be read is told in its place. */
export async function* findInputs(
  paths: readonly string[],
  stdin: AsyncIterable<Buffer>,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === '-') yield* told('stdin', readStream('stdin', stdin))
    else {
      let isEmpty = true
      for await (const file of filesOf(path)) {
        isEmpty = false
        yield* told(file.path, readFile(file, onBytes))
      }
      if (isEmpty) yield { kind: 'UNREADABLE', where: path, reason: NO_ARTICLES }
    }
  }
}

const NO_ARTICLES = 'expected articles in it, found no file that ends with .html, .md, .txt, .json or .jsonl.'

/** Bytes of all that these paths name; null if it cannot be known. */
export async function measureInputs(paths: readonly string[]): Promise<number | null> {
  if (paths.includes('-')) return null
  let size = 0
  for (const path of paths) for await (const file of filesOf(path)) size += file.size
  return size
}

/** A file, or a folder of the curated format. */
interface Found {
  path: string
  size: number
  /** Files of a curated folder. */
  names?: string[]
  reason?: unknown
}

/** The files that a path names; in a folder only those with a known ending. */
async function* filesOf(path: string, isAsked = true, seen = new Set<string>()): AsyncGenerator<Found> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) {
      // A link may lead back to a folder that it stands in.
      const folder = `${found.dev} ${found.ino}`
      if (!seen.has(folder)) yield* filesIn(path, seen.add(folder))
    } else if (isAsked || (found.isFile() && ENDINGS.test(path))) yield { path, size: found.size }
  } catch (reason) {
    yield { path, size: 0, reason }
  }
}

async function* filesIn(folder: string, seen: Set<string>): AsyncGenerator<Found> {
  const names = (await readdir(folder)).filter((name) => !LEFT_ALONE.test(name)).sort()
  if (CURATED.every((name) => names.includes(name))) yield { path: folder, size: 0, names }
  else for (const name of names) yield* filesOf(join(folder, name), false, seen)
}

async function* readFile({ path, names, reason }: Found, onBytes: (count: number) => void): AsyncGenerator<Input> {
  if (reason !== undefined) throw reason
  if (names)
    yield { kind: 'FOLDER', where: path, files: await Promise.all(names.map((name) => readText(join(path, name)))) }
  else yield* readStream(path, counted(createReadStream(path), onBytes))
}

async function* counted(chunks: AsyncIterable<Buffer>, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onBytes(chunk.length)
    yield chunk
  }
}

/** A file is read whole, one with an article a line is not. */
async function* readStream(where: string, stream: AsyncIterable<Buffer>): AsyncGenerator<Input> {
  const { head, all } = await peek(await unpack(stream), HEAD_BYTES)
  const format = detectFormat(where.replace(/\.gz$/i, ''), head.toString('utf8'))
  if (format === 'LINES') yield* linesOf(where, all)
  else yield await readWhole(where, all)
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
