import { Slices } from './slices.ts'

// One posting is one small integer: slot of the document, field, and how often the word stands there. A Map for each
// word, as MiniSearch keeps, takes ten times the room (docs/adr/0003-ranking.md).
const FIELD_BITS = 3
const COUNT_BITS = 7
const MOST_COUNTED = 2 ** COUNT_BITS - 1

export const slotOf = (posting: number) => posting >>> (FIELD_BITS + COUNT_BITS)
export const fieldOf = (posting: number) => (posting >>> COUNT_BITS) & (2 ** FIELD_BITS - 1)
export const countOf = (posting: number) => posting & MOST_COUNTED

const NONE = new Uint32Array(0)
/** A short list is an array: a typed one costs 100 bytes before it holds anything. */
const SHORT = 24

/** Which documents hold a word, in which field, how often. */
export class Postings {
  readonly #lists: (number[] | Uint32Array)[] = []
  readonly #lengths: number[] = []

  of(word: number): number[] | Uint32Array {
    const list = this.#lists[word] ?? NONE
    return list instanceof Uint32Array ? list.subarray(0, this.#lengths[word]) : list
  }

  /** About how many documents hold the word: one in two fields counts twice, one that is gone until the next sweep. */
  frequency(word: number): number {
    return this.#lengths[word] ?? 0
  }

  add(word: number, slot: number, field: number, count: number): void {
    const posting = ((((slot << FIELD_BITS) | field) << COUNT_BITS) | Math.min(count, MOST_COUNTED)) >>> 0
    const length = this.#lengths[word] ?? 0
    const list = this.#roomFor(word, length)
    list[length] = posting
    this.#lengths[word] = length + 1
  }

  /** Drops what belongs to documents that are gone. */
  async sweep(isGone: (slot: number) => boolean): Promise<void> {
    const slices = new Slices()
    for (let word = 0; word < this.#lists.length; word++) {
      const kept = (this.of(word) as number[]).filter((posting) => !isGone(slotOf(posting)))
      this.#lists[word] = kept
      this.#lengths[word] = kept.length
      if (slices.isOver) await slices.next()
    }
  }

  /** A list with room for one more. Most words stand in few documents: their lists grow to size, without room to spare. */
  #roomFor(word: number, length: number): number[] | Uint32Array {
    const list = this.#lists[word]
    if (list && length < list.length) return list
    const roomier = length < SHORT ? [...(list ?? []), 0] : new Uint32Array(Math.ceil(length * 1.3))
    if (roomier instanceof Uint32Array) roomier.set(list!)
    this.#lists[word] = roomier
    return roomier
  }
}
