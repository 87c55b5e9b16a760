import { foldLetters } from '../text/fold.ts'
import type { Group } from './entities.ts'
import { shortFormsOf } from './firms.ts'
import { HEADS_ALONE, KNOWN_ORGANIZATIONS, ORGANIZATION_HEADS } from './lexicon/organization-words.ts'
import type { Prose } from './prose.ts'
import { groupOf, type Spelling } from './spellings.ts'

// Organizations of an article: full names, the letters they are shortened to, and what is left of them without "Inc".

const SMALL = new Set('of for the and & in on de la du'.split(' '))
/** Short names in brackets behind a full one, no longer than such names are. */
const BRACKETS = /^ \(([^()]+)\)/
const LONGEST_IN_BRACKETS = 50
const LEGAL = /^(inc|corp|corporation|ltd|limited|plc|llc|llp|gmbh|ag|nv|sa|spa|co|company|group|holdings)$/

export function groupOrganizations(spellings: readonly Spelling[], texts: readonly Prose[]): Group[] {
  const full = [...spellings].sort((a, b) => b.words.length - a.words.length || b.found.length - a.found.length)
  const groups: Spelling[][] = []
  // The first group by all that its fullest name may be written as: a long article names thousands.
  const known = new Map<string, number>()
  for (const spelling of full.filter(({ name }) => !isHead(name))) {
    const same = keysOf(spelling).flatMap((key) => known.get(key) ?? [])
    if (same.length > 0) groups[Math.min(...same)]!.push(spelling)
    else {
      groups.push([spelling])
      for (const key of keysToFind(spelling, texts)) if (!known.has(key)) known.set(key, groups.length - 1)
    }
  }
  // "the Council" is the one council of the article, or none that could be told from another.
  for (const spelling of full.filter(({ name }) => isHead(name) && !isLegal(name))) {
    const [only, ...others] = groups.filter(([first]) => headOf(first!.name) === wordsOf(spelling.name)[0])
    if (only && others.length === 0) only.push(spelling)
  }
  return groups.map((same) => groupOf('ORGANIZATION', same, (name) => isHead(name) || isPart(name, same)))
}

/** "Wimpey" of "George Wimpey" */
const isPart = (name: string, same: readonly Spelling[]) =>
  !/\s/.test(name) && same.some((full) => shortFormsOf(full).length > 0)

/** "Council": what an organization is, and no name of one, unlike "Rangers" and "Times". */
function isHead(name: string): boolean {
  const [word, ...more] = wordsOf(name)
  const isOnlyHead = ORGANIZATION_HEADS.has(word!) && !HEADS_ALONE.has(word!)
  return isLegal(name) || (more.length === 0 && isOnlyHead && !KNOWN_ORGANIZATIONS.has(name))
}

const isLegal = (name: string) => LEGAL.test(foldLetters(name).replace(/\.$/, ''))

/** "bank" of "Bank of England", "union" of "Dockers Union". */
const headOf = (name: string) => {
  const words = wordsOf(name)
  const of = words.findIndex((word) => word === 'of' || word === 'for')
  return words.at(of > 0 ? of - 1 : -1)
}

/** What a name is found by: itself; one word also as what a longer name is shortened to. */
function keysOf({ name }: Spelling): string[] {
  const [word, ...more] = wordsOf(name)
  const core = `core ${coreOf([word!, ...more]).join(' ')}`
  if (more.length > 0) return [core]
  const letters = /^[\p{Lu}.]{2,}$/u.test(name) ? [`letters ${word!.replaceAll('.', '')}`] : []
  return [core, `word ${word}`, `brackets ${name}`, ...letters]
}

/** What finds a name as the fuller one. */
function keysToFind(full: Spelling, texts: readonly Prose[]): string[] {
  const words = wordsOf(full.name)
  const core = coreOf(words)
  return [
    `core ${core.join(' ')}`,
    ...shortFormsOf(full).map((word) => `word ${word}`),
    ...(words.length > 1 ? initialsOf(words).map((letters) => `letters ${letters}`) : []),
    ...inBrackets(full, texts).map((name) => `brackets ${name}`),
  ]
}

const wordsOf = (name: string) =>
  foldLetters(name)
    .replace(/^the /, '')
    .split(/[\s\u00a0]+/)

/** Without legal forms: Acme Motor Company, Inc. */
function coreOf(words: readonly string[]): string[] {
  const core = words.filter((word, at) => at === 0 || !LEGAL.test(word.replace(/[.,]/g, '')))
  return core.length > 0 ? core : [...words]
}

/** IAEA for International Atomic Energy Agency; small words may count or not. */
function initialsOf(words: readonly string[]): string[] {
  const all = words.flatMap((word) => word.split('-')).filter((word) => word !== '')
  const initials = (list: string[]) => list.map((word) => word[0]).join('')
  return [initials(all), initials(all.filter((word) => !SMALL.has(word)))]
}

/** "… Agency (IAEA)": what stands in brackets after a name, in capitals unless the name says what it is. */
function inBrackets({ name, found }: Spelling, texts: readonly Prose[]): string[] {
  const isHeaded = ORGANIZATION_HEADS.has(wordsOf(name).at(-1)!)
  return found
    .flatMap(({ text, end }) => BRACKETS.exec(texts[text]!.text.slice(end, end + LONGEST_IN_BRACKETS))?.[1] ?? [])
    .filter((short) => isHeaded || /^\p{Lu}{2,}$/u.test(short))
}
