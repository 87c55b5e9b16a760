import type { Config } from '../config.ts'
import type { SearchIndex } from '../search/port.ts'
import type { Connection } from '../store/open.ts'

/** What most commands work on. */
export interface Archive {
  config: Config
  store: Connection
  /** The index, read from its file when it is asked for first: it takes time and memory, and not every command searches. */
  openIndex(): Promise<SearchIndex>
  /** Closes what was opened. */
  close(): Promise<void>
}

export function archiveOf(config: Config, store: Connection, readIndex: () => Promise<SearchIndex>): Archive {
  let index: Promise<SearchIndex> | undefined
  return {
    config,
    store,
    openIndex: () => {
      index ??= readIndex()
      return index
    },
    close: async () => {
      await (await index)?.close()
      await store.close()
    },
  }
}

export type Print = (text: string) => void

/** A command of the program: what it is for, and what it does with what stands after its name. */
export interface Command {
  meaning: string
  /** The ways to write it, without the name of the program; none if its name is all there is. */
  usage?: readonly string[]
  /** What each of its options means. */
  options?: Readonly<Record<string, string>>
  /** Ends with the exit code of the process. */
  run(args: string[], open: () => Promise<Archive>, print: Print): Promise<number>
}
