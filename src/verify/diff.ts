import { isBoundary } from '../text/span.ts'

// Differences of two texts, word by word, along the words that match.

export interface DiffSegment {
  op: 'EQUAL' | 'INSERT' | 'DELETE'
  text: string
}

interface Side {
  start: number
  end: number
}

/** Stretches of both texts that belong together. */
export type Anchor = [from: Side, to: Side]

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const IN_WORD = /^[\p{L}\p{N}'\u2019]/u

/**
 * EQUAL and DELETE together are `from`, EQUAL and INSERT together are `to`, to the letter.
 * `anchors` are stretches of both that belong together, in order.
 */
export function diffTexts(from: string, to: string, anchors: readonly Anchor[]): DiffSegment[] {
  const segments: DiffSegment[] = []
  let [own, their] = [0, 0]
  for (const [left, right] of [...anchors, [endOf(from), endOf(to)] satisfies Anchor]) {
    addBetween(segments, from.slice(own, left.start), to.slice(their, right.start))
    addPieces(segments, [from.slice(left.start, left.end)], [to.slice(right.start, right.end)])
    own = left.end
    their = right.end
  }
  return inOrder(segments)
}

const endOf = (text: string): Side => ({ start: text.length, end: text.length })

/** Words and single characters as a reader sees them. */
function cutPieces(text: string): string[] {
  const pieces: string[] = []
  let isWord = false
  for (const character of charactersOf(text)) {
    const goesOn = IN_WORD.test(character)
    if (goesOn && isWord) pieces[pieces.length - 1] += character
    else pieces.push(character)
    isWord = goesOn
  }
  return pieces
}

/** The segmenter takes four seconds for a text of 64,000 characters, and none for as many in parts. */
const LONGEST_PART = 1000

function* charactersOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + LONGEST_PART, text.length)
    while (!isBoundary(text, end)) end++
    for (const { segment } of graphemes.segment(text.slice(start, end))) yield segment
    start = end
  }
}

function addBetween(segments: DiffSegment[], own: string, their: string): void {
  if (own === their) add(segments, 'EQUAL', own)
  else addPieces(segments, cutEnds(own, their.length), cutEnds(their, own.length))
}

/** Pieces of a text, whole in the middle: no more than `reach` characters at each end can be those of the other text. */
function cutEnds(text: string, reach: number): string[] {
  const from = text.indexOf(' ', reach)
  const to = text.lastIndexOf(' ', text.length - reach - 1)
  if (from < 0 || from >= to) return cutPieces(text)
  return [...cutPieces(text.slice(0, from)), text.slice(from, to), ...cutPieces(text.slice(to))]
}

function addPieces(segments: DiffSegment[], own: string[], their: string[]): void {
  let head = 0
  while (head < own.length && head < their.length && own[head] === their[head]) head++
  let tail = 0
  while (tail < Math.min(own.length, their.length) - head && own.at(-1 - tail) === their.at(-1 - tail)) tail++
  add(segments, 'EQUAL', own.slice(0, head).join(''))
  add(segments, 'DELETE', own.slice(head, own.length - tail).join(''))
  add(segments, 'INSERT', their.slice(head, their.length - tail).join(''))
  add(segments, 'EQUAL', own.slice(own.length - tail).join(''))
}

function add(segments: DiffSegment[], op: DiffSegment['op'], text: string): void {
  if (text === '') return
  const last = segments.at(-1)
  if (last?.op === op) last.text += text
  else segments.push({ op, text })
}

/** What is gone stands before what came instead, each in one piece. */
function inOrder(segments: readonly DiffSegment[]): DiffSegment[] {
  const ordered: DiffSegment[] = []
  let [gone, come] = ['', '']
  const flush = () => {
    add(ordered, 'DELETE', gone)
    add(ordered, 'INSERT', come)
    ;[gone, come] = ['', '']
  }
  for (const { op, text } of segments) {
    if (op === 'DELETE') gone += text
    else if (op === 'INSERT') come += text
    else {
      flush()
      add(ordered, op, text)
    }
  }
  flush()
  return ordered
}
