import { compareWords } from '../text/name-likeness.ts'
import { BREAK, type Documents, FIELDS, fieldEnd, fieldStart } from './documents.ts'
import type { Holdings } from './holdings.ts'
import { fieldOf, slotOf } from './postings.ts'
import { isStop } from './query.ts'

// How else a word of a name is spelled on record: who is "Sergey Lavrov" and "Sergei Lavov" has "Lavrov" for "Lavov".

/** A word in the names of more entities than this says too little of one of them: a first name, "north", "ministry". */
const MOST_BEARERS = 8
/** Below this it is another word, not another spelling: "Bill" for "William". */
const LEAST_LIKENESS = 0.6

/** A longer query is no name. */
const MOST_WORDS = 8
/** Ways to spell a whole query that are tried as a name. */
const MOST_WAYS = 16

/** Slots that the whole query names: by one of their names, or, of a person, by words of it such as the last name. */
export function slotsNamed(terms: readonly (readonly string[])[], holdings: Holdings): Set<number> {
  if (terms.length > MOST_WORDS) return new Set()
  let ways: string[][] = [[]]
  for (const words of terms) {
    const spellings = [words, ...respelled(words, holdings)]
    ways = ways.flatMap((way) => spellings.map((spelling) => [...way, ...spelling])).slice(0, MOST_WAYS)
  }
  const named = ways.flatMap((way) => holdings.names.same(way)).map((record) => record.slot)
  return new Set([...named, ...ways.flatMap((way) => peopleCalled(way, holdings))])
}

function respelled(words: readonly string[], holdings: Holdings): string[][] {
  const { dictionary } = holdings
  const word = words.length === 1 ? dictionary.idOf(words[0]!) : undefined
  return word === undefined ? [] : otherSpellings(word, holdings).map((other) => [dictionary.wordOf(other)])
}

/** People with a name that has these words in a row. */
function peopleCalled(words: readonly string[], holdings: Holdings): number[] {
  const word = holdings.dictionary.idOf(words[0] ?? '')
  if (word === undefined) return []
  const spelled = ` ${words.join(' ')} `
  return [...bearersOf(word, holdings)].filter(
    (slot) =>
      holdings.documents.kindOf(slot) === 'PERSON' &&
      holdings.names.ofSlot(slot).some(({ spaced }) => `${spaced} `.includes(spelled)),
  )
}

/** Words that stand where this one does in another name of the same person, organization or place, and are spelled like it. */
export function otherSpellings(word: number, holdings: Holdings): number[] {
  const { dictionary, documents } = holdings
  const asked = dictionary.wordOf(word)
  if (isStop(asked) || /\p{N}/u.test(asked)) return []
  const found = new Set<number>()
  for (const slot of bearersOf(word, holdings)) {
    const names = namesInWords(documents, slot)
    for (const name of names)
      for (const other of names)
        if (name.length === other.length && name.includes(word)) found.add(other[name.indexOf(word)]!)
  }
  found.delete(word)
  return [...found].filter((other) => compareWords([asked], [dictionary.wordOf(other)]) >= LEAST_LIKENESS)
}

/** Slots of entities with the word in a name; none if they are many. */
function bearersOf(word: number, { postings, documents }: Holdings): Set<number> {
  const slots = new Set<number>()
  for (const posting of postings.of(word)) {
    const slot = slotOf(posting)
    const isName = fieldOf(posting) <= ALIAS && NAMED.has(documents.kindOf(slot))
    if (!isName || documents.isGone(slot)) continue
    if (slots.add(slot).size > MOST_BEARERS) return new Set()
  }
  return slots
}

const ALIAS = FIELDS.indexOf('ALIAS')
const NAMED: ReadonlySet<string> = new Set(['PERSON', 'ORGANIZATION', 'PLACE'])

/** Names of a document by the numbers of their words: its title and each alias. */
export function namesInWords(documents: Documents, slot: number): number[][] {
  const words = documents.words.of(slot)
  const names: number[][] = [[...words.subarray(fieldStart(words, 0), fieldEnd(words, 0))]]
  for (const word of words.subarray(fieldStart(words, 1), fieldEnd(words, 1))) {
    if (word === BREAK) names.push([])
    else names.at(-1)!.push(word)
  }
  return names.filter((name) => name.length > 0)
}
