import { readChecked } from './checked.ts'
import type { Place } from './judge.ts'
import { findPieces, takeApart } from './pieces.ts'
import { findPlaces, type Library, type Question, readCandidates } from './places.ts'
import { indexWords } from './tokens.ts'

export type Verdict = 'EXACT' | 'NORMALIZED' | 'PARTIAL' | 'ALTERED' | 'MISATTRIBUTED' | 'NOT_FOUND'

export interface Match extends Place {
  /** The finding for this place alone. */
  verdict: Exclude<Verdict, 'NOT_FOUND'>
  /** Of the shortest quote on record that covers the place, if one does; one of who was asked for comes first. */
  quoteId: string | null
}

export interface Verification {
  text: string
  verdict: Verdict
  matches: Match[]
  occurrences: number
  isCommon: boolean
}

/** Looks in the texts of all articles for words, and says how they stand there. */
export async function verifyQuote(question: Question, library: Library): Promise<Verification> {
  const checked = readChecked(question.text)
  const { texts, occurrences } = await readCandidates(checked, question, library)
  const all = await findPlaces(checked, texts)
  const found = all.filter((place) => place.likeness >= question.minSimilarity)
  const isWhole = found.some((place) => place.wording !== 'ALTERED')
  const pieces = isWhole ? [] : await findPieces(checked, all, question, library)
  const others = found.filter((place) => !pieces.some((piece) => isSamePlace(piece, place)))
  const places = [...pieces, ...others.flatMap((place) => takeApart(checked, place))]
  const matches = places.map((place) => matchOf(place, question.speakerId)).sort(byWorth)
  return {
    text: checked.text,
    verdict: matches[0]?.verdict ?? 'NOT_FOUND',
    matches: matches.slice(0, question.first),
    occurrences,
    isCommon: isCommon(indexWords(checked.text), occurrences),
  }
}

function matchOf(place: Place, asked: string | undefined): Match {
  const { wording, quotes } = place
  const own = quotes.find(({ speakerId }) => speakerId === asked)
  const isOthers = asked !== undefined && !own && quotes.some(({ speakerId }) => speakerId !== null)
  const verdict = isOthers && wording !== 'ALTERED' ? 'MISATTRIBUTED' : wording
  return { ...place, verdict, quoteId: (own ?? quotes[0])?.id ?? null }
}

const ORDER: readonly Verdict[] = ['EXACT', 'NORMALIZED', 'PARTIAL', 'MISATTRIBUTED', 'ALTERED']

const byWorth = (a: Match, b: Match) =>
  ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
  b.likeness - a.likeness ||
  Number(b.quoteId !== null) - Number(a.quoteId !== null)

/** How often a phrase of so many words stands in the archive before it is common: twice as often for each word more. */
const MOST_COMMON_WORDS = 7
const isCommon = (words: readonly string[], occurrences: number) =>
  words.length <= MOST_COMMON_WORDS && occurrences >= 3 * 2 ** Math.max(0, words.length - 3)

const isSamePlace = (a: Place, b: Place) => a.printed.id === b.printed.id && a.start < b.end && b.start < a.end
