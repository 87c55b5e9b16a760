import { keepsSilent } from '../text/denial.ts'
import { findBareTags } from './bare-tags.ts'
import { findCues } from './cues.ts'
import {
  CONFIDENCE,
  coveredWords,
  type Draft,
  type Finding,
  findAround,
  nearestOnly,
  outermost,
  passingOn,
} from './drafts.ts'
import { attachLoose } from './loose-quotes.ts'
import { findNested } from './nested-quotes.ts'
import { joinParagraphs } from './open-paragraphs.ts'
import type { Prose, Stretch } from './prose.ts'
import { findWhen } from './said-when.ts'
import { readSentences, type Sentence, type Word } from './sentences.ts'
import { addSigned } from './signatures.ts'
import { markSpoken } from './spoken.ts'
import { closesQuote, hasLetter, opensQuote, type Range } from './words.ts'

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

/** Words of a cue, or of what follows it, that tell whether anything is said. */
const FEW = 12

/** All attributions in a text, in order of their first segment. */
export function findAttributions(prose: Prose): Attribution[] {
  const { sentences, quoted } = readSentences(prose)
  let drafts: Draft[] = []
  for (const sentence of sentences) {
    markSpoken(sentence.words)
    const spoken = findCues(sentence.words).filter((finding) => !isSilence(sentence.words, finding))
    drafts.push(...spoken.map((finding) => draftOf(sentence, finding)))
  }
  const passedOn = passingOn(drafts)
  drafts = nearestOnly(drafts.filter((draft) => !passedOn.has(draft)))
  const covered = coveredWords(drafts)
  for (const sentence of sentences)
    for (const finding of findBareTags(sentence.words, covered)) drafts.push(draftOf(sentence, finding))
  attachLoose(sentences, drafts)
  addSigned(sentences, drafts)
  joinParagraphs(sentences, drafts)
  for (const sentence of sentences)
    for (const { words, finding } of findNested(sentence, quoted)) drafts.push(draftOf({ ...sentence, words }, finding))
  const kept = outermost(drafts)
  const around = findAround([...kept, ...passedOn])
  return kept
    .flatMap((draft) =>
      finishDraft(
        draft,
        around(draft).find(({ source }) => source !== null),
      ),
    )
    .sort((a, b) => a.segments[0]!.start - b.segments[0]!.start)
}

/** “She declined | to comment”, “She declined to comment | on it” */
const isSilence = (words: Word[], { cue, content }: Finding) =>
  keepsSilent(writtenOf(words, cue), writtenOf(words, content[0]!)) ||
  keepsSilent(words[cue.from - 1]?.low ?? '', writtenOf(words, { from: cue.from, to: words.length }))

/** The words with spaces between, though some are cut in two: “did n't”. */
const writtenOf = (words: Word[], { from, to }: Range) =>
  words
    .slice(from, Math.min(to, from + FEW))
    .map(({ text }) => text)
    .join(' ')

function draftOf(sentence: Sentence, finding: Finding): Draft {
  const content = finding.content.map((range) => ({ sentence, range }))
  return { ...finding, sentence, content, when: findWhen(sentence.words, finding) }
}

function finishDraft({ sentence, cue, source, content, when, how }: Draft, via: Draft | undefined): Attribution[] {
  const parts = content.map(({ sentence: { words }, range }) => words.slice(range.from, range.to))
  const said = parts.flat().filter(hasLetter)
  if (said.length === 0) return []
  const literal = said.filter(({ quoted }) => quoted?.literal).length
  const kind = literal === 0 ? 'INDIRECT' : literal === said.length ? 'DIRECT' : 'MIXED'
  // In the writer's own words the marks tell which are borrowed.
  const segments = parts.flatMap(kind === 'DIRECT' ? cutAtMarks : trimmed)
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
    stretches.push(...trimmed(words.slice(from, i)))
    from = i + 1
  }
  return stretches
}

/** One stretch, without commas at its ends and marks that have no partner in it; none if nothing is said. */
function trimmed(words: Word[]): Stretch[] {
  let from = 0
  let to = words.length
  const isLoose = (word: Word) =>
    /^[,;]$/.test(word.text) || (opensQuote(word) ? !closes(word) : closesQuote(word) && !opens(word))
  const closes = ({ quoted }: Word) => words.slice(from, to).some((word) => word.quoted === quoted && closesQuote(word))
  const opens = ({ quoted }: Word) => words.slice(from, to).some((word) => word.quoted === quoted && opensQuote(word))
  while (from < to && isLoose(words[from]!)) from++
  while (to > from && isLoose(words[to - 1]!)) to--
  return words.slice(from, to).some(hasLetter) ? [stretchOf(words, { from, to })] : []
}
