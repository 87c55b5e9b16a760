import type { NameKind } from '../model.ts'
import { foldLetters } from '../text/fold.ts'
import { editDistance } from '../text/name-likeness.ts'
import { spellingKeys } from '../text/name-words.ts'
import { HONORIFICS, PARTICLES, SUFFIXES } from './lexicon/roles.ts'

// Which names of people within one article are the same person's.

/** Words of a name as they are compared: folded, hyphens apart, without honorifics and "Jr". */
export function nameWords(name: string): string[] {
  const words = name.split(/[\s\u00a0]+/).flatMap((word) => foldLetters(word).split(/[-‐‑]/))
  return words
    .map((word) => word.replace(/[.’']/g, ''))
    .filter((word) => word !== '' && !HONORIFICS.has(word) && !SUFFIXES.has(word))
}

/** Whether there are two words or more beside particles: "de Vries" is a surname only. */
export const isFull = (words: readonly string[]): boolean => words.filter((word) => !PARTICLES.has(word)).length > 1

/** What the second of two full names is to the first, which is used more; null if they are two people's. */
export function relateNames(a: readonly string[], b: readonly string[]): NameKind | null {
  if (a.join('') === b.join('')) return 'ALIAS'
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  if (few.length < 2) return null
  if (few.length === many.length) {
    if (few.every((word, at) => soundsAlike(word, many[at]!)))
      return few.every((word, at) => isSpelling(word, many[at]!)) ? 'TRANSLITERATION' : 'ALIAS'
    if (few.every((word, at) => soundsAlike(word, many[at]!) || isSpeltAlike(word, many[at]!))) return 'MISSPELLING'
  }
  return isShortened(few, many) ? 'ALIAS' : null
}

/** "Mary Doe" and "M. A. Doe" of "Mary Ann Doe"; "Bob Doe" of "Robert Doe". */
function isShortened(few: readonly string[], many: readonly string[]): boolean {
  if (few.at(-1) !== many.at(-1)) return false
  let at = -1
  for (const word of few.slice(0, -1)) {
    at = many.findIndex(
      (other, i) => i > at && i < many.length - 1 && (isInitial(word, other) || soundsAlike(word, other)),
    )
    if (at < 0) return false
  }
  // The first word may be left out of a long name, but not of "Mary Doe".
  return isInitial(few[0]!, many[0]!) || soundsAlike(few[0]!, many[0]!) || few.length > 2
}

const isInitial = (a: string, b: string) => (a.length === 1 || b.length === 1) && a[0] === b[0]

/** The same, romanized in another way, or a short form. */
function soundsAlike(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return isInitial(a, b)
  const keys = spellingKeys(b)
  return Math.min(a.length, b.length) >= 3 && spellingKeys(a).some((key) => keys.includes(key))
}

/** The same, romanized in another way; not "Maggie" for "Margaret". */
const isSpelling = (a: string, b: string) => spellingKeys(a)[0] === spellingKeys(b)[0]

/** One letter apart, two in a long word. */
export function isSpeltAlike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  const most = shorter >= 8 ? 2 : 1
  // Most words differ in length by more: every name of an article is compared with every other.
  return a === b || (shorter >= 3 && Math.abs(a.length - b.length) <= most && editDistance(a, b) <= most)
}

/** Whether a short name may stand for a full one: its last words, or its first. */
export function isShortFor(short: readonly string[], full: readonly string[]): 'SURNAME' | 'FIRST' | null {
  if (short.length === 0 || short.length >= full.length) return null
  const tail = full.slice(full.length - short.length)
  if (tail.every((word, at) => word === short[at])) return 'SURNAME'
  if (short.length > 1 && short[0] && PARTICLES.has(short[0])) return null
  return short.every((word, at) => word === full[at]) ? 'FIRST' : null
}
