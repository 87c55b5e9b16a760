import { Prisma } from '../../generated/prisma/client.ts'
import type { Transaction } from '../open.ts'
import { oneOf, type Sql, sql, storedTime } from '../sql.ts'
import { refuseUnstorable } from '../wellformed.ts'

// Rows go in, are changed and go out by the hundred, each hundred in one statement with one parameter of JSON. Prisma's
// own `createMany` and `update` spend many times as long on building their statements as SQLite does on running them.

/** Rows of each table, as Prisma knows them. */
export interface Tables {
  Affiliation: Prisma.AffiliationCreateManyInput
  Article: Prisma.ArticleCreateManyInput
  ArticleAuthor: Prisma.ArticleAuthorCreateManyInput
  ArticleEntity: Prisma.ArticleEntityCreateManyInput
  ArticleText: Prisma.ArticleTextCreateManyInput
  ArticleTopic: Prisma.ArticleTopicCreateManyInput
  Entity: Prisma.EntityCreateManyInput
  Event: Prisma.EventCreateManyInput
  EventPlace: Prisma.EventPlaceCreateManyInput
  Evidence: Prisma.EvidenceCreateManyInput
  Identifier: Prisma.IdentifierCreateManyInput
  Mention: Prisma.MentionCreateManyInput
  Name: Prisma.NameCreateManyInput
  Organization: Prisma.OrganizationCreateManyInput
  Participant: Prisma.ParticipantCreateManyInput
  Person: Prisma.PersonCreateManyInput
  Photo: Prisma.PhotoCreateManyInput
  PhotoDepicts: Prisma.PhotoDepictsCreateManyInput
  Place: Prisma.PlaceCreateManyInput
  Quote: Prisma.QuoteCreateManyInput
  QuoteAbout: Prisma.QuoteAboutCreateManyInput
  QuoteAddressee: Prisma.QuoteAddresseeCreateManyInput
  QuoteSpan: Prisma.QuoteSpanCreateManyInput
  Source: Prisma.SourceCreateManyInput
  Topic: Prisma.TopicCreateManyInput
}

export type Table = keyof Tables

/** Rows of one statement: SQLite takes some 10 ms for them, and others get their turn between two. */
const MOST_ROWS = 250
/** A row of these may refer to one further down, and a statement is checked when it ends. */
const UNCUT = new Set<Table>(['Event', 'Organization', 'Place', 'Topic'])

function* piecesOf<T>(table: Table, rows: readonly T[]): Generator<readonly T[]> {
  if (UNCUT.has(table) && rows.length > 0) return yield rows
  for (let from = 0; from < rows.length; from += MOST_ROWS) yield rows.slice(from, from + MOST_ROWS)
}

/** Inserts rows; what a row leaves out is null. `conflict` says what becomes of one that is there: `ON CONFLICT …`. */
export async function insertRows<T extends Table>(
  tx: Transaction,
  table: T,
  rows: readonly Tables[T][],
  conflict: Sql = Prisma.empty,
) {
  if (rows.length === 0) return
  const columns = columnsOf(rows)
  // Without WHERE, SQLite takes ON CONFLICT for the condition of a join.
  for (const some of piecesOf(table, rows))
    await tx.$executeRaw`INSERT INTO ${quoted(table)} (${Prisma.raw(columns.map(quote).join(', '))})
      SELECT ${Prisma.raw(columns.map(cellOf).join(', '))} FROM ${given(table, some)} WHERE true ${conflict}`
}

/** Sets the columns given in rows that are known by their ids; all rows have the same columns. */
export async function updateRows<T extends Table>(
  tx: Transaction,
  table: T,
  rows: readonly (Partial<Tables[T]> & { id: string })[],
) {
  if (rows.length === 0) return
  const changes = columnsOf(rows)
    .filter((column) => column !== 'id')
    .map((column) => `${quote(column)} = ${cellOf(column)}`)
  for (const some of piecesOf(table, rows))
    await tx.$executeRaw`UPDATE ${quoted(table)} SET ${Prisma.raw(changes.join(', '))}
      FROM ${given(table, some)} WHERE ${quoted(table)}.id = value ->> '$.id'`
}

export async function deleteRows(tx: Transaction, table: Table, column: string, values: readonly string[]) {
  for (const some of piecesOf(table, values))
    await tx.$executeRaw`DELETE FROM ${quoted(table)} WHERE ${oneOf(Prisma.raw(quote(column)), some)}`
}

const quote = (name: string) => `"${name}"`
const quoted = (name: string) => Prisma.raw(quote(name))
const cellOf = (column: string) => `value ->> '$.${column}'`
const columnsOf = (rows: readonly object[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))]

// How JSON writes NUL and half a surrogate pair; as words of a text they are only looked at more closely.
const UNSTORABLE = /\\u(0000|d[89a-f])/

function given(table: Table, rows: readonly object[]): Sql {
  const json = JSON.stringify(rows.some(hasDates) ? rows.map(withStoredTimes) : rows)
  if (UNSTORABLE.test(json)) refuseUnstorable(rows, table)
  return sql`json_each(${json})`
}

const hasDates = (row: object) => Object.values(row).some((value) => value instanceof Date)

const withStoredTimes = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? storedTime(value) : value]),
  )
