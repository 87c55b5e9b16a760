import { ingestArticles, refreshIndex } from '../ingest.ts'
import type { SearchIndex } from '../search/port.ts'
import { sha256 } from '../store/ids.ts'
import { findTakenIn } from '../store/intake.ts'
import type { Connection } from '../store/open.ts'
import { readRevision } from '../store/read/documents.ts'
import type { Entry } from '../store/save/article.ts'
import { ahead, inChunks } from './flow.ts'
import type { Input, Reading } from './input.ts'
import type { Taken } from './read.ts'
import type { Readers } from './readers.ts'
import { resolveRecords } from './resolve.ts'

// Inputs are read some ahead of those that are saved, and saved in their order: the last of two versions counts.

export interface Tally {
  created: number
  updated: number
  unchanged: number
  failed: number
}

export interface Failure {
  where: string
  reason: string
}

/** A quote or mention made or changed by hand whose words are gone from the article; it is kept, and marked. */
export interface Lost {
  where: string
  text: string
}

interface Parts {
  store: Connection
  index: SearchIndex
  readers: Readers
  reading: Reading
  /** How many lists of inputs are read at once. */
  threads: number
  onProgress?: (tally: Readonly<Tally>) => void
  onFailure?: (failure: Failure) => void
  onLost?: (lost: Lost) => void
  /** Of an article that is kept, and in whose language nothing is looked for. */
  onUnread?: (language: string) => void
}

/** What one input gives; `intake` tells it from all others, read in this way. */
interface Batch {
  taken: (Taken & { intake?: string })[]
  /** Articles that need not be read, for nothing came after them. */
  unchanged: number
}

/** Raise it when the same input would give other records than before. */
const READING_VERSION = 3
/** Lines go to a thread by the handful: a message costs as much as a short article. */
const CHUNK = { count: 16, size: 256 * 1024 }
const BATCH = { count: 64, size: 2 * 1024 * 1024 }

/** Takes in articles and keeps the index for the next start; one that is wrong is told and stops no other. */
export async function ingestInputs(inputs: AsyncIterable<Input>, parts: Parts): Promise<Tally> {
  const {
    store,
    index,
    threads,
    onProgress = () => {},
    onFailure = () => {},
    onLost = () => {},
    onUnread = () => {},
  } = parts
  const tally: Tally = { created: 0, updated: 0, unchanged: 0, failed: 0 }
  const fail = (where: string, { message }: Error) => {
    tally.failed++
    onFailure({ where, reason: message })
  }
  await refreshIndex(store, index)
  let revision = await readRevision(store.reader)
  const chunks = inChunks(inputs, CHUNK, sizeOfInput)
  const read = ahead(chunks, (chunk) => readChunk(chunk, parts), threads * 2)
  const articles = flatten(read, (unchanged) => {
    tally.unchanged += unchanged
    onProgress(tally)
  })
  for await (const batch of inChunks(articles, BATCH, sizeOfTaken)) {
    const entries: (Entry & { where: string })[] = []
    for (const taken of batch) {
      if ('error' in taken) fail(taken.where, taken.error)
      else entries.push(taken)
    }
    const records = await resolveRecords(
      store.reader,
      entries.map(({ record }) => record),
    )
    const resolved = entries.map((entry, i) => ({ ...entry, record: records[i]! }))
    const { results, ...saved } = await ingestArticles(resolved, store, index)
    revision += saved.raised
    for (const [i, result] of results.entries()) {
      const { where, record } = entries[i]!
      if (result.outcome === 'FAILED') fail(where, result.error)
      else tally[result.outcome.toLowerCase() as 'created']++
      const isSaved = result.outcome === 'CREATED' || result.outcome === 'UPDATED'
      if (isSaved && record.extraction === 'UNSUPPORTED_LANGUAGE') onUnread(record.article.language)
      if (result.outcome === 'UPDATED') for (const { text } of result.lost ?? []) onLost({ where, text })
    }
    onProgress(tally)
  }
  // Someone else wrote meanwhile if there are more revisions than ours: their changes are followed too.
  if (revision === (await readRevision(store.reader))) await index.commit(revision)
  else await refreshIndex(store, index)
  return tally
}

async function readChunk(inputs: readonly Input[], { store, readers, reading }: Parts): Promise<Batch> {
  const hashes = inputs.map((input) => hashInput(input, reading))
  const known = await findTakenIn(store.reader, hashes)
  const fresh = inputs.filter((_, i) => !known.has(hashes[i]!))
  if (fresh.length === 0) return { taken: [], unchanged: inputs.length }
  const articles = await readers.read(fresh)
  const freshHashes = hashes.filter((hash) => !known.has(hash))
  return {
    unchanged: inputs.length - fresh.length,
    // Of several articles in one input the last one tells that all are in.
    taken: articles.flatMap((taken, i) =>
      taken.map((one, k) => ({ ...one, intake: k === taken.length - 1 ? freshHashes[i]! : `${freshHashes[i]}:${k}` })),
    ),
  }
}

async function* flatten(batches: AsyncIterable<Batch>, onUnchanged: (count: number) => void) {
  for await (const { taken, unchanged } of batches) {
    if (unchanged > 0) onUnchanged(unchanged)
    yield* taken
  }
}

function hashInput(input: Input, reading: Reading): string {
  const how = JSON.stringify([READING_VERSION, input.kind, reading])
  switch (input.kind) {
    case 'FILE':
      return sha256(how + sha256(input.bytes))
    case 'LINE':
      return sha256(how + input.line)
    case 'FOLDER':
      return sha256(how + JSON.stringify(input.files.map(({ text }) => text)))
    case 'UNREADABLE':
      return sha256(how + input.where)
  }
}

function sizeOfInput(input: Input): number {
  if (input.kind === 'LINE') return input.line.length
  return input.kind === 'UNREADABLE' ? 0 : CHUNK.size
}

const sizeOfTaken = (taken: Taken) => ('record' in taken ? taken.record.article.body.length : 0)
