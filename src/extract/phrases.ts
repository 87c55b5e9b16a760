import { readVerb, type Reading as VerbReading } from './cues.ts'
import type { Word } from './sentences.ts'

// Phrases of a sentence, by part of speech. Ranges count words, from (with) to (without).

export interface Range {
  from: number
  to: number
}

/** Verbs that stand together: “has never said”. */
export interface VerbGroup extends Range {
  /** The last of them, that carries the meaning. */
  head: number
  reading: VerbReading
  form: 'finite' | 'infinitive' | 'gerund' | 'participle'
  passive: boolean
}

const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'re", "'m", 'get', 'got', 'gets'])
const HAVE = new Set(['have', 'has', 'had', 'having', "'ve", "'d"])
export const RELATIVE = new Set(['who', 'which', 'that', 'whom'])
const SUBJECTS = new Set(['he', 'she', 'they', 'i', 'we', 'it', 'you', 'who'])
const OBJECTS = new Set(['him', 'them', 'me'])
export const POSSESSIVE = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your'])
const TIME =
  /^(mon|tues|wednes|thurs|fri|satur|sun)days?$|^(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|aug|sept|oct|nov|dec)\.?$|^(today|yesterday|tomorrow|tonight|week|weekend|month|year|morning|afternoon|evening|night|day|days|weeks|months|years|ago|spring|summer|fall|autumn|winter|hour|hours|minutes|moment)$/

export const isTime = (word: Word | undefined): boolean => word !== undefined && TIME.test(word.low)
export const isComma = (word: Word | undefined): boolean => word?.text === ','
export const isDash = (word: Word | undefined): boolean => word !== undefined && /^(—|–|--)$/.test(word.text)
const isPossessive = (word: Word) => word.pos === 'PART' && /^'s?$/.test(word.low)
const isVerb = (word: Word | undefined) => word?.pos === 'VERB' || word?.pos === 'AUX'

/** Whether a word can be part of a noun phrase. */
export function isNominal(word: Word | undefined): boolean {
  if (!word || word.spoken) return false
  if (word.mark) return true
  if (word.pos === 'PRON') return !RELATIVE.has(word.low) && word.low !== 'there'
  return /^(NOUN|PROPN|NUM|ADJ|DET|SYM)$/.test(word.pos) || isPossessive(word) || /^[-&/%$]$/.test(word.text)
}

/** Whether a noun phrase can end with this word. */
export const isNounEnd = (word: Word | undefined): boolean =>
  word !== undefined && !word.spoken && (word.mark || (isNominal(word) && word.pos !== 'DET' && !isPossessive(word) && word.text !== '-') || /^(this|that|these|those|some|many|most|both|others?|all|few|each|several|half|none|either|neither|any|another)$/.test(word.low))

/** The attributing verb at a word, with its auxiliaries. */
export function readVerbGroup(words: Word[], head: number): VerbGroup | null {
  const word = words[head]!
  const reading = readVerb(word.low)
  if (!reading || !canBeVerb(words, head)) return null
  let from = head
  let to = false
  let be = false
  let have = false
  let aux = false
  let participial = false
  for (let i = head - 1; i >= 0; i--) {
    const { low, pos, mark } = words[i]!
    if (mark) break
    if (low === 'to' && pos === 'PART') to = true
    else if (pos === 'AUX' || BE.has(low) || HAVE.has(low) || low === 'do' || low === 'did' || low === 'does') {
      if (BE.has(low) && !aux) be = true
      if (HAVE.has(low) && !aux) have = true
      aux = true
      participial = /ing$/.test(low) && low !== 'being'
    } else if (!(pos === 'ADV' || (pos === 'PART' && /^(not|n't)$/.test(low)))) break
    if (pos !== 'ADV' || from < i + 2) from = i
    if (to) break
  }
  while (words[from]!.pos === 'ADV' && from < head && !aux) from++
  const { forms } = reading
  const gerund = forms.has('gerund')
  const passive = be && (forms.has('participle') || forms.has('past')) && !gerund
  const form = to ? 'infinitive' : (gerund && !be) || participial ? 'gerund' : have || be || aux ? 'finite' : onlyParticiple(forms) ? 'participle' : 'finite'
  return { from, to: head + 1, head, reading, form, passive }
}

const onlyParticiple = (forms: Set<string>) => forms.has('participle') && !forms.has('past')

function canBeVerb(words: Word[], i: number): boolean {
  const word = words[i]!
  const before = words[i - 1]
  const after = words[i + 1]
  if (word.pos === 'VERB' || word.pos === 'AUX') {
    // “the proposed law”, “his repeated claims”, “pledged delegates”.
    const premodifies = /ed$/.test(word.low) && (after?.pos === 'NOUN' || after?.pos === 'PROPN')
    if (before?.pos === 'DET' && !/^(this|that|these|those|some|many|most|both|all|each)$/.test(before.low)) return false
    return !(premodifies && before !== undefined && (POSSESSIVE.has(before.low) || /^(ADP|ADJ|NUM|CCONJ)$/.test(before.pos) || before.low === "'s"))
  }
  if (word.pos === 'PROPN' || /^\p{Lu}/u.test(word.text)) return false
  // “Clinton claims that”, “it calls for”: a noun to the tagger.
  if (word.pos !== 'NOUN' && word.pos !== 'ADJ' && word.pos !== 'ADP') return false
  const subject = before !== undefined && (before.pos === 'PROPN' || before.pos === 'ADV' || SUBJECTS.has(before.low) || RELATIVE.has(before.low))
  const object = after !== undefined && (/^(DET|PRON|PROPN|SCONJ)$/.test(after.pos) || after.mark || isComma(after) || (after.low === 'to' && word.pos !== 'NOUN'))
  const claims = before !== undefined && before.pos === 'NOUN' && /s$/.test(word.low) && (after?.low === 'that' || after?.mark === true)
  return (subject && object) || claims
}

/** The end of the noun phrase that begins at a word; the same word if none does. `long` takes in what hangs on it with prepositions. */
export function nounPhraseEnd(words: Word[], from: number, long: boolean): number {
  let i = from
  let end = from
  for (; i < words.length; i++) {
    const word = words[i]!
    if (SUBJECTS.has(word.low) || OBJECTS.has(word.low) || word.text === 'us' || (word.low === 'her' && words[i + 1]?.mark)) return i === from ? i + 1 : end
    if (i > from && isTime(word) && end > from && words[i - 1]!.pos !== 'ADJ' && !/^(DET|ADP)$/.test(words[i - 1]!.pos)) break
    if (i > from && word.mark && word.start === word.quoted!.start && end === i && !words[i - 1]!.mark) break
    if (isNominal(word)) {
      if (i > from && word.pos === 'DET' && isNounEnd(words[i - 1])) break
      if (isNounEnd(word)) end = i + 1
      continue
    }
    const after = words[i + 1]
    if (word.pos === 'ADV' && after && (/^(ADJ|NUM|ADV)$/.test(after.pos) || words[i - 1]?.pos === 'DET')) continue
    // “the retired general”, “a growing list”.
    if (word.pos === 'VERB' && /(ed|ing|en)$/.test(word.low) && i > from && !isNounEnd(words[i - 1]) && isNominal(after)) continue
    if (word.pos === 'VERB' && i === from && /(ed|ing)$/.test(word.low) && after?.pos === 'NOUN') continue
    if (end === i && word.pos === 'CCONJ' && word.low !== 'but' && isNominal(after) && !SUBJECTS.has(after!.low)) continue
    if (end === i && word.low === 'of' && isNominal(after)) continue
    if (end === i && long && word.pos === 'ADP' && isNominal(after) && !isTime(after)) continue
    break
  }
  return end
}

/** The start of the noun phrase that ends before a word, no further left than `floor`. */
export function nounPhraseStart(words: Word[], to: number, floor: number): number {
  const last = words[to - 1]
  if (last && SUBJECTS.has(last.low) && words[to - 2]?.low !== 'of') return to - 1
  let start = to
  let governed = false
  for (let i = to - 1; i >= floor; i--) {
    const word = words[i]!
    const before = words[i - 1]
    if (SUBJECTS.has(word.low)) break
    if (word.low === 'that' && start < to && !(words[i + 1]!.pos === 'NOUN' && i === floor)) break
    if (word.text === ')' ) {
      const open = findBack(words, i, '(')
      if (open <= floor) break
      i = open
      continue
    }
    if (word.mark && word.start > word.quoted!.start) {
      const open = openMark(words, i)
      const inner = words[i - 1]
      const borrowed = open > floor && /^(DET|ADJ|ADP|NOUN|PROPN|PRON|NUM)$/.test(words[open - 1]!.pos) && inner && !/[,.?!]$/.test(inner.text)
      if (!borrowed && start < to) break
      start = open
      i = open
      continue
    }
    if (isNominal(word)) {
      // A determiner begins the phrase; what stands before it is another, unless a preposition ties the two.
      start = i
      governed = before?.pos === 'ADP'
      if (word.pos === 'DET' && !(before && (before.pos === 'ADP' || before.pos === 'DET' || before.pos === 'CCONJ' || before.pos === 'VERB'))) break
      continue
    }
    if (word.pos === 'ADP' && i > floor && isNounEnd(before)) continue
    if (word.pos === 'ADP' && i > floor && before?.pos === 'VERB' && isNounEnd(words[i - 2])) continue
    if (word.pos === 'ADV' && /^(ADJ|NUM|DET)$/.test(words[i + 1]?.pos ?? '')) continue
    if (word.pos === 'CCONJ' && isNounEnd(before) && !governs(words, i, floor)) continue
    if (word.pos === 'VERB' && /(ed|ing|en|wn|ht|de|un|id)$/.test(word.low)) {
      const premodifier = before !== undefined && !isNounEnd(before) && isNominal(before)
      const reduced = words[i + 1]?.pos === 'ADP' && isNounEnd(before) && i > floor
      if (premodifier || reduced) continue
    }
    break
  }
  while (start < to - 1 && (isTime(words[start]) || words[start]!.pos === 'CCONJ' || words[start]!.pos === 'ADP' || (words[start]!.mark && words[start]!.text === '”'))) start++
  return governed && words[start - 1]?.pos === 'ADP' && start > floor && isVerb(words[start - 2]) ? to : start
}

/** Whether the noun before a conjunction is the object of a verb or preposition, so that a new clause begins after it. */
function governs(words: Word[], conjunction: number, floor: number): boolean {
  for (let i = conjunction - 1; i >= floor; i--) {
    const { pos } = words[i]!
    if (pos === 'VERB' || pos === 'AUX') return !/(ed|ing)$/.test(words[i]!.low) || pos === 'AUX'
    if (!isNominal(words[i]) && pos !== 'ADP' && pos !== 'CCONJ') return false
  }
  return false
}

function openMark(words: Word[], close: number): number {
  let i = close
  while (i > 0 && words[i - 1]!.quoted === words[close]!.quoted) i--
  return i
}

function findBack(words: Word[], from: number, sign: string): number {
  for (let i = from; i >= 0; i--) if (words[i]!.text === sign) return i
  return -1
}

/** Skips words for time: “on Tuesday”, “last week”, “later”. */
export function skipTime(words: Word[], from: number): number {
  let i = from
  for (;;) {
    const start = i
    if (words[i] && /^(on|in|at|during|since|by|late|early|earlier|later|last|this|next|that)$/.test(words[i]!.low)) {
      let j = i + 1
      while (words[j] && (/^(the|a|an|early|late|last|this|next|same|\d+|past|few|two|three)$/.test(words[j]!.low) || words[j]!.pos === 'NUM')) j++
      if (isTime(words[j]) || (j > i + 1 && words[j - 1]!.pos === 'NUM' && /^\d{4}$/.test(words[j - 1]!.text))) {
        i = j
        while (isTime(words[i]) || words[i]?.pos === 'NUM') i++
      } else if (/^(earlier|later)$/.test(words[i]!.low)) i++
    } else if (isTime(words[i]) && words[i]!.low !== 'may') i++
    if (i === start) return i
  }
}
