import { coveredWords, type Draft, firstInside } from './drafts.ts'
import type { Quoted } from './quote-marks.ts'
import type { Sentence } from './sentences.ts'

// Speech of several paragraphs: each opens its quotation again, and only the last closes it.

/** What is quoted from one paragraph to the next is one: “We came early. ¶ “Nobody else did,” she said. */
export function joinParagraphs(sentences: readonly Sentence[], drafts: readonly Draft[]): void {
  const covered = coveredWords(drafts)
  const ends = new Map(sentences.map((sentence) => [sentence.words.at(-1)!.quoted, sentence]))
  for (const { content } of drafts)
    for (let i = 0; i < content.length; ) {
      const { sentence, range } = content[i]!
      const before = sentenceOpening(ends, sentence.words[range.from]?.quoted?.continues)
      const first = before && firstInside(before.sentence.words, before.range.from)
      if (first && !covered.has(first)) {
        content.splice(i, 0, before)
        covered.add(first)
      } else i++
    }
}

/** Where a quotation stands that its paragraph does not close. */
function sentenceOpening(ends: ReadonlyMap<Quoted | undefined, Sentence>, quoted: Quoted | undefined) {
  const sentence = quoted && ends.get(quoted)
  const from = sentence?.words.findIndex((word) => word.quoted === quoted) ?? -1
  return sentence && from >= 0 ? { sentence, range: { from, to: sentence.words.length } } : null
}
