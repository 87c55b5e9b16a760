import type { ExpectedError } from '../../errors.ts'
import type { ArticleRecord } from '../../model.ts'
import { articleId } from '../ids.ts'
import type { Connection } from '../open.ts'
import { readRevision } from '../read/documents.ts'
import { refusalOf } from './refusal.ts'
import { saveRun } from './run.ts'

/** What became of a record. */
export type Result =
  | { id: string; outcome: 'CREATED' | 'UNCHANGED' }
  /** `lost`: quotes and mentions made or changed by hand whose words are gone from the article. */
  | { id: string; outcome: 'UPDATED'; lost?: { id: string; text: string }[] }
  | { id: string; outcome: 'FAILED'; error: ExpectedError }

/** What a save did, with the ids whose search documents have to be written or removed. */
export interface Saved {
  /** One for each record, in order. */
  results: Result[]
  changed: string[]
  removed: string[]
  /** Revision of the archive after the save, and how many it was raised by. */
  revision: number
  raised: number
}

/** A record, and the hash of the input it was read from: the same input need not be read again. */
export interface Entry {
  record: ArticleRecord
  intake?: string
}

/**
 * Writes articles with all that was found in them, many in one transaction, each whole or not at all. The same record
 * again changes nothing; a changed one replaces what was found in the article before. One that is wrong fails alone.
 */
export async function saveArticles(store: Connection, entries: readonly Entry[], now = new Date()): Promise<Saved> {
  const saved: Saved[] = []
  for (const run of withoutRepeats(entries)) saved.push(await saveTogether(store, run, now))
  return combine(saved)
}

async function saveTogether(store: Connection, entries: readonly Entry[], now: Date): Promise<Saved> {
  try {
    return await store.write((tx) => saveRun(tx, entries, now))
  } catch (error) {
    // A rule of the database that nothing before has looked at: it is found out whose fault it was.
    const refusal = refusalOf(error)
    if (!refusal) throw error
    if (entries.length === 1) return refused(store, entries[0]!, refusal)
    const saved: Saved[] = []
    for (const entry of entries) saved.push(await saveTogether(store, [entry], now))
    return combine(saved)
  }
}

async function refused({ reader }: Connection, { record }: Entry, error: ExpectedError): Promise<Saved> {
  const result: Result = { id: articleId(record.article), outcome: 'FAILED', error }
  return { results: [result], changed: [], removed: [], revision: await readRevision(reader), raised: 0 }
}

/** In order, cut so that no article is twice in a run: the later version has to find the earlier one. */
function withoutRepeats(entries: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = [[]]
  let ids = new Set<string>()
  for (const entry of entries) {
    const id = articleId(entry.record.article)
    if (ids.has(id)) {
      runs.push([])
      ids = new Set()
    }
    ids.add(id)
    runs.at(-1)!.push(entry)
  }
  return runs
}

function combine(saved: readonly Saved[]): Saved {
  const changed = new Set<string>()
  const removed = new Set<string>()
  for (const one of saved) {
    for (const id of one.removed) {
      removed.add(id)
      changed.delete(id)
    }
    for (const id of one.changed) {
      changed.add(id)
      removed.delete(id)
    }
  }
  return {
    results: saved.flatMap(({ results }) => results),
    changed: [...changed],
    removed: [...removed],
    revision: saved.at(-1)!.revision,
    raised: saved.reduce((sum, { raised }) => sum + raised, 0),
  }
}
