import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Archive, openArchive } from './support/archive.ts'
import { printedRecord } from './support/records.ts'

// One quote as the house styles of several outlets write it, and the same with a number or a word that is another.

const BODY = [
  '“We won’t close the harbour, and there’s no doubt about it. We’ve organised 21 nights of talks, and I don’t apologise,” Ada Quill said.',
  '“The centre cost us £2.4 million, and twenty-five people work there,” she said. “It can’t go on.”',
  'Rents in the east of Norhaven fell by 15%, and 1,200 of its 3,000 flats are empty. Ten to fifteen were sold for €250,000 ($270,000) in May.',
  'She said co-operation by e-mail wasn’t enough. The boats were not new.',
].join('\n\n')

const QUERY = 'query ($text: String!) { verifyQuote(text: $text) { verdict matches { similarity span { exact } } } }'

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([], [printedRecord({ slug: 'harbour', body: BODY })])
})
afterAll(() => archive.close())

const verify = async (text: string) => {
  const { data } = await archive.ask(QUERY, { text })
  return data.verifyQuote as { verdict: string; matches: { similarity: number; span: { exact: string } }[] }
}

describe('the same words in another writing are the same', () => {
  test.each([
    ['contractions in full', 'We will not close the harbour, and there is no doubt about it.', 'NORMALIZED'],
    ['at an end', 'It can not go on', 'NORMALIZED'],
    ['in one word', 'It cannot go on', 'NORMALIZED'],
    ['an auxiliary', 'We have organised 21 nights of talks, and I do not apologise', 'NORMALIZED'],
    ['contracted where it was in full', 'The boats weren’t new.', 'NORMALIZED'],
    ['contracted where it was not', 'She said co-operation by e-mail was not enough.', 'NORMALIZED'],
    ['American spelling', 'We’ve organized 21 nights of talks, and I don’t apologize', 'NORMALIZED'],
    ['a number in words', 'We’ve organised twenty-one nights of talks, and I don’t apologise', 'NORMALIZED'],
    ['a number in digits', 'The center cost us £2.4 million, and 25 people work there', 'NORMALIZED'],
    ['a number cut short', 'The centre cost us £2.4m, and twenty-five people work there', 'NORMALIZED'],
    ['a number shortened', 'The centre cost us £2.4m', 'PARTIAL'],
    [
      'a number with spaces',
      'Rents in the east of Norhaven fell by 15%, and 1\u202f200 of its 3\u202f000 flats are empty',
      'NORMALIZED',
    ],
    ['a number written out', 'The centre cost us £2,400,000, and twenty-five people work there', 'NORMALIZED'],
    ['without its currency', '250,000', 'PARTIAL'],
    ['per cent', 'fell by 15 per cent, and 1200 of its three thousand flats are empty', 'PARTIAL'],
    ['at the beginning', '10 to 15 were sold for €250,000 ($270,000) in May', 'NORMALIZED'],
    ['hyphens', 'cooperation by email wasn’t enough', 'PARTIAL'],
  ])('%s', async (_what, text, expected) => {
    expect((await verify(text)).verdict).toBe(expected)
  })

  test('and count as alike', async () => {
    expect((await verify('We will not close the harbor, and there is no doubt about it.')).matches[0]!.similarity).toBe(
      1,
    )
  })
})

describe('a number that is another is altered', () => {
  test.each([
    [
      'a point left out',
      'The centre cost us £24 million, and twenty-five people work',
      'The centre cost us £2.4 million, and twenty-five people work',
    ],
    ['one put in', 'fell by 1.5%, and 1,200 of its', 'fell by 15%, and 1,200 of its'],
    ['cut at the point', 'The centre cost us £2', 'The centre cost us £2.4 million'],
    ['cut before the million', 'The centre cost us £2.4', 'The centre cost us £2.4 million'],
    [
      'without its beginning',
      '4 million, and twenty-five people work there',
      '2.4 million, and twenty-five people work there',
    ],
    ['without its tens', 'five people work there', 'twenty-five people work there'],
    ['without its percent', 'Rents in the east of Norhaven fell by 15', 'Rents in the east of Norhaven fell by 15%'],
    ['another word', 'We’ve organised twenty-two nights of talks', 'We’ve organised 21 nights of talks'],
    ['another scale', 'The centre cost us £2.4bn', 'The centre cost us £2.4 million'],
    ['a fraction of it', 'and 200 of its 3,000 flats are empty', 'and 1,200 of its 3,000 flats are empty'],
  ])('%s', async (_what, text, exact) => {
    const { verdict, matches } = await verify(text)
    expect([verdict, matches[0]?.span.exact]).toEqual(['ALTERED', exact])
  })
})

test('a sum in another currency in brackets may be left out', async () => {
  expect((await verify('Ten to fifteen were sold for €250,000 in May.')).verdict).toBe('PARTIAL')
  expect((await verify('Ten to fifteen were sold for €270,000 in May.')).verdict).toBe('ALTERED')
})

test.each([
  ['a negation dropped', 'We will close the harbour, and there’s no doubt about it.'],
  ['a negation dropped from a contraction', 'It can go on'],
  ['a word that looks like a contraction', 'We are sold for €250,000 ($270,000) in May.'],
  ['another auxiliary', 'We had organised 21 nights of talks'],
  ['a name', 'Rents in the east of Norhavn fell by 15%'],
])('what is not the same stays altered: %s', async (_what, text) => {
  expect((await verify(text)).verdict).toBe('ALTERED')
})

test('a sentence in the middle of a quote is whole', async () => {
  expect((await verify('We won’t close the harbour, and there’s no doubt about it.')).verdict).toBe('EXACT')
  expect((await verify('We’ve organised 21 nights of talks, and I don’t apologise')).verdict).toBe('EXACT')
  expect((await verify('We’ve organised 21 nights of talks')).verdict).toBe('PARTIAL')
})

test('words and numbers without an end are compared too', async () => {
  const endless = [`Its name is a${'is'.repeat(100_000)} here.`, `Its number is ${'1.'.repeat(100_000)}5 here.`]
  const other = await openArchive([], [printedRecord({ slug: 'endless', body: endless.join('\n\n') })])
  const verdict = async (text: string) => (await other.ask(QUERY, { text })).data.verifyQuote.verdict
  expect(await verdict('Its name is alise here')).toBe('ALTERED')
  expect(await verdict('Its number is 1.7 here')).toBe('NOT_FOUND')
  await other.close()
})
