import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ExpectedError } from '../src/errors.ts'
import { parseInput } from '../src/parse/input.ts'
import type { Parsed } from '../src/parse/parsed.ts'

// Whatever bytes come, what is made of them can be kept, or is refused with a sentence.

const POST = { source: { name: 'Harbour Post' }, publishedAt: '2024-05-03' }
const NAMES = ['a', 'a.txt', 'a.html', 'a.md', 'a.json', 'a.jsonl']

function expectSound(parsed: Parsed): void {
  if ('error' in parsed) {
    expect(parsed.error).toBeInstanceOf(ExpectedError)
    expect(parsed.error.message).not.toBe('')
    return
  }
  const { article } = parsed.record
  for (const text of textsIn(parsed.record)) expect(text).not.toMatch(/\0|\p{Surrogate}/u)
  expect(article.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  expect(article.source.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  expect(article.title).not.toBe('')
  expect(article.body).not.toMatch(/^\s|\s$|\n{3}|\r/)
  expect(article.body).toMatch(/[\p{L}\p{N}]/u)
  expect(new Date(article.publishedAt).toISOString().slice(0, 19)).toBe(article.publishedAt.slice(0, 19))
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

const check = (bytes: fc.Arbitrary<Uint8Array>, numRuns = 300) =>
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), bytes, (path, content) => {
      for (const parsed of parseInput({ path, bytes: content }, POST)) expectSound(parsed)
    }),
    { numRuns },
  )

const pieces = (...parts: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 30 })
    .map((all) => Buffer.from(all.join('')))

test('bytes of any kind', () => check(fc.uint8Array({ maxLength: 400 })))

test('pieces of pages', () =>
  check(
    pieces(
      '<html lang=en>',
      '<head>',
      '<title>',
      '</title>',
      '<meta property="og:title" content="',
      '">',
      '<body>',
      '<p>',
      '</p>',
      '<article>',
      '<h1>',
      '<figure><img src=a>',
      '<figcaption>',
      '</figure>',
      '<table><tr><td>',
      '<time datetime="2024-02-31">',
      '<script type="application/ld+json">',
      '</script>',
      '{"@type":"NewsArticle","headline":"',
      '"}',
      '<!--',
      '-->',
      '&#0;',
      '&#xd800;',
      '&amp;',
      'The ferry left at nine, and nobody waved. ',
      '<link rel=canonical href="//',
      '<div class=caption>',
      '<br>',
      '<template>',
      '<svg>',
    ),
    100,
  ))

test('pieces of Markdown and front matter', () =>
  check(
    pieces(
      '---\n',
      'title: ',
      'date: 2024-13-01\n',
      '# ',
      '\n\n',
      '> ',
      '- ',
      '[a](b)',
      '![a](http://b/c "d")',
      '**',
      '`',
      '<b>',
      '&a: *a\n',
      'Nobody waved. ',
    ),
  ))

test('objects of JSON with what the formats have, in the wrong places', () => {
  const key = fc.constantFrom(
    'id',
    'title',
    'text',
    'date',
    'url',
    'source',
    'findings',
    'article',
    'uri',
    'headline',
    'headlines',
    'bodies',
    'body_text',
    'value',
    '@type',
    '@graph',
    '@id',
    'articleBody',
    'datePublished',
    'publisher',
    'author',
    'name',
    'image',
    'associations',
    'entities',
    'quotes',
    'segments',
    'exact',
  )
  const word = fc.oneof(
    fc.constantFrom('NewsArticle', '2024-02-31', 'text', 'Nobody waved.', '\ud800', '\0', '<b>x</b>'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 8 }),
    ),
  }))
  return check(fc.dictionary(key, value, { maxKeys: 10 }).map((object) => Buffer.from(JSON.stringify(object))))
})

test('a page that ends in its head has no words of an article', () => {
  const bytes = Buffer.from('<html lang=en><head><p>{"@type":"NewsArticle","headline":"')
  expect(parseInput({ path: 'a.html', bytes }, POST)).toMatchObject([{ error: { code: 'BAD_RECORD' } }])
})

test.each([
  ['spaces', ' '],
  ['tabs', '\t'],
])('a million %s are read in a moment', (_, unit) => {
  const before = process.cpuUsage()
  parseInput({ path: 'a.txt', bytes: Buffer.from(`Title\n\nHello ${unit.repeat(1_000_000)}\n there.`) }, POST)
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000)
})
