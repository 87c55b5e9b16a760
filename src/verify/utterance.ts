import type { Token } from './tokens.ts'

// Where what is said, and where a sentence, begins and ends.

/** UTF-16 offsets. */
export interface Stretch {
  start: number
  end: number
}

/** Words: "…," said the minister of X, who arrived on Monday, "…" */
export const LONGEST_INTERRUPTION = 20

const OPENING = /[\u201c\u201e\u201f\u00ab\u300c\u300e\u301d]/
const CLOSING = /[\u201d\u00bb\u300d\u300f\u301e]/
const DOUBLE_MARKS = /[\u201c-\u201f\u00ab\u00bb\u300c-\u300f\u301d-\u301f"\uff02]/g
const PARAGRAPH = /\n[^\S\n]*(?:\n|[^\S\n]{2})/g

// An apostrophe opens nothing before a capital and closes nothing behind a stop or comma. The length keeps the search short.
const BETWEEN_SINGLE =
  /(?<=^|[\s([\u2014\u2013-])['\u2018](?=\p{Lu})[^\n"\u201c\u201d]{1,800}?[.,!?]['\u2019](?=\s|$|[)\]])/gu

/**
 * What stands between double quotation marks, without a closing one up to the end of the paragraph; where there are no
 * double ones, between single ones, as the British write.
 */
export function findSpoken(text: string): Stretch[] {
  return cutParagraphs(text).flatMap((paragraph) => {
    const double = findSpokenIn(text, paragraph)
    return double.length > 0 ? double : findBetweenSingle(text, paragraph)
  })
}

const findBetweenSingle = (text: string, { start, end }: Stretch): Stretch[] =>
  [...text.slice(start, end).matchAll(BETWEEN_SINGLE)].map(({ index, 0: found }) => ({
    start: start + index + 1,
    end: start + index + found.length - 1,
  }))

function findSpokenIn(text: string, { start, end }: Stretch): Stretch[] {
  const stretches: Stretch[] = []
  let open: number | null = null
  // In the paragraph alone: one without marks would be searched to the end of the text.
  for (const { index } of text.slice(start, end).matchAll(DOUBLE_MARKS)) {
    const at = start + index
    if (open !== null) stretches.push({ start: open, end: at })
    open = opens(text, at) ? at + 1 : null
  }
  if (open !== null) stretches.push({ start: open, end })
  return stretches
}

function opens(text: string, at: number): boolean {
  const mark = text[at]!
  if (OPENING.test(mark)) return true
  if (CLOSING.test(mark)) return false
  // Straight: what touches a word only on its right opens.
  return /^$|[\s([{\u2014\u2013-]/.test(text[at - 1] ?? '') && /\S/.test(text[at + 1] ?? '')
}

function cutParagraphs(text: string): Stretch[] {
  const paragraphs: Stretch[] = []
  let start = 0
  for (const { index } of text.matchAll(PARAGRAPH)) {
    paragraphs.push({ start, end: index })
    start = index
  }
  return [...paragraphs, { start, end: text.length }]
}

export const hasParagraphEnd = (gap: string) => gap.search(PARAGRAPH) >= 0

const STOPPED = /[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]/u
const LONE_STOP = /^\.\s/
// A full stop after these, or after a single letter, ends no sentence.
const SHORTENED = new Set(
  'mr mrs ms dr prof gen col capt lt sgt sen rep gov rev st jr sr vs no inc corp co ltd cos mt ft hon supt det'.split(
    ' ',
  ),
)

/** Whether a sentence begins with this token. */
export function beginsSentence(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (!before || !token) return true
  const gap = text.slice(before.end, token.start)
  if (hasParagraphEnd(gap)) return true
  if (!STOPPED.test(gap) || !/\s/.test(gap)) return endsWithInitials(text, before, token)
  const isShortened = SHORTENED.has(before.key) || [...before.key].length === 1
  return !(LONE_STOP.test(gap) && (isShortened || /^\p{Ll}/u.test(text.slice(token.start, token.start + 2))))
}

/** "in the U.S. The talks": the stop belongs to the word, and ends the sentence too if a usual first word follows. */
const endsWithInitials = (text: string, before: Token, token: Token) =>
  text[before.end - 1] === '.' &&
  /^(The|A|An|He|She|It|They|We|But|And|In|This|That|There)\b/.test(text.slice(token.start))
