import type { Holdings } from './holdings.ts'
import type { MatchReason, SearchQuery } from './port.ts'
import { isStopWord, type ParsedQuery, type Term } from './query.ts'
import { namesInWords, otherSpellings, slotsNamed } from './spellings.ts'

/** A word of the index that answers a word of the query, and how well. */
export interface Expansion {
  word: number
  reason: MatchReason
  weight: number
}

/** Other words for a stretch of the query, to be found one after the other: another name, or "sonhui" for "son-hui". */
export interface Substitute {
  from: number
  to: number
  words: number[]
  reason: MatchReason
  weight: number
}

/** What the search does, worked out from the query and the words there are. */
export interface Plan {
  terms: Term[]
  /** By term; phrases have none. */
  expansions: Expansion[][]
  /** Words of the phrases by term, null for an ordinary word, undefined words: cannot be found. */
  phrases: (number[] | null)[]
  substitutes: Substitute[]
  excluded: number[][]
  /** Slots that the whole query names. */
  named: Set<number>
}

/** How far a word found in another way counts, against the same word. */
const WEIGHTS: Record<MatchReason, number> = { EXACT: 1, STEM: 1, ALIAS: 0.8, PREFIX: 0.5, FUZZY: 0.4 }

const MOST_STEMS = 20
const MOST_PREFIXED = 40
const MOST_FUZZY = 20
const LEAST_PREFIX = 3
/** In a longer query a word that is in the index is taken as spelled. */
const MOST_DOUBTED = 6
/** A name that stands for more entities than this says too little. */
const MOST_NAMESAKES = 8
const MOST_SUBSTITUTES = 32

/** Number that no word has: a phrase with it is found nowhere. */
const UNKNOWN = -1

export function planSearch(parsed: ParsedQuery, query: SearchQuery, holdings: Holdings): Plan {
  const { dictionary } = holdings
  const telling = parsed.terms.filter((term) => !isStopWord(term))
  // A query of nothing but stop words means them.
  const terms = telling.length > 0 ? telling : parsed.terms
  const numbers = (words: string[]) => words.map((word) => dictionary.idOf(word) ?? UNKNOWN)
  return {
    terms,
    expansions: terms.map((term, at) =>
      term.isPhrase ? [] : expand(term, at === terms.length - 1, terms.length, query, holdings),
    ),
    phrases: terms.map((term) => (term.isPhrase ? numbers(term.words) : null)),
    substitutes: findSubstitutes(terms, holdings).slice(0, MOST_SUBSTITUTES),
    excluded: parsed.excluded.map(numbers),
    named: slotsNamed(
      parsed.terms.map((term) => term.words),
      holdings,
    ),
  }
}

function expand(term: Term, isLast: boolean, count: number, query: SearchQuery, holdings: Holdings): Expansion[] {
  const [word] = term.words as [string]
  const { dictionary } = holdings
  const found = new Map<number, Expansion>()
  const add = (id: number, reason: MatchReason, weight = WEIGHTS[reason]) => {
    if (!found.has(id)) found.set(id, { word: id, reason, weight })
  }
  const exact = dictionary.idOf(word)
  if (exact !== undefined) add(exact, 'EXACT')
  for (const id of commonest(dictionary.withStemOf(word), MOST_STEMS, holdings)) add(id, 'STEM')
  if (exact !== undefined) for (const id of otherSpellings(exact, holdings)) add(id, 'ALIAS')
  if (query.prefix === 'ALL_TERMS' || (query.prefix === 'LAST_TERM' && isLast))
    if (word.length >= LEAST_PREFIX)
      for (const id of commonest(dictionary.startingWith(word), MOST_PREFIXED, holdings)) add(id, 'PREFIX')
  const isTrusted = count > MOST_DOUBTED && exact !== undefined
  const fuzziness = isTrusted ? 'NONE' : query.fuzziness
  for (const { id, likeness } of alike(word, fuzziness, holdings)) add(id, 'FUZZY', WEIGHTS.FUZZY * likeness)
  return [...found.values()].filter(({ word: id }) => holdings.postings.frequency(id) > 0)
}

function commonest(ids: number[], most: number, { postings }: Holdings): number[] {
  if (ids.length <= most) return ids
  return ids.sort((a, b) => postings.frequency(b) - postings.frequency(a)).slice(0, most)
}

/** Letters that may differ: never more than one in four. */
function mostLetters(word: string, fuzziness: SearchQuery['fuzziness']): number {
  const auto = word.length <= 3 ? 0 : word.length <= 7 ? 1 : 2
  if (fuzziness === 'NONE' || /\p{N}/u.test(word)) return 0
  return fuzziness === 'ONE' ? Math.min(1, auto) : auto
}

export function alike(word: string, fuzziness: SearchQuery['fuzziness'], { dictionary, postings }: Holdings) {
  const letters = mostLetters(word, fuzziness)
  if (letters === 0) return []
  return dictionary
    .like(word, letters)
    .map(([id, distance]) => ({ id, distance, likeness: 1 - distance / word.length }))
    .sort((a, b) => a.distance - b.distance || postings.frequency(b.id) - postings.frequency(a.id))
    .slice(0, MOST_FUZZY)
}

/** Other names on record for the longest stretches of the query that are a name, and hyphenated words written as one. */
function findSubstitutes(terms: Term[], holdings: Holdings): Substitute[] {
  const substitutes: Substitute[] = []
  for (let from = 0; from < terms.length; ) {
    const to = longestName(terms, from, holdings)
    if (to > from) substitutes.push(...otherNames(terms, from, to, holdings))
    from = Math.max(to, from + 1)
  }
  return [...substitutes, ...closedUp(terms, holdings)]
}

function longestName(terms: Term[], from: number, { names }: Holdings): number {
  let end = from
  while (end < terms.length && !terms[end]!.isPhrase) end++
  for (let to = end; to > from; to--) {
    const records = names.same(terms.slice(from, to).flatMap((term) => term.words))
    if (records.length > 0 && records.length <= MOST_NAMESAKES) return to
  }
  return from
}

function otherNames(terms: Term[], from: number, to: number, { dictionary, names, documents }: Holdings): Substitute[] {
  const asked = terms.slice(from, to).flatMap((term) => term.words)
  const slots = new Set(names.same(asked).map((record) => record.slot))
  const asking = ` ${asked.map((word) => dictionary.idOf(word)).join(' ')} `
  const found = new Map<string, Substitute>()
  for (const slot of slots) {
    for (const words of namesInWords(documents, slot)) {
      const spelled = ` ${words.join(' ')} `
      // A name that holds the words asked for is found by them.
      if (!spelled.includes(asking)) found.set(spelled, { from, to, words, reason: 'ALIAS', weight: WEIGHTS.ALIAS })
    }
  }
  return [...found.values()]
}

function closedUp(terms: Term[], { dictionary }: Holdings): Substitute[] {
  const found: Substitute[] = []
  for (let at = 1; at < terms.length; at++) {
    if (!terms[at]!.joined) continue
    const word = dictionary.idOf(terms[at - 1]!.words[0]! + terms[at]!.words[0]!)
    if (word !== undefined) found.push({ from: at - 1, to: at + 1, words: [word], reason: 'EXACT', weight: 1 })
  }
  return found
}
