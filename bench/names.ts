// How well names are matched, on any folder with name-pairs.csv (schema, name1, name2, is_match); then what is found in
// the seed article as bare text, beside what was found in it by hand.
//   npm run bench:names -- DIR [--errors]
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractFindings } from '../src/extract/extract.ts'
import { readCuratedFolder } from '../src/ingest.ts'
import { compareWords } from '../src/text/name-likeness.ts'
import { wordsOf } from '../src/text/words.ts'
import { compareFindings } from './by-hand.ts'

/** Two names from this likeness on are taken for one. */
const THRESHOLD = 0.8

interface Row {
  schema: string
  name1: string
  name2: string
  isMatch: boolean
}

const [folder, ...flags] = process.argv.slice(2)
if (!folder) {
  console.error('usage: npm run bench:names -- DIR [--errors]')
  process.exit(2)
}

const rows = readPairs(join(folder, 'name-pairs.csv'))
console.log('pairs            n  precision  recall     F1  false merges  missed')
for (const schema of ['Person', 'Organization', 'Company'])
  print(
    schema,
    rows.filter((row) => row.schema === schema),
  )
print('all', rows)

console.log('\nseed article                by hand  found  same  recall  precision')
const [seed] = await readCuratedFolder('seed')
for (const { what, byHand, found, same } of compareFindings(seed!, extractFindings(seed!.article)))
  console.log(
    `${what.padEnd(27)} ${cell(byHand, 7)} ${cell(found, 6)} ${cell(same, 5)} ${cell(percent(same, byHand), 7)} ${cell(percent(same, found), 10)}`,
  )

function print(title: string, pairs: Row[]): void {
  const scored = pairs.map((row) => ({ ...row, score: likenessOf(row) }))
  const wrong = scored.filter(({ score, isMatch }) => score >= THRESHOLD && !isMatch)
  const missed = scored.filter(({ score, isMatch }) => score < THRESHOLD && isMatch)
  const right = scored.filter(({ score, isMatch }) => score >= THRESHOLD && isMatch).length
  const [precision, recall] = [right / (right + wrong.length), right / (right + missed.length)]
  const f1 = (2 * right) / (2 * right + wrong.length + missed.length)
  const cells = [precision, recall, f1].map((share) => (100 * share).toFixed(1).padStart(7))
  console.log(
    `${title.padEnd(14)}${String(pairs.length).padStart(4)}   ${cells.join(' ')}${String(wrong.length).padStart(13)}${String(missed.length).padStart(9)}`,
  )
  if (!flags.includes('--errors')) return
  for (const { name1, name2, score } of wrong) console.log(`  + ${score.toFixed(2)}  ${name1} | ${name2}`)
  for (const { name1, name2, score } of missed) console.log(`  - ${score.toFixed(2)}  ${name1} | ${name2}`)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(0)
}

function cell(content: string | number, width: number): string {
  return String(content).padStart(width)
}

function likenessOf({ name1, name2 }: Row): number {
  return compareWords(wordsOf(name1), wordsOf(name2))
}

function readPairs(file: string): Row[] {
  const [header = [], ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map(readLine)
  const cell = (line: string[], name: string) => line[header.indexOf(name)] ?? ''
  return lines.map((line) => ({
    schema: cell(line, 'schema'),
    name1: cell(line, 'name1'),
    name2: cell(line, 'name2'),
    isMatch: cell(line, 'is_match') === 'true',
  }))
}

/** Cells of a line of CSV; within quotation marks a comma is a letter, and two marks are one. */
function readLine(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
