import { readFileSync } from 'node:fs'
import { buildSchema, getOperationAST, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as documents from '../src/generated/sdk/texts.ts'
import { freshnessOf } from '../src/graphql/freshness.ts'
import { sha256 } from '../src/store/ids.ts'
import { createKey } from '../src/store/keys.ts'
import { type Archive, openArchive, SEED } from './support/archive.ts'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
const secondsOf = (text: string) => {
  const document = parse(text)
  return freshnessOf({ schema, document, operation: getOperationAST(document)! })
}

describe('an answer may be kept as long as its most short-lived part:', () => {
  test.each([
    ['a place an hour', 'query ($by: EntityLookup!) { place(by: $by) { name } }', 3600],
    [
      'a place with its articles five minutes',
      '{ place(by: { slug: "x" }) { name articles { nodes { title } } } }',
      300,
    ],
    ['a list and its count five minutes', '{ places { totalCount } }', 300],
    [
      'an entity of any kind as the shortest kind',
      '{ article(by: { slug: "x" }) { topics { name } } entity(by: { slug: "x" }) { name } }',
      300,
    ],
    [
      'a fragment as what it is on',
      'query { entity(by: { slug: "x" }) { ...E } } fragment E on Entity { ... on Place { articles { nodes { title } } } }',
      300,
    ],
    ['a search one minute', '{ search(query: "x") { nodes { displayTitle } } places { totalCount } }', 60],
    ['introspection not at all', '{ __schema { queryType { name } } places { totalCount } }', 0],
    ['nothing but names of types not at all', '{ __typename }', 0],
  ])('%s', (_what, text, seconds) => {
    expect(secondsOf(text)).toBe(seconds)
  })
})

describe('the service', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchive([SEED])
  })
  afterAll(() => archive.close())

  const get = (query: Record<string, string>, headers: Record<string, string> = {}) =>
    archive.app.inject({
      method: 'GET',
      url: '/graphql',
      query,
      headers: { 'apollo-require-preflight': 'true', ...headers },
    })
  const person = { query: '{ person(by: { slug: "sergey-lavrov" }) { name } }' }

  test('says how long anybody may keep an answer', async () => {
    const { headers } = await get(person)
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=600', vary: 'accept, authorization' })
  })

  test('lets only the caller keep it if a key came with the question', async () => {
    const key = await createKey(archive.store, { role: 'READER', name: 'a reader' })
    const { headers } = await get(person, { authorization: `Bearer ${key}` })
    expect(headers['cache-control']).toBe('private, max-age=600')
  })

  test('lets nobody keep an error', async () => {
    for (const query of ['{ nope }', '{ people(first: 1000) { totalCount } }', '{ person(by: {}) { name } }'])
      expect((await get({ query })).headers['cache-control']).toBe('no-store')
  })

  test('does not send again what the client has', async () => {
    const { headers, body } = await get(person)
    const etag = String(headers['etag'])
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    for (const name of [etag, `"other", W/${etag}`]) {
      const again = await get(person, { 'if-none-match': name })
      expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', etag])
      expect(again.headers['cache-control']).toBe('public, max-age=600')
    }
    const other = await get({ query: '{ person(by: { slug: "kim-jong-un" }) { name } }' }, { 'if-none-match': etag })
    expect([other.statusCode, other.body === body]).toEqual([200, false])
  })

  const byHash = (sha256Hash: string, rest: Record<string, string> = {}) =>
    get({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }), ...rest })

  test('knows the documents of the SDK by their hash from the start', async () => {
    const { headers, body } = await byHash(sha256(documents.Person.text), {
      variables: '{"by":{"slug":"sergey-lavrov"}}',
    })
    expect(JSON.parse(body).data.person.name).toBe('Sergey Lavrov')
    expect(headers['cache-control']).toBe('public, max-age=600')
    const unknown = []
    for (const { name, text } of Object.values(documents)) {
      const { errors } = (await byHash(sha256(text))).json()
      if (errors?.[0].extensions.code === 'PERSISTED_QUERY_NOT_FOUND') unknown.push(name)
    }
    expect(unknown).toEqual([])
  })

  test('learns the document of another client, and answers it by hash from then on', async () => {
    const query = '{ service { limits { maxPageSize } } }'
    const hash = sha256(query)
    expect((await byHash(hash)).json().errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect((await byHash(hash, { query })).json().data.service.limits.maxPageSize).toBe(100)
    expect((await byHash(hash)).json().data.service.limits.maxPageSize).toBe(100)
    expect((await byHash('0'.repeat(64), { query })).statusCode).toBe(400)
  })
})
