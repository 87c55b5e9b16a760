import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { check } from '../src/commands/check.ts'
import { ingest } from '../src/commands/ingest.ts'
import { describeProgress } from '../src/commands/progress.ts'
import { ingestArticle } from '../src/ingest.ts'
import { numberedRecord } from './support/records.ts'
import { tableRows } from './support/rows.ts'
import { openTerminal, type Terminal } from './support/terminal.ts'

let terminal: Terminal
beforeEach(async () => {
  terminal = await openTerminal()
})
afterEach(() => terminal.close())

const line = (n: number, text = `Mayor Ada Quill opened bridge ${n}. Quill said: “It will stand”`) =>
  JSON.stringify({ id: `n${n}`, title: `Bridge ${n} opens`, text, date: '2024-05-01', source: 'The Daily' })

const file = async (name: string, content: string | Buffer) => {
  const path = join(terminal.folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

const lines = (count: number, from = 0) => Array.from({ length: count }, (_, i) => line(from + i)).join('\n')

async function rows() {
  const { store, index } = await terminal.open()
  const all = await tableRows(store)
  await Promise.all([index.close(), store.close()])
  return all
}

test('lines are taken in with what was said in them, and the same again changes nothing', async () => {
  const path = await file('bulk.jsonl', lines(100))
  expect(await terminal.run(ingest, path)).toEqual({
    code: 0,
    printed: 'created    100\nupdated      0\nunchanged    0\nfailed       0',
  })
  const before = await rows()
  expect(before['Quote']).toHaveLength(100)
  expect(before['Quote']![0]).toMatchObject({ text: 'It will stand', method: 'EXTRACTED', review: 'UNREVIEWED' })
  expect(before['Entity']!.filter(({ kind }: { kind?: string }) => kind === 'PERSON')).toMatchObject([
    { slug: 'ada-quill', name: 'Ada Quill', articleCount: 100 },
  ])
  expect(await terminal.run(ingest, path)).toEqual({
    code: 0,
    printed: 'created      0\nupdated      0\nunchanged  100\nfailed       0',
  })
  expect(await rows()).toEqual(before)
  expect(await terminal.run(check)).toMatchObject({ code: 0 })
})

test('an index that a running service has not saved yet is no fault', async () => {
  await terminal.run(ingest, await file('a.jsonl', lines(2)))
  const { store, index } = await terminal.open()
  await ingestArticle(numberedRecord(1), store, index)
  await Promise.all([index.close(), store.close()])
  expect(await terminal.run(check)).toEqual({
    code: 0,
    printed: 'Every span is its text, and the index is the archive.',
  })
})

test('a folder is searched for articles of every kind, packed ones too, and one that is bad stops no other', async () => {
  await file('in/a.jsonl.gz', gzipSync(lines(3)))
  await file('in/deep/page.html', page('Harbour closes', 'The harbour closes on Friday, the port office said.'))
  await file('in/deep/note.txt', 'Rain is expected\n\nIt will rain, the weather office said.')
  await file('in/broken.jsonl', `${line(7)}\n{"id": "n8", "text": \n${line(9)}`)
  await file('in/picture.png', 'not looked at')
  await file('in/node_modules/kit/README.md', '# Kit\n\nA kit for building pages, with a text of some length.')
  await file('in/.cache/old.txt', 'Rain was expected\n\nIt would rain, the weather office said.')
  const { code, printed } = await terminal.run(
    ingest,
    join(terminal.folder, 'in'),
    '--source',
    'The Daily',
    '--date',
    '2024-05-01',
  )
  expect(code).toBe(1)
  expect(printed).toMatch(
    /^created {4}7\nupdated {4}0\nunchanged {2}0\nfailed {5}1\n\n {2}\S+broken\.jsonl:2: expected JSON: .+\.$/,
  )
  expect((await rows())['Article']).toHaveLength(7)
})

test('an article that changed is updated, and nothing is left of what it said before', async () => {
  await terminal.run(ingest, await file('a.jsonl', lines(3)))
  const other = line(1, 'Mayor Ada Quill closed bridge 1. Quill said: “It has fallen”')
  const { printed } = await terminal.run(ingest, await file('b.jsonl', [line(0), other, line(2)].join('\n')))
  expect(printed).toBe('created    0\nupdated    1\nunchanged  2\nfailed     0')
  const quotes = (await rows())['Quote'] as { text: string }[]
  expect(quotes.map(({ text }) => text).sort()).toEqual(['It has fallen', 'It will stand', 'It will stand'])
  expect(await terminal.run(check)).toMatchObject({ code: 0 })
})

test('of two versions in one input the last counts', async () => {
  const newer = line(1, 'Mayor Ada Quill closed bridge 1. Quill said: “It has fallen”')
  const { printed } = await terminal.run(ingest, await file('a.jsonl', [line(1), newer].join('\n')))
  expect(printed).toBe('created    1\nupdated    1\nunchanged  0\nfailed     0')
  expect((await rows())['Quote']).toMatchObject([{ text: 'It has fallen' }])
})

test('texts that are not English are kept and counted, and say that nothing was extracted', async () => {
  const text =
    'Die Brücke wurde am Mittwoch eröffnet. „Sie wird lange stehen“, sagte die Bürgermeisterin Ada Quill vor vielen Gästen.'
  const french =
    'Le pont a été ouvert mercredi par la maire. « Il tiendra longtemps », a déclaré Ada Quill devant de nombreux invités.'
  const path = await file('a.jsonl', [line(1, text), line(2, french), line(3, `${text} Es gab Kuchen.`)].join('\n'))
  expect((await terminal.run(ingest, path)).printed).toBe(
    'created    3\nupdated    0\nunchanged  0\nfailed     0\n\nKept and searched, but not read for quotes and names, as only English is: 3 (de 2, fr 1).',
  )
  const { Article, Mention } = await rows()
  expect(Article).toHaveLength(3)
  expect(Article).toContainEqual(expect.objectContaining({ language: 'de', extraction: 'UNSUPPORTED_LANGUAGE' }))
  expect(Mention).toEqual([])
})

test('--no-extract keeps articles without findings, and without it they are found later', async () => {
  const path = await file('a.jsonl', lines(2))
  await terminal.run(ingest, path, '--no-extract')
  expect(await rows()).toMatchObject({ Article: [{ extraction: 'SKIPPED' }, { extraction: 'SKIPPED' }], Quote: [] })
  expect((await terminal.run(ingest, path)).printed).toBe('created    0\nupdated    2\nunchanged  0\nfailed     0')
  expect((await rows())['Quote']).toHaveLength(2)
})

test('--extract beside adds what is found to findings that came along', async () => {
  const text = 'Mayor Ada Quill opened the bridge. “It will stand,” Quill said. “It is high,” Ben Ash said.'
  const findings = {
    entities: [{ kind: 'PERSON', slug: 'mayor-quill', name: 'Ada Quill' }],
    mentions: [{ entity: 'mayor-quill', span: { exact: 'Ada Quill' } }],
    quotes: [{ segments: [{ exact: 'It will stand' }], speaker: 'mayor-quill' }],
  }
  const article = { id: 'n1', title: 'Bridge opens', text, date: '2024-05-01', source: 'The Daily', findings }
  const path = await file('a.jsonl', JSON.stringify(article))
  await terminal.run(ingest, path)
  expect(await rows()).toMatchObject({ Article: [{ extraction: 'GIVEN' }], Quote: [{ method: 'IMPORTED' }] })
  expect((await terminal.run(ingest, path, '--extract', 'beside')).printed).toContain('updated    1')
  const { Article, Entity, Quote } = await rows()
  expect(Article).toMatchObject([{ extraction: 'GIVEN_AND_EXTRACTED' }])
  const speakers = new Map((Entity as { id: string; slug: string }[]).map(({ id, slug }) => [id, slug]))
  const said = (Quote as { text: string; method: string; speakerId: string }[]).map((quote) => [
    quote.text,
    quote.method,
    speakers.get(quote.speakerId),
  ])
  expect(said.sort()).toEqual([
    ['It is high', 'EXTRACTED', 'ben-ash'],
    ['It will stand', 'IMPORTED', 'mayor-quill'],
  ])
})

test('nothing but failures is exit code 2, with the reason for each', async () => {
  expect(await terminal.run(ingest, join(terminal.folder, 'missing.html'))).toEqual({
    code: 2,
    printed: `created    0\nupdated    0\nunchanged  0\nfailed     1\n\n  ${terminal.folder}/missing.html: there is no such file or folder.`,
  })
})

test.each([
  [[], 'got nothing to take in.'],
  [['a', '--extract', 'twice'], 'got --extract twice.'],
  [['a', '--colour'], "; Unknown option '--colour'."],
  [['a', '--extract', 'beside', '--no-extract'], 'got both --extract and --no-extract.'],
  [['a', '--source', ' '], 'got an empty --source.'],
  [['a', '--date', '2024-02-31'], 'got --date 2024-02-31, which is none.'],
  [['a', '--date', ''], 'got --date "", which is none.'],
  [['a', '--language', 'klingonese'], 'got --language klingonese, which is none such as en or pt-BR.'],
])('arguments that cannot be are refused with the usage: %j', async (args, came) => {
  await expect(terminal.run(ingest, ...args)).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: expect.stringContaining(came),
  })
})

test('a folder without articles, and one that links to itself, end with a reason', async () => {
  await file('in/empty/picture.png', 'not looked at')
  await file('in/loop/note.txt', 'Rain is expected\n\nIt will rain, the weather office said.')
  await symlink('..', join(terminal.folder, 'in/loop/again'))
  await symlink('nowhere', join(terminal.folder, 'in/loop/gone.html'))
  const paths = ['in/empty', 'in/loop'].map((path) => join(terminal.folder, path))
  const { code, printed } = await terminal.run(ingest, ...paths, '--source', 'The Daily', '--date', '2024-05-01')
  expect([code, printed.replaceAll(terminal.folder, '')]).toEqual([
    1,
    `created    1
updated    0
unchanged  0
failed     2

  /in/empty: expected articles in it, found no file that ends with .html, .md, .txt, .json or .jsonl.
  /in/loop/gone.html: there is no such file or folder.`,
  ])
})

test('a line that is no text stops none of those around it', async () => {
  const broken = Buffer.from(Array.from({ length: 40 }, (_, i) => (i % 2 ? 0xff : 1 + (i % 8))))
  const path = await file('a.jsonl', Buffer.concat([Buffer.from(`${line(1)}\n`), broken, Buffer.from(`\n${line(2)}`)]))
  const { printed } = await terminal.run(ingest, path)
  expect(printed).toContain('created    2')
  expect(printed).toMatch(/a\.jsonl:2: expected text, got bytes of which \d+ stand for no character\.$/)
})

test('what is made to be read without end is refused', async () => {
  const bombs = {
    'nested.html': `<html><body>${'<div>'.repeat(100_000)}`,
    'quotes.md': `${'> '.repeat(10_000)}x`,
    'marks.md': 'a *b_c\n\n'.repeat(30_000),
    'deep.json': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'list.json': JSON.stringify(Array.from({ length: 1_001 }, (_, id) => ({ id, text: 'All is well.' }))),
    'packed.html.gz': gzipSync(Buffer.alloc(30_000_000)),
    'long.jsonl': `${line(1)}\n{"text": "${'x'.repeat(21_000_000)}"}\n${line(2)}`,
  }
  for (const [name, content] of Object.entries(bombs)) await file(`in/${name}`, content)
  const folder = join(terminal.folder, 'in')
  const { code, printed } = await terminal.run(ingest, folder, '--source', 'The Daily', '--date', '2024-05-01')
  expect(code).toBe(1)
  expect(
    printed
      .replaceAll(`${folder}/`, '')
      .split('\n')
      .filter((row) => row.startsWith('  ')),
  ).toEqual([
    '  deep.json[0]: article: Invalid input: expected object, received array.',
    '  list.json: expected at most 1,000 articles in a list, got 1,001; JSON Lines may have any number.',
    '  long.jsonl:2: expected at most 20 MB, got more.',
    '  marks.md: expected at most 50000 marks of Markdown in a text, got 60000.',
    '  nested.html: expected a page with at most 200 levels of elements, got 3,276 or more.',
    '  packed.html.gz: expected at most 20 MB, got more.',
    '  quotes.md: expected Markdown at most 30 blocks deep, got more.',
  ])
})

test('progress tells how many, how fast, and how long the rest will take', () => {
  const tally = { created: 1000, updated: 20, unchanged: 3, failed: 1 }
  expect(describeProgress(tally, 10_000, 0.25)).toBe('1,024 articles · 1 failed · 102/s · 0:30 left')
  expect(describeProgress({ ...tally, failed: 0 }, 10_000, null)).toBe('1,023 articles · 102/s')
  expect(describeProgress(tally, 100, 0.001)).toBe('1,024 articles · 1 failed')
})

const page = (title: string, text: string) => `<!doctype html><html lang="en"><head><title>${title}</title></head>
  <body><article><h1>${title}</h1>${`<p>${text}</p>`.repeat(5)}</article></body></html>`
