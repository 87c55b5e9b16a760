import { findCues } from './cues.ts'
import { CONFIDENCE, type Draft, type Finding, outermost } from './drafts.ts'
import { attachLoose } from './loose-quotes.ts'
import { findNested, findVia } from './nested-quotes.ts'
import type { Prose, Stretch } from './prose.ts'
import { findWhen } from './said-when.ts'
import { readSentences, type Sentence, type Word } from './sentences.ts'
import { markSpoken } from './spoken.ts'
import { closesQuote, opensQuote, type Range } from './words.ts'

/** Words that a text attributes to someone. */
export interface Attribution {
  kind: 'DIRECT' | 'MIXED' | 'INDIRECT'
  /** What was said, in order, cut at quotation marks: they are in none of them. */
  segments: Stretch[]
  /** The words that introduce it: “said”, “according to”. */
  cue?: Stretch
  /** Who is said to have said it. */
  source?: Stretch
  /** Who passed it on, when it stands in the words of another. */
  via?: Stretch
  /** Words near the cue that say when: “on Wednesday”. */
  when?: Stretch
  /** From 0 to 1. */
  confidence: number
}

const LETTER = /[\p{L}\p{N}]/u

/** All attributions in a text, in order of their first segment. */
export function findAttributions(prose: Prose): Attribution[] {
  const { sentences, quoted } = readSentences(prose)
  const drafts: Draft[] = []
  for (const sentence of sentences) {
    markSpoken(sentence.words)
    for (const finding of findCues(sentence.words)) drafts.push(draftOf(sentence, finding))
  }
  attachLoose(sentences, drafts)
  for (const sentence of sentences)
    for (const { words, finding } of findNested(sentence, quoted)) drafts.push(draftOf({ ...sentence, words }, finding))
  const kept = outermost(drafts)
  return kept
    .flatMap((draft) => finishDraft(draft, findVia(draft, kept)))
    .sort((a, b) => a.segments[0]!.start - b.segments[0]!.start)
}

function draftOf(sentence: Sentence, finding: Finding): Draft {
  const content = finding.content.map((range) => ({ sentence, range }))
  return { ...finding, sentence, content, when: findWhen(sentence.words, finding) }
}

function finishDraft({ sentence, cue, source, content, when, how }: Draft, via: Draft | undefined): Attribution[] {
  const parts = content.map(({ sentence: { words }, range }) => words.slice(range.from, range.to))
  const segments = parts.flatMap(cutAtMarks)
  const said = parts.flat().filter(({ text }) => LETTER.test(text))
  if (segments.length === 0 || said.length === 0) return []
  const literal = said.filter(({ quoted }) => quoted?.literal).length
  const kind = literal === 0 ? 'INDIRECT' : literal === said.length ? 'DIRECT' : 'MIXED'
  return [
    {
      kind,
      segments,
      cue: stretchOf(sentence.words, cue),
      ...(source && { source: stretchOf(sentence.words, source) }),
      ...(via?.source && { via: stretchOf(via.sentence.words, via.source) }),
      ...(when && { when: stretchOf(sentence.words, when) }),
      confidence: CONFIDENCE[how] / 100,
    },
  ]
}

const stretchOf = (words: Word[], { from, to }: Range): Stretch => ({
  start: words[from]!.start,
  end: words[to - 1]!.end,
})

/** The stretches between quotation marks, without the commas at their ends. */
function cutAtMarks(words: Word[]): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (let i = 0; i <= words.length; i++) {
    if (words[i] && !opensQuote(words[i]) && !closesQuote(words[i])) continue
    let to = i
    while (from < to && /^[,;]$/.test(words[from]!.text)) from++
    while (to > from && /^[,;]$/.test(words[to - 1]!.text)) to--
    if (words.slice(from, to).some(({ text }) => LETTER.test(text))) stretches.push(stretchOf(words, { from, to }))
    from = i + 1
  }
  return stretches
}
