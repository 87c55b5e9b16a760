import { describe, expect, test } from 'vitest'
import type { Article } from '../src/model.ts'
import { parseInput } from '../src/parse/input.ts'
import { parseLine } from '../src/parse/lines.ts'
import type { Defaults, Parsed } from '../src/parse/parsed.ts'

const POST = { source: { name: 'Harbour Post' }, publishedAt: '2024-05-03' } satisfies Defaults

const told = (parsed: Parsed) =>
  'error' in parsed ? `${parsed.where}: ${parsed.error.message}` : parsed.record.article

/** What is made of each article of an input: the article, or the sentence it is refused with. */
const parse = (path: string, text: string | Uint8Array, defaults: Defaults = POST) =>
  parseInput({ path, bytes: typeof text === 'string' ? Buffer.from(text) : text }, defaults).map(told)

const article = (path: string, text: string | Uint8Array, defaults?: Defaults) =>
  parse(path, text, defaults)[0] as Article

describe('plain text', () => {
  test('a short first line with a blank one after it is the headline', () => {
    expect(
      parse('ferry.txt', 'Ferry sails again\r\n\r\nThe ferry left at nine.\r\n\r\n\r\n\r\nNobody waved.\r\n'),
    ).toEqual([
      {
        slug: '2024-05-03-ferry-sails-again-d8fb0001',
        externalId: 'text:a70b34c882b1f5d0f81ee0b4',
        source: { slug: 'harbour-post', name: 'Harbour Post', kind: 'ONLINE', languages: ['und'] },
        title: 'Ferry sails again',
        body: 'The ferry left at nine.\n\nNobody waved.',
        authors: [],
        language: 'und',
        publishedAt: '2024-05-03T00:00:00Z',
        status: 'PUBLISHED',
        topics: [],
        photos: [],
      },
    ])
  })
})

describe('a line of JSON Lines', () => {
  test('is an article, and fields that are not of the format are kept out', () => {
    const line =
      '{"id":"fp-7","title":"Ferry","text":"It sails.","date":"2024-05-01T09:00:00+02:00","source":"Fjord Times","x":1}'
    expect(told(parseLine(line, 'news.jsonl:1', {}))).toEqual({
      slug: '2024-05-01-ferry-9b1245d1',
      externalId: 'fp-7',
      source: { slug: 'fjord-times', name: 'Fjord Times', kind: 'ONLINE', languages: ['und'] },
      title: 'Ferry',
      body: 'It sails.',
      authors: [],
      language: 'und',
      publishedAt: '2024-05-01T07:00:00Z',
      status: 'PUBLISHED',
      topics: [],
      photos: [],
    })
  })

  test('without a title takes its first sentence', () => {
    const line = '{"id":1,"text":"The old ferry sailed again on Monday. Nobody waved."}'
    expect((told(parseLine(line, 'news.jsonl:1', POST)) as Article).title).toBe('The old ferry sailed again on Monday.')
  })

  test('that is broken does not stop the others', () => {
    expect(parse('news.jsonl', '{"id":1,"text":"It sails."}\n\n{"id":2}\n{"id":3,\n').slice(1)).toEqual([
      'news.jsonl:3: text: expected the words of the article.',
      expect.stringMatching(/^news.jsonl:4: expected JSON: /),
    ])
  })
})

describe('a saved page', () => {
  test('is its text, never its markup', () => {
    const page =
      '<!doctype html><html lang=en><title>Ferry</title><body><article><h1>Ferry</h1><p>It &amp; she <b>sail</b>.<script>x()</script></p><p>Twice.</p></article></body></html>'
    expect(article('ferry.html', page)).toMatchObject({
      title: 'Ferry',
      language: 'en',
      body: 'It & she sail.\n\nTwice.',
    })
  })
})

describe('what is missing is named', () => {
  test.each([
    [
      'the day',
      { source: { name: 'Post' } },
      'a.txt: publishedAt: expected the day it was published; give one with --date, got none.',
    ],
    [
      'the source',
      { publishedAt: '2024-05-03' },
      'a.txt: source: expected the publication it appeared in; give one with --source, got none.',
    ],
    [
      'both at once',
      {},
      'a.txt: publishedAt: expected the day it was published; give one with --date, got none. source: expected the publication it appeared in; give one with --source, got none.',
    ],
  ])('%s', (_what, defaults, sentence) => {
    expect(parse('a.txt', 'It sails.', defaults)).toEqual([sentence])
  })
})

describe('an encoding is told, or seen', () => {
  const french =
    'Le ferry reprend la mer\n\n« Il est sûr », dit la capitaine Aïda Morel — qui navigue depuis l’été — à la gare.'
  const toBytes = (text: string, label: string) => {
    const decoder = new TextDecoder(label)
    const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
    // Node reads these of windows-1252 as control characters.
    for (const [letter, byte] of [
      ['’', 0x92],
      ['—', 0x97],
    ] as const)
      bytes.set(letter, byte)
    return Uint8Array.from(text, (letter) => bytes.get(letter)!)
  }
  const russian =
    'Паром снова вышел в море\n\n"Судно безопасно", - сказала капитан Ветрова, и жители острова ей поверили.'

  test.each([
    ['windows-1252', toBytes(french, 'windows-1252'), french],
    ['KOI8-R', toBytes(russian, 'koi8-r'), russian],
    ['windows-1251', toBytes(russian, 'windows-1251'), russian],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${russian}`, 'utf16le'), russian],
    ['UTF-16 without one', Buffer.from(french, 'utf16le'), french],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${french}`), french],
  ])('%s', (_name, bytes, text) => {
    const { title, body } = article('ferry.txt', bytes)
    expect(`${title}\n\n${body}`).toBe(text)
  })

  test('a page in UTF-8 that still says it is of an older encoding is read as what it is', () => {
    const page =
      '<html><head><meta charset="iso-8859-1"><title>Fähre</title></head><body><p>Die Fähre fährt wieder.</p></body></html>'
    expect(article('ferry.html', page).title).toBe('Fähre')
  })
})

describe('what is no article is refused', () => {
  const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`
  test.each([
    ['50 MB', Buffer.alloc(50 * 1024 * 1024, 'a'), 'expected at most 20.0 MB, got 50.0 MB.'],
    ['a PDF', '%PDF-1.7 …', 'expected text, got a PDF.'],
    ['zeros', Buffer.alloc(400), 'expected text, got bytes of which 400 stand for no character.'],
    ['nothing', '', 'text: expected the words of the article, got "".'],
    ['a page without words', page('<p>…</p>'), 'text: expected the words of the article, got "…".'],
    [
      'a page of a hundred thousand levels',
      page('<div>'.repeat(100_000)),
      'expected a page with at most 200 levels of elements, got 3,273 or more.',
    ],
    [
      'a page of a million elements',
      page('<p>a</p>'.repeat(1_000_000)),
      'expected a page with at most 40,000 elements, got 40,959 or more.',
    ],
    [
      'a day that does not exist',
      '{"text":"It sails.","date":"2023-02-31"}',
      'publishedAt: expected a day or time such as 2023-10-20T14:34:00Z, got "2023-02-31".',
    ],
    [
      'the year 9999',
      '{"text":"It sails.","date":"9999-01-01"}',
      expect.stringMatching(/^\w+: expected a year from 1605 to \d{4}, got "9999-01-01"\.$/),
    ],
    ['broken JSON', '{"text":"It sails."', expect.stringMatching(/^expected JSON: /)],
    ['a list of nothing', '[]', 'expected articles, got a list without any.'],
  ])('%s', (_what, content, sentence) => {
    const [parsed] = parseInput(
      { path: 'a', bytes: typeof content === 'string' ? Buffer.from(content) : content },
      POST,
    )
    expect(parsed && 'error' in parsed && parsed.error.message).toEqual(sentence)
  })
})

describe('what no reader sees is left out', () => {
  test('markup and scripts in a headline', () => {
    const line = '{"title":"<b>Ferry</b> <script>alert(1)</script>sails &amp; sinks","text":"It sails."}'
    expect(article('a.jsonl', line).title).toBe('Ferry sails & sinks')
  })

  test('NUL, halves of surrogate pairs and zero-width spaces; joiners within a word or an emoji stay', () => {
    const text = { text: 'It\0 sa\u200bils \ud83d on. 👩\u200d🍳 waves, \u200d می\u200cرود.' }
    expect(article('a.json', JSON.stringify(text)).body).toBe('It sails on. 👩\u200d🍳 waves, می\u200cرود.')
  })

  test('but not the sign of a share, nor a smaller-than', () => {
    const text = { title: 'HARBOUR CO <HBR> SAILS', text: 'If a < b and c > d, it sails.' }
    expect(article('a.json', JSON.stringify(text))).toMatchObject({ title: text.title, body: text.text })
  })
})

describe('findings that come with an article', () => {
  const line = (findings: object) =>
    JSON.stringify({ id: 'hp-1', text: '“She is safe,” said Virta. “She is.”', findings })

  test('a span that does not hold refuses it, with what was expected and what stands there', () => {
    const spans = [
      { start: 1, end: 13, exact: 'She is sound' },
      { exact: 'She is' },
      { field: 'SUMMARY', exact: 'She' },
    ]
    const parsed = parseLine(line({ quotes: [{ segments: spans }] }), 'a.jsonl:1', POST)
    expect('error' in parsed && parsed.error.code).toBe('SPAN_MISMATCH')
    expect(told(parsed)).toBe(
      'a.jsonl:1: quotes.0.segments.0: body: expected "She is sound" at 1, found "She is safe,"; it stands nowhere in this text\n' +
        'quotes.0.segments.1: body: "She is" stands there more than once; a longer prefix or suffix, or start, tells which\n' +
        'quotes.0.segments.2: summary: the article has no such text',
    )
    expect('error' in parsed && parsed.error.extensions).toMatchObject({
      expected: 'She is sound',
      actual: 'She is safe,',
    })
  })

  test('words are looked up between their prefix and suffix', () => {
    const parsed = parseLine(line({ quotes: [{ segments: [{ exact: 'She is', suffix: '.' }] }] }), 'a.jsonl:1', POST)
    expect('record' in parsed && parsed.record.quotes[0]!.segments).toEqual([
      { field: 'BODY', ordinal: 0, start: 28, end: 34, exact: 'She is' },
    ])
  })

  test('a place does not speak, and a key that is not known is told', () => {
    const entities = [{ kind: 'PLACE', slug: 'fjord', name: 'Fjord' }]
    const quotes = [{ segments: [{ exact: 'She is safe' }], speaker: 'fjord' }]
    expect(told(parseLine(line({ entities, quotes }), 'a.jsonl:1', POST))).toBe(
      'a.jsonl:1: quotes.0.speaker: expected a slug of kind person or organization, got "fjord", which is of kind place.',
    )
    expect(told(parseLine(line({ quots: [] }), 'a.jsonl:1', POST))).toBe(
      'a.jsonl:1: findings: there is no such key as quots.',
    )
  })
})
