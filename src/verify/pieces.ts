import type { Pair } from './align.ts'
import type { Checked } from './checked.ts'
import { judgePlace, type Place } from './judge.ts'
import { findPlaces, type Library, type Question, readCandidates } from './places.ts'

/** Words that can be told to come from a place of their own. */
const LEAST_PIECE = 4
/** How alike a piece must be. */
const LEAST_LIKENESS = 0.8
const MOST_PIECES = 4

/**
 * Several places that make up the words together: quotes that were put together to one. None if one place accounts for
 * the words, or if all of them together do not.
 */
export async function findPieces(
  checked: Checked,
  found: readonly Place[],
  question: Question,
  library: Library,
): Promise<Place[]> {
  const { length } = checked.tokens
  const best = found.reduce<Place | undefined>((a, b) => (a && a.likeness >= b.likeness ? a : b), undefined)
  if (length < 2 * LEAST_PIECE || (best && longestEnd(best, length) < LEAST_PIECE)) return []
  const pieces = await cover({ checked, question, library }, 0, length, MOST_PIECES)
  const matched = pieces.reduce((sum, piece) => sum + piece.pairs.length, 0)
  return pieces.length > 1 && matched / length >= question.minSimilarity ? pieces : []
}

/** Checked words at an end that a place does not account for. */
const longestEnd = ({ pairs }: Place, length: number) => Math.max(pairs[0]![0], length - 1 - pairs.at(-1)![0])

interface Work {
  checked: Checked
  question: Question
  library: Library
}

/** The place that accounts for most of a stretch of the words, then those for what is left before and after it. */
async function cover(work: Work, from: number, to: number, most: number): Promise<Place[]> {
  if (most === 0 || to - from < LEAST_PIECE) return []
  const part = cutChecked(work.checked, from, to)
  const { texts } = await readCandidates(part, work.question, work.library)
  const places = findPlaces(part, texts).filter((place) => isPiece(part, place))
  const [best] = places.sort((a, b) => b.pairs.length - a.pairs.length || b.likeness - a.likeness)
  if (!best) return []
  const pairs = best.pairs.map(([i, j]): Pair => [i + from, j])
  const before = await cover(work, from, pairs[0]![0], most - 1)
  const after = await cover(work, pairs.at(-1)![0] + 1, to, most - 1 - before.length)
  return [...before, judgePlace(work.checked, best.printed, pairs), ...after]
}

/** A place that was put together from several, as these. */
export function takeApart(checked: Checked, { printed, pairs, seams }: Place): Place[] {
  const ends = [0, ...seams, pairs.length]
  return ends.slice(1).map((end, i) => judgePlace(checked, printed, pairs.slice(ends[i], end)))
}

/** Whether a place is alike in the words that it accounts for, and these are enough. */
function isPiece(part: Checked, { pairs, printed }: Place): boolean {
  const [first, last] = [pairs[0]![0], pairs.at(-1)![0] + 1]
  if (last - first < LEAST_PIECE) return false
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
