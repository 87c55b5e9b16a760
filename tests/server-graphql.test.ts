import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { getIntrospectionQuery } from 'graphql'
import { describe, expect, test, vi } from 'vitest'
import { ask, openFrontDoor } from './support/front-door.ts'

const limits = { maxCost: 5000, maxDepth: 16 }
const source = (slug: string) => `{ source(by: { slug: "${slug}" }) { slug } }`

describe('an answer', () => {
  test('holds the data, and what it might have cost', async () => {
    const { app } = await openFrontDoor()
    const { status, body } = await ask(app, '{ people(first: 2) { totalCount nodes { name } } }')
    expect(status).toBe(200)
    expect(body).toEqual({
      data: { people: { totalCount: 2, nodes: [{ name: 'a' }, { name: 'b' }] } },
      extensions: { cost: { cost: 7, depth: 3, ...limits } },
    })
  })

  test('says why an operation was refused, with 200 in application/json and 400 in the format of the specification', async () => {
    const { app } = await openFrontDoor()
    const query = '{ people(first: 100) { nodes { quotes(first: 100) { nodes { text } } } } }'
    const expected = {
      errors: [
        {
          message:
            'The operation may return about 10100 objects; at most 5000 are allowed. The dearest field is people.nodes.quotes.nodes: ask for smaller pages or fewer levels.',
          extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', max: 5000, actual: 10100 },
        },
      ],
      extensions: { cost: { cost: 10100, depth: 5, ...limits } },
    }
    expect(await ask(app, query)).toMatchObject({ status: 200, body: expected })
    const headers = { accept: 'application/graphql-response+json' }
    expect(await ask(app, query, {}, headers)).toMatchObject({ status: 400, body: expected })
  })

  test('of an operation that is not served says so', async () => {
    const { app } = await openFrontDoor()
    const { body } = await ask(app, 'subscription { articleIngested { outcome } }')
    expect(body.errors).toEqual([
      {
        message:
          'Subscriptions are answered over WebSocket at /graphql (graphql-transport-ws), or as server-sent events from /graphql/stream.',
        extensions: { code: 'OPERATION_NOT_SUPPORTED' },
      },
    ])
  })

  test('of more than 5 MB is refused', async () => {
    const { app } = await openFrontDoor()
    const { body } = await ask(app, '{ source(by: { slug: "large" }) { name } }')
    expect(body).toEqual({
      errors: [
        {
          message: 'The answer is larger than 5 MB. Ask for smaller pages or fewer fields.',
          extensions: { code: 'RESPONSE_TOO_LARGE', max: 5_000_000 },
        },
      ],
      extensions: { cost: { cost: 1, depth: 2, ...limits } },
    })
  })

  test('to introspection is the whole schema', async () => {
    const { app } = await openFrontDoor()
    const { body } = await ask(app, getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))
    expect(body.errors).toBeUndefined()
    expect(body.data.__schema.queryType.name).toBe('Query')
  })

  test('to GET is the same as to POST', async () => {
    const { app } = await openFrontDoor()
    const url = `/graphql?query=${encodeURIComponent('query ($id: ID!) { node(id: $id) { id } }')}&variables={"id":"a"}`
    const answer = await app.inject({ url, headers: { 'apollo-require-preflight': 'yes' } })
    expect([answer.statusCode, answer.json().data]).toEqual([200, { node: { id: 'a' } }])
  })

  test('to a hash is that of the query sent with it before', async () => {
    const { app } = await openFrontDoor()
    const query = '{ people { totalCount } }'
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') }
    const send = (payload: object) => app.inject({ method: 'POST', url: '/graphql', payload })
    const answers = [
      await send({ extensions: { persistedQuery } }),
      await send({ query, extensions: { persistedQuery } }),
      await send({ extensions: { persistedQuery } }),
    ]
    expect(answers.map((answer) => answer.json().errors?.[0].extensions.code ?? answer.json().data)).toEqual([
      'PERSISTED_QUERY_NOT_FOUND',
      { people: { totalCount: 2 } },
      { people: { totalCount: 2 } },
    ])
  })
})

describe('an error', () => {
  test('that we expect keeps its code and sentence', async () => {
    const { app, log } = await openFrontDoor()
    const { status, body } = await ask(app, source('busy'))
    expect([status, body.data, body.errors]).toEqual([
      200,
      { source: null },
      [
        {
          message: 'The archive is being written. Try again.',
          locations: [{ line: 1, column: 3 }],
          path: ['source'],
          extensions: { code: 'STORE_BUSY' },
        },
      ],
    ])
    expect(log.filter(({ level }) => level === 50)).toEqual([])
  })

  test('that we do not expect is masked, and stands whole in the log under the id that the client gets', async () => {
    const { app, log } = await openFrontDoor()
    const { headers, body } = await ask(app, source('bug'), {}, { 'x-request-id': 'client-7' })
    expect(headers['x-request-id']).toBe('client-7')
    expect(body.errors).toEqual([
      {
        message: 'Internal server error',
        locations: [{ line: 1, column: 3 }],
        path: ['source'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'client-7' },
      },
    ])
    const logged = log.filter(({ level }) => level === 50)
    expect(logged).toMatchObject([{ requestId: 'client-7', path: ['source'], errors: 1 }])
    expect(JSON.stringify(logged)).toContain('SELECT * FROM')
    expect(JSON.stringify(logged)).toContain('caused by: Error: disk I/O error')
  })

  test('in making the context is masked too', async () => {
    const contextFor = () => {
      throw new Error('no such table: Secret')
    }
    const { app, log } = await openFrontDoor({ contextFor })
    const { status, body } = await ask(app, '{ __typename }', {}, { 'x-request-id': 'client-8' })
    expect([status, body.errors]).toEqual([
      500,
      [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'client-8' } }],
    ])
    expect(log.filter(({ level }) => level === 50)).toMatchObject([
      { requestId: 'client-8', err: { message: 'no such table: Secret' } },
    ])
  })

  test('quotes what came, but not all of it', async () => {
    const { app } = await openFrontDoor()
    const { body } = await ask(app, 'query ($n: Int) { people(first: $n) { totalCount } }', { n: 'x'.repeat(5000) })
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' })
    expect(body.errors[0].message).toMatch(/^Variable "\$n" got invalid value "x{300,400}…$/)
  })
})

describe('the deadline', () => {
  test('reaches resolvers, whose sentence the client gets', async () => {
    const { app } = await openFrontDoor({}, { REQUEST_TIMEOUT: '50' })
    const { status, body } = await ask(app, source('late'))
    expect([status, body.errors[0].message, body.errors[0].extensions]).toEqual([
      200,
      'The request took too long.',
      { code: 'DEADLINE_EXCEEDED' },
    ])
  })

  test('holds where resolvers do not look at it', async () => {
    const { app } = await openFrontDoor({}, { REQUEST_TIMEOUT: '50' })
    expect(await ask(app, source('stuck'))).toMatchObject({
      status: 503,
      body: {
        errors: [
          {
            message: 'The request took longer than 50 ms. Ask for less at once.',
            extensions: { code: 'DEADLINE_EXCEEDED' },
          },
        ],
      },
    })
  })

  test('comes at once when the client goes away', async () => {
    const gone: boolean[] = []
    const contextFor = (request: { deadline: AbortSignal }) => {
      request.deadline.addEventListener('abort', () => gone.push(true))
      return request
    }
    const { app } = await openFrontDoor({ contextFor })
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const client = new AbortController()
    const body = JSON.stringify({ query: source('late') })
    const headers = { 'content-type': 'application/json' }
    const answer = fetch(`${address}/graphql`, { method: 'POST', body, headers, signal: client.signal })
    await setTimeout(200)
    client.abort()
    await expect(answer).rejects.toThrow('aborted')
    await vi.waitFor(() => expect(gone).toEqual([true]))
  })
})

test('more operations at once than allowed are told to come back', async () => {
  const { app } = await openFrontDoor({}, { MAX_CONCURRENT: '2' })
  const answers = await Promise.all(['slow', 'slow', 'slow'].map((slug) => ask(app, source(slug))))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 503])
  const refused = answers.find(({ status }) => status === 503)!
  expect(refused.headers['retry-after']).toBe('1')
  expect(refused.body.errors[0].extensions).toEqual({ code: 'OVERLOADED' })
  expect((await ask(app, source('none'))).status).toBe(200)
})

describe('the fast path', () => {
  test('answers what it can, after the limits, and leaves the rest to graphql-js', async () => {
    const fast = vi.fn(async ({ variables }: { variables: Record<string, unknown> }) =>
      variables['id'] === 'fast' ? { data: { node: { id: 'made fast' } } } : null,
    )
    const { app } = await openFrontDoor({ fast })
    const query = 'query Q($id: ID!) { node(id: $id) { id } }'
    expect((await ask(app, query, { id: 'fast' })).body.data).toEqual({ node: { id: 'made fast' } })
    expect((await ask(app, query, { id: 'plain' })).body.data).toEqual({ node: { id: 'plain' } })
    expect(fast.mock.calls[0]?.[0]).toMatchObject({
      operationName: 'Q',
      contextValue: { requestId: expect.any(String) },
    })
    await ask(app, query, { id: 'x'.repeat(129) })
    await ask(app, query, {})
    expect(fast).toHaveBeenCalledTimes(2)
  })

  test('that fails is logged, and graphql-js answers', async () => {
    const fast = () => Promise.reject(new Error('not today'))
    const { app, log } = await openFrontDoor({ fast })
    expect((await ask(app, '{ people { totalCount } }')).body.data).toEqual({ people: { totalCount: 2 } })
    expect(log).toContainEqual(expect.objectContaining({ level: 40, msg: 'the fast path failed' }))
  })
})

test('a request leaves one line in the log, without its variables and headers', async () => {
  const { app, log } = await openFrontDoor()
  await ask(
    app,
    'query Who($id: ID!) { node(id: $id) { id } }',
    { id: 'secret' },
    { cookie: 'secret', 'x-request-id': 'r-1' },
  )
  expect(log).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      pid: expect.any(Number),
      hostname: expect.any(String),
      requestId: 'r-1',
      method: 'POST',
      route: '/graphql',
      operation: 'Who',
      cost: 1,
      status: 200,
      ms: expect.any(Number),
      msg: 'answered',
    },
  ])
})
