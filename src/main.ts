#!/usr/bin/env node
import { parseArgs } from 'node:util'
import pc from 'picocolors'
import pino from 'pino'
import { checkArchive, type Fault } from './check.ts'
import { runKey } from './commands/key.ts'
import { type Config, describeSettings, readConfig } from './config.ts'
import { ExpectedError } from './errors.ts'
import { rebuildIndex } from './ingest.ts'
import { createMiniSearchIndex } from './search/minisearch.ts'
import type { SearchIndex } from './search/port.ts'
import { serve } from './serve.ts'
import { type Connection, openStore } from './store/open.ts'

// The commands. The only place that chooses real parts.

interface Archive {
  config: Config
  store: Connection
  index: SearchIndex
}

const COMMANDS: Record<string, { meaning: string; run: (archive: Archive) => Promise<number> }> = {
  serve: { meaning: 'Serve the archive over GraphQL, with the playground. The default.', run: runServe },
  reindex: { meaning: 'Throw the search index away and build it again from the archive.', run: runReindex },
  check: { meaning: 'Compare every span with its text, and the index with the archive.', run: runCheck },
}

async function main(): Promise<number> {
  if (process.argv[2] === 'key') return runKey(process.argv.slice(3), print)
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return print(help())
  const [name = 'serve', ...rest] = positionals
  const command = COMMANDS[name]
  if (!command || rest.length > 0) {
    const names = Object.keys(COMMANDS).join(', ')
    throw new ExpectedError('BAD_CONFIG', `expected one command of ${names}, got "${positionals.join(' ')}".`)
  }
  const config = readConfig(process.env)
  const store = await openStore({ url: config.databaseUrl })
  const index = await createMiniSearchIndex({ path: config.indexPath })
  return command.run({ config, store, index })
}

async function runServe({ config, store, index }: Archive): Promise<number> {
  const log = pino({ level: config.logLevel }, pino.destination(2))
  await serve({ config, store, index, log, print })
  return 0
}

async function runReindex({ store, index }: Archive): Promise<number> {
  const progress = process.stdout.isTTY ? (n: number) => process.stdout.write(`\r${n} documents`) : undefined
  const count = await rebuildIndex(store, index, progress)
  print(`${progress ? '\r' : ''}Indexed ${count} documents.`)
  await Promise.all([index.close(), store.close()])
  return 0
}

const MOST_SHOWN = 100

async function runCheck({ store, index }: Archive): Promise<number> {
  let count = 0
  for await (const fault of checkArchive(store, index)) if (++count <= MOST_SHOWN) print(describe(fault))
  if (count > MOST_SHOWN) print(`… and ${count - MOST_SHOWN} more.`)
  print(count === 0 ? pc.green('Every span is its text, and the index is the archive.') : pc.red(`${count} faults.`))
  await Promise.all([index.close(), store.close()])
  return count === 0 ? 0 : 1
}

const describe = ({ what, id, problem }: Fault) => `${pc.bold(what)} ${id ? `${id} ` : ''}${problem}`

function help(): string {
  const commands = Object.entries(COMMANDS).map(([name, { meaning }]) => `  ${pc.bold(name.padEnd(8))}  ${meaning}`)
  return [
    `${pc.bold('verbatim')} [command]`,
    '',
    ...commands,
    `  ${pc.bold('key')}       Create, list and revoke the keys that writing needs.`,
    '',
    'Settings, from the environment:',
    '',
    describeSettings(pc.isColorSupported),
  ].join('\n')
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

/** What people can put right is one line; a bug is shown whole. */
function fail(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`${pc.red('verbatim:')} ${error instanceof ExpectedError ? message : (stack ?? message)}\n`)
  process.exit(1)
}

main().then((code) => {
  process.exitCode = code
}, fail)
