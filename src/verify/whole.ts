import { type Printed, type QuotePlace, quotesAt, spokenAt } from './printed.ts'
import { beginsSentence } from './utterance.ts'

/** Whether the place begins and ends where a quote, what stands between marks, or a sentence does. */
export const isWhole = (printed: Printed, from: number, to: number) =>
  isWholeFrom(printed, from) && isWholeTo(printed, to - 1)

function isWholeFrom(printed: Printed, at: number): boolean {
  const { tokens, text } = printed
  const token = tokens[at]!
  const before = tokens[at - 1]?.end ?? 0
  const quotes = quotesAt(printed, token)
  const spoken = spokenAt(printed, token)
  if (beginsSentence(text, tokens, at)) return true
  return (spoken !== undefined && before <= spoken.start) || quotes.some(({ segments }) => before <= segments[0]!.start)
}

function isWholeTo(printed: Printed, at: number): boolean {
  const { tokens, text } = printed
  const token = tokens[at]!
  const after = tokens[at + 1]?.start ?? text.length
  const quotes = quotesAt(printed, token)
  const spoken = spokenAt(printed, token)
  if (beginsSentence(text, tokens, at + 1)) return true
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
