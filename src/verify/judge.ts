import { isBoundary } from '../text/span.ts'
import type { Pair } from './align.ts'
import { type Between, type Block, type Change, judgeBlock } from './blocks.ts'
import type { Checked } from './checked.ts'
import { type Anchor, type DiffSegment, diffTexts } from './diff.ts'
import { type Printed, type QuotePlace, quotesAt, spokenAt } from './printed.ts'
import { beginsSentence } from './utterance.ts'

/** What a place says about the words, whoever said them. */
export type Wording = 'EXACT' | 'NORMALIZED' | 'PARTIAL' | 'ALTERED'

/** A place in a text that is like the checked words. */
export interface Place {
  printed: Printed
  wording: Wording
  /** 0 to 1: share of the words that match, of those and all that are different, added, or left out unsaid. */
  likeness: number
  start: number
  end: number
  /** The tokens that match. */
  pairs: readonly Pair[]
  /** Pairs before which two places were joined to one. */
  seams: number[]
  /** Pairs before which words are different or added. */
  faults: number[]
  /** Quotes on record that hold at least half of the matching words, the shortest first. */
  quotes: QuotePlace[]
  diff: DiffSegment[]
}

/** Words that are different at an end are looked for beside the place, if no more than so many are. */
const MOST_BESIDE = 3

export function judgePlace(checked: Checked, printed: Printed, pairs: readonly Pair[]): Place {
  const { from, to } = rangeOf(checked, printed, pairs)
  const betweens = betweenPairs(checked, printed, pairs, from, to)
  const blocks = betweens.map((between) => judgeBlock(between, checked.tokens, printed))
  const { start, end } = widen(checked, printed, pairs, from, to)
  return {
    printed,
    start,
    end,
    pairs,
    seams: placesOf('SPLICED', blocks, betweens, pairs),
    faults: placesOf('ALTERED', blocks, betweens, pairs),
    likeness: likenessOf(pairs.length, blocks),
    wording: wordingOf(blocks, checked.text === printed.text.slice(start, end), isWhole(printed, from, to)),
    quotes: coveringQuotes(printed, pairs),
    diff: diffPlace(checked, printed, pairs, start, end),
  }
}

/** Pairs before which words changed so, those at the ends left out. */
const placesOf = (change: Change, blocks: readonly Block[], betweens: readonly Between[], pairs: readonly Pair[]) =>
  betweens.flatMap(({ before, after }, i) =>
    before && after && blocks[i]!.change === change ? pairs.indexOf(after) : [],
  )

function wordingOf(blocks: readonly Block[], isLiteral: boolean, isWhole: boolean): Wording {
  if (blocks.some(({ change }) => change === 'ALTERED' || change === 'SPLICED')) return 'ALTERED'
  if (!isWhole || blocks.some(({ change }) => change === 'OMITTED')) return 'PARTIAL'
  return isLiteral ? 'EXACT' : 'NORMALIZED'
}

function likenessOf(pairs: number, blocks: readonly Block[]): number {
  const matched = pairs + blocks.reduce((sum, block) => sum + block.matched, 0)
  const cost = blocks.reduce((sum, block) => sum + block.cost, 0)
  return matched / (matched + cost)
}

/** Tokens of the text that belong to the place: those that match, and beside them what stands where words are different. */
function rangeOf(checked: Checked, printed: Printed, pairs: readonly Pair[]): { from: number; to: number } {
  const [first, last] = [pairs[0]!, pairs.at(-1)!]
  const { tokens } = printed
  let from = first[1]
  let to = last[1] + 1
  const missing = [first[0], checked.tokens.length - 1 - last[0]] as const
  if (missing[0] <= MOST_BESIDE) for (let n = missing[0]; n > 0 && from > 0 && !startsHere(printed, from); n--) from--
  if (missing[1] <= MOST_BESIDE)
    for (let n = missing[1]; n > 0 && to < tokens.length && !startsHere(printed, to); n--) to++
  return { from, to }
}

/** Whether a sentence, or what someone says, begins or has just ended here. */
const startsHere = (printed: Printed, at: number) =>
  beginsSentence(printed.text, printed.tokens, at) ||
  spokenAt(printed, printed.tokens[at]!) !== spokenAt(printed, printed.tokens[at - 1]!) ||
  quotesAt(printed, printed.tokens[at]!)[0] !== quotesAt(printed, printed.tokens[at - 1]!)[0]

function betweenPairs(checked: Checked, printed: Printed, pairs: readonly Pair[], from: number, to: number): Between[] {
  const before: (Pair | null)[] = [null, ...pairs]
  const after: (Pair | null)[] = [...pairs, null]
  return before.flatMap((left, at) => {
    const right = after[at]!
    const between = {
      before: left,
      after: right,
      checked: checked.tokens.slice(left ? left[0] + 1 : 0, right ? right[0] : checked.tokens.length),
      printed: printed.tokens.slice(left ? left[1] + 1 : from, right ? right[1] : to),
    }
    return between.checked.length + between.printed.length > 0 ? [between] : []
  })
}

/** The place with the marks around it that the checked text has too. */
function widen(checked: Checked, printed: Printed, pairs: readonly Pair[], from: number, to: number) {
  const { text, tokens } = printed
  let start = tokens[from]!.start
  let end = tokens[to - 1]!.end
  const lead = checked.text.slice(0, checked.tokens[0]!.start)
  const tail = checked.text.slice(checked.tokens.at(-1)!.end)
  if (pairs[0]![0] === 0) for (let n = lead.length - 1; n >= 0 && start > 0 && text[start - 1] === lead[n]; n--) start--
  if (pairs.at(-1)![0] === checked.tokens.length - 1)
    for (let n = 0; n < tail.length && end < text.length && text[end] === tail[n]; n++) end++
  while (!isBoundary(text, start)) start++
  while (!isBoundary(text, end)) end--
  return { start, end }
}

/** Whether the place begins and ends where a quote, what stands between marks, or a sentence does. */
const isWhole = (printed: Printed, from: number, to: number) => isWholeFrom(printed, from) && isWholeTo(printed, to - 1)

function isWholeFrom(printed: Printed, at: number): boolean {
  const { tokens, text } = printed
  const token = tokens[at]!
  const before = tokens[at - 1]?.end ?? 0
  const quotes = quotesAt(printed, token)
  const spoken = spokenAt(printed, token)
  if (!spoken && quotes.length === 0) return beginsSentence(text, tokens, at)
  return (spoken !== undefined && before <= spoken.start) || quotes.some(({ segments }) => before <= segments[0]!.start)
}

function isWholeTo(printed: Printed, at: number): boolean {
  const { tokens, text } = printed
  const token = tokens[at]!
  const after = tokens[at + 1]?.start ?? text.length
  const quotes = quotesAt(printed, token)
  const spoken = spokenAt(printed, token)
  if (!spoken && quotes.length === 0) return beginsSentence(text, tokens, at + 1)
  if (quotes.some(({ segments }) => after >= segments.at(-1)!.end)) return true
  // Where the writer interrupts a sentence, its words go on behind the mark.
  return spoken !== undefined && after >= spoken.end && quotes.every((quote) => !goesOn(printed, quote, spoken.end))
}

/** Whether a quote goes on in the same sentence behind an offset. */
function goesOn({ text, tokens }: Printed, { segments }: QuotePlace, end: number): boolean {
  const next = segments.find(({ start }) => start >= end)
  const at = next ? tokens.findIndex(({ start }) => start >= next.start) : -1
  return at >= 0 && !beginsSentence(text, tokens, at)
}

function coveringQuotes(printed: Printed, pairs: readonly Pair[]): QuotePlace[] {
  const counts = new Map<QuotePlace, number>()
  for (const [, at] of pairs)
    for (const quote of quotesAt(printed, printed.tokens[at]!)) counts.set(quote, (counts.get(quote) ?? 0) + 1)
  return printed.quotes.filter((quote) => (counts.get(quote) ?? 0) * 2 >= pairs.length)
}

function diffPlace(checked: Checked, printed: Printed, pairs: readonly Pair[], start: number, end: number) {
  const anchors = pairs.map(([i, j]): Anchor => {
    const { start: from, end: to } = printed.tokens[j]!
    return [checked.tokens[i]!, { start: from - start, end: to - start }]
  })
  return diffTexts(checked.text, printed.text.slice(start, end), anchors)
}
