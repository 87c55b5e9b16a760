import type { EntityKind } from '../model.ts'
import { isHeadline, wordsInSmallLetters } from './casing.ts'
import { type Votes, votesOfWords } from './kinds.ts'
import { EVENT_TAILS, ORGANIZATION_NOUNS, RELATED_NOUNS } from './lexicon/cues.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { isGivenName } from './lexicon/given-names.ts'
import { KNOWN_ORGANIZATIONS, ORGANIZATION_HEADS, WEAK_HEADS } from './lexicon/organization-words.ts'
import { HONORIFICS, PARTICLES, POSTNOMINALS, ROLE_NOUNS } from './lexicon/roles.ts'
import type { Prose, Stretch } from './prose.ts'
import { isTitle, roleBefore, splitTitle } from './roles.ts'
import type { RunWord } from './run-words.ts'
import { findRuns, type Run } from './runs.ts'
import { votesAround } from './surroundings.ts'
import { isEnglish } from './vocabulary.ts'

// Names of people, organizations and places in a text, with exact ends.

export type NamedKind = Exclude<EntityKind, 'EVENT'>

export interface NameSpan extends Stretch {
  kind: NamedKind
  /** Title or office that stands beside the name, as written. */
  role?: Stretch
  /** 0 to 1. */
  confidence: number
}

/** A stretch that may be a name, and what speaks for each kind. */
export interface Candidate extends Stretch {
  words: string[]
  votes: Votes
  /** What its own words say of that: the same wherever it stands. */
  own: Votes
  role?: Stretch
  /** Honorific right before it, folded: it tells the gender. */
  honorific?: string
  /** Index of its first token, and of the one after its last. */
  first: number
  after: number
}

/** What stands before a name. */
type Office = Pick<Candidate, 'role' | 'honorific'>

/** What must speak for a kind before a name is believed to be of it. */
export const ENOUGH = 1.5

/** Characters, at most: nothing that is known by name is as long. */
const LONGEST_KNOWN = 100

export function findNames(prose: Prose): NameSpan[] {
  return findCandidates(prose).flatMap(({ start, end, votes, role }) => {
    const [kind, most] = decideKind(votes)
    if (most < ENOUGH) return []
    return [{ start, end, kind, ...(role && { role }), confidence: confidenceOf(most) }]
  })
}

export function decideKind(votes: Votes): [NamedKind, number] {
  const [first] = (Object.entries(votes) as [NamedKind, number][]).sort(([, a], [, b]) => b - a)
  return first!
}

const confidenceOf = (votes: number): number => Math.min(0.95, Math.round((0.4 + votes * 0.12) * 100) / 100)

/** All stretches that may be names, outside of headlines, whose capitals say nothing. */
export function findCandidates(prose: Prose): Candidate[] {
  const runs = bodyStretches(prose).flatMap(([from, to]) => findRuns(prose, from, to))
  const small = wordsInSmallLetters(prose)
  const surnames = new Set(runs.filter(({ words }) => words.length > 1).map(({ words }) => words.at(-1)!.text))
  const found: Candidate[] = []
  for (const run of runs.filter(({ words }) => !isShouted(words, small)))
    addCandidates(prose, surnames.has(run.words[0]!.text) ? run : withoutOpening(prose, run, small), found)
  return found
}

/** "AND": a word in capitals, for stress. */
const isShouted = ([word, ...more]: readonly RunWord[], small: ReadonlySet<string>) =>
  more.length === 0 &&
  /^\p{Lu}{2,}$/u.test(word!.text) &&
  small.has(word!.key) &&
  !KNOWN_ORGANIZATIONS.has(word!.text) &&
  !findPlace(word!.text)

/** Where the tokens of each paragraph begin and end, without headlines. */
function bodyStretches(prose: Prose): [number, number][] {
  return paragraphStretches(prose).filter(([from, to]) => !isHeadline(prose, from, to))
}

export function paragraphStretches({ tokens, paragraphs }: Prose): [number, number][] {
  let at = 0
  return paragraphs.map(({ end }) => {
    const from = at
    while (at < tokens.length && tokens[at]!.start < end) at++
    return [from, at]
  })
}

/** Leaves out a first word that has its capital only from the sentence. */
function withoutOpening(prose: Prose, run: Run, small: ReadonlySet<string>): Run {
  const [first, second, third] = run.words
  if (!run.isOpening || !first || (second && PARTICLES.has(first.key)) || /^(al|el)-/.test(first.key)) return run
  // "Goal-kickers Ann Lee"
  if (third && isGivenName(second!.text) && isCommonNoun(first) && !findPlace(`${first.text} ${second!.text}`))
    return dropFirst(run)
  if (second && isHeadedBy(run) && !isBesideName(first, second)) return run
  const { pos } = prose.tokens[first.first]!
  const isWord = small.has(first.key) || (pos !== 'PROPN' && pos !== 'ADJ' && !(pos === 'NOUN' && second))
  if (!isWord || findPlace(first.text) || KNOWN_ORGANIZATIONS.has(first.text)) return run
  if (second && isGivenName(first.text) && (pos === 'PROPN' || !small.has(first.key))) return run
  if (second && HONORIFICS.has(first.key) && pos === 'PROPN') return run
  return dropFirst(run)
}

/** "Countryside Alliance" */
const isHeadedBy = ({ words }: Run) => ORGANIZATION_HEADS.has(words.at(-1)!.key) && !WEAK_HEADS.has(words.at(-1)!.key)

/** "Insurer Nordbank Group", "Leaving Nordbank Group", "Follow BBC News" */
const isBesideName = (first: RunWord, second: RunWord) =>
  ORGANIZATION_NOUNS.has(first.key) || /(ing|ed)$/.test(first.key) || KNOWN_ORGANIZATIONS.has(second.text)

const isCommonNoun = (word: RunWord) =>
  !isGivenName(word.text) && !isTitle(word) && !ROLE_NOUNS.has(word.key) && word.key.split('-').some(isEnglish)

const dropFirst = (run: Run): Run => ({ ...run, words: run.words.slice(1) })

function addCandidates(prose: Prose, run: Run, found: Candidate[]): void {
  const words = run.words.slice(0, POSTNOMINALS.has(run.words.at(-1)?.text ?? '') ? -1 : undefined)
  if (words.length === 0) return
  const { before, title, name } = splitTitle({ ...run, words })
  if (before.length > 0) addCandidate(prose, before, [], found)
  if (name.length > 0) addCandidate(prose, name, title, found)
}

function addCandidate(prose: Prose, words: RunWord[], title: RunWord[], found: Candidate[]): void {
  const parts = splitKnown(prose, words)
  for (const [i, part] of parts.entries()) {
    const [start, end] = [part[0]!.start, part.at(-1)!.end]
    const text = prose.text.slice(start, end)
    const own = votesOfWords(part, text)
    const votes = { ...own }
    votesAround(prose, part, votes)
    const isNamed = i === parts.length - 1 && (title.length > 0 || !isEmployer(prose, part, own, votes))
    const office = isNamed ? officeOf(prose, part, title) : null
    if (office) votes.PERSON += 3
    found.push({
      start,
      end,
      words: part.map((word) => word.text),
      votes,
      own,
      ...office,
      first: part[0]!.first,
      after: part.at(-1)!.last + 1,
    })
  }
}

/** Whether what stands after an office in small letters is no person: "founder Nordbank", "rival Nordbank". */
function isEmployer({ tokens }: Prose, [word]: readonly RunWord[], own: Votes, votes: Votes): boolean {
  if (Math.max(own.ORGANIZATION, own.PLACE) >= ENOUGH) return true
  return RELATED_NOUNS.has(tokens[word!.first - 1]?.text ?? '') && votes.ORGANIZATION >= ENOUGH
}

/** "Obama White House", "Vietnam War": what is known stands apart from what stands before or after it. */
function splitKnown(prose: Prose, words: RunWord[]): RunWord[][] {
  const textOf = (from: number, to: number) => {
    const [start, end] = [words[from]!.start, words[to - 1]!.end]
    return end - start > LONGEST_KNOWN ? '' : prose.text.slice(start, end)
  }
  const isPlace = (to: number) => findPlace(textOf(0, to)) !== undefined
  const isOrganization = (from: number) => KNOWN_ORGANIZATIONS.has(textOf(from, words.length))
  if (words.length < 2 || isPlace(words.length) || isOrganization(0)) return [words]
  if (EVENT_TAILS.has(words.at(-1)!.key))
    for (let at = words.length - 1; at > 0; at--) if (isPlace(at)) return [words.slice(0, at)]
  for (let at = 1; at < words.length - 1; at++)
    if (isOrganization(at) && !/^(of|for|the|and)$/.test(words[at - 1]!.text))
      return [words.slice(0, at), words.slice(at)]
  return [words]
}

function officeOf(prose: Prose, words: RunWord[], title: RunWord[]): Office | null {
  if (title.length === 0) {
    const before = roleBefore(prose, words[0]!.first)
    return before && { role: before }
  }
  const titles = title.filter(({ key }) => !HONORIFICS.has(key))
  const honorific = title.find(({ key }) => HONORIFICS.has(key))?.key
  if (!title.some((word) => isTitle(word) || ROLE_NOUNS.has(word.key))) return null
  return {
    ...(titles.length > 0 && { role: { start: titles[0]!.start, end: titles.at(-1)!.end } }),
    ...(honorific && { honorific }),
  }
}
