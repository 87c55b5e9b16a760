import type { EntityKind, SearchableKind } from '../model.ts'

// What Verbatim asks of a search engine, in its own words. Every engine passes tests/search-contract.ts.

/** One thing that can be found. `id` is its global id; ids in `topics` and `entities` are global ids too. */
export interface SearchDocument {
  id: string
  kind: SearchableKind
  /** Headline, preferred name or heading; for a quote the name of its speaker. */
  title: string
  /** Other names on record, of entities. */
  aliases: string[]
  /** Summary, description or scope note. */
  summary: string
  /** Body of an article, words of a quote; else empty. */
  body: string
  /** Captions of an article's photos: passages are found in them, words are not. */
  captions?: string[]
  language: string | null
  /** RFC 3339 in UTC; of a quote, that of its article; null for entities, topics and sources. */
  publishedAt: string | null
  source: string | null
  /** Topics of the article with all their broader ones. */
  topics: string[]
  /** Entities that the article or quote names; of an entity, itself. */
  entities: { id: string; kind: EntityKind }[]
}

export type SearchField = 'TITLE' | 'SUMMARY' | 'BODY' | 'ALIAS'
export type FacetField = 'TYPE' | 'SOURCE' | 'LANGUAGE' | 'TOPIC' | 'PERSON' | 'ORGANIZATION' | 'PLACE' | 'YEAR'
export type MatchReason = 'EXACT' | 'STEM' | 'PREFIX' | 'FUZZY' | 'ALIAS'
export type SearchOrder = 'RELEVANCE' | 'NEWEST' | 'OLDEST'

/** Conditions on hits; those given must all hold. A hit without the property does not match. */
export interface SearchFilter {
  /** RFC 3339 in UTC. */
  publishedAt?: { eq?: string; gt?: string; gte?: string; lt?: string; lte?: string; isNull?: boolean }
  languages?: string[]
  sources?: string[]
  topics?: string[]
  entities?: { allOf?: string[]; anyOf?: string[]; noneOf?: string[] }
}

/** What to look for. Phrases in quotation marks and -excluded words stand in `query`. */
export interface SearchQuery {
  query: string
  kinds?: SearchableKind[]
  filter?: SearchFilter
  match: 'ALL' | 'ANY'
  prefix: 'NONE' | 'LAST_TERM' | 'ALL_TERMS'
  fuzziness: 'NONE' | 'AUTO' | 'ONE' | 'TWO'
  fields?: SearchField[]
  order: SearchOrder
}

/** Place of a hit in an ordered list: its sort key, then its id. */
export interface HitKey {
  key: number
  id: string
}

export interface PageOfHits {
  after?: HitKey
  before?: HitKey
  /** From the start, or from the end. */
  take: { first: number } | { last: number }
}

/** A run of words in a hit that answers a word of the query, and why. Words are folded (text/fold.ts). */
export interface WordMatch {
  /** Consecutive words as the index saw them in the document; mostly one. */
  words: string[]
  /** Word of the query, as typed. */
  term: string
  reason: MatchReason
}

export interface Hit extends HitKey {
  kind: SearchableKind
  score: number
  matches: WordMatch[]
}

export interface SearchResult {
  hits: Hit[]
  hasNext: boolean
  hasPrevious: boolean
  total: number
  /** Words of the query as the index saw them. */
  terms: string[]
  tookMs: number
  /** When the index last changed. */
  indexedAt: Date
}

export interface Bucket {
  value: string
  count: number
}

/** A query that may help; `id` is the object whose name it is, if it is one. */
export interface Suggestion {
  query: string
  score: number
  id: string | null
}

/** An entity a name may stand for. Score 0 to 1; 1 is the same letters after case and accents. */
export interface NameHit {
  id: string
  name: string
  score: number
}

/** Words to find one after the other, or nearly so. */
export interface PassageQuery {
  /** As text/words.ts makes them, in order. */
  words: readonly string[]
  kind: 'ARTICLE' | 'QUOTE'
  /** Only documents with these ids. */
  among?: ReadonlySet<string>
  first: number
}

export interface Passages {
  /** Documents that hold most of the words in the longest runs, best first; rare words count more. */
  hits: { id: string; score: number }[]
  /** How often the words stand one after the other in all documents of the kind, counted to 1,000. */
  occurrences: number
}

export interface SearchIndex {
  /** Adds or replaces. */
  put(documents: readonly SearchDocument[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  search(query: SearchQuery, page: PageOfHits): Promise<SearchResult>
  /** Counts over all hits, highest first; each ignores the filter on its own property. */
  facets(query: SearchQuery, fields: readonly FacetField[], size: number): Promise<Map<FacetField, Bucket[]>>
  /** Completes what is being typed, names first. */
  suggest(typed: string, kinds: readonly SearchableKind[] | undefined, first: number): Promise<Suggestion[]>
  /** Other spellings of a query that find more. */
  didYouMean(query: string, first: number): Promise<Suggestion[]>
  matchNames(name: string, kinds: readonly EntityKind[] | undefined, first: number): Promise<NameHit[]>
  /** Documents in which a passage may stand, whether or not its words are in the same order throughout. */
  findPassages(query: PassageQuery): Promise<Passages>
  /** Every document's id with a hash of what was indexed, to compare with the archive. */
  contents(): Promise<Map<string, string>>
  /** Revision of the archive the index was last brought up to, null for an empty index. */
  revision(): Promise<number | null>
  /** Says that the index now holds this revision of the archive, and keeps it for the next start. */
  commit(revision: number): Promise<void>
  clear(): Promise<void>
  indexedAt(): Date
  close(): Promise<void>
}
