import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { archiveOf } from '../src/commands/archive.ts'
import { exportArchive } from '../src/commands/export.ts'
import { ingest } from '../src/commands/ingest.ts'
import { ingestArticles, ingestCurated } from '../src/ingest.ts'
import { numberedRecord, printedRecord, spanOf } from './support/records.ts'
import { tableRows } from './support/rows.ts'
import { openTerminal, type Terminal } from './support/terminal.ts'

let terminal: Terminal
let other: Terminal
beforeEach(async () => {
  ;[terminal, other] = await Promise.all([openTerminal(), openTerminal()])
})
afterEach(() => Promise.all([terminal.close(), other.close()]))

async function takeInCurated() {
  const { store, index } = await terminal.open()
  for (const folder of ['seed', 'tests/seed']) await ingestCurated(folder, store, index)
  await Promise.all([index.close(), store.close()])
}

async function exported(from: Terminal, format = 'jsonl') {
  const path = join(from.folder, `out.${format}`)
  expect(await from.run(exportArchive, '--format', format, '--out', path)).toEqual({ code: 0, printed: '' })
  return readFile(path, 'utf8')
}

/** All that is on record, but for what tells how it was taken in. */
async function rows(of: Terminal) {
  const { store, index } = await of.open()
  const { Change, Archive, Intake, Article, ...tables } = await tableRows(store)
  await Promise.all([index.close(), store.close()])
  const articles = Article!.map((row) => ({ ...row, recordHash: '', intake: '' }))
  return { ...tables, Article: articles }
}

/** Rows of tables that other tables do not have. */
function missingFrom(tables: Record<string, object[]>, all: Record<string, object[]>) {
  const missing = Object.entries(all).map(([table, rows]) => {
    const there = new Set(tables[table]!.map((row) => JSON.stringify(row)))
    return [table, rows.filter((row) => !there.has(JSON.stringify(row)))] as const
  })
  return Object.fromEntries(missing.filter(([, rows]) => rows.length > 0))
}

test('an archive that is written out and taken in elsewhere is the same archive, and is written out the same', async () => {
  await takeInCurated()
  const first = await exported(terminal)
  expect(first.split('\n')).toHaveLength(3)
  expect(await other.run(ingest, join(terminal.folder, 'out.jsonl'))).toEqual({
    code: 0,
    printed: 'created    2\nupdated    0\nunchanged  0\nfailed     0',
  })
  // One entity is only on the list of the seed: no article speaks of it.
  const unnamed = 'org_mBa5ciaTkduZFvd5'
  expect(missingFrom(await rows(other), await rows(terminal))).toEqual({
    Entity: [expect.objectContaining({ id: unnamed, slug: 'russian-foreign-ministry-press-service', articleCount: 0 })],
    Name: [expect.objectContaining({ entityId: unnamed })],
    Organization: [expect.objectContaining({ id: unnamed })],
  })
  expect(missingFrom(await rows(terminal), await rows(other))).toEqual({})
  expect(await exported(other)).toBe(first)
})

test('what tells how an article was read comes back with it', async () => {
  const lines = [
    { id: 'a', text: 'Die Brücke wurde am Mittwoch eröffnet. „Sie wird lange stehen“, sagte die Bürgermeisterin.' },
    { id: 'b', text: 'The bridge is open, Ada Quill said.', findings: { entities: [], mentions: [], quotes: [] } },
  ]
  const path = join(terminal.folder, 'in.jsonl')
  const bulk = lines.map((line) => JSON.stringify({ ...line, date: '2024-05-01', source: 'The Daily' }))
  await writeFile(path, bulk.join('\n'))
  await terminal.run(ingest, path)
  await terminal.run(ingest, await written('c.txt', 'All is well on the bridge.'), '--no-extract', ...DAILY)
  const first = await exported(terminal)
  expect(first.match(/"extraction":"\w+"/g)!.sort()).toEqual([
    '"extraction":"GIVEN"',
    '"extraction":"SKIPPED"',
    '"extraction":"UNSUPPORTED_LANGUAGE"',
  ])
  await other.run(ingest, join(terminal.folder, 'out.jsonl'))
  expect(await exported(other)).toBe(first)
})

const DAILY = ['--source', 'The Daily', '--date', '2024-05-01']

async function written(name: string, text: string): Promise<string> {
  const path = join(terminal.folder, name)
  await writeFile(path, text)
  return path
}

const TEXTS = [
  'Mayor Ada Quill opened the bridge in Oslo. Quill said: “It will stand”. Ben Ash was there.',
  'Ada Quill met Ben Ash in Oslo. “We are glad,” Ash said.',
  'The bridge is closed, Ben Ash told The Daily. Ash had warned Quill.',
]

test('what was found in articles keeps its slugs, also where its name alone would not give them', async () => {
  const path = join(terminal.folder, 'in.jsonl')
  const lines = Array.from({ length: 105 }, (_, n) =>
    JSON.stringify({ id: `n${n}`, title: `Bridge ${n}`, text: TEXTS[n % 3], date: '2024-05-01', source: 'The Daily' }),
  )
  await writeFile(path, lines.join('\n'))
  await terminal.run(ingest, path)
  const first = await exported(terminal)
  expect(first.match(/\n/g)).toHaveLength(105)
  expect(await other.run(ingest, join(terminal.folder, 'out.jsonl'))).toMatchObject({ code: 0 })
  expect(missingFrom(await rows(other), await rows(terminal))).toEqual({})
  expect(await exported(other)).toBe(first)
})

test('an event that only another article reports comes with the words that speak of it', async () => {
  const { store, index } = await terminal.open()
  const told = numberedRecord(1)
  const later = printedRecord({ slug: 'later', body: 'Nobody was glad of Meeting 1, Mia Holt said.' })
  const span = spanOf(later.article.body, 'Meeting 1')
  const mention = { entity: 'meeting-1', span, confidence: 1, method: 'CURATED', review: 'CONFIRMED' } as const
  await ingestArticles([{ record: told }, { record: { ...later, mentions: [mention] } }], store, index)
  await Promise.all([index.close(), store.close()])
  const lines = (await exported(terminal)).trim().split('\n')
  const records = lines.map((line) => JSON.parse(line))
  expect(records.find(({ article }) => article.slug === 'later')).toMatchObject({
    entities: [{ kind: 'EVENT', slug: 'meeting-1', participants: [], evidence: [span] }],
    mentions: [mention],
  })
})

test.each([
  [[], 'got no format.'],
  [['--format', 'xml'], 'got --format xml.'],
  [['--format', 'jsonl', 'all'], 'got all.'],
])('arguments that cannot be are refused with the usage: %j', async (args, came) => {
  await expect(terminal.run(exportArchive, ...args)).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: expect.stringContaining(came),
  })
})

const HARBOUR = {
  slug: 'harbour',
  title: 'Harbour closes',
  body: '⚓ “It is closed,” Mia Holt said, “until May.”',
  quotes: [{ words: ['It is closed', 'until May'], speaker: 'Mia Holt' }],
}

test('what was denied is marked in annotations, and is no quotation in JSON-LD', async () => {
  const { store, index } = await terminal.open()
  const record = printedRecord({
    slug: 'dam',
    body: 'Tom Reve denied that the dam had leaked. It was dry, he said.',
    quotes: [
      { words: 'that the dam had leaked', speaker: 'Tom Reve', cue: 'denied' },
      { words: 'It was dry', speaker: 'Tom Reve' },
    ],
  })
  await ingestArticles([{ record }], store, index)
  await Promise.all([index.close(), store.close()])
  const annotations = (await exported(terminal, 'annotations')).trim().split('\n')
  expect(annotations.map((line) => JSON.parse(line).body.slice(1))).toEqual([
    [
      { type: 'TextualBody', value: 'denied', language: 'en', purpose: 'describing' },
      { type: 'TextualBody', value: 'denied', language: 'en', purpose: 'tagging' },
    ],
    [],
  ])
  const [{ hasPart }] = JSON.parse(await exported(terminal, 'jsonld'))['@graph']
  expect(hasPart.map(({ text }: { text: string }) => text)).toEqual(['It was dry'])
})

async function exportedLines(format: string) {
  const { store, index } = await terminal.open()
  const record = printedRecord(HARBOUR)
  const span = spanOf(record.article.body, 'Mia Holt')
  const mention = { entity: 'mia-holt', span, confidence: 1, method: 'CURATED', review: 'CONFIRMED' } as const
  // Outside the basic plane: one code point, two units.
  const body = record.article.body.replace('⚓', '🚢')
  const moved = JSON.parse(JSON.stringify({ ...record, mentions: [mention] }), (key, value) =>
    key === 'start' || key === 'end' ? value + 1 : value,
  )
  await ingestArticles([{ record: { ...moved, article: { ...moved.article, body } } }], store, index)
  await Promise.all([index.close(), store.close()])
  const lines = (await exported(terminal, format)).trim().split('\n')
  return lines.map((line) => JSON.parse(line))
}

test('mentions and quotes are web annotations, their positions in code points', async () => {
  const target = (exact: string, prefix: string, suffix: string, start: number) => ({
    source: 'urn:verbatim:article:the-daily:harbour',
    scope: 'urn:verbatim:article:the-daily:harbour:body',
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start, end: start + exact.length },
    ],
  })
  const speaker = {
    type: 'SpecificResource',
    source: 'urn:verbatim:person:mia-holt',
    purpose: 'identifying',
    'rdfs:label': 'Mia Holt',
  }
  expect(await exportedLines('annotations')).toEqual([
    {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:verbatim:article:the-daily:harbour:mention:1',
      type: 'Annotation',
      motivation: 'identifying',
      body: speaker,
      target: target('Mia Holt', '🚢 “It is closed,” ', ' said, “until May.”', 18),
    },
    {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:verbatim:article:the-daily:harbour:quote:1',
      type: 'Annotation',
      motivation: 'describing',
      body: [speaker],
      target: [
        target('It is closed', '🚢 “', ',” Mia Holt said, “until May.”', 3),
        target('until May', '“It is closed,” Mia Holt said, “', '.”', 34),
      ],
    },
  ])
})

test('an article is a NewsArticle with its quotations and whom it speaks of', async () => {
  expect(await exportedLines('jsonld')).toEqual([
    {
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'NewsArticle',
          '@id': 'urn:verbatim:article:the-daily:harbour',
          identifier: 'harbour',
          headline: 'Harbour closes',
          articleBody: '🚢 “It is closed,” Mia Holt said, “until May.”',
          inLanguage: 'en',
          datePublished: '2024-03-01T12:00:00Z',
          creativeWorkStatus: 'published',
          author: [],
          publisher: { '@type': 'NewsMediaOrganization', name: 'The Daily' },
          keywords: [],
          image: [],
          mentions: [{ '@id': 'urn:verbatim:person:mia-holt' }],
          hasPart: [
            {
              '@type': 'Quotation',
              text: 'It is closed … until May',
              creator: { '@id': 'urn:verbatim:person:mia-holt' },
              about: [],
            },
          ],
        },
        {
          '@type': 'Person',
          '@id': 'urn:verbatim:person:mia-holt',
          name: 'Mia Holt',
          alternateName: [],
          identifier: [],
          affiliation: [],
        },
      ],
    },
  ])
})

test('the archive is written out without the index', async () => {
  await takeInCurated()
  const { config, store } = await terminal.open()
  const open = async () =>
    archiveOf(config, store, () => {
      throw new Error('nothing is searched for')
    })
  const out = join(terminal.folder, 'out.jsonl')
  expect(await exportArchive.run(['--format', 'jsonl', '--out', out], open, () => {})).toBe(0)
})
