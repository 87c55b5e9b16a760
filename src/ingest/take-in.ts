import { ExpectedError } from '../errors.ts'
import type { Article, ArticleRecord, Findings, Source } from '../model.ts'
import { bareRecord } from '../parse/draft.ts'
import type { Connection } from '../store/open.ts'
import { saveArticles } from '../store/save/article.ts'
import { type ArticleInput, readArticleInput } from './article-input.ts'
import type { Found } from './find-worker.ts'
import { ahead, inChunks } from './flow.ts'
import { besideFound, type Given, readGiven } from './given.ts'
import { resolveRecords } from './resolve.ts'
import { openThreads } from './threads.ts'

// Articles that come one by one to a running service: the journey of a file, with findings that name their entities.

/** An article to take in, and the path to it in the arguments of the caller. */
export interface TakeInEntry {
  at: string
  input: ArticleInput
}

export type TakeInResult = { id: string; outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' } | { error: ExpectedError }

export interface TakeIn {
  /** Each article whole or not at all; one result for each, in order. None is begun any more once it is late. */
  run(entries: readonly TakeInEntry[], isLate?: () => boolean): Promise<TakeInResult[]>
  /** Starts one of the threads that find names and quotes: it takes a second and 70 MB. */
  warm(): Promise<void>
  close(): Promise<void>
}

const THREADS = 2
/** Milliseconds for one article, with the start of a thread: others wait behind it. */
const PATIENCE = 15_000
const TOO_LATE = 'Time was up before it was begun.'
/** Articles that are read while those before are saved. */
const AHEAD = THREADS * 2
/** What is saved in one transaction, articles with their findings: others who write come in between, and what is saved is saved. */
const TOGETHER = { count: 25, size: 1000 }

type Prepared = { given: Given; record: ArticleRecord; at: string } | { error: ExpectedError }

/** Opens the way in; threads that find names and quotes start when they are needed first. */
export function openTakeIn(store: Connection): TakeIn {
  const threads = openThreads<Article, Found>({
    count: THREADS,
    job: { task: 'FIND' },
    failed: (_article, reason) => ({ reason }),
    patience: PATIENCE,
  })
  const find = async (article: Article, at: string): Promise<Findings | null> => {
    const [found] = (await threads.run([article])) as [Found]
    if ('findings' in found) return found.findings
    const message = `${at}.body: names and quotes could not be found: ${found.reason}. Without \`annotate\` it can be taken in.`
    throw new ExpectedError('BAD_RECORD', message, { argument: `${at}.body` })
  }
  const read = async ({ at, input }: TakeInEntry, sources: Map<string, Source>) => {
    const article = await readArticleInput(store.reader, input, at, sources)
    return { at, input, article, given: await readGiven(store.reader, article, input, at) }
  }
  const prepare = async ({ at, input, article, given }: Awaited<ReturnType<typeof read>>): Promise<Prepared> => {
    const isMissing = input.annotate && !(given.mentions && given.quotes)
    const found = isMissing ? await find(article, at) : null
    return {
      at,
      given,
      record: { ...bareRecord(article), ...besideFound(given, found), ...stateOf(input, given, found) },
    }
  }
  let turn: Promise<unknown> = Promise.resolve()
  // In turn, so that each finds on record whom the one before has named.
  const saveInTurn = (some: readonly Prepared[]) => {
    const saved = turn.then(() => save(store, some))
    turn = saved.catch(() => {})
    return saved
  }
  async function* readEach(entries: readonly TakeInEntry[], isLate: () => boolean) {
    const sources = new Map<string, Source>()
    for (const entry of entries) yield isLate() ? unsaved(entry.at, TOO_LATE) : await orError(read(entry, sources))
  }
  return {
    async run(entries, isLate = () => false) {
      const results: TakeInResult[] = []
      const prepared = ahead(
        readEach(entries, isLate),
        async (one) => ('error' in one ? one : orError(prepare(one))),
        AHEAD,
      )
      for await (const some of inChunks(prepared, TOGETHER, sizeOf)) {
        const saved = await orError(saveInTurn(some))
        if (!('error' in saved)) results.push(...saved)
        else if (results.length === 0) throw saved.error
        // Those before are saved, and that has to be told.
        else results.push(...some.map((one) => ('error' in one ? one : unsaved(one.at, saved.error.message))))
      }
      return results
    },
    async warm() {
      await threads.run([])
    },
    close: threads.close,
  }
}

function stateOf({ annotate }: ArticleInput, given: Given, found: Findings | null): Pick<ArticleRecord, 'extraction'> {
  const isGiven = given.mentions !== null || given.quotes !== null
  if (found) return { extraction: isGiven ? 'GIVEN_AND_EXTRACTED' : 'EXTRACTED' }
  return { extraction: isGiven ? 'GIVEN' : annotate ? 'UNSUPPORTED_LANGUAGE' : 'SKIPPED' }
}

const unsaved = (at: string, why: string) => ({
  error: new ExpectedError('TRY_AGAIN', `${at}: ${why} Send it again.`, { argument: at }),
})

const sizeOf = (one: Prepared) =>
  'error' in one ? 0 : 1 + one.record.entities.length + one.record.mentions.length + one.record.quotes.length

async function orError<T>(work: Promise<T>): Promise<T | { error: ExpectedError }> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ExpectedError) return { error }
    throw error
  }
}

async function save(store: Connection, all: readonly Prepared[]): Promise<TakeInResult[]> {
  const ready = all.filter((one) => 'record' in one)
  if (ready.length === 0) return all as TakeInResult[]
  const resolved = await resolveRecords(
    store.reader,
    ready.map(({ record }) => record),
  )
  // What was given names entities on record: it comes after those that were found have their names there.
  const entries = resolved.map((record, i) => ({ record: withGiven(record, ready[i]!.given) }))
  const { results } = await saveArticles(store, entries)
  return all.map((one) => {
    if ('error' in one) return one
    const result = results[ready.indexOf(one)]!
    return result.outcome === 'FAILED' ? { error: underPath(result.error, one.at) } : result
  })
}

const withGiven = (record: ArticleRecord, { mentions, quotes }: Given): ArticleRecord => ({
  ...record,
  mentions: mentions ?? record.mentions,
  quotes: quotes ?? record.quotes,
})

/** Errors of the archive name a field of the article at most. */
function underPath(error: ExpectedError, at: string): ExpectedError {
  const argument = error.message.startsWith('url: ') ? `${at}.url` : at
  return new ExpectedError(error.code, error.message.replace(/^url: /, `${argument}: `), {
    ...error.extensions,
    argument,
  })
}
