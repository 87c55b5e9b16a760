import { ingestArticles, refreshIndex } from '../../src/ingest.ts'
import type { ArticleRecord } from '../../src/model.ts'
import { createMiniSearchIndex } from '../../src/search/minisearch.ts'
import { openStore } from '../../src/store/open.ts'
import { readRevision } from '../../src/store/read/documents.ts'
import { versionOf } from './versions.ts'

// A process that is killed: it waits to be told to begin, then saves articles without end, and tells of each batch once
// it is acknowledged. Run by tests/kill.test.ts.

interface Order {
  database: string
  index: string
  /** Number of the first batch; each batch is of articles that are new and of some that change. */
  first: number
}

const BATCH = 6

process.on('message', ({ database, index: path, first }: Order) => void saveForever(database, path, first))
process.send!('ready')

async function saveForever(database: string, path: string, first: number): Promise<void> {
  const store = await openStore({ url: `file:${database}` })
  const index = await createMiniSearchIndex({ path })
  await refreshIndex(store, index)
  for (let batch = first; ; batch++) {
    const records = batchOf(batch)
    await ingestArticles(
      records.map((record) => ({ record })),
      store,
      index,
    )
    process.send!({ acknowledged: batch })
    if (batch % 4 === 0) await index.commit(await readRevision(store.reader))
  }
}

/** Articles of a batch: the numbers go round, so that after a while each is a new version of one that is there. */
function batchOf(batch: number): ArticleRecord[] {
  return Array.from({ length: BATCH }, (_, i) => versionOf(batch * BATCH + i))
}
