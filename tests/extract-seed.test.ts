import { expect, test } from 'vitest'
import { compareFindings } from '../bench/by-hand.ts'
import { extractFindings } from '../src/extract/extract.ts'
import { readCuratedFolder } from '../src/ingest.ts'

// The seed article, read by the extractors as bare text, beside what was found in it by hand. `npm run bench:names`
// prints the table, and the README has it. These are floors: better is welcome.
test.each([
  ['people', 1, 1],
  ['mentions of people', 1, 1],
  ['mentions of places', 0.9, 0.95],
  ['mentions of organizations', 0.8, 0.9],
  ['quotes', 0.75, 0.85],
  ['speakers of those', 0.9, 0.95],
  ['days of those', 0.5, 1],
])('%s: at least %d of them are found, and %d of what is found is right', async (what, recall, precision) => {
  const [record] = await readCuratedFolder('seed')
  const rows = compareFindings(record!, extractFindings(record!.article))
  const { byHand, found, same } = rows.find((row) => row.what === what)!
  expect(same / byHand).toBeGreaterThanOrEqual(recall)
  expect(same / found).toBeGreaterThanOrEqual(precision)
})
