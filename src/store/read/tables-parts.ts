import { raw, type Sql, sql } from '../sql.ts'

// What the tables of an export are made of.

export type Cell = string | number | null

/** Ids of what a part of the archive is about, as subqueries. */
export interface Part {
  /** Whether it is about all that stands in its articles. */
  isWhole: boolean
  articles: Sql
  quotes: Sql
  mentions: Sql
  entities: Sql
}

/** An article with all that stands in it. */
export const partOfArticle = (id: string): Part => ({
  isWhole: true,
  articles: sql`${id}`,
  quotes: sql`SELECT id FROM "Quote" WHERE "articleId" = ${id}`,
  mentions: sql`SELECT id FROM "Mention" WHERE "articleId" = ${id}`,
  entities: sql`SELECT "entityId" FROM "ArticleEntity" WHERE "articleId" = ${id}`,
})

/** A quote with those it speaks of. */
export const partOfQuote = (id: string): Part => ({
  isWhole: false,
  articles: sql`SELECT "articleId" FROM "Quote" WHERE id = ${id}`,
  quotes: sql`${id}`,
  mentions: sql`SELECT NULL WHERE 0`,
  entities: sql`SELECT "speakerId" FROM "Quote" WHERE id = ${id} UNION SELECT "eventId" FROM "Quote" WHERE id = ${id}
    UNION SELECT "entityId" FROM "QuoteAddressee" WHERE "quoteId" = ${id}
    UNION SELECT "entityId" FROM "QuoteAbout" WHERE "quoteId" = ${id}`,
})

/** An entity with what stands of it in any article. */
export const partOfEntity = (id: string): Part => ({
  isWhole: false,
  articles: sql`SELECT "articleId" FROM "ArticleEntity" WHERE "entityId" = ${id}`,
  quotes: sql`SELECT id FROM "Quote" WHERE "speakerId" = ${id} UNION SELECT id FROM "Quote" WHERE "eventId" = ${id}
    UNION SELECT "quoteId" FROM "QuoteAddressee" WHERE "entityId" = ${id}
    UNION SELECT "quoteId" FROM "QuoteAbout" WHERE "entityId" = ${id}`,
  mentions: sql`SELECT id FROM "Mention" WHERE "entityId" = ${id}`,
  entities: sql`${id}`,
})

export interface Table {
  name: string
  /** Heading and value of each column, in order. */
  columns: Record<string, Sql>
  /** What is made of the value of some columns, where the database cannot. */
  made?: Record<string, (value: Cell) => Cell>
  from: Sql
  where?: Sql
  /** Unique together and never null; rows come in their order. */
  key: Sql[]
  /** Which rows a part of the archive has. */
  about(part: Part): Sql
}

export const within = (column: string, ids: Sql) => sql`${raw(column)} IN (${ids})`

/** Columns under their own names. */
export const column = (table: string, names: string): Record<string, Sql> =>
  Object.fromEntries(names.split(' ').map((name) => [name, raw(`${table}."${name}"`)]))

/** Columns in camel case under names with underscores. */
export const named = (table: string, names: string): Record<string, Sql> =>
  Object.fromEntries(
    names
      .split(' ')
      .map((name) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), raw(`${table}."${name}"`)]),
  )

/** Name of the entity that a column refers to. */
export const entityName = (id: string) => raw(`(SELECT name FROM "Entity" WHERE id = ${id})`)

/** Entities of a list in two columns: their ids and their names, each joined by a semicolon. */
export function joined(name: string, list: string, entity: string, owner: string, table: string): Record<string, Sql> {
  const all = (what: string) =>
    raw(`(SELECT group_concat(o.one, '; ') FROM (SELECT e.${what} AS one FROM "${list}" l
      JOIN "Entity" e ON e.id = l."${entity}" WHERE l."${owner}" = ${table}.id ORDER BY l.ordinal) o)`)
  return { [`${name}_ids`]: all('id'), [`${name}_names`]: all('name') }
}
