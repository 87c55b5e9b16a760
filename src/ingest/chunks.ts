import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ExpectedError } from '../errors.ts'
import { decodeText } from '../parse/decode.ts'
import type { Input } from './input.ts'

type Chunks = AsyncIterable<Buffer>

const MEGABYTE = 1024 * 1024
/** As parse/decode.ts has it. */
const MAX_BYTES = 20 * MEGABYTE
const LINE_FEED = 0x0a

/** The first bytes of a stream, and all of it. */
export async function peek(chunks: Chunks, length: number): Promise<{ head: Buffer; all: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const read: Buffer[] = []
  for (let size = 0; size < length; ) {
    const { value, done } = await iterator.next()
    if (done) break
    read.push(value)
    size += value.length
  }
  const head = Buffer.concat(read)
  async function* all() {
    if (head.length > 0) yield head
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head: head.subarray(0, length), all: all() }
}

/** The same, unpacked if it is a gzip archive. */
export async function unpack(chunks: Chunks): Promise<Chunks> {
  const { head, all } = await peek(chunks, 2)
  if (head[0] !== 0x1f || head[1] !== 0x8b) return all
  const gunzip = createGunzip()
  // What goes wrong is told to whoever reads.
  pipeline(Readable.from(all), gunzip).catch(() => {})
  return gunzip
}

/** A file of one article, or a few. */
export async function readWhole(where: string, chunks: Chunks): Promise<Input> {
  const read: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    read.push(chunk)
    size += chunk.length
    if (size > MAX_BYTES) return tooLarge(where)
  }
  return { kind: 'FILE', where, bytes: Buffer.concat(read) }
}

/** A file with an article a line, of any length: a line is let go when the next is asked for. */
export async function* linesOf(where: string, chunks: Chunks): AsyncGenerator<Input> {
  let parts: Buffer[] = []
  let size = 0
  let number = 1
  const finish = (): Input | null => {
    // Files of empty lines are made to be unpacked without end.
    if (size === 0) {
      number++
      return null
    }
    const input = size > MAX_BYTES ? tooLarge(`${where}:${number}`) : lineOf(`${where}:${number}`, Buffer.concat(parts))
    parts = []
    size = 0
    number++
    return input
  }
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const at = chunk.indexOf(LINE_FEED, from)
      const to = at < 0 ? chunk.length : at
      size += to - from
      if (size <= MAX_BYTES) parts.push(chunk.subarray(from, to))
      from = to + 1
      const input = at < 0 ? null : finish()
      if (input) yield input
    }
  }
  const last = finish()
  if (last) yield last
}

/** A line that is no text is told in its place: those around it may be. */
function lineOf(where: string, bytes: Buffer): Input | null {
  try {
    const line = (isUtf8(bytes) ? bytes.toString('utf8') : decodeText(bytes)).replace(/^\ufeff/, '').trim()
    return line === '' ? null : { kind: 'LINE', where, line }
  } catch (error) {
    if (error instanceof ExpectedError) return { kind: 'UNREADABLE', where, reason: error.message }
    throw error
  }
}

const tooLarge = (where: string): Input => ({
  kind: 'UNREADABLE',
  where,
  reason: `expected at most ${MAX_BYTES / MEGABYTE} MB, got more.`,
})
