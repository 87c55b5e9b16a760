import { raw, type Sql, sql } from '../sql.ts'

// Cells of JSON that records are made of, in the words of model.ts.

/** JSON list of one piece of JSON for each row. */
export const listOf = (one: Sql, from: Sql) =>
  sql`(SELECT json_group_array(json(one)) FROM (SELECT ${one} AS one FROM ${from}))`

/** Slug of the entity that a column refers to. */
export const slugOf = (column: string) => raw(`(SELECT slug FROM "Entity" WHERE id = ${column})`)

/** A date that stands in three columns, or null. */
export const partialDate = (table: string, name: string) =>
  raw(`json(CASE WHEN ${table}."${name}Edtf" IS NOT NULL THEN json_object('edtf', ${table}."${name}Edtf",
    'earliest', ${table}."${name}Earliest", 'latest', ${table}."${name}Latest") END)`)

/** As ISO 8601 writes an instant, without the milliseconds that few have. */
export const instant = (column: string) => raw(`replace(replace(${column}, '+00:00', 'Z'), '.000Z', 'Z')`)

export const identifiersOf = (owner: 'entityId' | 'topicId', table: string) =>
  listOf(
    sql`json_object('scheme', i.scheme, 'value', i.value)`,
    raw(`"Identifier" i WHERE i."${owner}" = ${table}.id ORDER BY i.scheme, i.value`),
  )

/** Without the properties that are null: what is not known is left out. An end of a date that is null is open, and stays. */
export function bare<T>(value: T): T {
  if (Array.isArray(value)) return value.map(bare) as T
  if (typeof value !== 'object' || value === null || 'edtf' in value) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === null ? [] : [[name, bare(one)]])),
  ) as T
}
