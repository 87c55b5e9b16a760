import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkArchive } from '../src/check.ts'
import { type Answer, type Archive, openArchive } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([], [numberedRecord(1)], { requestTimeout: 60_000 })
})
afterAll(() => archive.close())

const BODY = `The mayor of Lisbon, Joana Prates, opened the harbour on Monday.

“The harbour belongs to the town,” Prates said. “It will stay open.”`

const article = (externalId: string, more: object = {}) => ({
  source: { slug: 'harbour-post', name: 'Harbour Post', kind: 'NEWSPAPER' },
  externalId,
  title: 'Harbour opened',
  body: BODY,
  language: 'en',
  publishedAt: '2024-05-06T10:00:00+02:00',
  url: `https://harbour.example/${externalId}`,
  ...more,
})

const ERRORS = `userErrors { __typename code message path
  ... on SpanMismatchError { expected actual } ... on NotFoundError { given } }`
const ARTICLE = `article { id status extraction publishedAt source { slug name kind url }
  quotes(first: 9) { nodes { id text method speaker { ... on Person { slug name } } } }
  mentions(first: 99) { nodes { span { exact } method } } }`

const mutate = async (mutation: string, variables: object): Promise<Answer['data']> => {
  const { data, errors } = await archive.askAs('CURATOR', mutation, variables as Record<string, unknown>)
  expect(errors).toBe(undefined)
  return Object.values(data)[0]
}
const ingest = (input: object) =>
  mutate(`mutation ($input: ArticleIngestInput!) { articleIngest(input: $input) { outcome ${ARTICLE} ${ERRORS} } }`, {
    input,
  })
const ingestBulk = (inputs: object[]) =>
  mutate(
    `mutation ($inputs: [ArticleIngestInput!]!) { articleIngestBulk(inputs: $inputs) { results { outcome article { id } ${ERRORS} } } }`,
    { inputs },
  )

const faults = async () => {
  const { revision } = await archive.store.reader.archive.findFirstOrThrow()
  await archive.index.commit(revision)
  const found = []
  for await (const fault of checkArchive(archive.store, archive.index)) found.push(fault)
  return found
}

const find = async (q: string) => {
  const { data } = await archive.ask('query ($q: String!) { search(query: $q) { nodes { displayTitle } } }', { q })
  return data.search.nodes.map((node: { displayTitle: string }) => node.displayTitle)
}

describe('an article', () => {
  test('is taken in with its source, and what is said in it is found with who said it', async () => {
    const made = await ingest(article('1'))
    expect(made).toMatchObject({
      outcome: 'CREATED',
      userErrors: [],
      article: {
        status: 'PUBLISHED',
        extraction: 'EXTRACTED',
        publishedAt: '2024-05-06T08:00:00.000Z',
        source: { slug: 'harbour-post', name: 'Harbour Post', kind: 'NEWSPAPER', url: 'https://harbour.example/' },
      },
    })
    const quotes = made.article.quotes.nodes.map(({ text, speaker }: { text: string; speaker: { name: string } }) => [
      speaker?.name,
      text,
    ])
    expect(quotes).toEqual([['Joana Prates', 'The harbour belongs to the town … It will stay open.']])
    expect(await find('harbour opened')).toContain('Harbour opened')
  })

  test('tells what is said in it from what is denied', async () => {
    const body = `Quill said that the dam was safe. Quill denied that the vote was hurried. “It was not,” she added.
Joana Prates did not say that the harbour was closed.`
    const { article: denied } = await ingest(
      article('denied', { title: 'Ada Quill speaks', body: `Ada Quill spoke. ${body}` }),
    )
    const { data } = await archive.ask(
      'query ($id: ID!) { article(by: { id: $id }) { quotes { nodes { text attribution { isDenied } } } } }',
      { id: denied.id },
    )
    const found = data.article.quotes.nodes.map((quote: Answer['data']) => [quote.text, quote.attribution.isDenied])
    expect(found).toEqual([
      ['that the dam was safe', false],
      ['that the vote was hurried', true],
      ['It was not', false],
      ['that the harbour was closed', true],
    ])
    const { data: exported } = await archive.ask(
      'query ($id: ID!) { nodeExport(id: $id, format: JSONLD) { files { content } } }',
      { id: denied.id },
    )
    const [described] = JSON.parse(exported.nodeExport.files[0].content)['@graph']
    expect(described.hasPart.map(({ text }: { text: string }) => text)).toEqual(['that the dam was safe', 'It was not'])
  })

  test('is the same when it comes again, and another when its text has changed', async () => {
    const first = await ingest(article('2'))
    const again = await ingest(article('2', { source: { slug: 'harbour-post' } }))
    expect([again.outcome, again.article.id]).toEqual(['UNCHANGED', first.article.id])
    const changed = await ingest(article('2', { title: 'Harbour opened again' }))
    expect([changed.outcome, changed.article.id]).toEqual(['UPDATED', first.article.id])
    expect(changed.article.quotes.nodes[0].speaker.slug).toBe(first.article.quotes.nodes[0].speaker.slug)
  })

  test('may be as long as a book, with nothing looked for in it', async () => {
    const long = await ingest(article('3', { body: 'All is well. '.repeat(20_000), annotate: false }))
    expect(long).toMatchObject({ outcome: 'CREATED', article: { extraction: 'SKIPPED', quotes: { nodes: [] } } })
    const { errors } = await archive.askAs(
      'CURATOR',
      'mutation ($i: ArticleIngestInput!) { articleIngest(input: $i) { outcome } }',
      {
        i: article('4', { body: 'x'.repeat(500_001) }),
      },
    )
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', max: 500_000, actual: 500_001 })
  })

  test('of a source that nobody knows needs its name', async () => {
    expect(await ingest(article('5', { source: { slug: 'the-unknown' } }))).toEqual({
      outcome: null,
      article: null,
      userErrors: [
        {
          __typename: 'NotFoundError',
          code: 'NOT_FOUND',
          message: 'input.source.slug: there is no source the-unknown. With a `name` it is recorded now.',
          path: ['input', 'source', 'slug'],
          given: 'the-unknown',
        },
      ],
    })
  })

  test.each([
    ['an empty body', { body: ' ' }, ['input', 'body']],
    ['a title of two lines', { title: 'One\nTwo' }, ['input', 'title']],
    ['an address of no page', { url: 'ftp://harbour.example/1' }, ['input', 'url']],
    ['the address of another article', { url: 'https://harbour.example/1' }, ['input', 'url']],
    ['a topic that nobody knows', { topics: ['tides'] }, ['input', 'topics', '0']],
  ])('is refused with %s', async (_what, more, path) => {
    expect(await ingest(article('6', more))).toMatchObject({ article: null, userErrors: [{ path }] })
  })

  test('is not taken in from someone without a key', async () => {
    const query = 'mutation ($i: ArticleIngestInput!) { articleIngest(input: $i) { outcome } }'
    const { errors } = await archive.ask(query, { i: article('7') })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('findings of its own', () => {
  const words = { exact: 'The harbour belongs to the town' }

  test('stand in place of those that would be found, one kind or both', async () => {
    const quotes = [{ segments: [words], speaker: { slug: 'person-1' } }]
    const own = await ingest(article('10', { quotes }))
    const said = [{ text: words.exact, method: 'IMPORTED', speaker: { slug: 'person-1', name: 'Person 1' } }]
    expect(own.article).toMatchObject({ extraction: 'GIVEN_AND_EXTRACTED', quotes: { nodes: said } })
    const found = own.article.mentions.nodes.map(({ span }: { span: { exact: string } }) => span.exact)
    expect(found).toContain('Joana Prates')
    const mentions = [{ entity: { slug: 'person-1' }, span: { start: 62, end: 68 } }]
    const both = await ingest(article('11', { quotes, mentions: [] }))
    expect(both.article).toMatchObject({ extraction: 'GIVEN', quotes: { nodes: said }, mentions: { nodes: [] } })
    const named = await ingest(article('12', { mentions: [{ ...mentions[0], span: { exact: 'Joana Prates' } }] }))
    expect(named.article.mentions.nodes).toEqual([{ span: { exact: 'Joana Prates' }, method: 'IMPORTED' }])
    expect(named.article.quotes.nodes[0].speaker.name).toBe('Joana Prates')
  })

  test('must be where they are said to be', async () => {
    const segments = [{ start: 67, end: 78, exact: 'The harbor!' }]
    expect(await ingest(article('13', { quotes: [{ segments }] }))).toMatchObject({
      article: null,
      userErrors: [
        {
          __typename: 'SpanMismatchError',
          code: 'SPAN_MISMATCH',
          path: ['input', 'quotes', '0', 'segments', '0'],
          expected: 'The harbor!',
          actual: BODY.slice(67, 78),
        },
      ],
    })
  })
})

test('of many articles a bad one stands in the way of no other', async () => {
  const bad = article('21', { quotes: [{ segments: [{ exact: 'Nobody said this' }] }] })
  const { results } = await ingestBulk([article('20'), bad, article('22')])
  expect(results).toMatchObject([
    { outcome: 'CREATED', userErrors: [] },
    {
      outcome: null,
      userErrors: [{ path: ['inputs', '1', 'quotes', '0', 'segments', '0'], expected: 'Nobody said this', actual: '' }],
    },
    { outcome: 'CREATED', userErrors: [] },
  ])
})

test('a hundred articles go in at once', async () => {
  const many = Array.from({ length: 100 }, (_, i) => article(`many-${i}`, { annotate: false, topics: [] }))
  const { results } = await ingestBulk(many)
  expect(results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(100).fill('CREATED'))
})

test('of many articles each says whether it was saved before time was up', async () => {
  const hasty = await openArchive([], [], { requestTimeout: 400 })
  const many = Array.from({ length: 40 }, (_, i) => article(`late-${i}`, { title: `Harbour ${i}` }))
  const { data, errors } = await hasty.askAs(
    'CURATOR',
    `mutation ($inputs: [ArticleIngestInput!]!) { articleIngestBulk(inputs: $inputs) {
      results { outcome article { title } userErrors { code message path } } } }`,
    { inputs: many },
  )
  expect(errors).toBe(undefined)
  const { results } = data.articleIngestBulk
  expect(results).toHaveLength(40)
  const late = results.flatMap(({ userErrors }: Answer['data']) => userErrors)
  expect(late.at(-1)).toEqual({
    code: 'TRY_AGAIN',
    message: 'inputs.39: Time was up before it was begun. Send it again.',
    path: ['inputs', '39'],
  })
  const told = results.flatMap(({ article }: Answer['data']) => article?.title ?? [])
  expect(told.length + late.length).toBe(40)
  const saved = await hasty.store.reader.article.findMany({ select: { title: true } })
  expect(saved.map(({ title }) => title).sort()).toEqual(told.sort())
  await hasty.close()
})

test('of many articles each says whether there was room for it on the disk', async () => {
  const small = await openArchive([], [numberedRecord(1)], { requestTimeout: 60_000 })
  await small.store.write(async (tx) => {
    const [{ page_count: pages }] = (await tx.$queryRawUnsafe('PRAGMA page_count')) as [{ page_count: bigint }]
    await tx.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages) + 150}`)
  })
  const body = 'All is well. '.repeat(1100)
  const many = Array.from({ length: 60 }, (_, i) => article(`full-${i}`, { annotate: false, body }))
  const send = async (inputs: object[]) =>
    small.askAs(
      'CURATOR',
      `mutation ($inputs: [ArticleIngestInput!]!) { articleIngestBulk(inputs: $inputs) {
        results { outcome userErrors { code message } } } }`,
      { inputs },
    )
  const { results } = (await send(many)).data.articleIngestBulk
  const created = results.filter(({ outcome }: Answer['data']) => outcome === 'CREATED')
  expect(await small.store.reader.article.count()).toBe(1 + created.length)
  expect([results[24].outcome, results[25].userErrors]).toEqual([
    'CREATED',
    [{ code: 'TRY_AGAIN', message: 'inputs.25: The disk of the archive is full: nothing was written. Send it again.' }],
  ])
  const { errors } = await send(many.slice(25, 50))
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'STORE_FULL' } })
  await small.close()
})

const RETRACT = `mutation ($id: ID!, $reason: String!) { articleRetract(id: $id, reason: $reason) {
  article { status history { nodes { action by note changes { field before after } node { id } } } lostFindings { text } }
  ${ERRORS} } }`

test('what its source has withdrawn stays withdrawn, and the record says why', async () => {
  const { id } = (await ingest(article('30'))).article
  const edit = {
    action: 'UPDATED',
    by: 'the curator',
    note: 'Invented',
    changes: [{ field: 'status', before: '"PUBLISHED"', after: '"RETRACTED"' }],
    node: { id },
  }
  const withdrawn = { status: 'RETRACTED', history: { nodes: [edit] }, lostFindings: [] }
  expect(await mutate(RETRACT, { id, reason: 'Invented' })).toEqual({ article: withdrawn, userErrors: [] })
  expect(await mutate(RETRACT, { id, reason: 'Still' })).toEqual({ article: withdrawn, userErrors: [] })
  expect(await ingest(article('30'))).toMatchObject({ outcome: 'UNCHANGED', article: { status: 'RETRACTED' } })
  const changed = await ingest(article('30', { title: 'Another title' }))
  expect(changed).toMatchObject({ outcome: 'UPDATED', article: { status: 'RETRACTED' } })
  expect(await mutate(RETRACT, { id, reason: ' ' })).toMatchObject({ userErrors: [{ path: ['reason'] }] })
  expect(await mutate(RETRACT, { id: 'art_AAAAAAAAAAAAAAAA', reason: 'x' })).toMatchObject({
    userErrors: [{ __typename: 'NotFoundError' }],
  })
})

test('the archive and the index are sound afterwards', async () => {
  expect(await faults()).toEqual([])
})
