import { foldLetters } from '../text/fold.ts'
import { DEMONYMS } from './lexicon/countries.ts'
import { EVENT_TAILS } from './lexicon/cues.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { isGivenName } from './lexicon/given-names.ts'
import { words as wordSet } from './lexicon/lists.ts'
import { ORGANIZATION_HEADS } from './lexicon/organization-words.ts'
import { PLACE_TAILS } from './lexicon/place-words.ts'
import { HONORIFICS, RANKS, ROLE_FILLERS, ROLE_NOUNS, SUFFIXES, TITLES, WEAK_TITLES } from './lexicon/roles.ts'
import type { Prose, Stretch } from './prose.ts'
import type { RunWord } from './run-words.ts'
import type { Run } from './runs.ts'

// Titles and offices: what stands before a name and says what somebody is.

/** A run taken apart: "US" | "President" | "Donald Trump". Each part may be empty. */
export interface Parts {
  before: RunWord[]
  title: RunWord[]
  name: RunWord[]
}

/** Finds the title in a run: the words before it are what it is a title of, those after it are a person's name. */
export function splitTitle({ words }: Run): Parts {
  let end = -1
  for (let at = 0; at < words.length; at++) if (isTitleAt(words, at)) end = titleEnd(words, at)
  if (end < 0) return splitDemonym(words)
  let start = end
  while (start > 0 && (isTitleAt(words, start - 1) || isWithinTitle(words, start - 1, end))) start--
  if (start > 0 && demonymLength(words.slice(0, start)) === start) start = 0
  return { before: words.slice(0, start), title: words.slice(start, end), name: words.slice(end) }
}

/** "Russian", "Democratic" before a name is no part of it, unless it makes an organization's. */
function splitDemonym(words: RunWord[]): Parts {
  const count = demonymLength(words)
  const rest = words.slice(count)
  const isOrganization = rest.length > 0 && ORGANIZATION_HEADS.has(rest.at(-1)!.key)
  const isKnown = findPlace(words.map(({ text }) => text).join(' ')) !== undefined
  if (count === 0 || isOrganization || isKnown || PLACE_TAILS.has(rest.at(-1)?.key ?? ''))
    return { before: [], title: [], name: words }
  return { before: [], title: words.slice(0, count), name: rest }
}

function demonymLength(words: readonly RunWord[]): number {
  const [first, second] = words
  // "North Korean", "Russian-North Korean".
  if (first && second && isDemonym(`${first.text} ${second.text}`)) return 2
  return first && isDemonym(first.text) ? 1 : 0
}

const isDemonym = (text: string) => text.split(/[-‐‑]/).every((part) => DEMONYMS.has(part))

/** "Del." is a delegate, "del" a word within names. */
export const isTitle = ({ key, text }: RunWord): boolean =>
  (TITLES.has(key) || HONORIFICS.has(key) || RANKS.has(text)) && /^\p{Lu}/u.test(text)

function isTitleAt(words: readonly RunWord[], at: number): boolean {
  const word = words[at]!
  if (!isTitle(word)) return isRole(words, at) && !endsAsName(words, at)
  if (RANKS.has(word.text)) return isGiven(words[at + 1])
  if (!WEAK_TITLES.has(word.key)) return !endsAsName(words, at)
  if (endsAsName(words, at)) return false
  const before = words[at - 1]
  // "Mr. King".
  if (at === words.length - 1 && before && HONORIFICS.has(before.key)) return false
  return (
    !before ||
    isTitle(before) ||
    demonymLength([before]) > 0 ||
    findPlace(before.text) !== undefined ||
    (ACRONYM.test(before.text) && isGiven(words[at + 1])) ||
    (ORGANIZATION_HEADS.has(before.key) && (titleOf(words, at) || isGivenName(words[at + 1]?.text ?? ''))) ||
    at === demonymLength(words)
  )
}

/** "Nurse Julie Hogg", "Sprinters Kostas Kenteris": what somebody is, with a capital, before a full name. */
function isRole(words: readonly RunWord[], at: number): boolean {
  if (at + 2 >= words.length) return false
  const { key } = words[at]!
  return (
    (ROLE_NOUNS.has(key) && isGivenName(words[at + 1]!.text)) || (key.endsWith('s') && ROLE_NOUNS.has(key.slice(0, -1)))
  )
}

const ACRONYM = /^\p{Lu}{2,}$/u

/** "Peter", "Min-ji" */
const isGiven = (word: RunWord | undefined) =>
  word !== undefined && (isGivenName(word.text) || /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(word.text))

/** "Senator Peter Bridge", unlike "Queen Mary Bridge": a given name stands between, and one surname. */
const isBeforeFullName = (words: readonly RunWord[], at: number) =>
  at === words.length - 3 && isGiven(words[at + 1]) && SURNAMES.has(words.at(-1)!.key) && !NAMESAKES.has(words[at]!.key)

/** Words for places that people are called by. */
const SURNAMES = wordSet(`
  bridge bridges hill hills park parks lake field fields wood woods forest street church castle bay beach stone brook
  brooks banks rivers temple hall house king rock marsh moor dale glen ford ash ridge mills shore cliff garden gardens
`)
/** Whom bridges and parks are called after. */
const NAMESAKES = wordSet('king queen prince princess saint st lord lady pope duke duchess emperor empress president')

/** Titles are also parts of names: General Motors, Justice Department, King Jr. */
function endsAsName(words: readonly RunWord[], at: number): boolean {
  const last = words.at(-1)!
  // "King's College": what has a possessive is no title of what follows.
  if (at < words.length - 1 && words[at + 1]!.first > words[at]!.last + 1) return true
  if (at < words.length - 1 && SUFFIXES.has(words[at + 1]!.key)) return true
  if (at === words.length - 1 || isTitle(last) || isBeforeFullName(words, at)) return false
  // "Ms Park"
  if (at === words.length - 2 && HONORIFICS.has(words[at]!.key)) return false
  const tail = last.key
  return (ORGANIZATION_HEADS.has(tail) || PLACE_TAILS.has(tail) || EVENT_TAILS.has(tail)) && !titleOf(words, at)
}

/** "Secretary of State", "Director of the Office": the title goes on. */
const titleOf = (words: readonly RunWord[], at: number) => words[at + 1]?.key === 'of'

function titleEnd(words: readonly RunWord[], at: number): number {
  if (!titleOf(words, at)) return at + 1
  let end = at + 2
  while (end < words.length && SMALL.test(words[end]!.key)) end++
  if (OFFICES.has(words[end]?.key ?? '')) return end + 1
  // What it is a title of ends where a given name begins.
  const given = words.findIndex((word, i) => i > end && i < words.length - 1 && isGivenName(word.text))
  return given < 0 ? words.length : given
}

const SMALL = /^(of|the|and|for)$/

const OFFICES = wordSet(
  'state staff house defense defence commons lords treasury interior energy labor education homeland war',
)

const isWithinTitle = (words: readonly RunWord[], at: number, end: number) => {
  const { key } = words[at]!
  if (key === 'of' || key === 'the' || key === 'and') return words.slice(0, at).some((word) => isTitle(word))
  return at < end && (WITHIN.has(key) || words[at - 1]?.key === 'of')
}

const WITHIN = wordSet(`
  foreign defense defence interior finance state home health education energy trade labor labour
  transport transportation environment agriculture commerce treasury cabinet security national police campaign shadow cabinet
  culture information communications supreme high district county staff field air press housing white
  lady pro
`)

/** A role in small letters right before a name: "defense chief" of "Russian defense chief Sergei Shoigu". */
export function roleBefore({ text, tokens }: Prose, first: number): Stretch | null {
  let at = first
  while (at > 0 && isPartOfRole(text, tokens[at - 1]!, tokens[at]!.start, at === first)) at--
  while (at < first && !/^[\p{L}]/u.test(tokens[at]!.text)) at++
  if (at === first) return null
  return { start: tokens[at]!.start, end: tokens[first - 1]!.end }
}

function isPartOfRole(
  text: string,
  token: { text: string; start: number; end: number; pos: string },
  next: number,
  isLast: boolean,
): boolean {
  const key = foldLetters(token.text)
  const glued = token.end === next
  if (!glued && text.slice(token.end, next) !== ' ') return false
  if (isLast) return ROLE_NOUNS.has(key) && /^\p{Ll}/u.test(token.text)
  if (token.text === '-') return glued
  if (/^\p{Lu}/u.test(token.text)) return DEMONYMS.has(token.text)
  return ROLE_NOUNS.has(key) || ROLE_FILLERS.has(key) || token.pos === 'NOUN' || token.pos === 'ADJ'
}
