import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSpan, contextAfter, contextBefore, isBoundary, toCodePoints, toUtf8Bytes } from '../src/text/span.ts'

const span = (start: number, exact: string) => ({ start, end: start + exact.length, exact })

describe('a span is refused, with a sentence,', () => {
  test.each([
    [
      'if other text stands there',
      'Lavrov said',
      span(1, 'Lavrov'),
      'expected "Lavrov" at 1, found "avrov "; it stands at 0',
    ],
    [
      'if the text stands nowhere',
      'Lavrov said',
      span(0, 'Lavov'),
      'expected "Lavov" at 0, found "Lavro"; it stands nowhere in this text',
    ],
    [
      'if it reaches beyond the text',
      'Lavrov',
      span(3, 'rovs'),
      'expected "rovs" at 3, but the text ends at 6; it stands nowhere in this text',
    ],
    ['if it is empty', 'Lavrov', span(3, ''), 'expected a stretch of at least one character, got 3 to 3'],
    ['if it cuts a surrogate pair', 'a🏮b', span(0, 'a\uD83C'), '"a\\ud83c" at 0 cuts the character "🏮" in two at 2'],
    ['if it cuts an emoji of several', '👩‍🍳', span(0, '👩'), '"👩" at 0 cuts the character "👩‍🍳" in two at 2'],
    ['if it leaves an accent out', 'Ne\u0301e', span(0, 'Ne'), '"Ne" at 0 cuts the character "e\u0301" in two at 2'],
    ['if it ends between CR and LF', 'a\r\nb', span(0, 'a\r'), '"a\\r" at 0 cuts the character "\\r\\n" in two at 2'],
  ])('%s', (_, text, wrong, sentence) => {
    expect(checkSpan(text, wrong)).toBe(sentence)
  })
})

test('a span that is the text is accepted, at both ends of it too', () => {
  expect(checkSpan('🏮 Ne\u0301e 🏮', span(3, 'Ne\u0301e'))).toBeNull()
  expect(checkSpan('🏮', span(0, '🏮'))).toBeNull()
})

test('an offset is told in code points and in bytes', () => {
  const text = 'é🏮 Lavrov'
  expect([text.indexOf('Lavrov'), toCodePoints(text, 4), toUtf8Bytes(text, 4)]).toEqual([4, 3, 7])
})

test('context is cut between characters, and is shorter rather than broken', () => {
  const text = '👩‍🍳 said Ne\u0301e 👩‍🍳'
  expect(contextBefore(text, 6, 4)).toBe(' ')
  expect(contextBefore(text, 6, 6)).toBe('👩‍🍳 ')
  expect(contextAfter(text, 15, 3)).toBe(' ')
  expect(contextAfter(text, 15, 100)).toBe(' 👩‍🍳')
})

const pieces = fc.constantFrom(
  'a',
  'é',
  'e\u0301',
  '🏮',
  '👩‍🍳',
  '👨🏽‍🍳',
  '🇰🇵',
  '🇷🇺',
  '’',
  'ل',
  'נ',
  '한',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\u200d',
  '\u0301',
  '\u0600',
  '→',
  '\u202e',
  'क',
  '\u094d',
  '\u{110bd}',
)
const texts = fc.array(pieces, { maxLength: 30 }).map((some) => some.join(''))

test('a boundary is what the whole text, cut into characters, says it is', () => {
  const whole = new Intl.Segmenter('und', { granularity: 'grapheme' })
  fc.assert(
    fc.property(texts, (text) => {
      const expected = [...whole.segment(text)].map(({ index }) => index)
      const found = Array.from({ length: text.length }, (_, offset) => offset).filter((offset) =>
        isBoundary(text, offset),
      )
      expect(found).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})

test('context around any boundary is text of the article, within its length', () => {
  fc.assert(
    fc.property(texts, fc.nat(30), fc.nat(12), (text, at, length) => {
      fc.pre(isBoundary(text, at))
      const [before, after] = [contextBefore(text, at, length), contextAfter(text, at, length)]
      expect(before.length).toBeLessThanOrEqual(length)
      expect(after.length).toBeLessThanOrEqual(length)
      expect(text.slice(at - before.length, at + after.length)).toBe(before + after)
      expect([at - before.length, at + after.length].every((edge) => isBoundary(text, edge))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['Chinese', '中文'],
  ['Thai', 'ก\u0e31'],
  ['kana with marks', 'か\u3099'],
  ['letters with many marks', 'a\u0301\u0316'],
  ['Chinese with emoji', '中😀'],
])('in %s without a line feed every offset is told, and soon', (_, unit) => {
  const text = unit.repeat(40)
  const starts = new Set([...new Intl.Segmenter('und').segment(text)].map(({ index }) => index).concat(text.length))
  for (let at = 0; at <= text.length; at++) expect(isBoundary(text, at)).toBe(starts.has(at))
  const long = unit.repeat(Math.ceil(200_000 / unit.length))
  const before = process.cpuUsage()
  for (let at = 100_000; at < 101_000; at++) isBoundary(long, at)
  expect(process.cpuUsage(before).user).toBeLessThan(300_000)
})
