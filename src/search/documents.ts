import type { EntityKind, SearchableKind } from '../model.ts'
import { Numbered } from './numbered.ts'
import type { SearchDocument, SearchField } from './port.ts'

/** Captions come last: a search does not look at them, and they do not make a document longer for it. */
export const FIELDS: readonly (SearchField | 'CAPTION')[] = ['TITLE', 'ALIAS', 'SUMMARY', 'BODY', 'CAPTION']
export const SEARCHED = 4
export const KINDS: readonly SearchableKind[] = [
  'PERSON',
  'ORGANIZATION',
  'PLACE',
  'EVENT',
  'ARTICLE',
  'QUOTE',
  'TOPIC',
  'SOURCE',
]

/** Stands between two names in the words of a document, so that no phrase reaches across. */
export const BREAK = 0

/** Words of a document by number, field by field; the first numbers say where each field ends. */
export type Words = Uint32Array
const NO_WORDS: Words = new Uint32Array(FIELDS.length).fill(FIELDS.length)

export const fieldStart = (words: Words, field: number) => (field === 0 ? FIELDS.length : words[field - 1]!)
export const fieldEnd = (words: Words, field: number) => words[field]!

const NO_NUMBERS: number[] = []

/** What filters, facets and orders ask of a document. */
export interface Traits {
  id: string
  hash: string
  kind: SearchableKind
  language: string | null
  source: string | null
  /** Milliseconds since 1970. */
  time: number | null
  topics: string[]
  entities: { id: string; kind: EntityKind }[]
}

export const traitsOf = (document: SearchDocument, hash: string): Traits => ({
  ...document,
  hash,
  time: document.publishedAt === null ? null : Date.parse(document.publishedAt),
})

/** A shelf is let go when the last document on it is gone. */
const SHELF_WORDS = 1 << 15

const numbers = <T>(items: readonly T[], numberOf: (item: T) => number) =>
  items.length > 0 ? items.map(numberOf) : NO_NUMBERS

/** Documents side by side, one array a property; a document is a slot, a place in all of them. */
export class Documents {
  readonly slots = new Map<string, number>()
  readonly ids: (string | undefined)[] = []
  readonly hashes: string[] = []
  readonly kinds: number[] = []
  readonly languages: number[] = []
  readonly sources: number[] = []
  /** NaN: has no date. */
  readonly times: number[] = []
  readonly topics: number[][] = []
  readonly entities: number[][] = []
  readonly words: Words[] = []
  /** Hyphenated words as one, pairs of field and word: they stand beside the text, not in it. */
  readonly compounds: (readonly number[])[] = []
  /** How many documents name an entity. */
  readonly naming: number[] = []

  readonly languageTags = new Numbered()
  readonly sourceIds = new Numbered()
  readonly topicIds = new Numbered()
  readonly entityIds = new Numbered()
  readonly entityKinds: EntityKind[] = []

  /** Number and length in words of the documents of each kind, for their average. */
  readonly counts = KINDS.map(() => 0)
  readonly lengths = KINDS.map(() => 0)

  #shelf = new Uint32Array(0)
  #shelfUsed = 0
  #free: number[] = []
  #gone: number[] = []

  get size(): number {
    return this.slots.size
  }

  get capacity(): number {
    return this.ids.length
  }

  get goneCount(): number {
    return this.#gone.length
  }

  isGone(slot: number): boolean {
    return this.ids[slot] === undefined
  }

  lengthOf(slot: number): number {
    return fieldEnd(this.words[slot]!, SEARCHED - 1) - FIELDS.length
  }

  averageLength(kind: number): number {
    return Math.max(1, this.lengths[kind]! / Math.max(1, this.counts[kind]!))
  }

  kindOf(slot: number): SearchableKind {
    return KINDS[this.kinds[slot]!]!
  }

  hashOf(id: string): string | undefined {
    const slot = this.slots.get(id)
    return slot === undefined ? undefined : this.hashes[slot]
  }

  add(traits: Traits, words: Words, compounds: readonly number[]): number {
    const slot = this.#free.pop() ?? this.ids.length
    const kind = KINDS.indexOf(traits.kind)
    this.slots.set(traits.id, slot)
    this.ids[slot] = traits.id
    this.hashes[slot] = traits.hash
    this.kinds[slot] = kind
    this.languages[slot] = this.languageTags.of(traits.language)
    this.sources[slot] = this.sourceIds.of(traits.source)
    this.times[slot] = traits.time ?? Number.NaN
    this.topics[slot] = numbers(traits.topics, (topic) => this.topicIds.of(topic))
    this.entities[slot] = numbers(traits.entities, (entity) => this.#entity(entity))
    this.words[slot] = this.#shelve(words)
    this.compounds[slot] = compounds.length > 0 ? compounds : NO_NUMBERS
    this.#count(slot, 1)
    return slot
  }

  traitsOf(slot: number): Traits {
    const time = this.times[slot]!
    return {
      id: this.ids[slot]!,
      hash: this.hashes[slot]!,
      kind: this.kindOf(slot),
      language: this.languageTags.textOf(this.languages[slot]!),
      source: this.sourceIds.textOf(this.sources[slot]!),
      time: Number.isNaN(time) ? null : time,
      topics: this.topics[slot]!.map((topic) => this.topicIds.textOf(topic)!),
      entities: this.entities[slot]!.map((n) => ({ id: this.entityIds.textOf(n)!, kind: this.entityKinds[n]! })),
    }
  }

  remove(slot: number): void {
    this.#count(slot, -1)
    this.slots.delete(this.ids[slot]!)
    this.ids[slot] = undefined
    this.words[slot] = NO_WORDS
    this.#gone.push(slot)
  }

  /** Call when nothing points at the slots of documents that are gone: they can be used again. */
  reuse(): void {
    this.#free = this.#free.concat(this.#gone)
    this.#gone = []
  }

  /** Puts the words of many documents into one buffer: a buffer of its own costs each 200 bytes. */
  #shelve(words: Words): Words {
    if (words.length > SHELF_WORDS / 16) return words
    if (this.#shelfUsed + words.length > this.#shelf.length) {
      this.#shelf = new Uint32Array(SHELF_WORDS)
      this.#shelfUsed = 0
    }
    this.#shelf.set(words, this.#shelfUsed)
    this.#shelfUsed += words.length
    return this.#shelf.subarray(this.#shelfUsed - words.length, this.#shelfUsed)
  }

  #entity({ id, kind }: { id: string; kind: EntityKind }): number {
    const entity = this.entityIds.of(id)
    this.entityKinds[entity] = kind
    return entity
  }

  #count(slot: number, step: 1 | -1): void {
    const kind = this.kinds[slot]!
    this.counts[kind]! += step
    this.lengths[kind]! += step * this.lengthOf(slot)
    for (const entity of this.entities[slot]!) this.naming[entity] = (this.naming[entity] ?? 0) + step
  }
}
