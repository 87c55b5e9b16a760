import { skipAsides, startsClause } from './asides.ts'
import { clauseEnd } from './clause-ends.ts'
import { quoteAt } from './complements.ts'
import type { Finding } from './drafts.ts'
import {
  ATTITUDES_WITH_PREPOSITIONS,
  ATTRIBUTING_ADJECTIVES,
  ATTRIBUTING_NOUNS,
  EXPRESSING_VERBS,
  FEELING_VERBS,
  SURE_ADJECTIVES,
  VOICING_VERBS,
} from './lexicon/attributing-nouns.ts'
import { nounPhraseEnd, nounPhraseStart } from './noun-phrases.ts'
import { phraseEnd } from './phrase-ends.ts'
import type { Word } from './sentences.ts'
import { findSubject } from './subjects.ts'
import { readVerbGroup } from './verb-groups.ts'
import { isComma, isGenitive, isInfinitive, isNominal, isNounEnd, isOwner, type Range } from './words.ts'

// Nouns and adjectives that attribute: “her claim that …”, “a call by the union for …”, “he is sure that …”.

/** Words between an owner and what is theirs, at most. */
const APART = 5

const FEELING_PREPOSITIONS = ['of', 'about', 'with', 'at', 'by', 'over', 'to']
const attitudes = new Map(
  [...ATTITUDES_WITH_PREPOSITIONS].map((entry) => {
    const [noun, list] = entry.split(':') as [string, string]
    return [noun, list.split(',')]
  }),
)

/** What a noun or adjective attributes, or null. */
export function readNounCue(words: Word[], at: number): Finding | null {
  const { low, pos } = words[at]!
  if (pos === 'NOUN' && isAttributing(low)) return byOwner(words, at) ?? byAgent(words, at) ?? byExpression(words, at)
  if (pos === 'VERB' && ATTRIBUTING_NOUNS.has(low)) return byExpression(words, at)
  return ATTRIBUTING_ADJECTIVES.has(low) && pos !== 'ADV' ? byFeeling(words, at) : null
}

const singular = (noun: string) => noun.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
const isAttributing = (noun: string) =>
  ATTRIBUTING_NOUNS.has(noun) || ATTRIBUTING_NOUNS.has(singular(noun)) || attitudes.has(singular(noun))

/** “Ann’s firm belief that …” */
function byOwner(words: Word[], at: number): Finding | null {
  let i = at - 1
  while (i >= 0 && at - i < APART && /^(ADJ|NOUN|ADV|VERB|NUM)$/.test(words[i]!.pos) && !isOwner(words[i])) i--
  const genitive = isGenitive(words[i])
  if (!genitive && !isOwner(words[i])) return null
  // “her fear is that …”
  const is = /^(is|was|'s)$/.test(words[at + 1]?.low ?? '') ? at + 2 : at + 1
  const said = contentAfter(words, is)
  const content = said ?? objectAfter(words, at, attitudes.get(singular(words[at]!.low)) ?? [])
  const source = genitive ? { from: nounPhraseStart(words, i), to: i } : { from: i, to: i + 1 }
  if (source.from >= source.to) return null
  if (!content) return inView(words, at, source)
  return { cue: { from: i + 1, to: at + 1 }, source, content: [content], how: said ? 'noun' : 'attitude' }
}

/** “In her view, the plan is dead”; “The plan is dead, in Ann’s view.” */
function inView(words: Word[], at: number, source: Range): Finding | null {
  const before = source.from - 1
  if (!/^(view|opinion|telling|eyes|words)$/.test(words[at]!.low) || words[before]?.low !== 'in') return null
  const cue = { from: at, to: at + 1 }
  if (before === 0 && isComma(words[at + 1]) && words[at + 2]) {
    const content = quoteAt(words, at + 1) ?? { from: at + 2, to: clauseEnd(words, at + 2) }
    return { cue, source, content: [content], how: 'noun' }
  }
  const ends = isComma(words[before - 1]) && /^[.?!]$/.test(words[at + 1]?.text ?? '.')
  return ends ? { cue, source, content: [{ from: 0, to: before - 1 }], how: 'noun' } : null
}

/** “a call by the union for …”, “criticism from allies that …” */
function byAgent(words: Word[], at: number): Finding | null {
  if (!/^(by|from|among)$/.test(words[at + 1]?.low ?? '')) return null
  const to = nounPhraseEnd(words, at + 2, false)
  const content = to > at + 2 ? contentAfter(words, to) : null
  return content && { cue: { from: at, to: at + 1 }, source: { from: at + 2, to }, content: [content], how: 'noun' }
}

/** “Ann expressed hope that …” */
function byExpression(words: Word[], at: number): Finding | null {
  let head = at - 1
  while (head > 0 && /^(ADJ|DET)$/.test(words[head]!.pos)) head--
  const verb = head > 0 ? readVerbGroup(words, head) : null
  if (!verb || verb.passive || !EXPRESSING_VERBS.has(verb.verb.lemma)) return null
  if (words.slice(head, at).some(({ low }) => low === 'no')) return null
  const source = findSubject(words, verb)
  if (!source) return null
  const cue = { from: verb.from, to: at + 1 }
  const said = contentAfter(words, skipAsides(words, at + 1))
  if (said) return { cue, source, content: [said], how: 'clause' }
  if (!VOICING_VERBS.has(verb.verb.lemma)) return null
  const attitude = objectAfter(words, at, attitudes.get(singular(words[at]!.low)) ?? [])
  return attitude && { cue, source, content: [attitude], how: 'attitude' }
}

/** “She is sure that …” */
function byFeeling(words: Word[], at: number): Finding | null {
  let i = at - 1
  while (i > 0 && /^(ADV|PART)$/.test(words[i]!.pos)) i--
  if (words[i]?.low === 'it' && /^ma(de|kes?|king)$/.test(words[i - 1]?.low ?? '')) i--
  if (!FEELING_VERBS.has(words[i]?.low ?? '')) return null
  const isBare = bearsClause(words, i, at)
  if (!isBare && !/^(that|to|of|about|with|at|by|whether|how|what|over)$/.test(words[at + 1]?.low ?? '')) return null
  while (i > 0 && words[i - 1]!.pos === 'AUX') i--
  const cue = { from: i, to: at + 1 }
  const source = findSubject(words, { ...cue, head: i, form: 'finite' })
  if (!source || /^(it|there|this|that|what)$/.test(words[source.from]!.low)) return null
  // “almost certain to win”: the writer is.
  if (/^(certain|sure)$/.test(words[at]!.low) && words[at + 1]!.low === 'to') return null
  const said = isBare ? { from: at + 1, to: clauseEnd(words, at + 1) } : contentAfter(words, at + 1)
  const content = said ?? objectAfter(words, at, FEELING_PREPOSITIONS)
  return content && { cue, source, content: [content], how: said ? 'noun' : 'attitude' }
}

/** “is adamant they will win”, unlike “made sure they won” */
const bearsClause = (words: Word[], verb: number, at: number) =>
  SURE_ADJECTIVES.has(words[at]!.low) &&
  !words[verb]!.low.startsWith('ma') &&
  /^(DET|PRON|PROPN)$/.test(words[at + 1]?.pos ?? '') &&
  startsClause(words, at + 1)

function contentAfter(words: Word[], from: number): Range | null {
  const next = words[from]
  if (!next) return null
  const quote = quoteAt(words, from)
  if (quote) return quote
  // “Its decision on Friday”, “her forecast for growth”: a topic is not what was said.
  const isSaid = /^(that|whether|how|what|why)$/.test(next.low) || isInfinitive(words, from)
  return isSaid ? { from, to: clauseEnd(words, from) } : null
}

/** What an attitude is to: “criticism of the plan”, “wary of the plan”. */
function objectAfter(words: Word[], at: number, prepositions: readonly string[]): Range | null {
  const from = at + 2
  if (!prepositions.includes(words[at + 1]?.low ?? '') || !isNominal(words[from])) return null
  const verb = words.findIndex(
    (word, i) => i > from && word.pos === 'VERB' && isNounEnd(words[i - 1]) && !/(ed|ing)$/.test(word.low),
  )
  const to = Math.min(phraseEnd(words, from), verb < 0 ? words.length : verb)
  return to > from + 1 || (to > from && words[from]!.pos === 'PROPN') ? { from, to } : null
}
