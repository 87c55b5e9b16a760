import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type DocumentNode, parse, visit } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { type Answer, type Archive, INVENTED, openArchive, SEED } from '../support/archive.ts'
import { type Pool, readPool } from '../support/pool.ts'
import { type Random, randomFrom, randomQuery } from '../support/random-query.ts'

// 2,000 random valid operations and 2,000 damaged ones, from a seed that can be given again: `FUZZ_SEED=7 npm run test:clients`.

const COUNT = 2000
// Of a search or a verification, and of the look for what others wrote, which may fall into any operation.
const OWN_STATEMENTS = 10
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

/** Fields that are written in a document; a level of a list is one statement, however many objects are on it. */
function countFields(document: DocumentNode): number {
  let count = 0
  visit(document, {
    Field: () => {
      count++
    },
  })
  return count
}

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void
const heapAfterCollection = () => {
  collect()
  return process.memoryUsage().heapUsed
}

test(`random operations are answered, with about one statement a field at most, in flat memory (seed ${seed})`, async () => {
  let heap = 0
  for (let n = 0; n < COUNT; n++) {
    // What is kept of documents and statements is full by then.
    if (n === COUNT / 2) heap = heapAfterCollection()
    const query = randomQuery(schema, randomFrom(seed + n), pool, 5)
    const { statements, ...answer } = await archive.count(query)
    expect(faultOf(answer), query).toBeUndefined()
    expect(statements, query).toBeLessThanOrEqual(countFields(parse(query)) + OWN_STATEMENTS)
  }
  expect(heapAfterCollection() - heap).toBeLessThan(30_000_000)
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
