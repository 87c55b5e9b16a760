import type { Finding } from './drafts.ts'
import type { Quoted } from './quote-marks.ts'
import type { Sentence, Word } from './sentences.ts'
import { startingWithin } from './stretches.ts'
import { findSubject } from './subjects.ts'
import { readVerbGroup } from './verb-groups.ts'
import { isComma, isRelative, isSubject } from './words.ts'

// A quotation within another: “They are saying, ‘Stay away,’” Noh said.

/** Quotations within the quotations of a sentence, by a verb of saying and its subject right before them. */
export function findNested(
  { words, start, end }: Sentence,
  quoted: readonly Quoted[],
): { words: Word[]; finding: Finding }[] {
  const inner = startingWithin(quoted, start, end).filter((one) => one.depth === 1 && one.end <= end)
  return inner.flatMap((one) => {
    const plain = asPlain(words, one)
    const from = plain.findIndex((word) => word.start >= one.inner.start)
    const to = plain.findIndex((word) => word.start >= one.inner.end)
    const finding = to > from ? introduced(plain, from, to) : null
    return finding ? [{ words: plain, finding }] : []
  })
}

/** The words as they would stand without the marks around all of them. */
const asPlain = (words: Word[], inner: Quoted): Word[] =>
  words.map((word) => ({
    ...word,
    spoken: false,
    quoted: word.start >= inner.start && word.end <= inner.end ? inner : undefined,
    mark: word.start < inner.inner.start && word.start >= inner.start,
  }))

function introduced(words: Word[], from: number, to: number): Finding | null {
  let head = from - 2
  while (head > 0 && (isComma(words[head]) || words[head]!.text === ':')) head--
  const verb = head > 0 ? readVerbGroup(words, head) : null
  if (!verb?.verb.frames.has('quote') || verb.passive) return null
  const source = findSubject(words, verb)
  // “I said”, “he goes”: a story told, not what someone is on record for.
  if (!source || isSubject(words[source.from]) || isRelative(words[source.from])) return null
  return { cue: { from: verb.from, to: verb.to }, source, content: [{ from, to }], how: 'quote' }
}
