import type { Group } from './entities.ts'
import { settleShortForms } from './firms.ts'
import { findFullNames } from './headlines.ts'
import { type Candidate, decideKind, ENOUGH, findCandidates, type NamedKind } from './names.ts'
import { isSpeltAlike, nameWords } from './person-names.ts'
import type { Prose, Stretch } from './prose.ts'

// What stands in the texts of an article, put together by how it is written.

/** A stretch of one of the texts. */
export interface TextStretch extends Stretch {
  text: number
}

export interface Found extends Candidate {
  text: number
}

/** All that has one spelling. */
export interface Spelling {
  name: string
  /** As they are compared. */
  words: string[]
  found: Found[]
  kind: NamedKind
  /** What speaks for the kind, all in all. */
  votes: number
}

export function findSpellings(texts: readonly Prose[]): Spelling[] {
  const found = texts.map(findCandidates)
  const isSurname = surnamesOf(found.flat().map(({ words }) => words))
  const spellings = new Map<string, Found[]>()
  for (const [text, prose] of texts.entries())
    for (const candidate of [...found[text]!, ...findFullNames(prose, isSurname)]) {
      const name = prose.text.slice(candidate.start, candidate.end)
      const same = spellings.get(name)
      if (same) same.push({ ...candidate, text })
      else spellings.set(name, [{ ...candidate, text }])
    }
  const all = [...spellings].map(([name, same]) => spellingOf(name, same))
  settleShortForms(all)
  return all
}

/** Whether a word is a name that stands alone in the texts, or much like the last of a full name with that given name. */
function surnamesOf(names: readonly string[][]): (word: string, given: string) => boolean {
  const alone = new Set(names.filter(({ length }) => length === 1).map(([word]) => word!))
  const full = new Map<string, string[]>()
  for (const [given, ...more] of names.filter(({ length }) => length > 1)) {
    const surnames = full.get(given!)
    if (surnames) surnames.push(more.at(-1)!)
    else full.set(given!, [more.at(-1)!])
  }
  return (word, given) => alone.has(word) || (full.get(given) ?? []).some((surname) => isSpeltAlike(word, surname))
}

function spellingOf(name: string, found: Found[]): Spelling {
  const sum = { PERSON: 0, ORGANIZATION: 0, PLACE: 0 }
  for (const { votes } of found)
    for (const kind of ['PERSON', 'ORGANIZATION', 'PLACE'] as const) sum[kind] += votes[kind]
  // That it looks like a person's name says no more the tenth time than the second.
  const own = found[0]!.own.PERSON
  if (own > 0 && found[0]!.words.length > 1) sum.PERSON -= Math.max(0, found.length - 2) * own
  const [kind, votes] = decideKind(sum)
  return { name, words: nameWords(name), found, kind, votes }
}

/** Whether enough speaks for a name at all. */
export const isSettled = ({ votes }: Spelling): boolean => votes >= ENOUGH

/** 0 to 1. */
export const confidenceOf = (votes: number): number =>
  Math.min(0.95, Math.max(0.5, Math.round((0.4 + votes * 0.12) * 100) / 100))

/** One group of what is written in these ways. */
export function groupOf(kind: NamedKind, spellings: readonly Spelling[], isShort = isAbbreviation): Group {
  const fullness = ({ name }: Spelling) => (isAbbreviation(name) || isShort(name) ? 0 : 1)
  const [best, ...others] = [...spellings].sort((a, b) => fullness(b) - fullness(a) || b.found.length - a.found.length)
  const mentions = spellings.flatMap(({ found }) =>
    found.map(({ text, start, end, votes }) => ({ text, start, end, confidence: confidenceOf(votes[kind]) })),
  )
  return {
    kind,
    name: best!.name,
    names: others.map(({ name }) => ({ text: name, kind: isAbbreviation(name) ? 'ABBREVIATION' : 'ALIAS' })),
    roles: [],
    mentions,
  }
}

const isAbbreviation = (name: string) => /^[\p{Lu}.&]{2,}$/u.test(name)
