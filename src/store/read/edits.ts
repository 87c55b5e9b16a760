import { columnsOf, jsonRow } from '../row.ts'
import { type List, type Sql, sql } from '../sql.ts'
import { ofParent } from './filters.ts'
import type { State } from './states.ts'

/** One change by hand. */
export interface EditRow {
  kind: 'EDIT'
  id: string
  nodeId: string
  articleId: string | null
  at: string
  by: string
  action: string
  before: State | null
  after: State | null
  note: string | null
}

const row = jsonRow({
  kind: "'EDIT'",
  ...columnsOf('d', 'id nodeId articleId at by action note'),
  before: 'json(d."before")',
  after: 'json(d."after")',
})

export const editsById = { row, from: sql`"Edit" d`, by: sql`d.id` }

const historyBy = (name: string, column: Sql): List => ({
  name,
  row,
  from: sql`"Edit" d`,
  where: [ofParent(column)],
  order: [{ by: sql`d.number`, direction: 'DESC' }],
})

/** Changes of one record, the latest first. */
export const historyOfNode = historyBy('history', sql`d."nodeId"`)

/** Changes of an article and of all its quotes and mentions, also of those that are gone. */
export const historyOfArticle = historyBy('articleHistory', sql`d."articleId"`)

/** A quote or mention that was made or changed by hand, and whose words are gone from its article. */
export interface LostRow {
  findingId: string
  text: string
  at: string
  entityId: string | null
}

/** In the order they were last changed. */
export const lostFindings: List = {
  name: 'lostFindings',
  row: jsonRow({
    findingId: 'd."nodeId"',
    text: `coalesce(d."after" ->> 'text', d."after" ->> '$.span.exact')`,
    at: 'd.at',
    entityId: `coalesce(d."after" ->> 'speaker', d."after" ->> 'entity')`,
  }),
  from: sql`"Edit" d`,
  where: [
    ofParent(sql`d."articleId"`),
    sql`d."nodeId" <> d."articleId"`,
    sql`d."after" IS NOT NULL`,
    sql`d.number = (SELECT max(number) FROM "Edit" WHERE "nodeId" = d."nodeId")`,
    sql`d."nodeId" NOT IN (SELECT id FROM "Mention" WHERE "articleId" = d."articleId")`,
    sql`d."nodeId" NOT IN (SELECT id FROM "Quote" WHERE "articleId" = d."articleId")`,
  ],
  order: [{ by: sql`d.number`, direction: 'ASC' }],
}
