import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArticleRecord } from './model.ts'
import { parseCurated } from './parse/curated.ts'
import type { SearchIndex } from './search/port.ts'
import type { Connection } from './store/open.ts'
import { readAllDocuments, readDocuments, readRevision } from './store/read/documents.ts'
import { type Saved, saveArticle } from './store/save/article.ts'

// The write path: a record goes into the store whole or not at all, and the index follows.

/** Saves a record and brings the index after it. */
export async function ingestArticle(record: ArticleRecord, store: Connection, index: SearchIndex): Promise<Saved> {
  const saved = await saveArticle(store, record)
  if (saved.outcome === 'UNCHANGED') return saved
  await index.remove(saved.removed)
  await index.put(await readDocuments(store.reader, saved.changed))
  return saved
}

/** Reads the curated articles of a folder, one folder each, in the order of their names. */
export async function readCuratedFolder(folder: string): Promise<ArticleRecord[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const articles = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(articles.sort().map((name) => readCurated(join(folder, name))))
}

async function readCurated(folder: string): Promise<ArticleRecord> {
  const names = await readdir(folder)
  const files = names.map(async (name) => ({
    path: join(folder, name),
    text: await readFile(join(folder, name), 'utf8'),
  }))
  return parseCurated(await Promise.all(files))
}

/** Brings the index to what the archive holds; says whether it had to be built anew. */
export async function refreshIndex(store: Connection, index: SearchIndex): Promise<'current' | 'rebuilt'> {
  const revision = await readRevision(store.reader)
  if ((await index.revision()) === revision) return 'current'
  await rebuildIndex(store, index)
  return 'rebuilt'
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
