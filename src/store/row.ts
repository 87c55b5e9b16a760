import { Prisma } from '../generated/prisma/client.ts'

// How rows come out of the database: as JSON lists of the columns that are wanted. SQLite makes an object of 14 columns
// in twice the time of a list, and a nested query wants five of them (docs/adr/0002).

type Sql = Prisma.Sql
const { sql, raw } = Prisma

/** Names of the columns that are wanted of a row. */
export type Wanted = ReadonlySet<string>

/** JSON that the database makes of a row, and how a row is made of that JSON. */
export interface Cell {
  json: Sql
  read: (json: unknown) => unknown
}

/** A row as it is described: the cell for the columns wanted, or for all of them. */
export type Row = (wanted?: Wanted) => Cell

// Which row it is, of what kind, is always told.
const ALWAYS: Wanted = new Set(['kind', 'id'])

/** A row of columns, in the order given. Names are ours, never a caller's. */
export const jsonRow =
  (columns: Record<string, string>): Row =>
  (wanted) => {
    const all = Object.keys(columns)
    const names = wanted ? all.filter((name) => wanted.has(name) || ALWAYS.has(name)) : all
    return { json: raw(`json_array(${names.map((name) => columns[name])})`), read: (json) => named(names, json) }
  }

function named(names: readonly string[], values: unknown): unknown {
  const row: Record<string, unknown> = {}
  for (let i = 0; i < names.length; i++) row[names[i]!] = (values as unknown[])[i]
  return row
}

/** A row of one of several kinds, whose first column, `kind`, tells which. */
export function rowOfKind<Kind extends string>(kind: Sql, rows: Record<Kind, Row>): Row {
  const kinds = Object.keys(rows) as Kind[]
  return (wanted) => {
    const cells = new Map<unknown, Cell>(kinds.map((name) => [name, rows[name](wanted)]))
    const cases = kinds.map((name) => sql`WHEN ${raw(`'${name}'`)} THEN ${cells.get(name)!.json}`)
    return {
      json: sql`CASE ${kind} ${Prisma.join(cases, ' ')} END`,
      read: (json) => cells.get((json as unknown[])[0])!.read(json),
    }
  }
}

/** A row that is one JSON value, whatever is wanted. */
export const jsonValue = (json: Sql): Row => {
  const cell: Cell = { json, read: (value) => value }
  return () => cell
}

/** JSON object of columns of one table that keep their names. */
export const columnsOf = (table: string, names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, `${table}."${name}"`]))
