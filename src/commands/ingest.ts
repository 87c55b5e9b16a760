import { availableParallelism } from 'node:os'
import type { Input, Reading } from '../ingest/input.ts'
import { findInputs, measureInputs } from '../ingest/inputs.ts'
import { openReaders } from '../ingest/readers.ts'
import { type Failure, ingestInputs, type Lost, type Tally } from '../ingest/run.ts'
import { readLanguage } from '../parse/draft.ts'
import { isMoment } from '../parse/moment.ts'
import type { Command } from './archive.ts'
import { badUsage, readArguments } from './arguments.ts'
import { showProgress } from './progress.ts'

const USAGE =
  'ingest <files, folders or -> [--source <name>] [--language <tag>] [--date <day>] [--no-extract | --extract beside]'

export const ingest: Command = {
  meaning: 'Take articles in: files, folders, or - for the standard input; what is in them is found.',
  usage: [USAGE],
  options: {
    '--source': 'The publication of articles that do not say where they appeared.',
    '--language': 'Language of articles that do not say theirs, such as en or pt-BR.',
    '--date': 'The day of articles that do not say when they were published, such as 2024-05-01.',
    '--no-extract': 'Finds nothing: the articles alone are kept.',
    '--extract beside': 'Also finds what is in articles that came with findings of their own.',
  },
  async run(args, open, print) {
    const { paths, reading } = readOptions(args)
    const { store, openIndex, close } = await open()
    const index = await openIndex()
    const threads = Math.max(1, Math.min(8, availableParallelism()))
    const readers = openReaders(threads, reading)
    const stop = new AbortController()
    // The articles under way are saved first; asked a second time, it ends at once.
    const interrupt = () => stop.abort()
    process.once('SIGINT', interrupt)
    const failures: Failure[] = []
    const lost: Lost[] = []
    const unread = new Map<string, number>()
    const progress = showProgress(process.stderr, await measureInputs(paths))
    const inputs = until(stop.signal, findInputs(paths, process.stdin, progress.onBytes))
    const tally = await ingestInputs(inputs, {
      ...{ store, index, readers, reading, threads },
      onProgress: progress.onTally,
      onFailure: (failure) => failures.push(failure),
      onLost: (finding) => lost.push(finding),
      onUnread: (language) => unread.set(language, (unread.get(language) ?? 0) + 1),
    })
    process.off('SIGINT', interrupt)
    progress.end()
    for (const line of summarize(tally, failures, lost, unread)) print(line)
    if (stop.signal.aborted) print('Interrupted. The same command goes on where it was.')
    await Promise.all([readers.close(), close()])
    return exitCode(tally, stop.signal.aborted)
  },
}

function readOptions(args: string[]): { paths: string[]; reading: Reading } {
  const { positionals: paths, values } = readArguments(
    args,
    {
      source: { type: 'string' },
      language: { type: 'string' },
      date: { type: 'string' },
      extract: { type: 'string' },
      'no-extract': { type: 'boolean' },
    },
    USAGE,
  )
  const { source, language, date, extract } = values
  if (paths.length === 0) throw badUsage(USAGE, 'got nothing to take in.')
  if (extract !== undefined && extract !== 'beside') throw badUsage(USAGE, `got --extract ${extract}.`)
  if (extract !== undefined && values['no-extract']) throw badUsage(USAGE, 'got both --extract and --no-extract.')
  if (source?.trim() === '') throw badUsage(USAGE, 'got an empty --source.')
  if (date !== undefined && !isMoment(date)) throw badUsage(USAGE, `got --date ${date || '""'}, which is none.`)
  if (language !== undefined && !readLanguage(language))
    throw badUsage(USAGE, `got --language ${language || '""'}, which is none such as en or pt-BR.`)
  const defaults = {
    ...(source !== undefined && { source: { name: source } }),
    ...(language !== undefined && { language }),
    ...(date !== undefined && { publishedAt: date }),
  }
  return { paths, reading: { defaults, extract: values['no-extract'] ? 'NEVER' : extract ? 'BESIDE' : 'MISSING' } }
}

async function* until(signal: AbortSignal, inputs: AsyncIterable<Input>): AsyncGenerator<Input> {
  for await (const input of inputs) {
    if (signal.aborted) return
    yield input
  }
}

const MOST_SHOWN = 100

/** What became of the articles, and why of those that failed. */
function summarize(
  tally: Tally,
  failures: readonly Failure[],
  lost: readonly Lost[],
  unread: ReadonlyMap<string, number>,
): string[] {
  const { created, updated, unchanged, failed } = tally
  const rows = Object.entries({ created, updated, unchanged, failed })
  const width = Math.max(...rows.map(([, count]) => count.toLocaleString('en').length))
  return [
    ...rows.map(([what, count]) => `${what.padEnd(9)}  ${count.toLocaleString('en').padStart(width)}`),
    ...describeUnread(unread),
    ...listed(
      '',
      failures.map(({ where, reason }) => `${where}: ${reason}`),
    ),
    ...listed(
      'Curated, kept and marked, but no longer in the article:',
      lost.map(({ where, text }) => `${where}: ${JSON.stringify(text)}`),
    ),
  ]
}

/** How many were kept without anything found, and in which languages. */
function describeUnread(unread: ReadonlyMap<string, number>): string[] {
  if (unread.size === 0) return []
  const count = [...unread.values()].reduce((sum, one) => sum + one, 0)
  const languages = [...unread].sort(([, a], [, b]) => b - a).map(([language, one]) => `${language} ${one}`)
  return [
    '',
    `Kept and searched, but not read for quotes and names, as only English is: ${count.toLocaleString('en')} (${languages.join(', ')}).`,
  ]
}

function listed(head: string, items: readonly string[]): string[] {
  if (items.length === 0) return []
  const shown = items.slice(0, MOST_SHOWN).map((item) => `  ${item}`)
  const rest = items.length - shown.length
  return ['', ...(head ? [head] : []), ...shown, ...(rest > 0 ? [`  … and ${rest} more.`] : [])]
}

const INTERRUPTED = 130

/** 0 if all went in, 1 if some did, 2 if none. */
function exitCode({ created, updated, unchanged, failed }: Tally, isInterrupted: boolean): number {
  if (isInterrupted) return INTERRUPTED
  const done = created + updated + unchanged
  if (done === 0) return 2
  return failed === 0 ? 0 : 1
}
