import { PrismaLibSql } from '@prisma/adapter-libsql'
import { Slices } from '../slices.ts'
import type { Sqlite } from './sqlite.ts'

type Client = ReturnType<PrismaLibSql['createClient']>
type Transaction = Awaited<ReturnType<Client['transaction']>>
type Query = { sql: string; args: unknown[] }

/**
 * Prisma on one connection of ours. The client that comes with libSQL opens a new connection after every
 * transaction and never closes the old one: 200 transactions left 429 file descriptors.
 */
export class Adapter extends PrismaLibSql {
  readonly #db: Sqlite

  constructor(db: Sqlite) {
    super({ url: '' })
    this.#db = db
  }

  override createClient(): Client {
    const db = this.#db
    // The parts of the client that Prisma's adapter calls.
    const client = {
      execute: async ({ sql, args }: Query) => db.run(sql, args),
      executeMultiple: async (sql: string) => db.script(sql),
      transaction: async () => transactionOn(db),
      close: () => db.close(),
    }
    return client as unknown as Client
  }
}

/** Joins the transaction that the writer has begun, or begins one. Prisma lets nothing else in until it ends. */
function transactionOn(db: Sqlite): Transaction {
  if (!db.inTransaction) db.script('BEGIN')
  // A save is hundreds of statements, and nothing else waits between them: those who read get their turns here.
  const slices = new Slices()
  const transaction = {
    execute: async ({ sql, args }: Query) => {
      // SQLite ends a transaction by itself on some errors, a full disk for one: what follows must not run outside it.
      if (!db.inTransaction) throw new Error('The transaction has ended')
      const rows = db.run(sql, args)
      if (slices.isOver) await slices.next()
      return rows
    },
    commit: async () => db.script('COMMIT'),
    rollback: async () => db.rollback(),
  }
  return transaction as unknown as Transaction
}
