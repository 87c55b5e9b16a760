import { clauseEnd } from './clause-ends.ts'
import { findComplement, quoteAt } from './complements.ts'
import type { Finding } from './drafts.ts'
import { readNounCue } from './noun-cues.ts'
import { nounPhraseEnd } from './noun-phrases.ts'
import type { Word } from './sentences.ts'
import { findSubject } from './subjects.ts'
import { readTag, sourceEnd } from './tags.ts'
import { readVerbGroup, type VerbGroup } from './verb-groups.ts'
import { closesQuote, isComma, isNominal, isVerb, type Range, trimEnd } from './words.ts'

// What each word of a sentence that attributes, attributes.

/** Words of the name in “Ann Lee: The plan is dead”, at most, of all of it, at most, and from the colon on, at least. */
const LONGEST_NAME = 4
const LONGEST_HEADLINE = 25
const SHORTEST_CLAUSE = 4
/** “It is hard to admit …”, “a way to say …”: nobody does. */
const DUMMY = /^(it|there|this|that|which|what)$/

/** “The plan is dead, they think.” */
const THINKS = /^(think|believe|hope|fear|suspect)$/
/** “pointed out”, “laid out”: part of the verb. */
const PARTICLE = /^(out|up|down|off|forth|forward|aside)$/
/** “The poll shows a lead”: what people show is nothing they said. */
const DATA_VERBS = /^(show|find)$/
const isData = ({ low }: Word) =>
  /^(polls?|polling|findings?|surveys?|study|studies|data|records|numbers|figures|reports?|results?|statistics|research|analysis)$/.test(
    low,
  )

/** The attributions of a sentence, by its verbs, nouns and “according to”. */
export function findCues(words: Word[]): Finding[] {
  const found: Finding[] = []
  for (const [at, word] of words.entries()) {
    if (word.quoted) continue
    const finding = readCue(words, at)
    if (!finding) continue
    // “expressed hope that …” is one cue.
    const last = found.at(-1)
    if (last && last.cue.from >= finding.cue.from && last.cue.to <= finding.cue.to) found.pop()
    found.push(finding)
  }
  return found
}

function readCue(words: Word[], at: number): Finding | null {
  if (words[at]!.text === ':') return readName(words, at)
  if (words[at]!.low === 'according' && words[at + 1]?.low === 'to') return readAccording(words, at, at + 2)
  if (isPer(words, at)) return readAccording(words, at, at + 1)
  const verb = readVerbGroup(words, at)
  return (verb && readVerbCue(words, verb)) ?? readNounCue(words, at)
}

function readVerbCue(words: Word[], group: VerbGroup): Finding | null {
  const { frames } = group.verb
  const cue = { from: group.from, to: group.to }
  const speaks = (frames.has('quote') || THINKS.test(group.verb.lemma)) && !group.passive
  const tag = speaks ? (readTag(words, group) ?? startingTag(words, group)) : null
  if (tag) return tag
  const complement = findComplement(words, group)
  const saysSo = frames.has('quote') || group.verb.prepositions.includes('out')
  if (!complement) return (saysSo ? readAs(words, group) : null) ?? byAgent(words, group)
  const source = group.passive ? null : findSubject(words, group)
  if (!source || (group.form === 'infinitive' && DUMMY.test(words[source.from]!.low))) return null
  if (group.from === 0 && /^(assuming|supposing)$/.test(words[0]!.low)) return null
  const { kind, ...range } = complement
  if (PARTICLE.test(words[cue.to]!.low) && range.from > cue.to) cue.to++
  if (kind === 'object' && DATA_VERBS.test(group.verb.lemma) && !words.slice(source.from, source.to).some(isData))
    return null
  const how = kind === 'clause' && !frames.has('quote') ? 'thought' : kind
  return { cue, source, content: [range], how }
}

/** Said Ann Lee, a baker: “…” */
function startingTag(words: Word[], { from, to, form }: VerbGroup): Finding | null {
  if (from > 0 || form !== 'finite' || !isNominal(words[to])) return null
  const end = sourceEnd(words, to)
  const quote = end > to ? quoteAt(words, end) : null
  return quote && { cue: { from, to }, source: { from: to, to: end }, content: [quote], how: 'quote' }
}

/** “As she said, …”; “as reported by the paper, …” */
function readAs(words: Word[], group: VerbGroup): Finding | null {
  const by = words[group.to]?.low === 'by'
  const subject = group.form === 'finite' && !group.passive ? findSubject(words, group) : null
  const source = by ? agentOf(words, group) : subject
  const as = (by ? group.from : (source?.from ?? 0)) - 1
  if (!source || words[as]?.low !== 'as') return null
  // “Yet, as she said, …”
  const leads = words.slice(0, as).every((word) => isComma(word) || word.pos === 'CCONJ' || word.pos === 'ADV')
  if (!leads) return asideAs(words, as, group, source)
  const comma = words.findIndex((word, i) => i >= Math.max(group.to, source.to) && isComma(word))
  if (comma < 0 || comma + 1 >= words.length) return null
  const content = quoteAt(words, comma) ?? { from: comma + 1, to: clauseEnd(words, comma + 1) }
  return { cue: { from: group.from, to: group.to }, source, content: [content], how: 'tag' }
}

/** “The plan is dead, as the paper reported”; “In May, as she said, it rained” */
function asideAs(words: Word[], as: number, { from, to, verb }: VerbGroup, source: Range): Finding | null {
  if (!isComma(words[as - 1]) || !verb.frames.has('clause')) return null
  const left = { from: words[0]!.pos === 'CCONJ' ? 1 : 0, to: as - 1 }
  const says = words.slice(left.from, left.to).some(isVerb)
  return says ? { cue: { from, to }, source, content: [left], how: 'tag' } : null
}

/** “The plan was criticized by Lee” */
function byAgent(words: Word[], group: VerbGroup): Finding | null {
  const { frames } = group.verb
  if ((!frames.has('object') && !frames.has('label')) || /^(see|find|know|want)$/.test(group.verb.lemma)) return null
  const source = agentOf(words, group)
  // “was quoted by the paper as saying”: what he says has a cue of its own.
  if (source && words[source.to]?.low === 'as') return null
  const subject = source && findSubject(words, { ...group, form: 'finite' })
  return subject && { cue: { from: group.from, to: group.to }, source, content: [subject], how: 'agent' }
}

function agentOf(words: Word[], { to, past }: VerbGroup): Range | null {
  if (!past || words[to]?.low !== 'by') return null
  const end = nounPhraseEnd(words, to + 1, true)
  return end > to + 1 ? { from: to + 1, to: end } : null
}

/** “Ann Lee: The plan is dead”, as headlines have it. */
function readName(words: Word[], colon: number): Finding | null {
  if (colon === 0 || colon > LONGEST_NAME || words.length > LONGEST_HEADLINE || words.length - colon < SHORTEST_CLAUSE)
    return null
  const isName = words.slice(0, colon).every(({ pos, text }) => pos === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(text))
  if (!isName || !/^[\p{Lu}‘'“"]/u.test(words[colon + 1]!.text) || !words.slice(colon + 1).some(isVerb)) return null
  const content = quoteAt(words, colon) ?? { from: colon + 1, to: trimEnd(words, colon + 1) }
  return { cue: { from: colon, to: colon + 1 }, source: { from: 0, to: colon }, content: [content], how: 'colon' }
}

/** “Per the report, …”, “…, per Lee.”; not “per head”, “per the rules”. */
const isPer = (words: Word[], at: number) =>
  words[at]!.low === 'per' &&
  (at === 0 || isComma(words[at - 1]) || closesQuote(words[at - 1])) &&
  (words[at + 1]?.pos === 'PROPN' ||
    (words[at + 1]?.low === 'the' && words[at + 2] !== undefined && isData(words[at + 2]!)))

/** “According to Lee, …”; “…, according to Lee.”; “The plan, according to Lee, …” */
function readAccording(words: Word[], at: number, from: number): Finding | null {
  if (!isNominal(words[from]) && !/^(VERB|ADV)$/.test(words[from]?.pos ?? '')) return null
  const cue = { from: at, to: from }
  const leads = at === 0 || (at === 1 && words[0]!.pos === 'CCONJ')
  let to = sourceEnd(words, from)
  // Where the tagger sees no noun, up to the next mark.
  if (leads || to === from) while (to < words.length && (to === from || !/^[,.;:]$/.test(words[to]!.text))) to++
  const source = { from, to }
  if (leads) {
    let comma = words.findIndex((word, i) => i >= to && isComma(word))
    // “According to Ann Lee, the plan reeks”: what follows is no aside on her.
    if (comma < 0) comma = words.findIndex((word, i) => i > from && isComma(word))
    if (comma < to) source.to = comma
    const content = comma < 0 ? null : (quoteAt(words, comma) ?? { from: comma + 1, to: clauseEnd(words, comma + 1) })
    return content && content.from < words.length ? { cue, source, content: [content], how: 'according' } : null
  }
  let end = at
  while (end > 0 && isComma(words[end - 1])) end--
  const start = words[0]!.pos === 'CCONJ' ? 1 : 0
  if (end <= start) return null
  const content = [{ from: start, to: end }]
  if (isComma(words[to]) && words[to + 1] && at < words.length / 2)
    content.push({ from: to + 1, to: trimEnd(words, to + 1) })
  return { cue, source, content, how: 'according' }
}
