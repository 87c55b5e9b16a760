import type { Word } from './sentences.ts'
import {
  closesQuote,
  isGenitive,
  isNominal,
  isNounEnd,
  isOwner,
  isShortTitle,
  isSubject,
  isTime,
  isVerb,
  opensQuote,
} from './words.ts'

// Noun phrases by part of speech: where one ends that begins here, and where one begins that ends here.

/** “came after Lee spoke”: a clause begins behind these. */
const CONJOINS = /^(after|before|since|until|while|as)$/
const PARTICIPLE = /(ed|ing|en|wn|ht|de|un|id)$/

/** The end of the noun phrase that begins at a word; the same word if none does. `long` takes in what hangs on it with prepositions. */
export function nounPhraseEnd(words: Word[], from: number, long: boolean): number {
  let end = from
  for (let i = from; i < words.length; i++) {
    const word = words[i]!
    if (isSubject(word) || isObject(words, i)) return i === from ? i + 1 : end
    if (i > from && end === i && startsAnother(words, i)) break
    if (isNominal(word)) {
      if (isNounEnd(word)) end = i + 1
    } else if (!goesOn(words, i, from, end, long)) break
  }
  return end
}

/** Pronouns that stand alone. */
const isObject = (words: Word[], i: number) =>
  /^(him|them|me)$/.test(words[i]!.low) || words[i]!.text === 'us' || (words[i]!.low === 'her' && words[i + 1]?.mark)

/** “the lines | “unacceptable””, “the plan | Tuesday”, “him | a liar”. */
function startsAnother(words: Word[], i: number): boolean {
  const word = words[i]!
  const before = words[i - 1]!
  if (isTime(word)) return !/^(ADJ|DET|ADP)$/.test(before.pos)
  return (
    (opensQuote(word) && !before.mark) ||
    ((word.pos === 'DET' || isOwner(word)) && isNounEnd(before) && !opensQuote(before))
  )
}

function goesOn(words: Word[], i: number, from: number, end: number, long: boolean): boolean {
  const word = words[i]!
  const before = words[i - 1]
  const after = words[i + 1]
  if (word.pos === 'ADV') return after !== undefined && (/^(ADJ|NUM|ADV)$/.test(after.pos) || before?.pos === 'DET')
  // “the retired general”, “growing lists”.
  if (word.pos === 'VERB' && /(ed|ing|en)$/.test(word.low))
    return i > from ? !isNounEnd(before) && isNominal(after) : after?.pos === 'NOUN'
  if (end !== i || !isNominal(after)) return false
  if (word.pos === 'CCONJ') return word.low !== 'but' && !isSubject(after)
  if (word.text === '.') return isShortTitle(before)
  return word.low === 'of' || (long && word.pos === 'ADP' && !isTime(after))
}

/** The start of the noun phrase that ends before a word. */
export function nounPhraseStart(words: Word[], to: number): number {
  if (isSubject(words[to - 1]) && words[to - 2]?.low !== 'of') return to - 1
  let start = to
  for (let i = to - 1; i >= 0; i--) {
    const word = words[i]!
    if (isSubject(word) || (word.low === 'that' && start < to && !(words[i + 1]!.pos === 'NOUN' && i === 0))) break
    if (word.text === ')') {
      const open = words.findLastIndex(({ text }, j) => j <= i && text === '(')
      if (open <= 0) break
      i = open
    } else if (closesQuote(word)) {
      const open = openMark(words, i)
      if (start < to && !isBorrowed(words, open, i)) break
      start = open
      i = open
    } else if (isNominal(word)) {
      start = i
      // A determiner begins the phrase; what stands before it is another, unless something ties the two.
      if (word.pos === 'DET' && !/^(ADP|DET|CCONJ|VERB)$/.test(words[i - 1]?.pos ?? '')) break
    } else if (i === 0 || !goesBack(words, i)) break
  }
  while (start < to - 1 && isLead(words[start]!)) start++
  const governed = words[start - 1]?.pos === 'ADP' && !CONJOINS.test(words[start - 1]!.low)
  return governed && isVerb(words[start - 2]) ? to : start
}

const isLead = (word: Word) =>
  isTime(word) || word.pos === 'CCONJ' || word.pos === 'ADP' || (word.mark && word.text === '”')

function goesBack(words: Word[], i: number): boolean {
  const word = words[i]!
  const before = words[i - 1]
  const after = words[i + 1]
  if (/^(after|before|since|until|while|when)$/.test(word.low)) return false
  if (word.pos === 'ADP') return isNounEnd(before) || (before?.pos === 'VERB' && isNounEnd(words[i - 2]))
  if (word.text === '.') return isShortTitle(before)
  if (word.pos === 'ADV') return /^(ADJ|NUM|DET)$/.test(after?.pos ?? '')
  if (word.pos === 'CCONJ') return isNounEnd(before) && !isGoverned(words, i)
  if (word.pos !== 'VERB' || !PARTICIPLE.test(word.low)) return false
  // “the retired general”; “a poll taken in May”.
  const premodifies = isNominal(before) && !isNounEnd(before)
  return premodifies || isGenitive(before) || (after?.pos === 'ADP' && isNounEnd(before))
}

/** “the “fake news” media”: words borrowed for the phrase, not a quotation before it. */
function isBorrowed(words: Word[], open: number, close: number): boolean {
  return (
    open > 0 &&
    /^(DET|ADJ|ADP|NOUN|PROPN|PRON|NUM)$/.test(words[open - 1]!.pos) &&
    !/[,.?!]$/.test(words[close - 1]!.text)
  )
}

/** Whether the noun before a conjunction is an object, so that a new clause begins after it. */
function isGoverned(words: Word[], conjunction: number): boolean {
  for (let i = conjunction - 1; i >= 0; i--) {
    const { pos, low } = words[i]!
    if (pos === 'AUX') return true
    if (pos === 'VERB') return !/(ed|ing)$/.test(low)
    if (!isNominal(words[i]) && pos !== 'ADP' && pos !== 'CCONJ') return false
  }
  return false
}

function openMark(words: Word[], close: number): number {
  let i = close
  while (i > 0 && words[i - 1]!.quoted === words[close]!.quoted) i--
  return i
}
