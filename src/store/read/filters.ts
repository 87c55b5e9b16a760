import type {
  DateTimeFilter,
  EntitySetFilter,
  IdFilter,
  IntFilter,
  PartialDateFilter,
  StringFilter,
} from '../../generated/resolvers.ts'
import { fold } from '../../text/fold.ts'
import { parsePartialDate } from '../../text/partial-date.ts'
import { and, each, oneOf, or, PARENT, type Sql, sql, storedTime } from '../sql.ts'

// Conditions of `where` inputs as SQL. null means the same as left out.

type Given<T> = T | null | undefined

/** Conditions that must all hold, from those that were given. */
type Conditions = (Sql | undefined)[]

export const all = (conditions: Conditions) => conditions.filter((condition) => condition !== undefined)

const when = <T>(value: Given<T>, condition: (value: T) => Sql) =>
  value === null || value === undefined ? undefined : condition(value)

/** `and`, `or`, `not` around the conditions of one noun. */
export function combine<Filter extends { and?: unknown; or?: unknown; not?: unknown }>(
  filter: Given<Filter>,
  conditionsOf: (filter: Filter) => Conditions,
): Sql[] {
  if (!filter) return []
  const nested = (inner: unknown) => and(combine(inner as Filter, conditionsOf))
  return all([
    ...conditionsOf(filter),
    when(filter.and as Given<unknown[]>, (parts) => and(parts.map(nested))),
    when(filter.or as Given<unknown[]>, (parts) => or(parts.map(nested))),
    when(filter.not, (part) => sql`NOT (${nested(part)})`),
  ])
}

/** Whether any part of a filter speaks of a property, so that its default does not apply. */
export function mentions(filter: unknown, property: string): boolean {
  if (Array.isArray(filter)) return filter.some((part) => mentions(part, property))
  if (!filter || typeof filter !== 'object') return false
  const { and: every, or: any, not, ...own } = filter as Record<string, unknown>
  return (own[property] ?? null) !== null || [every, any, not].some((part) => mentions(part, property))
}

export const anyOf = (column: Sql, values: Given<readonly unknown[]>) => when(values, (list) => oneOf(column, list))

export const byId = (column: Sql, filter: Given<IdFilter>) =>
  when(filter, ({ eq, neq, in: among, notIn }) =>
    and(
      all([
        when(eq, (id) => sql`${column} = ${id}`),
        when(neq, (id) => sql`${column} IS NOT ${id}`),
        anyOf(column, among),
        when(notIn, (ids) => sql`(${column} IS NULL OR NOT ${oneOf(column, ids)})`),
      ]),
    ),
  )

/** Ids of entities as rows; of those that were merged, of the ones that stand for them. */
const standing = (ids: readonly string[]) => sql`(SELECT coalesce(merged."mergedIntoId", given.value)
  FROM ${each(ids)} given LEFT JOIN "Entity" merged ON merged.id = given.value)`

/** A column that refers to an entity, or is its id. */
export const byEntity = (column: Sql, filter: Given<IdFilter>) =>
  when(filter, ({ eq, neq, in: among, notIn }) =>
    and(
      all([
        when(eq, (id) => sql`${column} = ${standing([id])}`),
        when(neq, (id) => sql`${column} IS NOT ${standing([id])}`),
        when(among, (ids) => sql`${column} IN ${standing(ids)}`),
        when(notIn, (ids) => sql`(${column} IS NULL OR ${column} NOT IN ${standing(ids)})`),
      ]),
    ),
  )

/** A text column that is kept folded; the filter's texts are folded the same way. */
export const byText = (column: Sql, filter: Given<StringFilter>) =>
  when(filter, ({ eq, neq, in: among, notIn, contains, startsWith, endsWith, isNull }) =>
    and(
      all([
        when(eq, (text) => sql`${column} = ${fold(text)}`),
        when(neq, (text) => sql`${column} IS NOT ${fold(text)}`),
        when(among, (texts) => oneOf(column, texts.map(fold))),
        when(notIn, (texts) => sql`NOT ${oneOf(column, texts.map(fold))}`),
        when(contains, (text) => sql`instr(${column}, ${fold(text)}) > 0`),
        when(startsWith, (text) => startsWithText(column, fold(text))),
        when(endsWith, (text) => endsWithText(column, fold(text))),
        when(isNull, (missing) => (missing ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`)),
      ]),
    ),
  )

// Lengths are counted by the database, whose characters are code points.
const startsWithText = (column: Sql, text: string) => sql`substr(${column}, 1, length(${text})) = ${text}`
const endsWithText = (column: Sql, text: string) =>
  text === '' ? sql`1 = 1` : sql`substr(${column}, -length(${text})) = ${text}`

/** A text column as it is: language tags, country codes, keys. Letter case is ignored for ASCII. */
export const byCode = (column: Sql, filter: Given<StringFilter>) => {
  const lower = (text: string) => text.toLowerCase()
  return when(filter, ({ eq, neq, in: among, notIn, contains, startsWith, endsWith, isNull }) =>
    and(
      all([
        when(eq, (text) => sql`lower(${column}) = ${lower(text)}`),
        when(neq, (text) => sql`lower(${column}) IS NOT ${lower(text)}`),
        when(among, (texts) => oneOf(sql`lower(${column})`, texts.map(lower))),
        when(notIn, (texts) => sql`(${column} IS NULL OR NOT ${oneOf(sql`lower(${column})`, texts.map(lower))})`),
        when(contains, (text) => sql`instr(lower(${column}), ${lower(text)}) > 0`),
        when(startsWith, (text) => startsWithText(sql`lower(${column})`, lower(text))),
        when(endsWith, (text) => endsWithText(sql`lower(${column})`, lower(text))),
        when(isNull, (missing) => (missing ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`)),
      ]),
    ),
  )
}

export const byTime = (column: Sql, filter: Given<DateTimeFilter>) =>
  when(filter, ({ eq, gt, gte, lt, lte, isNull }) =>
    and(
      all([
        when(eq, (time) => sql`${column} = ${storedTime(time)}`),
        when(gt, (time) => sql`${column} > ${storedTime(time)}`),
        when(gte, (time) => sql`${column} >= ${storedTime(time)}`),
        when(lt, (time) => sql`${column} < ${storedTime(time)}`),
        when(lte, (time) => sql`${column} <= ${storedTime(time)}`),
        when(isNull, (missing) => (missing ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`)),
      ]),
    ),
  )

export const byNumber = (column: Sql, filter: Given<IntFilter>) =>
  when(filter, ({ eq, gt, gte, lt, lte }) =>
    and(
      all([
        when(eq, (number) => sql`${column} = ${number}`),
        when(gt, (number) => sql`${column} > ${number}`),
        when(gte, (number) => sql`${column} >= ${number}`),
        when(lt, (number) => sql`${column} < ${number}`),
        when(lte, (number) => sql`${column} <= ${number}`),
      ]),
    ),
  )

/** Columns of a partial date: EDTF text, first day, last day; a missing end is open. */
export interface DateColumns {
  edtf: Sql
  earliest: Sql
  latest: Sql
}

const FIRST_DAY = '0000-01-01'
const LAST_DAY = '9999-12-31'

export const byPartialDate = ({ edtf, earliest, latest }: DateColumns, filter: Given<PartialDateFilter>) =>
  when(filter, ({ overlaps, within, before, after, isNull }) => {
    const known = sql`${edtf} IS NOT NULL`
    const start = sql`coalesce(${earliest}, ${FIRST_DAY})`
    const end = sql`coalesce(${latest}, ${LAST_DAY})`
    const span = (text: string) => {
      const date = parsePartialDate(text)
      return { from: date.earliest ?? FIRST_DAY, to: date.latest ?? LAST_DAY }
    }
    const inSpan = (text: Given<string>, condition: (from: string, to: string) => Sql) =>
      when(text, (edtfText) => {
        const { from, to } = span(edtfText)
        return sql`(${known} AND ${condition(from, to)})`
      })
    return and(
      all([
        inSpan(overlaps, (from, to) => sql`${start} <= ${to} AND ${end} >= ${from}`),
        inSpan(within, (from, to) => sql`${start} >= ${from} AND ${end} <= ${to}`),
        inSpan(before, (from) => sql`${end} < ${from}`),
        inSpan(after, (_from, to) => sql`${start} > ${to}`),
        when(isNull, (missing) => (missing ? sql`${edtf} IS NULL` : known)),
      ]),
    )
  })

/** Conditions on a set of entities, given the rows that hold its members as a subquery of ids. */
export const bySet = (holds: (ids: Sql) => Sql, filter: Given<EntitySetFilter>) =>
  when(filter, ({ allOf, anyOf: some, noneOf }) =>
    and(
      all([
        when(allOf, (ids) => and(ids.map((id) => holds(standing([id]))))),
        when(some, (ids) => holds(standing(ids))),
        when(noneOf, (ids) => sql`NOT ${holds(standing(ids))}`),
      ]),
    ),
  )

export const ofParent = (column: Sql) => sql`${column} = ${PARENT}`
