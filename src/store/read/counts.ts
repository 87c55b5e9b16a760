import type { SearchableKind } from '../../model.ts'
import { type Reader, sql } from '../sql.ts'

/** Number of objects of each kind that search can find. */
export async function countKinds(db: Reader): Promise<{ type: SearchableKind; count: number }[]> {
  const rows = await db.$queryRaw<{ type: SearchableKind; count: number | bigint }[]>(sql`
    SELECT 'ARTICLE' AS type, count(*) AS count FROM "Article"
    UNION ALL SELECT kind, count(*) FROM "Entity" WHERE "mergedIntoId" IS NULL GROUP BY kind
    UNION ALL SELECT 'QUOTE', count(*) FROM "Quote"
    UNION ALL SELECT 'TOPIC', count(*) FROM "Topic"
    UNION ALL SELECT 'SOURCE', count(*) FROM "Source"`)
  return rows.map(({ type, count }) => ({ type, count: Number(count) }))
}
