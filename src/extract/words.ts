import type { Word } from './sentences.ts'

// What a word of a sentence can be. Ranges count words, from (with) to (without).

export interface Range {
  from: number
  to: number
}

const RELATIVES = new Set(['who', 'which', 'that', 'whom'])
const SUBJECTS = new Set(['he', 'she', 'they', 'i', 'we', 'it', 'you', 'who'])
const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your'])
const PRONOUNS_LIKE_NOUNS = new Set(
  'this that these those some many most both other others all few each several half none either neither any another'.split(
    ' ',
  ),
)
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'
const TIME = new RegExp(
  `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:${MONTHS}|jan|feb|aug|sept|oct|nov|dec)\\.?|today|yesterday|tomorrow|tonight|weekend|(?:week|month|year|night|day|hour|minute)s?|morning|afternoon|evening|ago|spring|summer|fall|autumn|winter|moment)$`,
)
/** Titles that end with a full stop of their own. */
const SHORT_TITLES = new Set(
  'rev mr mrs ms dr drs gen sen sens rep reps gov govs st prof profs lt col sgt capt cmdr maj adm hon messrs cllr ald supt insp det dep del'.split(
    ' ',
  ),
)

export const isTime = (word: Word | undefined): boolean => word !== undefined && TIME.test(word.low)
export const isComma = (word: Word | undefined): boolean => word?.text === ','
export const isDash = (word: Word | undefined): boolean => word !== undefined && /^(—|–|―|--)$/.test(word.text)
export const isVerb = (word: Word | undefined): boolean => word?.pos === 'VERB' || word?.pos === 'AUX'
/** No “living”, which is a noun as well. */
export const isFiniteVerb = (word: Word | undefined): boolean => isVerb(word) && !word!.low.endsWith('ing')
/** A word or a number, no mark. */
export const hasLetter = ({ text }: Word): boolean => /[\p{L}\p{N}]/u.test(text)
export const isRelative = (word: Word | undefined): boolean => word !== undefined && RELATIVES.has(word.low)
/** he, she, they … */
export const isSubject = (word: Word | undefined): boolean => word !== undefined && SUBJECTS.has(word.low)
/** his, her, their … */
export const isOwner = (word: Word | undefined): boolean => word !== undefined && POSSESSIVES.has(word.low)
/** ’s */
export const isGenitive = (word: Word | undefined): boolean => word?.pos === 'PART' && /^'s?$/.test(word.low)
export const isShortTitle = (word: Word | undefined): boolean => word !== undefined && SHORT_TITLES.has(word.low)
export const opensQuote = (word: Word | undefined): boolean => word?.mark === true && word.start === word.quoted!.start
export const closesQuote = (word: Word | undefined): boolean => word?.mark === true && word.end === word.quoted!.end

/** Whether a word can be part of a noun phrase. */
export function isNominal(word: Word | undefined): boolean {
  if (!word || word.spoken) return false
  if (word.mark) return true
  if (word.pos === 'PRON') return !isRelative(word) && word.low !== 'there'
  return /^(NOUN|PROPN|NUM|ADJ|DET|SYM|X)$/.test(word.pos) || isGenitive(word) || /^[-&/%$]$/.test(word.text)
}

/** Whether a noun phrase can end with a word. */
export function isNounEnd(word: Word | undefined): boolean {
  if (!word || word.spoken) return false
  if (word.mark || PRONOUNS_LIKE_NOUNS.has(word.low)) return true
  return isNominal(word) && word.pos !== 'DET' && !isGenitive(word) && word.text !== '-'
}

/** The first word that is no adverb. */
export function skipAdverbs(words: Word[], from: number): number {
  let i = from
  while (words[i]?.pos === 'ADV') i++
  return i
}

/** The end of the words without the full stop and the like after them. */
export function trimEnd(words: Word[], from: number): number {
  let end = words.length
  while (end > from + 1 && /^[.?!…;,]+$/.test(words[end - 1]!.text) && !words[end - 1]!.quoted) end--
  return end
}

/** “to go”, “not to go” */
export function isInfinitive(words: Word[], at: number): boolean {
  const to = words[at]?.low === 'not' ? at + 1 : at
  if (words[to]?.low !== 'to') return false
  const next = words[skipAdverbs(words, to + 1)]
  return isVerb(next) || next?.mark === true
}
