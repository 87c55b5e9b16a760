import { type Documents, KINDS } from './documents.ts'
import type { Condition } from './filters.ts'
import type { Bucket, FacetField } from './port.ts'

/** Counts in one pass: each hit carries which conditions it fails, and a facet overlooks its own. */
export function countFacets(
  slots: readonly number[],
  conditions: readonly Condition[],
  fields: readonly FacetField[],
  size: number,
  documents: Documents,
): Map<FacetField, Bucket[]> {
  const overlooked = fields.map((field) => maskOf(conditions, ({ own }) => own.includes(field)))
  const counts = fields.map(() => new Map<number, number>())
  for (const slot of slots) {
    const failed = maskOf(conditions, ({ holds }) => !holds(slot))
    fields.forEach((field, at) => {
      if ((failed & ~overlooked[at]!) === 0)
        for (const value of valuesOf(field, slot, documents)) count(counts[at]!, value)
    })
  }
  return new Map(fields.map((field, at) => [field, largest(counts[at]!, field, size, documents)]))
}

function maskOf(conditions: readonly Condition[], is: (condition: Condition) => boolean): number {
  let mask = 0
  for (const [at, condition] of conditions.entries()) if (is(condition)) mask |= 1 << at
  return mask
}

function valuesOf(field: FacetField, slot: number, documents: Documents): ArrayLike<number> & Iterable<number> {
  const { kinds, sources, languages, topics, entities, times } = documents
  if (field === 'TYPE') return [kinds[slot]!]
  if (field === 'SOURCE') return known(sources[slot]!)
  if (field === 'LANGUAGE') return known(languages[slot]!)
  if (field === 'TOPIC') return topics.of(slot)
  if (field === 'YEAR') return Number.isNaN(times[slot]!) ? [] : [new Date(times[slot]!).getUTCFullYear()]
  return entities.of(slot).filter((entity) => documents.kindOfEntity(entity) === field)
}

const known = (number: number) => (number === 0 ? [] : [number])

function count(counts: Map<number, number>, value: number): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

function largest(counts: Map<number, number>, field: FacetField, size: number, documents: Documents): Bucket[] {
  const buckets = [...counts].map(([value, count]) => ({ value: textOf(field, value, documents), count }))
  return buckets.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, size)
}

function textOf(field: FacetField, value: number, documents: Documents): string {
  if (field === 'TYPE') return KINDS[value]!
  if (field === 'YEAR') return String(value)
  if (field === 'SOURCE') return documents.sourceIds.textOf(value)!
  if (field === 'LANGUAGE') return documents.languageTags.textOf(value)!
  return (field === 'TOPIC' ? documents.topicIds : documents.entityIds).textOf(value)!
}
