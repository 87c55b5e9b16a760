import { expect, test } from 'vitest'
import { extractFindings } from '../src/extract/extract.ts'
import type { Article } from '../src/model.ts'

// What comes again and again takes time in proportion to how often. Processor time is compared with itself, the best of
// three: of eight times the text it is about eight times as much; a square would be 64.

const UNITS = 5000
const TIMES = 8
const MOST = 32

function secondsFor(body: string): number {
  const source = { slug: 'paper', name: 'Paper', kind: 'NEWSPAPER' as const, languages: [] }
  const article: Article = {
    slug: 'a',
    externalId: 'a',
    source,
    title: 'A',
    body,
    authors: [],
    language: 'en',
    publishedAt: '2020-06-15T00:00:00Z',
    status: 'PUBLISHED',
    topics: [],
    photos: [],
  }
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    extractFindings(article)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  })
  return Math.min(...runs)
}

test.each([
  ['closing marks that nothing opens', "'” "],
  ['opening marks that nothing closes', '“‘'],
  ['straight marks', `"'`],
  ['doubled apostrophes', "''"],
  ['quotations and tags', '“A,” he said. '],
  ['quotations within quotations', '“A ‘b’ c,” Ann Lee said. '],
  ['quotations that no paragraph closes', '“A\n'],
  ['signatures', '“A.”\n— Ann Lee\n'],
  ['verbs that share a subject', 'and says '],
  ['tags in one sentence', 'he said, '],
  ['tags without anyone', 'said, '],
  ['capitals', 'Abc '],
  ['“according to”', 'according to '],
  ['offices', 'the minister said '],
  ['names', 'Mr Lee said he was. '],
  ['dates', 'He said in May 2001 on Monday. '],
  ['letters without a space', "a'"],
  ['letters between marks of direction', '\u202eא'],
  ['letters between signs', 'क→'],
  ['signs that belong to a digit, without one', '\u0600'],
])('%s', (_, unit) => {
  secondsFor(unit.repeat(UNITS / unit.length))
  const [short, long] = [UNITS, UNITS * TIMES].map((length) => secondsFor(unit.repeat(length / unit.length)))
  expect(long! / Math.max(short!, 0.005)).toBeLessThan(MOST)
})

// Shorter than this, a square hides behind what every text takes.
const LONG = UNITS * 4

test.each([
  ['“according to” someone', () => 'According to Lee, it rains. '],
  ['titles of titles', () => 'President of the '],
  [
    'firms, each another',
    (i: number) => `Zo${[...i.toString(4)].map((digit) => 'aeio'[Number(digit)]).join('')} Energy left. `,
  ],
])('%s', (_, unitAt) => {
  const [short, long] = [LONG, LONG * TIMES].map((units) => {
    let text = ''
    for (let i = 0; text.length < units; i++) text += unitAt(i)
    return secondsFor(text)
  })
  expect(long! / Math.max(short!, 0.005)).toBeLessThan(MOST)
})
