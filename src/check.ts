import { applyChanges } from './ingest.ts'
import { hashDocument } from './search/document.ts'
import type { SearchIndex } from './search/port.ts'
import { readChanges } from './store/changes.ts'
import type { Connection } from './store/open.ts'
import { readAllDocuments, readRevision } from './store/read/documents.ts'
import { findCountFaults, findForeignKeyFaults, findSpanFaults, findTextFaults } from './store/read/faults.ts'

/** One thing that is not as it should be. */
export interface Fault {
  what: 'database' | 'text' | 'span' | 'count' | 'index'
  id: string
  problem: string
}

/** Compares every span with its text, and the index with the archive. */
export async function* checkArchive(store: Connection, index: SearchIndex): AsyncGenerator<Fault> {
  yield* await findForeignKeyFaults(store.reader)
  yield* findTextFaults(store.reader)
  yield* findSpanFaults(store.reader)
  yield* await findCountFaults(store.reader)
  yield* findIndexFaults(store, index)
}

async function* findIndexFaults(store: Connection, index: SearchIndex): AsyncGenerator<Fault> {
  const archived = await readRevision(store.reader)
  const indexed = await index.revision()
  // A service keeps its index between starts, and one that is behind follows at the next: what it is then is compared.
  const changes = indexed === null || indexed === archived ? null : await readChanges(store.reader, indexed)
  if (changes) await applyChanges(changes, store, index)
  else if (indexed !== archived)
    yield { what: 'index', id: '', problem: `is of revision ${indexed}, the archive of ${archived}` }
  const left = await index.contents()
  for await (const documents of readAllDocuments(store.reader)) {
    for (const document of documents) {
      const hash = left.get(document.id)
      left.delete(document.id)
      if (hash === undefined) yield { what: 'index', id: document.id, problem: 'is in the archive, not in the index' }
      else if (hash !== hashDocument(document))
        yield { what: 'index', id: document.id, problem: 'is not in the index as it is in the archive' }
    }
  }
  for (const id of left.keys()) yield { what: 'index', id, problem: 'is in the index, not in the archive' }
}
