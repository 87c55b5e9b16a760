import { startsClause } from './asides.ts'
import { nounPhraseEnd } from './noun-phrases.ts'
import type { Word } from './sentences.ts'
import { skipTime } from './times.ts'
import { readVerbGroup, type VerbGroup } from './verb-groups.ts'
import {
  closesQuote,
  isComma,
  isDash,
  isNominal,
  isNounEnd,
  isRelative,
  isVerb,
  skipAdverbs,
  trimEnd,
} from './words.ts'

// Where what is said ends, when no quotation mark tells.

const SUBORDINATE = /^(as|when|while|after|before|although|though|if|because|since)$/
const PHRASE_STOP =
  /^(during|after|before|until|amid|despite|when|while|because|if|where|who|which|since|as|than|so|although|though|unless)$/
const AFTER_TAG = /^(in|at|on|to|during|of|as|when|while|before|after|with|from|by|about|through|via|under)$/

/** Where a clause ends that begins at a word and belongs to a verb, if it does to one. */
export function clauseEnd(words: Word[], from: number, verb?: VerbGroup): number {
  const short = verb !== undefined && isEmbedded(words, verb)
  for (let i = from + 1; i < words.length; i++) {
    const word = words[i]!
    if (word.quoted && !word.mark) continue
    if (word.text === ';') return i
    // In American style the comma of the sentence stands within the marks.
    const inMarks = closesQuote(word) && isComma(words[i - 1])
    if (inMarks && i + 1 < words.length && (short || endsAtComma(words, i, verb))) return i + 1
    if (word.spoken && word.mark && !/^[:,]$/.test(words[i - 1]!.text) && word.quoted !== words[i - 1]!.quoted) return i
    if (isComma(word) && (short || endsAtComma(words, i, verb))) return i
    if (word.pos === 'CCONJ' && goesOnSaying(words, i + 1, verb)) return i
  }
  return trimEnd(words, from)
}

/** Whether the verb stands in a clause that a comma ends: “who said …,”, “As he said …,”, “Saying …,”. */
function isEmbedded(words: Word[], { from, form }: VerbGroup): boolean {
  if (isRelative(words[from - 1]) && words[from - 1]!.low !== 'that' && isComma(words[from - 2])) return true
  if (form === 'gerund' && from <= 1) return true
  const first = words[0]!
  if (first.pos !== 'SCONJ' && !SUBORDINATE.test(first.low)) return false
  return !words.slice(0, from).some((word) => isComma(word) && !word.quoted)
}

function endsAtComma(words: Word[], comma: number, verb: VerbGroup | undefined): boolean {
  const i = skipAdverbs(words, comma + 1)
  const next = words[i]
  if (!next) return false
  if (/^(according|while|though|although|despite)$/.test(next.low)) return true
  // “…, but critics doubt it”: the writer's word again.
  if (next.low === 'but' && startsClause(words, i + 1)) return true
  if (next.pos === 'CCONJ') return goesOnSaying(words, i + 1, verb)
  const group = readVerbGroup(words, i)
  return group?.form === 'gerund' ? canQuote(group) || group.verb.frames.has('label') : isTag(words, i)
}

const canQuote = ({ verb }: VerbGroup) => verb.frames.has('quote')

/** “, she said” or “, said the minister”, at a word. */
export function isTag(words: Word[], from: number): boolean {
  const inverted = readVerbGroup(words, from)
  if (inverted?.form === 'finite' && canQuote(inverted) && isNominal(words[from + 1])) return true
  const end = nounPhraseEnd(words, from, true)
  if (end === from) return false
  for (let head = end; head < Math.min(end + 3, words.length); head++) {
    const verb = readVerbGroup(words, head)
    if (!verb) continue
    const after = words[skipTime(words, verb.to)]
    if (!canQuote(verb) || verb.form !== 'finite') return false
    return !after || /^[.,;:?!]$/.test(after.text) || isDash(after) || after.mark || AFTER_TAG.test(after.low)
  }
  return false
}

/** “and added”, “but she said”: the verb is not part of what was said. */
function goesOnSaying(words: Word[], from: number, main: VerbGroup | undefined): boolean {
  const i = skipAdverbs(words, from)
  const next = words[i] && readVerbGroup(words, i)
  if (main?.form === 'gerund' && next?.form === 'gerund') return canQuote(next) || next.verb.frames.has('label')
  const start = words[i]?.pos === 'PRON' ? i + 1 : i
  for (let head = start; head < Math.min(start + 3, words.length); head++) {
    const verb = readVerbGroup(words, head)
    if (verb && verb.from <= start) return verb.form === 'finite' && canQuote(verb) && isSameTense(words, main, verb)
    if (words[head]!.pos !== 'ADV' && words[head]!.pos !== 'AUX') return false
  }
  return false
}

const isSameTense = (words: Word[], main: VerbGroup | undefined, other: VerbGroup): boolean =>
  !main || main.to - main.from > 1 || isPast(words[main.head]!) === isPast(words[other.head]!)
const isPast = ({ low }: Word) => /(ed|id|old|ote|ought|ew|ut)$/.test(low)

/** Where a noun phrase ends, with its prepositions and relative clauses. */
export function phraseEnd(words: Word[], from: number, verb?: VerbGroup): number {
  const labels = verb?.verb.frames.has('label') ?? false
  for (let i = from; i < words.length; i++) {
    const word = words[i]!
    if (word.quoted && !word.mark) continue
    if (isComma(word) && isListed(words, i)) continue
    if ((word.spoken && i > from) || /^[,;:.?!()]$/.test(word.text) || isDash(word)) return i
    if (i === from) continue
    if (PHRASE_STOP.test(word.low) && !(word.low === 'as' && labels)) return i
    if (skipTime(words, i) > i || (word.pos === 'CCONJ' && goesOnDoing(words, i + 1))) return i
    if (word.pos === 'AUX' && isNounEnd(words[i - 1]) && words[i - 1]!.pos !== 'PRON') return i
  }
  return words.length
}

/** “trade, economic and technical cooperation”: a comma in a list that “and” ends. */
function isListed(words: Word[], comma: number): boolean {
  for (let i = comma + 1; i < Math.min(comma + 10, words.length); i++) {
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
