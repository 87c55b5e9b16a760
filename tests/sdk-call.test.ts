import { describe, expect, test } from 'vitest'
import { type ClientOptions, VerbatimClient, type VerbatimError, type VerbatimUserError } from '../src/sdk/index.ts'

// The client before a service that answers what each test wants, in turn.

type Reply = (request: Request) => Response | Promise<Response>

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers })

const service = { data: { service: { version: '1' } } }
const overloaded = () =>
  json({ errors: [{ message: 'Too many.', extensions: { code: 'OVERLOADED' } }] }, 503, { 'retry-after': '0' })

function open(replies: Reply[], options: Partial<ClientOptions> = {}) {
  const asked: Request[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init)
    asked.push(request)
    return replies[Math.min(asked.length, replies.length) - 1]!(request)
  }
  const client = new VerbatimClient({
    url: 'https://verbatim.test',
    fetch: fetch as typeof globalThis.fetch,
    ...options,
  })
  return { client, asked }
}

const failure = async (call: PromiseLike<unknown>): Promise<VerbatimError> => {
  const error = await Promise.resolve(call).then(
    () => undefined,
    (error: VerbatimError) => error,
  )
  if (!error) throw new Error('expected the call to fail')
  return error
}

const never: Reply = ({ signal }) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })

describe('a query', () => {
  test('is asked again where that may help', async () => {
    const { client, asked } = open([
      overloaded,
      () => Promise.reject(new TypeError('fetch failed')),
      () => json(service),
    ])
    expect(await client.service()).toEqual({ version: '1' })
    expect(asked).toHaveLength(3)
  })

  test('is asked three times at most, and as often as the caller wants', async () => {
    for (const [retries, tries] of [
      [undefined, 3],
      [0, 1],
      [4, 5],
    ] as const) {
      const { client, asked } = open([overloaded])
      const error = await failure(client.service(retries === undefined ? {} : { retries }))
      expect([error.code, error.status, error.retryable, asked.length]).toEqual(['OVERLOADED', 503, true, tries])
    }
  })

  test('is not asked again if its answer would be the same', async () => {
    const dear = { message: 'Too much.', extensions: { code: 'LIMIT_EXCEEDED', max: 1 } }
    const late = { message: 'Too late.', extensions: { code: 'DEADLINE_EXCEEDED' } }
    for (const [error, status] of [
      [dear, 400],
      [late, 503],
    ] as const) {
      const { client, asked } = open([() => json({ errors: [error] }, status)])
      const { code, retryable, errors } = await failure(client.service())
      expect([code, retryable, errors, asked.length]).toEqual([error.extensions.code, false, [error], 1])
    }
  })
})

describe('a mutation', () => {
  const mutation = 'mutation ($id: ID!) { articleRetract(id: $id) { userErrors { code message path } } }'
  const wrong = { code: 'REQUIRED', message: 'input.reason: expected a reason.', path: ['input', 'reason'] }
  const refused = { data: { articleRetract: { userErrors: [wrong] } } }

  test('is sent once, whatever happens', async () => {
    const { client, asked } = open([overloaded])
    expect((await failure(client.request(mutation, { id: 'x' }))).code).toBe('OVERLOADED')
    expect(asked).toHaveLength(1)
  })

  test('throws what the caller can put right', async () => {
    const { client } = open([() => json(refused, 200, { 'x-request-id': 'r1' })])
    const error = (await failure(client.request(mutation, { id: 'x' }))) as VerbatimUserError
    expect(error).toMatchObject({
      name: 'VerbatimUserError',
      code: 'USER_ERRORS',
      userErrors: [wrong],
      requestId: 'r1',
    })
    expect(error.message).toBe('input.reason: expected a reason.')
  })

  test('returns it with the result if the caller wants that', async () => {
    const { client } = open([() => json(refused)], { userErrors: 'return' })
    expect(await client.request(mutation, { id: 'x' })).toEqual(refused.data)
    const throwing = client.request(mutation, { id: 'x' }, { userErrors: 'throw' })
    expect((await failure(throwing)).code).toBe('USER_ERRORS')
  })

  test('goes by POST where queries go by GET', async () => {
    const { client, asked } = open([() => json({ data: {} })], { method: 'GET' })
    await client.request(mutation, { id: 'x' })
    expect(asked[0]?.method).toBe('POST')
  })
})

describe('time and signals:', () => {
  test('a call ends when its time is over', async () => {
    const { client } = open([never], { timeout: 20 })
    const { code, message } = await failure(client.service())
    expect([code, message]).toEqual(['TIMEOUT', 'No answer within 20 ms.'])
  })

  test('a call ends when its signal says so, with the reason as cause', async () => {
    const { client } = open([never])
    const controller = new AbortController()
    const call = failure(client.service({ signal: controller.signal }))
    controller.abort(new Error('the page was left'))
    const { code, cause } = await call
    expect([code, (cause as Error).message]).toEqual(['ABORTED', 'the page was left'])
  })

  test('a pause between two tries ends with the signal too', async () => {
    const busy = () =>
      json({ errors: [{ message: 'Busy.', extensions: { code: 'STORE_BUSY' } }] }, 200, { 'retry-after': '600' })
    const { client, asked } = open([busy])
    const controller = new AbortController()
    const call = failure(client.service({ signal: controller.signal }))
    await expect.poll(() => asked.length).toBe(1)
    controller.abort()
    expect((await call).code).toBe('ABORTED')
  })
})

describe('a key', () => {
  test('is sent with every request, and a new one is asked for each time', async () => {
    let count = 0
    const { client, asked } = open([overloaded, () => json(service)], { key: async () => `key-${++count}` })
    await client.service()
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer key-1', 'Bearer key-2'])
  })

  test('can be another for one call, and none is sent if there is none', async () => {
    const { client, asked } = open([() => json(service)])
    await client.service()
    await client.service({ key: 'secret' })
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([null, 'Bearer secret'])
  })

  test('that cannot be one is refused without being told', async () => {
    const { client, asked } = open([() => json(service)], { key: 'secret\n' })
    const error = await failure(client.service())
    expect(error.message).toBe('key: expected visible ASCII characters without spaces.')
    expect(asked).toHaveLength(0)
  })
})

describe('an answer', () => {
  test('that is none is an error that shows its beginning', async () => {
    const page = () => new Response('<html>\n  Bad gateway</html>', { status: 502 })
    const { client } = open([page], { retries: 0 })
    const { code, status, retryable, message } = await failure(client.service())
    expect([code, status, retryable]).toEqual(['BAD_RESPONSE', 502, true])
    expect(message).toBe('Expected a GraphQL answer from the service, got status 502 and "<html> Bad gateway</html>".')
  })

  test('with errors keeps the data that came with them', async () => {
    const data = { people: { nodes: [] }, source: null }
    const errors = [
      { message: 'Internal server error', path: ['source'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]
    const { client } = open([() => json({ data, errors })])
    const error = await failure(client.service())
    expect([error.code, error.data, error.errors]).toEqual(['INTERNAL_SERVER_ERROR', data, errors])
  })
})

test('the address of the service is that of its API, unless it has a path of its own', async () => {
  for (const [url, expected] of [
    ['https://verbatim.test', 'https://verbatim.test/graphql'],
    ['https://verbatim.test/archive/graphql', 'https://verbatim.test/archive/graphql'],
  ] as const) {
    const { client, asked } = open([() => json(service)], { url })
    await client.service()
    expect(asked[0]?.url).toBe(expected)
  }
  expect(() => new VerbatimClient('localhost')).toThrow('Invalid URL')
})

test('a document that is none is refused', async () => {
  const { client } = open([() => json(service)])
  expect((await failure(client.request({} as never))).message).toBe(
    'document: expected GraphQL text or a parsed document, got [object Object].',
  )
})
