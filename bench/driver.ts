// The SQLite drivers under Prisma, alternating in one run: the figures of docs/adr/0001-sqlite-driver.md.
//   npx tsx bench/driver.ts
//   BETTER_SQLITE3=<folder> npx tsx bench/driver.ts   where `npm install @prisma/adapter-better-sqlite3` was run

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaClient } from '../src/generated/prisma/client.ts'
import { Adapter } from '../src/store/adapter.ts'
import { openStore } from '../src/store/open.ts'
import { Sqlite } from '../src/store/sqlite.ts'

type Driver = (path: string) => NonNullable<ConstructorParameters<typeof PrismaClient>[0]['adapter']>

const folder = mkdtempSync(join(tmpdir(), 'verbatim-driver-'))
const drivers: Record<string, Driver> = {
  ours: (path) => new Adapter(new Sqlite(path, 'writer')),
  'stock libSQL': (path) => new PrismaLibSql({ url: `file:${path}`, timeout: 50 }),
}
const { BETTER_SQLITE3 } = process.env
if (BETTER_SQLITE3) {
  const { PrismaBetterSqlite3 } = createRequire(join(BETTER_SQLITE3, 'package.json'))('@prisma/adapter-better-sqlite3')
  drivers['better-sqlite3'] = (path) => new PrismaBetterSqlite3({ url: `file:${path}`, timeout: 50 })
}

const columns = [
  ...['id', 'slug', 'sourceId', 'externalId', 'title', 'titleSort', 'summary', 'byline', 'language', 'publishedAt'],
  ...['status', 'url', 'wordCount', 'contentHash', 'recordHash'],
]
const select = Object.fromEntries(columns.map((column) => [column, true]))
const object = columns.map((column) => `'${column}', "${column}"`).join(', ')
const json = `SELECT json_group_array(json_object(${object})) AS json FROM (SELECT * FROM Article ORDER BY id)`

let topics = 0
async function insertTopics(prisma: PrismaClient) {
  await prisma.$transaction(async (tx) => {
    for (let i = 0; i < 50; i++) {
      const id = `topic-${topics++}`
      await tx.topic.create({ data: { id, slug: id, name: 'Topic', nameSort: 'topic' } })
    }
  })
}

const tasks: [name: string, repeat: number, run: (prisma: PrismaClient) => Promise<unknown>][] = [
  ['findMany, 500 rows of 15 columns', 40, (prisma) => prisma.article.findMany({ select, orderBy: { id: 'asc' } })],
  ['the same as one cell of JSON', 60, (prisma) => prisma.$queryRawUnsafe(json)],
  ['findUnique', 300, (prisma) => prisma.article.findUnique({ where: { id: 'article-7' } })],
  ['transaction of 50 inserts', 12, insertTopics],
]

async function prepare(path: string): Promise<void> {
  const store = await openStore({ url: `file:${path}` })
  const now = new Date()
  const source = { id: 's', slug: 's', name: 'S', nameSort: 's', kind: 'AGENCY', languages: ['en'] }
  const article = (i: number) => ({
    ...{ id: `article-${i}`, slug: `article-${i}`, sourceId: 's', externalId: `${i}`, url: `https://example.org/${i}` },
    ...{ title: `A title of some length ${i}`, titleSort: `a title of some length ${i}`, byline: 'By Somebody' },
    ...{ summary: 'A summary that tells a bit more about it. '.repeat(3), language: 'en', status: 'PUBLISHED' },
    ...{ wordCount: 300 + i, contentHash: 'c'.repeat(64), recordHash: 'r'.repeat(64) },
    ...{ publishedAt: now, createdAt: now, updatedAt: now },
  })
  await store.write(async (tx) => {
    await tx.source.create({ data: source })
    await tx.article.createMany({ data: Array.from({ length: 500 }, (_, i) => article(i)) })
  })
  await store.close()
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000
const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1]!

async function compareSpeed(): Promise<void> {
  const clients = new Map<string, PrismaClient>()
  for (const [name, driver] of Object.entries(drivers)) {
    const path = join(folder, `${name}.db`)
    await prepare(path)
    const prisma = new PrismaClient({ adapter: driver(path) })
    await prisma.$queryRawUnsafe('PRAGMA synchronous = FULL')
    clients.set(name, prisma)
  }
  const spent: Record<string, Record<string, number[]>> = {}
  for (let round = 0; round < 6; round++)
    for (const [task, repeat, run] of tasks)
      for (const [name, prisma] of clients) {
        const start = process.cpuUsage()
        for (let i = 0; i < repeat; i++) await run(prisma)
        spent[task] ??= {}
        spent[task][name] ??= []
        // The first round warms up.
        if (round > 0) spent[task][name].push(milliseconds(process.cpuUsage(start)) / repeat)
      }
  const rows = Object.entries(spent).map(([task, times]) => [
    task,
    Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, Number(median(ms).toFixed(2))])),
  ])
  console.log('CPU milliseconds, median of 5 rounds')
  console.table(Object.fromEntries(rows))
}

async function countFiles(): Promise<void> {
  const open = () => readdirSync('/proc/self/fd').length
  for (const [name, driver] of Object.entries(drivers)) {
    const prisma = new PrismaClient({ adapter: driver(join(folder, `${name}.db`)) })
    const before = open()
    for (let i = 0; i < 200; i++) await prisma.$transaction((tx) => tx.archive.findMany())
    console.log(`${name}: ${open() - before} more files open after 200 transactions`)
  }
}

async function lockFor(path: string, ms: number): Promise<ChildProcess> {
  const program = `const db = new (require('libsql'))(${JSON.stringify(path)}, { timeout: 1000 })
    db.exec('BEGIN IMMEDIATE'); console.log('locked'); setTimeout(() => process.exit(0), ${ms})`
  const holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  return holder
}

async function measureStall(): Promise<void> {
  const path = join(folder, 'ours.db')
  const store = await openStore({ url: `file:${path}` })
  await lockFor(path, 1000)
  const start = performance.now()
  let done = false
  const write = store
    .write((tx) => tx.archive.update({ where: { id: 1 }, data: { revision: 1 } }))
    .finally(() => {
      done = true
    })
  let longest = 0
  while (!done) {
    const before = performance.now()
    await sleep(1)
    longest = Math.max(longest, performance.now() - before - 1)
  }
  await write
  const waited = (performance.now() - start).toFixed(0)
  console.log(`ours: waited ${waited} ms for another process; the event loop stalled at most ${longest.toFixed(0)} ms`)
  await store.close()
}

await compareSpeed()
await countFiles()
await measureStall()
rmSync(folder, { recursive: true })
process.exit(0)
