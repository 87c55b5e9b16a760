import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'libsql'
import { ExpectedError } from '../errors.ts'

// One connection to a SQLite file. Statements run at once, one after another, and are prepared once.

/** One SQL statement that ran, and the time SQLite took for it. */
export interface StatementEvent {
  connection: 'reader' | 'writer'
  sql: string
  milliseconds: number
}

export interface Rows {
  columns: string[]
  columnTypes: string[]
  rows: unknown[][]
  rowsAffected: number
}

interface Prepared {
  statement: Database.Statement
  /** None of a statement that returns no rows. */
  columns?: string[]
  columnTypes: string[]
}

// Waiting for a lock inside SQLite stops the event loop, so the writer asks shortly and often (see `patiently`).
// A reader waits only while another process recovers or closes the file.
const LOCK_WAIT = { reader: 100, writer: 5 }
const KEPT_STATEMENTS = 500

export class Sqlite {
  readonly role: StatementEvent['connection']
  readonly listeners = new Set<(event: StatementEvent) => void>()
  readonly #db: Database.Database
  readonly #prepared = new Map<string, Prepared>()

  constructor(path: string, role: StatementEvent['connection']) {
    this.role = role
    this.#db = new Database(path, { timeout: LOCK_WAIT[role] })
  }

  get inTransaction(): boolean {
    return this.#db.inTransaction
  }

  get open(): boolean {
    return this.#db.open
  }

  /** Runs one statement. */
  run(sql: string, args: readonly unknown[] = []): Rows {
    return this.#observed(sql, () => {
      const { statement, columns, columnTypes } = this.#prepare(sql)
      const values = args.map((value) => (typeof value === 'boolean' ? Number(value) : value))
      if (!columns) return { columns: [], columnTypes: [], rows: [], rowsAffected: statement.run(values).changes }
      return { columns, columnTypes, rows: statement.all(values) as unknown[][], rowsAffected: 0 }
    })
  }

  /** Runs any number of statements that return nothing. */
  script(sql: string): void {
    this.#observed(sql, () => this.#db.exec(sql))
  }

  value(sql: string): unknown {
    return this.run(sql).rows[0]?.[0]
  }

  rollback(): void {
    if (this.inTransaction) this.script('ROLLBACK')
  }

  /** After the last one the archive is one file again, which can be copied. */
  close(): void {
    if (!this.open) return
    // libSQL keeps the file open until its statements are collected, so SQLite would not do this by itself.
    if (this.role === 'writer') this.script('PRAGMA wal_checkpoint(TRUNCATE)')
    this.#prepared.clear()
    this.#db.close()
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) {
      // The last one used is the last one to go.
      this.#prepared.delete(sql)
      this.#prepared.set(sql, known)
      return known
    }
    if (this.#prepared.size >= KEPT_STATEMENTS) this.#prepared.delete(this.#prepared.keys().next().value!)
    const prepared = describe(this.#db.prepare(sql))
    this.#prepared.set(sql, prepared)
    return prepared
  }

  #observed<T>(sql: string, work: () => T): T {
    if (this.listeners.size === 0) return work()
    const start = performance.now()
    try {
      return work()
    } finally {
      const milliseconds = performance.now() - start
      for (const listener of this.listeners) listener({ connection: this.role, sql, milliseconds })
    }
  }
}

/** Asked once: libSQL takes twice as long to name the columns as to look up a row. */
function describe(statement: Database.Statement): Prepared {
  if (!statement.reader) return { statement, columnTypes: [] }
  const columns = statement.raw(true).columns()
  return { statement, columns: columns.map((c) => c.name), columnTypes: columns.map((c) => c.type ?? '') }
}

const SQLITE_BUSY = 5
const SQLITE_FULL = 13
const SQLITE_NOTADB = 26

/** Of a file that is something else. */
export const isNoDatabase = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.rawCode === SQLITE_NOTADB

const isBusy = (error: unknown): boolean => resultCode(error) === SQLITE_BUSY

/** Of a disk that has no room for what was to be written. */
export const isFull = (error: unknown): boolean => resultCode(error) === SQLITE_FULL

/** What SQLite said was wrong, as it says it or as Prisma passes it on. */
export function resultCode(error: unknown): number | null {
  if (error instanceof Database.SqliteError) return (error.rawCode ?? 0) & 0xff
  const { meta, cause = meta?.driverAdapterError?.cause } = error as PassedOn
  return cause?.originalCode === undefined ? null : Number(cause.originalCode) & 0xff
}

interface PassedOn {
  meta?: { driverAdapterError?: { cause?: Cause } }
  cause?: Cause
}

interface Cause {
  originalCode?: string
}

/** Tries until no other process holds the lock, leaving the event loop free between tries. */
export async function patiently<T>(work: () => T, milliseconds: number): Promise<T> {
  const deadline = performance.now() + milliseconds
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() > deadline) throw busy(milliseconds)
    }
    // Jitter, so that two waiting processes do not ask in step.
    await sleep(5 + Math.random() * 20)
  }
}

const busy = (milliseconds: number) =>
  new ExpectedError('STORE_BUSY', `The database is locked by another process, and still was after ${milliseconds} ms.`)
