import { BREAK, type Documents, FIELDS, fieldEnd, fieldStart, type Words } from './documents.ts'
import type { Holdings } from './holdings.ts'
import { fieldOf, slotOf } from './postings.ts'

/** How often these words stand one after the other in a field. */
function countPhrase(words: Words, field: number, phrase: readonly number[]): number {
  const last = fieldEnd(words, field) - phrase.length
  let count = 0
  for (let at = words.indexOf(phrase[0]!, fieldStart(words, field)); at >= 0 && at <= last; ) {
    if (standsAt(words, at, phrase)) count++
    at = words.indexOf(phrase[0]!, at + 1)
  }
  return count
}

export function standsAt(words: Words, at: number, phrase: readonly number[]): boolean {
  for (let i = 1; i < phrase.length; i++) if (words[at + i] !== phrase[i]) return false
  return true
}

/** Slots that hold the words one after the other in one of the fields, with their count weighted by field. */
export function findPhrase(
  phrase: readonly number[],
  fieldWeights: readonly number[],
  { postings, documents }: Holdings,
): Map<number, number> {
  const found = new Map<number, number>()
  if (phrase.length === 0 || phrase.some((word) => word < BREAK)) return found
  const rarest = phrase.reduce((a, b) => (postings.frequency(b) < postings.frequency(a) ? b : a))
  for (const posting of postings.of(rarest)) {
    const slot = slotOf(posting)
    const field = fieldOf(posting)
    const weight = fieldWeights[field]!
    if (weight === 0 || documents.isGone(slot)) continue
    const count = countAny(documents, slot, field, phrase)
    if (count > 0) found.set(slot, (found.get(slot) ?? 0) + weight * count)
  }
  return found
}

// A single word may be one that stands in no text as such ("sonhui" for "Son-hui"): its posting is enough.
const countAny = (documents: Documents, slot: number, field: number, phrase: readonly number[]) =>
  phrase.length === 1 ? 1 : countPhrase(documents.words.of(slot), field, phrase)

export const ANY_FIELD = FIELDS.map((field) => (field === 'CAPTION' ? 0 : 1))
