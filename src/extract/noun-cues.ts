import { clauseEnd, phraseEnd, quoteAt } from './complements.ts'
import { isNominal, isNounEnd, nounPhraseEnd, nounPhraseStart, POSSESSIVE, type Range, type VerbGroup } from './phrases.ts'
import type { Word } from './sentences.ts'
import { findSubject } from './subjects.ts'

// Nouns and adjectives that attribute: “her claim that …”, “a call by the union for …”, “he is sure that …”.

const NOUNS = new Set(
  `claim assertion argument statement announcement suggestion proposal promise pledge vow warning belief view opinion
  hope fear concern worry criticism praise support opposition endorsement call demand request accusation allegation
  complaint contention decision plan refusal denial desire intention commitment insistence admission acknowledgment
  acknowledgement prediction forecast estimate conclusion finding assessment explanation defense defence comment remark
  threat response reaction reference declaration assurance revelation disclosure confession recollection description
  characterization portrayal depiction condemnation rejection embrace acceptance disdain contempt distrust admiration
  disagreement agreement preference advocacy plea appeal boast assumption suspicion conviction notion idea theory
  doubt skepticism scepticism understanding recognition regret mockery denunciation attack rebuke dismissal advice
  recommendation question suggestion testimony account observation speculation proclamation interpretation
  confirmation reminder message`
    .split(/\s+/)
    .flatMap((noun) => [noun, /[^aeiou]y$/.test(noun) ? noun.replace(/y$/, 'ies') : `${noun}s`]),
)

const ADJECTIVES = new Set(
  `confident sure certain convinced afraid worried concerned hopeful aware optimistic pessimistic proud happy glad
  grateful sorry adamant skeptical sceptical doubtful unsure uncertain clear unclear eager willing unwilling reluctant ready
  determined keen anxious positive disappointed surprised thrilled pleased delighted saddened outraged angry furious
  critical supportive wary mindful fearful opposed dismissive unaware unhappy upset`.split(/\s+/),
)

const LINK = /^(for|of|on|about|to|against|with|over|toward|towards|in|as|regarding)$/

export interface Named {
  cue: Range
  source: Range
  content: Range
}

/** What a noun or adjective attributes, or null. */
export function readNounCue(words: Word[], at: number): Named | null {
  const { low, pos } = words[at]!
  if (pos === 'NOUN' && NOUNS.has(low)) return byOwner(words, at) ?? byAgent(words, at)
  if (ADJECTIVES.has(low) && pos !== 'ADV') return byFeeling(words, at)
  return null
}

/** “Ann’s firm belief that …” */
function byOwner(words: Word[], at: number): Named | null {
  let i = at - 1
  while (i >= 0 && at - i < 5 && /^(ADJ|NOUN|ADV|VERB|NUM)$/.test(words[i]!.pos) && !POSSESSIVE.has(words[i]!.low) && words[i]!.low !== "'s") i--
  const owner = words[i]
  if (!owner) return null
  const possessive = owner.pos === 'PART' && /^'s?$/.test(owner.low)
  if (!possessive && !POSSESSIVE.has(owner.low)) return null
  const content = contentAfter(words, at + 1)
  if (!content) return null
  const from = possessive ? nounPhraseStart(words, i, 0) : i
  return from <= i ? { cue: { from: i + 1, to: at + 1 }, source: { from, to: possessive ? i : i + 1 }, content } : null
}

/** “a call by the union for …”, “criticism from allies that …” */
function byAgent(words: Word[], at: number): Named | null {
  if (!/^(by|from|among)$/.test(words[at + 1]?.low ?? '')) return null
  const to = nounPhraseEnd(words, at + 2, false)
  if (to === at + 2) return null
  const content = contentAfter(words, to)
  return content && { cue: { from: at, to: at + 1 }, source: { from: at + 2, to }, content }
}

/** “She is sure that …” */
function byFeeling(words: Word[], at: number): Named | null {
  let i = at - 1
  while (i > 0 && (words[i]!.pos === 'ADV' || words[i]!.pos === 'PART')) i--
  if (!words[i] || !/^(is|are|was|were|'s|'re|'m|am|be|been|remain|remains|remained|feel|feels|felt|seems|seemed)$/.test(words[i]!.low)) return null
  const next = words[at + 1]
  if (!next || !/^(that|to|of|about|with|at|by|whether|how|what|over)$/.test(next.low)) return null
  const verb = { from: i, to: at + 1, head: i, form: 'finite', passive: false } as VerbGroup
  while (verb.from > 0 && words[verb.from - 1]!.pos === 'AUX') verb.from--
  const source = findSubject(words, verb)
  if (!source || /^(it|there|this|that|what)$/.test(words[source.from]!.low)) return null
  const content = contentAfter(words, at + 1)
  return content && { cue: { from: verb.from, to: at + 1 }, source, content }
}

function contentAfter(words: Word[], from: number): Range | null {
  const next = words[from]
  if (!next) return null
  const quote = quoteAt(words, from)
  if (quote) return quote
  const main = { from: from - 1, to: from, head: from - 1, form: 'finite', passive: false } as VerbGroup
  if (/^(that|whether|how|what|why)$/.test(next.low)) return { from, to: clauseEnd(words, from, main) }
  if (next.low === 'to' && next.pos === 'PART') return { from, to: clauseEnd(words, from, main) }
  if (!LINK.test(next.low) || !(isNominal(words[from + 1]) || words[from + 1]?.pos === 'VERB')) return null
  const to = phraseEnd(words, from + 1)
  return to > from + 1 && isNounEnd(words[to - 1]) ? { from: from + 1, to } : null
}
