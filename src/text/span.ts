// Offsets are UTF-16 code units, as in JavaScript strings, unless a name says otherwise.

/** How far from where it should be a text is still looked for, to say so in the error. */
const NEARBY = 200

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

interface Stretch {
  start: number
  end: number
  exact: string
}

/** Null if the stretch is there and cuts no character in two, else a sentence on what was expected and what stands there. */
export function checkSpan(text: string, span: Stretch): string | null {
  const { start, end, exact } = span
  if (start < 0 || end <= start) return `expected a stretch of at least one character, got ${start} to ${end}`
  if (end > text.length)
    return `expected ${quote(exact)} at ${start}, but the text ends at ${text.length}${hint(text, span)}`
  const actual = text.slice(start, end)
  if (actual !== exact) return `expected ${quote(exact)} at ${start}, found ${quote(actual)}${hint(text, span)}`
  const torn = [start, end].find((offset) => !isBoundary(text, offset))
  return torn === undefined
    ? null
    : `${quote(exact)} at ${start} cuts the character ${quote(graphemeAt(text, torn))} in two at ${torn}`
}

/** Whether an offset stands between two characters as a reader sees them, not inside a surrogate pair, an emoji or an accented letter. */
export function isBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return offset === 0 || offset === text.length
  if (isPlain(text, offset - 1) && isPlain(text, offset)) return true
  if (CONTROL.test(text[offset - 1]!) || (CONTROL.test(text[offset]!) && text[offset - 1] !== '\r')) return true
  // A letter or mark takes a mark to it: a thousand of them need no look at each of the others.
  if (EXTENDED.test(text.slice(offset - 1, offset + 2)) || PREPENDED.test(text.slice(offset - 1, offset + 2)))
    return false
  const from = breakBefore(text, offset)
  return (
    graphemes.segment(text.slice(from, breakAfter(text, offset))).containing(offset - from)?.index === offset - from
  )
}

/** The same offset in code points, as in Python strings and W3C selectors. */
export function toCodePoints(text: string, offset: number): number {
  let count = 0
  for (const _ of text.slice(0, offset)) count++
  return count
}

/** The same offset in UTF-8 bytes, as in Go and Rust strings. */
export const toUtf8Bytes = (text: string, offset: number): number => Buffer.byteLength(text.slice(0, offset), 'utf8')

/** Text just before an offset: at most `length` units, cut between characters. */
export function contextBefore(text: string, offset: number, length: number): string {
  let from = Math.max(0, offset - length)
  while (from < offset && !isBoundary(text, from)) from++
  return text.slice(from, offset)
}

/** Text just after an offset: at most `length` units, cut between characters. */
export function contextAfter(text: string, offset: number, length: number): string {
  let to = Math.min(text.length, offset + length)
  while (to > offset && !isBoundary(text, to)) to--
  return text.slice(offset, to)
}

// Below U+0300 nothing combines, but for CR LF; nor do dashes, quotation marks and the ellipsis, the letters of Greek and
// Cyrillic, the consonants of Thai, kana, Chinese characters and the syllables of Korean.
function isPlain(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0x300) return unit !== 13
  if (unit < 0x2010) return PLAIN_LETTER.test(text[at]!)
  if (unit <= 0x2027) return true
  return PLAIN_CHARACTER.test(text[at]!)
}

const PLAIN_LETTER = /[\u0370-\u0482\u048a-\u052f\u0e01-\u0e30\u0e81-\u0eb0\u1000-\u102a\u1780-\u17b3]/
const PLAIN_CHARACTER = /[\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]/
/** Belongs to the character that follows (GB9b); and CR. */
const JOINS_NEXT = /(?:[\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e]|[\ud804-\ud807][\udc00-\udfff])$/
/** Such a character, which itself does not combine with what stands before it. */
const PREPEND = /^(?:[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e]|\ud804[\udcbd\udccd])/
const PREPENDED =
  /^[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e][\p{L}\p{N}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/u
const PICTURE = /^\p{Extended_Pictographic}/u
const EXTENDED = /^[\p{L}\p{Grapheme_Extend}\u200d][\p{Grapheme_Extend}\u200d]/u
/** Signs and digits combine with nothing before them, but for flags, shades of skin and what a joiner joins. */
const SIGN = /^(?![\p{RI}\p{Emoji_Modifier}\p{Grapheme_Extend}\p{Extended_Pictographic}])[\p{P}\p{S}\p{Z}\p{N}]/u
/** Letters do after a mark or joiner, as those of Devanagari may; and some of Thai and Korean that are parts of others. */
const LETTER = /^(?![\p{Grapheme_Extend}\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff])\p{L}/u
const MARKED = /[\p{M}\u200c\u200d]$/u
/** Ends what is before it and begins anew behind it (GB4 and GB5), as marks of direction do. */
const CONTROL = /[\n\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

// Places at which a character surely ends: what is between two of them can be looked at on its own.
function breaksAt(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length || CONTROL.test(text[at - 1]!)) return true
  const before = text.slice(Math.max(0, at - 2), at)
  if (JOINS_NEXT.test(before)) return false
  const next = text.slice(at, at + 2)
  if (isPlain(text, at) || CONTROL.test(text[at]!) || PREPEND.test(next) || SIGN.test(next)) return true
  if (PICTURE.test(next)) return text[at - 1] !== '\u200d'
  return LETTER.test(next) && !MARKED.test(before)
}

function breakBefore(text: string, offset: number): number {
  let at = offset - 1
  while (!breaksAt(text, at)) at--
  return at
}

function breakAfter(text: string, offset: number): number {
  let at = offset + 1
  while (!breaksAt(text, at)) at++
  return at
}

const graphemeAt = (text: string, offset: number) => graphemes.segment(text).containing(offset)?.segment ?? ''

const quote = (text: string) => JSON.stringify(text)

function hint(text: string, { start, exact }: Stretch): string {
  const places = [text.indexOf(exact, start), text.lastIndexOf(exact, start)].filter((at) => at >= 0)
  const nearest = places.sort((a, b) => Math.abs(a - start) - Math.abs(b - start))[0]
  if (nearest === undefined) return '; it stands nowhere in this text'
  return Math.abs(nearest - start) <= NEARBY ? `; it stands at ${nearest}` : ''
}
