import { badInput } from '../errors.ts'
import { tokenize, type Word } from '../text/words.ts'

/** The most a query may ask. */
export interface Limits {
  characters: number
  terms: number
  termCharacters: number
}

export const LIMITS: Limits = { characters: 256, terms: 16, termCharacters: 64 }

/** A word of the query, or several in quotation marks. */
export interface Term {
  words: string[]
  /** As typed. */
  typed: string
  isPhrase: boolean
  /** Stands right after a hyphen that joins it to the term before. */
  joined: boolean
  /** Offsets in the query. */
  start: number
  end: number
}

export interface ParsedQuery {
  terms: Term[]
  excluded: string[][]
}

// Words that say nothing about what a text is about; "us", "it" and "who" are left out of the list: they are names too.
const STOP_WORDS = new Set(
  `a about an and are as at be been being but by can could did do does for from had has have he her his how i if in into
  is its may me my no nor not of on or our she should so some such than that the their them then there these they this
  those to was we were what when where which while why will with would you your`.split(/\s+/),
)

export const isStop = (word: string) => STOP_WORDS.has(word)
export const isStopWord = (term: Term) => !term.isPhrase && isStop(term.words[0]!)

// Double marks only: single ones are apostrophes too often. The second of a pair may be missing.
const PART =
  /(?<minus>(?<![^\s(])[-\u2212])?[“”„‟"«»＂](?<phrase>[^“”„‟"«»＂]*)[“”„‟"«»＂]|(?<=^|[\s(])[-\u2212](?<word>[^\s“”„‟"«»＂-][^\s“”„‟"«»＂]*)/gu

/** Words, "phrases in quotation marks", -excluded words and -"excluded phrases". */
export function parseQuery(query: string, limits: Limits): ParsedQuery {
  if (query.length > limits.characters)
    throw badInput('query', `expected at most ${limits.characters} characters, got ${query.length}.`)
  const parsed: ParsedQuery = { terms: [], excluded: [] }
  let from = 0
  for (const part of query.matchAll(PART)) {
    addWords(parsed, query, from, part.index)
    addPart(parsed, part)
    from = part.index + part[0].length
  }
  addWords(parsed, query, from, query.length)
  return checkTerms(parsed, limits)
}

function addWords({ terms }: ParsedQuery, query: string, from: number, to: number): void {
  for (const word of tokenize(query.slice(from, to)))
    terms.push(termOf([word.text], query, { ...word, start: from + word.start, end: from + word.end }))
}

function addPart({ terms, excluded }: ParsedQuery, part: RegExpExecArray): void {
  const { minus, phrase, word } = part.groups!
  const found = tokenize(phrase ?? word ?? '')
  const words = found.map(({ text }) => text)
  if (words.length === 0) return
  if (minus !== undefined || word !== undefined) excluded.push(words)
  else
    terms.push({
      words,
      typed: phrase!.trim(),
      isPhrase: true,
      joined: false,
      start: part.index,
      end: part.index + part[0].length,
    })
}

const termOf = (words: string[], query: string, { start, end, joined }: Word): Term => ({
  words,
  typed: query.slice(start, end),
  isPhrase: false,
  joined,
  start,
  end,
})

function checkTerms(parsed: ParsedQuery, { terms: most, termCharacters }: Limits): ParsedQuery {
  const words = [...parsed.terms.flatMap((term) => term.words), ...parsed.excluded.flat()]
  if (words.length > most) throw badInput('query', `expected at most ${most} words, got ${words.length}.`)
  const long = words.find((word) => word.length > termCharacters)
  if (long !== undefined)
    throw badInput('query', `expected words of at most ${termCharacters} characters, got one of ${long.length}.`)
  return parsed
}
