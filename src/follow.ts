import { applyChanges, rebuildIndex } from './ingest.ts'
import type { SearchIndex } from './search/port.ts'
import { type Change, readChanges } from './store/changes.ts'
import type { Connection } from './store/open.ts'
import { readRevision } from './store/read/documents.ts'

// Keeps the index of a running service with its archive, whoever writes: this process, or another one beside it.

/** Told what was done since it was told last, when the index has it. */
export type OnChanges = (changes: readonly Change[]) => void

export interface Follower {
  /** Brings the index to the archive as it is, and from then on looks for what other processes write. */
  start(): Promise<void>
  /** Brings the index to what the archive holds now, once it is started. */
  catchUp(): Promise<void>
  onChanges(listener: OnChanges): () => void
  /** Ends the looking; what is under way is done first, and the index is kept for the next start. */
  stop(): Promise<void>
}

interface Options {
  /** Milliseconds between two looks at the archive for what other processes wrote; each is one small statement. */
  interval?: number
  onError?: (error: unknown) => void
}

const INTERVAL = 1000

/** Follows the archive from the revision that the index is of. */
export function followArchive(
  store: Connection,
  index: SearchIndex,
  { interval = INTERVAL, onError = () => {} }: Options = {},
): Follower {
  const listeners = new Set<OnChanges>()
  /** Revision that the index holds, and the one it is kept as. */
  let at: number | null = null
  let kept: number | null = null
  let timer: NodeJS.Timeout | undefined
  const follow = async () => {
    at ??= kept = await index.revision()
    const revision = await readRevision(store.reader)
    if (revision === at) return
    const changes = at === null ? null : await readChanges(store.reader, at)
    if (changes === null) {
      await rebuildIndex(store, index)
      at = kept = await index.revision()
      return
    }
    await applyChanges(changes, store, index)
    at = revision
    for (const listener of listeners) listener(changes)
  }
  let turn: Promise<void> = Promise.resolve()
  const catchUp = () => {
    const done = turn.then(follow)
    turn = done.catch(() => {})
    return done
  }
  return {
    async start() {
      await catchUp()
      timer = setInterval(() => catchUp().catch(onError), interval)
      timer.unref()
    },
    catchUp: async () => {
      if (timer) await catchUp()
    },
    onChanges(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      clearInterval(timer)
      await turn
      if (at !== null && at !== kept) await index.commit(at)
    },
  }
}
