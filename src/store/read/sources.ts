import type { SourceFilter, TopicFilter } from '../../generated/resolvers.ts'
import type { Source, SourceKind } from '../../model.ts'
import type { Connection } from '../open.ts'
import { columnsOf, jsonRow } from '../row.ts'
import { type List, sql } from '../sql.ts'
import { sourceConditions } from './conditions.ts'
import { byId, byText, combine, ofParent } from './filters.ts'

export interface SourceRow {
  kind: 'SOURCE'
  id: string
  slug: string
  name: string
  sourceKind: string
  url: string | null
  languages: string[]
  publisherId: string | null
  placeId: string | null
  license: string | null
}

const sourceRow = jsonRow({
  kind: "'SOURCE'",
  sourceKind: 's.kind',
  languages: 'json(s.languages)',
  ...columnsOf('s', 'id slug name url publisherId placeId license'),
})

export const sourcesBy = (column: 'id' | 'slug') => ({
  row: sourceRow,
  from: sql`"Source" s`,
  by: { id: sql`s.id`, slug: sql`s.slug` }[column],
})

/** A source as it is on record, or null. */
export async function findSource(db: Connection['reader'], slug: string): Promise<Source | null> {
  const entity = { select: { entity: { select: { slug: true } } } }
  const row = await db.source.findUnique({ where: { slug }, include: { publisher: entity, place: entity } })
  if (!row) return null
  return {
    slug,
    name: row.name,
    kind: row.kind as SourceKind,
    ...(row.url !== null && { url: row.url }),
    languages: row.languages as string[],
    ...(row.publisher && { publisher: row.publisher.entity.slug }),
    ...(row.place && { place: row.place.entity.slug }),
    ...(row.license !== null && { license: row.license }),
  }
}

export const sourceList = (filter: SourceFilter | null | undefined): List => ({
  name: 'sources',
  row: sourceRow,
  from: sql`"Source" s`,
  where: sourceConditions(filter),
  order: [
    { by: sql`s."nameSort"`, direction: 'ASC' },
    { by: sql`s.id`, direction: 'ASC' },
  ],
})

export interface TopicRow {
  kind: 'TOPIC'
  id: string
  slug: string
  name: string
  description: string | null
  broaderId: string | null
}

const topicRow = jsonRow({ kind: "'TOPIC'", ...columnsOf('o', 'id slug name description broaderId') })

export const topicsBy = (column: 'id' | 'slug') => ({
  row: topicRow,
  from: sql`"Topic" o`,
  by: { id: sql`o.id`, slug: sql`o.slug` }[column],
})

const byHeading: List['order'] = [
  { by: sql`o."nameSort"`, direction: 'ASC' },
  { by: sql`o.id`, direction: 'ASC' },
]

export const topicList = (filter: TopicFilter | null | undefined): List => ({
  name: 'topics',
  row: topicRow,
  from: sql`"Topic" o`,
  where: combine(filter, (f) => [
    byId(sql`o.id`, f.id),
    byText(sql`o."nameSort"`, f.name),
    f.isRoot == null ? undefined : f.isRoot ? sql`o."broaderId" IS NULL` : sql`o."broaderId" IS NOT NULL`,
  ]),
  order: byHeading,
})

export const narrowerTopics: List = {
  name: 'narrower',
  row: topicRow,
  from: sql`"Topic" o`,
  where: [ofParent(sql`o."broaderId"`)],
  order: byHeading,
}

/** The article's own topics, most specific first. */
export const topicsOfArticle: List = {
  name: 'articleTopics',
  row: topicRow,
  from: sql`"ArticleTopic" under JOIN "Topic" o ON o.id = under."topicId"`,
  where: [ofParent(sql`under."articleId"`), sql`under.depth = 0`],
  order: [{ by: sql`under.ordinal`, direction: 'ASC' }],
}
