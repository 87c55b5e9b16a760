import { inSlices } from '../slices.ts'
import { wordsOf } from '../text/words.ts'
import { Alike } from './alike.ts'
import type { SnapshotReader, SnapshotWriter } from './sections.ts'

/** A name that stands in the index: of an entity, topic or source, or the headline of an article. */
export interface NameRecord {
  slot: number
  /** As on record. */
  text: string
  /** Folded words with a space before each, so that " lav" finds where a word begins. */
  spaced: string
  isPreferred: boolean
}

/** Longest beginning of a word that has a list of its own; longer ones are looked for in that list. */
const BUCKET_LETTERS = 3
/** Names looked at for one beginning, what a few milliseconds allow: one or two letters say too little to look far. */
const MOST_LOOKED_AT = [2000, 2000, 20_000]

/** Letters of a name without the spaces: "Choe Son-hui", "CHOE SON HUI" and "Choe Sonhui" are one. */
const keyOf = (words: readonly string[]) => words.join('')

const spacedOf = (words: readonly string[]) => words.map((word) => ` ${word}`).join('')

/** All names, found whole, by the beginning of their words, and by likeness. */
export class Names {
  readonly #bySlot: Lists<number> = new Map()
  readonly #byKey: Lists<string> = new Map()
  readonly #buckets: Lists<string> = new Map()
  readonly #alike = new Alike()
  /** Names that were removed and still stand in lists: a list of all that begin with a letter is long to look through for each. */
  readonly #gone = new Set<NameRecord>()

  ofSlot(slot: number): readonly NameRecord[] {
    return listOf(this.#bySlot, slot)
  }

  /** Names that are these words, with or without the spaces. */
  same(words: readonly string[]): readonly NameRecord[] {
    return listOf(this.#byKey, keyOf(words)).filter((record) => !this.#gone.has(record))
  }

  addNames(slot: number, texts: readonly string[]): void {
    const records = texts.flatMap((text, at) => recordOf(slot, text, at === 0))
    for (const record of records) {
      push(this.#bySlot, slot, record)
      push(this.#byKey, keyOfRecord(record), record)
      for (const word of wordsOfRecord(record)) this.#addBeginnings(word, record)
    }
    if (records.length > 0) this.#alike.add(slot, records.flatMap(wordsOfRecord))
  }

  /** A headline is completed from its first word on only, and is no name of anything. */
  addHeadline(slot: number, text: string): void {
    const [record] = recordOf(slot, text, true)
    if (!record) return
    push(this.#bySlot, slot, record)
    this.#addBeginnings(wordsOfRecord(record)[0]!, record)
  }

  remove(slot: number): void {
    for (const record of this.ofSlot(slot)) this.#gone.add(record)
    this.#bySlot.delete(slot)
    this.#alike.remove(slot)
  }

  /** Names with a word that begins so, or, of a long beginning, as its first letters do. */
  beginning(word: string): readonly NameRecord[] {
    const most = MOST_LOOKED_AT[Math.min(word.length, BUCKET_LETTERS) - 1]!
    const found: NameRecord[] = []
    for (const record of listOf(this.#buckets, word.slice(0, BUCKET_LETTERS)))
      if (!this.#gone.has(record) && found.push(record) === most) break
    return found
  }

  /** Slots whose names share words with these, spelled or sounding alike. */
  alike(words: readonly string[]): number[] {
    return this.#alike.find(words)
  }

  get isUnsettled(): boolean {
    return this.#alike.isUnsettled
  }

  /** Forgets what was removed. */
  async settle(): Promise<void> {
    const isGone = (record: NameRecord) => this.#gone.has(record)
    const gone = [...this.#gone]
    await inSlices(new Set(gone.map(keyOfRecord)), (key) => drop(this.#byKey, key, isGone))
    const begun = new Set(gone.flatMap(wordsOfRecord).flatMap(beginnings))
    await inSlices(begun, (beginning) => drop(this.#buckets, beginning, isGone))
    this.#gone.clear()
    await this.#alike.settle()
  }

  async write(to: SnapshotWriter): Promise<void> {
    const slots = [...this.#bySlot.keys()]
    await to.numbers(Uint32Array.from(slots))
    await to.numbers(Uint32Array.from(slots, (slot) => this.ofSlot(slot).length))
    await to.texts(this.#texts())
  }

  /** `isHeadline` says whether the names of a slot are one. */
  static async read(from: SnapshotReader, isHeadline: (slot: number) => boolean): Promise<Names> {
    const names = new Names()
    const slots = await from.numbers(Uint32Array)
    const counts = await from.numbers(Uint32Array)
    let at = 0
    let own: string[] = []
    for await (const texts of from.texts())
      await inSlices(texts, (text) => {
        if (own.push(text) < counts[at]!) return
        if (isHeadline(slots[at]!)) names.addHeadline(slots[at]!, text)
        else names.addNames(slots[at]!, own)
        own = []
        at++
      })
    await names.settle()
    return names
  }

  *#texts(): Generator<string> {
    for (const slot of this.#bySlot.keys()) for (const { text } of this.ofSlot(slot)) yield text
  }

  #addBeginnings(word: string, record: NameRecord): void {
    for (const beginning of beginnings(word))
      if (listOf(this.#buckets, beginning).at(-1) !== record) push(this.#buckets, beginning, record)
  }
}

function recordOf(slot: number, text: string, isPreferred: boolean): NameRecord[] {
  const words = wordsOf(text)
  return words.length === 0 ? [] : [{ slot, text, spaced: spacedOf(words), isPreferred }]
}

const beginnings = (word: string) =>
  Array.from({ length: Math.min(BUCKET_LETTERS, word.length) }, (_, at) => word.slice(0, at + 1))

type Lists<Key> = Map<Key, NameRecord | NameRecord[]>

const keyOfRecord = ({ spaced }: NameRecord) => spaced.replaceAll(' ', '')
const wordsOfRecord = ({ spaced }: NameRecord) => spaced.slice(1).split(' ')

function listOf<Key>(lists: Lists<Key>, key: Key): readonly NameRecord[] {
  const known = lists.get(key) ?? []
  return Array.isArray(known) ? known : [known]
}

// Most keys have one name: an array for each would take more room than the name.
function push<Key>(lists: Lists<Key>, key: Key, record: NameRecord): void {
  const known = lists.get(key)
  if (Array.isArray(known)) known.push(record)
  else lists.set(key, known ? [known, record] : record)
}

function drop<Key>(lists: Lists<Key>, key: Key, isGone: (record: NameRecord) => boolean): void {
  const rest: NameRecord[] = listOf(lists, key).filter((record) => !isGone(record))
  if (rest.length > 0) lists.set(key, rest.length === 1 ? rest[0]! : rest)
  else lists.delete(key)
}
