import { expect, test } from 'vitest'
import { inAscii } from '../scripts/bundle.ts'

// What is built is in ASCII, and means what was written.

const meaningOf = (source: string) => new Function(`return ${source}`)()

test.each([
  [String.raw`/^[A-Z\-\–\—\.]+$/`, 'A–—.', true],
  [String.raw`/^[A-Z\-\–\—\.]+$/`, 'G20', false],
  [String.raw`/^\\–[🌷]$/u`, '\\–🌷', true],
])('%s of %s is %s', (written, text, is) => {
  const built = inAscii(written)
  expect(built).toMatch(/^[ -~]+$/)
  expect([meaningOf(written), meaningOf(built)].map((pattern) => pattern.test(text))).toEqual([is, is])
})

test('texts are the same', () => {
  const written = String.raw`'\–\\—\'\n🌷' + ${'`'}\…\\…${'`'}`
  expect(meaningOf(inAscii(written))).toBe("–\\—'\n🌷…\\…")
})
