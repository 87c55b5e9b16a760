import { foldLetters } from '../text/fold.ts'
import { NEVER_NAMES } from './lexicon/cues.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { KNOWN_ORGANIZATIONS, ORGANIZATION_HEADS, POSSESSIVE_HEADS } from './lexicon/organization-words.ts'
import { PLACE_HEADS } from './lexicon/place-words.ts'
import { ARTICLES, LEADING_PARTICLES, PARTICLES, TITLES } from './lexicon/roles.ts'
import type { Prose, Stretch, Token } from './prose.ts'

// Runs of words with a capital, with what joins them: what may hold names.

/** A word of a run: one token, or several that hyphens join. */
export interface RunWord extends Stretch {
  text: string
  /** As it is looked up: folded, without the full stop. */
  key: string
  /** Index of its first and last token. */
  first: number
  last: number
}

export interface Run {
  words: RunWord[]
  /** Its first word has a capital because a sentence begins with it. */
  isOpening: boolean
}

const CAPITAL = /^\p{Lu}/u
/** Words that begin a name only with another after them, and those that may stand within one. */
const STARTERS = new Set('New Great Good Old First Second Lord'.split(' '))
const CONTINUERS = new Set(
  'New Great Old First Second Police People Women Men Children March Lord Will May Good Four Five'.split(' '),
)
const LETTERS = /^[\p{L}\p{M}]+$/u
const HYPHEN = /^[-‐‑]$/
const OPENERS = /^[.?!:;“"‘'«([—–•*|/-]+$/
const ACRONYM = /^\p{Lu}{2,}$/u
const QUOTE = /^["”’']+$/
const STOP = /[.?!]$/
const PARTY = /^[RDI]-\p{Lu}/u

/** Runs of the tokens from `from` to `to`. */
export function findRuns(prose: Prose, from: number, to: number): Run[] {
  const runs: Run[] = []
  for (let at = from; at < to; at++) {
    if (!startsName(prose.tokens, at) && !leadsName(prose.tokens, at, to)) continue
    const words = readRun(prose, at, to)
    if (!words.some(({ text }) => PARTY.test(text))) runs.push({ words, isOpening: isOpening(prose.tokens, at, from) })
    at = words.at(-1)!.last
  }
  return runs
}

/** Whether a sentence begins with a token. After a closing quotation mark one does only if one ended within. */
function isOpening(tokens: Token[], at: number, from: number): boolean {
  if (at === from) return true
  const [token, before] = [tokens[at]!, tokens[at - 1]!]
  if (QUOTE.test(before.text) && before.end < token.start) return at - 2 < from || STOP.test(tokens[at - 2]!.text)
  return OPENERS.test(before.text)
}

/** "New York", but not "New" alone; and not the "GB" of "6GB". */
function startsName(tokens: Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at]!, tokens[at + 1]]
  if (!CAPITAL.test(token.text) || (before?.end === token.start && /[\p{L}\p{N}]$/u.test(before.text))) return false
  if (!NEVER_NAMES.has(token.text)) return true
  return (
    STARTERS.has(token.text) && next?.start === token.end + 1 && CAPITAL.test(next.text) && !NEVER_NAMES.has(next.text)
  )
}

/** Whether a surname begins with a word in small letters: "de Vries", "van der Berg", "al-Fahd", but not "a van Ford made". */
function leadsName(tokens: Token[], at: number, to: number): boolean {
  if (hasArticle(tokens, at)) return true
  if (!LEADING_PARTICLES.has(tokens[at]!.text) || /^(DET|ADJ|NUM)$/.test(tokens[at - 1]?.pos ?? '')) return false
  let next = at + 1
  while (next < to && PARTICLES.has(tokens[next]!.text)) next++
  return next < to && tokens[next]!.start === tokens[next - 1]!.end + 1 && continuesName(tokens[next]!)
}

/** "al-Fahd" */
const hasArticle = (tokens: Token[], at: number) =>
  ARTICLES.has(tokens[at]!.text) &&
  tokens[at + 2] !== undefined &&
  HYPHEN.test(tokens[at + 1]!.text) &&
  isGlued(tokens, at) &&
  CAPITAL.test(tokens[at + 2]!.text)

function readRun({ text, tokens }: Prose, from: number, to: number): RunWord[] {
  const words = [readWord(text, tokens, from, to)]
  for (;;) {
    const last = words.at(-1)!
    const next = nextWord(text, tokens, words, last.last + 1, to)
    if (!next) return words
    words.push(...next)
  }
}

/** The words that go on with a run, with what joins them; null at its end. */
function nextWord(text: string, tokens: Token[], words: RunWord[], at: number, to: number): RunWord[] | null {
  const last = words.at(-1)!
  if (at >= to || !isNext(text, last.end, tokens[at]!)) return null
  const token = tokens[at]!
  if (continuesName(token) || hasArticle(tokens, at)) return [readWord(text, tokens, at, to)]
  const joined = [] as RunWord[]
  if (isPossessive(token) && POSSESSIVE_HEADS.has(last.key)) {
    const next = tokens[at + 1]
    return next && at + 1 < to && continuesName(next) ? [readWord(text, tokens, at + 1, to)] : null
  }
  if (!joinsNames(token, words) || (token.text === 'and' && isNameAlone(tokens[at + 1]))) return null
  for (let i = at; i < Math.min(to, at + 3); i++) {
    const next = tokens[i]!
    if (i > at && !isNext(text, tokens[i - 1]!.end, next)) return null
    if (i > at && (continuesName(next) || hasArticle(tokens, i))) return [...joined, readWord(text, tokens, i, to)]
    if (!PARTICLES.has(next.text.toLowerCase()) && !/^(of|for|the|and|&)$/.test(next.text)) return null
    joined.push(wordOf(text, tokens, i, i))
  }
  return null
}

const continuesName = ({ text }: Token) => CAPITAL.test(text) && (!NEVER_NAMES.has(text) || CONTINUERS.has(text))

const isNameAlone = (token: Token | undefined) =>
  !token || ACRONYM.test(token.text) || KNOWN_ORGANIZATIONS.has(token.text) || findPlace(token.text) !== undefined

const isPossessive = ({ text }: Token) => /^['’]s?$/.test(text)

const isNext = (text: string, end: number, next: Token) =>
  next.start === end ||
  (next.start === end + 1 && text[end] === ' ') ||
  (next.start === end + 1 && text[end] === '\u00a0')

function joinsNames({ text }: Token, words: readonly RunWord[]): boolean {
  if (text === '&') return true
  const keys = words.map(({ key }) => key)
  const last = keys.at(-1)!
  if (text === 'of') return isHeadOfMore(last)
  if (text === 'for') return ORGANIZATION_HEADS.has(last)
  if (text === 'and')
    return (
      keys.includes('of') &&
      words.some(({ key }) =>
        /^(department|ministry|committee|commission|office|institute|board|bureau|centers|centre|house|school)$/.test(
          key,
        ),
      )
    )
  return PARTICLES.has(text.toLowerCase()) && !ORGANIZATION_HEADS.has(last)
}

const isHeadOfMore = (key: string) =>
  ORGANIZATION_HEADS.has(key) ||
  PLACE_HEADS.has(key) ||
  TITLES.has(key) ||
  /^(house|republic|state|kingdom|people|duke|isle|city|university|daughters|sons|knights|doctors|order|archbishop|bishop|centers|church)$/.test(
    key,
  )

function readWord(text: string, tokens: Token[], at: number, to: number): RunWord {
  let last = at
  for (;;) {
    if (last + 1 < to && isOneWord(tokens, last)) last++
    else if (last + 2 < to && isHyphened(tokens, last)) last += 2
    else return wordOf(text, tokens, at, last)
  }
}

const isHyphened = (tokens: Token[], at: number) =>
  HYPHEN.test(tokens[at + 1]!.text) && isGlued(tokens, at) && /^[\p{L}\p{N}]/u.test(tokens[at + 2]!.text)

/** The tokenizer cuts words at letters it does not know: "Nguy ễ n". */
const isOneWord = (tokens: Token[], at: number) =>
  tokens[at]!.end === tokens[at + 1]!.start && LETTERS.test(tokens[at]!.text) && LETTERS.test(tokens[at + 1]!.text)

const isGlued = (tokens: Token[], at: number) =>
  tokens[at]!.end === tokens[at + 1]!.start && tokens[at + 1]!.end === tokens[at + 2]!.start

function wordOf(text: string, tokens: Token[], first: number, last: number): RunWord {
  const start = tokens[first]!.start
  const token = text.slice(start, tokens[last]!.end)
  // After some words the tokenizer leaves the possessive on.
  const written = KNOWN_ORGANIZATIONS.has(token) ? token : token.replace(/['’]s?$/, '')
  return {
    text: written,
    key: foldLetters(written).replace(/\.$/, ''),
    start,
    end: start + written.length,
    first,
    last,
  }
}
