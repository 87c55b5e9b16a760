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
  ])('%s', (_what, defaults, sentence) => {
    expect(parse('a.txt', 'It sails.', defaults)).toEqual([sentence])
  })
})
