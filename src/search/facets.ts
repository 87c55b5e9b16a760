import { type Documents, KINDS } from './documents.ts'
import type { Condition } from './filters.ts'
import { smallest } from './page.ts'
import type { Bucket, FacetField } from './port.ts'

/** Counts in one pass: each hit carries which conditions it fails, and a facet overlooks its own. */
export function countFacets(
  slots: readonly number[],
  conditions: readonly Condition[],
  fields: readonly FacetField[],
  size: number,
  documents: Documents,
): Map<FacetField, Bucket[]> {
  const facets = fields.map((field) => {
    const counts = new Map<number, number>()
    const count = (value: number) => counts.set(value, (counts.get(value) ?? 0) + 1)
    const overlooked = maskOf(conditions, ({ own }) => own.includes(field))
    return { field, counts, overlooked, countValues: valueCounter(field, count, documents) }
  })
  for (const slot of slots) {
    const failed = maskOf(conditions, ({ holds }) => !holds(slot))
    for (const { overlooked, countValues } of facets) if ((failed & ~overlooked) === 0) countValues(slot)
  }
  return new Map(facets.map(({ field, counts }) => [field, largest(counts, field, size, documents)]))
}

function maskOf(conditions: readonly Condition[], is: (condition: Condition) => boolean): number {
  let mask = 0
  for (let at = 0; at < conditions.length; at++) if (is(conditions[at]!)) mask |= 1 << at
  return mask
}

/** Counts the values that a document has for a facet; by their numbers, as texts are many times slower. */
function valueCounter(field: FacetField, count: (value: number) => void, documents: Documents): (slot: number) => void {
  const { kinds, sources, languages, topics, entities, times } = documents
  const countKnown = (number: number) => {
    if (number !== 0) count(number)
  }
  const countOfKind = (entity: number) => {
    if (documents.kindOfEntity(entity) === field) count(entity)
  }
  if (field === 'TYPE') return (slot) => count(kinds[slot]!)
  if (field === 'SOURCE') return (slot) => countKnown(sources[slot]!)
  if (field === 'LANGUAGE') return (slot) => countKnown(languages[slot]!)
  if (field === 'TOPIC') return (slot) => topics.each(slot, count)
  if (field !== 'YEAR') return (slot) => entities.each(slot, countOfKind)
  return (slot) => {
    if (!Number.isNaN(times[slot]!)) count(new Date(times[slot]!).getUTCFullYear())
  }
}

function largest(counts: Map<number, number>, field: FacetField, size: number, documents: Documents): Bucket[] {
  const text = (value: number) => textOf(field, value, documents)
  const order = (a: number, b: number) => counts.get(b)! - counts.get(a)! || (text(a) < text(b) ? -1 : 1)
  return smallest([...counts.keys()], size, order).map((value) => ({ value: text(value), count: counts.get(value)! }))
}

function textOf(field: FacetField, value: number, documents: Documents): string {
  if (field === 'TYPE') return KINDS[value]!
  if (field === 'YEAR') return String(value)
  if (field === 'SOURCE') return documents.sourceIds.textOf(value)!
  if (field === 'LANGUAGE') return documents.languageTags.textOf(value)!
  return (field === 'TOPIC' ? documents.topicIds : documents.entityIds).textOf(value)!
}
