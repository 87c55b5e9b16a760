import type { Draft } from './drafts.ts'
import { isDash, nounPhraseEnd, nounPhraseStart, type Range, readVerbGroup, type VerbGroup } from './phrases.ts'
import type { Sentence, Word } from './sentences.ts'
import { findSubject } from './subjects.ts'

// Quotations without a verb of their own: they go on with the one before, follow a colon, or are signed.

const isSpeech = ({ frame }: Draft) => /^(tag|quote|clause:(quote|tell)|according|colon|signed)/.test(frame)

/** Gives every quotation that no draft holds to the draft it belongs to, or makes a new one. */
export function attachLoose(sentences: Sentence[], drafts: Draft[]): void {
  const covered = coveredWords(drafts)
  const speech = new Map<Sentence, Draft>()
  for (const draft of drafts) if (isSpeech(draft)) speech.set(draft.sentence, draft)
  let last: Draft | undefined
  for (const [index, sentence] of sentences.entries()) {
    const previous = sentences[index - 1]
    const loose = looseQuote(sentence, covered)
    if (!loose) {
      last = speech.get(sentence) ?? signature(sentences, index, drafts)
      continue
    }
    const colon = sentence.words[loose.from - 1]?.text === ':' && loose.from > 1
    if (colon) {
      last = introduced(sentence, loose.from - 1, speech)
    } else if (loose.from > 0) continue
    else if (previous?.words.at(-1)!.text === ':') last = introduced(previous, previous.words.length - 1, speech)
    else if (!last || !previous || sentence.paragraph - previous.paragraph > 1) continue
    if (!last) continue
    if (!drafts.includes(last)) drafts.push(last)
    last.content.push({ sentence, range: loose })
  }
}

function coveredWords(drafts: Draft[]): Set<Word> {
  const covered = new Set<Word>()
  for (const draft of drafts)
    for (const { sentence, range } of draft.content)
      for (let i = range.from; i < range.to; i++) covered.add(sentence.words[i]!)
  return covered
}

/** A quotation that nothing holds, at the end of a sentence. */
function looseQuote({ words }: Sentence, covered: Set<Word>): Range | null {
  let from = words.length
  while (from > 0 && (words[from - 1]!.quoted || (words[from - 1]!.pos === 'PUNCT' && !/^[:,—–]$/.test(words[from - 1]!.text)))) from--
  if (from === words.length || !words[from]!.quoted || covered.has(words[from + 1] ?? words[from]!)) return null
  const spoken = words[from]!.spoken || (from === 0 && words.at(-1)!.quoted)
  return spoken ? { from, to: words.length } : null
}

/** The speech that a colon introduces: the last of its sentence, or a new one by its subject. */
function introduced(sentence: Sentence, colon: number, speech: Map<Sentence, Draft>): Draft | undefined {
  const known = speech.get(sentence)
  if (known && known.content.at(-1)!.range.to >= colon - 1) return known
  const { words } = sentence
  const draft = (cue: Range, source: Range | null): Draft => ({ sentence, cue, source, content: [], frame: 'colon' })
  for (let head = colon - 1; head > 0; head--) {
    const { pos, quoted } = words[head]!
    if (quoted || (pos !== 'VERB' && pos !== 'AUX')) continue
    const verb = readVerbGroup(words, head) ?? ({ from: head, to: head + 1, head, form: 'finite', passive: false } as VerbGroup)
    const source = findSubject(words, verb)
    if (source) return draft({ from: verb.from, to: verb.to }, source)
  }
  const from = nounPhraseStart(words, colon, 0)
  return draft({ from: colon, to: colon + 1 }, from < colon ? { from, to: colon } : null)
}

/** “— Ann Lee, chair of the board”, under a quotation. */
function signature(sentences: Sentence[], index: number, drafts: Draft[]): Draft | undefined {
  const sentence = sentences[index]!
  const { words } = sentence
  if (!(isDash(words[0]) || words[0]!.text === '-') || words.length > 25) return undefined
  const to = nounPhraseEnd(words, 1, true)
  const content: Draft['content'] = []
  for (let i = index - 1; i >= 0 && sentences[i]!.words.every(({ quoted, pos }) => quoted || pos === 'PUNCT'); i--)
    content.unshift({ sentence: sentences[i]!, range: { from: 0, to: sentences[i]!.words.length } })
  if (to === 1 || content.length === 0) return undefined
  for (const draft of drafts) draft.content = draft.content.filter((part) => !content.some((mine) => mine.sentence === part.sentence))
  drafts.push({ sentence, cue: { from: 0, to: 1 }, source: { from: 1, to }, content, frame: 'signed' })
  return undefined
}
