// The archive under load: contenders alternate in one run, each in a process of its own.
//   npm run bench
//   npm run bench -- --scale 0.1 --rounds 3 --seconds 0.5
//   POSTGRAPHILE=<folder> npm run bench   where `npm install postgraphile@5 node@24` was run; starts PostgreSQL itself

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pc from 'picocolors'
import { fillArchive } from './archive.ts'
import { measure, type Sample } from './load.ts'
import { NESTED, TYPENAME } from './queries.ts'
import { rowOf, table } from './report.ts'
import { type Server, startServer } from './server.ts'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    // Where the archives are kept for the next run; else they are thrown away.
    keep: { type: 'string' },
  },
})
const scale = Number(values.scale)
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

const progress = (line: string) => process.stderr.write(`${pc.dim(line)}\n`)
const print = (line: string) => process.stdout.write(`${line}\n`)

interface Contender {
  name: string
  server: Server
  query: string
}

/** One round after another, in each every contender once; the first warms up and does not count. */
async function race(contenders: readonly Contender[]): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    progress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`)
    for (const { name, server, query } of contenders) {
      const sample = await measure(server, query, seconds)
      if (round > 0) samples.get(name)!.push(sample)
    }
  }
  return samples
}

function show(title: string, samples: Map<string, Sample[]>, baseline?: string): void {
  const rows = [...samples].map(([name, own]) => rowOf(name, own, baseline ? samples.get(baseline) : undefined))
  print(`\n${pc.bold(title)}\n${table(rows)}`)
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

const skewed = await archive('skewed')
const uniform = await archive('uniform')

const started: Server[] = []
async function start(module: string, ...args: string[]): Promise<Server> {
  const server = await startServer(module, args)
  started.push(server)
  return server
}

const OURS = 'ours'
const PLAIN = 'ours, plain graphql-js'
const SLICE = 'loaders over Prisma, all quotes'
const TAKE = 'loaders over Prisma, a statement a person'
const UNIFORM = 'ours, uniform data'
const UNIFORM_SLICE = 'loaders, all quotes, uniform data'

const ours = await start('./ours.ts', skewed, 'fast')
const plain = await start('./ours.ts', skewed, 'plain')
const slice = await start('./loaders.ts', skewed, 'slice')
const take = await start('./loaders.ts', skewed, 'take')
const even = await start('./ours.ts', uniform, 'fast')
const evenSlice = await start('./loaders.ts', uniform, 'slice')

const nested = await race([
  { name: OURS, server: ours, query: NESTED },
  { name: PLAIN, server: plain, query: NESTED },
  { name: SLICE, server: slice, query: NESTED },
  { name: TAKE, server: take, query: NESTED },
  { name: UNIFORM, server: even, query: NESTED },
  { name: UNIFORM_SLICE, server: evenSlice, query: NESTED },
])
show('20 events, who took part, 5 quotes each, their articles', nested, TAKE)

const typename = await race([
  { name: OURS, server: ours, query: TYPENAME },
  { name: SLICE, server: slice, query: TYPENAME },
])
show('{ __typename }', typename, SLICE)

for (const server of started) server.stop()
if (!values.keep) rmSync(folder, { recursive: true })
