import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type Connection, openStore, type Transaction } from '../src/store/open.ts'

// What the store promises whatever driver it stands on. Kept as a guard on every update of Prisma and libSQL.

const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
afterAll(() => rmSync(folder, { recursive: true }))

// The same seed asks for the same operations; SEED=... runs those of a failure again.
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const random = mulberry32(seed)
const below = (n: number) => Math.floor(random() * n)

/** Small seeded generator of numbers from 0 to 1. */
function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

// A register is two topics that always hold the same token; the revision of the archive counts the writes.
const REGISTERS = 8
const halves = (register: number) => [`${register}-left`, `${register}-right`] as const

const makeRegisters = (store: Connection) =>
  store.write((tx) =>
    tx.topic.createMany({
      data: Array.from({ length: REGISTERS }, (_, register) =>
        halves(register).map((id) => ({ id, slug: id, name: id, nameSort: id, description: 'none' })),
      ).flat(),
    }),
  )

/** Writes the token in several statements, losing its turn between them. */
async function writeToken(tx: Transaction, register: number, token: string, failAfter = 3): Promise<number> {
  const [left, right] = halves(register)
  const steps = [
    () => tx.topic.update({ where: { id: left }, data: { description: token } }),
    () => tx.topic.update({ where: { id: right }, data: { description: token } }),
    () => tx.archive.update({ where: { id: 1 }, data: { revision: { increment: 1 } } }),
  ]
  for (const [i, step] of steps.entries()) {
    if (i === failAfter) throw new Error('as meant')
    await step()
    await turn()
  }
  return (await tx.archive.findUniqueOrThrow({ where: { id: 1 } })).revision
}

/** Everything as one statement sees it. */
async function snapshot(store: Connection): Promise<{ revision: number; registers: string[][] }> {
  const rows = await store.reader.$queryRaw<{ id: string; description: string; revision: number }[]>`
    SELECT Topic.id, description, revision FROM Topic, Archive ORDER BY Topic.id`
  const registers = Array.from({ length: REGISTERS }, (_, register) =>
    halves(register).map((id) => rows.find((row) => row.id === id)!.description),
  )
  return { revision: rows[0]!.revision, registers }
}

test(`no dirty read, no lost write, no half write in 5,000 interleaved operations (SEED=${seed})`, async () => {
  const store = await openStore({ url: `file:${folder}/history.db` })
  await makeRegisters(store)
  const anomalies: string[] = []
  /** Tokens by the revision that wrote them; index 0 is the beginning. */
  const committed: { register: number; token: string }[] = [{ register: -1, token: 'none' }]

  async function write(token: string) {
    const register = below(REGISTERS)
    const failAfter = random() < 0.3 ? below(4) : 3
    const revision = await store.write((tx) => writeToken(tx, register, token, failAfter)).catch(() => undefined)
    if ((revision === undefined) !== failAfter < 3) anomalies.push(`${token} ended otherwise than it should`)
    if (revision === undefined) return
    if (committed[revision]) anomalies.push(`lost write: revision ${revision} was written twice`)
    committed[revision] = { register, token }
  }

  const seen: { acknowledged: number; revision: number; registers: string[][] }[] = []
  async function read() {
    const acknowledged = committed.length - 1
    seen.push({ acknowledged, ...(await snapshot(store)) })
  }

  let left = 5000
  async function client(name: number) {
    while (left-- > 0) {
      if (random() < 0.3) await write(`${name}/${left}`)
      else await read()
      if (random() < 0.2) await turn()
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, name) => client(name)))
  seen.push({ acknowledged: committed.length - 1, ...(await snapshot(store)) })
  await store.close()

  // A read must show exactly what the first `revision` writes left, and none that was acknowledged before may be missing.
  for (const { acknowledged, revision, registers } of seen) {
    if (revision < acknowledged) anomalies.push(`stale read: ${revision} after ${acknowledged} was acknowledged`)
    const expected = registersAfter(committed, revision)
    if (JSON.stringify(registers) !== JSON.stringify(expected)) anomalies.push(`at revision ${revision}: ${registers}`)
  }
  expect(anomalies).toEqual([])
  expect(seen.at(-1)!.revision).toBe(committed.length - 1)
  expect(seen.length + committed.length).toBeGreaterThan(4000)
}, 30_000)

function registersAfter(committed: { register: number; token: string }[], revision: number): string[][] {
  const tokens = new Array<string>(REGISTERS).fill('none')
  for (const write of committed.slice(1, revision + 1)) tokens[write.register] = write.token
  return tokens.map((token) => [token, token])
}

test('reads go on and no write is lost while another process holds the lock', async () => {
  const url = `file:${folder}/locked.db`
  const store = await openStore({ url })
  await makeRegisters(store)
  const { released } = await holdLock(url, 1000)
  const writes = Promise.all([0, 1, 2].map((n) => store.write((tx) => writeToken(tx, n, `token ${n}`))))
  let reads = 0
  for (let waiting = true; waiting; reads += 1) {
    await store.reader.topic.count()
    waiting = await Promise.race([writes.then(() => false), turn(true)])
  }
  expect(await writes).toEqual([1, 2, 3])
  expect(reads).toBeGreaterThan(50)
  await released
  await store.close()
}, 10_000)

test('a lock held for too long is an error that says so, and the next write works', async () => {
  const url = `file:${folder}/busy.db`
  const store = await openStore({ url, patience: 150 })
  await makeRegisters(store)
  const { released } = await holdLock(url, 600)
  await expect(store.write((tx) => writeToken(tx, 0, 'early'))).rejects.toMatchObject({
    code: 'STORE_BUSY',
    message: 'The database is locked by another process, and still was after 150 ms.',
  })
  await released
  expect(await store.write((tx) => writeToken(tx, 1, 'late'))).toBe(1)
  expect((await snapshot(store)).registers.slice(0, 2)).toEqual([
    ['none', 'none'],
    ['late', 'late'],
  ])
  await store.close()
}, 10_000)

/** Another process takes the write lock and keeps it; answers once it has it. */
async function holdLock(url: string, milliseconds: number): Promise<{ released: Promise<unknown> }> {
  const holder = run(`
    import Database from 'libsql'
    const db = new Database(${JSON.stringify(url.slice('file:'.length))}, { timeout: 1000 })
    db.exec('BEGIN IMMEDIATE')
    console.log('locked')
    setTimeout(() => { db.exec('COMMIT'); process.exit(0) }, ${milliseconds})`)
  const released = once(holder, 'close')
  await once(createInterface(holder.stdout!), 'line')
  return { released }
}

test('what was acknowledged survives kill -9, and nothing half written does', async () => {
  const url = `file:${folder}/killed.db`
  const first = await openStore({ url })
  await makeRegisters(first)
  await first.close()
  let acknowledged = 0
  for (let round = 0; round < 3; round++) {
    acknowledged = Math.max(acknowledged, await writeUntilKilled(url, 20 + below(80)))
    const store = await openStore({ url })
    const { revision, registers } = await snapshot(store)
    // One more may have been committed and not yet said so.
    expect([acknowledged, acknowledged + 1], `SEED=${seed}`).toContain(revision)
    acknowledged = revision
    const tokens = Array.from({ length: REGISTERS }, (_, register) => lastToken(register, revision))
    expect(registers, `SEED=${seed}`).toEqual(tokens.map((token) => [token, token]))
    await store.close()
  }
}, 20_000)

/** The writer below writes revision r to register r modulo their number. */
function lastToken(register: number, revision: number): string {
  const last = revision - ((((revision - register) % REGISTERS) + REGISTERS) % REGISTERS)
  return last > 0 ? `${last}` : 'none'
}

/** Another process writes and says what was acknowledged, until it is killed at that many; answers the last revision. */
async function writeUntilKilled(url: string, writes: number): Promise<number> {
  const writer = run(`
    import { openStore } from ${JSON.stringify(new URL('../src/store/open.ts', import.meta.url).href)}
    const store = await openStore({ url: ${JSON.stringify(url)} })
    let { revision } = await store.reader.archive.findUniqueOrThrow({ where: { id: 1 } })
    for (;;) {
      revision += 1
      const description = String(revision)
      await store.write(async (tx) => {
        for (const half of ['left', 'right'])
          await tx.topic.update({ where: { id: revision % ${REGISTERS} + '-' + half }, data: { description } })
        await tx.archive.update({ where: { id: 1 }, data: { revision } })
      })
      console.log(revision)
    }`)
  const closed = once(writer, 'close')
  let last = 0
  let count = 0
  for await (const line of createInterface(writer.stdout!)) {
    last = Number(line)
    if (++count === writes) writer.kill('SIGKILL')
  }
  await closed
  return last
}

function run(program: string): ChildProcess {
  const options = ['--import', 'tsx', '--input-type=module', '-e', program]
  return spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] })
}
