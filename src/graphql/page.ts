import { createHash } from 'node:crypto'
import { badInput } from '../errors.ts'
import { countLists, type Item, type Key, type List, type Page, type PageRequest, readPages } from '../store/sql.ts'
import { batch } from './batch.ts'
import type { Context } from './context.ts'

export const MAX_PAGE_SIZE = 100
const DEFAULT_PAGE_SIZE = 20
// A cursor holds the sort values of its row; the longest is a folded title.
const MAX_CURSOR_LENGTH = 8192

export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** One page of a list of one parent. */
// biome-ignore lint/suspicious/noExplicitAny: rows of every kind travel in it
export interface Connection<Row = any> {
  list: List
  parent: string
  page: Page<Row>
}

// biome-ignore lint/suspicious/noExplicitAny: rows of every kind travel in it
export interface Edge<Row = any> extends Item<Row, any> {
  list: List
  parent: string
}

// Lists differ by name, and so do their cursors.
const signature = (list: List) => createHash('sha256').update(list.name).digest('base64url').slice(0, 8)

const encodeCursor = (list: List, key: Key) =>
  Buffer.from(JSON.stringify([signature(list), ...key])).toString('base64url')

/** Reads a cursor back, or says that it is not one of this list. */
function decodeCursor(list: List, argument: 'after' | 'before', cursor: string): Key {
  const [sign, ...key] = cursor.length <= MAX_CURSOR_LENGTH ? parseCursor(cursor) : []
  if (sign !== signature(list) || key.length !== list.order.length) {
    const shown = cursor.length > 40 ? `${cursor.slice(0, 40)}…` : cursor
    throw badInput(argument, `"${shown}" is not a cursor of this list in this order.`)
  }
  return key
}

function parseCursor(cursor: string): Key {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const isKey = Array.isArray(values) && values.every((value) => ['string', 'number'].includes(typeof value))
    return isKey ? (values as Key) : []
  } catch {
    return []
  }
}

function pageSize(argument: 'first' | 'last', size: number): number {
  if (size < 1 || size > MAX_PAGE_SIZE)
    throw badInput(argument, `expected a page size from 1 to ${MAX_PAGE_SIZE}, got ${size}.`)
  return size
}

/** Which way and how many, with both arguments refused together. */
export function pageTake({ first, last }: PageArgs): { take: number; backward: boolean } {
  if (first != null && last != null) throw badInput('last', 'give either `first` or `last`, not both.')
  if (last != null) return { take: pageSize('last', last), backward: true }
  return { take: first == null ? DEFAULT_PAGE_SIZE : pageSize('first', first), backward: false }
}

function pageRequest(list: List, args: PageArgs): PageRequest {
  return {
    ...pageTake(args),
    ...(args.after == null ? {} : { after: decodeCursor(list, 'after', args.after) }),
    ...(args.before == null ? {} : { before: decodeCursor(list, 'before', args.before) }),
  }
}

/** A page of a list of the whole archive. */
export async function pageOf<Row>(list: List, args: PageArgs, context: Context): Promise<Connection<Row>> {
  const [page] = await readPages<Row>(context.db, list, [''], pageRequest(list, args))
  return { list, parent: '', page: page! }
}

/** A connection field: the same page of the lists of many parents, in one statement. */
export const connection = <Parent extends { id: string }, Args extends PageArgs, Row = unknown>(
  listOf: (args: Args) => List,
) =>
  batch(
    async (parents: readonly Parent[], args: Args, context: Context, wanted): Promise<Connection<Row>[]> => {
      const list = listOf(args)
      const ids = parents.map((parent) => parent.id)
      const pages = await readPages<Row>(context.db, list, ids, { ...pageRequest(list, args), wanted })
      return pages.map((page, i) => ({ list, parent: ids[i]!, page }))
    },
    ['id'],
  )

/** Resolvers that all connections share. */
export const connectionResolvers = {
  edges: ({ list, parent, page }: Connection): Edge[] => page.items.map((item) => ({ ...item, list, parent })),
  nodes: ({ page }: Connection) => page.items.map((item) => item.row),
  pageInfo: (connection: Connection) => connection,
  totalCount: batch(async (connections: readonly Connection[], _args: object, { db }) => {
    const lists = [...new Set(connections.map(({ list }) => list))]
    const counted = await Promise.all(
      lists.map(async (list) => {
        const parents = [...new Set(connections.filter((c) => c.list === list).map((c) => c.parent))]
        const counts = await countLists(db, list, parents)
        return [list, new Map(parents.map((parent, i) => [parent, counts[i]!]))] as const
      }),
    )
    const byList = new Map(counted)
    return connections.map(({ list, parent }) => byList.get(list)!.get(parent)!)
  }),
}

/** Resolvers that all edges share. */
export const edgeResolvers = {
  cursor: ({ list, key }: Edge) => encodeCursor(list, key),
  node: ({ row }: Edge) => row,
}

const ends = ({ list, page }: Connection) => ({
  first: page.items[0] && encodeCursor(list, page.items[0].key),
  last: page.items.at(-1) && encodeCursor(list, page.items.at(-1)!.key),
})

export const pageInfoResolvers = {
  hasNextPage: ({ page }: Connection) => page.hasNext,
  hasPreviousPage: ({ page }: Connection) => page.hasPrevious,
  startCursor: (connection: Connection) => ends(connection).first ?? null,
  endCursor: (connection: Connection) => ends(connection).last ?? null,
}
