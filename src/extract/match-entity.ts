import type { Entity, EntityKind } from '../model.ts'
import { fold } from '../text/fold.ts'
import { compareWords } from '../text/name-likeness.ts'
import { wordsOf } from '../text/words.ts'

// Whether what an article names is on record already. Two that are one can be merged later; one that was two is hard to
// take apart: in doubt it is new.

/** An entity on record, as far as matching goes. */
export interface OnRecord {
  id: string
  kind: EntityKind
  /** Preferred name first. */
  names: readonly string[]
}

/** From this likeness on a name of two words or more is another spelling; what the bench takes for one begins at 0.8. */
const SAME = 0.95
/** Another on record that is as like as this makes it doubtful. */
const LEAD = 0.03

/** The one entity on record that it is, and how alike their names are (0 to 1); null if there is none, or if it is in doubt. */
export function matchEntity(
  found: Pick<Entity, 'kind' | 'name' | 'names'>,
  known: readonly OnRecord[],
): { id: string; score: number } | null {
  const names = tellingNames(found)
  const scored = known
    .filter(({ kind }) => kind === found.kind)
    .map(({ id, names: recorded }) => ({ id, score: likeness(found.kind, names, recorded) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (!best || best.score < SAME || (second && second.score > best.score - LEAD)) return null
  return best
}

/** Of a person only names of two words or more: a surname alone is many people's. Misspellings tell nothing. */
export function tellingNames({ kind, name, names }: Pick<Entity, 'kind' | 'name' | 'names'>): string[] {
  const written = [name, ...names.filter((other) => other.kind !== 'MISSPELLING').map(({ text }) => text)]
  return kind === 'PERSON' ? written.filter((text) => wordsOf(text).length > 1) : written
}

/** Names of places and organizations differ by a word that matters: of them only the same letters count. */
function likeness(kind: EntityKind, names: readonly string[], recorded: readonly string[]): number {
  let best = 0
  for (const name of names)
    for (const other of recorded) {
      if (fold(name) === fold(other)) return 1
      if (kind !== 'PERSON') continue
      const [a, b] = [wordsOf(name), wordsOf(other)]
      // Words left out, initials and short forms are likely, not certain.
      if (a.length === b.length && a.length > 1) best = Math.max(best, spelling(a, b))
    }
  return best
}

const spelling = (a: readonly string[], b: readonly string[]) =>
  a.some((word) => word.length === 1) || b.some((word) => word.length === 1) ? 0 : compareWords(a, b)
