// How well attributions are found, on a folder of annotated news: each *.jsonl or *.jsonl.gz in it with lines
// { id, text, annotations: [{ attributions: [{ id, type, source, cue, content }] }] }, offsets in code points, and
// speakers-NAME.jsonl with lines { doc, attr, speaker, method } for NAME.jsonl.
//   npm run bench:quotes -- DIR [NAME ...]
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Group, groupNames } from '../src/extract/entities.ts'
import { type Prose, readProse, type Stretch } from '../src/extract/prose.ts'
import { type Attribution, findAttributions } from '../src/extract/quotes.ts'
import { resolveSpeakers } from '../src/extract/speakers.ts'
import { foldLetters } from '../src/text/fold.ts'
import { countShared, lettersOf, pairUp } from './overlap.ts'

interface Gold {
  id: string
  type: string
  source: Stretch[]
  content: Stretch[]
}

interface Annotated {
  id: string
  text: string
  gold: Gold[]
}

const VIEWS = { 'direct+mixed': ['direct', 'mixed'], all: ['direct', 'mixed', 'indirect'] }
const THRESHOLDS = [0.3, 0.8]

function readLines(file: string) {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function readAnnotated(file: string): Annotated[] {
  return readLines(file).map(({ id, text, annotations }) => {
    const units: number[] = [0]
    for (const char of text) units.push(units.at(-1)! + char.length)
    const inUnits = (spans: Stretch[]) => spans.map(({ start, end }) => ({ start: units[start]!, end: units[end]! }))
    const gold = (annotations[0].attributions as Gold[])
      .filter(({ content }) => content.length > 0)
      .map((one) => ({ ...one, source: inUnits(one.source), content: inUnits(one.content) }))
    return { id, text, gold }
  })
}

interface Tally {
  gold: number
  found: number
  matched: number
  sourced: number
  right: number
}

function score(
  articles: readonly Annotated[],
  found: readonly Attribution[][],
  types: string[],
  threshold: number,
): Tally {
  const tally = { gold: 0, found: 0, matched: 0, sourced: 0, right: 0 }
  for (const [i, { text, gold }] of articles.entries()) {
    const wanted = gold.filter(({ type }) => types.includes(type))
    const got = found[i]!.filter(({ kind }) => types.includes(kind.toLowerCase()))
    const pairs = pairUp(
      wanted.map(({ content }) => lettersOf(text, content)),
      got.map(({ segments }) => lettersOf(text, segments)),
      threshold,
    )
    tally.gold += wanted.length
    tally.found += got.length
    tally.matched += pairs.length
    for (const [g, f] of pairs) {
      const { source } = wanted[g]!
      if (source.length === 0) continue
      tally.sourced++
      const mine = got[f]!.source
      if (mine && countShared(lettersOf(text, source), lettersOf(text, [mine])) > 0) tally.right++
    }
  }
  return tally
}

/** Rows with a name in their source whose speaker is the person annotated; of all, and of those whose words were found. */
function scoreSpeakers(file: string, articles: readonly Annotated[], proses: Prose[], found: Attribution[][]) {
  const rows = readLines(file).filter(({ method }) => method === 'name-in-source')
  const all = { rows: 0, matched: 0, right: 0 }
  const spoken = { rows: 0, matched: 0, right: 0 }
  for (const [i, { id, text, gold }] of articles.entries()) {
    const groups = groupNames([proses[i]!])
    const speakers = resolveSpeakers(proses[i]!, found[i]!, groups)
    const pairs = pairUp(
      gold.map(({ content }) => lettersOf(text, content)),
      found[i]!.map(({ segments }) => lettersOf(text, segments)),
      0.3,
    )
    for (const { attr, speaker, type } of rows.filter(({ doc }) => doc === id)) {
      const pair = pairs.find(([g]) => gold[g]!.id === attr)
      const group = pair && speakers[pair[1]]
      const isRight = typeof group === 'number' && isNamed(groups[group]!, speaker)
      for (const tally of type === 'indirect' ? [all] : [all, spoken]) {
        tally.rows++
        if (pair) tally.matched++
        if (isRight) tally.right++
      }
    }
  }
  return { 'direct+mixed': spoken, all }
}

/** One name has all the words of the other: “Mr. Obama” and “Barack Obama”. */
function isNamed({ name, names }: Group, speaker: string): boolean {
  const words = (text: string) =>
    (foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^(mr|mrs|ms|dr)$/.test(word))
  const wanted = words(speaker)
  return [name, ...names.map(({ text }) => text)].some((known) => {
    const mine = words(known)
    return mine.every((word) => wanted.includes(word)) || wanted.every((word) => mine.includes(word))
  })
}

const percent = (part: number, of: number) => (of === 0 ? '-' : ((100 * part) / of).toFixed(1)).padStart(5)

function timed<T>(work: () => T): [T, number] {
  const start = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(start)
  return [result, (user + system) / 1e6]
}

function report(folder: string, file: string): void {
  const articles = readAnnotated(join(folder, file))
  const [proses, reading] = timed(() => articles.map(({ text }) => readProse(text)))
  // The first pass warms the code up.
  for (const prose of proses.slice(0, 100)) findAttributions(prose)
  const [found, finding] = timed(() => proses.map(findAttributions))
  console.log(`${file}: ${articles.length} texts`)
  console.log('view          overlap   gold  found     P     R    F1  source right (of matched)')
  for (const [view, types] of Object.entries(VIEWS))
    for (const threshold of THRESHOLDS) {
      const t = score(articles, found, types, threshold)
      const counts = [t.gold, t.found].map((count) => String(count).padStart(6)).join(' ')
      const rates = `${percent(t.matched, t.found)} ${percent(t.matched, t.gold)} ${percent(2 * t.matched, t.gold + t.found)}`
      console.log(
        `${view.padEnd(13)} ${threshold}    ${counts} ${rates}  ${percent(t.right, t.sourced)} (${t.sourced})`,
      )
    }
  const speakers = `speakers-${file.replace(/\.gz$/, '')}`
  if (readdirSync(folder).includes(speakers)) {
    const tallies = scoreSpeakers(join(folder, speakers), articles, proses, found)
    for (const [view, { rows, matched, right }] of Object.entries(tallies))
      console.log(
        `named speakers, ${view}: ${percent(right, matched)} % of ${matched} found, ${percent(right, rows)} % of ${rows}`,
      )
  }
  const rate = (seconds: number) => (articles.length / seconds).toFixed(0)
  console.log(`texts a second of one core: ${rate(reading)} read, ${rate(finding)} searched for attributions\n`)
}

const [folder, ...names] = process.argv.slice(2)
if (!folder) {
  console.error('usage: npm run bench:quotes -- DIR [NAME ...]')
  process.exit(2)
}
for (const file of readdirSync(folder).sort()) {
  const name = /^(?!speakers-)(.+)\.jsonl(\.gz)?$/.exec(file)?.[1]
  if (name && (names.length === 0 || names.includes(name))) report(folder, file)
}
