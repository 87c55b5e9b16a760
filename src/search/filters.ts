import { badInput } from '../errors.ts'
import { type Documents, KINDS } from './documents.ts'
import type { Lists } from './lists.ts'
import type { FacetField, SearchQuery } from './port.ts'

/** A condition on hits, and the facets it is not applied to. */
export interface Condition {
  holds: (slot: number) => boolean
  own: readonly FacetField[]
}

/** Everything a query asks of a hit beside its words. */
export function conditionsOf(query: SearchQuery, documents: Documents): Condition[] {
  const { publishedAt, languages, sources, topics, entities } = query.filter ?? {}
  const conditions: Condition[] = []
  const add = (own: FacetField[], holds: Condition['holds']) => conditions.push({ own, holds })
  if (query.kinds)
    add(
      ['TYPE'],
      isOneOf(
        documents.kinds,
        query.kinds.map((kind) => KINDS.indexOf(kind)),
      ),
    )
  if (publishedAt) add(['YEAR'], isWithin(documents.times, publishedAt))
  if (languages) add(['LANGUAGE'], isLanguage(documents, languages))
  if (sources) add(['SOURCE'], isOneOf(documents.sources, numbersOf(sources, documents.sourceIds)))
  if (topics) add(['TOPIC'], hasAny(documents.topics, numbersOf(topics, documents.topicIds)))
  if (entities) add(['PERSON', 'ORGANIZATION', 'PLACE'], hasEntities(documents, entities))
  return conditions
}

const numbersOf = (texts: readonly string[], numbered: { find(text: string): number | undefined }) =>
  texts.map((text) => numbered.find(text) ?? -1)

function isOneOf(column: ArrayLike<number>, wanted: readonly number[]): Condition['holds'] {
  const numbers = new Set(wanted)
  return (slot) => numbers.has(column[slot]!)
}

function hasAny(column: Lists, wanted: readonly number[]): Condition['holds'] {
  const numbers = new Set(wanted)
  return (slot) => column.of(slot).some((number) => numbers.has(number))
}

/** "en" asks for "en-GB" too. */
function isLanguage({ languages, languageTags }: Documents, wanted: readonly string[]): Condition['holds'] {
  const tags = wanted.map((tag) => tag.toLowerCase())
  return (slot) => {
    const tag = languageTags.textOf(languages[slot]!)?.toLowerCase()
    return tag !== undefined && tags.some((one) => tag === one || tag.startsWith(`${one}-`))
  }
}

function hasEntities(
  { entities, entityIds }: Documents,
  { allOf, anyOf, noneOf }: NonNullable<NonNullable<SearchQuery['filter']>['entities']>,
): Condition['holds'] {
  const all = allOf && numbersOf(allOf, entityIds)
  const any = anyOf && new Set(numbersOf(anyOf, entityIds))
  const none = new Set(numbersOf(noneOf ?? [], entityIds))
  return (slot) => {
    const own = entities.of(slot)
    if (all && !all.every((entity) => own.includes(entity))) return false
    if (any && !own.some((entity) => any.has(entity))) return false
    return !own.some((entity) => none.has(entity))
  }
}

type Range = NonNullable<NonNullable<SearchQuery['filter']>['publishedAt']>

function isWithin(times: ArrayLike<number>, range: Range): Condition['holds'] {
  const [eq, gt, gte, lt, lte] = [range.eq, range.gt, range.gte, range.lt, range.lte].map(timeOf)
  return (slot) => {
    const time = times[slot]!
    if (range.isNull !== undefined && Number.isNaN(time) !== range.isNull) return false
    // Comparisons with NaN, a hit without a date, are false.
    return (
      (eq === undefined || time === eq) &&
      (gt === undefined || time > gt) &&
      (gte === undefined || time >= gte) &&
      (lt === undefined || time < lt) &&
      (lte === undefined || time <= lte)
    )
  }
}

function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw badInput('publishedAt', `expected a time such as 2023-10-20T14:34:00Z, got "${text}".`)
  return time
}
