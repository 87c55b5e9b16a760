import { type Draft, mayGoOn } from './drafts.ts'
import { nounPhraseEnd, nounPhraseStart } from './noun-phrases.ts'
import type { Quoted } from './quote-marks.ts'
import type { Sentence, Word } from './sentences.ts'
import { findSubject } from './subjects.ts'
import { readVerbGroup } from './verb-groups.ts'
import { isDash, isVerb, type Range } from './words.ts'

// Quotations without a verb of their own: they go on with the one before, follow a colon, or are signed.

/** Words of the line under a quotation that signs it, at most. */
const LONGEST_SIGNATURE = 25

/** Gives every quotation that no draft holds to the draft it belongs to, or makes a new one. */
export function attachLoose(sentences: Sentence[], drafts: Draft[]): void {
  const covered = coveredWords(drafts)
  const speech = new Map<Sentence, Draft>()
  for (const draft of drafts) if (mayGoOn(draft)) speech.set(draft.sentence, draft)
  const continued = new Set(sentences.map(({ words }) => words[0]!.quoted?.continues).filter(Boolean))
  const signed: Draft[] = []
  let last: Draft | undefined
  for (const [index, sentence] of sentences.entries()) {
    const previous = sentences[index - 1]
    const loose = looseQuote(sentence, covered)
    // What the next paragraph goes on with is joined to that, whoever says it.
    const opens = loose?.from === 0 && previous?.paragraph !== sentence.paragraph
    if (opens && continued.has(sentence.words[0]!.quoted)) continue
    if (!loose) {
      last = speech.get(sentence)
      const by = last ? undefined : signature(sentences, index)
      if (by) signed.push(by)
      continue
    }
    last = speechBefore(sentence, loose, previous, last, speech)
    if (!last) continue
    if (last.content.length === 0) drafts.push(last)
    last.content.push({ sentence, range: loose })
  }
  addSigned(signed, drafts)
  prependOpen(sentences, drafts)
}

/** What is quoted from one paragraph to the next is one: “We came early. ¶ “Nobody else did,” she said. */
function prependOpen(sentences: readonly Sentence[], drafts: readonly Draft[]): void {
  const covered = coveredWords(drafts)
  const ends = new Map(sentences.map((sentence) => [sentence.words.at(-1)!.quoted, sentence]))
  for (const { content } of drafts)
    for (let i = 0; i < content.length; ) {
      const { sentence, range } = content[i]!
      const before = sentenceOpening(ends, sentence.words[range.from]?.quoted?.continues)
      const first =
        before && (before.sentence.words[before.range.from + 1] ?? before.sentence.words[before.range.from]!)
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

export function coveredWords(drafts: readonly Draft[]): Set<Word> {
  const covered = new Set<Word>()
  for (const draft of drafts)
    for (const { sentence, range } of draft.content)
      for (let i = range.from; i < range.to; i++) covered.add(sentence.words[i]!)
  return covered
}

/** A quotation that nothing holds, at the end of a sentence. */
function looseQuote({ words }: Sentence, covered: Set<Word>): Range | null {
  let from = words.length
  while (
    from > 0 &&
    (words[from - 1]!.quoted || (words[from - 1]!.pos === 'PUNCT' && !/^[:,—–]$/.test(words[from - 1]!.text)))
  )
    from--
  if (from === words.length || !words[from]!.quoted || covered.has(words[from + 1] ?? words[from]!)) return null
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

/** “— Ann Lee, chair of the board”, under a quotation. */
function signature(sentences: Sentence[], index: number): Draft | undefined {
  const sentence = sentences[index]!
  const { words } = sentence
  if (!(isDash(words[0]) || words[0]!.text === '-') || words.length > LONGEST_SIGNATURE) return undefined
  const to = nounPhraseEnd(words, 1, true)
  const content: Draft['content'] = []
  for (let i = index - 1; i >= 0 && sentences[i]!.words.every(({ quoted, pos }) => quoted || pos === 'PUNCT'); i--)
    content.unshift({ sentence: sentences[i]!, range: { from: 0, to: sentences[i]!.words.length } })
  if (to === 1 || content.length === 0) return undefined
  return { sentence, cue: { from: 0, to: 1 }, source: { from: 1, to }, content, when: null, how: 'signature' }
}

/** What is signed is said by who signed it. */
function addSigned(signed: readonly Draft[], drafts: Draft[]): void {
  const sentences = new Set(signed.flatMap(({ content }) => content.map(({ sentence }) => sentence)))
  for (const draft of drafts) draft.content = draft.content.filter(({ sentence }) => !sentences.has(sentence))
  drafts.push(...signed)
}
