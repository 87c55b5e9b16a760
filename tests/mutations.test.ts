import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkArchive } from '../src/check.ts'
import { type Answer, type Archive, openArchive } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

// Article 1: “We agree on 1 things,” Person 1 said. “And on more.”

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([], [numberedRecord(1), numberedRecord(2)])
})
afterAll(() => archive.close())

const curate = async (mutation: string, variables: Record<string, unknown> = {}): Promise<Answer['data']> => {
  const { data, errors } = await archive.askAs('CURATOR', mutation, variables)
  expect(errors).toBe(undefined)
  return Object.values(data)[0]
}

const ERRORS = `userErrors {
  __typename code message path
  ... on ConflictError { existing { id ... on Person { name version } } }
  ... on SpanMismatchError { expected actual } ... on NotFoundError { given }
}`

const idOf = async (lookup: string) => {
  const { data } = await archive.ask(`{ ${lookup} { id ${lookup.startsWith('article') ? '' : 'version'} } }`)
  return Object.values(data)[0] as { id: string; version: string }
}
const article = () => idOf('article(by: { slug: "article-1" })')

const find = async (query: string) => {
  const { data } = await archive.ask('query ($q: String!) { search(query: $q, first: 5) { nodes { displayTitle } } }', {
    q: query,
  })
  return data.search.nodes.map((node: { displayTitle: string }) => node.displayTitle)
}

const faults = async () => {
  const revision = await archive.store.reader.archive.findFirstOrThrow()
  await archive.index.commit(revision.revision)
  const found = []
  for await (const fault of checkArchive(archive.store, archive.index)) found.push(fault)
  return found
}

const CREATE_PERSON = `mutation ($input: PersonInput!) { personCreate(input: $input, note: "from the masthead") {
  person { id slug name names { text kind } birthDate { edtf } identifiers { scheme value } } ${ERRORS} } }`

describe('people', () => {
  test('are recorded and found, with a key of their own', async () => {
    const input = {
      name: 'Ada Quill',
      names: [{ text: 'A. Quill' }, { text: 'Quill', kind: 'NICKNAME' }],
      birthDate: '1970~',
      identifiers: [{ scheme: 'wikidata', value: 'Q1' }],
    }
    expect(await curate(CREATE_PERSON, { input })).toEqual({
      person: {
        id: expect.stringMatching(/^per_/),
        slug: 'ada-quill',
        name: 'Ada Quill',
        names: [
          { text: 'Ada Quill', kind: 'PREFERRED' },
          { text: 'A. Quill', kind: 'ALIAS' },
          { text: 'Quill', kind: 'NICKNAME' },
        ],
        birthDate: { edtf: '1970~' },
        identifiers: [{ scheme: 'wikidata', value: 'Q1' }],
      },
      userErrors: [],
    })
    expect(await find('quill')).toEqual(['Ada Quill'])
    const another = await curate(CREATE_PERSON, { input: { name: 'Ada Quill' } })
    expect(another).toMatchObject({ person: { slug: 'ada-quill-2' } })
  })

  test('cannot bear an identifier of another, nor no name', async () => {
    const taken = await curate(CREATE_PERSON, {
      input: { name: 'B', identifiers: [{ scheme: 'wikidata', value: 'Q1' }] },
    })
    expect(taken).toEqual({
      person: null,
      userErrors: [
        {
          __typename: 'ConflictError',
          code: 'DUPLICATE',
          message: 'input.identifiers: wikidata:Q1 is on record for another.',
          path: ['input', 'identifiers'],
          existing: { id: expect.any(String), name: 'Ada Quill', version: expect.any(String) },
        },
      ],
    })
    const nameless = await curate(CREATE_PERSON, { input: { names: [] } })
    expect(nameless.userErrors).toMatchObject([
      { code: 'INVALID', message: 'input.name: expected a name, got none.', path: ['input', 'name'] },
    ])
    const { data } = await archive.ask('{ people(where: { name: { eq: "B" } }) { totalCount } }')
    expect(data.people.totalCount).toBe(0)
  })

  const UPDATE = `mutation ($id: ID!, $input: PersonInput!, $seen: String) {
    personUpdate(id: $id, input: $input, ifVersion: $seen) { person { name description version names { text kind } } ${ERRORS} }
  }`

  test('are changed by the version that was seen; a stale one is refused with the record as it is', async () => {
    const { id, version } = await idOf('person(by: { slug: "person-1" })')
    const first = await curate(UPDATE, {
      id,
      seen: version,
      input: { name: 'Pat One', description: 'of the first article' },
    })
    expect(first).toEqual({
      person: {
        name: 'Pat One',
        description: 'of the first article',
        version: expect.not.stringMatching(version),
        names: [
          { text: 'Pat One', kind: 'PREFERRED' },
          { text: 'Person 1', kind: 'ALIAS' },
        ],
      },
      userErrors: [],
    })
    const { version: now } = first.person
    expect(await curate(UPDATE, { id, seen: version, input: { description: null } })).toEqual({
      person: null,
      userErrors: [
        {
          __typename: 'ConflictError',
          code: 'CONFLICT',
          message: `ifVersion: expected ${now}, the version of ${id} as it is, got ${version}: it was changed meanwhile.`,
          path: ['ifVersion'],
          existing: { id, name: 'Pat One', version: now },
        },
      ],
    })
    // Their quotes are found by the new name.
    expect(await find('"Pat One" agree')).toEqual([expect.stringContaining('We agree on 1 things')])
    await curate(UPDATE, { id, input: { name: 'Person 1', names: [], description: null } })
    expect(await faults()).toEqual([])
  })

  test('that are not there are told by their id', async () => {
    expect(await curate(UPDATE, { id: 'per_AAAAAAAAAAAAAAAA', input: {} })).toMatchObject({
      userErrors: [
        { code: 'NOT_FOUND', message: 'id: there is no per_AAAAAAAAAAAAAAAA.', given: 'per_AAAAAAAAAAAAAAAA' },
      ],
    })
  })

  test('get and lose names, and mentions written so tell it', async () => {
    const { id } = await idOf('person(by: { slug: "person-2" })')
    const ADD = `mutation ($id: ID!, $name: EntityNameInput!) {
      entityNameAdd(entityId: $id, name: $name) { entity { names { id text kind } } ${ERRORS} }
    }`
    const added = await curate(ADD, { id, name: { text: 'Second Person', kind: 'NICKNAME' } })
    const { names } = added.entity
    expect(names.map(({ text }: { text: string }) => text)).toEqual(['Person 2', 'Second Person'])
    expect(await find('second person')).toContain('Person 2')
    const REMOVE = `mutation ($id: ID!) { entityNameRemove(nameId: $id) { entity { names { text } } ${ERRORS} } }`
    expect(await curate(REMOVE, { id: names[1]!.id })).toEqual({
      entity: { names: [{ text: 'Person 2' }] },
      userErrors: [],
    })
    expect(await curate(REMOVE, { id: names[0]!.id })).toMatchObject({
      userErrors: [
        { code: 'IN_USE', message: 'nameId: "Person 2" is the preferred name; give the entity another first.' },
      ],
    })
  })
})

describe('organizations, places and events', () => {
  test('are recorded with what they are part of, where and who took part', async () => {
    const place = await curate(`mutation { placeCreate(input: {
      name: "Old Hall", kind: SITE, location: { latitude: 1.5, longitude: -2 }, countryCode: "NL"
    }) { place { id kind location { latitude longitude } countryCode } ${ERRORS} } }`)
    expect(place).toMatchObject({
      place: { kind: 'SITE', location: { latitude: 1.5, longitude: -2 }, countryCode: 'NL' },
      userErrors: [],
    })
    const body = await curate(`mutation { organizationCreate(input: {
      name: "Hall Trust", headquarters: { slug: "old-hall" }, foundedOn: "1900/1905"
    }) { organization { kind headquarters { name } foundedOn { earliest latest } } ${ERRORS} } }`)
    expect(body).toEqual({
      organization: {
        kind: 'OTHER',
        headquarters: { name: 'Old Hall' },
        foundedOn: { earliest: '1900-01-01', latest: '1905-12-31' },
      },
      userErrors: [],
    })
    const event = await curate(`mutation { eventCreate(input: {
      name: "Gala", kind: CEREMONY, date: "2024-01", places: [{ slug: "old-hall" }],
      participants: [{ entity: { slug: "person-1" }, role: "host" }, { entity: { slug: "hall-trust" } }]
    }) { event { id review date { edtf } places { name } participants { edges { role node { name } } } } ${ERRORS} } }`)
    expect(event).toMatchObject({
      event: {
        review: 'CONFIRMED',
        date: { edtf: '2024-01' },
        places: [{ name: 'Old Hall' }],
        participants: {
          edges: [
            { role: 'host', node: { name: 'Person 1' } },
            { role: null, node: { name: 'Hall Trust' } },
          ],
        },
      },
      userErrors: [],
    })
    const { id } = event.event
    const updated = await curate(
      `mutation ($id: ID!) { eventUpdate(id: $id, input: { date: null, participants: [], partOf: { slug: "meeting-1" } }) {
        event { name date { edtf } partOf { name } participants { totalCount } places { name } } ${ERRORS}
      } }`,
      { id },
    )
    expect(updated).toEqual({
      event: {
        name: 'Gala',
        date: null,
        partOf: { name: 'Meeting 1' },
        participants: { totalCount: 0 },
        places: [{ name: 'Old Hall' }],
      },
      userErrors: [],
    })
    const wrong = await curate(
      'mutation ($id: ID!) { eventUpdate(id: $id, input: { places: [{ slug: "person-1" }] }) { userErrors { message path } } }',
      { id },
    )
    expect(wrong.userErrors).toEqual([
      {
        message: 'input.places.0: expected an entity of kind PLACE, got the PERSON person-1.',
        path: ['input', 'places', '0'],
      },
    ])
  })
})

const CREATE_MENTION = `mutation ($article: ID!, $span: TextSpanInput!) {
  mentionCreate(articleId: $article, input: { entity: { slug: "guest-1" }, span: $span }) {
    mention { id method span { start end exact } article { people { edges { mentionCount node { slug } } } } } ${ERRORS}
  }
}`

describe('a place in a text', () => {
  const body = numberedRecord(1).article.body
  const attempt = async (span: object) => curate(CREATE_MENTION, { article: (await article()).id, span })
  const at = (words: string) => ({ start: body.indexOf(words), end: body.indexOf(words) + words.length })

  test.each([
    [{ exact: 'Nobody' }, 'SPAN_MISMATCH', 'input.span: "Nobody" stands nowhere in BODY.', 'Nobody', ''],
    [
      { exact: 'Person 1', start: 0, end: 6 },
      'SPAN_MISMATCH',
      'input.span: expected "Person 1" at 0, found "Person"; it stands at 0.',
      'Person 1',
      'Person',
    ],
    [
      { exact: 'met', start: 9, end: 12, prefix: 'Guest ' },
      'SPAN_MISMATCH',
      'input.span: expected "Guest " just before.',
      'met',
      'met',
    ],
  ])('%j is a mismatch', async (span, code, message, expected, actual) => {
    expect((await attempt(span)).userErrors).toEqual([
      { __typename: 'SpanMismatchError', code, message, path: ['input', 'span'], expected, actual },
    ])
  })

  test.each([
    [{ exact: 'Person 1' }, 'input.span: "Person 1" stands in 2 places; tell them apart by `prefix` and `suffix`.'],
    [
      { exact: 'Person 1', prefix: 'No ' },
      'input.span: "Person 1" stands in 2 places, none between these; tell them apart by `prefix` and `suffix`.',
    ],
    [{ start: 3 }, 'input.span: expected both `start` and `end`, or neither.'],
    [{}, 'input.span: expected `start` and `end`, or the words in `exact`.'],
    [{ field: 'SUMMARY', exact: 'x' }, 'input.span: expected a text of the article, got SUMMARY.'],
  ])('%j is not enough', async (span, message) => {
    expect((await attempt(span)).userErrors).toMatchObject([{ code: 'INVALID', message, path: ['input', 'span'] }])
  })

  test('is found by offsets, by words, and by words between others', async () => {
    const made = await attempt({ ...at('Meeting 1'), exact: 'Meeting 1' })
    expect(made).toMatchObject({
      mention: {
        method: 'CURATED',
        span: { ...at('Meeting 1'), exact: 'Meeting 1' },
        article: { people: { edges: expect.arrayContaining([{ mentionCount: 2, node: { slug: 'guest-1' } }]) } },
      },
      userErrors: [],
    })
    const again = await attempt(at('Meeting 1'))
    expect(again.userErrors).toMatchObject([{ code: 'DUPLICATE' }])
    const said = await attempt({ exact: 'Person 1', suffix: ' said' })
    expect(said).toMatchObject({ mention: { span: { start: body.lastIndexOf('Person 1') } } })
    expect(await faults()).toEqual([])
  })

  test('is linked to another entity, and deleted', async () => {
    const { data } =
      await archive.ask(`{ article(by: { slug: "article-1" }) { mentions(where: { entity: { in: [] } }) { totalCount }
      all: mentions(first: 100) { nodes { id span { exact } entity { slug } } } } }`)
    const wrong = data.article.all.nodes.find(
      (mention: { span: { exact: string }; entity: { slug: string } }) =>
        mention.span.exact === 'Meeting 1' && mention.entity.slug === 'guest-1',
    )
    const moved = await curate(
      `mutation ($id: ID!) { mentionReassign(id: $id, entity: { slug: "person-1" }) { mention { id entity { slug } } ${ERRORS} } }`,
      { id: wrong.id },
    )
    expect(moved).toEqual({ mention: { id: wrong.id, entity: { slug: 'person-1' } }, userErrors: [] })
    const gone = await curate(`mutation ($id: ID!) { mentionDelete(id: $id) { deletedId ${ERRORS} } }`, {
      id: wrong.id,
    })
    expect(gone).toEqual({ deletedId: wrong.id, userErrors: [] })
    expect((await archive.ask('query ($id: ID!) { node(id: $id) { id } }', { id: wrong.id })).data.node).toBe(null)
    expect(await faults()).toEqual([])
  })
})

describe('a quote', () => {
  const QUOTE = `quote { id text kind speaker { ... on Person { slug } } segments { start end } attribution { source { exact } cue { exact } } review }`
  const CREATE = `mutation ($article: ID!, $input: QuoteInput!) { quoteCreate(articleId: $article, input: $input) { ${QUOTE} ${ERRORS} } }`
  let id = ''

  test('is recorded with its segments, speaker, source and cue, and found', async () => {
    const input = {
      segments: [{ exact: 'met Guest 1' }, { exact: 'at Meeting 1' }],
      kind: 'MIXED',
      speaker: { slug: 'person-1' },
      source: { exact: 'Person 1', suffix: ' said' },
      cue: { exact: 'said' },
      saidAt: '2024-01-01',
      event: { slug: 'meeting-1' },
    }
    const made = await curate(CREATE, { article: (await article()).id, input })
    expect(made).toEqual({
      quote: {
        id: expect.stringMatching(/^quo_/),
        text: 'met Guest 1 … at Meeting 1',
        kind: 'MIXED',
        speaker: { slug: 'person-1' },
        segments: [
          { start: 9, end: 20 },
          { start: 21, end: 33 },
        ],
        attribution: { source: { exact: 'Person 1' }, cue: { exact: 'said' } },
        review: 'CONFIRMED',
      },
      userErrors: [],
    })
    id = made.quote.id
    expect(await find('"met guest 1"')).toContain('met Guest 1 … at Meeting 1')
    expect(await curate(CREATE, { article: (await article()).id, input })).toMatchObject({
      userErrors: [{ code: 'DUPLICATE', existing: { id } }],
    })
    const turned = { ...input, segments: [...input.segments].reverse() }
    expect(await curate(CREATE, { article: (await article()).id, input: turned })).toMatchObject({
      userErrors: [
        {
          path: ['input', 'segments', '1'],
          message: 'input.segments.1: expected segments in order, got one that begins before the last one ends.',
        },
      ],
    })
  })

  const ATTRIBUTE = `mutation ($id: ID!, $speaker: EntityLookup, $source: TextSpanInput) {
    quoteAttribute(id: $id, speaker: $speaker, source: $source) { ${QUOTE} ${ERRORS} }
  }`

  test('is given another speaker, or none; what is left out stays', async () => {
    expect(await curate(ATTRIBUTE, { id, speaker: { slug: 'guest-1' } })).toMatchObject({
      quote: { speaker: { slug: 'guest-1' }, attribution: { source: { exact: 'Person 1' } } },
    })
    expect(await curate(ATTRIBUTE, { id, speaker: null, source: null })).toMatchObject({
      quote: { speaker: null, attribution: { source: null, cue: { exact: 'said' } } },
    })
    expect(await curate(ATTRIBUTE, { id, speaker: { slug: 'meeting-1' } })).toMatchObject({
      userErrors: [
        {
          path: ['speaker'],
          message: 'speaker: expected an entity of kind PERSON or ORGANIZATION, got the EVENT meeting-1.',
        },
      ],
    })
    expect(await faults()).toEqual([])
  })

  test('is disputed, and gone from default lists, and deleted', async () => {
    const reviewed = await curate(
      'mutation ($id: ID!) { reviewSet(id: $id, review: DISPUTED, note: "not in the recording") { node { ... on Quote { review } } userErrors { code } } }',
      { id },
    )
    expect(reviewed).toEqual({ node: { review: 'DISPUTED' }, userErrors: [] })
    const { data } = await archive.ask('{ article(by: { slug: "article-1" }) { quotes { totalCount } } }')
    expect(data.article.quotes.totalCount).toBe(2)
    const gone = await curate(`mutation ($id: ID!) { quoteDelete(id: $id) { deletedId ${ERRORS} } }`, { id })
    expect(gone).toEqual({ deletedId: id, userErrors: [] })
    expect(await find('"met guest 1"')).not.toContain('met Guest 1 … at Meeting 1')
    expect(await faults()).toEqual([])
  })
})

test('a mutation by GET is refused', async () => {
  const query = encodeURIComponent('mutation { quoteDelete(id: "x") { deletedId } }')
  const answer = await archive.app.inject({
    url: `/graphql?query=${query}`,
    headers: { 'apollo-require-preflight': 'y' },
  })
  expect(answer.statusCode).toBe(405)
})

test('several mutations of one request run in their order, and one that fails does not stop the others', async () => {
  const { data } = await archive.askAs(
    'CURATOR',
    `mutation {
      a: personCreate(input: { name: "First" }) { person { slug } userErrors { code } }
      b: personUpdate(id: "x", input: {}) { person { slug } userErrors { code } }
      c: personCreate(input: { name: "First" }) { person { slug } userErrors { code } }
    }`,
  )
  expect(data).toEqual({
    a: { person: { slug: 'first' }, userErrors: [] },
    b: { person: null, userErrors: [{ code: 'NOT_FOUND' }] },
    c: { person: { slug: 'first-2' }, userErrors: [] },
  })
})
