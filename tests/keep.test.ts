import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkArchive } from '../src/check.ts'
import { archiveOf } from '../src/commands/archive.ts'
import { ingest } from '../src/commands/ingest.ts'
import { readConfig } from '../src/config.ts'
import { ingestArticle } from '../src/ingest.ts'
import type { ArticleRecord } from '../src/model.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { openStore } from '../src/store/open.ts'
import { type Answer, type Archive, openArchive } from './support/archive.ts'
import { numberedRecord, spanOf } from './support/records.ts'

// Article 1: Person 1 met Guest 1 at Meeting 1. “We agree on 1 things,” Person 1 said. “And on more.”

let archive: Archive
beforeEach(async () => {
  archive = await openArchive([], [numberedRecord(1), numberedRecord(8)])
})
afterEach(() => archive.close())

/** The article as its source corrected it: words before, and words replaced. */
function corrected(before = '', replaced: [string, string] = ['', '']): ArticleRecord {
  const record = numberedRecord(1)
  const body = before + record.article.body.replace(...replaced)
  const moved = <One extends { exact: string }>(span: One) => ({ ...span, ...spanOf(body, span.exact) })
  const stays = ({ exact }: { exact: string }) => body.includes(exact)
  return {
    ...record,
    article: { ...record.article, body, modifiedAt: '2024-02-02T00:00:00Z' },
    entities: record.entities.map((entity) =>
      entity.kind === 'EVENT'
        ? {
            ...entity,
            evidence: entity.evidence.map(moved),
            participants: entity.participants.map((one) => ({ ...one, evidence: one.evidence.map(moved) })),
          }
        : entity,
    ),
    mentions: record.mentions.filter(({ span }) => stays(span)).map((one) => ({ ...one, span: moved(one.span) })),
    quotes: record.quotes
      .filter(({ segments }) => segments.every(stays))
      .map((quote) => ({ ...quote, segments: quote.segments.map(moved) })),
  }
}

const save = (record: ArticleRecord) => ingestArticle(record, archive.store, archive.index)

const curate = async (mutation: string, variables: Record<string, unknown> = {}): Promise<Answer['data']> => {
  const { data, errors } = await archive.askAs('ADMIN', mutation, variables)
  expect(errors).toBe(undefined)
  const [payload] = Object.values(data) as [{ userErrors: unknown[] }]
  expect(payload.userErrors).toEqual([])
  return payload
}

/** What `ingest` prints of a file with a record, run beside the service. */
async function ingestFile(record: ArticleRecord): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'verbatim-')), 'record.jsonl')
  await writeFile(path, JSON.stringify(record))
  const lines: string[] = []
  const open = async () =>
    archiveOf(readConfig({}), await openStore({ url: archive.url }), () => createMiniSearchIndex({}))
  await ingest.run([path], open, (line) => lines.push(line))
  return lines.join('\n').replaceAll(path, 'record.jsonl')
}

const ARTICLE = `article(by: { slug: "article-1" }) {
  id quotes { nodes { id text speaker { ... on Person { slug } } review segments { start } } }
  mentions { nodes { id span { exact start } entity { slug } } }
  lostFindings { findingId text entity { slug } }
}`
const read = async () => (await archive.ask(`{ ${ARTICLE} }`)).data.article

const faults = async () => {
  const { revision } = await archive.store.reader.archive.findFirstOrThrow()
  await archive.index.commit(revision)
  const all = []
  for await (const fault of checkArchive(archive.store, archive.index)) all.push(fault)
  return all
}

const idOf = async (lookup: string) => (await archive.ask(`{ it: ${lookup} { id } }`)).data.it.id

test('a speaker, a review and a deletion by hand outlive a new saving, wherever the words stand now', async () => {
  const [first, second] = (await read()).quotes.nodes
  await curate(
    'mutation ($id: ID!) { quoteAttribute(id: $id, speaker: { slug: "guest-1" }) { quote { id } userErrors { code } } }',
    { id: first.id },
  )
  await curate('mutation ($id: ID!) { quoteDelete(id: $id) { deletedId userErrors { code } } }', { id: second.id })
  const saved = await save(corrected('Corrected. '))
  expect(saved).toMatchObject({ outcome: 'UPDATED' })
  expect('lost' in saved).toBe(false)
  expect((await read()).quotes.nodes).toEqual([
    { ...first, speaker: { slug: 'guest-1' }, segments: [{ start: first.segments[0].start + 'Corrected. '.length }] },
  ])
  expect(await faults()).toEqual([])
})

test('a quote made by hand takes the place of one that is found across it', async () => {
  const { id: articleId, quotes } = await read()
  await curate('mutation ($id: ID!) { quoteDelete(id: $id) { userErrors { code } } }', { id: quotes.nodes[0].id })
  const { quote } = await curate(
    `mutation ($articleId: ID!) { quoteCreate(articleId: $articleId, input: { segments: [{ exact: "agree on 1 things" }] }) {
      quote { id } userErrors { code } } }`,
    { articleId },
  )
  await save(corrected('Corrected. '))
  const { quotes: after } = await read()
  expect(after.nodes.map(({ id, text }: Record<string, string>) => [id, text])).toEqual([
    [quote.id, 'agree on 1 things'],
    [quotes.nodes[1].id, 'And on more'],
  ])
  expect(await faults()).toEqual([])
})

test('one whose words are gone is kept, told, and comes back with them', async () => {
  const [first] = (await read()).quotes.nodes
  await curate('mutation ($id: ID!) { reviewSet(id: $id, review: UNREVIEWED) { userErrors { code } } }', {
    id: first.id,
  })
  const lost = await save(corrected('', ['agree on 1 things', 'agree on nothing']))
  expect(lost).toMatchObject({ outcome: 'UPDATED', lost: [{ id: first.id, text: 'We agree on 1 things' }] })
  const without = await read()
  expect(without.quotes.nodes).toHaveLength(1)
  expect(without.lostFindings).toEqual([
    { findingId: first.id, text: 'We agree on 1 things', entity: { slug: 'person-1' } },
  ])
  const again = await save(corrected('Restored. '))
  expect('lost' in again).toBe(false)
  const back = await read()
  expect(back.lostFindings).toEqual([])
  expect(back.quotes.nodes[0]).toMatchObject({ id: first.id, review: 'UNREVIEWED', speaker: { slug: 'person-1' } })
  expect(await faults()).toEqual([])
})

test('`ingest` tells of one whose words are gone', async () => {
  const [first] = (await read()).quotes.nodes
  await curate('mutation ($id: ID!) { reviewSet(id: $id, review: DISPUTED) { userErrors { code } } }', { id: first.id })
  expect(await ingestFile(corrected('', ['agree on 1 things', 'agree on nothing']))).toBe(`created    0
updated    1
unchanged  0
failed     0

Curated, kept and marked, but no longer in the article:
  record.jsonl:1: "We agree on 1 things"`)
})

test('a mention that was linked by hand stays at its place among others with the same words', async () => {
  const { id: articleId, mentions } = await read()
  const { mention } = await curate(
    `mutation ($articleId: ID!) { mentionCreate(articleId: $articleId, input: {
      entity: { slug: "person-8" }, span: { exact: "Person 1", suffix: " said" } }) { mention { id } userErrors { code } } }`,
    { articleId },
  )
  await save(corrected('Person 1 again. '))
  const { mentions: after } = await read()
  const at = (id: string) => after.nodes.find((one: { id: string }) => one.id === id)
  expect(at(mention.id)).toMatchObject({ entity: { slug: 'person-8' }, span: { exact: 'Person 1' } })
  const { data } = await archive.ask(
    'query ($id: ID!) { node(id: $id) { ... on Mention { span { suffix(length: 5) } } } }',
    {
      id: mention.id,
    },
  )
  expect(data.node.span.suffix).toBe(' said')
  expect(after.nodes).toHaveLength(mentions.nodes.length + 1)
  expect(await faults()).toEqual([])
})

test('what was changed of a person by hand stays; what articles add besides is added', async () => {
  const id = await idOf('person(by: { slug: "person-1" })')
  await curate(
    `mutation ($id: ID!) { personUpdate(id: $id, input: { name: "Pat One", names: [{ text: "Person 1" }, { text: "Pat" }], birthDate: "1960" }) {
      userErrors { code } } }`,
    { id },
  )
  const record = corrected('Corrected. ')
  record.entities = record.entities.map((entity) =>
    entity.slug === 'person-1'
      ? { ...entity, description: 'A host.', names: [{ text: 'P. One', kind: 'ALIAS' }] }
      : entity,
  )
  await save(record)
  const { data } = await archive.ask(
    '{ person(by: { slug: "person-1" }) { name names { text } description birthDate { edtf } } }',
  )
  expect(data.person).toEqual({
    name: 'Pat One',
    names: expect.arrayContaining(['Pat One', 'Person 1', 'Pat', 'P. One'].map((text) => ({ text }))),
    description: 'A host.',
    birthDate: { edtf: '1960' },
  })
  expect(await faults()).toEqual([])
})

test('a merged person is not made anew, and what is said of them is said of the one that remains', async () => {
  const [into, from] = [await idOf('person(by: { slug: "person-8" })'), await idOf('person(by: { slug: "person-1" })')]
  await curate(
    'mutation ($into: ID!, $from: [ID!]!) { entityMerge(into: $into, from: $from) { userErrors { code } } }',
    { into, from: [from] },
  )
  await save(corrected('Corrected. '))
  const { mentions, quotes } = await read()
  expect(quotes.nodes.map(({ speaker }: { speaker: unknown }) => speaker)).toEqual([
    { slug: 'person-8' },
    { slug: 'person-8' },
  ])
  expect(mentions.nodes.map(({ entity }: { entity: { slug: string } }) => entity.slug)).not.toContain('person-1')
  const { data } = await archive.ask(`{ people(where: { name: { startsWith: "person" } }) { nodes { slug } }
    search(query: "Person 1", types: [PERSON]) { nodes { ... on Person { slug } } } }`)
  expect(data.people.nodes).toEqual([{ slug: 'person-8' }])
  expect(data.search.nodes).toEqual([{ slug: 'person-8' }])
  expect(await faults()).toEqual([])
  // Undone, also what was saved meanwhile comes back.
  await curate('mutation ($id: ID!) { entityUnmerge(id: $id) { userErrors { code } } }', { id: from })
  expect((await read()).quotes.nodes.map(({ speaker }: { speaker: unknown }) => speaker)).toEqual([
    { slug: 'person-1' },
    { slug: 'person-1' },
  ])
  expect(await faults()).toEqual([])
})

test('a person made by hand stays though no article names them', async () => {
  const { person } = await curate(
    'mutation { personCreate(input: { name: "Ada Quill" }) { person { id } userErrors { code } } }',
  )
  const { id: articleId } = await read()
  const { mention } = await curate(
    `mutation ($articleId: ID!, $id: ID!) { mentionCreate(articleId: $articleId, input: {
      entity: { id: $id }, span: { exact: "Meeting 1" } }) { mention { id } userErrors { code } } }`,
    { articleId, id: person.id },
  )
  await curate('mutation ($id: ID!) { mentionDelete(id: $id) { userErrors { code } } }', { id: mention.id })
  await save(corrected('Corrected. '))
  const { data } = await archive.ask('query ($id: ID!) { node(id: $id) { ... on Person { name } } }', { id: person.id })
  expect(data.node.name).toBe('Ada Quill')
})
