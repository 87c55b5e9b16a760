import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createClient } from 'graphql-ws'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { ingestArticle } from '../src/ingest.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { createKey } from '../src/store/keys.ts'
import { openStore } from '../src/store/open.ts'
import { type Archive, openArchive } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

let archive: Archive
let address: string
beforeEach(async () => {
  archive = await openArchive([], [numberedRecord(1)], { interval: 20 })
  address = await archive.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => archive.close())

/** Another process that takes articles in. */
async function ingestElsewhere(...numbers: number[]) {
  const store = await openStore({ url: archive.url })
  const index = await createMiniSearchIndex({})
  for (const number of numbers) await ingestArticle(numberedRecord(number), store, index)
  await store.close()
}

const client = (connectionParams = {}) =>
  createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  })

/** Subscribes over WebSocket. */
function watch(query: string, variables: Record<string, unknown> = {}) {
  const events = client().iterate<never>({ query, variables })
  const next = async () => (await events.next()).value as { data?: never; errors?: { message: string }[] }
  return { next, end: () => events.return?.() }
}

/** Waits until so many subscriptions are open. */
async function opened(count: number) {
  while (archive.watchers() < count) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('tells articles that another process takes in, and search finds them', async () => {
  const all = watch('subscription { articleIngested { outcome article { slug people { totalCount } } } }')
  const some = watch('subscription ($where: ArticleFilter) { articleIngested(where: $where) { article { slug } } }', {
    where: { title: { contains: 'Meeting 3' } },
  })
  const [first, only] = [all.next(), some.next()]
  await opened(2)
  await ingestElsewhere(2, 3)
  expect(await first).toEqual({
    data: { articleIngested: { outcome: 'CREATED', article: { slug: 'article-2', people: { totalCount: 2 } } } },
  })
  expect(await only).toEqual({ data: { articleIngested: { article: { slug: 'article-3' } } } })
  const { data } = await archive.ask('{ search(query: "Meeting 3", types: [ARTICLE]) { nodes { displayTitle } } }')
  expect(data.search.nodes[0].displayTitle).toBe('Meeting 3 ends in agreement')
  await Promise.all([all.end(), some.end()])
})

test('tells quotes by who said them, and changes of one person', async () => {
  const { data } = await archive.ask('{ person(by: { slug: "person-1" }) { id } }')
  const { id } = data.person
  const words = watch(
    'subscription { quoteAdded(where: { text: { contains: "5 things" } }) { text speaker { ... on Person { slug } } } }',
  )
  const person = watch('subscription ($id: ID!) { entityChanged(id: $id) { name description } }', { id })
  const [quote, changed] = [words.next(), person.next()]
  await opened(2)
  await archive.askAs(
    'CURATOR',
    'mutation ($id: ID!) { personUpdate(id: $id, input: { description: "host" }) { userErrors { code } } }',
    { id },
  )
  expect(await changed).toEqual({ data: { entityChanged: { name: 'Person 1', description: 'host' } } })
  await ingestElsewhere(4, 5)
  expect(await quote).toEqual({ data: { quoteAdded: { text: 'We agree on 5 things', speaker: { slug: 'person-5' } } } })
  await Promise.all([words.end(), person.end()])
})

test.each([
  ['{ __typename }', 'This address answers subscriptions; send queries and mutations to /graphql.'],
  ['subscription { articleIngested { article { nothing } } }', 'Cannot query field "nothing" on type "Article".'],
  ['subscription {', 'Syntax Error: Expected Name, found <EOF>.'],
  ['subscription { entityChanged(id: "x") { id } }', 'id: expected the id of an entity, got x.'],
])('refuses %s', async (query, message) => {
  const error = await watch(query)
    .next()
    .then(
      ({ errors }) => errors,
      (errors) => errors,
    )
  expect(error).toMatchObject([{ message }])
  const answer = await fetch(`${address}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  expect([answer.status, await answer.json()]).toMatchObject([400, { errors: [{ message }] }])
})

async function stream(query: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${address}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    answer,
    /** What has come, once it holds these words or has ended. */
    until: async (words: string) => {
      while (!text.includes(words)) {
        const { done, value } = await reader.read()
        if (done) break
        text += value
      }
      return text
    },
    cancel: () => reader.cancel(),
  }
}

test('comes as server-sent events too, which break off when the service stops', async () => {
  const { answer, until } = await stream('subscription { articleIngested { outcome article { slug } } }')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  await opened(1)
  await ingestElsewhere(2)
  const next = '{"data":{"articleIngested":{"outcome":"CREATED","article":{"slug":"article-2"}}}}'
  expect(await until('event: next')).toBe(`:\n\nevent: next\ndata: ${next}\n\n`)
  const closing = archive.app.close()
  // Nothing says that the subscription is complete: who listens connects again.
  expect(await until('event: complete')).not.toContain('event: complete')
  await closing
})

const PATIENTLY = { timeout: 20_000 }

/** Takes in articles of most of a megabyte each. */
async function ingestLong(...numbers: number[]) {
  for (const number of numbers) {
    const record = numberedRecord(number)
    const body = `${record.article.body}${' and so on'.repeat(80_000)}`
    await ingestArticle({ ...record, article: { ...record.article, body } }, archive.store, archive.index)
  }
}

const bodies = (count: number) => Array.from({ length: count }, (_, i) => `text${i}: body`).join(' ')
const LONG = `subscription { articleIngested { article { ${bodies(5)} } } }`

/** Opens streams of long texts and reads nothing of them; those of the service, when they are open. */
async function openUnread(count: number) {
  const before = archive.watchers()
  const served: Socket[] = []
  const keep = (socket: Socket) => served.push(socket)
  archive.app.server.on('connection', keep)
  const slow = Array.from({ length: count }, () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1').pause()
    socket.write(`GET /graphql/stream?query=${encodeURIComponent(LONG)} HTTP/1.1\r\nHost: here\r\n\r\n`)
    return socket
  })
  await opened(before + count)
  archive.app.server.off('connection', keep)
  return { slow, served }
}

test('nothing is kept of who did not read what came, and left', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { slow, served } = await openUnread(1)
  const { until, cancel } = await stream('subscription { articleIngested { article { slug } } }')
  await opened(2)
  // More than the sockets of both sides hold.
  await ingestLong(2, 3, 4)
  await until('article-4')
  await vi.waitUntil(() => served[0]!.writableNeedDrain, PATIENTLY)
  // Each stream is kept alive, and somebody looks after both.
  expect(vi.getTimerCount()).toBe(3)
  slow[0]!.destroy()
  await cancel()
  await vi.waitUntil(() => vi.getTimerCount() === 0, PATIENTLY)
  vi.useRealTimers()
})

test('who takes nothing of what came is let go after a while', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const { served } = await openUnread(1)
  await ingestLong(2, 3, 4)
  await vi.waitUntil(() => served[0]!.writableNeedDrain, PATIENTLY)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(served[0]!.destroyed).toBe(false)
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.waitUntil(() => served[0]!.destroyed && archive.watchers() === 0, PATIENTLY)
  vi.useRealTimers()
})

test('of many who take nothing no more are kept than there is room for what waits for them', async () => {
  const { slow, served } = await openUnread(20)
  const { until, cancel } = await stream('subscription { articleIngested { article { slug } } }')
  await opened(21)
  await ingestLong(2, 3, 4)
  await until('article-4')
  await vi.waitUntil(() => served.filter((socket) => socket.destroyed).length > 5, PATIENTLY)
  const kept = served.reduce((sum, socket) => sum + socket.writableLength, 0)
  expect(kept).toBeLessThan(50_000_000)
  for (const socket of slow) socket.destroy()
  await cancel()
})

test('a WebSocket that takes nothing is closed with 1013, and an event that is too large says so', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const messages: { type: string; payload: never }[] = []
  socket.on('message', (message) => messages.push(JSON.parse(String(message))))
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init' }))
  await once(socket, 'message')
  const subscribe = (id: string, query: string) =>
    socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query } }))
  subscribe('large', `subscription { articleIngested { article { ${bodies(9)} } } }`)
  await opened(1)
  await ingestLong(2)
  await vi.waitUntil(() => messages.length === 2, PATIENTLY)
  expect(messages[1]).toMatchObject({
    id: 'large',
    payload: { errors: [{ extensions: { code: 'RESPONSE_TOO_LARGE' } }] },
  })
  for (let i = 0; i < 4; i++) subscribe(`long-${i}`, LONG)
  await opened(5)
  socket.pause()
  await ingestLong(3, 4)
  await vi.advanceTimersByTimeAsync(1_000)
  await vi.advanceTimersByTimeAsync(25_000)
  const closed = once(socket, 'close')
  socket.resume()
  expect((await closed)[0]).toBe(1013)
  vi.useRealTimers()
})

test('closes its sockets with 1001 when the service stops', async () => {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const closed = new Promise((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.on('open', resolve))
  await archive.app.close()
  expect(await closed).toBe(1001)
})

/** How the service closes a socket on which these messages are sent. */
const closing = (messages: (object | string)[], { protocols = ['graphql-transport-ws'], headers = {} } = {}) => {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, protocols, { headers })
  const [first, ...others] = messages.map((message) =>
    typeof message === 'string' ? message : JSON.stringify(message),
  )
  if (first) socket.on('open', () => socket.send(first))
  // Once the first is acknowledged.
  socket.once('message', () => {
    for (const message of others) socket.send(message)
  })
  return new Promise((resolve) => {
    socket.on('close', (code, reason) => resolve([code, String(reason)]))
    socket.on('error', (error) => resolve(error.message))
  })
}

// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
test('closes sockets with the codes of the protocol', async () => {
  const silent = closing([])
  const init = { type: 'connection_init' }
  const subscribe = { type: 'subscribe', id: '1', payload: { query: 'subscription { quoteAdded { text } }' } }
  const bearer = { authorization: 'Bearer wrong' }
  expect(await closing([], { protocols: [] })).toEqual([4406, 'Subprotocol not acceptable'])
  expect(await closing(['{'])).toEqual([4400, expect.stringMatching(/^Invalid message/)])
  expect(await closing([init, { type: 'sing' }])).toEqual([4400, expect.stringMatching(/^Invalid message/)])
  expect(await closing([subscribe])).toEqual([4401, 'Unauthorized'])
  expect(await closing([{ ...init, payload: bearer }])).toEqual([4401, 'Unauthorized'])
  expect(await closing([init], { headers: bearer })).toEqual([4401, 'Unauthorized'])
  expect(await closing([init, init])).toEqual([4429, 'Too many initialisation requests'])
  expect(await closing([init, subscribe, subscribe])).toEqual([4409, 'Subscriber for 1 already exists'])
  expect(await silent).toEqual([4408, 'Connection initialisation timeout'])
})

test('refuses other pages, other protocols and wrong keys', async () => {
  expect(await closing([], { headers: { origin: 'https://evil.example' } })).toBe('Unexpected server response: 403')
  expect(await closing([], { protocols: ['graphql-ws'] })).toBe('Server sent no subprotocol')
  const other = await fetch(`${address}/graphql/stream`, { headers: { authorization: 'Bearer wrong' } })
  expect(other.status).toBe(401)
  const key = await createKey(archive.store, { name: 'Watcher', role: 'READER' })
  const events = client({ authorization: `Bearer ${key}` }).iterate({
    query: 'subscription { entityChanged(id: "x") { id } }',
  })
  expect(await events.next()).toMatchObject({ value: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } })
})

/** What a connection with a key is answered, when it comes through a proxy. */
async function knock(forwarded: string, key: string): Promise<unknown> {
  const headers = { 'x-forwarded-for': forwarded }
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers })
  const payload = { authorization: `Bearer ${key}` }
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })))
  return new Promise((resolve) => {
    socket.on('message', (message) => resolve(JSON.parse(String(message)).type))
    socket.on('close', resolve)
  })
}

test('wrong keys that come through a proxy count for whom it names, if it is trusted', async () => {
  await archive.close()
  archive = await openArchive([], [], { trustProxy: true })
  address = await archive.app.listen({ port: 0, host: '127.0.0.1' })
  const key = await createKey(archive.store, { name: 'Watcher', role: 'READER' })
  for (let i = 0; i < 10; i++) expect(await knock('203.0.113.1', 'wrong')).toBe(4401)
  expect(await knock('203.0.113.1', key)).toBe(4401)
  expect(await knock('203.0.113.2', key)).toBe('connection_ack')
})

test('a subscription by POST is told where to go', async () => {
  const { errors } = await archive.ask('subscription { articleIngested { outcome } }')
  expect(errors).toEqual([
    {
      message:
        'Subscriptions are answered over WebSocket at /graphql (graphql-transport-ws), or as server-sent events from /graphql/stream.',
      extensions: { code: 'OPERATION_NOT_SUPPORTED' },
    },
  ])
})
