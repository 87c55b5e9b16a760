import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ingestArticle } from '../src/ingest.ts'
import { type Archive, openArchive } from './support/archive.ts'
import { printedRecord } from './support/records.ts'

// One sentence of an invented mayor, as it drifts from one outlet to the next.

const FIRST = 'We will open the new bridge before winter, and not a day later'
const printed = (slug: string, source: string, day: number, words: string) =>
  printedRecord({
    ...{ slug, source, body: `“${words},” Mayor Ada Quist said on day ${day}.` },
    ...{ publishedAt: `2024-03-0${day}T12:00:00.000Z`, quotes: [{ words, speaker: 'Ada Quist' }] },
  })

const DAILY = printed('daily', 'The Daily', 1, FIRST)
const COURIER = printed('courier', 'The Courier', 2, 'We will open the new bridge by winter, and not a day later')
const EVENING = printed('evening', 'Evening Post', 3, 'we will open the new bridge by winter and not a day later')
const OTHER = printed('other', 'The Daily', 4, 'Nobody asked the fishermen what they will live on')

const QUERY = `query ($first: Int, $after: String) {
  article(by: { slug: "daily" }) { quotes { nodes { variants(first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor similarity node { text article { source { name } } } diff { op text } }
    wordings { text similarity firstPublishedAt quotes { article { source { name } } } }
  } } } }
}`

describe('variants of a quote', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchive([], [DAILY, COURIER, OTHER])
  })
  afterAll(() => archive.close())

  const variants = async (variables = {}) => {
    const { data, errors } = await archive.ask(QUERY, variables)
    expect(errors).toBeUndefined()
    return data.article.quotes.nodes[0].variants
  }

  test('show how the words drift between two outlets', async () => {
    expect((await variants()).edges).toMatchObject([
      {
        similarity: 12 / 13,
        node: {
          text: 'We will open the new bridge by winter, and not a day later',
          article: { source: { name: 'The Courier' } },
        },
        diff: [
          { op: 'EQUAL', text: 'We will open the new bridge ' },
          { op: 'DELETE', text: 'before' },
          { op: 'INSERT', text: 'by' },
          { op: 'EQUAL', text: ' winter, and not a day later' },
        ],
      },
    ])
  })

  test('come and go with their articles, and are grouped by what they say', async () => {
    await ingestArticle(EVENING, archive.store, archive.index)
    const wordings = (await variants()).wordings
    expect(wordings).toEqual([
      {
        text: FIRST,
        similarity: 1,
        firstPublishedAt: '2024-03-01T12:00:00.000Z',
        quotes: [{ article: { source: { name: 'The Daily' } } }],
      },
      {
        text: 'We will open the new bridge by winter, and not a day later',
        similarity: 12 / 13,
        firstPublishedAt: '2024-03-02T12:00:00.000Z',
        quotes: [{ article: { source: { name: 'The Courier' } } }, { article: { source: { name: 'Evening Post' } } }],
      },
    ])
    const changed = printed('evening', 'Evening Post', 3, 'The bridge is a matter for the council alone')
    await ingestArticle(changed, archive.store, archive.index)
    expect((await variants()).totalCount).toBe(1)
    await ingestArticle(EVENING, archive.store, archive.index)
    expect((await variants()).totalCount).toBe(2)
  })

  test('come in pages', async () => {
    const one = await variants({ first: 1 })
    expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const two = await variants({ first: 1, after: one.pageInfo.endCursor })
    expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    expect([...one.edges, ...two.edges].map(({ node }) => node.article.source.name).sort()).toEqual([
      'Evening Post',
      'The Courier',
    ])
    const { errors } = await archive.ask(QUERY, { after: 'x' })
    expect(errors![0]!.message).toBe('after: "x" is not a cursor of this list in this order.')
  })

  test('take as many statements for four quotes as for one', async () => {
    const query = 'query ($n: Int) { quotes(first: $n) { nodes { variants { nodes { text } wordings { text } } } } }'
    const [one, four] = [await archive.count(query, { n: 1 }), await archive.count(query, { n: 4 })]
    expect(four.data.quotes.nodes).toHaveLength(4)
    expect(four.statements).toBe(one.statements)
  })
})
