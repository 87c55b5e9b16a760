import type { EntityKind, SearchableKind } from '../model.ts'
import { inSlices } from '../slices.ts'
import { grown, Lists } from './lists.ts'
import { Numbered } from './numbered.ts'
import type { SearchDocument, SearchField } from './port.ts'
import { MOST_SLOTS } from './postings.ts'
import type { SnapshotReader, SnapshotWriter } from './sections.ts'

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

export const fieldStart = (words: Words, field: number) => (field === 0 ? FIELDS.length : words[field - 1]!)
export const fieldEnd = (words: Words, field: number) => words[field]!

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

/** Bytes of a hash, which is 22 characters as text. */
const HASH_BYTES = 16

/** Documents side by side, one array a property; a document is a slot, a place in all of them. */
export class Documents {
  readonly slots = new Map<string, number>()
  readonly ids: (string | undefined)[] = []
  kinds = new Uint8Array(0)
  languages = new Uint32Array(0)
  sources = new Uint32Array(0)
  /** NaN: has no date. */
  times = new Float64Array(0)
  /** In words, without those that are not searched. */
  lengths = new Uint32Array(0)
  #hashes = new Uint8Array(0)
  topics = new Lists()
  entities = new Lists()
  words = new Lists()
  /** Hyphenated words as one, pairs of field and word: they stand beside the text, not in it. */
  compounds = new Lists()
  /** How many documents name an entity. */
  readonly naming: number[] = []

  readonly languageTags = new Numbered()
  readonly sourceIds = new Numbered()
  readonly topicIds = new Numbered()
  readonly entityIds = new Numbered()
  readonly #entityKinds: EntityKind[] = []

  /** Number and length in words of the documents of each kind, for their average. */
  readonly #counts = KINDS.map(() => 0)
  readonly #lengths = KINDS.map(() => 0)

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

  averageLength(kind: number): number {
    return Math.max(1, this.#lengths[kind]! / Math.max(1, this.#counts[kind]!))
  }

  kindOf(slot: number): SearchableKind {
    return KINDS[this.kinds[slot]!]!
  }

  kindOfEntity(entity: number): EntityKind {
    return this.#entityKinds[entity - 1]!
  }

  hashOf(id: string): string | undefined {
    const slot = this.slots.get(id)
    return slot === undefined ? undefined : this.#hashBytes(slot).toString('base64url')
  }

  add(traits: Traits, words: Words, compounds: readonly number[]): number {
    const slot = this.#free.pop() ?? this.ids.length
    if (slot >= MOST_SLOTS) throw new Error(`The index holds ${MOST_SLOTS} documents and no more.`)
    if (slot >= this.kinds.length) this.#makeRoom(slot + 1)
    this.slots.set(traits.id, slot)
    this.ids[slot] = traits.id
    this.#hashBytes(slot).write(traits.hash, 'base64url')
    this.kinds[slot] = KINDS.indexOf(traits.kind)
    this.languages[slot] = this.languageTags.of(traits.language)
    this.sources[slot] = this.sourceIds.of(traits.source)
    this.times[slot] = traits.time ?? Number.NaN
    this.lengths[slot] = fieldEnd(words, SEARCHED - 1) - FIELDS.length
    this.topics.set(
      slot,
      traits.topics.map((topic) => this.topicIds.of(topic)),
    )
    this.entities.set(
      slot,
      traits.entities.map((entity) => this.#entity(entity)),
    )
    this.words.set(slot, words)
    this.compounds.set(slot, compounds)
    this.#count(slot, 1)
    return slot
  }

  remove(slot: number): void {
    this.#count(slot, -1)
    this.slots.delete(this.ids[slot]!)
    this.ids[slot] = undefined
    for (const lists of [this.topics, this.entities, this.words, this.compounds]) lists.drop(slot)
    this.#gone.push(slot)
  }

  /** Call when nothing points at the slots of documents that are gone: they can be used again. */
  reuse(): void {
    this.#free = this.#free.concat(this.#gone)
    this.#gone = []
  }

  /** Of documents none of which is gone but for slots that can be used again. */
  async write(to: SnapshotWriter): Promise<void> {
    const { kinds, languages, sources, times, lengths } = this
    await to.texts(this.#idsOrNone())
    for (const column of [kinds, languages, sources, times, lengths, this.#hashes]) await to.numbers(column)
    for (const numbered of this.#numbered) await to.texts(numbered)
    await to.texts(this.#entityKinds)
    for (const lists of [this.topics, this.entities, this.words, this.compounds]) await lists.write(to)
  }

  static async read(from: SnapshotReader): Promise<Documents> {
    const documents = new Documents()
    for await (const ids of from.texts()) for (const id of ids) documents.#restore(id)
    documents.kinds = await from.numbers(Uint8Array)
    documents.languages = await from.numbers(Uint32Array)
    documents.sources = await from.numbers(Uint32Array)
    documents.times = await from.numbers(Float64Array)
    documents.lengths = await from.numbers(Uint32Array)
    documents.#hashes = await from.numbers(Uint8Array)
    for (const numbered of documents.#numbered)
      for await (const texts of from.texts()) for (const text of texts) numbered.of(text)
    for await (const kinds of from.texts()) documents.#entityKinds.push(...(kinds as EntityKind[]))
    documents.topics = await Lists.read(from)
    documents.entities = await Lists.read(from)
    documents.words = await Lists.read(from)
    documents.compounds = await Lists.read(from)
    await inSlices(documents.slots.values(), (slot) => documents.#count(slot, 1))
    return documents
  }

  get #numbered(): Numbered[] {
    return [this.languageTags, this.sourceIds, this.topicIds, this.entityIds]
  }

  /** By slot; one that can be used again has none. */
  *#idsOrNone(): Generator<string> {
    for (const id of this.ids) yield id ?? ''
  }

  #restore(id: string): void {
    const slot = this.ids.push(id === '' ? undefined : id) - 1
    if (id === '') this.#free.push(slot)
    else this.slots.set(id, slot)
  }

  #hashBytes(slot: number): Buffer {
    return Buffer.from(this.#hashes.buffer, slot * HASH_BYTES, HASH_BYTES)
  }

  #entity({ id, kind }: { id: string; kind: EntityKind }): number {
    const entity = this.entityIds.of(id)
    this.#entityKinds[entity - 1] = kind
    return entity
  }

  #count(slot: number, step: 1 | -1): void {
    const kind = this.kinds[slot]!
    this.#counts[kind]! += step
    this.#lengths[kind]! += step * this.lengths[slot]!
    for (const entity of this.entities.of(slot)) this.naming[entity] = (this.naming[entity] ?? 0) + step
  }

  #makeRoom(slots: number): void {
    this.kinds = grown(this.kinds, slots)
    this.languages = grown(this.languages, slots)
    this.sources = grown(this.sources, slots)
    this.times = grown(this.times, slots)
    this.lengths = grown(this.lengths, slots)
    this.#hashes = grown(this.#hashes, this.kinds.length * HASH_BYTES)
  }
}
