import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { EntityKind, SearchableKind } from '../model.ts'
import type { Traits } from './documents.ts'
import { Holdings } from './holdings.ts'
import { Slices } from './slices.ts'

// A snapshot is lines of JSON: a header of fixed length, which is written last, then words, then documents by the
// numbers of their words. Half a file, or one from another version, has no header that fits and is not used.

/** Raise it when what is indexed, or how it is kept, changes: a snapshot of another format is built anew. */
const FORMAT = 2
const HEADER_BYTES = 256
const WORDS_A_LINE = 1000
const CHUNK_CHARACTERS = 1 << 16

interface Header {
  format: number
  revision: number
  sha256: string
}

type WordsLine = ['words', ...string[]]
type CompoundLine = ['compound', ...string[]]
type DocumentLine = [
  'document',
  id: string,
  hash: string,
  kind: SearchableKind,
  language: string | null,
  source: string | null,
  time: number | null,
  topics: string[],
  entities: [id: string, kind: EntityKind][],
  words: string,
  compounds: readonly number[],
  names: string[],
]
type Line = WordsLine | CompoundLine | DocumentLine

/** Writes beside the file and moves it into place: whoever is stopped half way leaves the old one as it was. */
export async function writeSnapshot(path: string, holdings: Holdings, revision: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.new`
  const file = await open(unfinished, 'w')
  try {
    await file.write(' '.repeat(HEADER_BYTES))
    const sha256 = await writeLines(file, linesOf(holdings))
    await writeHeader(file, { format: FORMAT, revision, sha256 })
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

async function writeLines(file: FileHandle, lines: Iterable<Line>): Promise<string> {
  const hash = createHash('sha256')
  const slices = new Slices()
  let text = ''
  for (const line of lines) {
    text += `${JSON.stringify(line)}\n`
    if (text.length >= CHUNK_CHARACTERS || slices.isOver) {
      await writeChunk(file, hash, text)
      text = ''
    }
    if (slices.isOver) await slices.next()
  }
  await writeChunk(file, hash, text)
  return hash.digest('base64url')
}

async function writeChunk(file: FileHandle, hash: Hash, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  hash.update(bytes)
  await file.write(bytes)
}

const writeHeader = (file: FileHandle, header: Header) =>
  file.write(`${JSON.stringify(header).padEnd(HEADER_BYTES - 1)}\n`, 0)

function* linesOf(holdings: Holdings): Generator<Line> {
  const { dictionary, documents } = holdings
  for (let from = 1; from < dictionary.size; from += WORDS_A_LINE)
    yield ['words', ...dictionary.words(from, WORDS_A_LINE)]
  for (const parts of dictionary.compounds()) yield ['compound', ...parts]
  for (const slot of documents.slots.values()) yield documentLine(holdings, slot)
}

function documentLine({ documents, names }: Holdings, slot: number): DocumentLine {
  const { id, hash, kind, language, source, time, topics, entities } = documents.traitsOf(slot)
  const words = documents.words[slot]!
  return [
    'document',
    id,
    hash,
    kind,
    language,
    source,
    time,
    topics,
    entities.map((entity) => [entity.id, entity.kind]),
    Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64'),
    documents.compounds[slot]!,
    names.ofSlot(slot).map((name) => name.text),
  ]
}

/** Null, with the reason told, if there is no snapshot that can be used. */
export async function readSnapshot(
  path: string,
  onIgnored: (reason: string) => void,
): Promise<{ holdings: Holdings; revision: number } | null> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') onIgnored(`${path}: ${message}`)
    return null
  }
}

async function readFile(path: string): Promise<{ holdings: Holdings; revision: number }> {
  const header = await readHeader(path)
  const holdings = new Holdings()
  const hash = createHash('sha256')
  const slices = new Slices()
  let rest = ''
  const chunks = createReadStream(path, { start: HEADER_BYTES, encoding: 'utf8', highWaterMark: CHUNK_CHARACTERS })
  for await (const chunk of chunks as AsyncIterable<string>) {
    hash.update(chunk)
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      addLine(holdings, JSON.parse(line) as Line)
      if (slices.isOver) await slices.next()
    }
  }
  if (hash.digest('base64url') !== header.sha256)
    throw new Error('expected contents that match the header, they do not')
  return { holdings, revision: header.revision }
}

async function readHeader(path: string): Promise<Header> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    const header = JSON.parse(buffer.toString('utf8', 0, bytesRead)) as Header
    if (header.format !== FORMAT) throw new Error(`expected format ${FORMAT}, found ${header.format}`)
    return header
  } finally {
    await file.close()
  }
}

function addLine(holdings: Holdings, line: Line): void {
  if (line[0] === 'words') for (const word of line.slice(1) as string[]) holdings.dictionary.add(word)
  else if (line[0] === 'compound') holdings.dictionary.addCompound(line.slice(1) as string[])
  else addDocument(holdings, line as DocumentLine)
}

function addDocument(holdings: Holdings, line: DocumentLine): void {
  const [, id, hash, kind, language, source, time, topics, entities, words, compounds, names] = line
  const named = entities.map(([entity, entityKind]) => ({ id: entity, kind: entityKind }))
  const traits: Traits = { id, hash, kind, language, source, time, topics, entities: named }
  const bytes = Buffer.from(words, 'base64')
  const numbers = new Uint32Array(bytes.length / 4)
  Buffer.from(numbers.buffer).set(bytes)
  holdings.place(traits, numbers, compounds, names)
}
