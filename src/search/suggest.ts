import type { EntityKind, SearchableKind } from '../model.ts'
import { compareWords } from '../text/name-likeness.ts'
import { tokenize, wordsOf } from '../text/words.ts'
import type { Holdings } from './holdings.ts'
import type { NameRecord } from './names.ts'
import { smallest } from './page.ts'
import { alike } from './plan.ts'
import type { NameHit, Suggestion } from './port.ts'

/** Below this a name is a different one. */
const LEAST_LIKENESS = 0.5
const MOST_TYPED_WORDS = 8

/** Names and headlines with a word that begins with each word typed; then the word being typed, completed. */
export function suggest(
  typed: string,
  kinds: readonly SearchableKind[] | undefined,
  first: number,
  holdings: Holdings,
): Suggestion[] {
  const words = wordsOf(typed).slice(0, MOST_TYPED_WORDS)
  if (words.length === 0) return []
  const names = completeNames(words, kinds, first, holdings)
  if (names.length >= first || kinds || (names.length > 0 && words.length > 1)) return names
  return [...names, ...completeWord(typed, words.at(-1)!, first - names.length, holdings)]
}

function completeNames(
  words: readonly string[],
  kinds: readonly SearchableKind[] | undefined,
  first: number,
  { names, documents }: Holdings,
): Suggestion[] {
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a))
  const found = names
    .beginning(longest)
    .filter(
      ({ slot, spaced }) =>
        (!kinds || kinds.includes(documents.kindOf(slot))) && words.every((word) => spaced.includes(` ${word}`)),
    )
  const worth = Float64Array.from(found, (record) => worthOf(record, words, documents))
  const order = (a: number, b: number) => worth[b]! - worth[a]! || (found[a]!.text < found[b]!.text ? -1 : 1)
  // Room for other names of the same.
  const best = smallest([...found.keys()], first * 4, order)
  const once = new Map<number, Suggestion>()
  for (const at of best) {
    const { slot, text } = found[at]!
    if (!once.has(slot)) once.set(slot, { query: text, score: worth[at]!, id: documents.ids[slot]! })
  }
  return [...once.values()].slice(0, first)
}

/** Names before events and those before headlines, the same words before longer ones, much named before seldom named. */
function worthOf(
  { slot, spaced, isPreferred }: NameRecord,
  words: readonly string[],
  documents: Holdings['documents'],
): number {
  const spelled = ` ${words.join(' ')}`
  const naming = documents.naming[documents.entities.of(slot)[0] ?? 0] ?? 0
  const kind = documents.kindOf(slot)
  const isName = kind === 'ARTICLE' ? 0 : kind === 'EVENT' ? 3 : 4
  const start = spaced === spelled ? 2 : spaced.startsWith(spelled) ? 1 : 0
  return isName + start + (isPreferred ? 1.5 : 0) + naming / (naming + 10)
}

function completeWord(typed: string, word: string, first: number, holdings: Holdings): Suggestion[] {
  const { dictionary, postings } = holdings
  if (first < 1 || word.length < 3) return []
  const before = typed.slice(0, tokenize(typed).at(-1)!.start)
  const commonest = smallest(
    dictionary.startingWith(word).filter((id) => holdings.isInUse(id)),
    first,
    (a, b) => postings.frequency(b) - postings.frequency(a),
  )
  return commonest.map((id) => {
    const frequency = postings.frequency(id)
    return { query: before + dictionary.wordOf(id), score: frequency / (frequency + 100), id: null }
  })
}

/** Entities whose names are like this one, best first. */
export function matchNames(
  name: string,
  kinds: readonly EntityKind[] | undefined,
  first: number,
  { names, documents }: Holdings,
): NameHit[] {
  const words = wordsOf(name).slice(0, MOST_TYPED_WORDS)
  if (words.length === 0) return []
  const slots = new Set([...names.same(words).map((record) => record.slot), ...names.alike(words)])
  const hits: NameHit[] = []
  for (const slot of slots) {
    const kind = documents.kindOf(slot)
    if (kind === 'TOPIC' || kind === 'SOURCE' || (kinds && !kinds.includes(kind as EntityKind))) continue
    const best = bestName(words, names.ofSlot(slot))
    if (best.score >= LEAST_LIKENESS) hits.push({ id: documents.ids[slot]!, ...best })
  }
  return hits.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, first)
}

function bestName(words: readonly string[], records: readonly NameRecord[]): { name: string; score: number } {
  let best = { name: '', score: -1 }
  for (const { text, spaced } of records) {
    const score = compareWords(words, spaced.slice(1).split(' '))
    if (score > best.score) best = { name: text, score }
  }
  return best
}

/** The query with words that are in no text, or hardly any, replaced by words like them that are in more. */
export function respell(query: string, holdings: Holdings): string[] {
  const { dictionary, postings } = holdings
  const frequency = (id: number | undefined) => (id === undefined ? 0 : postings.frequency(id))
  const variants: string[] = []
  for (const { text, start, end } of tokenize(query)) {
    const own = frequency(dictionary.idOf(text))
    for (const { id } of alike(text, 'AUTO', holdings)
      .filter(({ id }) => frequency(id) > own)
      .slice(0, 3))
      variants.push(query.slice(0, start) + dictionary.wordOf(id) + query.slice(end))
  }
  return variants
}
