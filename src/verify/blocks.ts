import type { Pair } from './align.ts'
import { holds, type Printed, quotesAt, spokenAt } from './printed.ts'
import { isNegation, isNumber, type Token } from './tokens.ts'
import { hasParagraphEnd, LONGEST_INTERRUPTION, type Stretch } from './utterance.ts'
import { isSameWords } from './written.ts'

// What lies between two words that match: the same words written otherwise, words left out, or something else.

/** SAME: only the writing differs. OMITTED: words of the article are left out. SPLICED: so many, or such, that two places were joined. ALTERED: anything else. */
export type Change = 'SAME' | 'OMITTED' | 'SPLICED' | 'ALTERED'

export interface Block {
  change: Change
  /** Words that count against the likeness. */
  cost: number
  /** Checked words that match after all. */
  matched: number
}

export interface Between {
  checked: Token[]
  printed: Token[]
  /** Words that match on either side; null at an end of the checked words. */
  before: Pair | null
  after: Pair | null
}

/** A shorter omission that drops a negation turns what was said round; a longer one drops a clause. */
const SHORT_OMISSION = 4
/** More than this, left out without a word, joins two places. */
const LONG_OMISSION = 60

const SAME: Block = { change: 'SAME', cost: 0, matched: 0 }

export function judgeBlock(between: Between, checked: readonly Token[], printed: Printed): Block {
  const own = between.checked.filter((token) => !token.isEditorial)
  const theirs = between.printed.filter((token) => !token.isEditorial)
  if (isSameWords(between.checked, between.printed) || (own.length > 0 && isSameWords(own, theirs)))
    return { ...SAME, matched: own.length }
  if (own.length > 0) return { change: 'ALTERED', cost: Math.max(own.length, theirs.length), matched: 0 }
  if (between.checked.some(changesSense)) return { change: 'ALTERED', cost: 1, matched: 0 }
  if (theirs.length === 0) return SAME
  // Beside the words, nothing is left out but the rest of a number.
  if (!between.before || !between.after) return { change: 'ALTERED', cost: 0.5, matched: 0 }
  return judgeOmission(between, theirs, checked, printed)
}

const changesSense = (token: Token) => isNegation(token) || isNumber(token)

function judgeOmission(
  { before, after, checked: note }: Between,
  omitted: Token[],
  checked: readonly Token[],
  printed: Printed,
): Block {
  const [left, right] = [printed.tokens[before![1]]!, printed.tokens[after![1]]!]
  const isTold = note.length > 0 || checked[after![0]]!.isAfterOmission
  const crossing = crossQuotes(left, right, omitted, isTold, printed)
  if (crossing === 'INTERRUPTED') return SAME
  const cost = isTold ? 0 : Math.min(1, omitted.length / 4)
  if (crossing === 'SPLICED' || (!isTold && omitted.length > LONG_OMISSION))
    return { change: 'SPLICED', cost: Math.max(cost, 0.5), matched: 0 }
  if (turnsSense(left, omitted, right, printed.text))
    return { change: 'ALTERED', cost: Math.max(cost, 0.5), matched: 0 }
  return { change: 'OMITTED', cost, matched: 0 }
}

/** A negation is dropped, or a part of a number. */
const turnsSense = (left: Token, omitted: readonly Token[], right: Token, text: string) =>
  (omitted.length <= SHORT_OMISSION && omitted.some(isNegation)) ||
  isOneNumber(left, omitted[0]!, text) ||
  isOneNumber(omitted.at(-1)!, right, text)

/** "£5 (€7)" are two. */
const isOneNumber = (one: Token, next: Token, text: string) =>
  isNumber(one) && isNumber(next) && !/[()[\]]/.test(text.slice(one.end, next.start))

/** Whether two words stand in one quote, in one that the writer interrupts, or in two. */
function crossQuotes(left: Token, right: Token, omitted: readonly Token[], isTold: boolean, printed: Printed) {
  const isNarrated = omitted.every((token) => !spokenAt(printed, token) && quotesAt(printed, token).length === 0)
  const [before, after] = [quotesAt(printed, left), quotesAt(printed, right)]
  const shared = before.find((quote) => after.includes(quote))
  if (shared) return isNarrated && isOtherSegment(shared.segments, left, right) ? 'INTERRUPTED' : 'WITHIN'
  const isOneSpeaker = before.some(({ speakerId }) => speakerId && after.some((quote) => quote.speakerId === speakerId))
  if (before.length > 0 && after.length > 0) return isTold && isOneSpeaker ? 'WITHIN' : 'SPLICED'
  const [from, to] = [spokenAt(printed, left), spokenAt(printed, right)]
  if (!from || !to || from === to) return 'WITHIN'
  const isShort = omitted.length <= LONGEST_INTERRUPTION && !hasParagraphEnd(printed.text.slice(from.end, to.start))
  if (isShort && isNarrated) return 'INTERRUPTED'
  return isShort || isTold ? 'WITHIN' : 'SPLICED'
}

const isOtherSegment = (segments: readonly Stretch[], left: Token, right: Token) =>
  segments.find((segment) => holds(segment, left)) !== segments.find((segment) => holds(segment, right))
