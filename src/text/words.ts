import { foldLetters } from './fold.ts'
import { isBoundary } from './span.ts'

/** A word of a text: folded, with its UTF-16 offsets in the original. */
export interface Word {
  text: string
  start: number
  end: number
  /** Stands right after a hyphen that joins it to the word before: "hui" in "Son-hui". */
  joined: boolean
}

// A word begins with a letter or digit and holds the marks and joiners that belong to its characters; apostrophes and
// full stops between single letters (U.S.) do not end it. Signs like U+0600 belong to the digit that follows (UAX 29, GB9b).
const LETTER = String.raw`[\p{L}\p{N}]`
const TAIL = String.raw`[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200c\u200d\u00ad\u2060]*`
// No more than a few, or a run of them without a letter is read to its end from each of them.
const PREPEND = String.raw`[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]{0,4}`
const CHARACTER = `${PREPEND}${LETTER}${TAIL}`
const APOSTROPHE = `['\u2018\u2019\u02bc\uff07]`
const INITIALS = String.raw`(?:\p{L}\.){2,}(?!\p{L})`
const RUN = new RegExp(`${INITIALS}|(?:${CHARACTER})+(?:${APOSTROPHE}(?:${CHARACTER})+|,\\p{N}{3}(?!\\p{N}))*`, 'gu')

const POSSESSIVE = /['\u2018\u2019\u02bc\uff07][sS]$/u
const DROPPED = /['\u2018\u2019\u02bc\uff07.,]/gu
// Some letters of old encodings are made of a space and a mark.
const SPACES = /\s/g
const HYPHEN = /^[-\u2010\u2011\ufe63\uff0d\u00ad]$/

// Written without spaces: words are found by ICU's dictionaries.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Words of a text in order. `text.slice(start, end)` is the word as written, never part of a character. */
export function tokenize(text: string): Word[] {
  const words: Word[] = []
  for (const run of text.matchAll(RUN)) {
    if (UNSPACED.test(run[0])) addPieces(words, text, run.index, run[0])
    else addWord(words, text, run.index, run[0])
  }
  return words
}

/** ICU cuts characters of old Hangul in two: the first word has the whole of it. */
function addPieces(words: Word[], text: string, from: number, run: string): void {
  let last = from
  const to = from + run.length
  while (last < to) {
    const start = last
    // ICU takes ten seconds for a run of 120,000 characters, and none of a thousand each for as many.
    const part = text.slice(start, snap(text, Math.min(start + LONGEST_RUN, to), 1))
    for (const { segment, index } of segmenter.segment(part)) {
      const end = snap(text, start + index + segment.length, 1)
      if (end > last) addWord(words, text, last, text.slice(last, Math.min(end, to)))
      last = Math.max(last, end)
    }
  }
}

const LONGEST_RUN = 1000

/** Words of a text, folded. */
export const wordsOf = (text: string): string[] => tokenize(text).map((word) => word.text)

function addWord(words: Word[], text: string, from: number, run: string): void {
  const written = run.replace(POSSESSIVE, '')
  const folded = foldLetters(written.replace(DROPPED, '')).replace(SPACES, '')
  if (folded === '') return
  const start = snap(text, from, -1)
  const before = words.at(-1)
  const joined = before !== undefined && before.end === start - 1 && HYPHEN.test(text[start - 1]!)
  words.push({ text: folded, start, end: snap(text, from + written.length, 1), joined })
}

// Rare: an emoji joined to a letter, or a possessive whose "s" carries an accent.
function snap(text: string, offset: number, step: 1 | -1): number {
  let at = offset
  while (!isBoundary(text, at)) at += step
  return at
}
