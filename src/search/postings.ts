import { Slices } from './slices.ts'

// One posting is one small integer: slot of the document, field, and how often the word stands there. A Map for each
// word, as MiniSearch keeps, takes 50 bytes for the same (docs/adr/0003-ranking.md).
const FIELD_BITS = 2
const COUNT_BITS = 8
const MOST_COUNTED = 2 ** COUNT_BITS - 1
/** V8 keeps integers of 31 bits in place. */
export const MOST_DOCUMENTS = 2 ** (31 - FIELD_BITS - COUNT_BITS)

export const slotOf = (posting: number) => posting >> (FIELD_BITS + COUNT_BITS)
export const fieldOf = (posting: number) => (posting >> COUNT_BITS) & (2 ** FIELD_BITS - 1)
export const countOf = (posting: number) => posting & MOST_COUNTED

const NONE: readonly number[] = []

/** Which documents hold a word, in which field, how often. */
export class Postings {
  readonly #lists: number[][] = []

  of(word: number): readonly number[] {
    return this.#lists[word] ?? NONE
  }

  /** About how many documents hold the word: one in two fields counts twice, one that is gone until the next sweep. */
  frequency(word: number): number {
    return this.#lists[word]?.length ?? 0
  }

  add(word: number, slot: number, field: number, count: number): void {
    const posting = (((slot << FIELD_BITS) | field) << COUNT_BITS) | Math.min(count, MOST_COUNTED)
    const list = this.#lists[word]
    if (list) list.push(posting)
    else this.#lists[word] = [posting]
  }

  /** Drops what belongs to documents that are gone. */
  async sweep(isGone: (slot: number) => boolean): Promise<void> {
    const slices = new Slices()
    for (const [word, list] of this.#lists.entries()) {
      if (list) this.#lists[word] = list.filter((posting) => !isGone(slotOf(posting)))
      if (slices.isOver) await slices.next()
    }
  }
}
