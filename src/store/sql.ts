import { Prisma, type PrismaClient } from '../generated/prisma/client.ts'
import type { Row, Wanted } from './row.ts'

// Every read is one statement that answers for all parents at once and comes back as one cell of JSON:
// the database builds the rows, JSON.parse reads them, and nothing is converted cell by cell (docs/adr/0002).
// Rows become JSON once; lists of them are put together as text, which SQLite does in half the time of json_array.

export type Sql = Prisma.Sql
export const { sql, raw } = Prisma
const { join } = Prisma

/** What reads need of a database connection. */
export type Reader = Pick<PrismaClient, '$queryRaw'>

export type Direction = 'ASC' | 'DESC'
/** An expression that is never null, and which way it sorts. */
export interface OrderTerm {
  by: Sql
  direction: Direction
}

/** Sort values of a row, the last of them unique: where a page begins or ends. */
export type Key = (string | number)[]

/** Terms of a field that takes more than one to sort by. */
type Terms = (direction: Direction) => OrderTerm[]

/** Order of a list by the fields a caller names, each counted once; ties are broken by id. */
export function sortedBy<Field extends string>(
  what: string,
  orders: readonly { field: Field; direction: Direction }[],
  columns: Record<Field, Sql | Terms>,
  id: Sql,
): Pick<List, 'name' | 'order'> {
  const distinct = orders.filter(({ field }, i) => orders.findIndex((order) => order.field === field) === i)
  const terms = distinct.flatMap(({ field, direction }) => {
    const column: Sql | Terms = columns[field]
    return typeof column === 'function' ? column(direction) : [{ by: column, direction }]
  })
  return {
    name: `${what} ${distinct.map(({ field, direction }) => `${field} ${direction}`)}`,
    order: [...terms, { by: id, direction: distinct.at(-1)?.direction ?? 'ASC' }],
  }
}

/** A list that can be paged, of one parent or of the whole archive. */
export interface List {
  /** Tells this list and order from all others; cursors are bound to it. */
  name: string
  row: Row
  /** Properties of the edge rather than of the row. */
  edge?: Sql
  from: Sql
  where: Sql[]
  order: OrderTerm[]
}

export interface PageRequest {
  take: number
  backward: boolean
  /** Columns of the rows; all if not given. */
  wanted?: Wanted | undefined
  after?: Key
  before?: Key
}

export interface Item<Result, Edge = unknown> {
  row: Result
  key: Key
  edge: Edge
}

export interface Page<Result, Edge = unknown> {
  items: Item<Result, Edge>[]
  hasNext: boolean
  hasPrevious: boolean
}

/** The parent of the row, inside `where` and `from` of a list with parents. */
export const PARENT = sql`parent.value`

/** Expressions or values with commas between them. */
export const tuple = (parts: readonly (Sql | string | number | null)[]) => join(parts as Sql[])

export const and = (conditions: readonly Sql[]) => (conditions.length ? join(conditions as Sql[], ' AND ') : sql`1 = 1`)
export const or = (conditions: readonly Sql[]) =>
  conditions.length ? sql`(${join(conditions as Sql[], ' OR ')})` : sql`1 = 0`

/** Rows of a JSON list given as one parameter, whatever its length. */
export const each = (values: readonly unknown[]) => sql`json_each(${JSON.stringify(values)})`
export const oneOf = (column: Sql, values: readonly unknown[]) => sql`${column} IN (SELECT value FROM ${each(values)})`

const flip = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC')

/** Rows that come after a key in an order. */
function beyond(order: readonly OrderTerm[], key: Key): Sql {
  const sign = (direction: Direction) => raw(direction === 'ASC' ? '>' : '<')
  const [first] = order
  if (order.every((term) => term.direction === first!.direction)) {
    const columns = join(order.map((term) => term.by))
    return sql`(${columns}) ${sign(first!.direction)} (${join(key)})`
  }
  return or(
    order.map((term, i) => {
      const ties = order.slice(0, i).map((tie, j) => sql`${tie.by} = ${key[j]}`)
      return sql`(${and([...ties, sql`${term.by} ${sign(term.direction)} ${key[i]}`])})`
    }),
  )
}

/** JSON list of pieces of JSON. */
const jsonList = (...pieces: Sql[]) => sql`'[' || ${join(pieces, " || ',' || ")} || ']'`
/** JSON list of one piece of JSON for each row. */
const jsonLists = (piece: Sql) => sql`'[' || coalesce(group_concat(${piece}), '') || ']'`

/** One cell of JSON, or the whole answer is a bug. */
async function readCell<T>(db: Reader, query: Sql): Promise<T> {
  const [row] = await db.$queryRaw<{ cell: string }[]>(query)
  return JSON.parse(row!.cell) as T
}

/** The same page of the lists of many parents, in one statement; repeated parents are read once. */
export async function readPages<Result, Edge = unknown>(
  db: Reader,
  list: List,
  parents: readonly string[],
  page: PageRequest,
): Promise<Page<Result, Edge>[]> {
  const { json, read } = list.row(page.wanted)
  const order = page.backward ? list.order.map((term) => ({ ...term, direction: flip(term.direction) })) : list.order
  const where = [...list.where]
  if (page.after) where.push(beyond(list.order, page.after))
  if (page.before) {
    const reversed = list.order.map((term) => ({ ...term, direction: flip(term.direction) }))
    where.push(beyond(reversed, page.before))
  }
  const rows = sql`
    SELECT ${json} AS row, ${list.edge ?? sql`'{}'`} AS edge,
      json_array(${join(list.order.map((term) => term.by))}) AS key
    FROM ${list.from} WHERE ${and(where)}
    ORDER BY ${join(order.map((term) => sql`${term.by} ${raw(term.direction)}`))} LIMIT ${page.take + 1}`
  const unique = [...new Set(parents)]
  const lists = await readCell<[unknown, Key, Edge][][]>(
    db,
    sql`SELECT ${jsonLists(sql`(SELECT ${jsonLists(jsonList(sql`row`, sql`key`, sql`edge`))} FROM (${rows}))`)} AS cell
      FROM ${each(unique)} AS parent`,
  )
  const pages = new Map(unique.map((parent, i) => [parent, cutPage<Result, Edge>(lists[i]!, read, page)]))
  return parents.map((parent) => pages.get(parent)!)
}

/** Cuts the one row too many that tells whether there is more. */
function cutPage<Result, Edge>(
  rows: [unknown, Key, Edge][],
  read: (json: unknown) => unknown,
  page: PageRequest,
): Page<Result, Edge> {
  const more = rows.length > page.take
  if (more) rows.pop()
  if (page.backward) rows.reverse()
  return {
    items: rows.map(([row, key, edge]) => ({ row: read(row) as Result, key, edge })),
    hasNext: page.backward ? page.before !== undefined : more,
    hasPrevious: page.backward ? more : page.after !== undefined,
  }
}

/** Lengths of the lists of many parents, in one statement. */
export async function countLists(db: Reader, list: List, parents: readonly string[]): Promise<number[]> {
  const unique = [...new Set(parents)]
  const counts = await readCell<number[]>(
    db,
    sql`SELECT json_group_array((SELECT count(*) FROM ${list.from} WHERE ${and(list.where)})) AS cell
      FROM ${each(unique)} AS parent`,
  )
  const byParent = new Map(unique.map((parent, i) => [parent, counts[i]!]))
  return parents.map((parent) => byParent.get(parent)!)
}

/** Whole lists of many parents, for those that are short by nature. */
export async function readLists<Result>(
  db: Reader,
  list: List,
  parents: readonly string[],
  wanted?: Wanted,
): Promise<Result[][]> {
  const pages = await readPages<Result>(db, list, parents, { take: WHOLE_LIST, backward: false, wanted })
  return pages.map((page) => page.items.map((item) => item.row))
}

// Names, segments, topics of an article: far below this in any real article.
const WHOLE_LIST = 1000

/** Rows that are looked up by a unique column. */
export interface Table {
  row: Row
  from: Sql
  by: Sql
}

/** Rows by a unique column, in the order asked, null where there is none. */
export async function readRows<Result>(
  db: Reader,
  table: Table,
  values: readonly string[],
  wanted?: Wanted,
): Promise<(Result | null)[]> {
  const { json, read } = table.row(wanted)
  const unique = [...new Set(values)]
  const rows = await readCell<[number, unknown][]>(
    db,
    sql`SELECT ${jsonLists(jsonList(sql`asked.key`, json))} AS cell
      FROM ${each(unique)} AS asked CROSS JOIN ${table.from} WHERE ${table.by} = asked.value`,
  )
  const byValue = new Map(rows.map(([place, row]) => [unique[place], read(row) as Result]))
  return values.map((value) => byValue.get(value) ?? null)
}

/** An instant as the database keeps it, so that instants compare as text. */
export const storedTime = (instant: string | Date) => new Date(instant).toISOString().replace('Z', '+00:00')
