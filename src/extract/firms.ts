import { findPlace } from './lexicon/gazetteer.ts'
import { COMMON_FIRST_WORDS, FIRM_TAILS, KNOWN_ORGANIZATIONS } from './lexicon/organization-words.ts'
import { ENOUGH } from './names.ts'
import type { Spelling } from './spellings.ts'

// Firms by one word of their name: "Wimpey" of "George Wimpey", "Octopus" of "Octopus Energy".

/** The words that an organization may be called by alone, as they are compared. */
export function shortFormsOf(full: Spelling): string[] {
  if (full.kind !== 'ORGANIZATION' || full.words.length < 2 || full.votes < ENOUGH) return []
  const [first, last] = [full.words[0]!, full.words.at(-1)!]
  const { own } = full.found[0]!
  if (own.PERSON >= 2 || own.PERSON > own.ORGANIZATION) return [first, last]
  return full.words.length === 2 && FIRM_TAILS.has(last) && !COMMON_FIRST_WORDS.has(first) ? [first] : []
}

/** Makes organizations of single names that are short for one, and of which nothing tells that they name something else. */
export function settleShortForms(spellings: readonly Spelling[]): void {
  const firms = new Map<string, number>()
  for (const short of spellings.flatMap((full) => [...new Set(shortFormsOf(full))]))
    firms.set(short, (firms.get(short) ?? 0) + 1)
  for (const spelling of spellings) {
    if (firms.get(spelling.words[0] ?? '') !== 1 || !isOpen(spelling)) continue
    spelling.kind = 'ORGANIZATION'
    spelling.votes = Math.max(spelling.votes, ENOUGH)
  }
}

/** Whether a single name may still be anything: once in small print it may be a word. */
function isOpen({ name, kind, words, found, votes }: Spelling): boolean {
  if (words.length !== 1 || kind === 'PLACE' || findPlace(name) || KNOWN_ORGANIZATIONS.has(name)) return false
  if (found.some(({ role, honorific }) => role || honorific)) return false
  return votes >= ENOUGH || found.length > 1
}
