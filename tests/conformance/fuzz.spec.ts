import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { type Answer, type Archive, INVENTED, openArchive, SEED } from '../support/archive.ts'
import { mostStatements } from '../support/most-statements.ts'
import { type Pool, readPool } from '../support/pool.ts'
import { type Random, randomFrom, randomQuery } from '../support/random-query.ts'

// 2,000 random operations that are run, and 2,000 damaged ones, from a seed that can be given again: `FUZZ_SEED=7 npm run test:clients`.

const COUNT = 2000
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 1e9))
const schema = createSchema(readFileSync('schema.graphql', 'utf8'))

let archive: Archive
let pool: Pool
beforeAll(async () => {
  archive = await openArchive([SEED, INVENTED], [], { maxCost: 5000, maxDepth: 16 })
  pool = await readPool(archive)
})
afterAll(() => archive.close())

const INTERNAL = 'INTERNAL_SERVER_ERROR'
const faultOf = ({ errors }: Answer) => errors?.find(({ extensions }) => extensions?.code === INTERNAL)

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void
const heapAfterCollection = () => {
  collect()
  return process.memoryUsage().heapUsed
}

/** Whether an operation is within the limits; no other is run. */
const isRun = ({ errors }: Answer) =>
  !errors?.some(({ extensions: { code } }) => code === 'LIMIT_EXCEEDED' || code === 'GRAPHQL_PARSE_FAILED')

test(`random operations are answered, with no statement but those their fields ask for, in flat memory (seed ${seed})`, async () => {
  let heap = 0
  let isAfterErrors = false
  for (let n = 0, run = 0; run < COUNT; n++) {
    // What is kept of documents and statements is full by then.
    if (run === COUNT / 2) heap = heapAfterCollection()
    const query = randomQuery(schema, randomFrom(seed + n), pool, 5)
    const { statements, ...answer } = await archive.count(query)
    expect(faultOf(answer), query).toBeUndefined()
    if (!isRun(answer)) continue
    run++
    // graphql-js answers at the first error where none may be, and lets what it began run out.
    const isCounted = !isAfterErrors && !answer.errors
    isAfterErrors = answer.errors !== undefined
    if (isCounted) expect(statements, query).toBeLessThanOrEqual(mostStatements(schema, query))
  }
  expect(heapAfterCollection() - heap).toBeLessThan(20_000_000)
})

const SCRAPS = [
  '{',
  '}',
  '(',
  ')',
  '"',
  '\\',
  '...',
  '@',
  '$',
  ':',
  '!',
  '-1',
  '1e999',
  'null',
  '\u0000',
  '\ud800',
  '💬',
  '#',
  'on',
]

/** A text with a few places cut, doubled, exchanged or overwritten. */
function damage(text: string, random: Random): string {
  let damaged = text
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const start = Math.floor(random() * damaged.length)
    const end = start + Math.floor(random() * 12)
    const cut = damaged.slice(start, end)
    const scrap = SCRAPS[Math.floor(random() * SCRAPS.length)]!
    const instead = ['', cut + cut, [...cut].reverse().join(''), scrap, cut + scrap][Math.floor(random() * 5)]!
    damaged = damaged.slice(0, start) + instead + damaged.slice(end)
  }
  return damaged
}

test(`damaged operations are refused or answered, never an error of ours (seed ${seed})`, async () => {
  const statuses = new Set<number>()
  for (let n = 0; n < COUNT; n++) {
    const random = randomFrom(seed - n)
    const query = damage(randomQuery(schema, random, pool, 3), random)
    const response = await archive.app.inject({ method: 'POST', url: '/graphql', payload: { query } })
    statuses.add(response.statusCode)
    expect(faultOf(response.json<Answer>()), query).toBeUndefined()
  }
  expect([...statuses].sort()).toEqual([200])
})
