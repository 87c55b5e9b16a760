import { AsyncLocalStorage } from 'node:async_hooks'
import { fileURLToPath } from 'node:url'
import { ExpectedError } from '../errors.ts'
import { makeFolderOf } from '../folder.ts'
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts'
import { Adapter } from './adapter.ts'
import { migrate, migrationsFolder } from './migrate.ts'
import { isFull, isNoDatabase, patiently, Sqlite, type StatementEvent } from './sqlite.ts'
import { refuseUnstorable } from './wellformed.ts'

export type Transaction = Prisma.TransactionClient
export type { StatementEvent }

export interface StoreOptions {
  /** `file:data/verbatim.db`, relative to the working folder; the folder is made. */
  url: string
  /** Folder of the migrations, if it is not where it is in the source tree or beside a bundle. */
  migrations?: string
  /** How long to wait for another process's lock, in milliseconds. */
  patience?: number
  /** Told which migrations were applied. */
  log?: (message: string) => void
}

export interface Connection {
  /** Reads only what is committed; cannot write. */
  reader: PrismaClient
  /** Runs `work` in one transaction, after all writes asked for before; whole or not at all. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Hears every SQL statement of reader and writer until the returned function is called. */
  onStatement(listener: (event: StatementEvent) => void): () => void
  /** Ends after the writes under way. */
  close(): Promise<void>
}

const PATIENCE = 5_000
// Prisma ends a transaction that takes longer.
const LONGEST_WRITE = 60_000

/** Opens the archive, brings its tables up to date, and refuses a database that would not keep what it acknowledges. */
export async function openStore(options: StoreOptions): Promise<Connection> {
  const { migrations = migrationsFolder(), patience = PATIENCE, log } = options
  const path = databasePath(options.url)
  const writing = openFile(path, 'writer')
  const reading = openFile(path, 'reader')
  try {
    await prepare(writing, patience)
    const applied = await migrate(writing, migrations, patience)
    if (applied.length > 0) log?.(`applied ${applied.join(', ')}`)
    await prepare(reading, patience)
    return connection(writing, reading, patience)
  } catch (error) {
    if (isNoDatabase(error)) throw badUrl('expected a SQLite database, got another file')
    reading.close()
    writing.close()
    throw error
  }
}

function openFile(path: string, role: Sqlite['role']): Sqlite {
  try {
    return new Sqlite(path, role)
  } catch (error) {
    throw badUrl(`expected a file that can be opened, got ${path} (${(error as Error).message})`)
  }
}

function connection(writing: Sqlite, reading: Sqlite, patience: number): Connection {
  const reader = new PrismaClient({ adapter: new Adapter(reading) })
  // Made when something is written: a client takes 10 MB, and many a service only reads.
  let writer: ReturnType<typeof createWriter> | undefined
  const inTurn = queue()
  return {
    reader,
    write: (work) =>
      inTurn(async () => {
        // Begun here and not by Prisma, so that a lock is waited for before any work is done.
        await patiently(() => writing.script('BEGIN IMMEDIATE'), patience)
        try {
          const limits = { maxWait: LONGEST_WRITE, timeout: LONGEST_WRITE }
          writer ??= createWriter(writing)
          return await writer.$transaction((tx) => work(tx as unknown as Transaction), limits)
        } catch (error) {
          throw isFull(error) ? full : error
        } finally {
          writing.rollback()
        }
      }),
    onStatement(listener) {
      for (const db of [reading, writing]) db.listeners.add(listener)
      return () => {
        for (const db of [reading, writing]) db.listeners.delete(listener)
      }
    },
    close: () =>
      inTurn(async () => {
        await Promise.all([reader.$disconnect(), writer?.$disconnect()])
        reading.close()
        writing.close()
      }),
  }
}

const full = new ExpectedError('STORE_FULL', 'The disk of the archive is full: nothing was written.')

const createWriter = (writing: Sqlite) =>
  new PrismaClient({ adapter: new Adapter(writing) }).$extends({
    query: {
      $allOperations({ model, args, query }) {
        refuseUnstorable((args as { data?: unknown }).data ?? args, model ?? 'SQL')
        return query(args)
      },
    },
  })

/** Runs one thing after another, in the order asked for. */
function queue() {
  const inside = new AsyncLocalStorage<boolean>()
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    if (inside.getStore()) throw new Error('A write inside a write would wait for itself: use its transaction.')
    const next = last.then(() => inside.run(true, work))
    last = next.catch(() => undefined)
    return next
  }
}

function databasePath(url: string): string {
  if (/^postgres(ql)?:/.test(url))
    throw badUrl('PostgreSQL is not supported yet; use a file, as in file:data/verbatim.db')
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.replace(/^file:/, '')
  if (!url.startsWith('file:') || path === '')
    throw badUrl(`expected file: and a path, as in file:data/verbatim.db, got ${url}`)
  makeFolderOf(path, 'DATABASE_URL')
  return path
}

const badUrl = (message: string) => new ExpectedError('BAD_CONFIG', `DATABASE_URL: ${message}.`)

// In KiB, as SQLite wants it negative. With its own 2 MB, a nested query of an archive of 200 MB reads its pages anew each
// time, and takes 1.5 times as long (docs/adr/0002).
const PAGES_KEPT = -8_000

async function prepare(db: Sqlite, patience: number): Promise<void> {
  await patiently(() => {
    db.value('PRAGMA journal_mode = WAL')
    db.script('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    if (db.role === 'reader') db.script(`PRAGMA query_only = ON; PRAGMA cache_size = ${PAGES_KEPT}`)
    refuseUnsafe(db)
  }, patience)
}

/** Asked, not assumed: a driver or a network disk may have decided otherwise. */
function refuseUnsafe(db: Sqlite): void {
  const found = {
    journal_mode: db.value('PRAGMA journal_mode') === 'wal',
    synchronous: db.value('PRAGMA synchronous') === 2,
    foreign_keys: db.value('PRAGMA foreign_keys') === 1,
    busy_timeout: Number(db.value('PRAGMA busy_timeout')) <= 100,
    query_only: db.value('PRAGMA query_only') === (db.role === 'reader' ? 1 : 0),
  }
  const wrong = Object.entries(found).flatMap(([pragma, right]) =>
    right ? [] : [`${pragma} = ${db.value(`PRAGMA ${pragma}`)}`],
  )
  if (wrong.length > 0)
    throw new ExpectedError('STORE_UNSAFE', `The ${db.role}'s connection is not safe: ${wrong.join(', ')}.`)
}
