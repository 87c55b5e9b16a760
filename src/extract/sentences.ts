import { isTag } from './complements.ts'
import type { Prose, Stretch, Token } from './prose.ts'
import { findQuoted, type Quoted } from './quote-marks.ts'

// Sentences as a reader sees them: a quotation never ends the sentence around it.

/** A word of a sentence, and the quotation it stands in. */
export interface Word extends Token {
  /** In small letters, apostrophes straight. */
  low: string
  /** The outermost quotation around it. */
  quoted?: Quoted
  /** Whether it is a quotation mark. */
  mark: boolean
  /** Whether it stands in a quotation that is a saying of its own, not words borrowed for the sentence. */
  spoken: boolean
}

export interface Sentence extends Stretch {
  words: Word[]
  /** The paragraph it stands in. */
  paragraph: number
}

export interface Reading {
  text: string
  sentences: Sentence[]
  quoted: Quoted[]
}

const ABBREVIATION = /^(mr|mrs|ms|dr|prof|sen|sens|rep|reps|gov|govs|gen|lt|col|sgt|capt|cmdr|adm|maj|rev|hon|st|jr|sr|jan|feb|mar|apr|aug|sept|sep|oct|nov|dec|no|vs|inc|corp|co|ltd|u\.s|u\.k|u\.n|d|r|\p{Lu})\.?$/iu
const FINAL = /[.?!…]$/

/** The words of a text by sentence, with the quotations they stand in. */
export function readSentences(prose: Prose): Reading {
  const { text, paragraphs } = prose
  const quoted = findQuoted(text, paragraphs)
  const outer = quoted.filter(({ depth }) => depth === 0)
  const words = readWords(prose, outer)
  const starts = new Set(prose.sentences.map(({ start }) => start))
  const sentences: Sentence[] = []
  let at = 0
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    let run: Word[] = []
    const flush = () => {
      if (run.length > 0) sentences.push({ start: run[0]!.start, end: run.at(-1)!.end, words: run, paragraph })
      run = []
    }
    for (; at < words.length && words[at]!.start < end; at++) {
      const word = words[at]!
      if (word.start < start) continue
      if (run.length > 0 && breaksBefore(word, run, words[at + 1], starts)) flush()
      run.push(word)
    }
    flush()
  }
  return { text, sentences: joinTags(sentences), quoted }
}

/** “Why?” Trump asked. */
function joinTags(sentences: Sentence[]): Sentence[] {
  const joined: Sentence[] = []
  for (const sentence of sentences) {
    const last = joined.at(-1)
    const end = last?.words.at(-1)
    const asks = end?.mark && end.quoted?.end === end.end && /[?!…—–-]$/.test(last!.words.at(-2)?.text ?? '')
    if (last && asks && last.paragraph === sentence.paragraph && isTag(sentence.words, 0)) {
      last.words.push(...sentence.words)
      last.end = sentence.end
    } else joined.push(sentence)
  }
  return joined
}

function breaksBefore(word: Word, run: Word[], next: Word | undefined, starts: Set<number>): boolean {
  const last = run.at(-1)!
  if (word.quoted && word.quoted === last.quoted) return false
  const opened = word.mark && next ? next : word
  if (/^\p{Ll}/u.test(opened.text)) return false
  // “… there.” He went.
  if (last.mark && last.quoted && last.quoted.end === last.end) {
    const spoken = run.at(-2)
    return spoken !== undefined && (spoken.text === '.' || (FINAL.test(spoken.text) && starts.has(word.start)))
  }
  if (!starts.has(word.start)) return /^[.?!]$/.test(last.text) && word.mark
  return !ABBREVIATION.test(last.text) || (last.text === '.' && !ABBREVIATION.test(run.at(-2)?.text ?? ''))
}

function readWords({ text, tokens }: Prose, outer: Quoted[]): Word[] {
  let i = 0
  const words = tokens.map((token): Word => {
    while (i < outer.length && outer[i]!.end <= token.start) i++
    const around = outer[i]
    const inside = around && around.start <= token.start && token.start < around.end
    const mark = inside === true && (token.end <= around.inner.start || token.start >= around.inner.end)
    const low = token.text.toLowerCase().replaceAll('’', "'")
    return { ...token, low, pos: token.pos, mark, spoken: false, ...(inside && { quoted: around }) }
  })
  for (const [i, word] of words.entries()) mend(word, words[i - 1], words[i + 1], text)
  return words
}

/** Where the tagger is known to guess wrong. */
function mend(word: Word, before: Word | undefined, after: Word | undefined, text: string): void {
  const capital = /^\p{Lu}\p{Ll}/u.test(word.text)
  // “Ward said”: a name the tagger does not know, at the start.
  const begins = !before || before.mark || /^[.?!]$/.test(before.text)
  if (capital && begins && word.pos === 'VERB' && after?.pos === 'VERB' && /(said|ed|says)$/.test(after.low)) word.pos = 'PROPN'
  const inside = before && before.pos !== 'PUNCT' && text.slice(before.end, word.start).length <= 1
  if (capital && inside && (word.pos === 'VERB' || word.pos === 'ADJ' || word.pos === 'NOUN' || word.pos === 'ADV')) {
    if (before.pos === 'PROPN' || after?.pos === 'PROPN') word.pos = 'PROPN'
  }
}
