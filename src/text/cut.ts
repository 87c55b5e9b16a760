import { isBoundary } from './span.ts'

// Below this share of the length a word boundary costs more text than it is worth.
const SHORTEST = 0.6

/** The beginning of a text, at most `length` UTF-16 units, cut at a word and ended with “…” if anything is left out. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  let end = length - 1
  while (end > 0 && !isBoundary(text, end)) end--
  const space = text.slice(0, end + 1).search(/\s\S*$/u)
  return `${text.slice(0, space >= length * SHORTEST ? space : end).trimEnd()}…`
}
