import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archive, openArchive } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([], [numberedRecord(1)])
})
afterAll(() => archive.close())

const HISTORY = `history(first: 10) { totalCount nodes {
  at by action note changes { field before after } node { id }
} }`

const quoteIds = async () => {
  const { data } = await archive.ask('{ article(by: { slug: "article-1" }) { id quotes { nodes { id } } } }')
  return data.article.quotes.nodes.map(({ id }: { id: string }) => id) as string[]
}

test('every change tells who, when, what it was and became, and why; what was not changed leaves no trace', async () => {
  const [id] = await quoteIds()
  const { data: people } = await archive.ask(
    '{ a: person(by: { slug: "person-1" }) { id } b: person(by: { slug: "guest-1" }) { id } }',
  )
  const review =
    'mutation ($id: ID!, $note: String) { reviewSet(id: $id, review: DISPUTED, note: $note) { userErrors { code } } }'
  await archive.askAs('CURATOR', review, { id, note: 'not on the tape' })
  await archive.askAs('CURATOR', review, { id })
  await archive.askAs(
    'ADMIN',
    'mutation ($id: ID!) { quoteAttribute(id: $id, speaker: { slug: "guest-1" }) { userErrors { code } } }',
    { id },
  )
  const { data } = await archive.ask(`query ($id: ID!) { node(id: $id) { ... on Quote { ${HISTORY} } } }`, { id })
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(data.node.history).toEqual({
    totalCount: 2,
    nodes: [
      {
        at,
        by: 'the admin',
        action: 'UPDATED',
        note: null,
        changes: [{ field: 'speaker', before: JSON.stringify(people.a.id), after: JSON.stringify(people.b.id) }],
        node: { id },
      },
      {
        at,
        by: 'the curator',
        action: 'REVIEWED',
        note: 'not on the tape',
        changes: [{ field: 'review', before: '"CONFIRMED"', after: '"DISPUTED"' }],
        node: { id },
      },
    ],
  })
})

test('what was deleted is in the history of its article, with all it was', async () => {
  const { data: before } = await archive.ask(
    '{ article(by: { slug: "article-1" }) { mentions { nodes { id span { exact } } } } }',
  )
  const { id, span } = before.article.mentions.nodes[0]
  await archive.askAs(
    'CURATOR',
    'mutation ($id: ID!) { mentionDelete(id: $id, note: "twice") { userErrors { code } } }',
    { id },
  )
  const { data } = await archive.ask(`{ article(by: { slug: "article-1" }) { ${HISTORY} } }`)
  const [latest] = data.article.history.nodes
  expect(latest).toMatchObject({ action: 'DELETED', note: 'twice', node: null })
  const deleted = latest.changes.find(({ field }: { field: string }) => field === 'span')
  expect(JSON.parse(deleted.before)).toMatchObject({ field: 'BODY', exact: span.exact })
  expect(deleted.after).toBe(null)
})

test('history cannot be rewritten', async () => {
  for (const statement of [`UPDATE "Edit" SET "by" = 'someone else'`, 'DELETE FROM "Edit"'])
    await expect(archive.store.write((tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow('what was done was done')
})
