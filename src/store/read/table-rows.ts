import { and, type Reader, raw, type Sql, sql, tuple } from '../sql.ts'
import type { Cell, Part, Table } from './tables-parts.ts'

/** How many rows are in memory at once. */
const BATCH = 100
/** And of a part, which is put together in memory: each statement looks for all rows of it again, and sorts them. */
const PART_BATCH = 10_000

/** Rows of a table in the order of its key, a statement for many of them; only those of a part, if one is given. */
export async function* readTable(db: Reader, table: Table, part?: Part): AsyncGenerator<Cell[][]> {
  const conditions = [...(table.where ? [table.where] : []), ...(part ? [table.about(part)] : [])]
  const row = sql`json_array(${tuple(Object.values(table.columns))})`
  const made = Object.keys(table.columns).map((name) => table.made?.[name])
  const most = part ? PART_BATCH : BATCH
  for (let last: Cell[] | null = null; ; ) {
    const where: Sql[] = last ? [...conditions, sql`(${tuple(table.key)}) > (${tuple(last)})`] : conditions
    const rows: { row: string; key: string }[] = await db.$queryRaw(sql`
      SELECT ${row} AS row, json_array(${tuple(table.key)}) AS key FROM ${table.from} WHERE ${and(where)}
      ORDER BY ${tuple(table.key)} LIMIT ${raw(String(most))}`)
    if (rows.length > 0)
      yield rows.map((one) => (JSON.parse(one.row) as Cell[]).map((cell, i) => made[i]?.(cell) ?? cell))
    if (rows.length < most) return
    last = JSON.parse(rows.at(-1)!.key)
  }
}
