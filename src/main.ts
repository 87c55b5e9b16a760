#!/usr/bin/env node
import { styleText } from 'node:util'
import { type Archive, archiveOf, type Command } from './commands/archive.ts'
import { check } from './commands/check.ts'
import { describeCommand } from './commands/describe.ts'
import { exportArchive } from './commands/export.ts'
import { extract } from './commands/extract.ts'
import { ingest } from './commands/ingest.ts'
import { key } from './commands/key.ts'
import { reindex } from './commands/reindex.ts'
import { verify } from './commands/verify.ts'
import { describeSettings, readConfig } from './config.ts'
import { ExpectedError } from './errors.ts'
import { keepHeapSmall } from './heap.ts'
import { readVersion } from './package.ts'
import { createMiniSearchIndex } from './search/minisearch.ts'
import { openStore } from './store/open.ts'

// The commands. The only place that chooses real parts. What serves is loaded when it is asked for: the other commands
// start in less time and memory without it.

const COMMANDS: Record<string, Command> = {
  serve: {
    meaning: 'Serve the archive over GraphQL, with the playground. The default.',
    async run(_args, open) {
      const { serve } = await import('./serve.ts')
      const { default: pino } = await import('pino')
      const { config, store, openIndex } = await open()
      const log = pino({ level: config.logLevel }, pino.destination(2))
      await serve({ config, store, index: await openIndex(), log, print })
      return 0
    },
  },
  ingest,
  extract,
  export: exportArchive,
  reindex,
  check,
  verify,
  key,
}

async function main([name = 'serve', ...args]: string[]): Promise<number> {
  if (name === '--version' || name === '-v') return print(readVersion())
  const command = COMMANDS[name]
  if ([name, ...args].some((arg) => arg === '--help' || arg === '-h'))
    return print(command ? describeCommand(name, command) : help())
  if (!command) {
    const names = Object.keys(COMMANDS).join(', ')
    throw new ExpectedError('BAD_CONFIG', `expected one command of ${names}, got "${name}".`)
  }
  if (!command.usage && args.length > 0)
    throw new ExpectedError('BAD_CONFIG', `expected ${name} alone, got "${[name, ...args].join(' ')}".`)
  return command.run(args, openArchive, print)
}

async function openArchive(): Promise<Archive> {
  const config = readConfig(process.env)
  const store = await openStore({ url: config.databaseUrl })
  const onIgnored = (reason: string) => process.stderr.write(`The index is built anew. ${reason}\n`)
  return archiveOf(config, store, () => createMiniSearchIndex({ path: config.indexPath, onIgnored }))
}

function help(): string {
  const commands = Object.entries(COMMANDS).map(
    ([name, { meaning }]) => `  ${styleText('bold', name.padEnd(8))}  ${meaning}`,
  )
  return [
    `${styleText('bold', 'verbatim')} [command] | --version`,
    '',
    ...commands,
    '',
    'Settings, from the environment:',
    '',
    describeSettings(),
  ].join('\n')
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

/** What people can put right is one line; a bug is shown whole. */
function fail(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const isExpected = error instanceof ExpectedError || isSystemError(error)
  process.stderr.write(
    `${styleText('red', 'verbatim:', { stream: process.stderr })} ${isExpected ? message : (stack ?? message)}\n`,
  )
  process.exit(1)
}

/** Of the file system or the network: a folder that may not be written, a disk that is full. */
const isSystemError = (error: unknown) => error instanceof Error && 'syscall' in error

keepHeapSmall()
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
}, fail)
