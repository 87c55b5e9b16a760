import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Article } from '../src/model.ts'
import { parseInput } from '../src/parse/input.ts'

// How much of the text of saved pages is found, and how much else with it: npm run bench:pages -- <folder or .tar.gz>
// Each folder in it with a source.html and an expected.html is a page. Captions count as text, for they are expected.

const [given] = process.argv.slice(2)
if (!given) {
  console.error('usage: npm run bench:pages -- <folder or .tar.gz with folders of source.html and expected.html>')
  process.exit(1)
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Harmonic mean of precision and recall over words, each counted as often as it stands there. */
function scoreText(found: string, expected: string): number {
  const [ours, theirs] = [wordsOf(found), wordsOf(expected)]
  const left = new Map<string, number>()
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1)
  const common = ours.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  }).length
  return ours.length + theirs.length === 0 ? 1 : (2 * common) / (ours.length + theirs.length)
}

function textByReadability(html: string): string {
  try {
    return new Readability(parseHTML(html).document).parse()?.textContent ?? ''
  } catch {
    return ''
  }
}

const textOf = ({ title, summary, body, photos }: Article, expected: string) =>
  // Headline and standfirst are texts of their own here; where they are expected in the text they are put before it.
  [
    ...[title, summary].filter((text) => text && expected.includes(text) && !body.includes(text)),
    body,
    ...photos.flatMap(({ caption, credit }) => [caption, credit]),
  ].join('\n')

function scorePage(folder: string) {
  const bytes = readFileSync(join(folder, 'source.html'))
  const { document } = parseHTML(`<html><body>${readFileSync(join(folder, 'expected.html'), 'utf8')}</body></html>`)
  const expected = document.body.textContent.replace(/\s+/g, ' ')
  const started = performance.now()
  const [parsed] = parseInput(
    { path: join(folder, 'source.html'), bytes },
    { source: { name: 'Bench' }, publishedAt: '2000-01-01' },
  )
  const took = performance.now() - started
  const article = parsed && 'record' in parsed ? parsed.record.article : undefined
  return {
    page: folder.split('/').at(-1)!,
    took,
    ours: article ? scoreText(textOf(article, expected), expected) : 0,
    readability: scoreText(textByReadability(bytes.toString()), expected),
    refused: parsed && 'error' in parsed ? parsed.error.message : undefined,
  }
}

function pagesIn(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('source.html'))
    .map((file) => join(root, dirname(file)))
    .sort()
}

const unpacked = statSync(given).isDirectory() ? undefined : mkdtempSync(join(tmpdir(), 'pages-'))
if (unpacked) execFileSync('tar', ['xf', given, '-C', unpacked])
const scores = pagesIn(unpacked ?? given).map(scorePage)
if (unpacked) rmSync(unpacked, { recursive: true })

const mean = (of: (score: (typeof scores)[number]) => number) =>
  scores.reduce((sum, score) => sum + of(score), 0) / scores.length
console.log('pages where the text is less than 0.9 of what is expected')
for (const { page, ours, readability, refused } of scores.filter(({ ours }) => ours < 0.9))
  console.log(`  ${page.padEnd(34)}${ours.toFixed(3)}  Readability ${readability.toFixed(3)}  ${refused ?? ''}`)
console.log(`\n${scores.length} pages           mean F1 of words`)
console.log(`verbatim             ${mean(({ ours }) => ours).toFixed(4)}`)
console.log(`Readability.js       ${mean(({ readability }) => readability).toFixed(4)}`)
console.log(`milliseconds a page  ${mean(({ took }) => took).toFixed(1)}`)
