import SearchableMap from 'minisearch/SearchableMap'
import { inSlices } from '../slices.ts'
import { stem } from '../text/stem.ts'
import type { SnapshotReader, SnapshotWriter } from './sections.ts'

/** Words seen while looking for those that begin with a prefix; "con" begins about 1,000 of 55,000. */
const MOST_PREFIXED = 3000

/** All words of the index, folded, by number; found by prefix and by likeness in MiniSearch's radix tree. */
export class Dictionary {
  readonly #ids = new Map<string, number>()
  readonly #words = ['']
  readonly #tree = new SearchableMap<number>()
  // Words of one stem form a chain: the head by stem, then from each word to the next.
  readonly #heads = new Map<string, number>()
  readonly #next = [0]
  /** First word of the same stem. */
  readonly #roots = [0]
  /** "sonhui", where it was written "Son-hui": its parts. */
  readonly #parts = new Map<number, string[]>()

  get size(): number {
    return this.#words.length
  }

  idOf(word: string): number | undefined {
    return this.#ids.get(word)
  }

  wordOf(id: number): string {
    return this.#words[id]!
  }

  partsOf(id: number): string[] | undefined {
    return this.#parts.get(id)
  }

  async write(to: SnapshotWriter): Promise<void> {
    await to.texts(this.#words.slice(1))
    await to.texts(this.#compounds())
  }

  static async read(from: SnapshotReader): Promise<Dictionary> {
    const dictionary = new Dictionary()
    for await (const words of from.texts()) await inSlices(words, (word) => dictionary.add(word))
    for await (const compounds of from.texts())
      for (const compound of compounds) dictionary.addCompound(compound.split(' '))
    return dictionary
  }

  add(word: string): number {
    return this.#ids.get(word) ?? this.#append(detached(word))
  }

  addCompound(parts: string[]): number {
    const id = this.add(parts.join(''))
    if (!this.#parts.has(id)) this.#parts.set(id, parts.map(detached))
    return id
  }

  /** The same number for all words of one stem. */
  rootOf(id: number): number {
    return this.#roots[id]!
  }

  withStemOf(word: string): number[] {
    const ids: number[] = []
    for (let id = this.#heads.get(stem(word)) ?? 0; id !== 0; id = this.#next[id]!) ids.push(id)
    return ids
  }

  startingWith(prefix: string): number[] {
    const ids: number[] = []
    for (const id of this.#tree.atPrefix(prefix).values()) if (ids.push(id) >= MOST_PREFIXED) break
    return ids
  }

  /** Words that differ by at most so many letters, with the number of letters. */
  like(word: string, distance: number): [id: number, letters: number][] {
    return [...this.#tree.fuzzyGet(word, distance).values()]
  }

  *#compounds(): Generator<string> {
    for (const parts of this.#parts.values()) yield parts.join(' ')
  }

  #append(word: string): number {
    const id = this.#words.push(word) - 1
    const root = stem(word)
    this.#ids.set(word, id)
    this.#tree.set(word, id)
    const head = this.#heads.get(root)
    this.#next.push(head ?? 0)
    this.#roots.push(head === undefined ? id : this.#roots[head]!)
    this.#heads.set(root === word ? word : detached(root), id)
    return id
  }
}

// V8 keeps the whole article alive for a slice of it.
const detached = (word: string) => Buffer.from(word).toString()
