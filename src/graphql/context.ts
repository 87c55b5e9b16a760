import DataLoader from 'dataloader'
import { ExpectedError } from '../errors.ts'
import type { ArticleIngestInput } from '../generated/resolvers.ts'
import type { Caller } from '../model.ts'
import type { SearchIndex } from '../search/port.ts'
import type { Change } from '../store/changes.ts'
import type { Connection } from '../store/open.ts'
import { type TextRow, textsById } from '../store/read/articles.ts'
import { type Reader, readRows } from '../store/sql.ts'
import type { Group } from './batch.ts'

/** What the resolvers of one request share. */
export interface Context {
  db: Reader
  index: SearchIndex
  service: ServiceFacts
  /** Null for someone without a key. */
  caller: Caller | null
  /** Changes the archive; when it returns, the index knows of it. */
  write: Connection['write']
  /** Takes articles in; when it returns, the index knows of them. */
  intake: Intake
  /** Tells what was written, by whomever, once the index has it. */
  onChanges: (listener: (changes: readonly Change[]) => void) => () => void
  /** Throws once the request has taken too long. */
  checkDeadline: () => void
  /** Whether a change that consists of many is to begin no more of them. */
  isLate: () => boolean
  /** Texts of articles by id: spans of one request read each text once. */
  texts: DataLoader<string, TextRow | null>
  /** Batches under way, by what they load and with which arguments. */
  loaders: Map<unknown, Map<string, DataLoader<Group, readonly unknown[]>>>
}

/**
 * Takes in articles, each whole or not at all; `at` is the path to it in the arguments. One result for each, in order.
 * None is begun any more once it is late.
 */
export type Intake = (
  entries: readonly { at: string; input: ArticleIngestInput }[],
  isLate: () => boolean,
) => Promise<IntakeResult[]>

export type IntakeResult = { id: string; outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' } | { error: ExpectedError }

/** What the service tells about itself. */
export interface ServiceFacts {
  version: string
  schemaHash: string
  maxPageSize: number
  maxDepth: number
  maxCost: number
}

export interface ContextParts {
  db: Reader
  index: SearchIndex
  service: ServiceFacts
  caller: Caller | null
  write: Connection['write']
  /** Without it no articles can be taken in. */
  intake?: Intake
  /** Without it nothing is heard of changes. */
  onChanges?: Context['onChanges']
  deadline?: AbortSignal | undefined
  isLate?: Context['isLate'] | undefined
}

const closed: Intake = async () => {
  throw new Error('no articles are taken in here')
}
const deaf: Context['onChanges'] = () => () => {}

export function createContext({
  db,
  index,
  service,
  caller,
  write,
  intake = closed,
  onChanges = deaf,
  deadline,
  isLate = () => deadline?.aborted ?? false,
}: ContextParts): Context {
  return {
    db,
    index,
    service,
    caller,
    write,
    intake,
    onChanges,
    checkDeadline: () => {
      if (deadline?.aborted)
        throw new ExpectedError('DEADLINE_EXCEEDED', 'The request took too long. Ask for less at once.')
    },
    isLate,
    texts: new DataLoader((ids) => readRows<TextRow>(db, textsById, ids)),
    loaders: new Map(),
  }
}
