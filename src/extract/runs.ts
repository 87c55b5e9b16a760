import { CONTINUERS, NEVER_NAMES, STARTERS } from './lexicon/cues.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { isGivenName } from './lexicon/given-names.ts'
import {
  BODIES_OF_FIELDS,
  HEADS_OF_FIELDS,
  KNOWN_ORGANIZATIONS,
  LAST_HEADS,
  ORGANIZATION_HEADS,
  POSSESSIVE_HEADS,
} from './lexicon/organization-words.ts'
import { PLACE_HEADS } from './lexicon/place-words.ts'
import { LEADING_PARTICLES, PARTICLES, TITLES } from './lexicon/roles.ts'
import type { Prose, Token } from './prose.ts'
import { hasArticle, isPossessive, type RunWord, readWord, wordOf } from './run-words.ts'
import { isEnglish } from './vocabulary.ts'

// Runs of words with a capital, with what joins them: what may hold names.

export interface Run {
  words: RunWord[]
  /** Its first word has a capital because a sentence begins with it. */
  isOpening: boolean
}

const CAPITAL = /^\p{Lu}/u
/** Words of a run, about: where its titles and names part is looked for from each of its words. */
const LONGEST = 50
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
  if (
    !CAPITAL.test(token.text) ||
    /[$€£]/.test(token.text) ||
    (before?.end === token.start && /[\p{L}\p{N}]$/u.test(before.text))
  )
    return false
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
  while (next < Math.min(to, at + 3) && PARTICLES.has(tokens[next]!.text)) next++
  return next < to && tokens[next]!.start === tokens[next - 1]!.end + 1 && continuesName(tokens[next]!)
}

function readRun({ text, tokens }: Prose, from: number, to: number): RunWord[] {
  const words = [readWord(text, tokens, from, to)]
  while (words.length < LONGEST) {
    const next = nextWord(text, tokens, words, words.at(-1)!.last + 1, to)
    if (!next) break
    words.push(...next)
  }
  return words
}

/** The words that go on with a run, with what joins them; null at its end. */
function nextWord(text: string, tokens: Token[], words: RunWord[], at: number, to: number): RunWord[] | null {
  const last = words.at(-1)!
  if (at >= to || !isNext(text, last.end, tokens[at]!)) return null
  const token = tokens[at]!
  if (continuesName(token) || hasArticle(tokens, at) || isPartOfNameAfter(last, token))
    return [readWord(text, tokens, at, to)]
  const nickname = readNickname(text, tokens, words, at, to)
  if (nickname) return nickname
  const joined: RunWord[] = []
  if (isPossessive(token) && POSSESSIVE_HEADS.has(last.key)) {
    const next = tokens[at + 1]
    return next && at + 1 < to && continuesName(next) && !isOwner(last, next)
      ? [readWord(text, tokens, at + 1, to)]
      : null
  }
  const ends = token.text === ',' || token.text === 'and' ? readFields(text, tokens, words, at, to) : []
  if (ends.length > 0) return ends
  if (!joinsNames(token, words)) return null
  for (let i = at; i < Math.min(to, at + 3); i++) {
    const next = tokens[i]!
    if (i > at && !isNext(text, tokens[i - 1]!.end, next)) return null
    if (i > at && (continuesName(next) || hasArticle(tokens, i))) return [...joined, readWord(text, tokens, i, to)]
    if (!PARTICLES.has(next.text.toLowerCase()) && !/^(of|for|the|and|&)$/.test(next.text)) return null
    joined.push(wordOf(text, tokens, i, i))
  }
  return null
}

/** "Human Rights Watch", "BBC Radio 4" */
const isPartOfNameAfter = ({ key }: RunWord, { text }: Token) =>
  (key === 'rights' && text === 'Watch') || (/^(radio|channel)$/.test(key) && /^\d$/.test(text))

/** The rest of “Robert ‘Bob’ Ray” and “William (Bill) Hart”. */
function readNickname(text: string, tokens: Token[], words: readonly RunWord[], at: number, to: number) {
  const [name, close, surname] = tokens.slice(at + 1, Math.min(at + 4, to))
  if (!surname || !isGivenName(words.at(-1)!.text)) return null
  const inMarks = /^["“‘'(]$/.test(tokens[at]!.text) && /^["”’')]$/.test(close!.text)
  const together = name!.start === tokens[at]!.end && close!.start === name!.end && surname.start === close!.end + 1
  if (!inMarks || !together || !continuesName(name!) || !continuesName(surname)) return null
  return [wordOf(text, tokens, at, at + 2), readWord(text, tokens, at + 3, to)]
}

const continuesName = ({ text }: Token) => CAPITAL.test(text) && (!NEVER_NAMES.has(text) || CONTINUERS.has(text))

/** What goes on with what an office is for: "… of Economy, Trade and Industry", "Securities and Exchange Commission". */
function readFields(text: string, tokens: Token[], words: readonly RunWord[], at: number, to: number): RunWord[] {
  const of = words.findIndex(({ text }) => text === 'of' || text === 'for')
  const isOffice = of > 0 && BODIES_OF_FIELDS.has(words[of - 1]!.key)
  const isWhole =
    words.length > 1 &&
    (ORGANIZATION_HEADS.has(words.at(-1)!.key) ||
      KNOWN_ORGANIZATIONS.has(text.slice(words.at(-2)!.start, words.at(-1)!.end)))
  if (!isOffice && (isWhole || !isField(words.at(-1)!))) return []
  const list = readList(text, tokens, words.at(-1)!.end, at, to)
  const and = list.findIndex(({ text }) => text === 'and')
  const end = list.findIndex((word, i) => i > and && JOINT.test(word.text))
  const fields = end < 0 ? list : list.slice(0, end)
  if (and < 0 || fields.length < and + 2 || (and > 0 && !isOffice)) return []
  if (!fields.every((word) => JOINT.test(word.text) || isField(word))) return []
  return isOffice || HEADS_OF_FIELDS.has(fields.at(-1)!.key) ? fields : []
}

const JOINT = /^(,|and)$/

/** Words with a capital, commas and "and", as far as they go. */
function readList(text: string, tokens: Token[], end: number, at: number, to: number): RunWord[] {
  const list: RunWord[] = []
  for (let i = at; i < Math.min(to, at + 12) && isNext(text, list.at(-1)?.end ?? end, tokens[i]!); i++) {
    const token = tokens[i]!
    if (!continuesName(token) && !JOINT.test(token.text)) break
    list.push(JOINT.test(token.text) ? wordOf(text, tokens, i, i) : readWord(text, tokens, i, to))
    i = list.at(-1)!.last
  }
  return list
}

/** A word for something to be concerned with, and not itself a name. */
const isField = ({ text, key }: RunWord) =>
  isEnglish(key) && !ACRONYM.test(text) && !KNOWN_ORGANIZATIONS.has(text) && !findPlace(text) && !isGivenName(text)

/** "Queen's Brian May", unlike "King's College" */
const isOwner = ({ key }: RunWord, next: Token) => /^(king|queen|lord)$/.test(key) && isGivenName(next.text)

const isNext = (text: string, end: number, next: Token) =>
  next.start === end ||
  (next.start === end + 1 && text[end] === ' ') ||
  (next.start === end + 1 && text[end] === '\u00a0')

function joinsNames({ text }: Token, words: readonly RunWord[]): boolean {
  if (text === '&') return true
  const last = words.at(-1)!.key
  if (text === 'of') return isHeadOfMore(last)
  if (text === 'for') return ORGANIZATION_HEADS.has(last) && !LAST_HEADS.has(last)
  return PARTICLES.has(text.toLowerCase()) && !ORGANIZATION_HEADS.has(last)
}

const isHeadOfMore = (key: string) =>
  (ORGANIZATION_HEADS.has(key) && !LAST_HEADS.has(key)) ||
  PLACE_HEADS.has(key) ||
  TITLES.has(key) ||
  /^(house|republic|state|kingdom|people|duke|isle|city|university|daughters|sons|knights|doctors|order|archbishop|bishop|centers|church|study)$/.test(
    key,
  )
