import type { SnapshotReader, SnapshotWriter } from './sections.ts'

/** Numbers of one buffer, which is let go when the last list in it is gone. */
const SHELF = 1 << 15

const NONE = new Uint32Array(0)

/** A list of numbers for each slot, many to a buffer: an array of its own costs each 100 bytes before it holds anything. */
export class Lists {
  readonly #shelves: Uint32Array[] = []
  /** By shelf: lists that stand on it. */
  readonly #held: number[] = []
  /** Shelves that were let go. */
  readonly #spare: number[] = []
  /** Shelf that is filled now, and how far. */
  #open = 0
  #used = SHELF
  /** By slot: number of the shelf times its size, plus where the list begins there; 32 bits are too few for 131,072 shelves. */
  #places = new Float64Array(0)
  #lengths = NONE

  of(slot: number): Uint32Array {
    const length = this.lengthOf(slot)
    if (length === 0) return NONE
    const place = this.#places[slot]!
    const start = place % SHELF
    return this.#shelves[Math.floor(place / SHELF)]!.subarray(start, start + length)
  }

  /** The same, without a look at the list as a whole: of many short ones that would take longest. */
  each(slot: number, visit: (number: number) => void): void {
    const length = this.lengthOf(slot)
    if (length === 0) return
    const place = this.#places[slot]!
    const shelf = this.#shelves[Math.floor(place / SHELF)]!
    const start = place % SHELF
    for (let at = start; at < start + length; at++) visit(shelf[at]!)
  }

  lengthOf(slot: number): number {
    return this.#lengths[slot] ?? 0
  }

  /** The slot must have no list yet. */
  set(slot: number, numbers: ArrayLike<number>): void {
    if (slot >= this.#lengths.length) this.#makeRoom(slot + 1)
    if (numbers.length === 0) return
    const place = this.#take(numbers.length)
    this.#places[slot] = place
    this.#lengths[slot] = numbers.length
    this.#shelves[Math.floor(place / SHELF)]!.set(numbers, place % SHELF)
  }

  drop(slot: number): void {
    if (this.lengthOf(slot) === 0) return
    this.#lengths[slot] = 0
    const shelf = Math.floor(this.#places[slot]! / SHELF)
    if (--this.#held[shelf]! > 0 || shelf === this.#open) return
    this.#shelves[shelf] = NONE
    this.#spare.push(shelf)
  }

  async write(to: SnapshotWriter): Promise<void> {
    await to.numbers(Uint32Array.of(this.#open, this.#used))
    await to.numbers(Uint32Array.from(this.#held))
    await to.numbers(Uint32Array.from(this.#spare))
    await to.numbers(this.#places)
    await to.numbers(this.#lengths)
    for (const shelf of this.#shelves) await to.numbers(shelf)
  }

  static async read(from: SnapshotReader): Promise<Lists> {
    const lists = new Lists()
    const [open, used] = await from.numbers(Uint32Array)
    lists.#open = open!
    lists.#used = used!
    // Not by push(...numbers): as arguments they would have to fit on the stack.
    for (const held of await from.numbers(Uint32Array)) lists.#held.push(held)
    for (const shelf of await from.numbers(Uint32Array)) lists.#spare.push(shelf)
    lists.#places = await from.numbers(Float64Array)
    lists.#lengths = await from.numbers(Uint32Array)
    for (const _ of lists.#held) lists.#shelves.push(await from.numbers(Uint32Array))
    return lists
  }

  #take(length: number): number {
    if (length > SHELF / 16) return this.#addShelf(length) * SHELF
    if (this.#used + length > SHELF) {
      this.#open = this.#addShelf(SHELF)
      this.#held[this.#open] = 0
      this.#used = 0
    }
    this.#held[this.#open]!++
    this.#used += length
    return this.#open * SHELF + this.#used - length
  }

  #addShelf(length: number): number {
    const shelf = this.#spare.pop() ?? this.#shelves.length
    this.#shelves[shelf] = new Uint32Array(length)
    this.#held[shelf] = 1
    return shelf
  }

  #makeRoom(slots: number): void {
    this.#places = grown(this.#places, slots)
    this.#lengths = grown(this.#lengths, slots)
  }
}

/** The same numbers with room for so many, and some more. */
export function grown<T extends Uint8Array | Uint32Array | Float64Array>(numbers: T, length: number): T {
  const roomier = new (numbers.constructor as new (length: number) => T)(Math.ceil(length * 1.2) + 16)
  roomier.set(numbers)
  return roomier
}
