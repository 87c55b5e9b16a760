import { isComma, isDash, isNominal, isNounEnd, nounPhraseEnd, type Range, readVerbGroup, skipTime, type VerbGroup } from './phrases.ts'
import type { Word } from './sentences.ts'

// What follows an attributing verb: the clause, quotation or phrase that is its content.

export interface Complement extends Range {
  kind: 'quote' | 'clause' | 'phrase'
}

const WH = /^(whether|how|what|why|who|where|when|if|which|whom|whose)$/
const AS_IF = /^(that|whether|how|what|why)$/
const ASIDE = /^(in|at|during|on|to|from|after|before|via|through|with|by|about|of|as|for|into|over|within|near|outside|inside|under|upon)$/

/** The complement to the right of a verb, or null. */
export function findComplement(words: Word[], verb: VerbGroup): Complement | null {
  const { frames, prepositions } = verb.reading.verb
  const says = frames.has('clause')
  const utters = says || frames.has('quote')
  const i = skipAdverbs(words, verb.to)
  const next = words[i]
  if (!next) return null
  if (utters || frames.has('tell')) {
    const quote = quoteAt(words, i)
    if (quote) return quote
  }
  if (says || frames.has('tell')) {
    if (AS_IF.test(next.low) && isClauseHead(words, i)) return clauseFrom(words, i, verb)
    if (says && frames.has('quote') && next.mark && next.quoted && next.start === next.quoted.start) return clauseFrom(words, i, verb)
  }
  if (verb.passive) return null
  if (frames.has('infinitive') && next.low === 'to' && isInfinitive(words, i)) return clauseFrom(words, i, verb)
  if (frames.has('urge')) {
    const urged = urgedFrom(words, i)
    if (urged) return clauseFrom(words, i, verb)
  }
  const labelled = frames.has('as') ? labelFrom(words, i, verb) : null
  if (labelled) return labelled
  if (frames.has('tell')) {
    const told = afterAddressee(words, i, verb)
    if (told) return told
  }
  if (utters) {
    const quote = quoteAt(words, skipAsides(words, i))
    if (quote) return quote
  }
  const later = words[timely(words, i)]
  if (later && later !== next && prepositions.includes(later.low)) return phraseFrom(words, words.indexOf(later, i) + 1, verb)
  if (prepositions.includes(next.low) && (next.pos === 'ADP' || next.pos === 'PART' || next.pos === 'SCONJ' || next.pos === 'ADV')) return phraseFrom(words, i + 1, verb)
  if (utters && !says) return quoteAt(words, skipAsides(words, i))
  if (says) {
    const said = afterAside(words, i, verb)
    if (said) return said
  }
  if (frames.has('judge') && isNominal(next)) return phraseFrom(words, i, verb)
  return null
}

function skipAdverbs(words: Word[], from: number): number {
  let i = from
  for (;;) {
    const start = i
    if (words[i]?.pos === 'ADV' && !WH.test(words[i]!.low)) i++
    i = skipTime(words, i)
    if (i === start) return i
  }
}

/** Past “at the time”. */
const timely = (words: Word[], i: number): number =>
  words[i]?.low === 'at' && words[i + 1]?.low === 'the' && /^(time|moment)$/.test(words[i + 2]?.low ?? '') ? i + 3 : i

/** A spoken quotation at a word, after a colon or comma. */
export function quoteAt(words: Word[], from: number): Complement | null {
  const i = words[from] && /^[,:]$/.test(words[from]!.text) && !words[from]!.quoted ? from + 1 : from
  const quoted = words[i]?.quoted
  if (!quoted || !words[i]!.mark || (!words[i]!.spoken && i === from)) return null
  if (!words[i]!.spoken) return null
  let to = i
  while (to < words.length && (words[to]!.quoted === quoted || (words[to]!.spoken && words[to]!.mark))) to++
  // “no way” in the end: the sentence goes on with what was said.
  const open = !/[,.?!…—–-]$/.test(words[to - 2]?.text ?? '') && words[to] && !/^(PUNCT|CCONJ|SCONJ)$/.test(words[to]!.pos)
  if (open) return { from: i, to: clauseEnd(words, to, { from: 0, to: 1, head: 0, form: 'finite' } as VerbGroup), kind: 'clause' }
  return { from: i, to, kind: 'quote' }
}

/** Whether a subject and a verb follow. */
function isClauseHead(words: Word[], from: number): boolean {
  if (words[from]!.low === 'that' && (words[from]!.pos === 'SCONJ' || words[from + 1]?.mark)) return true
  for (let i = from + 1; i < words.length; i++) {
    const { pos, text } = words[i]!
    if (pos === 'VERB' || pos === 'AUX' || words[i]!.spoken) return true
    if (/^[;:]$/.test(text)) return false
  }
  return false
}

const isInfinitive = (words: Word[], to: number): boolean => {
  const next = words[to + 1]?.pos === 'ADV' ? words[to + 2] : words[to + 1]
  return next !== undefined && (next.pos === 'VERB' || next.pos === 'AUX' || next.mark)
}

/** “her to go”. */
function urgedFrom(words: Word[], i: number): boolean {
  const end = nounPhraseEnd(words, i, true)
  return end > i && words[end]?.low === 'to' && isInfinitive(words, end)
}

/** “the plan a disaster”, “it as a win”, “him of lying”. */
function labelFrom(words: Word[], i: number, verb: VerbGroup): Complement | null {
  const ofs = /^(accuse|convict|acquit|suspect|warn|remind|inform|assure|convince|advise|think|say)$/.test(verb.reading.verb.lemma)
  const end = ofs ? shortEnd(words, i) : nounPhraseEnd(words, i, false)
  if (end === i) return null
  const link = words[end]
  if (!link) return null
  const linked = /^(as|of|for|to|with|on)$/.test(link.low)
  const named = /^(call|name|brand|label|dub|deem|consider|term|nickname|pronounce|declare|find|think)$/.test(verb.reading.verb.lemma)
  if (linked && (link.low !== 'to' || !isInfinitive(words, end))) return labelEnd(words, i, end, verb)
  return named && (isNominal(link) || link.pos === 'ADV' || link.mark) ? labelEnd(words, i, end, verb) : null
}

/** A label ends with its clause, before another verb, or with the words it borrows. */
function labelEnd(words: Word[], from: number, link: number, verb: VerbGroup): Complement {
  const { to } = clauseFrom(words, from, verb)
  for (let i = link; i < to; i++) {
    const word = words[i]!
    if (word.quoted && !word.mark) continue
    if (word.pos === 'CCONJ' && goesOnVerb(words, i + 1) && !/ing$/.test(words[i + 1]!.low)) return { from, to: i, kind: 'clause' }
    const closes = word.mark && word.end === word.quoted!.end
    const more = words.slice(i + 1, to).some((other) => other.mark)
    if (closes && !more && i + 1 < to && /^(on|at|in|during|when|while|after|before|because|over|since|if)$/.test(words[i + 1]!.low)) return { from, to: i + 1, kind: 'clause' }
  }
  return { from, to, kind: 'clause' }
}

const shortEnd = (words: Word[], from: number): number => {
  const of = words.findIndex((word, i) => i > from && word.low === 'of')
  return of < 0 ? nounPhraseEnd(words, from, false) : nounPhraseEnd(words.slice(0, of), from, false)
}

/** “reporters that …”, “CNN: “…””, “him to …”. */
function afterAddressee(words: Word[], i: number, verb: VerbGroup): Complement | null {
  const end = nounPhraseEnd(words, i, true)
  const short = nounPhraseEnd(words, i, false)
  if (end === i) return null
  for (const from of new Set([end, short])) {
    const at = skipAsides(words, from)
    const quote = quoteAt(words, at)
    if (quote) return quote
    const next = words[at]
    if (!next) continue
    if (WH.test(next.low) || next.low === 'that') return clauseFrom(words, at, verb)
    if (next.low === 'to' && isInfinitive(words, at)) return clauseFrom(words, at, verb)
    if (startsClause(words, at)) return clauseFrom(words, at, verb)
    if (verb.reading.verb.lemma !== 'ask' && next.low === 'about') return phraseFrom(words, at + 1, verb)
  }
  return null
}

/** What a verb of saying says, after “on Tuesday”, “in a statement”. */
function afterAside(words: Word[], i: number, verb: VerbGroup): Complement | null {
  const at = skipAsides(words, i)
  const quote = quoteAt(words, at)
  if (quote) return quote
  const next = words[at]
  if (!next) return null
  if (next.low === 'that' || AS_IF.test(next.low) || next.low === 'if') return isClauseHead(words, at) ? clauseFrom(words, at, verb) : null
  if (startsClause(words, at)) return clauseFrom(words, at, verb)
  if (isComma(next) && at > i && startsClause(words, at + 1)) return clauseFrom(words, at + 1, verb)
  if (next.pos === 'SCONJ' && /^(because|if|when|while|although|though|since|unless|once|as|after|before)$/.test(next.low) && isClauseHead(words, at)) return clauseFrom(words, at, verb)
  const that = thatAhead(words, i)
  return that > 0 ? clauseFrom(words, that, verb) : null
}

/** “said in an interview taped before the vote that …” */
function thatAhead(words: Word[], from: number): number {
  if (words[from]?.pos !== 'ADP' || words[from]!.low === 'on') return -1
  for (let i = from; i < Math.min(from + 15, words.length); i++) {
    const { low, pos } = words[i]!
    if (low === 'that' && pos !== 'DET' && isClauseHead(words, i)) return i
    if (pos === 'AUX' || words[i]!.mark || /^[;:.]$/.test(low)) return -1
  }
  return -1
}

function skipAsides(words: Word[], from: number): number {
  let i = skipAdverbs(words, from)
  for (;;) {
    const start = i
    const word = words[i]
    if (word && (word.pos === 'ADP' || word.pos === 'SCONJ') && ASIDE.test(word.low)) {
      const end = nounPhraseEnd(words, i + 1, false)
      if (end > i + 1) i = skipAdverbs(words, end)
    } else if (isComma(word)) {
      if (words[i + 1]?.low === 'that') return i + 1
      // “said, in a speech on Tuesday, that”
      const close = words.findIndex((other, j) => j > i && isComma(other) && !other.quoted)
      const after = words[close + 1]
      if (close > i && close - i < 14 && after && (after.low === 'that' || after.mark)) i = close + (after.mark ? 0 : 1)
    }
    if (i === start) return i
  }
}

/** Whether a subject with its verb begins here. */
function startsClause(words: Word[], i: number): boolean {
  const word = words[i]
  if (!word || word.spoken) return false
  if (word.low === 'there') return true
  const end = nounPhraseEnd(words, i, true)
  if (end === i) return word.pos === 'VERB' && /ing$/.test(word.low) && isClauseHead(words, i)
  for (let j = end; j < words.length; j++) {
    const { pos, low } = words[j]!
    if (pos === 'VERB' || pos === 'AUX') return true
    if (pos === 'ADV' || RELATIVE_START.test(low) || words[j]!.mark) continue
    if (pos === 'ADP' || isNominal(words[j])) continue
    if (isComma(words[j])) return goesOnAfterAside(words, j)
    return false
  }
  return false
}
/** “Trump, a billionaire, would”: a verb after the second comma. */
function goesOnAfterAside(words: Word[], comma: number): boolean {
  if (words[comma + 1]?.pos === 'CCONJ') return false
  for (let i = comma + 1; i < Math.min(comma + 20, words.length); i++)
    if (isComma(words[i])) return /^(VERB|AUX|ADV)$/.test(words[i + 1]?.pos ?? '') && words[i + 1]!.low.slice(-3) !== 'ing'
  return false
}

const RELATIVE_START = /^(who|which|that|whose|not|n't)$/

function clauseFrom(words: Word[], from: number, verb: VerbGroup): Complement {
  return { from, to: clauseEnd(words, from, verb), kind: 'clause' }
}

/** Where a clause ends that began at a word. */
export function clauseEnd(words: Word[], from: number, verb: VerbGroup): number {
  const embedded = isEmbedded(words, verb)
  for (let i = from + 1; i < words.length; i++) {
    const word = words[i]!
    if (word.quoted && !word.mark) continue
    // A comma that belongs to the sentence stands within the marks, in American style.
    if (word.mark && isComma(words[i - 1]) && words[i - 1]!.quoted && i + 1 < words.length && (embedded || endsAtComma(words, i, verb))) return i + 1
    if (word.text === ';') return i
    if (word.spoken && word.mark && i > from && !/^[:,]$/.test(words[i - 1]!.text) && words[i]!.quoted !== words[i - 1]!.quoted) return i
    if (isComma(word) && (embedded || endsAtComma(words, i, verb))) return i
    if (word.pos === 'CCONJ' && goesOnSaying(words, i + 1, verb)) return i
  }
  let end = words.length
  while (end > from + 1 && /^[.?!…;,]+$/.test(words[end - 1]!.text) && !words[end - 1]!.quoted) end--
  return end
}

/** Whether the verb stands in a clause that a comma ends: “who said …,”, “As he said …,”. */
function isEmbedded(words: Word[], verb: VerbGroup): boolean {
  const before = words[verb.from - 1]
  if (before && /^(who|which)$/.test(before.low) && isComma(words[verb.from - 2])) return true
  if (verb.form === 'gerund' && verb.from <= 1 && verb.reading) return true
  const first = words[0]!
  return (first.pos === 'SCONJ' || /^(as|when|while|after|before|although|though|if|because|since)$/.test(first.low)) && !words.slice(0, verb.from).some((word) => isComma(word) && !word.quoted)
}

function endsAtComma(words: Word[], comma: number, verb: VerbGroup): boolean {
  let i = comma + 1
  while (words[i]?.pos === 'ADV') i++
  const next = words[i]
  if (!next) return false
  if (/^(according|while|though|although|despite)$/.test(next.low)) return true
  if (next.pos === 'CCONJ') return goesOnSaying(words, i + 1, verb)
  const gerund = readVerbGroup(words, i)
  if (gerund?.form === 'gerund') return gerund.reading.verb.frames.has('quote') || gerund.reading.verb.frames.has('as')
  return isTag(words, i)
}

/** “, she said” or “, said the minister”, at a word. */
export function isTag(words: Word[], from: number): boolean {
  const inverted = readVerbGroup(words, from)
  if (inverted?.form === 'finite' && inverted.reading.verb.frames.has('quote') && isNominal(words[from + 1])) return true
  const end = nounPhraseEnd(words, from, true)
  if (end === from) return false
  for (let head = end; head < Math.min(end + 3, words.length); head++) {
    const verb = readVerbGroup(words, head)
    if (!verb) continue
    if (!verb.reading.verb.frames.has('quote') || verb.form !== 'finite') return false
    const after = words[skipTime(words, verb.to)]
    return !after || /^[.,;:?!]$/.test(after.text) || isDash(after) || after.mark || /^(in|at|on|to|during|of|as|when|while|before|after|with|from|by|about|through|via|under)$/.test(after.low)
  }
  return false
}

/** “and added”, “but she said”. */
function goesOnSaying(words: Word[], from: number, main: VerbGroup): boolean {
  let i = from
  while (words[i]?.pos === 'ADV') i++
  const next = readVerbGroup(words, i)
  if (main.form === 'gerund' && next?.form === 'gerund') return next.reading.verb.frames.has('quote') || next.reading.verb.frames.has('as')
  const subject = words[i]?.pos === 'PRON' ? i + 1 : i
  for (let head = subject; head < Math.min(subject + 3, words.length); head++) {
    const verb = readVerbGroup(words, head)
    if (verb && verb.from <= subject) return verb.form === 'finite' && verb.reading.verb.frames.has('quote') && sameTense(words, main, verb)
    if (words[head]!.pos !== 'ADV' && words[head]!.pos !== 'AUX') return false
  }
  return false
}

const sameTense = (words: Word[], one: VerbGroup, other: VerbGroup): boolean =>
  one.to - one.from > 1 || isPast(words[one.head]!) === isPast(words[other.head]!)
const isPast = (word: Word) => /(ed|id|old|ote|ote|ught|ew|ut)$/.test(word.low)

const PHRASE_STOP = /^(during|after|before|until|amid|despite|when|while|because|if|where|who|which|since|as|than|so|although|though|unless)$/

/** A noun phrase with what hangs on it. */
function phraseFrom(words: Word[], from: number, verb: VerbGroup): Complement | null {
  const to = phraseEnd(words, from, verb)
  return to > from ? { from, to, kind: 'phrase' } : null
}

/** Where a noun phrase ends, with its prepositions and relative clauses. */
export function phraseEnd(words: Word[], from: number, verb?: VerbGroup): number {
  const labels = verb?.reading?.verb.frames.has('as') ?? false
  for (let i = from; i < words.length; i++) {
    const word = words[i]!
    if (word.quoted && !word.mark) continue
    if (word.spoken && i > from) return i
    if (/^[,;:.?!()]$/.test(word.text) || isDash(word)) return i
    if (i === from) continue
    if (PHRASE_STOP.test(word.low) && !(word.low === 'as' && labels)) return i
    if (skipTime(words, i) > i) return i
    if (word.pos === 'CCONJ' && goesOnVerb(words, i + 1)) return i
    if (word.pos === 'AUX' && isNounEnd(words[i - 1]) && words[i - 1]!.pos !== 'PRON') return i
  }
  return words.length
}

function goesOnVerb(words: Word[], from: number): boolean {
  let i = from
  while (words[i]?.pos === 'ADV') i++
  return words[i]?.pos === 'VERB' || words[i]?.pos === 'AUX' || words[i]?.low === 'to'
}
