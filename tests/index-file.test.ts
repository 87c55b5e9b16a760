import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Lists } from '../src/search/lists.ts'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import type { SearchDocument, SearchIndex, SearchQuery } from '../src/search/port.ts'
import type { SnapshotReader } from '../src/search/sections.ts'
import { readAllDocuments } from '../src/store/read/documents.ts'
import { openArchive } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

// The file that keeps the index between two starts, and the pieces in which the index is built.

const PLACES = ['Pyongyang', 'Wŏnsan', 'Hamhŭng', '평양']

/** People and articles in turn, no two the same. */
const numbered = (n: number): SearchDocument => {
  const isPerson = n % 2 === 0
  const person = { id: `person:${n - (n % 2)}`, kind: 'PERSON' as const }
  return {
    id: isPerson ? person.id : `article:${n}`,
    kind: isPerson ? 'PERSON' : 'ARTICLE',
    title: isPerson ? `Choe Son-hui ${n}` : `A visit to ${PLACES[n % 4]}, number ${n}`,
    aliases: isPerson ? [`Coe Sonhui ${n}`, `"${n}"`] : [],
    summary: isPerson ? '' : 'Flowers 🌷\nwere laid.',
    body: isPerson ? '' : `It was the visit of ${n}. `.repeat(n % 50),
    ...(isPerson ? {} : { captions: ['A photo\u2028of flowers'] }),
    language: isPerson ? null : ['en', 'fr-CA'][n % 3 === 0 ? 0 : 1]!,
    publishedAt: isPerson ? null : new Date(Date.UTC(2024, 0, 1 + (n % 366))).toISOString(),
    source: isPerson ? null : `source:${n % 5}`,
    topics: isPerson ? [] : [`topic:${n % 3}`, 'topic:all'],
    entities: [person],
  }
}

const documents = Array.from({ length: 3000 }, (_, n) => numbered(n))

const QUERIES = ['visit flowers', 'choe 17', '"son-hui 40"', 'sonhui', 'visit to wonsan -flowers', '평양', 'flowrs']

const ask = (query: string): SearchQuery => ({
  query,
  match: 'ANY',
  prefix: 'LAST_TERM',
  fuzziness: 'AUTO',
  order: 'RELEVANCE',
})

/** Everything that an index says of some queries. */
async function answers(index: SearchIndex) {
  const told = QUERIES.map(async (query) => ({
    hits: (await index.search(ask(query), { take: { first: 50 } })).hits,
    facets: await index.facets(ask(query), ['TYPE', 'SOURCE', 'LANGUAGE', 'TOPIC', 'PERSON', 'YEAR'], 10),
    suggestions: await index.suggest(query, undefined, 10),
    names: await index.matchNames(query, undefined, 10),
    passages: await index.findPassages({ words: query.split(' '), kind: 'ARTICLE', first: 10 }),
  }))
  return { contents: await index.contents(), told: await Promise.all(told) }
}

describe('the file of the index', () => {
  let path: string
  let bytes: Buffer
  let kept: Awaited<ReturnType<typeof answers>>

  beforeAll(async () => {
    path = join(await mkdtemp(join(tmpdir(), 'verbatim-')), 'index')
    const index = await createMiniSearchIndex({ path })
    await index.put(documents)
    // So many that their places are given to others.
    await index.remove(documents.slice(500, 2000).map(({ id }) => id))
    await index.put(documents.slice(250, 1250).map((one) => ({ ...one, summary: `${one.summary} Again.` })))
    await index.remove(documents.slice(2500, 2550).map(({ id }) => id))
    await index.commit(3)
    kept = await answers(index)
    await index.close()
    bytes = await readFile(path)
  })

  test('gives back an index that says the same, and goes on from there', async () => {
    const again = await createMiniSearchIndex({ path })
    expect(await again.revision()).toBe(3)
    expect(await answers(again)).toEqual(kept)

    await again.remove(documents.slice(0, 300).map(({ id }) => id))
    await again.put(documents)
    const { contents } = await answers(again)
    const whole = await createMiniSearchIndex()
    await whole.put(documents)
    expect(contents).toEqual(await whole.contents())
    const [found, expected] = await Promise.all(
      [again, whole].map((one) => one.search(ask('visit 17'), { take: { first: 20 } })),
    )
    expect(found!.total).toBe(expected!.total)
    expect(found!.hits.map(({ id }) => id)).toEqual(expected!.hits.map(({ id }) => id))
  })

  test('is refused with its setting, and before anything is asked, where it cannot be written', async () => {
    await expect(createMiniSearchIndex({ path: '/dev/null/verbatim.index' })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message:
        'INDEX_PATH: expected a file in a folder that can be written, got /dev/null/verbatim.index (/dev/null is not a folder).',
    })
  })

  /** What an index says that finds these bytes, and what is in it. */
  async function open(damaged: Buffer) {
    const place = join(await mkdtemp(join(tmpdir(), 'verbatim-')), 'index')
    await writeFile(place, damaged)
    const reasons: string[] = []
    const index = await createMiniSearchIndex({ path: place, onIgnored: (reason) => reasons.push(reason) })
    expect(await index.revision()).toBe(null)
    expect((await index.contents()).size).toBe(0)
    return reasons.map((reason) => reason.replace(`${place}: `, ''))
  }

  const flipped = (at: number) => {
    const copy = Buffer.from(bytes)
    copy[at]! ^= 1
    return copy
  }

  test('is not used, and it is said, if a single bit of it is another', async () => {
    const reasons: string[] = []
    for (let part = 0; part < 16; part++) {
      const at = 256 + Math.floor(((bytes.length - 257) * part) / 15)
      const told = await open(flipped(at))
      expect(told, `byte ${at} of ${bytes.length}`).toHaveLength(1)
      reasons.push(...told)
    }
    expect(reasons).toContain('expected contents that match the header, they do not')
  })

  test('nor if it ends too soon, is of another version, or is no index at all', async () => {
    for (const length of [300, 5000, bytes.length / 2, bytes.length - 1])
      expect((await open(bytes.subarray(0, length)))[0]).toMatch(/^expected \d+ more bytes, found \d+$/)
    expect((await open(bytes.subarray(0, 100)))[0]).toMatch(/^expected 4 more bytes, found 0$/)
    expect((await open(Buffer.from('{"format":"2, little endian","revision":7}')))[0]).toMatch(
      /^expected format \d+, (little|big) endian, found 2, little endian$/,
    )
    expect(await open(Buffer.from('not an index'))).toHaveLength(1)
  })
})

test('of very many long documents each still has its own words', async () => {
  const shelves = 140_000
  const [none, seven] = [new Uint32Array(0), Uint32Array.of(7)]
  const sections = [
    [0, 0],
    new Uint32Array(shelves).fill(1),
    none,
    Float64Array.of((shelves - 1) * 2 ** 15),
    Uint32Array.of(1),
    ...Array.from({ length: shelves }, (_, at) => (at === shelves - 1 ? seven : none)),
  ].values()
  const lists = await Lists.read({ numbers: async () => sections.next().value } as unknown as SnapshotReader)
  const long = Uint32Array.from({ length: 3000 }, (_, at) => at)
  lists.set(1, long)
  expect(lists.of(0)).toEqual(seven)
  expect(lists.of(1)).toEqual(long)
})

test('documents come in small batches, long articles in smaller ones, and each of them once', async () => {
  const long = Array.from({ length: 12 }, (_, n) => {
    const record = numberedRecord(n)
    return { ...record, article: { ...record.article, body: `${record.article.body}${' and so on'.repeat(2000)}` } }
  })
  const archive = await openArchive([], [...long, ...Array.from({ length: 60 }, (_, n) => numberedRecord(n + 12))])
  const batches: SearchDocument[][] = []
  for await (const batch of readAllDocuments(archive.store.reader)) batches.push(batch)
  await archive.close()
  const wordsIn = (batch: readonly SearchDocument[]) => batch.reduce((sum, { body }) => sum + body.split(' ').length, 0)
  expect(Math.max(...batches.map((batch) => batch.length))).toBe(50)
  expect(Math.max(...batches.map(wordsIn))).toBeLessThan(25_000)
  const ids = batches.flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => id.startsWith('art_'))).toHaveLength(72)
})
