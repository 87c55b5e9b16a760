import { isBoundary } from '../text/span.ts'
import { tokenize } from '../text/words.ts'
import { isBetter, REASONS } from './explain.ts'
import type { MatchReason, WordMatch } from './port.ts'

/** A piece of a text with the words that matched, by UTF-16 offsets in the piece. */
export interface Highlight {
  fragment: string
  matches: HighlightedWord[]
}

export interface HighlightedWord {
  start: number
  end: number
  text: string
  /** Word of the query it answers. */
  term: string
  reason: MatchReason
}

interface Range {
  start: number
  end: number
  term: string
  reason: MatchReason
}

/** Pieces of a text around the words that matched, best first: those that answer most words of the query, and best, then the earliest. */
export function highlight(
  text: string,
  matches: readonly WordMatch[],
  { fragments, length }: { fragments: number; length: number },
): Highlight[] {
  const ranges = findRanges(text, matches)
  const windows = disjoint(windowsOf(ranges, length).sort(byWorth), fragments)
  return windows.map((window) => cutFragment(text, window, ranges, length))
}

/** Where the words stand in the text, in order, not overlapping; the longer run wins, then the better reason. */
function findRanges(text: string, matches: readonly WordMatch[]): Range[] {
  const words = tokenize(text)
  const byFirst = new Map<string, WordMatch[]>()
  for (const match of matches) byFirst.set(match.words[0]!, [...(byFirst.get(match.words[0]!) ?? []), match])
  const ranges: Range[] = []
  for (let at = 0; at < words.length; ) {
    const here = (byFirst.get(words[at]!.text) ?? []).filter((match) =>
      match.words.every((word, i) => words[at + i]?.text === word),
    )
    const best = here.reduce<WordMatch | undefined>((a, b) => (a && !beats(b, a) ? a : b), undefined)
    if (best) {
      const { term, reason } = best
      ranges.push({ start: words[at]!.start, end: words[at + best.words.length - 1]!.end, term, reason })
    }
    at += best?.words.length ?? 1
  }
  return ranges
}

const beats = (a: WordMatch, b: WordMatch) =>
  a.words.length > b.words.length || (a.words.length === b.words.length && isBetter(a.reason, b.reason))

interface Window {
  start: number
  end: number
  ranges: Range[]
}

/** From each word that matched, as many of those after it as fit. */
function windowsOf(ranges: readonly Range[], length: number): Window[] {
  return ranges.map((first, at) => {
    let to = at + 1
    while (to < ranges.length && ranges[to]!.end - first.start <= length) to++
    return { start: first.start, end: ranges[to - 1]!.end, ranges: ranges.slice(at, to) }
  })
}

type Marks = readonly Pick<Range, 'term' | 'reason'>[]

const distinct = (marks: Marks) => new Set(marks.map(({ term }) => term)).size
const bestOf = (marks: Marks) => Math.min(...marks.map(({ reason }) => REASONS.indexOf(reason)))

/** Those that answer more words of the query first, then those that answer one better. */
export const compareMarks = (a: Marks, b: Marks) => distinct(b) - distinct(a) || bestOf(a) - bestOf(b)

const byWorth = (a: Window, b: Window) =>
  compareMarks(a.ranges, b.ranges) || b.ranges.length - a.ranges.length || a.start - b.start

function disjoint(windows: readonly Window[], most: number): Window[] {
  const kept: Window[] = []
  for (const window of windows) {
    if (kept.length === most) break
    if (kept.every((other) => window.end <= other.start || window.start >= other.end)) kept.push(window)
  }
  return kept
}

/** The window with as much of its surroundings as fits, begun at a sentence if one begins near, else at a word. */
function cutFragment(text: string, window: Window, ranges: readonly Range[], length: number): Highlight {
  const start = startNear(text, window, length)
  const end = endNear(text, Math.min(text.length, Math.max(start + length, window.ranges[0]!.end)), start, window)
  const within = ranges.filter((range) => range.start >= start && range.end <= end)
  return {
    fragment: text.slice(start, end),
    matches: within.map((range) => ({
      ...range,
      start: range.start - start,
      end: range.end - start,
      text: text.slice(range.start, range.end),
    })),
  }
}

const SENTENCE_START = /(?<=[.!?\u2026]["\u201d\u2019')\]]*\s+|\n\s*)\S/gu

function startNear(text: string, { start, end }: Window, length: number): number {
  const room = Math.max(0, length - (end - start))
  // Two thirds of the room stand after the words, but near the end of the text more of it before them.
  const earliest = Math.max(0, start - room, Math.min(start - Math.floor(room / 3), text.length - length))
  if (earliest === 0) return 0
  const sentences = [...text.slice(Math.max(0, start - room), start + 1).matchAll(SENTENCE_START)]
  const sentence = sentences
    .map(({ index }) => Math.max(0, start - room) + index)
    .find((at) => at <= start && at >= earliest - room / 3)
  if (sentence !== undefined) return sentence
  const word = /\s+/u.exec(text.slice(earliest, start))
  return word ? earliest + word.index + word[0].length : boundaryFrom(text, earliest, start)
}

function boundaryFrom(text: string, from: number, to: number): number {
  let at = from
  while (at < to && !isBoundary(text, at)) at++
  return at
}

function endNear(text: string, latest: number, start: number, window: Window): number {
  if (latest === text.length) return latest
  const fixed = Math.min(window.end, latest)
  const rest = text.slice(fixed, latest + 1)
  const space = rest.search(/\s\S*$/u)
  if (space >= 0) return fixed + space
  let at = latest
  while (at > start && !isBoundary(text, at)) at--
  return Math.max(at, window.ranges[0]!.end)
}
