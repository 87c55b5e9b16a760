import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Connection, openStore, type Transaction } from '../src/store/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
afterAll(() => rmSync(folder, { recursive: true }))

const open: Connection[] = []
afterEach(() => Promise.all(open.splice(0).map((store) => store.close())))

async function storeAt(name: string, log: string[] = []): Promise<Connection> {
  const store = await openStore({ url: `file:${folder}/${name}`, log: (message) => log.push(message) })
  open.push(store)
  return store
}

const MIGRATIONS = readdirSync('prisma/migrations').filter((name) => /^\d/.test(name))

const topic = (slug: string, name = slug) => ({ id: slug, slug, name, nameSort: slug })
const addTopic = (slug: string, name?: string) => (tx: Transaction) => tx.topic.create({ data: topic(slug, name) })

test('a new archive is made with its folder and its tables, and says so once', async () => {
  const log: string[] = []
  const first = await storeAt('new/folder/verbatim.db', log)
  expect(await first.reader.archive.findMany()).toEqual([{ id: 1, revision: 0, changesAfter: 0 }])
  await storeAt('new/folder/verbatim.db', log)
  expect(log).toEqual([`applied ${MIGRATIONS.join(', ')}`])
})

test('a closed archive is one file that holds everything', async () => {
  const store = await storeAt('closed.db')
  await store.write(addTopic('peace'))
  await store.close()
  const wal = join(folder, 'closed.db-wal')
  expect(existsSync(wal) ? readFileSync(wal).length : 0).toBe(0)
  const again = await storeAt('closed.db')
  expect(await again.reader.topic.findMany({ select: { slug: true } })).toEqual([{ slug: 'peace' }])
})

test('processes that start at once make one archive', async () => {
  const path = join(folder, 'at-once.db')
  const program = `import { openStore } from ${JSON.stringify(new URL('../src/store/open.ts', import.meta.url).href)}
    await (await openStore({ url: 'file:' + ${JSON.stringify(path)} })).close()`
  const start = () => spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
  const codes = [start(), start()].map(async (child) => (await once(child, 'close'))[0])
  const stores = await Promise.all([storeAt('at-once.db'), storeAt('at-once.db'), storeAt('at-once.db')])
  expect(await Promise.all(codes)).toEqual([0, 0])
  const rows = await stores[0]!.reader.$queryRaw`SELECT migration_name AS name FROM _prisma_migrations ORDER BY name`
  expect(rows).toEqual(MIGRATIONS.map((name) => ({ name })))
})

test('a database that cannot keep what it acknowledges is refused', async () => {
  await expect(openStore({ url: 'file::memory:' })).rejects.toMatchObject({
    code: 'STORE_UNSAFE',
    message: "The writer's connection is not safe: journal_mode = memory.",
  })
})

test.each([
  [
    'postgresql://localhost/verbatim',
    'DATABASE_URL: PostgreSQL is not supported yet; use a file, as in file:data/verbatim.db.',
  ],
  ['verbatim.db', 'DATABASE_URL: expected file: and a path, as in file:data/verbatim.db, got verbatim.db.'],
  ['file:', 'DATABASE_URL: expected file: and a path, as in file:data/verbatim.db, got file:.'],
])('the address %s is refused with what to write instead', async (url, message) => {
  await expect(openStore({ url })).rejects.toMatchObject({ code: 'BAD_CONFIG', message })
})

test.each([
  ['/dev/null/verbatim.db', '/dev/null is not a folder'],
  ['/dev/null/archive/verbatim.db', '/dev/null is not a folder'],
  // Node's own way of making folders never ends here.
  ['/proc/none/verbatim.db', 'ENOENT: no such file or directory, mkdir'],
  [folder, 'it is a folder'],
])('the file %s, for which there can be no folder, is refused and the setting named', async (file, reason) => {
  await expect(openStore({ url: `file:${file}` })).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: expect.stringContaining(
      `DATABASE_URL: expected a file in a folder that can be written, got ${file} (${reason}`,
    ),
  })
})

test('the reader cannot write', async () => {
  const { reader } = await storeAt('reader.db')
  await expect(reader.topic.create({ data: topic('peace') })).rejects.toThrow('attempt to write a readonly database')
})

test('a text that would not come back as it was written is refused, and the field named', async () => {
  const { reader, write } = await storeAt('texts.db')
  await expect(write(addTopic('nul', 'a\0b'))).rejects.toMatchObject({
    code: 'BAD_RECORD',
    message: 'Topic.name: expected text that can be stored, got NUL at offset 1.',
  })
  await expect(write((tx) => tx.topic.createMany({ data: [topic('a'), topic('b', '🕊\ud83d')] }))).rejects.toMatchObject(
    {
      code: 'BAD_RECORD',
      message: 'Topic[1].name: expected text that can be stored, got half a surrogate pair at offset 2.',
    },
  )
  await expect(write((tx) => tx.$executeRaw`UPDATE Topic SET name = ${'\0'}`)).rejects.toMatchObject({
    code: 'BAD_RECORD',
    message: 'SQL.values[0]: expected text that can be stored, got NUL at offset 0.',
  })
  await write(addTopic('odd', '🕊\u{10ffff}\ufeff\u202e e\u0301 \ud7ff'))
  expect(await reader.topic.findMany({ select: { name: true } })).toEqual([
    { name: '🕊\u{10ffff}\ufeff\u202e e\u0301 \ud7ff' },
  ])
})

test('a write inside a write is refused instead of waiting for itself', async () => {
  const { write } = await storeAt('nested.db')
  await expect(write(() => write(addTopic('peace')))).rejects.toThrow(
    'A write inside a write would wait for itself: use its transaction.',
  )
})

test('a transaction that SQLite has ended by itself takes no more statements', async () => {
  const { reader, write } = await storeAt('ended.db')
  const work = write(async (tx) => {
    await tx.topic.create({ data: topic('before') })
    await tx.$executeRawUnsafe('ROLLBACK')
    await tx.topic.create({ data: topic('after') })
  })
  await expect(work).rejects.toThrow('The transaction has ended')
  expect(await reader.topic.count()).toBe(0)
})

test('listeners hear every statement until they leave', async () => {
  const { reader, write, onStatement } = await storeAt('statements.db')
  const heard: string[] = []
  const leave = onStatement(({ connection, sql }) => heard.push(`${connection}: ${sql.split(' ', 2).join(' ')}`))
  await write(addTopic('peace'))
  await write(() => Promise.reject(new Error('no'))).catch(() => undefined)
  await reader.topic.findMany()
  await reader.$queryRaw`SELECT 1`
  leave()
  await reader.topic.findMany()
  expect(heard).toEqual([
    'writer: BEGIN IMMEDIATE',
    'writer: INSERT INTO',
    'writer: COMMIT',
    'writer: BEGIN IMMEDIATE',
    'writer: ROLLBACK',
    'reader: SELECT `main`.`Topic`.`id`,',
    'reader: SELECT 1',
  ])
})

test('closing waits for the writes asked for, and refuses those that come later', async () => {
  const { write, close } = await storeAt('closing.db')
  const before = write(addTopic('before'))
  const closing = close()
  await expect(before).resolves.toMatchObject({ slug: 'before' })
  await closing
  await expect(write(addTopic('after'))).rejects.toThrow('The database connection is not open')
})
