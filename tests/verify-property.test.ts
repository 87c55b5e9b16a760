import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCuratedFolder } from '../src/ingest.ts'
import type { ArticleRecord } from '../src/model.ts'
import { type Archive, INVENTED, openArchive, SEED } from './support/archive.ts'
import { addWord, changeWord, cutEnds, cutMiddle, restyle, splice } from './support/doctored.ts'
import { randomFrom } from './support/random-query.ts'

// Every quote of the curated articles that stands in one piece, and the sentences around them, doctored at random.

const EACH = 150

const KINDS: Record<
  string,
  { expected: string; make: (quote: string, chance: () => number, other: string) => string | null }
> = {
  'as it stands': { expected: 'EXACT', make: (quote) => quote },
  'in other marks, case and spaces': { expected: 'NORMALIZED', make: restyle },
  'cut at the ends': { expected: 'PARTIAL', make: cutEnds },
  'cut in the middle, told': { expected: 'PARTIAL', make: (quote, chance) => cutMiddle(quote, chance, '…') },
  'cut in the middle, not told': { expected: 'PARTIAL', make: (quote, chance) => cutMiddle(quote, chance, '') },
  'one word changed': { expected: 'ALTERED', make: changeWord },
  'one word put in': { expected: 'ALTERED', make: addWord },
  'two put together': { expected: 'ALTERED', make: splice },
}

let archive: Archive
let quotes: string[]
beforeAll(async () => {
  const records = (await Promise.all([SEED, INVENTED].map(readCuratedFolder))).flat()
  archive = await openArchive([SEED, INVENTED])
  quotes = records.flatMap(wholeQuotes)
})
afterAll(() => archive.close())

/** Quotes in one piece that stand in no other and hold no other, so that where they end is beyond doubt. */
function wholeQuotes({ quotes: all }: ArticleRecord): string[] {
  const spans = all.flatMap(({ segments }) => segments)
  const alone = all.filter(({ segments: [span, ...more] }) => {
    const overlaps = spans.filter(
      (other) => other.field === span!.field && other.start < span!.end && span!.start < other.end,
    )
    return more.length === 0 && overlaps.length === 1
  })
  const texts = alone.map(({ segments: [span] }) => span!.exact)
  return texts.filter((text) => text.split(/\s+/).length >= 6 && !/["“”«»[\]…]/.test(text))
}

test.each(Object.entries(KINDS))('99 of 100 quotes %s are judged right', async (_kind, { expected, make }) => {
  const chance = randomFrom(11)
  const draw = () => quotes[Math.floor(chance() * quotes.length)]!
  const wrong: string[] = []
  for (let n = 0; n < EACH; ) {
    const text = make(draw(), chance, draw())
    if (text === null) continue
    n++
    const { data, errors } = await archive.ask('query ($text: String!) { verifyQuote(text: $text) { verdict } }', {
      text,
    })
    expect(errors).toBeUndefined()
    if (data.verifyQuote.verdict !== expected) wrong.push(`${data.verifyQuote.verdict}: ${text}`)
  }
  expect(wrong.slice(Math.floor(EACH / 100))).toEqual([])
})
