import type { Span } from '../../model.ts'
import { contextAfter, contextBefore } from '../../text/span.ts'
import type { Transaction } from '../open.ts'
import type { State } from '../read/states.ts'

/** Text just before and just after each span of a finding, by the property of the state that holds them. */
export type Context = Record<string, [before: string, after: string][]>

const LENGTH = 32

export interface Text {
  id: string
  field: string
  ordinal: number
  text: string
}

export const readTexts = (tx: Transaction, articleId: string): Promise<Text[]> =>
  tx.articleText.findMany({ where: { articleId }, select: { id: true, field: true, ordinal: true, text: true } })

/** The spans of a state, by the property that holds them. */
export function spansOf({ span, segments, source, cue, via }: State): Record<string, Span[]> {
  const lists = { span: span ? [span] : undefined, segments, source, cue, via }
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined)) as Record<string, Span[]>
}

export const textOf = <One extends { field: string; ordinal: number }>(texts: readonly One[], span: Span) =>
  texts.find(({ field, ordinal }) => field === span.field && ordinal === span.ordinal)

export async function readContext(tx: Transaction, articleId: string, state: State): Promise<Context> {
  const texts = await readTexts(tx, articleId)
  const around = (span: Span): [string, string] => {
    const { text = '' } = textOf(texts, span) ?? {}
    return [contextBefore(text, span.start, LENGTH), contextAfter(text, span.end, LENGTH)]
  }
  return Object.fromEntries(Object.entries(spansOf(state)).map(([property, spans]) => [property, spans.map(around)]))
}

/** Where a span stands in texts that may have changed since, or null if its words are gone. */
export function findAgain(
  texts: readonly Text[],
  span: Span,
  [before, after]: [string, string] = ['', ''],
): Span | null {
  const places = texts
    .filter(({ field }) => field === span.field)
    .flatMap(({ text, ordinal }) => placesOf(text, span.exact).map((start) => ({ text, ordinal, start })))
    .map((place) => {
      const end = place.start + span.exact.length
      const likeness = alikeBefore(place.text, place.start, before) + alikeAfter(place.text, end, after)
      return { ...place, end, likeness, moved: Math.abs(place.start - span.start) }
    })
  const [best] = places.sort((a, b) => b.likeness - a.likeness || a.moved - b.moved)
  return best ? { ...span, ordinal: best.ordinal, start: best.start, end: best.end } : null
}

/** Every offset at which some words stand in a text. */
export function placesOf(text: string, words: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

function alikeBefore(text: string, end: number, words: string): number {
  let length = 0
  while (length < words.length && text[end - 1 - length] === words[words.length - 1 - length]) length++
  return length
}

function alikeAfter(text: string, start: number, words: string): number {
  let length = 0
  while (length < words.length && text[start + length] === words[length]) length++
  return length
}
