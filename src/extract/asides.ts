import { nounPhraseEnd } from './noun-phrases.ts'
import type { Word } from './sentences.ts'
import { skipTime } from './times.ts'
import { isComma, isFiniteVerb, isNominal, isVerb } from './words.ts'

// What may stand between a verb and what is said: “on Tuesday”, “in a statement”, “, in a speech,”.

export const QUESTION_WORD = /^(whether|how|what|why|who|where|when|if|which|whom|whose)$/
const ASIDE =
  /^(in|at|during|on|to|from|after|before|via|through|with|by|about|of|as|for|into|over|within|near|outside|inside|under|upon)$/
/** Words between the commas of an aside, at most: on when and where, and on who. */
const LONGEST = 14
const LONGEST_ON_WHO = 20

/** Past adverbs and words for time. */
export function skipWhen(words: Word[], from: number): number {
  let i = from
  for (let start = -1; start !== i; ) {
    start = i
    if (words[i]?.pos === 'ADV' && !QUESTION_WORD.test(words[i]!.low)) i++
    const past = skipTime(words, i)
    // “said that nights were cold”: they are what it is about.
    if (!isVerb(words[past])) i = past
    if (words[i]?.low === 'at' && words[i + 1]?.low === 'the' && words[i + 2]?.low === 'time') i += 3
  }
  return i
}

/** Past these and phrases with a preposition, and an aside between commas. */
export function skipAsides(words: Word[], from: number): number {
  let i = skipWhen(words, from)
  for (let start = -1; start !== i; ) {
    start = i
    const word = words[i]
    if (isComma(word)) i = skipCommas(words, i)
    else if (word && /^(ADP|SCONJ)$/.test(word.pos) && ASIDE.test(word.low)) {
      const end = nounPhraseEnd(words, i + 1, false)
      if (end > i + 1) i = skipWhen(words, end)
    }
  }
  return i
}

/** “said, in a speech on Tuesday, that” */
function skipCommas(words: Word[], open: number): number {
  if (words[open + 1]?.low === 'that') return open + 1
  const close = words.findIndex((word, i) => i > open && isComma(word) && !word.quoted)
  const after = words[close + 1]
  if (close < 0 || close - open >= LONGEST || !after) return open
  if (after.low === 'that') return close + 1
  return after.mark ? close : open
}

/** The “that” of “said in an interview taped before the vote that …”, or -1. */
export function thatAhead(words: Word[], from: number): number {
  if (words[from]?.pos !== 'ADP' || words[from]!.low === 'on') return -1
  for (let i = from; i < Math.min(from + LONGEST + 1, words.length); i++) {
    const { low, pos, mark } = words[i]!
    if (low === 'that' && pos !== 'DET' && hasVerb(words, i)) return i
    if (pos === 'AUX' || mark || /^[;:.]$/.test(low)) return -1
  }
  return -1
}

/** Whether a verb follows the word that opens a clause. */
export function hasVerb(words: Word[], from: number): boolean {
  if (words[from]!.low === 'that' && (words[from]!.pos === 'SCONJ' || words[from + 1]?.mark)) return true
  for (let i = from + 1; i < words.length; i++) {
    if (isVerb(words[i]) || words[i]!.spoken) return true
    if (/^[;:]$/.test(words[i]!.text)) return false
  }
  return false
}

/** Whether a subject and its verb begin at a word. */
export function startsClause(words: Word[], from: number): boolean {
  const word = words[from]
  if (!word || word.spoken) return false
  if (word.low === 'there') return true
  if (/^(n?either|both)$/.test(word.low) && from + 1 < words.length) return startsClause(words, from + 1)
  const end = nounPhraseEnd(words, from, true)
  if (end === from) return word.pos === 'VERB' && word.low.endsWith('ing') && hasVerb(words, from)
  for (let i = end; i < words.length; i++) {
    const { pos, low, mark } = words[i]!
    if (isVerb(words[i])) return true
    if (isComma(words[i])) return goesOnAfterAside(words, i)
    const goesOn =
      pos === 'ADV' || mark || pos === 'ADP' || isNominal(words[i]) || /^(who|which|that|whose|not|n't)$/.test(low)
    if (!goesOn) return false
  }
  return false
}

/** “Trump, a billionaire, would”: a verb after the second comma. */
function goesOnAfterAside(words: Word[], comma: number): boolean {
  if (/^[CS]CONJ$/.test(words[comma + 1]?.pos ?? '') || /^(after|before)$/.test(words[comma + 1]?.low ?? ''))
    return false
  const close = words.findIndex((word, i) => i > comma && isComma(word))
  const after = words[close + 1]
  return (
    close > 0 &&
    close < comma + LONGEST_ON_WHO &&
    (isFiniteVerb(after) || (after?.pos === 'ADV' && !after.low.endsWith('ing')))
  )
}
