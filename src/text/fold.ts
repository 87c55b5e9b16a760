// One normaliser for search, names and highlights: what differs only in case, accents, width or kind of quotation mark folds to the same.

/** A text as it is compared, and where each of its UTF-16 units comes from in the original. */
export interface Folded {
  text: string
  /** Offset in the original of the character that unit `at` was made from. */
  startOf(at: number): number
  /** Offset in the original after the character that unit `at` was made from. */
  endOf(at: number): number
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ASCII = /^[\x00-\x7f]*$/

// Combining marks of alphabets that are read without them. Vowel signs of Indic scripts are letters to their readers and stay;
// so do the voicing marks of kana (U+3099, U+309A), which NFC puts back.
const MARKS =
  /(?![\u3099\u309a])[\p{Script=Inherited}\p{Cf}\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0483-\u0489]/gu

// Letters that NFKD leaves whole but readers type in plain ones.
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
  ё: 'е',
}
const PLAINED = /[ßæœøđðþłıħςё]/g

const QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u00b4`]/g
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb\u300c-\u300f\u301d-\u301f]/g
const DASHES = /[\u2010-\u2015\u2212\u2043]/g
const SPACES = /[\s\u200b]/g

/** Letters of a word as they are compared: plain, lower case, no accents. */
export function foldLetters(letters: string): string {
  if (ASCII.test(letters)) return letters.toLowerCase()
  const plain = letters.normalize('NFKD').replace(MARKS, '').toLowerCase().normalize('NFC')
  return plain.replace(PLAINED, (letter) => PLAIN[letter]!)
}

/** A text as it is compared: letters, quotation marks, dashes and spaces made plain. */
export function fold(text: string): string {
  // Once more afterwards: a superscript minus becomes a dash only with its compatibility form.
  return foldMarks(foldLetters(foldMarks(text))).replace(SPACES, ' ')
}

const foldMarks = (text: string) => text.replace(QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(DASHES, '-')

/** The same with a way back to the offsets of the original. */
export function foldWithOffsets(text: string): Folded {
  // CR LF is one character.
  if (ASCII.test(text) && !text.includes('\r')) return { text: fold(text), startOf: (at) => at, endOf: (at) => at + 1 }
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  for (const { segment, index } of graphemes.segment(text)) {
    const plain = fold(segment)
    folded += plain
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(index)
      ends.push(index + segment.length)
    }
  }
  return { text: folded, startOf: (at) => starts[at] ?? text.length, endOf: (at) => ends[at] ?? text.length }
}
