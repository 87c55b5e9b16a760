import { tokenize } from '../text/words.ts'
import { Dictionary } from './dictionary.ts'
import { hashDocument } from './document.ts'
import { BREAK, Documents, FIELDS, fieldEnd, fieldStart, traitsOf, type Words } from './documents.ts'
import { Names } from './names.ts'
import type { SearchDocument } from './port.ts'
import { Postings, slotOf } from './postings.ts'
import type { SnapshotReader, SnapshotWriter } from './sections.ts'

/** What the index is made of. */
export class Holdings {
  readonly dictionary: Dictionary
  readonly postings: Postings
  readonly documents: Documents
  readonly names: Names

  constructor(
    dictionary = new Dictionary(),
    postings = new Postings(),
    documents = new Documents(),
    names = new Names(),
  ) {
    this.dictionary = dictionary
    this.postings = postings
    this.documents = documents
    this.names = names
  }

  /** Adds or replaces; one that is there as it is stays. */
  put(document: SearchDocument): void {
    const { id, title, aliases, kind } = document
    const hash = hashDocument(document)
    if (this.documents.hashOf(id) === hash) return
    this.remove(id)
    const words = new WordList(this.dictionary)
    words.add(title).endField()
    for (const alias of aliases) words.startName().add(alias)
    words.endField().add(document.summary).endField().add(document.body).endField()
    for (const caption of document.captions ?? []) words.startName().add(caption)
    words.endField()
    const slot = this.documents.add(traitsOf(document, hash), words.list(), words.compounds)
    this.#post(slot, words.list(), words.compounds)
    if (kind === 'ARTICLE') this.names.addHeadline(slot, title)
    else if (kind !== 'QUOTE') this.names.addNames(slot, [title, ...aliases])
  }

  remove(id: string): void {
    const slot = this.documents.slots.get(id)
    if (slot === undefined) return
    this.documents.remove(slot)
    this.names.remove(slot)
  }

  /** Whether a word stands in a document that is still there. */
  isInUse(word: number): boolean {
    return this.postings.of(word).some((posting) => !this.documents.isGone(slotOf(posting)))
  }

  /** Puts what is new with the rest and drops what still points at documents that are gone, once either are many. */
  async tidy(): Promise<void> {
    const { documents, postings, names } = this
    const most = Math.max(1000, documents.size / 4)
    if (documents.goneCount >= most || postings.isUnsettled || names.isUnsettled) await this.#settle()
  }

  async write(to: SnapshotWriter): Promise<void> {
    await this.#settle()
    for (const part of [this.dictionary, this.postings, this.documents, this.names]) await part.write(to)
  }

  static async read(from: SnapshotReader): Promise<Holdings> {
    const dictionary = await Dictionary.read(from)
    const postings = await Postings.read(from)
    const documents = await Documents.read(from)
    const names = await Names.read(from, (slot) => documents.kindOf(slot) === 'ARTICLE')
    return new Holdings(dictionary, postings, documents, names)
  }

  async #settle(): Promise<void> {
    await this.postings.settle((slot) => this.documents.isGone(slot))
    await this.names.settle()
    this.documents.reuse()
  }

  #post(slot: number, words: Words, compounds: readonly number[]): void {
    FIELDS.forEach((_, field) => {
      for (const [word, count] of countWords(words, field)) this.postings.add(word, slot, field, count)
    })
    for (let at = 0; at < compounds.length; at += 2) this.postings.add(compounds[at + 1]!, slot, compounds[at]!, 1)
  }
}

function countWords(words: Words, field: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (let at = fieldStart(words, field); at < fieldEnd(words, field); at++) {
    const word = words[at]!
    if (word !== BREAK) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** Words of a document as they are numbered, field after field. */
class WordList {
  readonly #dictionary: Dictionary
  readonly #numbers: number[] = FIELDS.map(() => 0)
  #field = 0
  /** Hyphenated words as one, pairs of field and word: they stand beside the text, not in it. */
  readonly compounds: number[] = []

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary
  }

  add(text: string): this {
    let parts: string[] = []
    for (const { text: word, joined } of tokenize(text)) {
      if (!joined) parts = this.#close(parts)
      parts.push(word)
      this.#numbers.push(this.#dictionary.add(word))
    }
    this.#close(parts)
    return this
  }

  startName(): this {
    this.#numbers.push(BREAK)
    return this
  }

  endField(): this {
    this.#numbers[this.#field++] = this.#numbers.length
    return this
  }

  list(): Words {
    return Uint32Array.from(this.#numbers)
  }

  #close(parts: string[]): string[] {
    if (parts.length > 1) this.compounds.push(this.#field, this.#dictionary.addCompound(parts))
    return []
  }
}
