import type { Pair } from './align.ts'
import type { Checked } from './checked.ts'
import { judgePlace, type Place } from './judge.ts'
import { findPlaces, type Library, type Question, readCandidates } from './places.ts'

/** Words that can be told to come from a place of their own, and that may be left over beside such a place. */
const LEAST_PIECE = 4
const LEAST_REST = 3
/** How alike a piece must be. */
const LEAST_LIKENESS = 0.8
const MOST_PIECES = 3

/**
 * Several places that make up the words together: quotes that were put together to one. None if one place accounts for
 * the words, or if all of them together do not.
 * `places` are all that are like the words at all.
 */
export async function findPieces(
  checked: Checked,
  places: readonly Place[],
  question: Question,
  library: Library,
): Promise<Place[]> {
  const { length } = checked.tokens
  const best = largest(checked, places, LEAST_PIECE)
  if (!best || longestEnd(best, length) < LEAST_REST) return []
  const pieces = await cover({ checked, question, library }, 0, length, best)
  const matched = pieces.reduce((sum, piece) => sum + piece.pairs.length, 0)
  return pieces.length > 1 && matched / length >= question.minSimilarity ? pieces : []
}

/** Checked words at an end that a place does not account for. */
const longestEnd = ({ pairs }: Place, length: number) => Math.max(pairs[0]![0], length - 1 - pairs.at(-1)![0])

/** Of the stretches of some places that are alike, the one that accounts for most words. */
function largest(part: Checked, places: readonly Place[], least: number): Place | undefined {
  const solid = places.flatMap((place) => solidParts(part, place)).filter(({ pairs }) => pairs.length >= least)
  return solid.reduce<Place | undefined>((a, b) => (a && a.pairs.length >= b.pairs.length ? a : b), undefined)
}

/** The place if it is alike in the words that it accounts for, else what stands between the words that are different. */
function solidParts(part: Checked, place: Place): Place[] {
  const { pairs, printed, seams, faults } = place
  const ends = isAlike(part, place)
    ? [0, ...seams, pairs.length]
    : [0, ...[...seams, ...faults].sort((a, b) => a - b), pairs.length]
  if (ends.length === 2) return isAlike(part, place) ? [place] : []
  return ends.slice(1).map((end, i) => judgePlace(part, printed, pairs.slice(ends[i], end)))
}

interface Work {
  checked: Checked
  question: Question
  library: Library
}

/** The place that accounts for most of a stretch of the words, then those for what is left before and after it. */
async function cover(work: Work, from: number, to: number, known?: Place, most = MOST_PIECES): Promise<Place[]> {
  if (most === 0 || to - from < LEAST_REST) return []
  const best = known ?? (await findLargest(work, from, to))
  if (!best) return []
  const pairs = best.pairs.map(([i, j]): Pair => [i + from, j])
  const before = await cover(work, from, pairs[0]![0], undefined, most - 1)
  const after = await cover(work, pairs.at(-1)![0] + 1, to, undefined, most - 1 - before.length)
  return [...before, judgePlace(work.checked, best.printed, pairs), ...after]
}

async function findLargest({ checked, question, library }: Work, from: number, to: number) {
  const part = cutChecked(checked, from, to)
  const { texts } = await readCandidates(part, question, library)
  return largest(part, await findPlaces(part, texts), LEAST_REST)
}

/** A place that was put together from several, as these. */
export function takeApart(checked: Checked, { printed, pairs, seams }: Place): Place[] {
  const ends = [0, ...seams, pairs.length]
  return ends.slice(1).map((end, i) => judgePlace(checked, printed, pairs.slice(ends[i], end)))
}

/** Whether a place is alike in the words that it accounts for. */
function isAlike(part: Checked, { pairs, printed }: Place): boolean {
  const [first, last] = [pairs[0]![0], pairs.at(-1)![0] + 1]
  const own = pairs.map(([i, j]): Pair => [i - first, j])
  return judgePlace(cutChecked(part, first, last), printed, own).likeness >= LEAST_LIKENESS
}

function cutChecked({ text, tokens }: Checked, from: number, to: number): Checked {
  const offset = tokens[from]!.start
  return {
    text: text.slice(offset, tokens[to - 1]!.end),
    tokens: tokens.slice(from, to).map((token) => ({ ...token, start: token.start - offset, end: token.end - offset })),
  }
}
