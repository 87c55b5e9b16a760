import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecords } from '../src/export/records.ts'
import { type Archive, openArchive, SEED } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([SEED], [numberedRecord(1), numberedRecord(8), ...many()])
})
afterAll(() => archive.close())

/** Articles of one speaker, one too many to be exported with them. */
const many = () =>
  Array.from({ length: 101 }, (_, n) => {
    const { article, entities, mentions, ...record } = numberedRecord(1)
    return {
      ...record,
      article: { ...article, slug: `again-${n}`, externalId: `again-${n}` },
      entities: entities.map((one) => ({ ...one, slug: one.slug.replace('person-1', 'person-often') })),
      mentions: mentions.map((one) => ({ ...one, entity: one.entity.replace('person-1', 'person-often') })),
      quotes: [],
    }
  }).map((record) => JSON.parse(JSON.stringify(record).replaceAll('"person-1"', '"person-often"')))

const EXPORT = `query ($id: ID!, $format: ExportFormat!) {
  nodeExport(id: $id, format: $format) { node { id } format files { name mediaType content } } }`

async function exported(id: string, format: string) {
  const { data, errors } = await archive.ask(EXPORT, { id, format })
  expect(errors).toBe(undefined)
  return data.nodeExport
}

const idOf = async (lookup: string) => (await archive.ask(`{ it: ${lookup} { id } }`)).data.it.id

async function quoteId() {
  const { data } = await archive.ask('{ article(by: { slug: "article-8" }) { quotes { nodes { id text } } } }')
  return data.article.quotes.nodes.find(({ text }: { text: string }) => text === 'And on more').id
}

test('an article is the line that the whole export has of it', async () => {
  const id = await idOf('article(by: { slug: "2023-10-20-lavrov-north-korea-trip" })')
  const { node, format, files } = await exported(id, 'JSONL')
  expect([node.id, format, files.length]).toEqual([id, 'JSONL', 1])
  expect(files[0]).toMatchObject({
    name: '2023-10-20-lavrov-north-korea-trip.jsonl',
    mediaType: 'application/x-ndjson',
  })
  const records = []
  for await (const record of readRecords(archive.store.reader)) records.push(record)
  const same = records.find(({ article }) => article.slug === '2023-10-20-lavrov-north-korea-trip')
  expect(files[0].content).toBe(`${JSON.stringify(same)}\n`)
})

test('a quote comes with its article and those it speaks of, and nothing else', async () => {
  const id = await quoteId()
  const [file] = (await exported(id, 'JSONL')).files
  const record = JSON.parse(file.content)
  expect(file.name).toBe(`${id}.jsonl`)
  expect(record).toMatchObject({ article: { slug: 'article-8' }, mentions: [], affiliations: [] })
  expect(record.quotes.map((quote: { segments: { exact: string }[] }) => quote.segments[0]!.exact)).toEqual([
    'And on more',
  ])
  expect(record.entities.map(({ slug }: { slug: string }) => slug)).toEqual(['guest-1', 'meeting-8', 'person-8'])
  const [annotations] = (await exported(id, 'ANNOTATIONS')).files
  expect(annotations.mediaType).toBe('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"')
  // The second quote of its article, as in the whole export.
  expect(JSON.parse(annotations.content)).toMatchObject({
    id: 'urn:verbatim:article:the-daily:article-8:quote:2',
    body: [{ source: 'urn:verbatim:person:person-8' }],
  })
  const [jsonLd] = (await exported(id, 'JSONLD')).files
  expect(JSON.parse(jsonLd.content)['@graph'][0].hasPart).toMatchObject([{ text: 'And on more' }])
})

test('an entity comes with what each article says of it', async () => {
  const id = await idOf('person(by: { slug: "guest-1" })')
  const { data } = await archive.ask('{ person(by: { slug: "person-8" }) { id } }')
  const [file] = (await exported(data.person.id, 'JSONL')).files
  const [record] = file.content.trim().split('\n').map(JSON.parse)
  expect(record.mentions).toMatchObject([{ entity: 'person-8' }])
  expect(record.quotes).toHaveLength(2)
  const { errors } = await archive.ask(EXPORT, { id, format: 'JSONL' })
  expect(errors?.[0]).toMatchObject({
    message:
      'id: expected one that at most 25 articles name, got one that more do. `verbatim export` writes any number.',
    extensions: { code: 'BAD_USER_INPUT' },
  })
})

test('as tables it is the rows that concern it', async () => {
  const names = ({ files }: { files: { name: string }[] }) => files.map(({ name }) => name)
  expect(names(await exported(await quoteId(), 'CSV'))).toEqual([
    'articles.csv',
    'quotes.csv',
    'quote_spans.csv',
    'people.csv',
    'events.csv',
    'names.csv',
    'participants.csv',
    'evidence.csv',
    'sources.csv',
  ])
  const person = await exported(await idOf('person(by: { slug: "person-8" })'), 'CSV')
  const table = (name: string) => person.files.find((file: { name: string }) => file.name === name).content
  expect(table('people.csv').split('\r\n')[1]).toMatch(/^per_\S+,person-8,Person 8,,,,CURATED,CONFIRMED,1$/)
  expect(table('quotes.csv').match(/\r\n/g)).toHaveLength(3)
  expect(table('mentions.csv').match(/\r\n/g)).toHaveLength(2)
})

test('of a merged entity the one that remains is exported, of a retracted article that it is', async () => {
  const [into, from] = [await idOf('person(by: { slug: "person-1" })'), await idOf('person(by: { slug: "person-8" })')]
  const merge =
    'mutation ($into: ID!, $from: ID!) { entityMerge(into: $into, from: [$from]) { userErrors { message } } }'
  await archive.askAs('ADMIN', merge, { into, from })
  const { node, files } = await exported(from, 'JSONL')
  expect([node.id, files[0].name]).toEqual([into, 'person-1.jsonl'])
  const article = await idOf('article(by: { slug: "article-8" })')
  const retract = 'mutation ($id: ID!) { articleRetract(id: $id, reason: "Invented") { userErrors { message } } }'
  await archive.askAs('CURATOR', retract, { id: article })
  expect(JSON.parse((await exported(article, 'JSONL')).files[0].content).article.status).toBe('RETRACTED')
})

test('nothing comes of an id that is none, and an error of one of another kind', async () => {
  expect(await exported('art_AAAAAAAAAAAAAAAA', 'CSV')).toBe(null)
  const source = await idOf('source(by: { slug: "the-daily" })')
  expect((await archive.ask(EXPORT, { id: source, format: 'CSV' })).errors?.[0]?.message).toBe(
    `id: expected that of an article, quote, person, organization, place or event, got "${source}".`,
  )
})

test('the number of statements does not grow with what is in an article', async () => {
  const small = await idOf('article(by: { slug: "article-1" })')
  const large = await idOf('article(by: { slug: "2023-10-20-lavrov-north-korea-trip" })')
  for (const format of ['CSV', 'ANNOTATIONS']) {
    const { statements } = await archive.count(EXPORT, { id: small, format })
    const more = await archive.count(EXPORT, { id: large, format })
    // Entities are followed to those they refer to, a statement a step; a table of more than a hundred rows takes two.
    expect(more.statements - statements).toBeLessThanOrEqual(4)
    expect(more.statements).toBeLessThan(25)
  }
})
