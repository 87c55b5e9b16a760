import { foldLetters } from '../text/fold.ts'
import type { Group } from './entities.ts'
import { shortFormsOf } from './firms.ts'
import { HEADS_ALONE, KNOWN_ORGANIZATIONS, ORGANIZATION_HEADS } from './lexicon/organization-words.ts'
import type { Prose } from './prose.ts'
import { groupOf, type Spelling } from './spellings.ts'

// Organizations of an article: full names, the letters they are shortened to, and what is left of them without "Inc".

const SMALL = new Set('of for the and & in on de la du'.split(' '))
const LEGAL = /^(inc|corp|corporation|ltd|limited|plc|llc|llp|gmbh|ag|nv|sa|spa|co|company|group|holdings)$/

export function groupOrganizations(spellings: readonly Spelling[], texts: readonly Prose[]): Group[] {
  const full = [...spellings].sort((a, b) => b.words.length - a.words.length || b.found.length - a.found.length)
  const groups: Spelling[][] = []
  for (const spelling of full.filter(({ name }) => !isHead(name))) {
    const known = groups.find(([first]) => isSame(first!, spelling, texts))
    if (known) known.push(spelling)
    else groups.push([spelling])
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

/** Whether the second, which is no longer, is another name of the first. */
function isSame(full: Spelling, short: Spelling, texts: readonly Prose[]): boolean {
  const [a, b] = [wordsOf(full.name), wordsOf(short.name)]
  if (coreOf(a).join(' ') === coreOf(b).join(' ')) return true
  if (b.length > 1) return false
  const letters = b[0]!.replaceAll('.', '')
  if (/^[\p{Lu}.]{2,}$/u.test(short.name) && a.length > 1 && isInitials(a, letters)) return true
  return (
    isInBrackets(full, short, texts) ||
    shortFormsOf(full).includes(b[0]!) ||
    (a.length > 1 && a.length <= 3 && coreOf(a).length === 1 && coreOf(a)[0] === b[0])
  )
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
function isInitials(words: readonly string[], letters: string): boolean {
  const all = words.flatMap((word) => word.split('-')).filter((word) => word !== '')
  const initials = (list: string[]) => list.map((word) => word[0]).join('')
  return initials(all) === letters || initials(all.filter((word) => !SMALL.has(word))) === letters
}

/** "… Agency (IAEA)". */
function isInBrackets(full: Spelling, short: Spelling, texts: readonly Prose[]): boolean {
  if (!ORGANIZATION_HEADS.has(wordsOf(full.name).at(-1)!) && !/^\p{Lu}{2,}$/u.test(short.name)) return false
  return full.found.some(({ text, end }) => texts[text]!.text.startsWith(` (${short.name})`, end))
}
