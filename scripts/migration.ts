// The next migration: SQL from the committed migrations to prisma/schema.prisma, made by Prisma's own engine.
//   npx tsx scripts/migration.ts               prints it
//   npx tsx scripts/migration.ts add_outlets   writes prisma/migrations/<time>_add_outlets/migration.sql
// Read it before committing: a table that Prisma rebuilds loses its CHECKs and triggers, so repeat them.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Adapter } from '../src/store/adapter.ts'
import { migrate, migrationsFolder } from '../src/store/migrate.ts'
import { Sqlite } from '../src/store/sqlite.ts'

// Not in the types of Node, only in those of browsers.
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

export const schemaFile = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url))

/** SQL that turns the tables of the committed migrations into those of the schema; empty if they are the same. */
export async function sqlTo(schema: string): Promise<string> {
  const db = await migratedDatabase()
  const files = [{ path: 'schema.prisma', content: schema }]
  const prisma = await prismaEngine(db, schema)
  const { stdout } = await prisma.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  db.close()
  return (stdout ?? '').replace('-- This is an empty migration.', '').trim()
}

/** Prisma's own engine for migrations, on a database of ours. */
export async function prismaEngine(db: Sqlite, schema: string): Promise<engine.SchemaEngine> {
  await loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(new Adapter(db))
  return engine.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter)
}

// The package expects a bundler to load its WebAssembly; Node 20 wants to be told. A second loading breaks the first.
let loading: Promise<void> | undefined
const loadEngine = () => {
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': { ...engine } })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

async function migratedDatabase(): Promise<Sqlite> {
  const db = new Sqlite(':memory:', 'writer')
  await migrate(db, migrationsFolder(), 0)
  // Prisma cannot express partial indexes, and its engine asks for them in a dialect that libSQL refuses.
  const partial = db.run(`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'`).rows
  for (const [name] of partial) db.script(`DROP INDEX "${name}"`)
  return db
}

async function main(name: string | undefined): Promise<void> {
  const sql = await sqlTo(readFileSync(schemaFile, 'utf8'))
  if (sql === '') return console.log('The migrations give the tables of the schema: nothing to do.')
  if (!name) return console.log(sql)
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder(), `${time}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
  console.log(`wrote ${folder}/migration.sql`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2])
