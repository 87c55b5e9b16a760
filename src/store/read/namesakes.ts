import type { EntityKind } from '../../model.ts'
import { each, type Reader, sql } from '../sql.ts'

// What resolving a name needs of the archive.

/** A name on record, and whose it is. */
export interface Namesake {
  slug: string
  kind: EntityKind
  /** Preferred name of the entity. */
  name: string
  /** The name that was found, folded. */
  folded: string
}

/** Entities that have one of these names on record, folded. */
export function readNamesakes(db: Reader, folded: readonly string[]): Promise<Namesake[]> {
  return db.$queryRaw<Namesake[]>(sql`
    SELECT e.slug, e.kind, e.name, n."textSort" AS folded FROM ${each(folded)} wanted
    CROSS JOIN "Name" n ON n."textSort" = wanted.value JOIN "Entity" e ON e.id = n."entityId"
    WHERE e."mergedIntoId" IS NULL`)
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
