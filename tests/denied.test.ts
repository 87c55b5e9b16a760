import { expect, test } from 'vitest'
import { readProse } from '../src/extract/prose.ts'
import { findAttributions } from '../src/extract/quotes.ts'
import { isDenial } from '../src/text/denial.ts'

// What somebody is told not to have said, and who says nothing at all.

const found = (text: string) =>
  findAttributions(readProse(text)).map(({ cue, segments: [said] }) => {
    const words = cue ? text.slice(cue.start, cue.end) : ''
    return `${words}${isDenial(words) ? ' (denied)' : ''}: ${text.slice(said!.start, said!.end)}`
  })

test.each([
  ['Quill denied that the dam leaked.', 'denied (denied): that the dam leaked'],
  ['Quill did not say that the dam leaked.', 'did not say (denied): that the dam leaked'],
  ['Quill never said that the dam leaked.', 'never said (denied): that the dam leaked'],
  [
    'Quill neither confirmed nor denied that the dam leaked.',
    'neither confirmed nor denied (denied): that the dam leaked',
  ],
  ['Quill did not deny that the dam leaked.', 'did not deny: that the dam leaked'],
  ['Quill has never really denied that the dam leaked.', 'has never really denied: that the dam leaked'],
  ['Quill said that the dam leaked.', 'said: that the dam leaked'],
])('a denial is told from a statement: %s', (text, expected) => {
  expect(found(text)).toEqual([expected])
})

test.each([
  'Quill declined to comment.',
  'Quill refused to answer questions on the dam.',
  'Quill would not comment on the dam.',
  'An engineer asked not to be named.',
  'An engineer asked that she not be identified.',
])('who keeps silent says nothing: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('who does so and speaks is heard', () => {
  expect(found('Quill declined to comment, saying that the dam leaked.')).toEqual(['saying: that the dam leaked'])
  expect(found('An engineer, who asked not to be named, said that the dam leaked.')).toEqual([
    'said: that the dam leaked',
  ])
})
