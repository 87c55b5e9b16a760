import { tokenize } from '../text/words.ts'
import { Dictionary } from './dictionary.ts'
import { hashDocument } from './document.ts'
import { BREAK, Documents, FIELDS, fieldEnd, fieldStart, type Traits, traitsOf, type Words } from './documents.ts'
import { Names } from './names.ts'
import type { SearchDocument } from './port.ts'
import { Postings, slotOf } from './postings.ts'

/** What the index is made of. */
export class Holdings {
  readonly dictionary = new Dictionary()
  readonly postings = new Postings()
  readonly documents = new Documents()
  readonly names = new Names()

  /** Adds or replaces. */
  put(document: SearchDocument): void {
    const { title, aliases, kind } = document
    const words = new WordList(this.dictionary)
    words.add(title).endField()
    for (const alias of aliases) words.startName().add(alias)
    words.endField().add(document.summary).endField().add(document.body).endField()
    for (const caption of document.captions ?? []) words.startName().add(caption)
    words.endField()
    const names = kind === 'QUOTE' ? [] : kind === 'ARTICLE' ? [title] : [title, ...aliases]
    this.place(traitsOf(document, hashDocument(document)), words.list(), words.compounds, names)
  }

  /** Adds a document whose words are numbered already. */
  place(traits: Traits, words: Words, compounds: readonly number[], names: readonly string[]): void {
    this.remove(traits.id)
    const slot = this.documents.add(traits, words, compounds)
    FIELDS.forEach((_, field) => {
      for (const [word, count] of countWords(words, field)) this.postings.add(word, slot, field, count)
    })
    for (let at = 0; at < compounds.length; at += 2) this.postings.add(compounds[at + 1]!, slot, compounds[at]!, 1)
    if (traits.kind === 'ARTICLE') this.names.addHeadline(slot, names[0] ?? '')
    else this.names.addNames(slot, names)
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

  /** Drops what still points at documents that are gone, once they are many. */
  async sweep(): Promise<void> {
    const { documents, postings } = this
    if (documents.goneCount < Math.max(1000, documents.size / 4)) return
    await postings.sweep((slot) => documents.isGone(slot))
    documents.reuse()
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
