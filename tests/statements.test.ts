import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Archive, openArchive } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

const NESTED = `query ($first: Int!) {
  articles(first: $first) { nodes {
    title
    people(first: 2) { edges { mentionCount node {
      name
      quotes(first: 3) { nodes {
        text
        event { name participants(first: 3) { edges { role node { name } } } }
      } }
    } } }
  } }
}`

describe('the number of SQL statements', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchive(
      [],
      Array.from({ length: 100 }, (_, n) => numberedRecord(n)),
    )
  })
  afterAll(() => archive.close())

  test.each([1, 20, 100])(
    'is one for each level of articles → people → quotes → event → participants, for %i articles',
    async (first) => {
      const { data, errors, statements } = await archive.count(NESTED, { first })
      expect(errors).toBeUndefined()
      expect(data.articles.nodes).toHaveLength(first)
      expect(data.articles.nodes[0].people.edges[0].node.quotes.nodes[0].event.participants.edges).toHaveLength(2)
      expect(statements).toBe(5)
    },
  )

  test.each([1, 20, 100])('is one more for each count that is asked for, for %i articles', async (first) => {
    const query = NESTED.replace('people(first: 2) {', 'people(first: 2) { totalCount').replace(
      'articles(first: $first) {',
      'articles(first: $first) { totalCount',
    )
    const { data, statements } = await archive.count(query, { first })
    expect(data.articles.totalCount).toBe(100)
    expect(data.articles.nodes[0].people.totalCount).toBe(2)
    expect(statements).toBe(7)
  })

  test('is one for 200 parents that are asked for by id in two lists', async () => {
    const { data } = await archive.ask('{ people(first: 100) { nodes { id } } }')
    const ids = data.people.nodes.map((person: { id: string }) => person.id)
    const { statements, data: both } = await archive.count(
      `query ($ids: [ID!]!) {
        a: nodes(ids: $ids) { ... on Person { quotes(first: 1) { nodes { text } } } }
        b: nodes(ids: $ids) { ... on Person { quotes(first: 1) { nodes { text } } } }
      }`,
      { ids },
    )
    expect(both.a).toHaveLength(100)
    expect(statements).toBe(3)
  })

  test('is one for a field that several kinds of entity share', async () => {
    const { statements } = await archive.count('{ entities(first: 50) { nodes { name names { text } } } }')
    expect(statements).toBe(2)
  })

  test('reads only the columns that the fields of a nested list are made of', async () => {
    const read: string[] = []
    const stop = archive.store.onStatement(({ sql }) => read.push(sql))
    const { data } = await archive.ask(`{
      articles(first: 1) { nodes { quotes(first: 1) { nodes { text } edges { node { ...when } } } } }
    }
    fragment when on Quote { saidAt { display } event { name } }`)
    stop()
    expect(data.articles.nodes[0].quotes.nodes[0].text).toBeTypeOf('string')
    const quotes = read.find((sql) => sql.includes('FROM "Quote" q'))
    const row = /json_array\(([^)]*)\) AS row/.exec(quotes!)?.[1]?.replaceAll('"', '')
    expect(row).toBe("'QUOTE',q.id,q.text,q.eventId,q.saidEdtf,q.saidEarliest,q.saidLatest")
  })
})
