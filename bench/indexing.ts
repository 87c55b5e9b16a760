import { existsSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import pino from 'pino'
import { readConfig } from '../src/config.ts'
import { keepHeapSmall } from '../src/heap.ts'
import { refreshIndex } from '../src/ingest.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { createApp } from '../src/serve.ts'
import { openStore } from '../src/store/open.ts'
import { readRevision } from '../src/store/read/documents.ts'
import { sql } from '../src/store/sql.ts'

// The whole service as it starts, in a process of its own: `indexing.ts <database> <index file>`. Builds the index, or
// loads it if the file is there, then answers searches, and tells what that took. Bundled first, as the service is.

export interface Indexing {
  outcome: 'current' | 'followed' | 'rebuilt'
  seconds: number
  /** Longest time between two turns of the event loop, in milliseconds of the clock, and of CPU of the thread. */
  stall: { clock: number; cpu: number }
  /** Bytes: at the end, and at the most. */
  rss: { end: number; most: number }
  /** Of each search, in milliseconds. */
  searches: number[]
}

// Linux tells of each thread what it spent; elsewhere those that compile and collect beside it count too.
const THREAD = `/proc/self/task/${process.pid}/schedstat`
const isTold = existsSync(THREAD)

/** CPU of this thread in milliseconds. */
function cpuNow(): number {
  if (isTold) return Number.parseInt(readFileSync(THREAD, 'utf8'), 10) / 1e6
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Longest turn of the event loop until `stop` is called. */
function watchTurns(): { stop(): Indexing['stall'] } {
  const longest = { clock: 0, cpu: 0 }
  let isWatching = true
  let [clock, cpu] = [performance.now(), cpuNow()]
  const turn = () => {
    // What comes after the watch is not its business.
    if (!isWatching) return
    longest.clock = Math.max(longest.clock, performance.now() - clock)
    longest.cpu = Math.max(longest.cpu, cpuNow() - cpu)
    ;[clock, cpu] = [performance.now(), cpuNow()]
    setImmediate(turn)
  }
  setImmediate(turn)
  return {
    stop: () => {
      turn()
      isWatching = false
      return longest
    },
  }
}

keepHeapSmall()
const [path = '', indexPath = ''] = process.argv.slice(2)
const store = await openStore({ url: `file:${path}` })
// Prisma opens its engine at the first query, which is not the index.
await readRevision(store.reader)
const turns = watchTurns()
const start = performance.now()
const index = await createMiniSearchIndex({ path: indexPath })
const outcome = await refreshIndex(store, index)
const seconds = (performance.now() - start) / 1000
const stall = turns.stop()

const config = readConfig({})
const log = pino({ level: 'silent' })
const readiness = () => ({ ready: true, reason: '' })
const app = await createApp({ config, store, index, log, readiness, catchUp: async () => {} })
const names = await store.reader.$queryRaw<{ name: string }[]>(
  sql`SELECT name FROM "Entity" WHERE kind = 'PERSON' ORDER BY id LIMIT 200`,
)
const searches: number[] = []
for (const { name } of names) {
  const payload = {
    query: `query ($query: String!) { search(query: $query, options: { match: ANY }) { totalCount
      edges { highlights { fragment } node { displayTitle } } facets(fields: [TYPE, PERSON, YEAR]) { buckets { label count } } } }`,
    variables: { query: `${name} minister` },
  }
  const asked = performance.now()
  const answer = await app.inject({ method: 'POST', url: '/graphql', payload })
  searches.push(performance.now() - asked)
  if (answer.json().errors) throw new Error(answer.body)
}
const rss = { end: process.memoryUsage.rss(), most: process.resourceUsage().maxRSS * 1024 }
const told: Indexing = { outcome, seconds, stall, rss, searches }
process.send!(told)
process.disconnect()
await Promise.all([app.close(), index.close(), store.close()])
