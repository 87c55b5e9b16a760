import { tokenize, type Word } from '../text/words.ts'

// The words of a text as quotes are compared: what the index knows, and signs that change what was said.

/** A word or sign with its UTF-16 offsets. Two are the same if their keys are. */
export interface Token {
  key: string
  start: number
  end: number
  /** Stands in square brackets: an editor put it there. */
  isEditorial: boolean
  /** Words are left out before it, as “…” says. */
  isAfterOmission: boolean
  /** Stands where the writer interrupts what is said. */
  isAside: boolean
}

const POSSESSIVE = /^['\u2018\u2019\u02bc\uff07][sS](?![\p{L}\p{N}])/u
// Currency, percent, "and", degrees, a minus before a number, emoji and flags.
const SIGN =
  /[\p{Sc}%\u2030+&\u00b0]|(?<![\p{L}\p{N}])[-\u2212\u2013](?=[\p{N}\p{Sc}])|\p{RI}{2}|(?![\u00a9\u00ae\u2122])\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*/gu
const SAME_SIGN: Record<string, string> = { '&': 'and', '\u2212': '-', '\u2013': '-' }
const OMISSION = /\u2026|\.[ \u00a0\u202f]?\.[ \u00a0\u202f]?\./u

/** Words and signs of a text in order. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  let isEditorial = false
  let end = 0
  const add = (key: string, start: number, to: number) => {
    const gap = text.slice(end, start)
    const isPlain = gap === ' '
    if (!isPlain) isEditorial = isInBrackets(gap, isEditorial, text, start)
    tokens.push({ key, start, end: to, isEditorial, isAfterOmission: !isPlain && OMISSION.test(gap), isAside: false })
    end = to
  }
  const signs = text.matchAll(SIGN)
  let sign = signs.next().value
  const addSigns = (before: number) => {
    for (; sign && sign.index < before; sign = signs.next().value) {
      const key = sign[0].replace(/\ufe0f/gu, '')
      if (sign.index >= end) add(SAME_SIGN[key] ?? key, sign.index, sign.index + sign[0].length)
    }
  }
  for (const word of tokenize(text)) {
    addSigns(word.start)
    if (!addDecimals(text, word, tokens)) addWord(text, word, add)
    end = tokens.at(-1)!.end
  }
  addSigns(text.length)
  return mendBracketed(text, tokens)
}

/** More than a number has. */
const MOST_FIGURES = 20
const POINT = /^[.\u00a0\u2009\u202f]$/

/** "2.4" and "2 400", if its space does not break, are one word here: half of a number is another number. */
function addDecimals(text: string, { text: key, start, end }: Word, tokens: Token[]): boolean {
  const before = tokens.at(-1)
  const gap = before ? text.slice(before.end, start) : ''
  if (!before || !POINT.test(gap) || before.key.length > MOST_FIGURES || !/^[\d.]+$/.test(before.key)) return false
  if (!(gap === '.' ? /^\d/ : /^\d{3}$/).test(key)) return false
  tokens[tokens.length - 1] = { ...before, key: before.key + (gap === '.' ? gap : '') + key, end }
  return true
}

type Add = (key: string, start: number, end: number) => void

function addWord(text: string, { text: key, start, end }: Word, add: Add): void {
  const possessive = POSSESSIVE.exec(text.slice(end, end + 3))
  if (possessive) add(`${key}s`, start, end + possessive[0].length)
  else add(key, start, end)
}

/** Longest note an editor is taken to have put in. */
const LONGEST_NOTE = 120

function isInBrackets(gap: string, wasEditorial: boolean, text: string, at: number): boolean {
  const open = gap.lastIndexOf('[')
  const close = gap.lastIndexOf(']')
  if (open <= close) return wasEditorial && close < 0
  return text.slice(at, at + LONGEST_NOTE + 1).includes(']')
}

/** "[t]he" is one word, "the", of which an editor wrote a part. */
function mendBracketed(text: string, tokens: Token[]): Token[] {
  const mended: Token[] = []
  for (const token of tokens) {
    const before = mended.at(-1)
    const isOne =
      before?.isEditorial !== token.isEditorial && before && /^[[\]]$/.test(text.slice(before.end, token.start))
    if (!isOne) mended.push(token)
    else mended[mended.length - 1] = { ...before, key: before.key + token.key, end: token.end, isEditorial: true }
  }
  return mended
}

const NEGATIONS = new Set(
  `not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely aint arent cant couldnt
  didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt shant shouldnt wasnt werent wont wouldnt`.split(
    /\s+/,
  ),
)
const NUMBERS = new Set(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen
  half third quarter percent % m bn tn`.split(/\s+/),
)

export const isNegation = ({ key }: Token) => NEGATIONS.has(key)
export const isNumber = ({ key }: Token) => /^\p{N}/u.test(key) || NUMBERS.has(key) || /^[\p{Sc}-]$/u.test(key)

/** The words as the index has them. */
export const indexWords = (text: string) => tokenize(text).map((word) => word.text)
