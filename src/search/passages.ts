import { type Documents, FIELDS, fieldEnd, fieldStart, KINDS, type Words } from './documents.ts'
import type { Holdings } from './holdings.ts'
import { smallest } from './page.ts'
import type { PassageQuery, Passages } from './port.ts'
import { slotOf } from './postings.ts'

// Two passes. Postings, the rarest word first, say which documents hold most of the words; then the words of the most
// promising documents are read for runs that stand in the query too. What is known of a document after the first pass
// bounds what the second can find, so that mostly a few hundred documents are read. docs/adr/0005-verification.md

/** Postings added up in the first pass: about 2 ms. */
const MOST_POSTINGS = 150_000
/** Words read in the second pass: about 6 ms. */
const MOST_READ = 1_500_000
/** Comparisons while they are read, and while runs are counted, about 30 ms: words that come again and again in the query and in a text multiply. */
const MOST_COMPARED = 5_000_000
/** A document is no candidate with less than this share of the weight of the words, nor of the best one's score. */
const LEAST_SHARE = 0.3
const LEAST_OF_BEST = 0.45
/** How much a word counts that stands in a run of so many. */
const RUN_WORTH = [0, 0.2, 0.6, 0.8, 0.9, 1]
/** Steps of the order in which documents are read. */
const STEPS = 256
const MOST_COUNTED = 1000
const UNKNOWN = -1

/** Room to add up in, kept between queries. */
export class PassageFinder {
  #bags = new Float64Array(0)
  #touched = new Uint32Array(0)
  /** Last word of the query that was added to a document. */
  #added = new Uint16Array(0)
  /** By word, its last place in the query, from 1. */
  #places = new Uint16Array(0)

  find(query: PassageQuery, holdings: Holdings): Passages {
    const { documents } = holdings
    const passage = readPassage(query, holdings)
    const isWanted = wantedSlots(query, documents)
    this.#grow(documents.capacity, holdings.dictionary.size)
    const touched = this.#addBags(passage, isWanted, holdings)
    const ordered = this.#orderBySteps(touched, passage)
    const scores = this.#readRuns(ordered, passage, query.first, documents)
    for (const slot of touched) this.#bags[slot] = 0
    const best = smallest([...scores.keys()], query.first, (a, b) => scores.get(b)! - scores.get(a)! || a - b)
    const least = LEAST_OF_BEST * (scores.get(best[0] ?? -1) ?? 0)
    const hits = best.map((slot) => ({ id: documents.ids[slot]!, score: scores.get(slot)! }))
    return { hits: hits.filter(({ score }) => score >= least), occurrences: countRuns(query, passage, holdings) }
  }

  /** Adds up the rarity of the words each document holds; a word that is too common for the budget is left to the second pass. */
  #addBags(passage: Passage, isWanted: (slot: number) => boolean, { postings }: Holdings): Uint32Array {
    let count = 0
    let left = MOST_POSTINGS
    passage.distinct.forEach(({ word, weight }, at) => {
      const list = postings.of(word)
      if (list.length > left && count > 0) passage.unread += weight
      else {
        left -= list.length
        count = this.#addList(list, weight, at, count, isWanted)
      }
    })
    return this.#touched.subarray(0, count)
  }

  #addList(
    list: Uint32Array,
    weight: number,
    at: number,
    touched: number,
    isWanted: (slot: number) => boolean,
  ): number {
    const [bags, added] = [this.#bags, this.#added]
    let count = touched
    for (let i = 0; i < list.length; i++) {
      const slot = slotOf(list[i]!)
      if (bags[slot] === 0) {
        if (!isWanted(slot)) continue
        this.#touched[count++] = slot
      } else if (added[slot] === at) continue
      bags[slot]! += weight
      added[slot] = at
    }
    return count
  }

  /** Largest first, in steps: a full sort of 30,000 costs more than reading what is on top. */
  #orderBySteps(touched: Uint32Array, { total, unread }: Passage): Uint32Array {
    const stepOf = (slot: number) => STEPS - Math.floor((STEPS * this.#bags[slot]!) / total)
    const likely = touched.filter((slot) => this.#bags[slot]! + unread >= LEAST_SHARE * total)
    const ends = new Uint32Array(STEPS + 2)
    for (const slot of likely) ends[stepOf(slot) + 1]!++
    for (let step = 1; step < ends.length; step++) ends[step]! += ends[step - 1]!
    const ordered = new Uint32Array(likely.length)
    for (const slot of likely) ordered[ends[stepOf(slot)]!++] = slot
    return ordered
  }

  #readRuns(ordered: Uint32Array, passage: Passage, first: number, documents: Documents): Map<number, number> {
    const { words, next, total } = passage
    words.forEach((word, at) => {
      if (word > 0) this.#places[word] = at + 1
    })
    const scores = new Map<number, number>()
    const kept = new Kept(first)
    const runs = new Runs(words.length, MOST_COMPARED)
    let left = MOST_READ
    for (const slot of ordered) {
      const bound = Math.min(total, this.#bags[slot]! + passage.unread + total / STEPS)
      if (left < 0 || runs.left < 0 || bound <= kept.least || bound < LEAST_OF_BEST * kept.most) break
      const own = documents.words.of(slot)
      left -= own.length
      const score = runs.score(own, this.#places, next, passage.weights)
      scores.set(slot, score)
      kept.add(score)
    }
    for (const word of words) if (word > 0) this.#places[word] = 0
    return scores
  }

  #grow(capacity: number, words: number): void {
    if (this.#bags.length < capacity) {
      this.#bags = new Float64Array(Math.ceil(capacity * 1.5))
      this.#added = new Uint16Array(this.#bags.length)
      this.#touched = new Uint32Array(this.#bags.length)
    }
    if (this.#places.length < words) this.#places = new Uint16Array(Math.ceil(words * 1.5))
  }
}

interface Passage {
  /** By place in the query. */
  words: number[]
  weights: number[]
  /** By place, from 1: the place of the same word before it, 0 for none. */
  next: Uint16Array
  /** Rarest first, with the weight of all places of the word. */
  distinct: { word: number; weight: number }[]
  total: number
  /** Weight of the words that no document was looked up for. */
  unread: number
}

function readPassage({ words: texts }: PassageQuery, { dictionary, postings, documents }: Holdings): Passage {
  const words = texts.map((text) => dictionary.idOf(text) ?? UNKNOWN)
  const weights = words.map((word) =>
    word === UNKNOWN ? 0 : Math.log(1 + documents.size / (postings.frequency(word) + 1)),
  )
  const next = new Uint16Array(words.length + 1)
  const sums = new Map<number, number>()
  words.forEach((word, at) => {
    next[at + 1] = words.slice(0, at).lastIndexOf(word) + 1
    if (word !== UNKNOWN) sums.set(word, (sums.get(word) ?? 0) + weights[at]!)
  })
  const distinct = [...sums].map(([word, weight]) => ({ word, weight }))
  distinct.sort((a, b) => postings.frequency(a.word) - postings.frequency(b.word))
  return { words, weights, next, distinct, total: weights.reduce((a, b) => a + b, 0), unread: 0 }
}

function wantedSlots({ kind, among }: PassageQuery, { kinds, ids, slots }: Documents): (slot: number) => boolean {
  const wanted = KINDS.indexOf(kind)
  const only = among && new Set([...among].map((id) => slots.get(id)))
  return (slot) => ids[slot] !== undefined && kinds[slot] === wanted && (!only || only.has(slot))
}

/** The best few scores so far. */
class Kept {
  readonly #first: number
  readonly #scores: number[] = []
  most = 0

  constructor(first: number) {
    this.#first = first
  }

  get least(): number {
    return this.#scores.length < this.#first ? 0 : this.#scores[0]!
  }

  add(score: number): void {
    if (score <= this.least) return
    this.most = Math.max(this.most, score)
    let at = this.#scores.findIndex((other) => other >= score)
    if (at < 0) at = this.#scores.length
    this.#scores.splice(at, 0, score)
    if (this.#scores.length > this.#first) this.#scores.shift()
  }
}

/** Looks for runs of the query's words in a document. */
class Runs {
  /** By place in the query: length of the run that ends there, and the place in the document where it does. */
  readonly #length: Uint16Array
  readonly #end: Int32Array
  /** Longest run in the document that ends at each place. */
  readonly #longest: Uint16Array
  /** Comparisons that may still be made; with none left, a document is taken as far as it was read. */
  left: number

  constructor(length: number, most: number) {
    this.left = most
    this.#length = new Uint16Array(length)
    this.#end = new Int32Array(length)
    this.#longest = new Uint16Array(length)
  }

  score(words: Words, places: Uint16Array, next: Uint16Array, weights: readonly number[]): number {
    this.#end.fill(-2)
    this.#longest.fill(0)
    for (let at = FIELDS.length; at < words.length && this.left >= 0; at++) {
      // From the last place to the first, so that the place before still tells of the word before.
      for (let place = places[words[at]!]!; place > 0; place = next[place]!) {
        const here = place - 1
        this.left--
        const length = here > 0 && this.#end[here - 1] === at - 1 ? this.#length[here - 1]! + 1 : 1
        this.#length[here] = length
        this.#end[here] = at
        if (length > this.#longest[here]!) this.#longest[here] = length
      }
    }
    return this.#weigh(weights)
  }

  #weigh(weights: readonly number[]): number {
    let score = 0
    let length = 0
    let left = 0
    for (let place = weights.length - 1; place >= 0; place--, left--) {
      const own = this.#longest[place]!
      if (left <= 0 || own > length) length = left = own
      if (left > 0) score += weights[place]! * (RUN_WORTH[length] ?? 1)
    }
    return score
  }
}

/** How often all the words stand one after the other, in any field. */
function countRuns({ kind }: PassageQuery, { words, distinct }: Passage, { postings, documents }: Holdings): number {
  const rarest = distinct[0]?.word
  if (rarest === undefined || words.includes(UNKNOWN)) return 0
  const place = words.indexOf(rarest)
  const wanted = KINDS.indexOf(kind)
  let count = 0
  let left = MOST_COMPARED
  let before = -1
  for (const posting of postings.of(rarest)) {
    const slot = slotOf(posting)
    if (slot === before || documents.isGone(slot) || documents.kinds[slot] !== wanted) continue
    before = slot
    const own = documents.words.of(slot)
    for (let at = own.indexOf(rarest, FIELDS.length + place); at >= 0; at = own.indexOf(rarest, at + 1)) {
      if (!isWithinField(own, at - place, words.length)) continue
      let same = 0
      while (same < words.length && own[at - place + same] === words[same]) same++
      left -= same + 1
      if (same === words.length) count++
      if (count === MOST_COUNTED || left < 0) return count
    }
  }
  return count
}

const isWithinField = (words: Words, from: number, length: number) =>
  FIELDS.some((_, field) => from >= fieldStart(words, field) && from + length <= fieldEnd(words, field))
