import { hasVerb, QUESTION_WORD, skipAsides, skipWhen, startsClause, thatAhead } from './asides.ts'
import { clauseEnd } from './clause-ends.ts'
import { labelFrom } from './labels.ts'
import { nounPhraseEnd } from './noun-phrases.ts'
import { phraseEnd } from './phrase-ends.ts'
import type { Word } from './sentences.ts'
import { skipTime } from './times.ts'
import type { VerbGroup } from './verb-groups.ts'
import { isComma, isGenitive, isInfinitive, isNominal, isVerb, opensQuote, type Range } from './words.ts'

// What follows an attributing verb: the quotation, clause or phrase that is its content.

export interface Complement extends Range {
  kind: 'quote' | 'clause' | 'told' | 'urged' | 'wish' | 'label' | 'object'
}

const THAT = /^(that|whether|how|what|why)$/
/** What “saw them leave” tells was seen, and what “held talks” tells was done: these need “that”. */
const NEEDS_THAT = /^(see|find|hear|notice|discover|reflect|prove|sense|hold|submit)$/
const STANDS_FOR = /^(it|this|that|these|those|them|him|her|me|us|so|what|all|one)$/
/** Words after “said” that must be what was said, though the tagger sees no verb in them. */
const SHORTEST_SAYING = 3
/** “the plan, which she hopes will pass” */
const RELATIVE_SAYING =
  /^(say|hope|believe|think|fear|argue|claim|insist|warn|predict|suggest|expect|contend|allege|feel)$/
const CONDITION = /^(because|if|when|while|although|though|since|unless|once|as|after|before)$/

/** The complement to the right of a verb, or null. */
export function findComplement(words: Word[], group: VerbGroup): Complement | null {
  const { frames, prepositions } = group.verb
  const at = skipWhen(words, group.to)
  const next = words[at]
  if (!next) return null
  const quotes = frames.has('clause') || frames.has('quote')
  const near = quotes || frames.has('tell') ? quoteAt(words, at) : null
  if (near) return near
  if (opensClause(words, at, group)) return clauseFrom(words, at, group)
  // “Lee added: The plan is dead.”
  if (next.text === ':' && frames.has('quote') && /^\p{Lu}/u.test(words[at + 1]?.text ?? '') && hasVerb(words, at))
    return clauseFrom(words, at + 1, group)
  // “about 20 people have asked”
  if (frames.has('clause') && next.low === 'about' && words[at + 1]?.pos === 'NUM' && startsClause(words, at + 1))
    return clauseFrom(words, at, group)
  if (group.passive) return null
  const wish = frames.has('infinitive') ? skipAsides(words, at) : -1
  const seems = group.verb.lemma === 'look' && /^(be|have)$/.test(words[wish + 1]?.low ?? '')
  if (wish >= 0 && !seems && isInfinitive(words, wish)) return { ...clauseFrom(words, wish, group), kind: 'wish' }
  if (frames.has('urge') && isUrged(words, at))
    return { ...clauseFrom(words, at, group), kind: frames.has('quote') ? 'urged' : 'wish' }
  const labelled = frames.has('label') ? labelFrom(words, at, group) : null
  if (labelled) return labelled
  const told = frames.has('tell') ? afterAddressee(words, at, group) : null
  if (told) return told
  const far = quotes ? quoteAt(words, skipAsides(words, at)) : null
  if (far) return far
  const object = pastPrepositions(words, group.to, prepositions)
  if (object > at) {
    // “agreed with Lee that”
    const that = words[object - 1]!.low === 'with' ? nounPhraseEnd(words, object, false) : object
    return words[that]?.low === 'that' && hasVerb(words, that)
      ? clauseFrom(words, that, group)
      : phraseFrom(words, object, group)
  }
  if (frames.has('quote') && !frames.has('clause') && !frames.has('object')) return null
  const said = frames.has('clause') && !NEEDS_THAT.test(group.verb.lemma) ? afterAside(words, at, group) : null
  if (said) return said
  // “the plan, which she said was dead”
  if (RELATIVE_SAYING.test(group.verb.lemma) && next.pos === 'AUX') return clauseFrom(words, at, group)
  if (group.verb.lemma === 'say' && isNominal(next) && words.length - at > SHORTEST_SAYING)
    return clauseFrom(words, at, group)
  if (!frames.has('object')) return null
  return isNominal(next) || isDoing(words, at) ? phraseFrom(words, at, group) : null
}

/** Past “for”, “out”, “down on” that a verb may have before its content; the same word if it has none there. */
function pastPrepositions(words: Word[], to: number, prepositions: readonly string[]): number {
  const at = prepositions.includes(`${words[to]?.low}_${words[to + 1]?.low}`) ? to : skipWhen(words, to)
  const next = words[at]!
  if (prepositions.includes(`${next.low}_${words[at + 1]?.low}`)) return at + 2
  if (prepositions.includes(next.low) && /^(ADP|PART|SCONJ|ADV)$/.test(next.pos)) return at + 1
  // “spoke to the paper about”
  const end = /^(to|with)$/.test(next.low) ? nounPhraseEnd(words, at + 1, false) : at
  return end > at + 1 && words[end]?.low === 'about' && prepositions.includes('about') ? end + 1 : at
}

/** “proposed raising taxes” */
const isDoing = (words: Word[], at: number) =>
  words[at]!.pos === 'VERB' &&
  words[at]!.low.endsWith('ing') &&
  /^(NOUN|PROPN|PRON|DET|ADJ|NUM|ADP|PART)$/.test(words[at + 1]?.pos ?? '')

/** A spoken quotation at a word, or after the colon or comma there. */
export function quoteAt(words: Word[], from: number): Complement | null {
  const at = /^[,:]$/.test(words[from]?.text ?? '') && !words[from]!.quoted ? from + 1 : from
  const first = words[at]
  if (!first?.mark || !first.spoken) return null
  let to = at
  while (words[to] && (words[to]!.quoted === first.quoted || (words[to]!.spoken && words[to]!.mark))) to++
  // “no way” in the end: the sentence goes on with what was said.
  const after = words[to]
  const goesOn = after && !/^(PUNCT|CCONJ|SCONJ)$/.test(after.pos) && !/[,.?!…—–-]$/.test(words[to - 2]?.text ?? '')
  return goesOn ? { from: at, to: clauseEnd(words, to), kind: 'clause' } : { from: at, to, kind: 'quote' }
}

/** “that …”, “whether …”; also “a total “disaster””, where someone's words go on as the writer's. */
function opensClause(words: Word[], at: number, { verb }: VerbGroup): boolean {
  if (!verb.frames.has('clause') && !verb.frames.has('tell')) return false
  if (THAT.test(words[at]!.low) && hasVerb(words, at)) return !(isHeld(verb.lemma) && isThatThing(words, at))
  return verb.frames.has('clause') && verb.frames.has('quote') && opensQuote(words[at])
}

const isHeld = (lemma: string) => lemma === 'hold' || lemma === 'submit'

/** “held that post until she left”, unlike “held that men were equal” */
const isThatThing = (words: Word[], that: number) =>
  words[that + 1]?.pos === 'NOUN' && !words[that + 1]!.low.endsWith('s') && !isVerb(words[that + 2])

/** “her to go” */
function isUrged(words: Word[], at: number): boolean {
  return [true, false].some((long) => {
    const end = nounPhraseEnd(words, at, long)
    return end > at && isInfinitive(words, end)
  })
}

/** “reporters that …”, “CNN: “…””, “him to …” */
function afterAddressee(words: Word[], at: number, group: VerbGroup): Complement | null {
  for (const long of [true, false]) {
    const end = nounPhraseEnd(words, at, long)
    if (end === at) return null
    const from = skipAsides(words, end)
    const quote = quoteAt(words, from)
    if (quote) return quote
    const next = words[from]
    if (!next) continue
    const clause =
      QUESTION_WORD.test(next.low) || next.low === 'that' || isInfinitive(words, from) || startsClause(words, from)
    if (clause) return { ...clauseFrom(words, from, group), kind: 'told' }
    if (next.low === 'about' && group.verb.lemma !== 'ask') return phraseFrom(words, from + 1, group)
  }
  return null
}

/** What is said after “on Tuesday”, “in a statement”. */
function afterAside(words: Word[], at: number, group: VerbGroup): Complement | null {
  const from = skipAsides(words, at)
  const next = words[from]
  // “to respond to the claims and the inquiry “may go on””: that is another clause.
  if (!next || (from > at && opensQuote(next))) return null
  if (THAT.test(next.low) || next.low === 'if') return hasVerb(words, from) ? clauseFrom(words, from, group) : null
  if (startsClause(words, from)) return clauseFrom(words, from, group)
  // “Responding to him, Lee said”: what is said does not say what follows.
  const opens = group.form === 'gerund' && group.from === 0
  if (isComma(next) && !opens && from > at && startsClause(words, from + 1)) return clauseFrom(words, from + 1, group)
  if (next.pos === 'SCONJ' && CONDITION.test(next.low) && hasVerb(words, from)) return clauseFrom(words, from, group)
  const that = thatAhead(words, at)
  return that < 0 ? null : clauseFrom(words, that, group)
}

const clauseFrom = (words: Word[], from: number, group: VerbGroup): Complement => ({
  from,
  to: clauseEnd(words, from, group),
  kind: 'clause',
})

function phraseFrom(words: Word[], from: number, group: VerbGroup): Complement | null {
  if (isGenitive(words[from]) || words[from]?.low === 'of') return null
  const to = phraseEnd(words, from, group)
  // “doubled down on Friday”, “disclosed this in a statement”
  if (skipTime(words, from) >= to || isThis(words, from)) return null
  // “understood it”, “did not respond to a request for comment” tell nothing.
  if (
    /^(respond|reply)$/.test(group.verb.lemma) &&
    words.slice(from, to).some(({ low }) => /^(requests?|calls?|e-?mails?|messages?|inquiries|enquiries)$/.test(low))
  )
    return null
  const tells =
    to - from > 1 || (to > from && !/^(PRON|DET)$/.test(words[from]!.pos) && !STANDS_FOR.test(words[from]!.low))
  return tells ? { from, to, kind: 'object' } : null
}

/** “this in a statement”: what was said stands elsewhere. */
const isThis = (words: Word[], at: number) =>
  /^(this|it|that)$/.test(words[at]!.low) && /^(in|on|at|to|from|during|while)$/.test(words[at + 1]?.low ?? '')
