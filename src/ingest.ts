import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readText } from './ingest/text-file.ts'
import type { ArticleRecord } from './model.ts'
import { parseCurated } from './parse/curated.ts'
import type { SearchIndex } from './search/port.ts'
import { type Change, readChanges } from './store/changes.ts'
import { sha256 } from './store/ids.ts'
import { isTakenIn, rememberIntake } from './store/intake.ts'
import type { Connection } from './store/open.ts'
import { readAllDocuments, readDocuments, readRevision } from './store/read/documents.ts'
import { type Entry, type Saved, saveArticles } from './store/save/article.ts'

// The write path: a record goes into the store whole or not at all, and the index follows.

/** Saves records and brings the index after them. A record that is wrong is a result that says so. */
export async function ingestArticles(entries: readonly Entry[], store: Connection, index: SearchIndex): Promise<Saved> {
  const saved = await saveArticles(store, entries)
  await index.remove(saved.removed)
  await index.put(await readDocuments(store.reader, saved.changed))
  return saved
}

/**
 * Saves one record and brings the index after it.
 * @throws ExpectedError SPAN_MISMATCH or BAD_RECORD
 */
export async function ingestArticle(record: ArticleRecord, store: Connection, index: SearchIndex) {
  const { results, ...changes } = await ingestArticles([{ record }], store, index)
  const result = results[0]!
  if (result.outcome === 'FAILED') throw result.error
  return { ...result, ...changes }
}

/** Saves the curated articles of a folder, one folder each; those that were taken in as they are are not even parsed. */
export async function ingestCurated(folder: string, store: Connection, index: SearchIndex): Promise<void> {
  for (const name of await articleFolders(folder)) {
    const files = await readFiles(join(folder, name))
    const intake = { origin: `curated:${name}`, hash: sha256(JSON.stringify(files.map(({ text }) => text))) }
    if (await isTakenIn(store.reader, intake)) continue
    await ingestArticle(parseCurated(files), store, index)
    await store.write((tx) => rememberIntake(tx, intake))
  }
}

/** Reads the curated articles of a folder. */
export async function readCuratedFolder(folder: string): Promise<ArticleRecord[]> {
  const names = await articleFolders(folder)
  return Promise.all(names.map(async (name) => parseCurated(await readFiles(join(folder, name)))))
}

async function articleFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory())
  return folders.map((entry) => entry.name).sort()
}

/** Text files of a folder. */
async function readFiles(folder: string): Promise<{ path: string; text: string }[]> {
  const names = (await readdir(folder)).sort()
  return Promise.all(names.map(async (name) => readText(join(folder, name))))
}

/** Brings the index to what the archive holds; says whether it was, could follow, or had to be built anew. */
export async function refreshIndex(store: Connection, index: SearchIndex): Promise<'current' | 'followed' | 'rebuilt'> {
  const revision = await readRevision(store.reader)
  const indexed = await index.revision()
  if (indexed === revision) return 'current'
  const changes = indexed === null ? null : await readChanges(store.reader, indexed)
  if (changes === null) {
    await rebuildIndex(store, index)
    return 'rebuilt'
  }
  await applyChanges(changes, store, index)
  await index.commit(revision)
  return 'followed'
}

const BATCH = 50

/** Brings the index after changes. Documents are read as they are now: what is newer comes again, and is the same then. */
export async function applyChanges(changes: readonly Change[], store: Connection, index: SearchIndex): Promise<void> {
  for (let from = 0; from < changes.length; from += BATCH) {
    const ids = changes.slice(from, from + BATCH).map(({ id }) => id)
    const documents = await readDocuments(store.reader, ids)
    const there = new Set(documents.map(({ id }) => id))
    await index.remove(ids.filter((id) => !there.has(id)))
    await index.put(documents)
  }
}

/** Throws the index away and builds it again from the archive. */
export async function rebuildIndex(
  store: Connection,
  index: SearchIndex,
  onProgress: (documents: number) => void = () => {},
): Promise<number> {
  const revision = await readRevision(store.reader)
  await index.clear()
  let count = 0
  for await (const documents of readAllDocuments(store.reader)) {
    await index.put(documents)
    count += documents.length
    onProgress(count)
  }
  await index.commit(revision)
  return count
}
