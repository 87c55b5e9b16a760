import { coveredWords, type Draft, firstInside, mayGoOn } from './drafts.ts'
import { nounPhraseStart } from './noun-phrases.ts'
import type { Sentence, Word } from './sentences.ts'
import { findSubject } from './subjects.ts'
import { readVerbGroup } from './verb-groups.ts'
import { isVerb, type Range } from './words.ts'

// Quotations without a verb of their own: they go on with the one before, or follow a colon.

/** Gives every quotation that no draft holds to the draft it belongs to, or makes a new one. */
export function attachLoose(sentences: Sentence[], drafts: Draft[]): void {
  const covered = coveredWords(drafts)
  const speech = new Map<Sentence, Draft>()
  for (const draft of drafts) if (mayGoOn(draft)) speech.set(draft.sentence, draft)
  const continued = new Set(sentences.map(({ words }) => words[0]!.quoted?.continues).filter(Boolean))
  let last: Draft | undefined
  for (const [index, sentence] of sentences.entries()) {
    const previous = sentences[index - 1]
    const loose = looseQuote(sentence, covered)
    // What the next paragraph goes on with is joined to that, whoever says it.
    const opens = loose?.from === 0 && previous?.paragraph !== sentence.paragraph
    if (opens && continued.has(sentence.words[0]!.quoted)) continue
    if (!loose) {
      last = speech.get(sentence)
      continue
    }
    last = speechBefore(sentence, loose, previous, last, speech)
    if (!last) continue
    if (last.content.length === 0) drafts.push(last)
    last.content.push({ sentence, range: loose })
  }
}

/** The speech that a loose quotation belongs to: what a colon introduces, or the last one if it is near. */
function speechBefore(
  sentence: Sentence,
  { from }: Range,
  previous: Sentence | undefined,
  last: Draft | undefined,
  speech: Map<Sentence, Draft>,
): Draft | undefined {
  if (from > 1 && sentence.words[from - 1]!.text === ':') return introduced(sentence, from - 1, speech)
  if (from > 0 || !previous) return undefined
  if (previous.words.at(-1)?.text === ':') return introduced(previous, previous.words.length - 1, speech)
  return sentence.paragraph - previous.paragraph > 1 ? undefined : last
}

/** A quotation that nothing holds, at the end of a sentence. */
function looseQuote({ words }: Sentence, covered: Set<Word>): Range | null {
  let from = words.length
  while (
    from > 0 &&
    (words[from - 1]!.quoted || (words[from - 1]!.pos === 'PUNCT' && !/^[:,—–]$/.test(words[from - 1]!.text)))
  )
    from--
  if (from === words.length || !words[from]!.quoted || covered.has(firstInside(words, from))) return null
  const spoken = words[from]!.spoken || (from === 0 && words.at(-1)!.quoted)
  return spoken ? { from, to: words.length } : null
}

/** The speech that a colon introduces: the last of its sentence, or a new one by its subject. */
function introduced(sentence: Sentence, colon: number, speech: Map<Sentence, Draft>): Draft | undefined {
  const known = speech.get(sentence)
  if (known && known.content.at(-1)!.range.to >= colon - 1) return known
  const { words } = sentence
  const draft = (cue: Range, source: Range | null): Draft => ({
    sentence,
    cue,
    source,
    content: [],
    when: null,
    how: 'colon',
  })
  for (let head = colon - 1; head > 0; head--) {
    if (words[head]!.quoted || !isVerb(words[head])) continue
    const verb = readVerbGroup(words, head) ?? { from: head, to: head + 1, head, form: 'finite' as const }
    const source = findSubject(words, verb)
    if (source) return draft({ from: verb.from, to: verb.to }, source)
  }
  const from = nounPhraseStart(words, colon)
  return draft({ from: colon, to: colon + 1 }, from < colon ? { from, to: colon } : null)
}
