import type { Token } from './tokens.ts'

// The place in a text that is most like some words: local alignment (Smith and Waterman 1981) of tokens, with two kinds
// of gap in the text (Gotoh 1982): a few words are cheap to skip, a long stretch costs little more than the first.

/** A token of the checked words and the same token of the text, by number. */
export type Pair = [checked: number, printed: number]

const MATCH = 200
const CHANGED = -100
const ADDED = -100
/** A word put in by an editor says nothing about what was printed. */
const ADDED_BY_EDITOR = -5
const SHORT_GAP = { open: -100, extend: -30 }
/** What the writer puts between two parts of a quote is skipped like nothing, however long it is. */
const ASIDE = 0
const LONG_GAP = { open: -400, extend: -3 }
/** Where the checked words themselves say that something is left out. */
const TOLD_GAP = { open: -50, extend: 0 }

const STOP = 0
const DIAGONAL = 1
const UP = 2
const SHORT = 3
const LONG = 4
const SOURCE = 7
const SHORT_GOES_ON = 8
const LONG_GOES_ON = 16

/** The matching tokens of the best alignment, in order; none if no token matches. */
export function alignTokens(checked: readonly Token[], printed: readonly Token[]): Pair[] {
  const width = printed.length + 1
  const steps = new Uint8Array((checked.length + 1) * width)
  const best = fillSteps(checked, printed, steps)
  return tracePairs(checked, printed, steps, best)
}

/** Cells of the table that an alignment takes to fill. */
export const costOfAlignment = (checked: readonly Token[], printed: readonly Token[]) =>
  (checked.length + 1) * (printed.length + 1)

function fillSteps(checked: readonly Token[], printed: readonly Token[], steps: Uint8Array): number {
  const width = printed.length + 1
  const numbers = numberKeys(checked, printed)
  const skips = Int32Array.from(printed, ({ isAside }) => (isAside ? ASIDE : SHORT_GAP.extend))
  let above = new Int32Array(width)
  let row = new Int32Array(width)
  let best = 0
  let most = 0
  for (let i = 1; i <= checked.length; i++) {
    const { key, isEditorial } = checked[i - 1]!
    const own = numbers.of.get(key)!
    const added = isEditorial ? ADDED_BY_EDITOR : ADDED
    // A gap in this row stands before the next of the checked words.
    const { open, extend } = checked[i]?.isAfterOmission ? TOLD_GAP : LONG_GAP
    let short = -1e9
    let long = -1e9
    row[0] = 0
    for (let j = 1; j < width; j++) {
      let step = 0
      const left = row[j - 1]!
      const skip = skips[j - 1]!
      const shortOpened = left + SHORT_GAP.open + skip
      short += skip
      if (short > shortOpened) step |= SHORT_GOES_ON
      else short = shortOpened
      const longOpened = left + open
      long += extend
      if (long > longOpened) step |= LONG_GOES_ON
      else long = longOpened
      let score = above[j - 1]! + (numbers.printed[j - 1] === own ? MATCH : CHANGED)
      let source = DIAGONAL
      const up = above[j]! + added
      if (up > score) [score, source] = [up, UP]
      if (short > score) [score, source] = [short, SHORT]
      if (long > score) [score, source] = [long, LONG]
      if (score <= 0) [score, source] = [0, STOP]
      row[j] = score
      steps[i * width + j] = step | source
      if (score > most) [most, best] = [score, i * width + j]
    }
    ;[above, row] = [row, above]
  }
  return best
}

/** Numbers compare faster than words. */
function numberKeys(checked: readonly Token[], printed: readonly Token[]) {
  const of = new Map<string, number>()
  for (const { key } of checked) if (!of.has(key)) of.set(key, of.size + 1)
  return { of, printed: Int32Array.from(printed, ({ key }) => of.get(key) ?? 0) }
}

function tracePairs(checked: readonly Token[], printed: readonly Token[], steps: Uint8Array, best: number): Pair[] {
  const width = printed.length + 1
  const pairs: Pair[] = []
  let i = Math.floor(best / width)
  let j = best % width
  let state = STOP
  while (i > 0 && j > 0) {
    const step = steps[i * width + j]!
    const source = state === STOP ? step & SOURCE : state
    if (source === STOP) break
    if (source === DIAGONAL) {
      if (checked[--i]!.key === printed[--j]!.key) pairs.push([i, j])
    } else if (source === UP) i--
    else {
      state = step & (source === SHORT ? SHORT_GOES_ON : LONG_GOES_ON) ? source : STOP
      j--
    }
  }
  return pairs.reverse()
}
