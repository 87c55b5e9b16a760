import { NAMING_VERBS, VERBS_WITH_OF } from './lexicon/verbs.ts'
import { nounPhraseEnd } from './noun-phrases.ts'
import { labelEnd } from './phrase-ends.ts'
import type { Word } from './sentences.ts'
import type { VerbGroup } from './verb-groups.ts'
import { isComma, isInfinitive, isNominal, opensQuote, type Range } from './words.ts'

// What someone is called: “called the plan a win”, “described it as a win”, “accused him of lying”.

interface Label extends Range {
  kind: 'label'
}

/** “saw a break to come”: only with “as” they label. */
const VIEWS = /^(see|view|consider|regard|recognize|cast|present|frame|cite|term|read|believe|identify)$/
/** “likened it to “burning””: no infinitive. */
const COMPARES = /^(liken|compare|equate)$/

/** “the plan a disaster”, “it as a win”, “him of lying” */
export function labelFrom(words: Word[], from: number, group: VerbGroup): Label | null {
  const { lemma } = group.verb
  const close = asideEnd(words, nounPhraseEnd(words, from, true))
  const far = words[close]
  const isName = far && (opensQuote(far) || (far.pos === 'DET' && /^(call|deem|consider|brand|label|dub)$/.test(lemma)))
  if (far && (far.low === 'as' ? !isInfinitive(words, close) : NAMING_VERBS.has(lemma) && isName))
    return { from, to: labelEnd(words, from, close, group), kind: 'label' }
  const of = VERBS_WITH_OF.has(lemma) ? words.findIndex(({ low }, i) => i > from && low === 'of') : -1
  const end = nounPhraseEnd(of < 0 ? words : words.slice(0, of), from, false)
  const link = words[end]
  if (end === from || !link) return null
  // “accused Lee, whose firm had grown, of lying”
  if (of > end && isComma(link)) return { from, to: labelEnd(words, from, of, group), kind: 'label' }
  const linked = isLink(link.low, lemma) && (COMPARES.test(lemma) || !isInfinitive(words, end))
  // “called the plan | stupid”: the adjective is no part of what is called so.
  const isQuality = end - from > 2 && words[end - 1]!.pos === 'ADJ' && /^(NOUN|PROPN)$/.test(words[end - 2]!.pos)
  const named = NAMING_VERBS.has(lemma) && (isNominal(link) || link.pos === 'ADV' || isQuality)
  return linked || named ? { from, to: labelEnd(words, from, end, group), kind: 'label' } : null
}

/** Past “, who left in May,” or a phrase without commas: “praised Lee, a baker, as”. */
function asideEnd(words: Word[], comma: number): number {
  if (!isComma(words[comma])) return comma
  const close = words.findIndex((word, i) => i > comma && (isComma(word) || word.quoted !== undefined))
  return close > comma && isComma(words[close]) ? close + 1 : comma
}

function isLink(word: string, lemma: string): boolean {
  if (word === 'as') return true
  return word === 'of' ? VERBS_WITH_OF.has(lemma) : /^(for|to|with|on)$/.test(word) && !VIEWS.test(lemma)
}
