import { readFileSync } from 'node:fs'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { pino } from 'pino'
import { readConfig } from '../src/config.ts'
import { scalars } from '../src/graphql/scalars.ts'
import { createServer } from '../src/server/server.ts'
import { attacks, requestOf } from '../tests/support/attacks.ts'

// CPU of each attack at the front door, with nothing behind it: npx tsx bench/attacks.ts [rounds]

const rounds = Number(process.argv[2] ?? 20)
const sdl = readFileSync('schema.graphql', 'utf8')
const options = { requireResolversForResolveType: 'ignore' } as const
const schema = makeExecutableSchema({ typeDefs: sdl, resolvers: scalars, resolverValidationOptions: options })
const app = await createServer({
  schema,
  sdl,
  contextFor: (request) => request,
  findCaller: async () => null,
  readiness: () => ({ ready: true }),
  assets: { root: 'dist/playground' },
  config: readConfig(process.env),
  log: pino({ level: 'silent' }),
})

const samples = new Map<string, number[]>()
for (let round = 0; round <= rounds; round++) {
  for (const [name, attack] of attacks) {
    const before = process.cpuUsage()
    await app.inject(requestOf(attack))
    const { user, system } = process.cpuUsage(before)
    // The first round compiles.
    if (round > 0) samples.set(name, [...(samples.get(name) ?? []), (user + system) / 1000])
  }
}
await app.close()

const at = (values: number[], share: number) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]!
const rows = [...samples]
  .map(([name, values]) => ({ name, median: at(values, 0.5) }))
  .sort((a, b) => b.median - a.median)
const all = [...samples.values()].flat()
console.log(
  `${attacks.length} attacks, ${rounds} rounds, CPU ms: median ${at(all, 0.5).toFixed(2)}, p99 ${at(all, 0.99).toFixed(1)}`,
)
for (const { name, median } of rows.slice(0, 10)) console.log(`  ${median.toFixed(2).padStart(7)}  ${name}`)
