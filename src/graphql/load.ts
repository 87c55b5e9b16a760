import { badInput } from '../errors.ts'
import { kindOfId } from '../store/ids.ts'
import { type ArticleRow, articlesBy, type PhotoRow, photosBy } from '../store/read/articles.ts'
import { type EditRow, editsById } from '../store/read/edits.ts'
import { type NameRow, namesById } from '../store/read/entity-parts.ts'
import { type EntityRow, entitiesFoundBy } from '../store/read/entity-rows.ts'
import { type MentionRow, mentionsById } from '../store/read/mentions.ts'
import { type QuoteRow, quotesById } from '../store/read/quotes.ts'
import { type SourceRow, sourcesBy, type TopicRow, topicsBy } from '../store/read/sources.ts'
import { type List, readLists, readRows, type Table } from '../store/sql.ts'
import { batch } from './batch.ts'
import type { Context } from './context.ts'

export type SearchableRow = ArticleRow | SourceRow | TopicRow | EntityRow | QuoteRow

export type NodeRow =
  | ArticleRow
  | SourceRow
  | TopicRow
  | PhotoRow
  | EntityRow
  | NameRow
  | MentionRow
  | QuoteRow
  | EditRow

/** Names of the columns of a row that hold such values. */
type ColumnOf<Row, Value> = { [Name in keyof Row]: Row[Name] extends Value ? Name : never }[keyof Row] & string

const entities = entitiesFoundBy('id')

const TABLES: Partial<Record<ReturnType<typeof kindOfId> & string, Table>> = {
  ARTICLE: articlesBy('id'),
  SOURCE: sourcesBy('id'),
  TOPIC: topicsBy('id'),
  PHOTO: photosBy('id'),
  PERSON: entities,
  ORGANIZATION: entities,
  PLACE: entities,
  EVENT: entities,
  NAME: namesById,
  MENTION: mentionsById,
  QUOTE: quotesById,
  EDIT: editsById,
}

/** Objects by global id, in the order asked, null where there is none: one statement a table. */
export async function loadNodes(ids: readonly string[], { db }: Context): Promise<(NodeRow | null)[]> {
  const tables = new Map<Table['from'], { table: Table; ids: string[] }>()
  for (const id of new Set(ids)) {
    const table = TABLES[kindOfId(id) ?? 'TEXT']
    if (!table) continue
    const group = tables.get(table.from) ?? { table, ids: [] }
    tables.set(table.from, group)
    group.ids.push(id)
  }
  const found = await Promise.all(
    [...tables.values()].map(async (group) => {
      const rows = await readRows<NodeRow>(db, group.table, group.ids)
      return rows.map((row, i) => [group.ids[i], row] as const)
    }),
  )
  const byId = new Map(found.flat())
  return ids.map((id) => byId.get(id) ?? null)
}

/** A to-one field: the row whose id a column of the parent holds. */
export const toOne = <Parent, Row>(table: Table, column: ColumnOf<Parent, string | null>) =>
  batch(
    async (parents: readonly Parent[], _args: object, { db }, wanted): Promise<(Row | null)[]> => {
      const ids = parents.map((parent) => parent[column] as string | null)
      const some = ids.filter((id) => id !== null)
      const rows = some.length ? await readRows<Row>(db, table, some, wanted) : []
      let next = 0
      return ids.map((id) => (id === null ? null : (rows[next++] ?? null)))
    },
    [column],
  )

/** The same, where the column is never empty and the database holds the row to it. */
export const toExactlyOne = <Parent, Row>(table: Table, column: ColumnOf<Parent, string>) =>
  batch(
    async (parents: readonly Parent[], _args: object, { db }, wanted) => {
      const ids = parents.map((parent) => parent[column] as string)
      return (await readRows<Row>(db, table, ids, wanted)) as Row[]
    },
    [column],
  )

/** A short list without pages. */
export const toMany = <Parent extends { id: string }, Row, Args = object>(listOf: List | ((args: Args) => List)) =>
  batch(
    (parents: readonly Parent[], args: Args, { db }, wanted) => {
      const list = typeof listOf === 'function' ? listOf(args) : listOf
      const ids = parents.map((parent) => parent.id)
      return readLists<Row>(db, list, ids, wanted)
    },
    ['id'],
  )

/** One row by a look-up input, of which exactly one property is given. */
export async function lookUp<Row>(
  by: object,
  tables: Record<string, Table>,
  { db }: Context,
  textOf: (value: unknown) => string = String,
): Promise<Row | null> {
  const [name, value] = Object.entries(by)[0]!
  const table = tables[name]
  if (!table || value == null) throw badInput('by', `expected one of ${Object.keys(tables).join(', ')} with a value.`)
  const [row] = await readRows<Row>(db, table, [textOf(value)])
  return row ?? null
}
