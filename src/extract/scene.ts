import type { Group } from './entities.ts'
import type { Prose, Stretch } from './prose.ts'
import type { Attribution } from './quotes.ts'

// What a reader of one text has in mind: who is in it, where they are named, and who said what.

/** A place where a group is named, and the group's index. */
export interface Place extends Stretch {
  group: number
}

export interface Scene {
  prose: Prose
  /** The index of this text among those whose names were grouped. */
  index: number
  groups: readonly Group[]
  attributions: readonly Attribution[]
  /** In order. */
  places: readonly Place[]
}

export function setScene(
  prose: Prose,
  index: number,
  groups: readonly Group[],
  attributions: readonly Attribution[],
): Scene {
  const places = groups.flatMap(({ kind, mentions }, group) =>
    mentions.filter(({ text }) => text === index && kind !== 'PLACE').map(({ start, end }) => ({ start, end, group })),
  )
  return { prose, index, groups, attributions, places: places.sort((a, b) => a.start - b.start) }
}

export const isWithin = (inner: Stretch, outer: Stretch): boolean =>
  inner.start >= outer.start && inner.end <= outer.end

/** “Trump’s” */
export const isPossessor = ({ prose: { text } }: Scene, { end }: Stretch): boolean =>
  /^[’']s?\s/.test(text.slice(end, end + 3))

/** 0 in one paragraph, 1 from one to the next. */
export function paragraphsBetween({ prose: { paragraphs } }: Scene, from: number, to: number): number {
  const paragraphAt = (offset: number) => paragraphs.findIndex(({ end }) => offset < end)
  return paragraphAt(to) - paragraphAt(from)
}

export const isNear = (scene: Scene, from: number, to: number): boolean => paragraphsBetween(scene, from, to) <= 1
