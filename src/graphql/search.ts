import { createHash } from 'node:crypto'
import { badInput } from '../errors.ts'
import type {
  NameMatchResolvers,
  QueryResolvers,
  QuerySearchArgs,
  SearchConnectionFacetsArgs,
  SearchEdgeHighlightsArgs,
  SearchSuggestionResolvers,
} from '../generated/resolvers.ts'
import type { SearchableKind } from '../model.ts'
import { compareMarks, highlight } from '../search/highlight.ts'
import type {
  FacetField,
  Hit,
  HitKey,
  NameHit,
  SearchField,
  SearchQuery,
  SearchResult,
  Suggestion,
} from '../search/port.ts'
import { type ArticleRow, bodyAndCaptions, type TextRow } from '../store/read/articles.ts'
import { type NameRow, namesOfEntity } from '../store/read/entity-parts.ts'
import { type EntityRow, readStandingIds } from '../store/read/entity-rows.ts'
import { readLists } from '../store/sql.ts'
import { batch } from './batch.ts'
import type { Context } from './context.ts'
import { loadNodes, type SearchableRow } from './load.ts'
import { type PageArgs, pageTake } from './page.ts'

/** One page of hits with the query that found them. */
export interface Found {
  query: SearchQuery
  result: SearchResult
  edges: FoundEdge[]
}

export interface FoundEdge {
  hit: Hit
  node: SearchableRow
  cursor: string
}

export const searchQueries: QueryResolvers = {
  search: async (_root, args, context) => {
    const query = searchQuery(await withStanding(args, context))
    const result = await context.index.search(query, hitPage(query, args))
    // The index is a copy: a hit whose record is gone since is left out.
    const nodes = (await loadNodes(idsOf(result.hits), context)) as (SearchableRow | null)[]
    const edges = result.hits.flatMap((hit, i) => {
      const node = nodes[i]
      return node ? [{ hit, node, cursor: encodeHit(query, hit) }] : []
    })
    return { query, result, edges }
  },
  suggest: (_root, { query, types, first }, { index }) =>
    index.suggest(query, types ?? undefined, within('first', first, 20)),
  resolveName: async (_root, { name, types, first }, context) => {
    const hits = await context.index.matchNames(name, types ?? undefined, within('first', first, 20))
    const entities = (await loadNodes(idsOf(hits), context)) as (EntityRow | null)[]
    return hits.flatMap((hit, i) => (entities[i] ? [{ ...hit, entity: entities[i] }] : []))
  },
}

/** An entity a name may stand for, with its row. */
export interface NameCandidate extends NameHit {
  entity: EntityRow
}

export const NameMatchFields: NameMatchResolvers = {
  name: batch(async (matches: readonly NameCandidate[], _args: object, { db }: Context) => {
    const names = await readLists<NameRow>(db, namesOfEntity, idsOf(matches))
    return matches.map((match, i) => names[i]!.find((name) => name.text === match.name) ?? names[i]![0]!)
  }),
}

const idsOf = (hits: readonly { id: string }[]) => hits.map((hit) => hit.id)

function within(argument: string, value: number, most: number, least = 1): number {
  if (value < least || value > most)
    throw badInput(argument, `expected a number from ${least} to ${most}, got ${value}.`)
  return value
}

/** Leaves out what is null, so that null means the same as not given. */
function given<T extends object>(input: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(input).filter(([, value]) => value != null)
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> }
}

/** The index knows only the entities that others were merged into. */
async function withStanding(args: QuerySearchArgs, { db }: Context): Promise<QuerySearchArgs> {
  const entities = args.where?.entities
  if (!entities) return args
  const lists = Object.entries(given(entities))
  const ids = await readStandingIds(
    db,
    lists.flatMap(([, list]) => [...list]),
  )
  const standing = lists.map(([name, list]) => [name, ids.splice(0, list.length)])
  return { ...args, where: { ...args.where, entities: Object.fromEntries(standing) } }
}

function searchQuery({ query, types, where, options, orderBy }: QuerySearchArgs): SearchQuery {
  const { publishedAt, entities, languages, sources, topics } = given(where ?? {})
  return {
    query,
    order: orderBy,
    match: options?.match ?? 'ALL',
    prefix: options?.prefix ?? 'LAST_TERM',
    fuzziness: options?.fuzziness ?? 'AUTO',
    ...given({ kinds: types as SearchableKind[] | null | undefined, fields: options?.fields }),
    filter: {
      ...given({ languages, sources, topics }),
      ...(publishedAt ? { publishedAt: given(publishedAt) } : {}),
      ...(entities ? { entities: given(entities) } : {}),
    },
  }
}

// Scores compare only within one query, so a cursor belongs to its query.
const signature = (query: SearchQuery) =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 8)

const encodeHit = (query: SearchQuery, { key, id }: HitKey) =>
  Buffer.from(JSON.stringify([signature(query), key, id])).toString('base64url')

function decodeHit(query: SearchQuery, argument: 'after' | 'before', cursor: string): HitKey {
  try {
    const [sign, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (sign === signature(query) && typeof key === 'number' && typeof id === 'string') return { key, id }
  } catch {
    // Not JSON: not ours.
  }
  throw badInput(argument, `"${cursor.slice(0, 40)}" is not a cursor of this search.`)
}

function hitPage(query: SearchQuery, args: PageArgs) {
  const { take, backward } = pageTake(args)
  return {
    take: backward ? { last: take } : { first: take },
    ...(args.after == null ? {} : { after: decodeHit(query, 'after', args.after) }),
    ...(args.before == null ? {} : { before: decodeHit(query, 'before', args.before) }),
  }
}

export const SearchConnectionFields = {
  nodes: ({ edges }: Found) => edges.map((edge) => edge.node),
  pageInfo: (found: Found) => found,
  totalCount: ({ result }: Found) => result.total,
  facets: async ({ query }: Found, { fields, size }: SearchConnectionFacetsArgs, context: Context) => {
    const wanted = [...new Set(fields)]
    const counts = await context.index.facets(query, wanted, within('size', size, 100))
    return wanted.map((field) => ({
      field,
      buckets: (counts.get(field) ?? []).map((bucket) => ({ field, ...bucket })),
    }))
  },
  suggestions: ({ query }: Found, { first }: { first: number }, { index }: Context) =>
    index.didYouMean(query.query, within('first', first, 10)),
  terms: ({ result }: Found) => result.terms,
  tookMs: ({ result }: Found) => result.tookMs,
  indexedAt: ({ result }: Found) => result.indexedAt.toISOString(),
}

/** Page information of a search; other connections have their own. */
export const foundPageInfo = {
  hasNextPage: ({ result }: Found) => result.hasNext,
  hasPreviousPage: ({ result }: Found) => result.hasPrevious,
  startCursor: ({ edges }: Found) => edges[0]?.cursor ?? null,
  endCursor: ({ edges }: Found) => edges.at(-1)?.cursor ?? null,
}

export const SearchEdgeFields = {
  score: ({ hit }: FoundEdge) => hit.score,
  matchedTerms: ({ hit }: FoundEdge) => [...new Set(hit.matches.map((match) => match.words.join(' ')))],
  highlights: batch(async (edges: readonly FoundEdge[], args: SearchEdgeHighlightsArgs, context: Context) => {
    const fragments = within('first', args.first, 10)
    const length = within('length', args.length, 500, 20)
    const texts = await textsOf(edges, context)
    return edges.map(({ hit }, i) => {
      const found = texts[i]!.flatMap(({ field, text }) =>
        highlight(text, hit.matches, { fragments, length }).map((part) => ({ field, ...part })),
      )
      return found.sort((a, b) => compareMarks(a.matches, b.matches)).slice(0, fragments)
    })
  }),
}

interface FieldText {
  field: SearchField
  text: string
}

/** The texts of hits that search looked at, in the order a reader would see them. */
async function textsOf(edges: readonly FoundEdge[], context: Context): Promise<FieldText[][]> {
  const { db } = context
  const articles = edges.filter(({ node }) => node.kind === 'ARTICLE').map(({ node }) => node.id)
  const entities = edges.filter(({ node }) => 'articleCount' in node).map(({ node }) => node.id)
  const bodies = articles.length ? await readLists<TextRow>(db, bodyAndCaptions, articles) : []
  const names = entities.length ? await readLists<NameRow>(db, namesOfEntity, entities) : []
  const speakers = await loadNodes(
    edges.map(({ node }) => (node.kind === 'QUOTE' && node.speakerId) || ''),
    context,
  )
  const bodyOf = new Map(articles.map((id, i) => [id, bodies[i]!.map(({ text }) => text)]))
  const namesOf = new Map(entities.map((id, i) => [id, names[i]!]))
  return edges.map(({ node }, i) => {
    const speaker = (speakers[i] as EntityRow | null)?.name ?? null
    return textsOfNode(node, { body: bodyOf.get(node.id) ?? [], speaker, names: namesOf.get(node.id) ?? [] })
  })
}

interface MoreTexts {
  /** Body and captions of an article. */
  body: string[]
  speaker: string | null
  names: NameRow[]
}

function textsOfNode(node: SearchableRow, { body, speaker, names }: MoreTexts): FieldText[] {
  const texts: FieldText[] = []
  const add = (field: SearchField, text: string | null) => text && texts.push({ field, text })
  if (node.kind === 'ARTICLE') {
    add('TITLE', (node as ArticleRow).title)
    add('SUMMARY', (node as ArticleRow).summary)
    for (const text of body) add('BODY', text)
  } else if (node.kind === 'QUOTE') {
    add('BODY', node.text)
    add('TITLE', speaker)
  } else {
    add('TITLE', node.name)
    for (const name of names) if (name.nameKind !== 'PREFERRED') add('ALIAS', name.text)
    if ('description' in node) add('SUMMARY', (node as EntityRow).description)
  }
  return texts
}

export interface FoundFacet {
  field: FacetField
  buckets: FoundBucket[]
}

export interface FoundBucket {
  field: FacetField
  value: string
  count: number
}

// Values of these facets are words or numbers; of the others, ids.
const PLAIN_FACETS: ReadonlySet<FacetField> = new Set(['TYPE', 'LANGUAGE', 'YEAR'])
const languageNames = new Intl.DisplayNames('en', { type: 'language' })

const bucketNodes = (buckets: readonly FoundBucket[], context: Context) =>
  loadNodes(
    buckets.map(({ field, value }) => (PLAIN_FACETS.has(field) ? '' : value)),
    context,
  )

export const FacetBucketFields = {
  node: batch((buckets: readonly FoundBucket[], _args: object, context: Context) => bucketNodes(buckets, context)),
  label: batch(async (buckets: readonly FoundBucket[], _args: object, context: Context) => {
    const nodes = await bucketNodes(buckets, context)
    return buckets.map((bucket, i) => labelOf(bucket, nodes[i] as EntityRow | null))
  }),
}

function labelOf({ field, value }: FoundBucket, node: { name: string } | null): string {
  if (field === 'LANGUAGE') return languageNames.of(value) ?? value
  if (field === 'TYPE') return value.charAt(0) + value.slice(1).toLowerCase()
  return node?.name ?? value
}

export const SuggestionFields: SearchSuggestionResolvers = {
  node: batch(async (suggestions: readonly Suggestion[], _args: object, context: Context) => {
    const ids = suggestions.map(({ id }) => id ?? '')
    return (await loadNodes(ids, context)) as (SearchableRow | null)[]
  }),
}
