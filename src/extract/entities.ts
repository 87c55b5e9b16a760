import type { NameKind } from '../model.ts'
import { foldLetters } from '../text/fold.ts'
import { findKnownNames } from './known-names.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { type Gender, genderOfGivenName } from './lexicon/given-names.ts'
import { FEMALE_NOUNS, HONORIFICS, MALE_NOUNS } from './lexicon/roles.ts'
import { type Candidate, decideKind, ENOUGH, findCandidates, type NamedKind } from './names.ts'
import { isShortFor, isSpeltAlike, nameWords, relateNames } from './people.ts'
import type { Prose, Stretch } from './prose.ts'

// The names of an article brought together: each group is one person, organization or place.

/** A stretch of one of the texts. */
export interface Place extends Stretch {
  text: number
}

export interface Group {
  kind: NamedKind
  /** The fullest of its names, or the one most often used. */
  name: string
  /** All others. */
  names: { text: string; kind: NameKind }[]
  gender?: Gender
  roles: Place[]
  mentions: (Place & { confidence: number })[]
}

interface Found extends Candidate {
  text: number
  name: string
}

/** All that has one spelling. */
interface Spelling {
  name: string
  words: string[]
  found: Found[]
  kind: NamedKind
  votes: number
}

/** Groups the names in the texts of one article. */
export function groupNames(texts: readonly Prose[]): Group[] {
  const found = texts.flatMap((prose, text) =>
    findCandidates(prose).map((candidate) => ({
      ...candidate,
      text,
      name: prose.text.slice(candidate.start, candidate.end),
    })),
  )
  const spellings = bySpelling(found)
  const groups = [...groupPeople(spellings, texts), ...groupOthers(spellings)]
  addKnown(groups, texts)
  return groups.filter(({ mentions }) => mentions.length > 0)
}

function bySpelling(found: readonly Found[]): Spelling[] {
  const spellings = new Map<string, Spelling>()
  for (const one of found) {
    const known = spellings.get(one.name)
    if (known) known.found.push(one)
    else spellings.set(one.name, { name: one.name, words: nameWords(one.name), found: [one], kind: 'PERSON', votes: 0 })
  }
  for (const spelling of spellings.values()) {
    const sum = { PERSON: 0, ORGANIZATION: 0, PLACE: 0 }
    for (const { votes } of spelling.found)
      for (const kind of ['PERSON', 'ORGANIZATION', 'PLACE'] as const) sum[kind] += votes[kind]
    const [kind, votes] = decideKind(sum)
    spelling.kind = kind
    spelling.votes = votes
  }
  return [...spellings.values()]
}

interface Person {
  words: string[]
  spellings: { spelling: Spelling; kind: NameKind }[]
  count: number
}

function groupPeople(spellings: Spelling[], texts: readonly Prose[]): Group[] {
  const people: Person[] = []
  const full = spellings.filter(({ kind, votes, words }) => kind === 'PERSON' && votes >= ENOUGH && words.length > 1)
  for (const spelling of full.sort((a, b) => b.found.length - a.found.length || b.words.length - a.words.length))
    addFullName(people, spelling)
  const short = spellings.filter((spelling) => !full.includes(spelling) && spelling.words.length > 0)
  for (const spelling of short) addShortName(people, spelling)
  return people.map((person) => groupOf(person, texts))
}

function addFullName(people: Person[], spelling: Spelling): void {
  for (const person of people) {
    const relation = relateNames(person.words, spelling.words)
    if (!relation) continue
    const kind = relation === 'MISSPELT' ? 'MISSPELLING' : 'ALIAS'
    person.spellings.push({ spelling, kind })
    person.count += spelling.found.length
    if (relation === 'VARIANT' && spelling.words.length > person.words.length) person.words = spelling.words
    return
  }
  people.push({ words: spelling.words, spellings: [{ spelling, kind: 'PREFERRED' }], count: spelling.found.length })
}

function addShortName(people: Person[], spelling: Spelling): void {
  const fits = people.filter((person) =>
    person.spellings.some(({ spelling: { words } }) => isShortFor(spelling.words, words) !== null),
  )
  if (spelling.kind !== 'PERSON' && spelling.votes >= 3) return
  const surname = fits.filter((person) =>
    person.spellings.some(({ spelling: { words } }) => isShortFor(spelling.words, words) === 'SURNAME'),
  )
  const chosen = mostNamed(surname.length > 0 ? surname : fits)
  if (chosen) {
    chosen.spellings.push({ spelling, kind: 'ALIAS' })
    spelling.kind = 'PERSON'
    return
  }
  if (spelling.kind !== 'PERSON' || spelling.votes < ENOUGH) return
  const misspelt = people.find(
    (person) => spelling.words.length === 1 && isSpeltAlike(spelling.words[0]!, person.words.at(-1)!),
  )
  if (misspelt) misspelt.spellings.push({ spelling, kind: 'MISSPELLING' })
  else
    people.push({ words: spelling.words, spellings: [{ spelling, kind: 'PREFERRED' }], count: spelling.found.length })
}

const mostNamed = (people: readonly Person[]): Person | undefined =>
  [...people].sort((a, b) => b.count - a.count || firstOf(a) - firstOf(b))[0]

const firstOf = ({ spellings }: Person) =>
  Math.min(...spellings.flatMap(({ spelling }) => spelling.found.map(({ text, start }) => text * 1e7 + start)))

function groupOf({ spellings }: Person, texts: readonly Prose[]): Group {
  const found = spellings.flatMap(({ spelling }) => spelling.found)
  const [best] = [...spellings]
    .filter(({ kind }) => kind !== 'MISSPELLING')
    .sort(
      (a, b) => b.spelling.words.length - a.spelling.words.length || b.spelling.found.length - a.spelling.found.length,
    )
  const name = (best ?? spellings[0]!).spelling.name
  const gender = genderOf(name, found, texts)
  return {
    kind: 'PERSON',
    name,
    names: spellings
      .filter(({ spelling }) => spelling.name !== name)
      .map(({ spelling, kind }) => ({ text: spelling.name, kind: kind === 'PREFERRED' ? 'ALIAS' : kind })),
    ...(gender && { gender }),
    roles: found.flatMap(({ text, role }) => (role ? [{ text, ...role }] : [])),
    mentions: found.map(({ text, start, end, votes }) => ({ text, start, end, confidence: confidence(votes.PERSON) })),
  }
}

const confidence = (votes: number) => Math.min(0.95, Math.max(0.5, Math.round((0.4 + votes * 0.12) * 100) / 100))

function genderOf(name: string, found: readonly Found[], texts: readonly Prose[]): Gender | undefined {
  for (const { honorific, role, text } of found) {
    const told = honorific ? HONORIFICS[honorific] : null
    if (told) return told
    if (!role) continue
    const last = foldLetters(texts[text]!.text.slice(role.start, role.end)).split(/\s+/).at(-1)!
    if (FEMALE_NOUNS.has(last)) return 'FEMALE'
    if (MALE_NOUNS.has(last)) return 'MALE'
  }
  return name.includes(' ') ? genderOfGivenName(name.split(/\s+/)[0]!) : undefined
}

function groupOthers(spellings: Spelling[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { name, kind, votes, found } of spellings) {
    if (kind === 'PERSON' || votes < ENOUGH) continue
    const place = kind === 'PLACE' ? findPlace(name) : undefined
    const key = `${kind} ${place?.placeKind === 'COUNTRY' ? place.countryCode : foldLetters(name)}`
    const mentions = found.map((one) => ({
      text: one.text,
      start: one.start,
      end: one.end,
      confidence: confidence(one.votes[kind]),
    }))
    const group = groups.get(key)
    if (!group) groups.set(key, { kind, name, names: [], roles: [], mentions })
    else {
      group.mentions.push(...mentions)
      group.names.push({ text: name, kind: /^[\p{Lu}.]+$/u.test(name) ? 'ABBREVIATION' : 'ALIAS' })
    }
  }
  return [...groups.values()]
}

/** Names that are known by now stand in headlines too, and where a sentence begins. */
function addKnown(groups: Group[], texts: readonly Prose[]): void {
  for (const [text, prose] of texts.entries()) findKnownNames(prose, text, groups)
  for (const group of groups) group.mentions.sort((a, b) => a.text - b.text || a.start - b.start)
}
