import { isTag } from './clause-ends.ts'
import { joinHyphened } from './compounds.ts'
import type { Prose, Stretch, Token } from './prose.ts'
import { findQuoted, type Quoted } from './quote-marks.ts'
import { correctTags } from './tag-corrections.ts'
import { isDash, isShortTitle } from './words.ts'

// Sentences as a reader sees them: a quotation never ends the sentence around it.

/** A word of a sentence, and the quotation it stands in. */
export interface Word extends Token {
  /** In small letters, apostrophes straight. */
  low: string
  /** The outermost quotation around it. */
  quoted: Quoted | undefined
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

const ABBREVIATION =
  /^(mr|mrs|ms|dr|prof|sen|sens|rep|reps|gov|govs|gen|lt|col|sgt|capt|cmdr|adm|maj|rev|hon|st|jr|sr|jan|feb|mar|apr|aug|sept|sep|oct|nov|dec|vs|inc|corp|co|ltd|u\.s|u\.k|u\.n|d|r|\p{Lu})\.?$/iu
/** “said no. Then”, but “no. 10” */
const NO = /^no\.$/
/** Words of “LEEDS, Ohio, March 3 (Reuters) -”, at most. */
const LONGEST_DATELINE = 16
const FINAL = /[.?!…]$/
/** Words, at most: what is looked for in a sentence is looked for up to its ends, from each of its words. */
const LONGEST = 500
/** Words of “she said with a smile” after a quotation that has ended its sentence, at most. */
const LONGEST_TAG = 6

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
      if (run.length === LONGEST || (run.length > 0 && breaksBefore(word, run, words[at + 1], starts))) flush()
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
    const closed = end?.mark && end.quoted?.end === end.end
    const asks = closed && (/[?!…—–-]$/.test(last!.words.at(-2)?.text ?? '') || sentence.words.length <= LONGEST_TAG)
    if (
      last &&
      asks &&
      last.words.length < LONGEST &&
      last.paragraph === sentence.paragraph &&
      isTag(sentence.words, 0) &&
      !sentence.words.some(({ text }, i) => text === ':' && sentence.words[i + 1]?.mark)
    ) {
      last.words.push(...sentence.words)
      last.end = sentence.end
    } else joined.push(sentence)
  }
  return joined
}

/** “LEEDS (AP) -”: where it was written is no part of what was said. */
function isDateline(run: Word[]): boolean {
  const dash = run.at(-1)!
  if (run.length < 2 || run.length > LONGEST_DATELINE || !(isDash(dash) || dash.text === '-')) return false
  return (
    /^\p{Lu}{3}/u.test(run[0]!.text) &&
    run.slice(0, -1).every(({ text, quoted }) => !quoted && /^[\p{Lu}\p{N},./()]/u.test(text))
  )
}

function breaksBefore(word: Word, run: Word[], next: Word | undefined, starts: Set<number>): boolean {
  const last = run.at(-1)!
  if (word.quoted && word.quoted === last.quoted) return false
  const closed = last.mark && last.quoted !== undefined && last.quoted.end === last.end
  if (NO.test(last.text)) return !/^[\p{Ll}\p{N}]/u.test(word.text)
  if (isDateline(run)) return true
  if (!closed && !starts.has(word.start) && !(word.mark && /^[.?!]$/.test(last.text))) return false
  const opened = word.mark && next ? next : word
  if (/^[\p{Ll},;)]/u.test(opened.text)) return false
  // “… there.” He went.
  if (closed) {
    const spoken = run.at(-2)
    return (
      spoken !== undefined &&
      (spoken.text === '.' || NO.test(spoken.low) || (FINAL.test(spoken.text) && starts.has(word.start)))
    )
  }
  if (!starts.has(word.start)) return true
  if (last.text === '.' && isShortTitle(run.at(-2))) return false
  return !ABBREVIATION.test(last.text) || (last.text === '.' && !ABBREVIATION.test(run.at(-2)?.text ?? ''))
}

function readWords({ text, tokens }: Prose, outer: Quoted[]): Word[] {
  let i = 0
  const words: Word[] = []
  for (const { text: written, start, end, pos } of joinHyphened(text, tokens)) {
    while (i < outer.length && outer[i]!.end <= start) i++
    const around = outer[i]
    const quoted = around && around.start <= start ? around : undefined
    const mark = quoted !== undefined && (end <= quoted.inner.start || start >= quoted.inner.end)
    const small = written.toLowerCase()
    const low = small.includes('’') ? small.replaceAll('’', "'") : small
    const last = words.at(-1)
    // “the workers’ union”
    const isGenitive = low === "'" && !mark && last?.end === start && /s$/i.test(last.text)
    // One literal with all its fields: a hundred thousand words a second are made here.
    words.push({ text: written, start, end, pos: isGenitive ? 'PART' : pos, low, quoted, mark, spoken: false })
    if (isSpacedHyphen(text, words.at(-1)!)) words.at(-1)!.text = '–'
  }
  correctTags(words, text)
  return words
}

/** “Lee - a baker - said”: a dash, as agencies write it. */
const isSpacedHyphen = (text: string, { start, end }: Stretch) =>
  end - start === 1 && text[start] === '-' && text[start - 1] === ' ' && text[end] === ' '
