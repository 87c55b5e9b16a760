import type { Prose } from './prose.ts'

// What the capitals of a text are worth.

const CAPITAL = /^\p{Lu}/u
const CONTENT = /^(NOUN|VERB|ADJ|AUX|ADV)$/

/** Share of long words with a capital from which a paragraph is set as a headline. */
const HEADLINE = 0.6
const MOST_TOKENS = 40

/** Whether the tokens from `from` to `to` are set as a headline: nearly all long words, or all that are no small words, have capitals. */
export function isHeadline({ tokens }: Prose, from: number, to: number): boolean {
  if (to - from > MOST_TOKENS) return false
  let long = 0
  let capital = 0
  let small = 0
  for (let at = from; at < to; at++) {
    const { text, pos } = tokens[at]!
    if (!/^\p{L}{2}/u.test(text)) continue
    const isCapital = CAPITAL.test(text)
    if (!isCapital && CONTENT.test(pos)) small++
    if (text.length < 4) continue
    long++
    if (isCapital) capital++
  }
  // A sentence that ends with a stop may be full of names.
  const ends = tokens.slice(Math.max(from, to - 2), to).some(({ text }) => /[.?!]$/.test(text))
  return long >= 3 && capital / long > HEADLINE && (!ends || small === 0)
}

/** Words that the text also writes without a capital, in small letters. */
export function wordsInSmallLetters({ tokens }: Prose): Set<string> {
  const small = new Set<string>()
  for (const { text } of tokens) if (/^\p{Ll}/u.test(text)) small.add(text)
  return small
}
