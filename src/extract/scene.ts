import type { Group } from './entities.ts'
import type { Prose, Stretch } from './prose.ts'
import type { Attribution } from './quotes.ts'
import { lastUpTo, startingWithin } from './stretches.ts'

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
  /** In order. */
  places: readonly Place[]
  /** Those within someone's very words. */
  spoken: ReadonlySet<Place>
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
  places.sort((a, b) => a.start - b.start)
  return { prose, index, groups, places, spoken: placesSaid(places, attributions) }
}

function placesSaid(places: readonly Place[], attributions: readonly Attribution[]): Set<Place> {
  const segments = attributions.flatMap(({ kind, segments }) => (kind === 'INDIRECT' ? [] : segments))
  return new Set(
    segments.flatMap(({ start, end }) => startingWithin(places, start, end).filter((place) => place.end <= end)),
  )
}

export const isWithin = (inner: Stretch, outer: Stretch): boolean =>
  inner.start >= outer.start && inner.end <= outer.end

/** “Trump’s” */
export const isPossessor = ({ prose: { text } }: Scene, { end }: Stretch): boolean =>
  /^[’']s?\s/.test(text.slice(end, end + 3))

/** 0 in one paragraph, 1 from one to the next. */
export function paragraphsBetween({ prose: { paragraphs } }: Scene, from: number, to: number): number {
  return lastUpTo(paragraphs, to) - lastUpTo(paragraphs, from)
}

export const isNear = (scene: Scene, from: number, to: number): boolean => paragraphsBetween(scene, from, to) <= 1
