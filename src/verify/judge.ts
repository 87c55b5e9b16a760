import type { Pair } from './align.ts'
import { type Between, type Block, type Change, judgeBlock } from './blocks.ts'
import type { Checked } from './checked.ts'
import { type Anchor, type DiffSegment, diffTexts } from './diff.ts'
import { rangeOf, widen } from './extent.ts'
import { type Printed, type QuotePlace, quotesAt } from './printed.ts'
import { isWhole } from './whole.ts'

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
