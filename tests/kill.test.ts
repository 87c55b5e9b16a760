import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkArchive } from '../src/check.ts'
import { refreshIndex } from '../src/ingest.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { type Connection, openStore } from '../src/store/open.ts'
import { randomFrom } from './support/random-query.ts'
import { versionIn, versionOf } from './support/versions.ts'

// Kills real processes. The next ones start while one works, so that a kill costs little more than its time to live.

const KILLS = 100
/** A machine that has much else to do kills fewer: no more in less than this many milliseconds, but these at least. */
const LONG_ENOUGH = 40_000
const LEAST_KILLS = 20
const READY = 3
/** Longest time to live, in milliseconds: from the start, or from the first save on. */
const LONGEST = 100
const TIMEOUT = 300_000

let folder: string
let script: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  // One file starts in a fraction of the time; it stands where its packages are found.
  script = 'node_modules/.cache/verbatim/killed.mjs'
  await build({
    entryPoints: ['tests/support/killed.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['libsql'],
    banner: { js: `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)` },
    define: { 'import.meta.url': JSON.stringify(new URL('../src/store/open.ts', import.meta.url).href) },
  })
})
afterAll(() => rm(folder, { recursive: true }))

test(
  'killed at random moments, every article is whole or absent, and the index follows',
  async () => {
    const random = randomFrom(20261127)
    const [database, path] = [join(folder, 'archive.db'), join(folder, 'archive.index')]
    const children = Array.from({ length: READY }, start)
    const began = performance.now()
    const isEnough = (kills: number) => kills >= LEAST_KILLS && performance.now() - began > LONG_ENOUGH
    let kills = 0
    let batch = 0
    for (; kills < KILLS && !isEnough(kills); kills++) {
      const child = await children.shift()!
      if (kills + READY < KILLS) children.push(start())
      let acknowledged = -1
      child.on('message', (message: { acknowledged: number }) => {
        acknowledged = message.acknowledged
      })
      child.send({ database, index: path, first: batch })
      if (random() < 0.7) await once(child, 'message')
      await sleep(random() * LONGEST)
      child.kill('SIGKILL')
      await once(child, 'exit')
      const saved = await lookAt(database, path)
      expect(saved).toBeGreaterThanOrEqual(acknowledged)
      batch = Math.max(batch, saved + 1)
    }
    // Else nobody was killed at work.
    expect(batch).toBeGreaterThan(kills / 2)
    for (const child of children) (await child).kill('SIGKILL')
  },
  TIMEOUT,
)

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
