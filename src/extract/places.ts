import { foldLetters } from '../text/fold.ts'
import type { Group } from './entities.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { groupOf, type Spelling } from './spellings.ts'

/** Places of an article: the names of a country are one, any others by how they are written. */
export function groupPlaces(spellings: readonly Spelling[]): Group[] {
  const places = new Map<string, Spelling[]>()
  for (const spelling of spellings) {
    const key = keyOf(spelling.name)
    places.set(key, [...(places.get(key) ?? []), spelling])
  }
  return [...places.values()].map((same) => groupOf('PLACE', same))
}

function keyOf(name: string): string {
  const place = findPlace(name)
  return place?.placeKind === 'COUNTRY' ? place.countryCode! : foldLetters(name).replace(/\.$/, '')
}
