// How fast and how right quotes are verified in real news: loads every *.jsonl.gz of a folder ({ id, title?, text }),
// then asks about sentences of it that were cut, altered, put together or made up.
//   npm run bench:verify -- <folder> [questions of each kind, 200] [folder that keeps the archive for the next run]

import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execute, parse } from 'graphql'
import { createContext } from '../src/graphql/context.ts'
import { createSchema } from '../src/graphql/schema.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { openStore } from '../src/store/open.ts'
import { loadNews, readNews } from './news.ts'
import { makeQuestions, type Question } from './questions.ts'

const QUERY = parse(`query ($text: String!) {
  verifyQuote(text: $text) { verdict matches { similarity article { title } quote { text } span { start end exact } diff { op text } } }
}`)

const [folder, count = '200', kept] = process.argv.slice(2)
if (!folder) {
  console.error(
    'usage: npm run bench:verify -- <folder of *.jsonl.gz> [questions of each kind] [folder to keep the archive in]',
  )
  process.exit(2)
}

const place = kept ?? (await mkdtemp(join(tmpdir(), 'verbatim-bench-')))
const store = await openStore({ url: `file:${join(place, 'bench.db')}` })
const index = await createMiniSearchIndex({ path: join(place, 'bench.index'), onIgnored: console.log })
const news = readNews(folder)
if ((await index.revision()) === null)
  await timed(`loading ${news.length} texts`, async () => {
    await loadNews(news, store, index)
    await index.commit(1)
  })
console.log(`memory ${megabytes()} MB with the index`)

const schema = createSchema(readFileSync('schema.graphql', 'utf8'))
const service = { version: '', schemaHash: '', maxPageSize: 100, maxDepth: 16, maxCost: 5000 }

async function ask(text: string) {
  const contextValue = createContext({ db: store.reader, index, service, caller: null, write: store.write })
  const { data, errors } = await execute({ schema, document: QUERY, variableValues: { text }, contextValue })
  if (errors) throw errors[0]
  return (data as { verifyQuote: { verdict: string; matches: { similarity: number }[] } }).verifyQuote
}

const questions = makeQuestions(news, Number(count))
for (const { text } of questions.slice(0, 50)) await ask(text)

const rows: Record<string, object> = {}
const all: { times: number[]; cpu: number[] } = { times: [], cpu: [] }
for (const kind of new Set(questions.map((question) => question.kind))) {
  const times: number[] = []
  const cpu: number[] = []
  let right = 0
  for (const question of questions.filter((one) => one.kind === kind)) {
    const started = performance.now()
    const before = process.cpuUsage()
    const answer = await ask(question.text)
    times.push(performance.now() - started)
    const { user, system } = process.cpuUsage(before)
    cpu.push((user + system) / 1000)
    if (question.verdicts.includes(answer.verdict)) right++
    else if (process.env['SHOW']) show(question, answer)
  }
  all.times.push(...times)
  all.cpu.push(...cpu)
  rows[kind] = { ...percentiles(times, cpu), right: `${((100 * right) / times.length).toFixed(1)} %` }
}
rows['all'] = percentiles(all.times, all.cpu)
console.table(rows)
console.log(`memory ${megabytes()} MB at the end`)
await Promise.all([index.close(), store.close()])
if (!kept) await rm(place, { recursive: true })

function show({ kind, text, verdicts }: Question, answer: object) {
  console.log(`${kind}: expected ${verdicts}\n  ${text}\n  ${JSON.stringify(answer)}`)
}

/** Of the time, and of the CPU it took: on a busy machine the one says little without the other. */
function percentiles(times: number[], cpu: number[]) {
  return {
    questions: times.length,
    ...{ 'p50 ms': at(times, 0.5), 'p95 ms': at(times, 0.95), 'p99 ms': at(times, 0.99) },
    ...{ 'p50 CPU': at(cpu, 0.5), 'p95 CPU': at(cpu, 0.95), 'p99 CPU': at(cpu, 0.99) },
  }
}

function at(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1))
}

async function timed(what: string, work: () => Promise<unknown>) {
  const started = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

function megabytes() {
  globalThis.gc?.()
  return Math.round(process.memoryUsage().rss / 2 ** 20)
}
