import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportArchive } from '../src/commands/export.ts'
import { csvOfPart, TABLE_NAMES } from '../src/export/csv.ts'
import { ingestArticles, ingestCurated } from '../src/ingest.ts'
import { partOfEntity } from '../src/store/read/tables-parts.ts'
import { numberedRecord, printedRecord } from './support/records.ts'
import { openTerminal, type Terminal } from './support/terminal.ts'

let terminal: Terminal
beforeAll(async () => {
  terminal = await openTerminal()
  const { store, index } = await terminal.open()
  await ingestCurated('seed', store, index)
  const records = [
    printedRecord({
      slug: 'sums',
      title: '=1+1, he said',
      body: 'Ada Quill, “the mayor”, said: “-1 is\n\nless than ’=0’”.',
      quotes: [{ words: ['-1 is', 'less than ’=0’'], speaker: 'Ada Quill' }],
    }),
    printedRecord({
      slug: 'dam',
      body: 'Tom Reve denied that the dam had leaked. It was dry, he said.',
      quotes: [
        { words: 'that the dam had leaked', speaker: 'Tom Reve', cue: 'denied' },
        { words: 'It was dry', speaker: 'Tom Reve', cue: 'said' },
      ],
    }),
    ...Array.from({ length: 120 }, (_, n) => numberedRecord(n)),
  ]
  await ingestArticles(
    records.map((record) => ({ record })),
    store,
    index,
  )
  await Promise.all([index.close(), store.close()])
})
afterAll(() => terminal.close())

const run = (...args: string[]) => terminal.run(exportArchive, '--format', 'csv', ...args)

/** Rows of a table that was written alone. */
async function table(name: string): Promise<Record<string, string>[]> {
  const path = join(terminal.folder, 'one.csv')
  expect(await run('--table', name, '--out', path)).toEqual({ code: 0, printed: '' })
  return readCsv(await readFile(path, 'utf8'))
}

/** As RFC 4180 has it, letter for letter. */
function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (rows.at(-1)!.length > 0 || quoted !== undefined || bare || end === ',')
      rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === '\r\n') rows.push([])
  }
  const [heading, ...rest] = rows.filter((row) => row.length > 0)
  return rest.map((row) => {
    expect(row).toHaveLength(heading!.length)
    return Object.fromEntries(heading!.map((name, i) => [name, row[i]!]))
  })
}

test('a folder gets a file for each table', async () => {
  const out = join(terminal.folder, 'tables')
  expect(await run('--out', out)).toEqual({ code: 0, printed: '' })
  expect(await readdir(out)).toEqual([
    'affiliations.csv',
    'articles.csv',
    'events.csv',
    'evidence.csv',
    'identifiers.csv',
    'mentions.csv',
    'names.csv',
    'organizations.csv',
    'participants.csv',
    'people.csv',
    'photos.csv',
    'places.csv',
    'quote_spans.csv',
    'quotes.csv',
    'sources.csv',
    'topics.csv',
  ])
  expect(readCsv(await readFile(join(out, 'people.csv'), 'utf8')).map(({ slug }) => slug)).toContain('sergey-lavrov')
})

test('a quote stands with its speaker, source, cue, event and place in the text', async () => {
  const quotes = await table('quotes')
  const quote = quotes.find(({ text }) => text?.startsWith('his trip would help'))!
  const articles = await table('articles')
  const { body, topics } = articles.find(({ id }) => id === quote['article_id'])!
  expect(quote).toMatchObject({
    speaker: 'Choe Son-hui',
    source: 'Foreign Minister Choe',
    cue: 'expressed hope',
    kind: 'INDIRECT',
    event: "Reception in Sergey Lavrov's honor in Pyongyang",
    addressee_names: 'Sergey Lavrov',
    field: 'BODY',
    segments: '1',
    confidence: '1',
    review: 'CONFIRMED',
  })
  expect(body!.slice(Number(quote['start']), Number(quote['end']))).toBe(quote['text'])
  expect(topics).toBe('Diplomacy; Military cooperation; International relations')
})

test('what was denied is told from what was said', async () => {
  const quotes = (await table('quotes')).filter(({ speaker }) => speaker === 'Tom Reve')
  expect(quotes.map(({ text, is_denied }) => [text, is_denied])).toEqual([
    ['that the dam had leaked', 'true'],
    ['It was dry', 'false'],
  ])
  const [quote] = (await table('quotes')).filter(({ speaker }) => speaker === 'Ada Quill')
  expect(quote).toMatchObject({ cue: '', is_denied: 'false' })
})

test('every row is there once, however many there are, and in order', async () => {
  const mentions = (await table('mentions')).filter(({ entity }) => entity!.startsWith('Person '))
  expect(mentions).toHaveLength(120)
  expect(new Set(mentions.map(({ id }) => id)).size).toBe(120)
  const spans = await table('quote_spans')
  expect(spans.filter(({ exact }) => exact === 'And on more')).toHaveLength(120)
})

test('what a spreadsheet would run has an apostrophe before it, and numbers have none', async () => {
  const sums = (await table('articles')).find(({ slug }) => slug === 'sums')!
  expect(sums).toMatchObject({
    title: "'=1+1, he said",
    body: 'Ada Quill, “the mayor”, said: “-1 is\n\nless than ’=0’”.',
  })
  const quote = (await table('quotes')).find(({ speaker }) => speaker === 'Ada Quill')!
  expect(quote).toMatchObject({ text: "'-1 is … less than ’=0’", start: '31', end: '52', segments: '2' })
  const washington = (await table('places')).find(({ name }) => name === 'Washington, D.C.')
  expect(washington).toMatchObject({ longitude: '-77.04', contained_in: 'United States' })
})

test.each([
  [[], 'got neither a folder nor a table.'],
  [['--table', 'words'], 'got --table words.'],
  [['--out', ''], 'got an empty --out.'],
  [['--table', 'quotes', '--format', 'jsonl'], 'got --table with --format jsonl.'],
])('arguments that cannot be are refused with the usage: %j', async (args, came) => {
  await expect(run(...args)).rejects.toMatchObject({ code: 'BAD_CONFIG', message: expect.stringContaining(came) })
})

test('a part is read with one statement a table, for each looks for all of its rows again', async () => {
  let statements = 0
  const rows = Array.from({ length: 100 }, () => ({ row: '["a"]', key: '["a"]' }))
  const $queryRaw = async () => {
    if (++statements > TABLE_NAMES.length) throw new Error('one more')
    return rows
  }
  const files = await csvOfPart({ $queryRaw } as never, partOfEntity('per_AAAAAAAAAAAAAAAA'))
  expect(files).toHaveLength(TABLE_NAMES.length)
})
