import type { NameKind } from '../model.ts'
import { foldLetters } from '../text/fold.ts'
import type { Group } from './entities.ts'
import { type Gender, genderOfGivenName } from './lexicon/given-names.ts'
import { FEMALE_NOUNS, HONORIFICS, MALE_NOUNS } from './lexicon/roles.ts'
import { isFull, isShortFor, isSpeltAlike, relateNames } from './person-names.ts'
import type { Prose } from './prose.ts'
import { confidenceOf, type Found, isSettled, type Spelling } from './spellings.ts'

// The people of an article: full names first, then what is short for them or misspelt.

interface Person {
  /** Its fullest name. */
  words: string[]
  names: { name: string; words: string[]; kind: NameKind; found: Found[] }[]
  gender?: Gender | undefined
}

/** Units of text within which a full name is still in the reader's mind. */
const NEARBY = 800
/** From this on, what speaks for another kind outweighs that a surname is the same. */
const STRONG = 3

/** Takes out of the spellings what names people, and groups it. */
export function groupPeople(
  spellings: readonly Spelling[],
  texts: readonly Prose[],
): { people: Group[]; rest: Spelling[] } {
  const people: Person[] = []
  const single = new Map<string, Spelling[]>()
  for (const spelling of spellings)
    if (spelling.words.length > 0 && !isFull(spelling.words))
      single.set(spelling.words.at(-1)!, [...(single.get(spelling.words.at(-1)!) ?? []), spelling])
  const full = spellings.filter((spelling) => isFullName(spelling, single))
  const use = new Map(full.map((spelling) => [spelling, useOf(spelling, single)]))
  full.sort((a, b) => use.get(b)! - use.get(a)! || b.words.length - a.words.length)
  for (const { name, words, found } of full) addFullName(people, { name, words, found })
  for (const person of people) person.gender = genderOf(person, texts)
  const named = new Set(full)
  const rest = spellings
    .filter((spelling) => !named.has(spelling))
    .flatMap((spelling) => addShortName(people, spelling))
  const strays = rest.filter(
    (spelling) => spelling.kind === 'PERSON' && isSettled(spelling) && spelling.words.length > 0,
  )
  for (const spelling of strays) addStray(people, spelling)
  return {
    people: people.map((person) => groupOf(person, texts)),
    rest: rest.filter((spelling) => !strays.includes(spelling)),
  }
}

/** Two words or more for a person; on little evidence, if the article goes on with "Mr" and the last of them. */
function isFullName(spelling: Spelling, single: ReadonlyMap<string, Spelling[]>): boolean {
  const { kind, words, votes } = spelling
  if (kind !== 'PERSON' || !isFull(words)) return false
  if (isSettled(spelling)) return true
  const surnames = single.get(words.at(-1)!) ?? []
  return votes > 0 && surnames.some((other) => other.kind === 'PERSON' && isSettled(other))
}

/** How often a full name is used, and what may be short for it. */
function useOf({ words, found }: Spelling, single: ReadonlyMap<string, Spelling[]>): number {
  const short = [...(single.get(words[0]!) ?? []), ...(single.get(words.at(-1)!) ?? [])]
  return short.reduce((sum, other) => sum + other.found.length, found.length)
}

function addFullName(people: Person[], { name, words, found }: Pick<Spelling, 'name' | 'words' | 'found'>): void {
  for (const person of people) {
    const kind = relateNames(person.words, words)
    if (!kind) continue
    person.names.push({ name, words, found, kind })
    if (kind === 'ALIAS' && words.length > person.words.length) person.words = words
    return
  }
  people.push({ words, names: [{ name, words, found, kind: 'PREFERRED' }] })
}

/** Gives each place of a short name to the person it is short for, and returns what is left of it. */
function addShortName(people: Person[], spelling: Spelling): Spelling[] {
  const fits = peopleFor(people, spelling.words)
  if (fits.length === 0) return [spelling]
  const isOther = spelling.kind !== 'PERSON' && spelling.votes / spelling.found.length >= STRONG
  const left: Found[] = []
  for (const one of spelling.found) {
    if (isOther && !one.honorific && !one.role) left.push(one)
    else addTo(choosePerson(fits, one), spelling, one)
  }
  return left.length > 0 ? [{ ...spelling, found: left }] : []
}

function addTo(person: Person, { name, words }: Spelling, found: Found): void {
  const known = person.names.find((other) => other.name === name)
  if (known) known.found.push(found)
  else person.names.push({ name, words, kind: 'ALIAS', found: [found] })
}

/** People whose surname it is; if there are none, whose first name. */
function peopleFor(people: readonly Person[], words: readonly string[]): Person[] {
  const by = (relation: 'SURNAME' | 'FIRST') =>
    people.filter(({ names }) => names.some((name) => isShortFor(words, name.words) === relation))
  const surname = by('SURNAME')
  return surname.length > 0 ? surname : by('FIRST')
}

function choosePerson(people: readonly Person[], one: Found): Person {
  const gender = one.honorific ? HONORIFICS.get(one.honorific) : null
  const fitting = people.filter((person) => !gender || !person.gender || person.gender === gender)
  const among = fitting.length > 0 ? fitting : people
  if (among.length === 1) return among[0]!
  const near = among.filter((person) => positionOf(one) - lastBefore(person, one) < NEARBY)
  return [...(near.length > 0 ? near : among)].sort((a, b) => countOf(b) - countOf(a) || firstOf(a) - firstOf(b))[0]!
}

const positionOf = ({ text, start }: Found) => text * 1e7 + start
const fullNames = ({ names }: Person) => names.filter(({ words }) => isFull(words)).flatMap(({ found }) => found)
const countOf = (person: Person) => fullNames(person).length
const lastBefore = (person: Person, one: Found) =>
  Math.max(
    -NEARBY,
    ...fullNames(person)
      .map(positionOf)
      .filter((at) => at < positionOf(one)),
  )
const firstOf = (person: Person) => Math.min(...fullNames(person).map(positionOf))

/** A single name that nothing introduces: a slip of the pen, or somebody who needs no introduction. */
function addStray(people: Person[], { name, words, found }: Spelling): void {
  const misspelt = people.find((person) => words.length === 1 && isSpeltAlike(words[0]!, person.words.at(-1)!))
  if (misspelt) misspelt.names.push({ name, words, found, kind: 'MISSPELLING' })
  else people.push({ words, names: [{ name, words, found, kind: 'PREFERRED' }] })
}

function groupOf(person: Person, texts: readonly Prose[]): Group {
  const { names } = person
  const [best] = [...names].sort((a, b) => worthOf(b) - worthOf(a))
  const found = names.flatMap((name) => name.found)
  const gender = genderOf(person, texts)
  return {
    kind: 'PERSON',
    name: best!.name,
    names: names
      .filter((name) => name !== best)
      .map(({ name, kind }) => ({ text: name, kind: kind === 'PREFERRED' ? 'ALIAS' : kind })),
    ...(gender && { gender }),
    roles: found.flatMap(({ text, role }) => (role ? [{ text, ...role }] : [])),
    mentions: found.map(({ text, start, end, votes }) => ({
      text,
      start,
      end,
      confidence: confidenceOf(votes.PERSON),
    })),
  }
}

/** The fullest name, of those the most used, and no slip of the pen. */
const worthOf = ({ kind, words, found }: Person['names'][number]) =>
  (kind === 'MISSPELLING' ? 0 : 1000) + words.length * 100 + Math.min(99, found.length)

function genderOf({ names }: Person, texts: readonly Prose[]): Gender | undefined {
  for (const { honorific, role, text } of names.flatMap(({ found }) => found)) {
    const told = honorific ? HONORIFICS.get(honorific) : null
    if (told) return told
    if (!role) continue
    const last = foldLetters(texts[text]!.text.slice(role.start, role.end)).split(/\s+/).at(-1)!
    if (FEMALE_NOUNS.has(last)) return 'FEMALE'
    if (MALE_NOUNS.has(last)) return 'MALE'
  }
  const full = names.find(({ words }) => words.length > 1)
  return full && genderOfGivenName(full.name.split(/\s+/)[0]!)
}
