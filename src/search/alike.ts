import SearchableMap from 'minisearch/SearchableMap'
import { spellingKeys } from '../text/name-words.ts'
import { grown } from './lists.ts'
import { smallest } from './page.ts'
import { Postings, slotOf } from './postings.ts'

// Which names may be this one: a first look at their words and how they sound, before names are compared.

const MOST_WORDS = 6
const MOST_CANDIDATES = 100
/** What a word counts that is not the same: of letters that differ, and of one that only begins so. */
const WEIGHTS = { fuzzy: 0.45, prefix: 0.375 }
/** BM25+, as MiniSearch has it. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 }

/** Before the key of a sound, so that it is not taken for a word. */
const SOUND = '~'

const withSounds = (word: string) => [word, ...spellingKeys(word).map((key) => SOUND + key)]

/** Finds slots by words of their names that are spelled or sound alike, in MiniSearch's radix tree. */
export class Alike {
  readonly #tree = new SearchableMap<number>()
  #terms = 0
  readonly #holders = new Postings()
  /** By slot: words and sounds of its names; 0: has none. */
  #lengths = new Uint8Array(0)
  #total = 0
  #count = 0

  add(slot: number, words: readonly string[]): void {
    const terms = new Set(words.flatMap(withSounds))
    for (const term of terms) this.#holders.add(this.#numberOf(term), slot, 0, 1)
    this.#setLength(slot, Math.min(255, terms.size))
  }

  remove(slot: number): void {
    this.#setLength(slot, 0)
  }

  /** Best first. */
  find(words: readonly string[]): number[] {
    const scores = new Map<number, number>()
    for (const word of words.slice(0, MOST_WORDS).flatMap(withSounds))
      for (const [term, weight] of this.#termsLike(word)) this.#score(term, weight, scores)
    return smallest([...scores.keys()], MOST_CANDIDATES, (a, b) => scores.get(b)! - scores.get(a)! || a - b)
  }

  get isUnsettled(): boolean {
    return this.#holders.isUnsettled
  }

  /** Forgets what was removed. */
  settle(): Promise<void> {
    return this.#holders.settle((slot) => !this.#lengths[slot])
  }

  *#termsLike(word: string): Generator<[term: number, weight: number]> {
    const same = this.#tree.get(word)
    if (same !== undefined) yield [same, 1]
    if (word.length === 1) yield* this.#termsBeginning(word)
    const letters = word.startsWith(SOUND) ? 0 : Math.min(2, Math.floor(word.length / 3))
    if (letters === 0) return
    for (const [term, [number, distance]] of this.#tree.fuzzyGet(word, letters))
      if (distance > 0) yield [number, (WEIGHTS.fuzzy * term.length) / (term.length + distance)]
  }

  *#termsBeginning(word: string): Generator<[term: number, weight: number]> {
    for (const [term, number] of this.#tree.atPrefix(word)) {
      const more = term.length - word.length
      if (more > 0) yield [number, (WEIGHTS.prefix * term.length) / (term.length + 0.3 * more)]
    }
  }

  #score(term: number, weight: number, scores: Map<number, number>): void {
    const holders = this.#holders.of(term)
    // Holders that are gone count until the next settling.
    const others = Math.max(0, this.#count - holders.length)
    const rarity = Math.log(1 + (others + 0.5) / (holders.length + 0.5))
    const average = this.#total / this.#count
    for (const posting of holders) {
      const slot = slotOf(posting)
      const length = this.#lengths[slot]!
      if (length === 0) continue
      const norm = 1 - BM25.b + (BM25.b * length) / average
      const score = weight * rarity * (BM25.d + (BM25.k + 1) / (1 + BM25.k * norm))
      scores.set(slot, (scores.get(slot) ?? 0) + score)
    }
  }

  #numberOf(term: string): number {
    return this.#tree.fetch(term, () => this.#terms++)
  }

  #setLength(slot: number, length: number): void {
    if (slot >= this.#lengths.length) this.#lengths = grown(this.#lengths, slot + 1)
    const before = this.#lengths[slot]!
    this.#lengths[slot] = length
    this.#total += length - before
    this.#count += Math.sign(length) - Math.sign(before)
  }
}
