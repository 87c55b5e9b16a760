import { startsClause } from './asides.ts'
import { nounPhraseEnd } from './noun-phrases.ts'
import type { Word } from './sentences.ts'
import { skipTime } from './times.ts'
import { readVerbGroup, type VerbGroup } from './verb-groups.ts'
import { closesQuote, isComma, isDash, isNominal, isRelative, isVerb, skipAdverbs, trimEnd } from './words.ts'

// Where what is said ends, when no quotation mark tells.

const SUBORDINATE = /^(as|when|while|after|before|although|though|if|because|since)$/
/** Words of an aside on who speaks, at most. */
const LONGEST_ASIDE = 14
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
  if (next.pos === 'CCONJ') return goesOnSaying(words, i + 1, verb) || othersSay(words, i + 1, verb)
  const group = readVerbGroup(words, i)
  return group?.form === 'gerund' ? canQuote(group) || group.verb.frames.has('label') : isTag(words, i)
}

const canQuote = ({ verb }: VerbGroup) => verb.frames.has('quote')

/** “, she said” or “, said the minister”, at a word. */
export function isTag(words: Word[], from: number): boolean {
  const inverted = readVerbGroup(words, from)
  if (inverted?.form === 'finite' && canQuote(inverted) && isNominal(words[from + 1])) return true
  const end = pastAside(words, nounPhraseEnd(words, from, true))
  if (end === from) return false
  for (let head = end; head < Math.min(end + 3, words.length); head++) {
    const verb = readVerbGroup(words, head)
    if (!verb) continue
    const told = from === 0 && verb.verb.frames.has('tell') ? nounPhraseEnd(words, verb.to, false) : verb.to
    const after = words[skipAdverbs(words, skipTime(words, told))]
    if (!canQuote(verb) || verb.form !== 'finite') return false
    return !after || /^[.,;:?!]$/.test(after.text) || isDash(after) || after.mark || AFTER_TAG.test(after.low)
  }
  return false
}

/** Past “, a baker,” */
function pastAside(words: Word[], comma: number): number {
  if (!isComma(words[comma]) || isVerb(words[comma + 1])) return comma
  const close = words.findIndex((word, i) => i > comma && isComma(word))
  return close > 0 && close - comma < LONGEST_ASIDE ? close + 1 : comma
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

/** “…, and critics warned that”: another says it. */
function othersSay(words: Word[], from: number, main: VerbGroup | undefined): boolean {
  const end = nounPhraseEnd(words, from, true)
  const head = words[end]?.pos === 'AUX' || words[end]?.pos === 'ADV' ? end + 1 : end
  const verb = end > from && words[head] ? readVerbGroup(words, head) : null
  if (verb?.form !== 'finite' || verb.passive || !canQuote(verb) || !isSameTense(words, main, verb)) return false
  const after = words[skipTime(words, verb.to)]
  return after !== undefined && (/^(that|,|:)$/.test(after.low) || after.mark)
}

const isSameTense = (words: Word[], main: VerbGroup | undefined, other: VerbGroup): boolean =>
  !main || main.to - main.from > 1 || isPast(words[main.head]!) === isPast(words[other.head]!)
const isPast = ({ low }: Word) => /(ed|id|old|ote|ought|ew|ut)$/.test(low)
