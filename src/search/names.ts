import MiniSearch from 'minisearch'
import { spellingKeys } from '../text/name-words.ts'
import { wordsOf } from '../text/words.ts'

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
const MOST_CANDIDATES = 100

/** Letters of a name without the spaces: "Choe Son-hui", "CHOE SON HUI" and "Choe Sonhui" are one. */
const keyOf = (words: readonly string[]) => words.join('')

const spacedOf = (words: readonly string[]) => words.map((word) => ` ${word}`).join('')

/** All names, found whole, by the beginning of their words, and by likeness (MiniSearch). */
export class Names {
  readonly #bySlot = new Map<number, NameRecord[]>()
  readonly #byKey: Lists = new Map()
  readonly #buckets: Lists = new Map()
  readonly #alike = new MiniSearch<{ id: number; names: string }>({
    fields: ['names'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    autoVacuum: false,
  })

  ofSlot(slot: number): readonly NameRecord[] {
    return this.#bySlot.get(slot) ?? []
  }

  /** Names that are these words, with or without the spaces. */
  same(words: readonly string[]): readonly NameRecord[] {
    return listOf(this.#byKey, keyOf(words))
  }

  addNames(slot: number, texts: readonly string[]): void {
    const records = texts.flatMap((text, at) => recordOf(slot, text, at === 0))
    this.#bySlot.set(slot, records)
    for (const record of records) {
      push(this.#byKey, keyOfRecord(record), record)
      for (const word of record.spaced.slice(1).split(' ')) this.#addBeginnings(word, record)
    }
    if (records.length > 0) this.#alike.add({ id: slot, names: wordsToFind(records) })
  }

  /** A headline is completed from its first word on only, and is no name of anything. */
  addHeadline(slot: number, text: string): void {
    const [record] = recordOf(slot, text, true)
    if (!record) return
    this.#bySlot.set(slot, [record])
    this.#addBeginnings(record.spaced.slice(1).split(' ')[0]!, record)
  }

  remove(slot: number): void {
    const records = this.#bySlot.get(slot)
    if (!records) return
    this.#bySlot.delete(slot)
    for (const record of records) drop(this.#byKey, keyOfRecord(record), record)
    for (const record of records)
      for (const word of record.spaced.slice(1).split(' ')) this.#dropBeginnings(word, record)
    if (this.#alike.has(slot)) this.#alike.remove({ id: slot, names: wordsToFind(records) })
  }

  /** Names with a word that begins so, or, of a long beginning, as its first letters do. */
  beginning(word: string): readonly NameRecord[] {
    return listOf(this.#buckets, word.slice(0, BUCKET_LETTERS)).slice(
      0,
      MOST_LOOKED_AT[Math.min(word.length, BUCKET_LETTERS) - 1],
    )
  }

  /** Slots whose names share words with these, spelled or sounding alike. */
  alike(words: readonly string[]): number[] {
    const found = this.#alike.search(words.slice(0, 6).flatMap(withSounds).join(' '), {
      fuzzy: (word) => (word.startsWith(SOUND) ? 0 : Math.min(2, Math.floor(word.length / 3))),
      prefix: (word) => word.length === 1,
      maxFuzzy: 2,
    })
    return found.slice(0, MOST_CANDIDATES).map(({ id }) => id as number)
  }

  #addBeginnings(word: string, record: NameRecord): void {
    for (const beginning of beginnings(word))
      if (listOf(this.#buckets, beginning).at(-1) !== record) push(this.#buckets, beginning, record)
  }

  #dropBeginnings(word: string, record: NameRecord): void {
    for (const beginning of beginnings(word)) drop(this.#buckets, beginning, record)
  }
}

function recordOf(slot: number, text: string, isPreferred: boolean): NameRecord[] {
  const words = wordsOf(text)
  return words.length === 0 ? [] : [{ slot, text, spaced: spacedOf(words), isPreferred }]
}

const beginnings = (word: string) =>
  Array.from({ length: Math.min(BUCKET_LETTERS, word.length) }, (_, at) => word.slice(0, at + 1))

/** Before the key of a sound, so that it is not taken for a word. */
const SOUND = '~'

const withSounds = (word: string) => [word, ...spellingKeys(word).map((key) => SOUND + key)]

const wordsToFind = (records: readonly NameRecord[]) =>
  [...new Set(records.flatMap(({ spaced }) => spaced.slice(1).split(' ').flatMap(withSounds)))].join(' ')

type Lists = Map<string, NameRecord | NameRecord[]>

const keyOfRecord = ({ spaced }: NameRecord) => spaced.replaceAll(' ', '')

function listOf(lists: Lists, key: string): readonly NameRecord[] {
  const known = lists.get(key) ?? []
  return Array.isArray(known) ? known : [known]
}

// Most keys have one name: an array for each would take more room than the name.
function push(lists: Lists, key: string, record: NameRecord): void {
  const known = lists.get(key)
  if (Array.isArray(known)) known.push(record)
  else lists.set(key, known ? [known, record] : record)
}

function drop(lists: Lists, key: string, record: NameRecord): void {
  const rest: NameRecord[] = listOf(lists, key).filter((other) => other !== record)
  if (rest.length > 0) lists.set(key, rest.length === 1 ? rest[0]! : rest)
  else lists.delete(key)
}
