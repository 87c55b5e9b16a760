// The archive under load: contenders alternate in one run, each in a process of its own.
//   npm run bench
//   npm run bench -- --scale 0.1 --rounds 3 --seconds 0.5
// PostGraphile takes part where PostgreSQL is installed; the first run fetches it with the Node it needs (0.5 GB).

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { fillArchive } from './archive.ts'
import type { Indexing } from './indexing.ts'
import { measure, type Sample } from './load.ts'
import { startPostgraphile } from './postgraphile.ts'
import { startPostgres } from './postgres.ts'
import { NESTED, NESTED_POSTGRAPHILE, TYPENAME } from './queries.ts'
import { cpuOf, indexRow, rowOf, table, verdict } from './report.ts'
import { build, runBuilt, type Server, startBuilt } from './server.ts'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    // Where the archives are kept for the next run; else they are thrown away.
    keep: { type: 'string' },
    'without-postgraphile': { type: 'boolean', default: false },
  },
})
const scale = Number(values.scale)
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

const progress = (line: string) => process.stderr.write(`${styleText('dim', line, { stream: process.stderr })}\n`)
const print = (line: string) => process.stdout.write(`${line}\n`)

interface Contender {
  name: string
  server: Server
  query: string
}

/** Requests after which the code is compiled, however slow the machine. */
const WARM_UP = 100

/** One round after another, in each every contender once; the first warms up and does not count. */
async function race(contenders: readonly Contender[]): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    progress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`)
    for (const { name, server, query } of contenders) {
      const sample = await measure(server, query, seconds, round === 0 ? WARM_UP : 0)
      if (round > 0) samples.get(name)!.push(sample)
    }
  }
  return samples
}

function show(title: string, samples: Map<string, Sample[]>, baseline?: string): void {
  const rows = [...samples].map(([name, own]) => rowOf(name, own, baseline ? samples.get(baseline) : undefined))
  print(`\n${styleText('bold', title)}\n${table(rows)}`)
}

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'verbatim-bench-'))

async function archive(variant: 'skewed' | 'uniform'): Promise<string> {
  const path = join(folder, `${variant}.db`)
  if (existsSync(path)) return path
  const start = performance.now()
  await fillArchive({ path, scale, skewed: variant === 'skewed' })
  progress(`filled the ${variant} archive in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  return path
}

await build('ours', 'loaders', 'indexing')
const skewed = await archive('skewed')
const uniform = await archive('uniform')

const started: Server[] = []
async function start(name: string, ...args: string[]): Promise<Server> {
  const server = await startBuilt(name, args)
  started.push(server)
  return server
}

const OURS = 'ours'
const PLAIN = 'ours, plain graphql-js'
const SLICE = 'loaders over Prisma, all quotes'
const TAKE = 'loaders over Prisma, a statement a person'
const POSTGRAPHILE = 'PostGraphile 5, PostgreSQL'
const UNIFORM = 'ours, uniform data'
const UNIFORM_SLICE = 'loaders, all quotes, uniform data'
/** Of the nested query: events, participants, quotes, articles. */
const LEVELS = 4

const ours = await start('ours', skewed, 'fast')
const plain = await start('ours', skewed, 'plain')
const slice = await start('loaders', skewed, 'slice')
const take = await start('loaders', skewed, 'take')
const even = await start('ours', uniform, 'fast')
const evenSlice = await start('loaders', uniform, 'slice')
const postgres = values['without-postgraphile'] ? null : await startPostgres()
const postgraphile = postgres && (await startPostgraphile(postgres, scale))
if (postgraphile) started.push(postgraphile)

const nested = await race([
  { name: OURS, server: ours, query: NESTED },
  { name: PLAIN, server: plain, query: NESTED },
  { name: SLICE, server: slice, query: NESTED },
  { name: TAKE, server: take, query: NESTED },
  ...(postgraphile ? [{ name: POSTGRAPHILE, server: postgraphile, query: NESTED_POSTGRAPHILE }] : []),
  { name: UNIFORM, server: even, query: NESTED },
  { name: UNIFORM_SLICE, server: evenSlice, query: NESTED },
])
show('20 events, who took part, 5 quotes each, their articles', nested, OURS)

const typename = await race([
  { name: OURS, server: ours, query: TYPENAME },
  { name: SLICE, server: slice, query: TYPENAME },
  ...(postgraphile ? [{ name: POSTGRAPHILE, server: postgraphile, query: TYPENAME }] : []),
])
show('{ __typename }', typename, OURS)

for (const server of started) server.stop()
await postgres?.stop()

const indexFile = join(folder, 'bench.index')
rmSync(indexFile, { force: true })
const built = (await runBuilt('indexing', [skewed, indexFile])) as Indexing
const loaded = (await runBuilt('indexing', [skewed, indexFile])) as Indexing
print(`\n${styleText('bold', 'The service with its index')}\n${table([indexRow(built), indexRow(loaded)])}\n`)

const cpu = (name: string) => cpuOf(nested.get(name)!)
const loaders = Math.min(cpu(SLICE), cpu(TAKE))
const mostStatements = Math.max(...nested.get(OURS)!.map(({ statements }) => statements))
const stall = Math.max(built.stall.clock, loaded.stall.clock)
const memory = loaded.rss.end / 1e6
print(
  verdict(
    cpu(OURS) * 3 <= loaders,
    `CPU: ${(loaders / cpu(OURS)).toFixed(1)} times less than loaders over Prisma, at least 3`,
  ),
)
if (postgraphile)
  print(
    verdict(
      cpu(OURS) <= cpu(POSTGRAPHILE),
      `CPU: ${(cpu(POSTGRAPHILE) / cpu(OURS)).toFixed(1)} times less than PostGraphile, at least 1`,
    ),
  )
print(verdict(mostStatements <= LEVELS, `SQL: ${mostStatements} statements, at most the ${LEVELS} levels`))
print(
  verdict(
    cpu(OURS) <= 1.2 * cpu(UNIFORM),
    `skewed data: ${(cpu(OURS) / cpu(UNIFORM)).toFixed(2)} times the CPU of uniform, at most 1.2`,
  ),
)
print(verdict(memory < 300, `memory: ${memory.toFixed(0)} MB with the index loaded, less than 300`))
print(verdict(stall <= 50, `event loop: ${stall.toFixed(0)} ms at the longest, at most 50`))
if (!values.keep) rmSync(folder, { recursive: true })
