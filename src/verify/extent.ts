import { isBoundary } from '../text/span.ts'
import type { Pair } from './align.ts'
import type { Checked } from './checked.ts'
import { isWithinNumber } from './numerals.ts'
import { type Printed, quotesAt, spokenAt } from './printed.ts'
import type { Token } from './tokens.ts'
import { beginsSentence } from './utterance.ts'
import { isSameWords } from './written.ts'

// How far a place reaches: the words that match, and what stands at its ends instead of those that do not.

/** Words that are different at an end are looked for beside the place, if no more than so many are. */
const MOST_BESIDE = 3

/** Tokens of the text that belong to the place: those that match, and beside them what stands where words are different. */
export function rangeOf(checked: Checked, printed: Printed, pairs: readonly Pair[]): { from: number; to: number } {
  const [first, last] = [pairs[0]!, pairs.at(-1)!]
  const { tokens } = printed
  let from = first[1]
  let to = last[1] + 1
  const head = checked.tokens.slice(0, first[0]).filter(({ isEditorial }) => !isEditorial)
  const tail = checked.tokens.slice(last[0] + 1).filter(({ isEditorial }) => !isEditorial)
  const before = countSame(head, (n) => tokens.slice(Math.max(0, from - n), from))
  const after = countSame(tail, (n) => tokens.slice(to, to + n))
  if (before > 0) from -= before
  else if (head.length <= MOST_BESIDE)
    for (let n = head.length; n > 0 && from > 0 && !startsHere(printed, from); n--) from--
  if (after > 0) to += after
  else if (tail.length <= MOST_BESIDE)
    for (let n = tail.length; n > 0 && to < tokens.length && !startsHere(printed, to); n--) to++
  // A number is not cut: what is left of "2.4 million" is another number.
  for (let n = MOST_OF_NUMBER; n > 0 && isWithinNumber(tokens, from, printed.text); n--) from--
  for (let n = MOST_OF_NUMBER; n > 0 && isWithinNumber(tokens, to, printed.text); n--) to++
  return { from, to }
}

/** Words that a number may have more than is asked for. */
const MOST_OF_NUMBER = 8
/** Words at an end that may be the same in another writing: too few match there for the alignment to reach them. */
const MOST_REWRITTEN = 6
/** Letters by which words in one writing may be longer than in another. */
const SLACK = 24

const lengthOf = (tokens: readonly Token[]) => tokens.reduce((sum, { key }) => sum + key.length, 0)

/** How many tokens beside the place are the words missing there, written otherwise; 0 if none are. */
function countSame(missing: readonly Token[], beside: (count: number) => readonly Token[]): number {
  if (missing.length === 0 || missing.length > MOST_REWRITTEN) return 0
  const most = lengthOf(missing) + SLACK
  for (let n = 1; n <= MOST_REWRITTEN; n++) {
    const there = beside(n)
    if (isSameWords(missing, there)) return n
    if (there.length < n || lengthOf(there) > most) break
  }
  return 0
}

/** Whether a sentence, or what someone says, begins or has just ended here. */
const startsHere = (printed: Printed, at: number) =>
  beginsSentence(printed.text, printed.tokens, at) ||
  spokenAt(printed, printed.tokens[at]!) !== spokenAt(printed, printed.tokens[at - 1]!) ||
  quotesAt(printed, printed.tokens[at]!)[0] !== quotesAt(printed, printed.tokens[at - 1]!)[0]

/** The place with the marks around it that the checked text has too. */
export function widen(checked: Checked, printed: Printed, pairs: readonly Pair[], from: number, to: number) {
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
