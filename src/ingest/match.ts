import type { Entity, EntityKind } from '../model.ts'
import { fold } from '../text/fold.ts'
import { wordsOf } from '../text/words.ts'

// Whether an entity that was found in an article is one on record. Two that are one can be merged later; one that was
// two is hard to take apart, so a doubtful match is none.

/** An entity on record, as far as matching goes. */
export interface OnRecord {
  slug: string
  kind: EntityKind
  /** Preferred name. */
  name: string
}

/** Folded names by which an entity may be known elsewhere: of a person those of two words or more. */
export function tellingNames({ kind, name, names }: Entity): string[] {
  const written = [name, ...names.filter((one) => one.kind !== 'MISSPELLING').map(({ text }) => text)]
  const telling = kind === 'PERSON' ? written.filter((text) => wordsOf(text).length > 1) : written
  return [...new Set(telling.map(fold))]
}

/** The one entity on record that has its name, or else one of its other names; undefined if there is none or are several. */
export function matchEntity(entity: Entity, recorded: (folded: string) => readonly OnRecord[]): OnRecord | undefined {
  const names = tellingNames(entity)
  const [preferred] = names
  if (preferred === undefined || entity.kind === 'EVENT') return undefined
  for (const tried of [[preferred], names]) {
    const found = new Map(
      tried.flatMap((name) => recorded(name).flatMap((one) => (one.kind === entity.kind ? [[one.slug, one]] : []))),
    )
    if (found.size === 1) return [...found.values()][0]
    if (found.size > 1) return onlyNamedSo([...found.values()], preferred)
  }
  return undefined
}

/** Of several, the one whose preferred name it is. */
function onlyNamedSo(candidates: readonly OnRecord[], folded: string): OnRecord | undefined {
  const named = candidates.filter(({ name }) => fold(name) === folded)
  return named.length === 1 ? named[0] : undefined
}
