import type { MentionFilter, MentionOrder } from '../../generated/resolvers.ts'
import { columnsOf, jsonRow } from '../row.ts'
import { type List, type Sql, sortedBy, sql } from '../sql.ts'
import { all, anyOf, byEntity, byId, mentions, ofParent } from './filters.ts'
import type { SpanRow } from './quotes.ts'

export interface MentionRow extends SpanRow {
  kind: 'MENTION'
  id: string
  articleId: string
  entityId: string
  nameId: string | null
  method: string
  confidence: number
  review: string
}

const row = jsonRow({
  kind: "'MENTION'",
  ...columnsOf('m', 'id articleId entityId textId start end exact nameId method confidence review'),
})

export const mentionsById = { row, from: sql`"Mention" m`, by: sql`m.id` }

const PARENTS = { article: ofParent(sql`m."articleId"`), entity: ofParent(sql`m."entityId"`) }
const COLUMNS = { POSITION: sql`m.position`, PUBLISHED_AT: sql`m."publishedAt"`, CONFIDENCE: sql`m.confidence` }

export function mentionList(
  of: keyof typeof PARENTS,
  where: MentionFilter | null | undefined,
  orders: MentionOrder[],
): List {
  return {
    ...sortedBy(`mentions of ${of}`, orders, COLUMNS, sql`m.id`),
    row,
    from: sql`"Mention" m`,
    where: [PARENTS[of], ...mentionConditions(where)],
  }
}

function mentionConditions(filter: MentionFilter | null | undefined): Sql[] {
  const f = filter ?? {}
  const conditions = all([
    byEntity(sql`m."entityId"`, f.entity),
    f.entityTypes
      ? sql`m."entityId" IN (SELECT id FROM "Entity" e WHERE ${anyOf(sql`e.kind`, f.entityTypes)})`
      : undefined,
    byId(sql`m."articleId"`, f.article),
    f.fields
      ? sql`EXISTS (SELECT 1 FROM "ArticleText" t WHERE t.id = m."textId" AND ${anyOf(sql`t.field`, f.fields)})`
      : undefined,
    anyOf(sql`m.method`, f.methods),
    f.minConfidence == null ? undefined : sql`m.confidence >= ${f.minConfidence}`,
    anyOf(sql`m.review`, f.review),
  ])
  return mentions(filter, 'review') ? conditions : [...conditions, sql`m.review <> 'DISPUTED'`]
}
