import type { Article, Span, TextField } from '../model.ts'
import { isBoundary } from '../text/span.ts'
import type { Group } from './entities.ts'
import { type Prose, readProse, type Stretch } from './prose.ts'

// The texts of an article as they are read, and what is named where.

export interface ReadText {
  field: TextField
  ordinal: number
  prose: Prose
  /** What is named in it, in order. */
  named: Named[]
}

export interface Named extends Stretch {
  /** Index of the group. */
  group: number
}

/** Title, summary, body and captions, as far as there are any. */
export function readTexts({ title, summary, body, photos }: Article): Omit<ReadText, 'named'>[] {
  const captions = photos.map(({ caption }, ordinal) => ({ field: 'CAPTION' as const, ordinal, text: caption ?? '' }))
  const texts = [
    { field: 'TITLE' as const, ordinal: 0, text: title },
    { field: 'SUMMARY' as const, ordinal: 0, text: summary ?? '' },
    { field: 'BODY' as const, ordinal: 0, text: body },
    ...captions,
  ]
  return texts
    .filter(({ text }) => text.trim() !== '')
    .map(({ field, ordinal, text }) => ({ field, ordinal, prose: readProse(text) }))
}

/** Where the groups are named in one of the texts, in order. */
export function namedIn(text: number, groups: readonly Group[]): Named[] {
  const named = groups.flatMap(({ mentions }, group) =>
    mentions.flatMap((mention) => (mention.text === text ? [{ group, start: mention.start, end: mention.end }] : [])),
  )
  return named.sort((a, b) => a.start - b.start)
}

/** A stretch of a text as a span; null if it would cut a character in two. */
export function spanOf(
  { field, ordinal, prose: { text } }: Omit<ReadText, 'named'>,
  { start, end }: Stretch,
): Span | null {
  if (!isBoundary(text, start) || !isBoundary(text, end)) return null
  return { field, ordinal, start, end, exact: text.slice(start, end) }
}
