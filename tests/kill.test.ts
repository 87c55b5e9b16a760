import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../scripts/bundle.ts'
import { checkArchive } from '../src/check.ts'
import { refreshIndex } from '../src/ingest.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { type Connection, openStore } from '../src/store/open.ts'
import { randomFrom } from './support/random-query.ts'
import { versionIn, versionOf } from './support/versions.ts'

// Kills real processes, each at a random moment of the same work: opening the archive, bringing the index up to date,
// and a few batches. Two lanes work side by side, each on an archive of its own, and the next process of a lane starts
// while one works, so that a kill costs little more than its time to live.

const KILLS = 100
const LANES = 2
/** Batches in the time within which a process is killed. */
const BATCHES = 4
const TIMEOUT = 600_000

let folder: string
const script = 'dist/test-killed.js'
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  // One file starts in a fraction of the time.
  await bundle(['tests/support/killed.ts'], 'test-')
})
afterAll(() => rm(folder, { recursive: true }))

test(
  `killed at ${KILLS} random moments, every article is whole or absent, and the index follows`,
  async () => {
    const times = await measure(new Lane('measured'))
    const random = randomFrom(20261127)
    const moments = Array.from({ length: KILLS }, () => momentAt(random() * times.at(-1)!, times))
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const own = new Lane(`lane-${lane}`)
      const ends = moments.filter((_, i) => i % LANES === lane)
      let next = start()
      for (const [i, moment] of ends.entries()) {
        const child = await next
        if (i + 1 < ends.length) next = start()
        await own.kill(child, moment)
      }
      return own.batch
    })
    // Else nobody was killed at work.
    for (const batches of await Promise.all(lanes)) expect(batches).toBeGreaterThan(KILLS / LANES / 10)
  },
  TIMEOUT,
)

/** An archive that processes work on one after the other, until each is killed. */
class Lane {
  readonly #order: { database: string; index: string }
  /** The next that is not saved. */
  batch = 0

  constructor(name: string) {
    this.#order = { database: join(folder, `${name}.db`), index: join(folder, `${name}.index`) }
  }

  begin(child: ChildProcess) {
    child.send({ ...this.#order, first: this.batch })
  }

  async kill(child: ChildProcess, { batches, wait }: Moment) {
    let acknowledged = -1
    child.on('message', (message: { acknowledged: number }) => {
      acknowledged = message.acknowledged
    })
    this.begin(child)
    for (let batch = 0; batch < batches; batch++) await once(child, 'message')
    await sleep(wait)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const saved = await lookAt(this.#order.database, this.#order.index)
    expect(saved).toBeGreaterThanOrEqual(acknowledged)
    this.batch = Math.max(this.batch, saved + 1)
  }
}

/** So many milliseconds after so many batches: a machine that is busier than when it was measured kills at the same places. */
interface Moment {
  batches: number
  wait: number
}

function momentAt(time: number, times: readonly number[]): Moment {
  const batches = times.findIndex((end) => time < end)
  return { batches, wait: time - (times[batches - 1] ?? 0) }
}

/** When each batch was acknowledged, in milliseconds from the beginning, if nobody ends the work. */
async function measure(lane: Lane): Promise<number[]> {
  const child = await start()
  const began = performance.now()
  lane.begin(child)
  const times: number[] = []
  while (times.length < BATCHES) {
    await once(child, 'message')
    times.push(performance.now() - began)
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  return times
}

async function start(): Promise<ChildProcess> {
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}

const BATCH = 6

/** Starts again after a kill; the last batch that was saved. */
async function lookAt(database: string, path: string): Promise<number> {
  const store = await openStore({ url: `file:${database}` })
  const index = await createMiniSearchIndex({ path })
  await refreshIndex(store, index)
  const faults = []
  for await (const fault of checkArchive(store, index)) faults.push(fault)
  expect(faults).toEqual([])
  const last = await lastVersion(store)
  await Promise.all([index.close(), store.close()])
  expect((last + 1) % BATCH).toBe(0)
  return (last + 1) / BATCH - 1
}

/** Number of the last save; every article is as its version has it. */
async function lastVersion({ reader }: Connection): Promise<number> {
  const articles = await reader.article.findMany({
    select: {
      texts: { where: { field: 'BODY' }, select: { text: true } },
      _count: { select: { mentions: true, quotes: true, entities: true } },
    },
  })
  const versions = articles.map(({ texts, _count }) => {
    const version = versionIn(texts[0]!.text)
    const { mentions, quotes } = versionOf(version)
    expect(_count).toEqual({ mentions: mentions.length, quotes: quotes.length, entities: 3 })
    return version
  })
  return Math.max(-1, ...versions)
}
