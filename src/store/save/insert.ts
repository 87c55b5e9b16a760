import { Prisma } from '../../generated/prisma/client.ts'
import type { Transaction } from '../open.ts'
import { storedTime } from '../sql.ts'
import { refuseUnstorable } from '../wellformed.ts'

/** Rows of each table, as Prisma knows them. */
interface Tables {
  ArticleAuthor: Prisma.ArticleAuthorCreateManyInput
  ArticleEntity: Prisma.ArticleEntityCreateManyInput
  ArticleText: Prisma.ArticleTextCreateManyInput
  ArticleTopic: Prisma.ArticleTopicCreateManyInput
  Affiliation: Prisma.AffiliationCreateManyInput
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
}

/**
 * Inserts rows from one parameter of JSON, whatever their number. Prisma's `createMany` spends many times as long on
 * building its statement as SQLite does on running it. What a row leaves out is null.
 */
export async function insertRows<Table extends keyof Tables>(
  tx: Transaction,
  table: Table,
  rows: readonly Tables[Table][],
) {
  if (rows.length === 0) return
  refuseUnstorable(rows, table)
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const names = Prisma.raw(columns.map((column) => `"${column}"`).join(', '))
  const values = Prisma.raw(columns.map((column) => `value ->> '$.${column}'`).join(', '))
  const json = JSON.stringify(rows.map(storable))
  await tx.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${names}) SELECT ${values} FROM json_each(${json})`
}

const storable = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? storedTime(value) : value]),
  )
