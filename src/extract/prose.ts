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
  /** Of each value, the index of the token it is in. */
  const places: number[] = []
  let at = start
  for (const [i, value] of values.entries()) {
    while (at < end && SPACE.test(text[at]!)) at++
    const found = text.slice(at, at + value.length + FAR).indexOf(value) + at
    // What the tokenizer wrote in another way is no token of this text.
    if (value.trim() === '' || found < at || found >= end) continue
    at = found + value.length
    const last = i > 0 ? tokens.at(-1) : undefined
    if (last?.end === found && value === '.' && isShortTitle(last.text) && NAME_AHEAD.test(text.slice(at, at + 3))) {
      last.text += value
      last.end = at
    } else tokens.push({ text: value, start: found, end: at, pos: kinds[i]! })
    places.push(tokens.length - 1)
  }
  for (let i = first; i < tokens.length; i++) markName(tokens, i)
  const spans = document.sentences().out(its.span) as unknown as [number, number][]
  if (values.length === places.length) readSentences(tokens, places, spans, sentences)
  else sentences.push({ start, end })
}

/** What the tagger takes for verbs: “Hatch & Bell”, “Downing Street”. */
function markName(tokens: Token[], at: number): void {
  const [before, token, next] = [tokens[at - 1], tokens[at]!, tokens[at + 1]]
  if (token.text === 'Downing' && next?.text === 'Street') token.pos = 'PROPN'
  if (token.text !== '&' || !CAPITAL.test(before?.text ?? '') || !CAPITAL.test(next?.text ?? '')) return
  for (const one of [before!, token, next!]) one.pos = 'PROPN'
}

const CAPITAL = /^\p{Lu}/u

/** “Cllr. Ann Lee” is no two sentences, though the tokenizer takes it for such. */
function readSentences(tokens: Token[], places: number[], spans: [number, number][], sentences: Stretch[]): void {
  let isOpen = false
  for (const [from, to] of spans) {
    const [first, last] = [tokens[places[from]!]!, tokens[places[to]!]!]
    if (isOpen) sentences.at(-1)!.end = last.end
    else sentences.push({ start: first.start, end: last.end })
    isOpen = last.text.endsWith('.') && isShortTitle(last.text.slice(0, -1))
  }
}

/** Titles with a full stop that the tokenizer takes for the end of a sentence. */
const isShortTitle = (text: string) => /^(?:Cllrs?|Clr|Ald|Fr|Supt|Insp|Det|Const|Atty)$/.test(text)
const NAME_AHEAD = /^[ \u00a0]\p{Lu}/u

function trimmed(text: string, start: number, end: number): Stretch {
  const stretch = text.slice(start, end)
  return {
    start: start + stretch.length - stretch.trimStart().length,
    end: end - (stretch.length - stretch.trimEnd().length),
  }
}
