import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { VerbatimClient, type VerbatimError } from '../src/sdk/index.ts'
import { createKey } from '../src/store/keys.ts'
import { type Archive, openArchive } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

const QUERY = 'subscription { quoteAdded { text } }'

const failure = (items: AsyncIterator<unknown>): Promise<VerbatimError> =>
  items.next().then(
    () => expect.unreachable('expected the subscription to fail'),
    (error: VerbatimError) => error,
  )

describe('before the real service', () => {
  let archive: Archive
  let client: VerbatimClient
  beforeAll(async () => {
    archive = await openArchive([], [numberedRecord(1)])
    const url = await archive.app.listen({ port: 0, host: '127.0.0.1' })
    client = new VerbatimClient({ url, key: await createKey(archive.store, { role: 'CURATOR', name: 'a desk' }) })
  })
  afterAll(() => archive.close())

  /** Waits until so many subscriptions are open. */
  const opened = (count: number) => expect.poll(() => archive.watchers()).toBe(count)

  test('articles, quotes and changes are told, typed, until one has heard enough', async () => {
    const person = await client.people.get('person-1')
    const articles = client.articles.ingested({ where: { title: { contains: 'ink' } } })
    const quotes = client.quotes.added()
    const changes = client.entities.changed(person!.id)
    const heard = [articles.next(), quotes.next(), changes.next()] as const
    await opened(3)
    await client.articles.ingest({
      source: { slug: 'the-ink', name: 'The Ink' },
      externalId: '1',
      title: 'Ink is dear',
      body: '“The ink belongs to the town,” the printer said.',
      quotes: [{ segments: [{ exact: 'The ink belongs to the town' }], speaker: { slug: 'person-1' } }],
      annotate: false,
      language: 'en',
      publishedAt: '2024-05-06T08:00:00Z',
    })
    await client.curate.personUpdate({ id: person!.id, input: { description: 'Printer' } })
    const [article, quote, change] = await Promise.all(heard)
    expect(article.value).toMatchObject({ outcome: 'CREATED', article: { title: 'Ink is dear' } })
    expect(quote.value).toMatchObject({ text: 'The ink belongs to the town', speaker: { slug: 'person-1' } })
    expect(change.value).toMatchObject({ id: person!.id, description: 'Printer' })
    await Promise.all([articles.return(), quotes.return(), changes.return()])
    await opened(0)
  })

  test('a signal ends it, with the code of any call', async () => {
    const control = new AbortController()
    const waiting = failure(client.subscribe(QUERY, {}, { signal: control.signal }))
    await opened(1)
    control.abort()
    expect((await waiting).code).toBe('ABORTED')
    await opened(0)
  })

  test('it can be ended while one waits', async () => {
    const events = client.quotes.added()
    const waiting = events.next()
    await opened(1)
    await events.return()
    expect(await waiting).toEqual({ done: true, value: undefined })
    await opened(0)
  })

  test('one that cannot be is an error of the service', async () => {
    const { code, message, status, requestId } = await failure(client.entities.changed('x'))
    expect([code, message, status]).toEqual(['BAD_USER_INPUT', 'id: expected the id of an entity, got x.', 400])
    expect(requestId).toMatch(/^[\da-f-]{36}$/)
    expect((await failure(client.subscribe('{ __typename }'))).code).toBe('OPERATION_NOT_SUPPORTED')
    expect((await failure(client.subscribe(QUERY, {}, { key: 'wrong' }))).code).toBe('UNAUTHENTICATED')
  })
})

describe('before a service that breaks off', () => {
  const next = (text: string) => `event: next\ndata: {"data":{"quoteAdded":{"text":"${text}"}}}\n\n`
  const overloaded = () =>
    new Response('{"errors":[{"message":"Full."}]}', { status: 503, headers: { 'retry-after': '0' } })

  /** Chunks of a stream, which then breaks off, or is silent until `signal` ends it. */
  const stream = (chunks: string[], signal?: AbortSignal) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
        if (!signal) controller.close()
        signal?.addEventListener('abort', () => controller.error(signal.reason))
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
  }

  const open = (replies: ((request: Request) => Response)[]) => {
    const asked: Request[] = []
    const fetch = async (input: string | URL | Request, init?: RequestInit) => {
      asked.push(new Request(input, init))
      return replies[Math.min(asked.length, replies.length) - 1]!(asked.at(-1)!)
    }
    return {
      client: new VerbatimClient({ url: 'https://verbatim.test', fetch: fetch as typeof globalThis.fetch }),
      asked,
    }
  }

  test('it is opened again, says so, and ends when the service says that it is complete', async () => {
    const whole = () => stream([next('three'), 'event: complete\ndata:\n\n'])
    const { client, asked } = open([
      () => stream([':\n\n', next('one').slice(0, 20), next('one').slice(20), next('two')]),
      overloaded,
      whole,
    ])
    const heard: unknown[] = []
    const onReconnect = () => heard.push('open again')
    for await (const event of client.subscribe(QUERY, {}, { onReconnect })) heard.push(event)
    const quote = (text: string) => ({ quoteAdded: { text } })
    expect(heard).toEqual([quote('one'), quote('two'), 'open again', quote('three')])
    expect(asked.map(({ url }) => url)).toEqual(Array(3).fill('https://verbatim.test/graphql/stream'))
  })

  test('it is given up when it does not open again so many times in a row', async () => {
    const { client, asked } = open([overloaded])
    const { code, status } = await failure(client.subscribe(QUERY, {}, { retries: 2 }))
    expect([code, status, asked.length]).toEqual(['UNKNOWN', 503, 3])
  })

  test('so is one that opens and tells nothing before it breaks, so many times in a row', async () => {
    const { client, asked } = open([() => stream([':\n\n'])])
    const { code } = await failure(client.subscribe(QUERY, {}, { retries: 1 }))
    expect([code, asked.length]).toEqual(['NETWORK_ERROR', 2])
  })

  test('an event that is no JSON is an error that says so', async () => {
    const { client } = open([() => stream(['event: next\ndata: {"data"\n\n'])])
    const { code, message } = await failure(client.subscribe(QUERY))
    expect([code, message]).toEqual(['BAD_RESPONSE', 'Expected an event in JSON.'])
  })

  test('silence is taken for a broken stream', async () => {
    const { client } = open([({ signal }) => stream([':\n\n'], signal)])
    const { code, message } = await failure(client.subscribe(QUERY, {}, { timeout: 20, retries: 0 }))
    expect([code, message]).toEqual(['NETWORK_ERROR', 'The stream broke: nothing was heard for 20 ms.'])
  })

  test('errors that come with an event end it, with what came beside them', async () => {
    const event = { data: { quoteAdded: null }, errors: [{ message: 'Busy.', extensions: { code: 'BUG' } }] }
    const { client } = open([() => stream([`event: next\ndata: ${JSON.stringify(event)}\n\n`])])
    const { code, data } = await failure(client.subscribe(QUERY))
    expect([code, data]).toEqual(['BUG', { quoteAdded: null }])
  })

  test('an answer that is no stream is an error that says so', async () => {
    const { client } = open([() => new Response('{"data":{}}')])
    const { code, message } = await failure(client.subscribe(QUERY))
    expect([code, message]).toEqual([
      'BAD_RESPONSE',
      'Expected events from https://verbatim.test/graphql/stream, got one answer.',
    ])
  })
})
