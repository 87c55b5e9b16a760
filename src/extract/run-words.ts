import { foldLetters } from '../text/fold.ts'
import { HYPHENED } from './lexicon/cues.ts'
import { KNOWN_ORGANIZATIONS } from './lexicon/organization-words.ts'
import { ARTICLES } from './lexicon/roles.ts'
import type { Stretch, Token } from './prose.ts'

// The words of a run: what a reader takes for one, whatever the tokenizer makes of it.

/** A word of a run: one token, or several that hyphens join. */
export interface RunWord extends Stretch {
  text: string
  /** As it is looked up: folded, without the full stop. */
  key: string
  /** Index of its first and last token. */
  first: number
  last: number
}

const LETTERS = /^[\p{L}\p{M}]+$/u
const HYPHEN = /^[-‐‑]$/

/** "al-Fahd" */
export const hasArticle = (tokens: Token[], at: number) =>
  ARTICLES.has(tokens[at]!.text) &&
  tokens[at + 2] !== undefined &&
  HYPHEN.test(tokens[at + 1]!.text) &&
  isGlued(tokens, at) &&
  /^\p{Lu}/u.test(tokens[at + 2]!.text)

/** "’s", which the tokenizer cuts off. */
export const isPossessive = (token: Token | undefined): boolean => token !== undefined && /^['’]s?$/i.test(token.text)

export function readWord(text: string, tokens: Token[], at: number, to: number): RunWord {
  let last = at
  for (;;) {
    if (last + 1 < to && isOneWord(tokens, last)) last++
    else if (last + 2 < to && isHyphened(tokens, last)) last += 2
    else return wordOf(text, tokens, at, last)
  }
}

/** "Smith-Jones", but not the "Riga-based" that stands before a name. */
const isHyphened = (tokens: Token[], at: number) =>
  HYPHEN.test(tokens[at + 1]!.text) &&
  isGlued(tokens, at) &&
  /^[\p{L}\p{N}]/u.test(tokens[at + 2]!.text) &&
  !HYPHENED.has(tokens[at + 2]!.text)

/** The tokenizer cuts words at letters it does not know: "Nguy ễ n". */
const isOneWord = (tokens: Token[], at: number) =>
  tokens[at]!.end === tokens[at + 1]!.start && LETTERS.test(tokens[at]!.text) && LETTERS.test(tokens[at + 1]!.text)

const isGlued = (tokens: Token[], at: number) =>
  tokens[at]!.end === tokens[at + 1]!.start && tokens[at + 1]!.end === tokens[at + 2]!.start

export function wordOf(text: string, tokens: Token[], first: number, last: number): RunWord {
  const start = tokens[first]!.start
  const token = text.slice(start, tokens[last]!.end)
  // After some words the tokenizer leaves the possessive on.
  const written = KNOWN_ORGANIZATIONS.has(token) ? token : token.replace(/['’]s?$/, '')
  return {
    text: written,
    key: foldLetters(written).replace(/\.$/, ''),
    start,
    end: start + written.length,
    first,
    last,
  }
}
