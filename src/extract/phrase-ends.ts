import { clauseEnd } from './clause-ends.ts'
import type { Word } from './sentences.ts'
import { skipTime } from './times.ts'
import type { VerbGroup } from './verb-groups.ts'
import { closesQuote, isComma, isDash, isNominal, isNounEnd, isTime, isVerb, skipAdverbs } from './words.ts'

// Where a thing ends that someone names, judges or wants.

/** Words from a comma to the “and” that ends its list, at most. */
const LONGEST_LIST = 10
const STOP =
  /^(during|after|before|until|amid|despite|when|while|because|if|where|who|which|since|as|than|so|although|though|unless)$/

/** Where a noun phrase ends, with its prepositions and relative clauses. */
export function phraseEnd(words: Word[], from: number, verb?: VerbGroup): number {
  const labels = verb?.verb.frames.has('label') ?? false
  for (let i = from; i < words.length; i++) {
    const word = words[i]!
    if (word.quoted && !word.mark) continue
    if (isComma(word) && (isListed(words, i) || words[i + 1]?.low === 'including')) continue
    if ((word.spoken && i > from) || /^[,;:.?!()]$/.test(word.text) || isDash(word)) return i
    if (i > from && endsPhrase(words, from, i, labels)) return i
  }
  return words.length
}

function endsPhrase(words: Word[], from: number, i: number, labels: boolean): boolean {
  const { low, pos } = words[i]!
  if (STOP.test(low)) return !(low === 'as' && labels)
  const time = skipTime(words, i)
  // “the plan on Tuesday”, but “the Tuesday vote”
  if (time > i) return !isNominal(words[time])
  if (pos === 'CCONJ') return goesOnDoing(words, i + 1) && !areBothDone(words, from, i + 1)
  const before = words[i - 1]
  return pos === 'AUX' && isNounEnd(before) && before!.pos !== 'PRON' && !isReduced(words, from, i)
}

/** “remarks Lee had made”: a clause without its “that”. */
function isReduced(words: Word[], from: number, aux: number): boolean {
  let i = aux - 1
  while (i > from && words[i]!.pos === 'PROPN') i--
  return i < aux - 1 && words[i]!.pos === 'NOUN'
}

/** “raising taxes and cutting benefits” */
const areBothDone = (words: Word[], from: number, next: number) =>
  !isTime(words[from]) && words[from]!.low.endsWith('ing') && words[next]!.low.endsWith('ing')

/** “trade, economic and technical cooperation”: a comma in a list that “and” ends. */
function isListed(words: Word[], comma: number): boolean {
  for (let i = comma + 1; i < Math.min(comma + LONGEST_LIST, words.length); i++) {
    const { pos } = words[i]!
    if (pos === 'CCONJ') return i > comma + 1 && isNominal(words[i + 1])
    if (!isNominal(words[i]) && pos !== 'ADP' && !isComma(words[i])) return false
  }
  return false
}

/** Where “the plan a win”, “it as a win” ends: before another verb, or with the words it borrows. */
export function labelEnd(words: Word[], from: number, link: number, verb: VerbGroup): number {
  const to = clauseEnd(words, from, verb)
  for (let i = link; i < to; i++) {
    const word = words[i]!
    if (word.quoted && !word.mark) continue
    if (word.pos === 'CCONJ' && goesOnDoing(words, i + 1) && !words[i + 1]!.low.endsWith('ing')) return i
    const ends =
      closesQuote(word) &&
      /^(on|at|in|during|when|while|after|before|because|over|since|if)$/.test(words[i + 1]?.low ?? '')
    if (ends && !words.slice(i + 1, to).some(({ mark }) => mark)) return i + 1
  }
  return to
}

/** “and left”, “or to leave”. */
function goesOnDoing(words: Word[], from: number): boolean {
  const next = words[skipAdverbs(words, from)]
  return isVerb(next) || next?.low === 'to'
}
