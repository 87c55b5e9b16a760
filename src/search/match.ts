import { type Documents, FIELDS, KINDS } from './documents.ts'
import { FEEDBACK, findEchoes } from './feedback.ts'
import type { Holdings } from './holdings.ts'
import { smallest } from './page.ts'
import { ANY_FIELD, findPhrase } from './phrase.ts'
import type { Plan } from './plan.ts'
import type { SearchField, SearchQuery } from './port.ts'
import { countOf, fieldOf, slotOf } from './postings.ts'

/** BM25 over fields: how fast a word said again stops counting, and how much a long text is held against it. */
const BM25 = { k: 1.2, b: 0.65 }
const FIELD_WEIGHTS: Record<SearchField | 'CAPTION', number> = {
  TITLE: 1.5,
  ALIAS: 1.5,
  SUMMARY: 1,
  BODY: 1,
  CAPTION: 0,
}

/** Room to add up in, kept between searches: clearing what was touched is cheaper than making it anew. */
export class Scorer {
  #counts = new Float64Array(0)
  #scores = new Float64Array(0)
  #answered = new Uint8Array(0)
  /** Slots that say a word or what stands for it, so many of them. */
  #saying = new Uint32Array(0)
  #said = 0

  /** Finds what answers all words, or any, and scores it. The scores are good until the next call. */
  match(plan: Plan, query: SearchQuery, holdings: Holdings): { slots: number[]; scores: Float64Array } {
    const slots = this.find(plan, query, holdings)
    if (query.match === 'ANY' && plan.terms.length >= FEEDBACK.leastTerms && FEEDBACK.weight > 0)
      this.#addEchoes(slots, normalizers(holdings.documents), holdings)
    this.#liftNamed(plan, slots)
    return { slots, scores: this.#scores }
  }

  /** Finds the same without all that only their order needs. */
  find(plan: Plan, query: SearchQuery, holdings: Holdings): number[] {
    this.#grow(holdings.documents.capacity)
    const asked: readonly string[] = query.fields ?? FIELDS
    const weights = FIELDS.map((field) => (asked.includes(field) ? FIELD_WEIGHTS[field] : 0))
    const norms = normalizers(holdings.documents)
    const touched: number[] = []
    plan.terms.forEach((_, term) => {
      this.#count(plan, term, weights, holdings)
      this.#addTerm(touched, norms, holdings)
    })
    const needed = query.match === 'ALL' ? plan.terms.length : 1
    const gone = excludedSlots(plan, holdings)
    const slots = touched.filter((slot) => this.#answered[slot]! >= needed && !gone.has(slot))
    for (const slot of touched) this.#answered[slot] = 0
    return slots
  }

  /** Rescores the hits by what the best of them have in common; finds no new ones. */
  #addEchoes(slots: number[], norms: (slot: number) => number, holdings: Holdings): void {
    const best = smallest(slots, FEEDBACK.documents, (a, b) => this.#scores[b]! - this.#scores[a]! || a - b)
    const weights = FIELDS.map((field) => FIELD_WEIGHTS[field])
    for (const slot of slots) this.#answered[slot] = 1
    for (const { words, weight } of findEchoes(best, this.#scores, holdings)) {
      for (const word of words) this.#addWord(word, 1, weights, holdings)
      const worth = weight * this.#rarity(holdings)
      this.#takeCounts((slot, count) => {
        if (this.#answered[slot] === 1) this.#scores[slot]! += worth * saturate(count, norms(slot))
      })
    }
    for (const slot of slots) this.#answered[slot] = 0
  }

  /** What the whole query names stands above all that merely say it. */
  #liftNamed({ named }: Plan, slots: number[]): void {
    if (named.size === 0) return
    const most = slots.reduce((best, slot) => Math.max(best, this.#scores[slot]!), 0)
    for (const slot of slots) if (named.has(slot)) this.#scores[slot]! += most
  }

  /** Adds up how often each document says the word or what stands for it. */
  #count(plan: Plan, term: number, weights: number[], holdings: Holdings): void {
    const phrase = plan.phrases[term]
    if (phrase) this.#raise(findPhrase(phrase, weights, holdings), 1)
    for (const { word, weight } of plan.expansions[term]!) this.#addWord(word, weight, weights, holdings)
    for (const { from, to, words, weight } of plan.substitutes)
      if (from <= term && term < to) this.#raise(findPhrase(words, weights, holdings), weight)
  }

  // The innermost loop of every search.
  #addWord(word: number, weight: number, weights: number[], { postings, documents }: Holdings): void {
    const counts = this.#counts
    const list = postings.of(word)
    const someGone = documents.goneCount > 0
    for (let at = 0; at < list.length; at++) {
      const posting = list[at]!
      const slot = slotOf(posting)
      const added = weight * weights[fieldOf(posting)]! * countOf(posting)
      if (added === 0 || (someGone && documents.isGone(slot))) continue
      const before = counts[slot]!
      if (before === 0) this.#saying[this.#said++] = slot
      counts[slot] = before + added
    }
  }

  #raise(found: Map<number, number>, weight: number): void {
    for (const [slot, count] of found) {
      if (this.#counts[slot] === 0) this.#saying[this.#said++] = slot
      this.#counts[slot] = Math.max(this.#counts[slot]!, weight * count)
    }
  }

  #addTerm(touched: number[], norms: (slot: number) => number, holdings: Holdings): void {
    const rarity = this.#rarity(holdings)
    this.#takeCounts((slot, count) => {
      if (this.#answered[slot] === 0) {
        this.#scores[slot] = 0
        touched.push(slot)
      }
      this.#answered[slot]!++
      this.#scores[slot]! += rarity * saturate(count, norms(slot))
    })
  }

  /** Of what was counted, by how many documents say it. */
  #rarity({ documents }: Holdings): number {
    return Math.log(1 + (documents.size - this.#said + 0.5) / (this.#said + 0.5))
  }

  /** Hands over what was counted, and clears it. */
  #takeCounts(use: (slot: number, count: number) => void): void {
    for (let at = 0; at < this.#said; at++) {
      const slot = this.#saying[at]!
      use(slot, this.#counts[slot]!)
      this.#counts[slot] = 0
    }
    this.#said = 0
  }

  #grow(capacity: number): void {
    if (this.#counts.length >= capacity) return
    const room = Math.ceil(capacity * 1.5)
    this.#counts = new Float64Array(room)
    this.#scores = new Float64Array(room)
    this.#answered = new Uint8Array(room)
    this.#saying = new Uint32Array(room)
  }
}

const saturate = (count: number, norm: number) => (count * (BM25.k + 1)) / (count + BM25.k * norm)

/** Long against its own kind: a quote is not better than an article for being short. */
function normalizers(documents: Documents): (slot: number) => number {
  const averages = KINDS.map((_, kind) => documents.averageLength(kind))
  return (slot) => 1 - BM25.b + (BM25.b * documents.lengths[slot]!) / averages[documents.kinds[slot]!]!
}

function excludedSlots(plan: Plan, holdings: Holdings): Set<number> {
  const slots = new Set<number>()
  for (const phrase of plan.excluded) for (const slot of findPhrase(phrase, ANY_FIELD, holdings).keys()) slots.add(slot)
  return slots
}
