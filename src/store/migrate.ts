import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ExpectedError } from '../errors.ts'
import { patiently, type Sqlite } from './sqlite.ts'

// Applies prisma/migrations at start, and keeps the table that Prisma's own commands keep, so that they agree.

interface Migration {
  name: string
  sql: string
  checksum: string
}

const BOOKS = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

/** prisma/migrations as seen from a bundle in dist/, and from src/store/. */
export function migrationsFolder(): string {
  const places = ['../prisma/migrations', '../../prisma/migrations'].map((path) => new URL(path, import.meta.url))
  return fileURLToPath(places.find((place) => existsSync(place)) ?? places[1]!)
}

/** Brings the database up to date, whole or not at all, and says which migrations it applied. */
export async function migrate(db: Sqlite, folder: string, patience: number): Promise<string[]> {
  const migrations = readMigrations(folder)
  if (pending(db, migrations).length === 0) return []
  try {
    // Off while tables are rebuilt, which deletes their old rows; this cannot be said inside a transaction.
    db.script('PRAGMA foreign_keys = OFF')
    await patiently(() => db.script('BEGIN IMMEDIATE'), patience)
    // Looked at again, since another process may have been first.
    const due = pending(db, migrations)
    for (const migration of due) apply(db, migration)
    refuseOrphans(db)
    db.script('COMMIT')
    return due.map((migration) => migration.name)
  } finally {
    db.rollback()
    db.script('PRAGMA foreign_keys = ON')
  }
}

export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names.map((entry) => readMigration(folder, entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function readMigration(folder: string, name: string): Migration {
  // Git may write other line ends on Windows; the checksum is that of the committed text.
  const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n')
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

function pending(db: Sqlite, migrations: Migration[]): Migration[] {
  const applied = appliedChecksums(db)
  for (const name of applied.keys())
    if (!migrations.some((migration) => migration.name === name))
      throw refused(`has the migration ${name}, which this version lacks: a newer one wrote it`)
  return migrations.filter((migration) => !isApplied(migration, applied.get(migration.name)))
}

function isApplied(migration: Migration, checksum: string | undefined): boolean {
  if (checksum === undefined || checksum === migration.checksum) return checksum !== undefined
  throw refused(`was made with another text of the migration ${migration.name}: its checksum was ${checksum}`)
}

function appliedChecksums(db: Sqlite): Map<string, string> {
  if (!db.value(`SELECT 1 FROM sqlite_schema WHERE name = '_prisma_migrations'`)) return new Map()
  const sql = 'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL'
  const rows = db.run(sql).rows as [string, string, unknown][]
  const failed = rows.find(([, , finishedAt]) => finishedAt === null)
  if (failed) throw refused(`was left with the migration ${failed[0]} half done`)
  return new Map(rows.map(([name, checksum]) => [name, checksum]))
}

function apply(db: Sqlite, { name, sql, checksum }: Migration): void {
  const startedAt = Date.now()
  db.script(BOOKS)
  db.script(sql)
  db.run(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, 1)`,
    [randomUUID(), checksum, Date.now(), name, startedAt],
  )
}

function refuseOrphans(db: Sqlite): void {
  const orphans = db.run('PRAGMA foreign_key_check').rows
  if (orphans.length > 0) throw orphaned(orphans.length, orphans[0]![0])
}

const refused = (what: string) => new ExpectedError('STORE_UNSAFE', `The database ${what}.`)

const orphaned = (count: number, table: unknown) =>
  new ExpectedError(
    'STORE_UNSAFE',
    `The migrations would leave ${count} ${count === 1 ? 'reference' : 'references'} without ${count === 1 ? 'its' : 'their'} target, the first in ${table}.`,
  )
