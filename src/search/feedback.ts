import { BREAK, FIELDS, fieldEnd, SEARCHED } from './documents.ts'
import type { Holdings } from './holdings.ts'
import { isStop } from './query.ts'

// Pseudo-relevance feedback (Rocchio): what the best hits have in common says more about the question than its own words.

/** How many hits are believed, how many words they add, how much the best of these counts, and for how long a query. */
export const FEEDBACK = { documents: 8, words: 20, weight: 0.3, leastTerms: 3 }

export interface Echo {
  /** All forms of one word. */
  words: number[]
  weight: number
}

/** Words that the best hits share, and how much they count beside the query's own. */
export function findEchoes(best: readonly number[], scores: Float64Array, holdings: Holdings): Echo[] {
  const shared = [...weighWords(best, scores, holdings)]
  const top = shared.sort(([, a], [, b]) => b - a).slice(0, FEEDBACK.words)
  const most = top[0]?.[1] ?? 1
  return top.map(([root, weight]) => ({
    words: holdings.dictionary.withStemOf(holdings.dictionary.wordOf(root)),
    weight: (FEEDBACK.weight * weight) / most,
  }))
}

/** By stem: the share of the word in each of the hits, times the score of the hit, times the rarity of the word. */
function weighWords(best: readonly number[], scores: Float64Array, holdings: Holdings): Map<number, number> {
  const { dictionary, documents, postings } = holdings
  const weights = new Map<number, number>()
  for (const slot of best) {
    const all = documents.words.of(slot)
    const words = all.subarray(FIELDS.length, fieldEnd(all, SEARCHED - 1))
    for (const word of words) {
      if (word === BREAK || isStop(dictionary.wordOf(word))) continue
      const rarity = Math.log(1 + documents.size / (postings.frequency(word) + 1))
      const root = dictionary.rootOf(word)
      weights.set(root, (weights.get(root) ?? 0) + (scores[slot]! * rarity) / words.length)
    }
  }
  return weights
}
