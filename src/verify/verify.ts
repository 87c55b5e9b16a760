import { endsInDenial } from '../text/denial.ts'
import { readChecked } from './checked.ts'
import type { Place } from './judge.ts'
import { findPieces, takeApart } from './pieces.ts'
import { findPlaces, type Library, type Question, readCandidates } from './places.ts'
import type { QuotePlace } from './printed.ts'
import { indexWords } from './tokens.ts'

export type Verdict = 'EXACT' | 'NORMALIZED' | 'PARTIAL' | 'ALTERED' | 'MISATTRIBUTED' | 'NOT_FOUND'

export interface Match extends Place {
  /** The finding for this place alone. */
  verdict: Exclude<Verdict, 'NOT_FOUND'>
  /** Of the shortest quote on record that covers the place, if one does; one of who was asked for comes first. */
  quoteId: string | null
  /** The article takes the words back: “denied that”, “never said”. */
  isDenied: boolean
  /** Whether a quote on record there is of who was asked for, and not denied; null if nobody was asked for. */
  isBySpeaker: boolean | null
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
  const own = quotes.filter(({ speakerId }) => speakerId === asked)
  const quote = own.find((one) => !isTakenBack(place, one)) ?? own[0] ?? quotes[0]
  const isDenied = isTakenBack(place, quote)
  const isOthers = own.length === 0 && quotes.some(({ speakerId }) => speakerId !== null)
  const isContradicted = asked !== undefined && (isOthers || isDenied)
  const verdict = isContradicted && wording !== 'ALTERED' ? 'MISATTRIBUTED' : wording
  const isBySpeaker = asked === undefined ? null : own.length > 0 && !isDenied
  return { ...place, verdict, quoteId: quote?.id ?? null, isDenied, isBySpeaker }
}

/** Characters before a place in which it is taken back. */
const MOST_BEFORE = 60

/** By the cue of the quote, or by the words right before; not where the checked words hold the denial themselves. */
function isTakenBack({ start, end, printed }: Place, quote: QuotePlace | undefined): boolean {
  const denial = quote?.denial
  if (denial) return denial.start < start || denial.end > end
  return endsInDenial(printed.text.slice(Math.max(0, start - MOST_BEFORE), start))
}

const ORDER: readonly Verdict[] = ['EXACT', 'NORMALIZED', 'PARTIAL', 'MISATTRIBUTED', 'ALTERED']

/** The words as they are or shortened, of who was asked for: that answers the question, and the same words of nobody known do not. */
const isProof = ({ verdict, isBySpeaker }: Match) => isBySpeaker === true && verdict !== 'ALTERED'

const byWorth = (a: Match, b: Match) =>
  Number(isProof(b)) - Number(isProof(a)) ||
  ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
  Number(a.isDenied) - Number(b.isDenied) ||
  Number(a.printed.isRetracted) - Number(b.printed.isRetracted) ||
  b.likeness - a.likeness ||
  Number(b.quoteId !== null) - Number(a.quoteId !== null)

/** How often a phrase of so many words stands in the archive before it is common: twice as often for each word more. */
const MOST_COMMON_WORDS = 7
const isCommon = (words: readonly string[], occurrences: number) =>
  words.length <= MOST_COMMON_WORDS && occurrences >= 3 * 2 ** Math.max(0, words.length - 3)

const isSamePlace = (a: Place, b: Place) => a.printed.id === b.printed.id && a.start < b.end && b.start < a.end
