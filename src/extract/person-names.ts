import { foldLetters } from '../text/fold.ts'
import { editDistance } from '../text/name-likeness.ts'
import { HONORIFICS, PARTICLES, SUFFIXES } from './lexicon/roles.ts'

// Which names of people within one article are the same person's.

/** Words of a name as they are compared: folded, hyphens apart, without honorifics and "Jr". */
export function nameWords(name: string): string[] {
  const words = name.split(/[\s\u00a0]+/).flatMap((word) => foldLetters(word).split(/[-‐‑]/))
  return words
    .map((word) => word.replace(/[.’']/g, ''))
    .filter((word) => word !== '' && !(word in HONORIFICS) && !SUFFIXES.has(word))
}

/** How two full names relate, or null if they are two people's. */
export function relateNames(a: readonly string[], b: readonly string[]): 'SAME' | 'VARIANT' | 'MISSPELT' | null {
  if (a.join('') === b.join('')) return 'SAME'
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  if (few.length < 2) return null
  const [given, surname] = [few[0]!, few.at(-1)!]
  if (surname === many.at(-1) && isSameGiven(given, many[0]!) && isWithin(few, many)) return 'VARIANT'
  if (few.length === many.length && few.every((word, at) => isSpeltAlike(word, many[at]!))) return 'MISSPELT'
  return null
}

/** Words of the shorter name stand in the longer one in the same order. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0
  for (const word of few.slice(1)) {
    at = many.findIndex(
      (other, i) =>
        i > at &&
        (other === word || (word.length === 1 && other[0] === word) || (other.length === 1 && word[0] === other)),
    )
    if (at < 0) return false
  }
  return true
}

function isSameGiven(a: string, b: string): boolean {
  if (a === b || ((a.length === 1 || b.length === 1) && a[0] === b[0])) return true
  return (
    Math.min(a.length, b.length) >= 3 &&
    (a.startsWith(b) || b.startsWith(a) || (a[0] === b[0] && editDistance(a, b) <= 1))
  )
}

export function isSpeltAlike(a: string, b: string): boolean {
  const distance = a === b ? 0 : editDistance(a, b)
  return (
    distance <= (Math.min(a.length, b.length) >= 8 ? 2 : 1) && (distance === 0 || Math.min(a.length, b.length) >= 3)
  )
}

/** Whether a short name may stand for a full one: its last words, or its first. */
export function isShortFor(short: readonly string[], full: readonly string[]): 'SURNAME' | 'FIRST' | null {
  if (short.length === 0 || short.length >= full.length) return null
  const tail = full.slice(full.length - short.length)
  if (tail.every((word, at) => word === short[at])) return 'SURNAME'
  if (short.length > 1 && short[0] && PARTICLES.has(short[0])) return null
  return short.every((word, at) => word === full[at]) ? 'FIRST' : null
}
