import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkArchive } from '../src/check.ts'
import { ingestArticles, readCuratedFolder } from '../src/ingest.ts'
import type { ArticleRecord } from '../src/model.ts'
import { type Archive, openArchive, SEED } from './support/archive.ts'
import { numberedRecord, printedRecord, spanOf } from './support/records.ts'
import { tableRows } from './support/rows.ts'

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([])
})
afterAll(() => archive.close())

const save = (records: ArticleRecord[], into = archive) =>
  ingestArticles(
    records.map((record) => ({ record })),
    into.store,
    into.index,
  )

const outcomes = async (records: ArticleRecord[]) => (await save(records)).results.map(({ outcome }) => outcome)

async function faults() {
  const found = []
  for await (const fault of checkArchive(archive.store, archive.index)) found.push(fault)
  return found.filter(({ problem }) => !problem.startsWith('is of revision'))
}

test('many articles saved together are what they are saved one by one', async () => {
  const numbered = Array.from({ length: 20 }, (_, n) => numberedRecord(n))
  const changed = structuredClone(numbered[4]!)
  changed.article.body += ' Nothing else happened.'
  const records = [...(await readCuratedFolder(SEED)), ...numbered, changed]
  const other = await openArchive([], records)
  expect((await save(records)).results.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 21 }, () => 'CREATED'),
    'UPDATED',
  ])
  const { Archive: _saves, Change: _log, ...together } = await tableRows(archive.store)
  const { Archive: _others, Change: _otherLog, ...alone } = await tableRows(other.store)
  expect(together).toEqual(alone)
  expect(await archive.index.contents()).toEqual(await other.index.contents())
  await other.close()
})

test('the same articles again are unchanged, and one that changed is written alone', async () => {
  const before = await tableRows(archive.store)
  const records = [numberedRecord(1), numberedRecord(2), numberedRecord(3)]
  expect(await outcomes(records)).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED'])
  expect(await tableRows(archive.store)).toEqual(before)
  records[1]!.quotes.pop()
  expect(await outcomes(records)).toEqual(['UNCHANGED', 'UPDATED', 'UNCHANGED'])
  expect(await faults()).toEqual([])
})

test('others get their turn while an article with thousands of quotes is saved', async () => {
  const words = Array.from({ length: 3000 }, (_, n) => `We agree on point ${n}.`)
  const body = words.map((one) => `“${one}”`).join('\n')
  const record = printedRecord({
    slug: 'long-interview',
    body,
    publishedAt: '2023-01-01T12:00:00.000Z',
    quotes: words.map((one) => ({ words: one })),
  })
  let turns = 0
  let during = Number.NaN
  let ticking = setImmediate(function tick() {
    turns++
    ticking = setImmediate(tick)
  })
  const stop = archive.store.onStatement(({ sql, connection }) => {
    if (connection !== 'writer') return
    if (sql.startsWith('BEGIN')) turns = 0
    if (sql === 'COMMIT') during = turns
  })
  expect(await outcomes([record])).toEqual(['CREATED'])
  stop()
  clearImmediate(ticking)
  expect(during).toBeGreaterThan(5)
  expect(await faults()).toEqual([])
})

test('one that is wrong fails alone, with what was expected and what came', async () => {
  const wrong = numberedRecord(31)
  const span = spanOf(wrong.article.body, 'Person 31')
  wrong.mentions[0]!.span = { ...span, start: span.start + 1, end: span.end + 1 }
  const unknown = numberedRecord(32)
  unknown.quotes[0]!.speaker = 'nobody'
  const { results } = await save([numberedRecord(30), wrong, unknown, numberedRecord(33)])
  expect(results.map((result) => (result.outcome === 'FAILED' ? result.error.message : result.outcome))).toEqual([
    'CREATED',
    'BODY 0: expected "Person 31" at 1, found "erson 31 "; it stands at 0',
    '"nobody" is an entity neither of the record nor of the archive.',
    'CREATED',
  ])
  expect(await faults()).toEqual([])
})

test('one that breaks a rule which only the database holds fails alone', async () => {
  const within = numberedRecord(25)
  Object.assign(within.entities[2]!, { partOf: 'meeting-25' })
  const filed = numberedRecord(26)
  filed.article.topics = ['tides']
  const { results } = await save([numberedRecord(24), within, filed, numberedRecord(27)])
  expect(results.map((result) => (result.outcome === 'FAILED' ? result.error.message : result.outcome))).toEqual([
    'CREATED',
    'expected a record that keeps the rules of the archive: CHECK constraint failed: Event_partOf.',
    '"tides" is a topic neither of the record nor of the archive.',
    'CREATED',
  ])
  expect(await faults()).toEqual([])
})

test('an article that speaks of an entity that one before it brings is saved with it', async () => {
  const second = numberedRecord(35)
  second.quotes[0]!.speaker = 'person-34'
  expect(await outcomes([numberedRecord(34), second])).toEqual(['CREATED', 'CREATED'])
})

test('the slug of another article gets a part of the id, the same each time', async () => {
  const [one, other] = [numberedRecord(36), numberedRecord(37)]
  other.article.slug = one.article.slug
  expect(await outcomes([one, other])).toEqual(['CREATED', 'CREATED'])
  const ask = '{ articles(first: 2, orderBy: { field: PUBLISHED_AT, direction: DESC }) { nodes { slug } } }'
  const slugs = (await archive.ask(ask)).data.articles.nodes.map(({ slug }: { slug: string }) => slug)
  expect(slugs).toEqual([expect.stringMatching(/^article-36-[a-z0-9-]{6}$/), 'article-36'])
  other.article.body += ' More.'
  expect(await outcomes([other])).toEqual(['UPDATED'])
  expect((await archive.ask(ask)).data.articles.nodes[0].slug).toBe(slugs[0])
})

test('the address of another article is refused with its id', async () => {
  const [one, other] = [numberedRecord(38), numberedRecord(39)]
  one.article.url = other.article.url = 'https://daily.example/38'
  const { results } = await save([one, other])
  expect(results).toMatchObject([
    { outcome: 'CREATED' },
    {
      outcome: 'FAILED',
      error: {
        code: 'BAD_RECORD',
        message: `url: https://daily.example/38 is the address of another article, ${results[0]!.id}. Expected the same source and external id, or another address.`,
      },
    },
  ])
})

test('a name that changes is found anew in the quotes of its speaker', async () => {
  const record = numberedRecord(40)
  await save([record])
  record.entities[0]!.name = 'Renamed Speaker'
  record.mentions = []
  expect(await outcomes([record])).toEqual(['UPDATED'])
  expect(await faults()).toEqual([])
})

const extracted = { method: 'EXTRACTED', review: 'UNREVIEWED' } as const

test('what extraction says of an entity on record adds names and changes nothing else', async () => {
  const record = numberedRecord(41)
  record.entities[0]!.description = 'A person of the test.'
  await save([record])
  const found: ArticleRecord = JSON.parse(JSON.stringify(numberedRecord(42)).replaceAll('person-42', 'person-41'))
  Object.assign(found.entities[0]!, extracted, { name: 'Pers. 41', description: 'Wrong.' })
  expect(await outcomes([found])).toEqual(['CREATED'])
  const { data } = await archive.ask(
    '{ person(by: { slug: "person-41" }) { name description names { text kind } articles { totalCount } } }',
  )
  expect(data.person).toEqual({
    name: 'Person 41',
    description: 'A person of the test.',
    names: [
      { text: 'Person 41', kind: 'PREFERRED' },
      { text: 'Pers. 41', kind: 'ALIAS' },
    ],
    articles: { totalCount: 2 },
  })
})
