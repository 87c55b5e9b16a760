import model from 'wink-eng-lite-web-model'
import winkNLP, { type PartOfSpeech } from 'wink-nlp'
import { isBoundary } from '../text/span.ts'

// English text as words with their places and parts of speech: what every extractor reads.

/** A stretch of a text, in UTF-16 code units. */
export interface Stretch {
  start: number
  end: number
}

/** A word or a mark. `text.slice(start, end)` is the token as written. */
export interface Token extends Stretch {
  text: string
  /** Universal part of speech, as the tagger guesses it. */
  pos: PartOfSpeech
}

/** A text, its tokens, and where its sentences and paragraphs begin. */
export interface Prose {
  text: string
  tokens: Token[]
  /** Stretches of the text, in order. A sentence never crosses a paragraph. */
  sentences: Stretch[]
  /** Separated by line feeds. */
  paragraphs: Stretch[]
}

/** Units between two tokens that are no space, at most. */
const FAR = 100
/** Units without a space from which they are no word: the tokenizer would take time with their square. */
const LONGEST_WORD = 200
const SPACE = /\s/
const TOO_LONG = new RegExp(`\\S{${LONGEST_WORD}}`, 'g')

const nlp = winkNLP(model, ['sbd', 'pos'])
const { its } = nlp

/** Reads a text once, for all extractors. */
export function readProse(text: string): Prose {
  const paragraphs = [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((run) =>
    trimmed(text, run.index, run.index + run[0].length),
  )
  const tokens: Token[] = []
  const sentences: Stretch[] = []
  for (const paragraph of paragraphs.flatMap((paragraph) => readable(text, paragraph)))
    readParagraph(text, paragraph, tokens, sentences)
  return { text, tokens, sentences, paragraphs }
}

/** A paragraph, cut within what is no word. */
function readable(text: string, { start, end }: Stretch): Stretch[] {
  const cuts = [...text.slice(start, end).matchAll(TOO_LONG)].map(({ index }) => start + index + LONGEST_WORD)
  const edges = [start, ...cuts.filter((cut) => cut < end && isBoundary(text, cut)), end]
  return edges.slice(1).map((edge, i) => ({ start: edges[i]!, end: edge }))
}

function readParagraph(text: string, { start, end }: Stretch, tokens: Token[], sentences: Stretch[]): void {
  const document = nlp.readDoc(text.slice(start, end))
  const values = document.tokens().out() as string[]
  const kinds = document.tokens().out(its.pos) as PartOfSpeech[]
  const first = tokens.length
  let at = start
  for (const [i, value] of values.entries()) {
    while (at < end && SPACE.test(text[at]!)) at++
    const found = text.slice(at, at + value.length + FAR).indexOf(value) + at
    // What the tokenizer wrote in another way is no token of this text.
    if (value.trim() === '' || found < at || found >= end) continue
    at = found + value.length
    tokens.push({ text: value, start: found, end: at, pos: kinds[i]! })
  }
  const spans = document.sentences().out(its.span) as unknown as [number, number][]
  if (values.length === tokens.length - first)
    for (const [from, to] of spans) sentences.push({ start: tokens[first + from]!.start, end: tokens[first + to]!.end })
  else sentences.push({ start, end })
}

function trimmed(text: string, start: number, end: number): Stretch {
  const stretch = text.slice(start, end)
  return {
    start: start + stretch.length - stretch.trimStart().length,
    end: end - (stretch.length - stretch.trimEnd().length),
  }
}
