// A PostgreSQL of our own in a temporary folder, with the archives as someone would lay them out for PostGraphile.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { draftArticles } from './drafts.ts'
import { rowsOf } from './rows.ts'

export interface Postgres {
  /** Folder of its socket; user `bench`, no password. */
  host: string
  pid: number
  stop(): Promise<void>
}

/** Null if PostgreSQL is not at hand. */
export async function startPostgres(): Promise<Postgres | null> {
  const bin = binFolder()
  if (!bin) return null
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-postgres-'))
  const user = unprivileged()
  if (user) chownSync(folder, user.uid, user.gid)
  const options = { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] as ['ignore', 'ignore', 'ignore'] }
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'bench', '-A', 'trust', '-N'], options)
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'shared_buffers=256MB', 'jit=off']
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
    options,
  )
  await untilReady(folder, child)
  return { host: folder, pid: child.pid!, stop: () => stop(child, folder) }
}

function binFolder(): string | undefined {
  const versions = '/usr/lib/postgresql'
  const installed = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : []
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...installed.sort().reverse()]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

async function untilReady(host: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`)
    if (spawnSync('pg_isready', ['-h', host, '-U', 'bench']).status === 0) return
    await sleep(100)
  }
  throw new Error('PostgreSQL did not start within 30 s')
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // Ends the connections that are open, too.
  child.kill('SIGINT')
  await ended
  rmSync(folder, { recursive: true })
}

const TABLES = `
  CREATE TABLE person (id text PRIMARY KEY, name text NOT NULL);
  CREATE TABLE event (id text PRIMARY KEY, name text NOT NULL, kind text NOT NULL, date_edtf text, date_sort date);
  CREATE TABLE article (id text PRIMARY KEY, title text NOT NULL, published_at timestamptz NOT NULL);
  CREATE TABLE participant (id text PRIMARY KEY, event_id text NOT NULL REFERENCES event, person_id text NOT NULL REFERENCES person, ordinal int NOT NULL);
  CREATE TABLE quote (id text PRIMARY KEY, text text NOT NULL, kind text NOT NULL, said_edtf text, said_sort date,
    speaker_id text REFERENCES person, article_id text NOT NULL REFERENCES article);
`
const INDEXES = `
  CREATE INDEX ON event (date_sort DESC, id DESC);
  CREATE INDEX ON participant (event_id, ordinal, id);
  CREATE INDEX ON participant (person_id);
  CREATE INDEX ON quote (speaker_id, said_sort DESC, id DESC);
  CREATE INDEX ON quote (article_id);
  ANALYZE;
`

/** Makes the database and fills it with the archive of bench/archive.ts. */
export function fillPostgres({ host }: Postgres, database: string, scale: number, skewed: boolean): void {
  const rows = rowsOf(draftArticles(scale, skewed)) as Record<string, Record<string, unknown>[]>
  const names = new Map(rows['Entity']!.map(({ id, name }) => [id, name]))
  const named = (table: string) =>
    rows[table]!.map((row): Record<string, unknown> => ({ ...row, name: names.get(row['id']) }))
  const script = [
    TABLES,
    copy('person', 'id name', named('Person')),
    copy('event', 'id name kind dateEdtf dateSort', named('Event')),
    copy('article', 'id title publishedAt', rows['Article']!),
    copy(
      'participant',
      'id eventId personId ordinal',
      rows['Participant']!.map((row) => ({ ...row, personId: row['entityId'] })),
    ),
    copy('quote', 'id text kind saidEdtf saidSort speakerId articleId', rows['Quote']!),
    INDEXES,
  ]
  const psql = (args: string[], input?: string) =>
    execFileSync('psql', ['-qX', '-v', 'ON_ERROR_STOP=1', '-h', host, '-U', 'bench', ...args], {
      ...(input !== undefined && { input }),
      stdio: ['pipe', 'ignore', 'inherit'],
    })
  psql(['-d', 'postgres', '-c', `CREATE DATABASE ${database}`])
  psql(['-d', database], script.join('\n'))
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const cell = (value: unknown) => (value == null ? '' : `"${String(value).replaceAll('"', '""')}"`)

function copy(table: string, columns: string, rows: readonly Record<string, unknown>[]): string {
  const names = columns.split(' ')
  const lines = rows.map((row) => names.map((name) => cell(row[name])).join(','))
  return `COPY ${table} (${names.map(snake)}) FROM STDIN (FORMAT csv);\n${lines.join('\n')}\n\\.\n`
}
