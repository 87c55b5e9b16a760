import { isHeadline } from './casing.ts'
import { isGivenName } from './lexicon/given-names.ts'
import { type Candidate, paragraphStretches } from './names.ts'
import type { Prose } from './prose.ts'

// Headlines, where every word has a capital: only what the text below says is a name is one.

/** Full names in headlines whose last word the texts have too: "Hillary Solberg" where they have only "Solberg". */
export function findFullNames(prose: Prose, isSurname: (word: string, given: string) => boolean): Candidate[] {
  const found: Candidate[] = []
  for (const [from, to] of paragraphStretches(prose)) {
    if (!isHeadline(prose, from, to)) continue
    for (let at = from; at + 1 < to; at++) {
      const [given, surname] = [prose.tokens[at]!, prose.tokens[at + 1]!]
      if (surname.start !== given.end + 1 || !/^\p{Lu}/u.test(surname.text)) continue
      if (!isGivenName(given.text) || !isSurname(surname.text, given.text)) continue
      const votes = { PERSON: 2.5, ORGANIZATION: 0, PLACE: 0 }
      const words = [given.text, surname.text]
      found.push({ start: given.start, end: surname.end, words, votes, own: votes, first: at, after: at + 2 })
    }
  }
  return found
}
