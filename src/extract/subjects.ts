import { startsClause } from './asides.ts'
import { nounPhraseEnd } from './noun-phrases.ts'
import type { Word } from './sentences.ts'
import { beforeBracket, beforeTime, driven, phraseBefore, quotedAs, subjectAcross } from './subject-phrases.ts'
import { readVerbGroup, type VerbGroup } from './verb-groups.ts'
import {
  closesQuote,
  hasLetter,
  isComma,
  isDash,
  isNominal,
  isNounEnd,
  isRelative,
  isTime,
  isVerb,
  type Range,
} from './words.ts'

// Whose verb it is: the noun phrase before a verb, over what is put between commas.

/** What of a verb group tells where its subject is. */
export type Predicate = Pick<VerbGroup, 'from' | 'to' | 'head' | 'form'> & Partial<Pick<VerbGroup, 'verb'>>

/** Adverbs that stand for something, or open a clause. */
const NO_MERE_ADVERB = /^(when|where|how|why|most)$/
const MODAL = /^(would|will|must|can|could|should|may|might|'ll|'d)$/
/** How many verbs that share a subject are followed back. */
const CHAIN = 3

/** The subject of a verb, or null. */
export function findSubject(words: Word[], verb: Predicate, depth = 0): Range | null {
  const subject = seekSubject(words, verb, depth)
  return subject && canSpeak(words, subject) ? subject : null
}

/** No time, no object: “this week”, “me”. */
function canSpeak(words: Word[], { from, to }: Range): boolean {
  const last = words[to - 1]!
  if (to - from === 1 && (/^\d{4}$/.test(last.text) || last.low === 'you')) return false
  if (/^(following|what)$/.test(last.low)) return false
  if (to - from === 1 && /^(me|him|them|there|what|whom|this|these|those|all)$/.test(last.low)) return false
  return !(isTime(last) && to - from < 3) && words.slice(from, to).some(hasLetter)
}

function seekSubject(words: Word[], verb: Predicate, depth: number): Range | null {
  let at = verb.from
  while (at > 0 && words[at - 1]!.pos === 'ADV' && !NO_MERE_ADVERB.test(words[at - 1]!.low)) at--
  // “Lee and Ray both said”
  if (/^(all|both|each)$/.test(words[at - 1]?.low ?? '') && (isNounEnd(words[at - 2]) || words[at - 2]?.text === ')'))
    at--
  at = beforeTime(words, at)
  const before = words[at - 1]
  if (!before) return verb.form === 'gerund' || verb.form === 'participle' ? subjectAfter(words, verb) : null
  if (verb.form === 'infinitive') return driven(words, at) ?? sharedSubject(words, verb, depth)
  if (verb.form === 'gerund' && before.low === 'as') return quotedAs(words, at - 1) ?? sharedSubject(words, verb, depth)
  if (verb.form === 'gerund' && endsClause(words, at))
    return mainSubject(words, at, depth) ?? sharedSubject(words, verb, depth)
  if (verb.form === 'gerund' && (!isNounEnd(before) || isDocument(before))) return sharedSubject(words, verb, depth)
  if (before.pos === 'CCONJ' || (isComma(before) && words[at - 2]?.pos === 'CCONJ'))
    return sharedSubject(words, verb, depth)
  if (isRelative(before) && (isComma(words[at - 2]) || isNounEnd(words[at - 2]))) return { from: at - 1, to: at }
  if (before.text === ')') return beforeBracket(words, at)
  // “Lee, author of “The Road,” said”
  const inMarks = closesQuote(before) && !before.spoken && isComma(words[at - 2])
  if (inMarks || isComma(before) || isDash(before)) {
    const across = subjectAcross(words, inMarks ? at - 2 : at - 1)
    return across || verb.form !== 'finite' || !isComma(before) ? across : sharedSubject(words, verb, depth)
  }
  return isNounEnd(before) ? phraseBefore(words, at) : null
}

/** “…, adding”; in American style the comma stands within the marks. */
const endsClause = (words: Word[], at: number) =>
  isComma(words[at - 1]) || (closesQuote(words[at - 1]) && isComma(words[at - 2]))

/** Who does what the clause before a comma tells: “Lee opened the hall that Ray built, adding”. */
function mainSubject(words: Word[], to: number, depth: number): Range | null {
  let tries = CHAIN
  for (let i = clauseStart(words, to); i < to && tries > 0; i++) {
    const word = words[i]!
    if (!isVerb(word) || word.spoken || word.mark || (word.pos === 'VERB' && word.low.endsWith('ing'))) continue
    const subject = subjectOf(words, firstOfGroup(words, i), i, depth + 1)
    if (subject && !isRelative(words[subject.from])) return subject
    tries--
  }
  return null
}

/** Where the last clause begins that a comma and “and” open. */
function clauseStart(words: Word[], to: number): number {
  for (let i = to - 2; i > 0; i--) {
    if (words[i]!.text === ';') return i + 1
    if (isComma(words[i - 1]) && words[i]!.pos === 'CCONJ' && startsClause(words, i + 1)) return i + 1
  }
  return 0
}

/** “issued a statement saying”: not the statement's, but whose it is. */
const isDocument = ({ low }: Word) => /^(statement|tweet|letter|post|email|e-mail|message|memo)$/.test(low)

/** The subject of the verb before this one, that goes on: “he came and said”, “he wants to say”, “…, adding”. */
function sharedSubject(words: Word[], verb: Predicate, depth: number): Range | null {
  if (depth > CHAIN) return null
  // “said the plan was dead and added”: who says goes on saying.
  const speaks = verb.form !== 'infinitive' && verb.verb?.frames.has('quote') === true
  return (speaks ? subjectBefore(words, verb.from, depth, true) : null) ?? subjectBefore(words, verb.from, depth, false)
}

function subjectBefore(words: Word[], before: number, depth: number, speaking: boolean): Range | null {
  // Fewer at each step back: all verbs before all verbs would be too many.
  let tries = CHAIN + 1 - depth
  let relative: Range | null = null
  for (let i = before - 1; i >= 0; i--) {
    const word = words[i]!
    if (!isVerb(word) || word.spoken || word.mark) continue
    const group = readVerbGroup(words, i)
    if (speaking && !(group?.form === 'finite' && !group.passive && group.verb.frames.has('quote'))) continue
    const from = firstOfGroup(words, i)
    // “said he would go and added”: who is said to go adds nothing.
    if (speaking && MODAL.test(words[from]!.low)) continue
    const last = words[from - 1]
    if ((last?.low === 'to' && last.pos === 'PART') || (word.low.endsWith('ing') && from === i)) continue
    // “…,” said the minister, adding
    if (last && (last.mark || last.spoken) && isNominal(words[i + 1]))
      return { from: i + 1, to: nounPhraseEnd(words, i + 1, true) }
    const subject = subjectOf(words, from, i, depth + 1)
    // “Lee backed the bill, which failed in May, and said”: what failed said nothing.
    if (subject && isPastRelative(words, subject, i, before)) relative ??= subject
    else if (subject) return subject
    if (--tries === 0) break
  }
  return relative
}

/** Whether a subject is a “who” or “which” whose clause a comma ended before a word. */
const isPastRelative = (words: Word[], subject: Range, verb: number, before: number) =>
  isRelative(words[subject.from]) && words.slice(verb, before).some(isComma)

/** Subjects of the verbs of a sentence, by verb and depth: each verb after one looks back to it, in many ways. */
const subjects = new WeakMap<Word[], Map<number, Range | null>>()

function subjectOf(words: Word[], from: number, head: number, depth: number): Range | null {
  const known = subjects.get(words) ?? new Map<number, Range | null>()
  subjects.set(words, known)
  const key = head * (CHAIN + 2) + depth
  const found = known.get(key)
  if (found !== undefined) return found
  const subject = findSubject(words, { from, to: head + 1, head, form: 'finite' }, depth)
  known.set(key, subject)
  return subject
}

function firstOfGroup(words: Word[], head: number): number {
  let from = head
  while (from > 0 && (/^(AUX|ADV)$/.test(words[from - 1]!.pos) || /^(had|has|have)$/.test(words[from - 1]!.low))) from--
  return from
}

/** “Citing the report, Trump said”: the subject of the clause to come. */
function subjectAfter(words: Word[], { to }: Predicate): Range | null {
  for (let i = to; i < words.length; i++) {
    const from = words[i + 1]?.mark ? i + 2 : i + 1
    if (!isComma(words[i]) || !isNominal(words[from])) continue
    const end = nounPhraseEnd(words, from, true)
    if (end > from && /^(VERB|AUX|ADV|PUNCT)$/.test(words[end]?.pos ?? '')) return { from, to: end }
  }
  return null
}
