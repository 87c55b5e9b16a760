import { startsClause } from './asides.ts'
import { clauseEnd } from './clause-ends.ts'
import { findComplement, quoteAt } from './complements.ts'
import type { Finding } from './drafts.ts'
import { nounPhraseEnd } from './noun-phrases.ts'
import type { Word } from './sentences.ts'
import { findSubject } from './subjects.ts'
import { skipTime } from './times.ts'
import { readVerbGroup, type VerbGroup } from './verb-groups.ts'
import {
  isComma,
  isDash,
  isFiniteVerb,
  isInfinitive,
  isNominal,
  isRelative,
  isSubject,
  isVerb,
  opensQuote,
  type Range,
  skipAdverbs,
} from './words.ts'

// Tags: “…,” she said; …, said the minister; …, she said, …

const ON = /^(on|in|during|via|to|before|after|about)$/
/** Words between a tag and the rest of the quotation, at most. */
const LONGEST_ASIDE = 20

/** What a verb of saying attributes to the left, and goes on with to the right; null if it is no tag. */
export function readTag(words: Word[], verb: VerbGroup): Finding | null {
  if (verb.form !== 'finite') return null
  const inverted = isInverted(words, verb)
  const source = inverted ? invertedSource(words, verb) : findSubject(words, verb)
  if (!source || (!inverted && (source.from === 0 || words[source.from]!.low === 'who'))) return null
  let left = inverted ? verb.from : source.from
  while (!inverted && words[left - 1]?.pos === 'ADV') left--
  const edge = words[left - 1]
  if (!edge || !(isComma(edge) || isDash(edge) || (edge.quoted && (edge.mark || edge.spoken)))) return null
  const right = inverted ? source.to : verb.to
  const after = rightEdge(words, right)
  const goesOnAfter = isComma(words[after]) && (isFiniteVerb(words[after + 1]) || startsClause(words, after + 1))
  const content = leftContent(words, left, goesOnAfter)
  if (!content) return null
  const spoken = words[content.to - 1]!.spoken
  // “which begins”, “the rest goes”: without a quotation only what has a clause says anything.
  if (!spoken && !words[content.to - 1]!.quoted && !speaksClauses(words, verb)) return null
  if (!spoken && !inverted && !standsAlone(words, after, verb)) return null
  const more = contentAfter(words, right, after, spoken, verb)
  // “In a letter to all, she wrote, “We go.””: where she did is not what she said.
  if (more && words[more.from]!.spoken && !words[content.to - 1]!.quoted && standsApart(words, content, more))
    return null
  return { cue: { from: verb.from, to: verb.to }, source, content: more ? [content, more] : [content], how: 'tag' }
}

function isInverted(words: Word[], { from, to, verb }: VerbGroup): boolean {
  const before = words[from - 1]
  // “told” needs someone who is told.
  if (
    !before ||
    !isNominal(words[to]) ||
    skipTime(words, to) > to ||
    (verb.frames.has('tell') && !verb.frames.has('clause'))
  )
    return false
  return isComma(before) || isDash(before) || (before.mark && before.quoted !== undefined)
}

/** The noun phrase after the verb, unless it is what is said: “Lee, who was there, said they knew”. */
function invertedSource(words: Word[], { from, to }: VerbGroup): Range | null {
  const end = sourceEnd(words, to)
  const afterQuote = words[from - 1]!.quoted !== undefined && !isComma(words[from - 1])
  const after = words[skipAdverbs(words, skipTime(words, end))]
  const isSaid = after && (isVerb(after) || opensQuote(after) || after.low === 'that' || isInfinitive(words, end))
  if (!afterQuote && (isSubject(words[to]) || isSaid)) return null
  return end > to ? { from: to, to: end } : null
}

/** Where a source after its verb ends, with what is put behind a comma: “said Ann Lee, a baker”. */
export function sourceEnd(words: Word[], from: number): number {
  const end = nameEnd(words, from, nounPhraseEnd(words, from, true))
  const aside = words[end + 1]
  // “said the mayor, Ann Lee”
  if (isComma(words[end]) && words[end - 1]!.pos === 'NOUN' && aside?.pos === 'PROPN')
    return nounPhraseEnd(words, end + 1, true)
  if (
    !isComma(words[end]) ||
    !aside ||
    !/^(DET|NOUN|ADJ|NUM|PRON)$/.test(aside.pos) ||
    isSubject(aside) !== (aside.low === 'who')
  )
    return end
  let i = end + 1
  while (i < words.length && !/^[.,;:]$/.test(words[i]!.text) && !words[i]!.mark) i++
  const isClause =
    aside.low !== 'who' &&
    !words.slice(end + 2, end + 5).some(isRelative) &&
    words.slice(end + 1, i).some(({ pos, low }) => pos === 'AUX' && low !== 'been')
  return isClause ? end : i
}

/** “wrote Ann Lee on her page”: where she did is no part of her name. */
function nameEnd(words: Word[], from: number, to: number): number {
  const at = words.findIndex(
    ({ low, pos }, i) => i > from && i < to && pos === 'ADP' && ON.test(low) && words[i - 1]!.pos === 'PROPN',
  )
  return at < 0 ? to : at
}

/** What stands before “, she said”: a quotation, or a clause, whose verb may follow the tag. */
function leftContent(words: Word[], to: number, verbFollows: boolean): Range | null {
  const end = words[to - 1]!.quoted ? to : to - 1
  const last = words[end - 1]
  if (!last) return null
  let from = last.spoken ? end - 1 : 0
  if (last.spoken) {
    while (words[from - 1]?.quoted && words[from - 1]!.quoted === last.quoted) from--
    return { from, to: end }
  }
  while (from < end && (words[from]!.pos === 'CCONJ' || isComma(words[from]))) from++
  return last.quoted || verbFollows || words.slice(from, end).some(isFiniteVerb) ? { from, to: end } : null
}

/** Whether a quotation is whole without what stands before the tag. */
const standsApart = (words: Word[], left: Range, quote: Range) =>
  /^(ADP|SCONJ)$/.test(words[left.from]!.pos) || /^\p{Lu}/u.test(words[quote.from + 1]?.text ?? '')

/** “…, he said”, “…, he told the paper” */
const speaksClauses = (words: Word[], { verb, to }: VerbGroup) =>
  verb.frames.has('clause') || (verb.lemma === 'tell' && isNominal(words[to]))

/** Past “on Tuesday”, “in a statement to reporters”. */
function rightEdge(words: Word[], from: number): number {
  let i = from
  while (
    words[i] &&
    !/^[,.;:?!]$/.test(words[i]!.text) &&
    !words[i]!.mark &&
    !isDash(words[i]) &&
    words[i]!.pos !== 'CCONJ'
  )
    i++
  return i
}

/** Whether nothing follows that the verb could say instead of what stands before. */
function standsAlone(words: Word[], after: number, verb: VerbGroup): boolean {
  const end = words[after]
  if (end && !/^[.?!,]$/.test(end.text) && !isDash(end)) return false
  const kind = findComplement(words, verb)?.kind
  return kind !== 'clause' && kind !== 'told' && kind !== 'urged' && kind !== 'wish' && kind !== 'label'
}

/** “…,” she said, pointing at the map, “…”: what is quoted next, unless another says it. */
export function quoteAhead(words: Word[], from: number): Range | null {
  for (let i = from; i < Math.min(from + LONGEST_ASIDE, words.length); i++) {
    if (words[i]!.spoken) return /^[,:]$/.test(words[i - 1]!.text) ? quoteAt(words, i) : null
    if (readVerbGroup(words, i)?.verb.frames.has('quote')) return null
  }
  return null
}

/** “…,” she said, “…”; The plan, she said, would work. */
function contentAfter(words: Word[], right: number, after: number, spoken: boolean, verb: VerbGroup): Range | null {
  const end = words[after]
  if (!end || end.quoted || !(isComma(end) || isDash(end) || end.text === ':')) return null
  const quote = words.slice(right, after).some(isVerb) ? null : quoteAt(words, after)
  if (quote) return quote
  const far = spoken ? quoteAhead(words, after + 1) : null
  if (far) return far
  const next = words[after + 1]
  if (spoken || !isComma(end) || !next || next.pos === 'CCONJ' || readVerbGroup(words, after + 1)) return null
  return { from: after + 1, to: clauseEnd(words, after + 1, verb) }
}
