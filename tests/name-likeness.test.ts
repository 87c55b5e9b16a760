import { expect, test } from 'vitest'
import { compareWords } from '../src/text/name-likeness.ts'
import { wordsOf } from '../src/text/words.ts'

const likeness = (a: string, b: string) => compareWords(wordsOf(a), wordsOf(b))

// The threshold of bench/names.ts.
test.each([
  ['order', 'Ozols, Andris', 'Andris Ozols'],
  ['an initial', 'A. Ozols', 'Andris Ozols'],
  ['a slip of the pen', 'Andris Ozlos', 'Andris Ozols'],
  ['romanized in another way', 'Jurij Tarassow', 'Yuri Tarasov'],
  ['romanized in another way', 'Mohamed Husayn', 'Muhammad Hussein'],
  ['another alphabet', 'Юрий Тарасов', 'Yuri Tarasov'],
  ['another alphabet', 'Γιώργος Παππάς', 'Giorgos Pappas'],
  ['a short form', 'Bob Tarasov', 'Robert Tarasov'],
  ['a title', 'Dr Andris Ozols', 'Andris Ozols'],
  ['a middle name', 'Yuri Petrovich Tarasov', 'Yuri Tarasov'],
])('%s: %s is %s', (_why, a, b) => {
  expect(likeness(a, b)).toBeGreaterThanOrEqual(0.8)
  expect(likeness(b, a)).toBe(likeness(a, b))
  expect(likeness(a, b)).toBeLessThan(1)
})

test.each([
  ['another given name', 'Janis Ozols', 'Andris Ozols'],
  ['another surname', 'Andris Berzins', 'Andris Ozols'],
  ['another initial', 'J. Ozols', 'Andris Ozols'],
  ['nothing in common', 'Pak Song-ho', 'Andris Ozols'],
])('%s: %s is not %s', (_why, a, b) => {
  expect(likeness(a, b)).toBeLessThan(0.8)
})

test.each([
  ['accents and case', 'Zoë ŠIMIĆ', 'Zoe Simic'],
  ['hyphens and spaces', 'Pak Song-ho', 'Pak Songho'],
  ['written together', 'AndrisOzols', 'Andris Ozols'],
])('%s do not count: %s is %s letter for letter', (_why, a, b) => {
  expect(likeness(a, b)).toBe(1)
})

test('nothing is like nothing', () => {
  expect([likeness('', 'Andris Ozols'), likeness('', '')]).toEqual([0, 0])
})
