import { readFileSync } from 'node:fs'
import { buildSchema, type OperationDefinitionNode, type OperationTypeNode, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as typed from '../src/generated/sdk/documents.ts'
import * as texts from '../src/generated/sdk/texts.ts'
import { VerbatimClient, type VerbatimError } from '../src/sdk/index.ts'
import { createKey } from '../src/store/keys.ts'
import { type Archive, openArchive, SEED } from './support/archive.ts'

// The client before the real service, on a port of its own.

let archive: Archive
let url: string
let client: VerbatimClient
let asked: Request[] = []

const watched: typeof fetch = (input, init) => {
  asked.push(new Request(input, init))
  return fetch(input, init)
}

beforeAll(async () => {
  archive = await openArchive([SEED])
  url = await archive.app.listen({ port: 0, host: '127.0.0.1' })
  client = new VerbatimClient({ url, fetch: watched })
})
afterAll(() => archive.close())

/** What a call gives, and how many requests it took. */
const counting = async <T>(call: () => PromiseLike<T>) => {
  asked = []
  return { value: await call(), requests: asked.length }
}

const collect = async <T>(items: AsyncIterable<T>) => {
  asked = []
  const found: T[] = []
  for await (const item of items) found.push(item)
  return { found, requests: asked.length }
}

const failure = async (call: () => PromiseLike<unknown>) => {
  const error = await Promise.resolve(call()).then(
    () => undefined,
    (error: VerbatimError) => error,
  )
  if (!error) throw new Error('expected the call to fail')
  return error
}

describe('each helper sends one document:', () => {
  const by = 'sergey-lavrov'
  const helpers: [string, () => PromiseLike<unknown>, unknown][] = [
    ['search', () => client.search('Lavov', { first: 2 }), { totalCount: 17, edges: { length: 2 } }],
    ['suggest', () => client.suggest('lavr', { first: 1 }), [{ node: { displayTitle: 'Sergey Lavrov' } }]],
    ['resolveName', () => client.resolveName('Choe Son Hui', { first: 1 }), [{ entity: { slug: 'choe-son-hui' } }]],
    [
      'verifyQuote',
      () =>
        client.verifyQuote(
          'his trip would help further expand the comprehensive and destructive ties between the two countries',
        ),
      { verdict: 'ALTERED', matches: [{ quote: { speaker: { name: 'Choe Son-hui' } }, span: { field: 'BODY' } }] },
    ],
    ['timeline', () => client.timeline({ first: 1 }), { edges: [{ date: { edtf: expect.any(String) } }] }],
    ['service', () => client.service(), { limits: { maxPageSize: 100, maxCost: 1_000_000 } }],
    ['quotes.by', () => client.quotes.by(by, { first: 3 }), { nodes: { length: 3 }, pageInfo: { hasNextPage: true } }],
    [
      'quotes.list',
      () => client.quotes.list({ where: { kind: ['DIRECT'] }, first: 1 }),
      { nodes: [{ kind: 'DIRECT' }] },
    ],
    ['people.get', () => client.people.get(by), { name: 'Sergey Lavrov', __typename: 'Person' }],
    ['people.list', () => client.people.list({ first: 1 }), { nodes: [{ slug: 'choe-son-hui' }] }],
    ['entities.get', () => client.entities.get({ slug: by }), { name: 'Sergey Lavrov', names: expect.any(Array) }],
    ['entities.list', () => client.entities.list({ first: 1 }), { nodes: { length: 1 } }],
    ['places.get', () => client.places.get('pyongyang'), { kind: 'CITY' }],
    ['places.list', () => client.places.list({ first: 1 }), { nodes: { length: 1 } }],
    ['organizations.list', () => client.organizations.list({ first: 1 }), { nodes: { length: 1 } }],
    ['events.get', () => client.events.get('reception-for-lavrov'), { participants: { edges: expect.any(Array) } }],
    ['events.list', () => client.events.list({ first: 1 }), { nodes: { length: 1 } }],
    ['articles.get', () => client.articles.get('2023-10-20-lavrov-north-korea-trip'), { body: expect.any(String) }],
    ['articles.list', () => client.articles.list(), { nodes: { length: 1 } }],
    ['sources.get', () => client.sources.get('sputnik'), { kind: 'AGENCY', languages: ['en'] }],
    ['sources.list', () => client.sources.list(), { nodes: { length: 1 } }],
    ['topics.list', () => client.topics.list({ first: 1 }), { nodes: { length: 1 } }],
    ['nodes', () => client.nodes(['x', 'y']), [null, null]],
  ]
  test.each(helpers)('%s', async (_name, call, expected) => {
    const { value, requests } = await counting(call)
    expect(value).toMatchObject(expected as object)
    expect(requests).toBe(1)
  })
})

test('every field at the root of the schema has its document, and every mutation its method', () => {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
  const roots = (['query', 'mutation', 'subscription'] as const).flatMap((operation) =>
    Object.keys(schema.getRootType(operation as OperationTypeNode)!.getFields()),
  )
  const asked = Object.values(texts).map(({ text }) => {
    const [{ selectionSet }] = parse(text).definitions as [OperationDefinitionNode]
    const [field] = selectionSet.selections
    return field?.kind === 'Field' && field.name.value
  })
  expect(roots.filter((root) => !asked.includes(root))).toEqual([])
  const mutations = Object.keys(schema.getMutationType()!.getFields())
  const byHand = mutations.filter((name) => !['articleIngest', 'articleIngestBulk', 'articleRetract'].includes(name))
  expect(Object.keys(client.curate).sort()).toEqual(byHand.sort())
})

test('one article comes in another format, as a file', async () => {
  const article = await client.articles.get('2023-10-20-lavrov-north-korea-trip')
  const made = await client.export(article!.id, 'JSONLD')
  const [described] = JSON.parse(made!.files[0]!.content)['@graph']
  expect(described).toMatchObject({ '@type': 'NewsArticle', headline: article!.title })
  expect(await client.export('art_x', 'CSV')).toBeNull()
})

test('what the archive does not have is null', async () => {
  expect([await client.people.get('nobody'), await client.articles.get({ id: 'art_x' })]).toEqual([null, null])
})

test('the quotes of somebody who is not there are an error that says whom nobody found', async () => {
  const error = await failure(() => client.quotes.by('nobody'))
  expect([error.code, error.message]).toEqual([
    'NOT_FOUND',
    'Nothing in this archive is found by {"speaker":{"slug":"nobody"}}.',
  ])
  expect((await failure(() => client.quotes.by('pyongyang'))).code).toBe('NOT_FOUND')
})

describe('a list', () => {
  test('gives every item of all pages in order, and asks for a page when it is needed', async () => {
    const { nodes } = await client.quotes.by('sergey-lavrov')
    const { found, requests } = await collect(client.quotes.by('sergey-lavrov', { first: 2 }))
    expect(found).toEqual(nodes)
    expect([found.length, requests]).toEqual([7, 4])
  })

  test('asks for no further page than the caller reads', async () => {
    asked = []
    for await (const { node } of client.search('Lavrov', { first: 2 })) if (node) break
    expect(asked).toHaveLength(1)
  })

  test('of a document of one’s own gives its nodes, or the nodes of its edges', async () => {
    const pages = client.paginate(typed.PeopleDocument, { first: 3 }, (data) => data.people)
    expect((await collect(pages)).found.map(({ slug }) => slug)).toEqual([
      'choe-son-hui',
      'joe-biden',
      'kim-jong-un',
      'kj-noh',
      'sergei-shoigu',
      'sergey-lavrov',
      'vladimir-putin',
    ])
    const hits = client.paginate(typed.SearchDocument, { query: 'Lavrov', first: 5 }, (data) => data.search)
    const [first] = (await collect(hits)).found
    expect(first).toMatchObject({ displayTitle: 'Sergey Lavrov' })
  })
})

describe('a review', () => {
  test('needs a key, and changes the record', async () => {
    const [quote] = (await client.quotes.by('kim-jong-un')).nodes
    const id = quote?.id ?? ''
    expect((await failure(() => client.curate.reviewSet({ id, review: 'CONFIRMED' }))).code).toBe('UNAUTHENTICATED')
    const key = await createKey(archive.store, { role: 'CURATOR', name: 'a curator' })
    const { node } = await client.curate.reviewSet({ id, review: 'DISPUTED' }, { key })
    expect(node).toEqual({ __typename: 'Quote', id, review: 'DISPUTED' })
    const unknown = await failure(() =>
      client.curate.reviewSet({ id: 'quo_AAAAAAAAAAAAAAAA', review: 'CONFIRMED' }, { key }),
    )
    expect(unknown).toMatchObject({ name: 'VerbatimUserError', userErrors: [{ code: 'NOT_FOUND', path: ['id'] }] })
    const returned = await client.curate.reviewSet(
      { id: 'quo_AAAAAAAAAAAAAAAA', review: 'CONFIRMED' },
      { key, userErrors: 'return' },
    )
    expect(returned).toMatchObject({ node: null, userErrors: [{ code: 'NOT_FOUND' }] })
    await client.curate.reviewSet({ id, review: 'CONFIRMED' }, { key })
  })
})

test('articles are taken in, one or many, one that is wrong stops no other, and one can be withdrawn', async () => {
  const key = await createKey(archive.store, { role: 'CURATOR', name: 'a newsroom' })
  const input = {
    source: { slug: 'the-ink', name: 'The Ink' },
    externalId: '1',
    title: 'Ink is dear',
    body: 'Ink is dear.',
    language: 'en',
    publishedAt: '2024-05-06T08:00:00Z',
    annotate: false,
  }
  expect(await client.articles.ingest(input, { key })).toMatchObject({
    outcome: 'CREATED',
    article: { title: 'Ink is dear' },
  })
  const results = await client.articles.ingestBulk([input, { ...input, externalId: '2', body: '' }], { key })
  expect(results).toMatchObject([
    { outcome: 'UNCHANGED', userErrors: [] },
    { outcome: null, userErrors: [{ code: 'INVALID', path: ['inputs', '1', 'body'] }] },
  ])
  const id = results[0]?.article?.id ?? ''
  const { article } = await client.articles.retract({ id, reason: 'Ink is cheap.' }, { key })
  expect(article?.id).toBe(id)
})

test('changes by hand are told apart by version, and a person is made, changed and merged', async () => {
  const key = await createKey(archive.store, { role: 'ADMIN', name: 'an administrator' })
  const made = await client.curate.personCreate({ input: { name: 'Ada Ink' }, note: 'a test' }, { key })
  const { id = '', version } = made.person ?? {}
  const input = { description: 'Printer' }
  const { person } = await client.curate.personUpdate({ id, input, ifVersion: version ?? null }, { key })
  expect(person).toMatchObject({ id, name: 'Ada Ink', description: 'Printer' })
  const late = await failure(() => client.curate.personUpdate({ id, input, ifVersion: version ?? null }, { key }))
  expect(late).toMatchObject({ code: 'USER_ERRORS', userErrors: [{ code: 'CONFLICT' }] })
  const other = await client.curate.personCreate({ input: { name: 'A. Ink' } }, { key })
  const merged = await client.curate.entityMerge({ into: id, from: [other.person?.id ?? ''] }, { key })
  expect(merged).toMatchObject({ entity: { id }, mergedIds: [other.person?.id] })
})

describe('a document of one’s own', () => {
  test('may be text, and has its variables', async () => {
    const data = await client.request<{ node: { id: string } | null }>('query ($id: ID!) { node(id: $id) { id } }', {
      id: 'x',
    })
    expect(data).toEqual({ node: null })
  })

  test('may be parsed and typed', async () => {
    const { person } = await client.request(typed.PersonDocument, { by: { slug: 'kj-noh' } })
    expect(person?.name).toBe('KJ Noh')
  })
})

describe('with GET', () => {
  const getting = () => new VerbatimClient({ url, fetch: watched, method: 'GET' })

  test('documents of the SDK are asked by their hash, which a cache can answer', async () => {
    const { value, requests } = await counting(() => getting().people.get('kj-noh'))
    expect([value?.name, requests, asked[0]?.method]).toEqual(['KJ Noh', 1, 'GET'])
    expect(asked[0]?.url).toMatch(/operationName=Person&variables=.*&extensions=.*sha256Hash/)
    expect(asked[0]?.url).not.toContain('query=')
  })

  test('documents of one’s own are asked by their text, and long ones by POST', async () => {
    await getting().request('{ service { version } }')
    expect(asked.at(-1)?.method).toBe('GET')
    await getting().request(`{ service { version } } ${'#'.repeat(9000)}`)
    expect(asked.at(-1)?.method).toBe('POST')
  })
})

describe('an error', () => {
  test('has the code, status and request id of the service, and all its errors', async () => {
    const error = await failure(() => client.request('{ nope { nothing } }'))
    expect(error.message).toBe('Cannot query field "nope" on type "Query". Did you mean "node" or "nodes"?')
    expect(error).toMatchObject({
      name: 'VerbatimError',
      code: 'GRAPHQL_VALIDATION_FAILED',
      status: 400,
      retryable: false,
    })
    expect(error.errors).toHaveLength(1)
    expect(error.requestId).toMatch(/^[\da-f-]{36}$/)
  })

  test('names the argument and the limit', async () => {
    const error = await failure(() => client.people.list({ first: 1000 }))
    expect([error.code, error.message]).toEqual([
      'BAD_USER_INPUT',
      'first: expected a page size from 1 to 100, got 1000.',
    ])
  })

  test('says that nobody listens', async () => {
    const nobody = new VerbatimClient({ url: 'http://127.0.0.1:1', retries: 0 })
    const error = await failure(() => nobody.service())
    expect(error).toMatchObject({ code: 'NETWORK_ERROR', status: undefined, retryable: true })
    expect(error.message).toMatch(/^No answer from http:\/\/127\.0\.0\.1:1: /)
  })

  test('says that the API is at another address', async () => {
    const error = await failure(() => new VerbatimClient(`${url}/graphq`).service())
    expect([error.code, error.status]).toEqual(['BAD_RESPONSE', 404])
    expect(error.message).toContain('The API is at /graphql')
  })
})
