import { readFileSync } from 'node:fs'
import { type DocumentNode, execute, type GraphQLObjectType, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executeBreadthFirst } from '../src/graphql/breadth.ts'
import { createContext } from '../src/graphql/context.ts'
import { createSchema } from '../src/graphql/schema.ts'
import { type Archive, INVENTED, openArchive, SEED } from './support/archive.ts'
import { type Pool, readPool } from './support/pool.ts'
import { randomFrom, randomQuery } from './support/random-query.ts'

const schema = createSchema(readFileSync('schema.graphql', 'utf8'))
const service = { version: '1.0.0', schemaHash: '', maxPageSize: 100, maxDepth: 16, maxCost: 5000 }

describe('a random query', () => {
  let archive: Archive
  let pool: Pool
  beforeAll(async () => {
    archive = await openArchive([SEED, INVENTED])
    pool = await readPool(archive)
  })
  afterAll(() => archive.close())

  const request = (document: DocumentNode) => ({
    schema,
    document,
    contextValue: createContext({
      db: archive.store.reader,
      write: archive.store.write,
      index: archive.index,
      service,
      caller: null,
    }),
  })

  test('gets the answer of graphql-js from the fast path, or none', async () => {
    const outcomes = { same: 0, leftToGraphqlJs: 0 }
    for (let seed = 1; seed <= 300; seed++) {
      const source = randomQuery(schema, randomFrom(seed), pool, 5)
      const document = parse(source)
      expect(validate(schema, document), source).toEqual([])
      const truth = await execute(request(document))
      const quick = await executeBreadthFirst(request(document))
      outcomes[quick ? 'same' : 'leftToGraphqlJs']++
      // An error is what graphql-js is there to tell of; without one the fast path has no reason to give up.
      if (truth.errors) expect(quick, source).toBeNull()
      else expect(JSON.stringify(quick?.data), source).toBe(JSON.stringify(truth.data))
    }
    expect(outcomes.same).toBeGreaterThan(200)
  })
})

test('lists reach the fast path as they were made, to be loaded for whole levels', () => {
  const person = schema.getType('Person') as GraphQLObjectType
  for (const name of ['articles', 'mentions', 'names', 'quotes'])
    expect(person.getFields()[name]?.resolve).toHaveProperty('load')
})
