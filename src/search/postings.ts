import { Slices } from '../slices.ts'
import type { SnapshotReader, SnapshotWriter } from './sections.ts'

// One posting is one small integer: slot of the document, field, and how often the word stands there. A Map for each
// word, as MiniSearch keeps, takes ten times the room (docs/adr/0003-ranking.md).
const FIELD_BITS = 3
const COUNT_BITS = 7
const MOST_COUNTED = 2 ** COUNT_BITS - 1
/** Documents that postings can tell apart. */
export const MOST_SLOTS = 2 ** (32 - FIELD_BITS - COUNT_BITS)

export const slotOf = (posting: number) => posting >>> (FIELD_BITS + COUNT_BITS)
export const fieldOf = (posting: number) => (posting >>> COUNT_BITS) & (2 ** FIELD_BITS - 1)
export const countOf = (posting: number) => posting & MOST_COUNTED

/** New postings that are worth a pass over the old ones. */
const LEAST_FRESH = 50_000

/** Which documents hold a word, in which field, how often. */
export class Postings {
  /** All postings of a word, then all of the next, in one buffer; those that came since, in lists until they are many. */
  #settled = new Uint32Array(0)
  /** By word, where its settled ones end. */
  #ends = new Uint32Array(0)
  #fresh: (number[] | undefined)[] = []
  #freshCount = 0

  of(word: number): Uint32Array {
    const settled = this.#settled.subarray(this.#startOf(word), this.#endOf(word))
    const fresh = this.#fresh[word]
    if (!fresh) return settled
    const both = new Uint32Array(settled.length + fresh.length)
    both.set(settled)
    both.set(fresh, settled.length)
    return both
  }

  /** About how many documents hold the word: one in two fields counts twice, one that is gone until the next sweep. */
  frequency(word: number): number {
    return this.#endOf(word) - this.#startOf(word) + (this.#fresh[word]?.length ?? 0)
  }

  add(word: number, slot: number, field: number, count: number): void {
    const posting = ((((slot << FIELD_BITS) | field) << COUNT_BITS) | Math.min(count, MOST_COUNTED)) >>> 0
    const list = this.#fresh[word]
    if (list) list.push(posting)
    else this.#fresh[word] = [posting]
    this.#freshCount++
  }

  /** Whether so many came since the last `settle` that it is time for the next. */
  get isUnsettled(): boolean {
    return this.#freshCount > Math.max(LEAST_FRESH, this.#settled.length / 4)
  }

  /** Puts all into one buffer, without what belongs to documents that are gone. Others may read meanwhile, not add. */
  async settle(isGone: (slot: number) => boolean): Promise<void> {
    const slices = new Slices()
    const words = Math.max(this.#ends.length, this.#fresh.length)
    const settled = new Uint32Array(this.#settled.length + this.#freshCount)
    const ends = new Uint32Array(words)
    let end = 0
    for (let word = 0; word < words; word++) {
      for (const posting of this.of(word)) if (!isGone(slotOf(posting))) settled[end++] = posting
      ends[word] = end
      if (slices.isOver) await slices.next()
    }
    this.#settled = end < settled.length ? settled.slice(0, end) : settled
    this.#ends = ends
    this.#fresh = []
    this.#freshCount = 0
  }

  /** Of settled postings. */
  async write(to: SnapshotWriter): Promise<void> {
    await to.numbers(this.#settled)
    await to.numbers(this.#ends)
  }

  static async read(from: SnapshotReader): Promise<Postings> {
    const postings = new Postings()
    postings.#settled = await from.numbers(Uint32Array)
    postings.#ends = await from.numbers(Uint32Array)
    return postings
  }

  // A word that came since the last time has no settled ones.
  #startOf(word: number): number {
    return word > this.#ends.length ? this.#settled.length : (this.#ends[word - 1] ?? 0)
  }

  #endOf(word: number): number {
    return this.#ends[word] ?? this.#settled.length
  }
}
