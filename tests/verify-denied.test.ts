import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archive, openArchive } from './support/archive.ts'
import { printedRecord } from './support/records.ts'

// Words stand in an article, and the article takes them back.

const DAM = printedRecord({
  slug: 'dam',
  body: [
    'Ada Quill denied that the dam had leaked for a year, and called the report a fable.',
    '“I never said that the wall would hold,” Quill added. “It is not true that we knew, and I don’t think the town will drown.”',
    'Engineer Tom Reve warned that the dam had leaked for a year or more.',
    'The engineers deny the cracks were painted over.',
  ].join('\n\n'),
  quotes: [
    { words: 'the dam had leaked for a year', speaker: 'Ada Quill', cue: 'denied that' },
    {
      words: [
        'I never said that the wall would hold',
        'It is not true that we knew, and I don’t think the town will drown.',
      ],
      speaker: 'Ada Quill',
    },
    { words: 'that the dam had leaked for a year or more', speaker: 'Tom Reve', cue: 'warned' },
  ],
})

const QUERY = `query ($text: String!, $speaker: ID) {
  verifyQuote(text: $text, speaker: $speaker) {
    verdict matches { verdict isDenied quote { speaker { ... on Person { slug } } } }
  }
}`

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([], [DAM])
})
afterAll(() => archive.close())

/** The verdict, and of each match its own, who said it, and whether it is denied. */
async function verify(text: string, slug?: string) {
  const person = slug && (await archive.ask('query ($slug: String!) { person(by: { slug: $slug }) { id } }', { slug }))
  const { data } = await archive.ask(QUERY, { text, ...(person ? { speaker: person.data.person.id } : {}) })
  const { verdict, matches } = data.verifyQuote as {
    verdict: string
    matches: { verdict: string; isDenied: boolean; quote: { speaker: { slug: string } } | null }[]
  }
  return [
    verdict,
    ...matches.map(({ verdict: own, isDenied, quote }) =>
      [own, quote?.speaker.slug, isDenied ? 'denied' : 'said'].join(' '),
    ),
  ]
}

const LEAK = 'the dam had leaked for a year'

test('words that somebody denied are found as they stand, and told to be denied', async () => {
  expect(await verify(LEAK)).toEqual(['EXACT', 'EXACT ada-quill denied', 'PARTIAL tom-reve said'])
})

test('they are no proof that the speaker said them', async () => {
  expect(await verify(LEAK, 'ada-quill')).toEqual([
    'MISATTRIBUTED',
    'MISATTRIBUTED tom-reve said',
    'MISATTRIBUTED ada-quill denied',
  ])
})

test('nor do they stand in the way of who did', async () => {
  expect(await verify(LEAK, 'tom-reve')).toEqual(['PARTIAL', 'PARTIAL tom-reve said', 'MISATTRIBUTED ada-quill denied'])
})

test('altered words are told first', async () => {
  expect(await verify('the dam had leaked for a month', 'ada-quill')).toEqual([
    'ALTERED',
    'ALTERED tom-reve said',
    'ALTERED ada-quill denied',
  ])
})

test('words that hold the denial are not denied', async () => {
  const [, best] = await verify('Ada Quill denied that the dam had leaked for a year', 'ada-quill')
  expect(best).toBe('EXACT ada-quill said')
})

test('the speaker takes words back within a quote', async () => {
  expect(await verify('the wall would hold', 'ada-quill')).toEqual(['MISATTRIBUTED', 'MISATTRIBUTED ada-quill denied'])
  expect(await verify('we knew')).toEqual(['PARTIAL', 'PARTIAL ada-quill denied'])
  expect(await verify('the town will drown')).toEqual(['PARTIAL', 'PARTIAL ada-quill denied'])
  expect(await verify('I never said that the wall would hold', 'ada-quill')).toEqual(['EXACT', 'EXACT ada-quill said'])
})

test('and the writer does where no quote is on record', async () => {
  expect(await verify('the cracks were painted over')).toEqual(['PARTIAL', 'PARTIAL  denied'])
  expect(await verify('The engineers deny the cracks were painted over.')).toEqual(['EXACT', 'EXACT  said'])
})
