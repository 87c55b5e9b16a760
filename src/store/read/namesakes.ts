import type { EntityKind } from '../../model.ts'
import { each, type Reader, sql } from '../sql.ts'

// What resolving a name needs of the archive.

/** An entity that may be meant by a name. */
export interface Namesake {
  slug: string
  kind: EntityKind
  /** Preferred name first. */
  names: string[]
}

/** Entities that have one of these names on record, folded; of merged ones those that stand for them. */
export async function readNamesakes(db: Reader, folded: readonly string[]): Promise<Namesake[]> {
  const rows = await db.$queryRaw<(Omit<Namesake, 'names'> & { names: string })[]>(sql`
    SELECT e.slug, e.kind, (SELECT json_group_array(text) FROM
      (SELECT text FROM "Name" WHERE "entityId" = e.id ORDER BY kind <> 'PREFERRED', ordinal)) AS names
    FROM "Entity" e WHERE e."mergedIntoId" IS NULL AND e.id IN (
      SELECT coalesce(o."mergedIntoId", o.id) FROM ${each(folded)} wanted
      CROSS JOIN "Name" n ON n."textSort" = wanted.value JOIN "Entity" o ON o.id = n."entityId")`)
  return rows.map(({ names, ...entity }) => ({ ...entity, names: JSON.parse(names) as string[] }))
}

export interface Holder {
  slug: string
  kind: EntityKind
  name: string
}

/** Entities that have one of these slugs. */
export function readHolders(db: Reader, slugs: readonly string[]): Promise<Holder[]> {
  return db.$queryRaw<Holder[]>(sql`
    SELECT e.slug, e.kind, e.name FROM ${each(slugs)} wanted CROSS JOIN "Entity" e ON e.slug = wanted.value`)
}

/** Entities that these articles named when they were saved last. */
export function readNamedBefore(db: Reader, articles: readonly string[]): Promise<(Holder & { article: string })[]> {
  return db.$queryRaw<(Holder & { article: string })[]>(sql`
    SELECT n."articleId" AS article, e.slug, e.kind, e.name FROM ${each(articles)} wanted
    CROSS JOIN "ArticleEntity" n ON n."articleId" = wanted.value JOIN "Entity" e ON e.id = n."entityId"`)
}
