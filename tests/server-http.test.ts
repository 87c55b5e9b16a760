import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openFrontDoor, sdl } from './support/front-door.ts'

function buildPages(): { root: string } {
  const root = mkdtempSync(join(tmpdir(), 'pages-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const folder of ['assets', 'voyager']) mkdirSync(join(root, folder))
  const files = ['index.html', 'voyager/index.html', 'assets/main.js', 'assets/chunk-4G2RP633.js', '.secret']
  for (const file of files) writeFileSync(join(root, file), file)
  return { root }
}

describe('pages', () => {
  test.each([
    ['/', 200, 'index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/voyager/', 200, 'voyager/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/main.js', 200, 'assets/main.js', 'application/javascript; charset=utf-8', 'no-cache'],
    [
      '/assets/chunk-4G2RP633.js',
      200,
      'assets/chunk-4G2RP633.js',
      'application/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
  ])('%s is served', async (url, status, body, type, caching) => {
    const { app } = await openFrontDoor({ assets: buildPages() })
    const answer = await app.inject(url)
    const { 'content-type': contentType, 'cache-control': cacheControl } = answer.headers
    expect([answer.statusCode, answer.body, contentType, cacheControl]).toEqual([status, body, type, caching])
  })

  test('are served compressed to who can read that, as the same file', async () => {
    const assets = buildPages()
    for (const ending of ['br', 'gz']) writeFileSync(join(assets.root, `assets/chunk-4G2RP633.js.${ending}`), ending)
    const { app } = await openFrontDoor({ assets })
    const get = async (url: string, encodings: string) => {
      const { body, headers } = await app.inject({ url, headers: { 'accept-encoding': encodings } })
      return [body, headers['content-encoding'], headers['content-type'], headers['cache-control'], headers.vary]
    }
    const script = ['application/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'accept-encoding']
    expect(await get('/assets/chunk-4G2RP633.js', 'gzip, deflate, br, zstd')).toEqual(['br', 'br', ...script])
    expect(await get('/assets/chunk-4G2RP633.js', 'gzip')).toEqual(['gz', 'gzip', ...script])
    expect(await get('/assets/chunk-4G2RP633.js', 'identity')).toEqual([
      'assets/chunk-4G2RP633.js',
      undefined,
      ...script,
    ])
    expect((await get('/', 'gzip, br')).slice(0, 2)).toEqual(['index.html', undefined])
    const { headers } = await app.inject({ url: '/voyager', headers: { 'accept-encoding': 'br' } })
    expect(headers.location).toBe('/voyager/')
  })

  test('a folder without its slash leads to it', async () => {
    const { app } = await openFrontDoor({ assets: buildPages() })
    const { statusCode, headers } = await app.inject('/voyager')
    expect([statusCode, headers.location]).toEqual([301, '/voyager/'])
  })

  test.each(['/.secret', '/../package.json', '/..%2fpackage.json', '/assets/', '/assets/none.js'])(
    '%s is not',
    async (url) => {
      const { app } = await openFrontDoor({ assets: buildPages() })
      const { statusCode, body } = await app.inject(url)
      expect([statusCode, JSON.parse(body).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND'])
    },
  )

  test('say how to build them while they are not there', async () => {
    const { app } = await openFrontDoor()
    const { statusCode, body } = await app.inject('/')
    expect([statusCode, body]).toEqual([404, expect.stringContaining('Run <code>npm run build</code>')])
  })

  test('may load and run only what is ours', async () => {
    const { app } = await openFrontDoor({ assets: buildPages() })
    const rules = async (url: string) => (await app.inject(url)).headers['content-security-policy'] as string
    const wasm = "script-src 'self' 'wasm-unsafe-eval';"
    expect([await rules('/voyager/'), await rules('/voyager/?a=b')].map((text) => text.includes(wasm))).toEqual([
      true,
      true,
    ])
    expect(await rules('/')).toBe(
      "default-src 'self';base-uri 'self';font-src 'self' data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' 'unsafe-inline';worker-src 'self' blob:;connect-src 'self'",
    )
  })
})

test('the schema is served as it is, and once', async () => {
  const { app } = await openFrontDoor()
  const answer = await app.inject('/schema.graphql')
  expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
    200,
    'text/plain; charset=utf-8',
    sdl,
  ])
  const again = await app.inject({ url: '/schema.graphql', headers: { 'if-none-match': String(answer.headers.etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('health tells alive from ready', async () => {
  let state: { ready: boolean; reason?: string } = { ready: false, reason: 'The index is loading.' }
  const { app } = await openFrontDoor({ readiness: () => state })
  const look = async (url: string) => {
    const { statusCode, body } = await app.inject(url)
    return [statusCode, JSON.parse(body)]
  }
  expect(await look('/health/live')).toEqual([200, { status: 'live' }])
  expect(await look('/health/ready')).toEqual([503, { status: 'not ready', reason: 'The index is loading.' }])
  state = { ready: true }
  expect(await look('/health/ready')).toEqual([200, { status: 'ready' }])
})

describe('a request id', () => {
  test.each(['abc', '0b87-4.c_2', 'x'.repeat(64)])('%s is kept', async (id) => {
    const { app } = await openFrontDoor()
    const { headers } = await app.inject({ url: '/health/live', headers: { 'x-request-id': id } })
    expect(headers['x-request-id']).toBe(id)
  })

  test.each(['', 'a b', '"><script>', 'x'.repeat(65), 'ü'])('%j is replaced by one of ours', async (id) => {
    const { app } = await openFrontDoor()
    const { headers } = await app.inject({ url: '/nowhere', headers: { 'x-request-id': id } })
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
  })
})

describe('pages of other sites', () => {
  const preflight = {
    method: 'OPTIONS',
    url: '/graphql',
    headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' },
  } as const

  test('may not query', async () => {
    const { app } = await openFrontDoor()
    const { statusCode, headers } = await app.inject(preflight)
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([405, undefined])
  })

  test('may where they are named', async () => {
    const { app } = await openFrontDoor({}, { CORS_ORIGINS: 'https://a.example' })
    const { statusCode, headers } = await app.inject(preflight)
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([204, 'https://a.example'])
    const other = await app.inject({ ...preflight, headers: { ...preflight.headers, origin: 'https://b.example' } })
    expect(other.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('may all with an asterisk', async () => {
    const { app } = await openFrontDoor({}, { CORS_ORIGINS: '*' })
    expect((await app.inject(preflight)).headers['access-control-allow-origin']).toBe('*')
  })
})

test('forwarded addresses are believed only of a trusted proxy', async () => {
  const seen = async (environment: Record<string, string>) => {
    const { app } = await openFrontDoor({}, environment)
    const { statusCode } = await app.inject({ url: '/health/live', headers: { 'x-forwarded-host': 'bad host' } })
    return statusCode
  }
  expect([await seen({}), await seen({ TRUST_PROXY: 'true' })]).toEqual([200, 400])
})

test('what is not HTTP gets an answer that says so', async () => {
  const { app } = await openFrontDoor()
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const send = (bytes: string) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(bytes)
    return text(socket)
  }
  const body = '{"errors":[{"message":"Expected an HTTP request.","extensions":{"code":"BAD_REQUEST"}}]}'
  expect(await send('hello\r\n\r\n')).toBe(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  )
  const flood = Array.from({ length: 2000 }, (_, i) => `x-${i}: ${'y'.repeat(20)}`).join('\r\n')
  expect(await send(`GET /health/live HTTP/1.1\r\nhost: a\r\n${flood}\r\n\r\n`)).toContain('HTTP/1.1 431')
  expect(await send('GET /health/live HTTP/1.1\r\n\r\n')).toContain('HTTP/1.1 400')
})

test('closing waits for the requests under way', async () => {
  const { app } = await openFrontDoor()
  let begun = 0
  app.addHook('preHandler', async () => {
    begun++
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const answers = Array.from({ length: 20 }, () =>
    fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ source(by: { slug: "slow" }) { slug } }' }),
    }).then((answer) => answer.json()),
  )
  await expect.poll(() => begun, { timeout: 30_000 }).toBe(20)
  await app.close()
  const data = (await Promise.all(answers)).map((answer) => (answer as { data: unknown }).data)
  expect(data).toEqual(Array.from({ length: 20 }, () => ({ source: { slug: 'slow' } })))
  await expect(fetch(`${address}/health/live`)).rejects.toThrow('fetch failed')
})
