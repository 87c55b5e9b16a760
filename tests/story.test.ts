import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveOf } from '../src/commands/archive.ts'
import { ingest } from '../src/commands/ingest.ts'
import { readConfig } from '../src/config.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { openStore } from '../src/store/open.ts'
import { type Archive, openArchive } from './support/archive.ts'

// The whole way of an article: saved pages of ten publishers go in with one command, a service beside it serves what was
// said in them, a doctored quote is caught, and a wrong merge is undone.

let archive: Archive
let printed: string
beforeAll(async () => {
  archive = await openArchive([], [], { interval: 20, requestTimeout: 60_000 })
  const lines: string[] = []
  const open = async () =>
    archiveOf(readConfig({}), await openStore({ url: archive.url }), () => createMiniSearchIndex({}))
  await ingest.run(['tests/pages', '--source', 'Island Radio'], open, (line) => lines.push(line))
  printed = lines.join('\n')
})
afterAll(() => archive.close())

const ask = async (query: string, variables = {}) => {
  const { data, errors } = await archive.ask(query, variables)
  expect(errors).toBe(undefined)
  return data
}

test('pages of ten publishers go in with one command', async () => {
  const [counts, unread] = printed.split('\n\n')
  expect(counts).toBe('created    10\nupdated     0\nunchanged   0\nfailed      0')
  expect(unread).toContain('only English is: 4 (ru 1, ja 1, fr 1, de-DE 1).')
  const { articles } = await ask('{ articles(first: 20) { nodes { source { name } } } }')
  const sources = articles.nodes.map(({ source }: { source: { name: string } }) => source.name)
  expect(new Set(sources).size).toBeGreaterThanOrEqual(9)
})

test('their quotes are served with speakers, and spans that are the words', async () => {
  const { quotes } = await ask(`{ quotes(first: 100, where: { kind: DIRECT }) { nodes {
    text speaker { ... on Person { name } } segments { start end exact } article { body } } } }`)
  const said = quotes.nodes.map(({ text, speaker }: { text: string; speaker: { name: string } }) => [
    speaker?.name,
    text,
  ])
  expect(said).toEqual(
    expect.arrayContaining([
      ['Kari Foss', 'We have found rust where there should be none'],
      ['Ruth Baker', 'My grandfather lit it in 1934 … I am the one who put it out.'],
      ['Joan Pike', 'She sat on the gatepost as if she had never left'],
      ['Olga Rand', 'Nine more is not a pack, it is a sign'],
      ['Earl Dobbs', 'I set my watch by it … So did everybody else, and that was the trouble.'],
    ]),
  )
  for (const { segments, article } of quotes.nodes)
    for (const { start, end, exact } of segments) expect(article.body.slice(start, end)).toBe(exact)
})

/** Asked until the service has heard of what the command wrote. */
async function verify(text: string) {
  const query = `query ($text: String!) { verifyQuote(text: $text) { verdict matches {
    diff { op text } quote { speaker { ... on Person { name } } } article { source { name } } } } }`
  for (;;) {
    const { verifyQuote } = await ask(query, { text })
    if (verifyQuote.verdict !== 'NOT_FOUND') return verifyQuote
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a doctored quote is caught, with the changed word marked', async () => {
  expect(await verify('We have found rust where there should be none')).toMatchObject({ verdict: 'EXACT' })
  expect(await verify('We have found gold where there should be none')).toMatchObject({
    verdict: 'ALTERED',
    matches: [
      {
        article: { source: { name: 'The Fjord Times' } },
        quote: { speaker: { name: 'Kari Foss' } },
        diff: [
          { op: 'EQUAL', text: 'We have found ' },
          { op: 'DELETE', text: 'gold' },
          { op: 'INSERT', text: 'rust' },
          { op: 'EQUAL', text: ' where there should be none' },
        ],
      },
    ],
  })
})

const PEOPLE = `{
  foss: person(by: { slug: "kari-foss" }) { id name quotes { nodes { id text } } mentions { totalCount } }
  pike: person(by: { slug: "joan-pike" }) { id name quotes { nodes { id text } } mentions { totalCount } }
}`
const change = async (mutation: string, variables: object) => {
  const { data, errors } = await archive.askAs('ADMIN', mutation, { ...variables })
  expect(errors).toBe(undefined)
  const [payload] = Object.values(data) as [{ userErrors: unknown[] }]
  expect(payload.userErrors).toEqual([])
}

test('a wrong merge is undone', async () => {
  const before = await ask(PEOPLE)
  const variables = { into: before.foss.id, from: before.pike.id }
  const merge =
    'mutation ($into: ID!, $from: ID!) { entityMerge(into: $into, from: [$from]) { userErrors { message } } }'
  await change(merge, variables)
  const merged = await ask(PEOPLE)
  expect(merged.pike).toEqual(merged.foss)
  expect(merged.foss.quotes.nodes).toHaveLength(before.foss.quotes.nodes.length + before.pike.quotes.nodes.length)
  await change('mutation ($id: ID!) { entityUnmerge(id: $id) { userErrors { message } } }', { id: before.pike.id })
  expect(await ask(PEOPLE)).toEqual(before)
})
