import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archive, openArchive } from './support/archive.ts'
import { printedRecord } from './support/records.ts'

// Words are on record, and the question is whether this speaker said them.

const MILL = printedRecord({
  slug: 'mill',
  body: [
    '“The mill will turn again,” said the miller’s cousin. “Nobody grinds at night,” said Rosa Beck.',
    'The wheel weighs three tonnes.',
    'Rosa Beck denied that the weir was rotten.',
  ].join('\n\n'),
  quotes: [
    { words: 'The mill will turn again', source: 'the miller’s cousin' },
    { words: 'Nobody grinds at night', speaker: 'Rosa Beck' },
    { words: 'that the weir was rotten', speaker: 'Rosa Beck', cue: 'denied' },
  ],
})

const FAIR = printedRecord({
  slug: 'fair',
  body: '“I promise you, the mill will turn again and grind by spring,” Otto Lamm told the fair.',
  quotes: [{ words: 'I promise you, the mill will turn again and grind by spring', speaker: 'Otto Lamm' }],
})

const WITHDRAWN = printedRecord({
  slug: 'withdrawn',
  status: 'RETRACTED',
  body: '“The flour was never ours,” Otto Lamm said.',
  quotes: [{ words: 'The flour was never ours', speaker: 'Otto Lamm' }],
})

const REPEATED = printedRecord({
  slug: 'repeated',
  body: '“The flour was never ours, not one sack of it,” Otto Lamm said.',
  quotes: [{ words: 'The flour was never ours, not one sack of it', speaker: 'Otto Lamm' }],
})

const QUERY = `query ($text: String!, $speaker: ID) {
  verifyQuote(text: $text, speaker: $speaker) {
    verdict matches { verdict isBySpeaker article { slug status } }
  }
}`

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([], [MILL, FAIR, WITHDRAWN, REPEATED])
})
afterAll(() => archive.close())

/** Of each match its verdict, where it stands, and whether it is the speaker's. */
async function verify(text: string, speaker?: string) {
  const { data } = await archive.ask(QUERY, { text, ...(speaker ? { speaker } : {}) })
  const { matches } = data.verifyQuote as {
    matches: { verdict: string; isBySpeaker: boolean | null; article: { slug: string } }[]
  }
  return matches.map(({ verdict, isBySpeaker, article }) => `${verdict} ${article.slug} ${isBySpeaker}`)
}

const MILL_WORDS = 'The mill will turn again'

test('words of somebody the archive does not know are no proof for anybody', async () => {
  expect(await verify(MILL_WORDS, 'rosa-beck')).toEqual(['EXACT mill false', 'MISATTRIBUTED fair false'])
})

test('what the speaker said comes first, be it in longer words than those of nobody', async () => {
  expect(await verify(MILL_WORDS, 'otto-lamm')).toEqual(['PARTIAL fair true', 'EXACT mill false'])
})

test('words in no quote are no proof', async () => {
  expect(await verify('The wheel weighs three tonnes.', 'rosa-beck')).toEqual(['EXACT mill false'])
})

test('nor are those of somebody else, or denied', async () => {
  expect(await verify('Nobody grinds at night', 'rosa-beck')).toEqual(['EXACT mill true'])
  expect(await verify('Nobody grinds at night', 'otto-lamm')).toEqual(['MISATTRIBUTED mill false'])
  expect(await verify('the weir was rotten', 'rosa-beck')).toEqual(['MISATTRIBUTED mill false'])
})

test('where nobody is asked for, nothing is said of it', async () => {
  expect(await verify(MILL_WORDS)).toEqual(['EXACT mill null', 'PARTIAL fair null'])
})

test('a speaker is named by id or slug', async () => {
  const { data } = await archive.ask('{ person(by: { slug: "otto-lamm" }) { id } }')
  expect(await verify(MILL_WORDS, data.person.id)).toEqual(await verify(MILL_WORDS, 'otto-lamm'))
  const { errors } = await archive.ask(QUERY, { text: MILL_WORDS, speaker: 'otto-lam' })
  expect(errors?.map(({ message }) => message)).toEqual([
    'speaker: expected the id or slug of a person or organization, got "otto-lam".',
  ])
})

test('of two places alike, the one that was not retracted comes first', async () => {
  expect(await verify('The flour was never', 'otto-lamm')).toEqual(['PARTIAL repeated true', 'PARTIAL withdrawn true'])
})
