import { makeFolderOf } from '../folder.ts'
import type { EntityKind, SearchableKind } from '../model.ts'
import { inSlices, Slices } from '../slices.ts'
import { explainer } from './explain.ts'
import { countFacets } from './facets.ts'
import { conditionsOf } from './filters.ts'
import { Holdings } from './holdings.ts'
import { Scorer } from './match.ts'
import { cutPage, keysOf } from './page.ts'
import { PassageFinder } from './passages.ts'
import { type Plan, planSearch } from './plan.ts'
import type {
  Bucket,
  FacetField,
  Hit,
  NameHit,
  PageOfHits,
  PassageQuery,
  Passages,
  SearchDocument,
  SearchIndex,
  SearchQuery,
  SearchResult,
  Suggestion,
} from './port.ts'
import { LIMITS, type Limits, parseQuery } from './query.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { matchNames, respell, suggest } from './suggest.ts'

export interface IndexOptions {
  /** File that keeps the index between starts; without it the index is in memory only. */
  path?: string
  /** What a query may ask; the default is for queries of people. */
  limits?: Limits
  /** Told when the file at `path` cannot be used: the index is then empty. */
  onIgnored?: (reason: string) => void
}

/** The index: MiniSearch's radix tree and names, our own postings and ranking. */
export async function createMiniSearchIndex(options: IndexOptions = {}): Promise<SearchIndex> {
  const { path, limits = LIMITS, onIgnored = () => {} } = options
  if (path !== undefined) makeFolderOf(path, 'INDEX_PATH')
  const kept = path === undefined ? null : await readSnapshot(path, onIgnored)
  return new MiniSearchIndex(path ?? null, limits, kept?.holdings ?? new Holdings(), kept?.revision ?? null)
}

class MiniSearchIndex implements SearchIndex {
  readonly #path: string | null
  readonly #limits: Limits
  readonly #scorer = new Scorer()
  readonly #finder = new PassageFinder()
  // One for all changes: what is read between two of them takes its time too, and promises alone do not turn the loop.
  readonly #slices = new Slices()
  #holdings: Holdings
  /** What a query found that is asked for its facets too, until the next change. */
  #found = new WeakMap<SearchQuery, number[]>()
  #revision: number | null
  #indexedAt = new Date()
  #writing: Promise<unknown> = Promise.resolve()

  constructor(path: string | null, limits: Limits, holdings: Holdings, revision: number | null) {
    this.#path = path
    this.#limits = limits
    this.#holdings = holdings
    this.#revision = revision
  }

  put(documents: readonly SearchDocument[]): Promise<void> {
    return this.#write(async (holdings) => {
      await inSlices(documents, (document) => holdings.put(document), this.#slices)
      await holdings.tidy()
    })
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.#write(async (holdings) => {
      await inSlices(ids, (id) => holdings.remove(id), this.#slices)
      await holdings.tidy()
    })
  }

  clear(): Promise<void> {
    return this.#write(async () => {
      this.#holdings = new Holdings()
      this.#revision = null
    })
  }

  commit(revision: number): Promise<void> {
    return this.#serially(async () => {
      if (this.#path !== null) await writeSnapshot(this.#path, this.#holdings, revision)
      this.#revision = revision
    })
  }

  async search(query: SearchQuery, page: PageOfHits): Promise<SearchResult> {
    const started = performance.now()
    const { documents } = this.#holdings
    const { plan, slots, scores, terms } = this.#match(query)
    this.#found.set(query, slots)
    const conditions = conditionsOf(query, documents)
    const hits = slots.filter((slot) => conditions.every(({ holds }) => holds(slot)))
    const cut = cutPage(hits, query.order, keysOf(query.order, scores, documents), documents, page)
    return {
      ...cut,
      hits: this.#describe(cut.slots, query, plan, scores),
      total: hits.length,
      terms,
      tookMs: performance.now() - started,
      indexedAt: this.#indexedAt,
    }
  }

  async facets(query: SearchQuery, fields: readonly FacetField[], size: number): Promise<Map<FacetField, Bucket[]>> {
    const { documents } = this.#holdings
    return countFacets(
      this.#found.get(query) ?? this.#find(query),
      conditionsOf(query, documents),
      fields,
      size,
      documents,
    )
  }

  async suggest(typed: string, kinds: readonly SearchableKind[] | undefined, first: number): Promise<Suggestion[]> {
    return suggest(typed, kinds, first, this.#holdings)
  }

  async didYouMean(query: string, first: number): Promise<Suggestion[]> {
    const found = this.#countAsSpelled(query)
    const variants = respell(query, this.#holdings)
    const better = variants.map((variant) => ({ query: variant, score: this.#countAsSpelled(variant), id: null }))
    return better
      .filter(({ score }) => score > found)
      .sort((a, b) => b.score - a.score)
      .slice(0, first)
  }

  async matchNames(name: string, kinds: readonly EntityKind[] | undefined, first: number): Promise<NameHit[]> {
    return matchNames(name, kinds, first, this.#holdings)
  }

  async findPassages(query: PassageQuery): Promise<Passages> {
    return this.#finder.find(query, this.#holdings)
  }

  async contents(): Promise<Map<string, string>> {
    const { documents } = this.#holdings
    return new Map(Array.from(documents.slots.keys(), (id) => [id, documents.hashOf(id)!]))
  }

  async revision(): Promise<number | null> {
    return this.#revision
  }

  indexedAt(): Date {
    return this.#indexedAt
  }

  async close(): Promise<void> {
    await this.#writing
    this.#holdings = new Holdings()
  }

  #match(query: SearchQuery): { plan: Plan; slots: number[]; scores: Float64Array; terms: string[] } {
    const { plan, terms } = this.#plan(query)
    return { plan, terms, ...this.#scorer.match(plan, query, this.#holdings) }
  }

  #find(query: SearchQuery): number[] {
    return this.#scorer.find(this.#plan(query).plan, query, this.#holdings)
  }

  #plan(query: SearchQuery): { plan: Plan; terms: string[] } {
    const parsed = parseQuery(query.query, this.#limits)
    return { plan: planSearch(parsed, query, this.#holdings), terms: parsed.terms.flatMap((term) => term.words) }
  }

  #countAsSpelled(query: string): number {
    return this.#find({ query, match: 'ALL', prefix: 'NONE', fuzziness: 'NONE', order: 'RELEVANCE' }).length
  }

  #describe(slots: readonly number[], query: SearchQuery, plan: Plan, scores: Float64Array): Hit[] {
    const { documents } = this.#holdings
    const explain = explainer(plan, query, this.#holdings)
    const keyOf = keysOf(query.order, scores, documents)
    return slots.map((slot) => ({
      id: documents.ids[slot]!,
      key: keyOf(slot),
      kind: documents.kindOf(slot),
      score: scores[slot]!,
      matches: explain(slot),
    }))
  }

  #write(change: (holdings: Holdings) => Promise<void>): Promise<void> {
    return this.#serially(async () => {
      this.#found = new WeakMap()
      await change(this.#holdings)
      this.#found = new WeakMap()
      this.#indexedAt = new Date()
    })
  }

  /** One after the other, in the order they were asked for; one that fails does not stop the next. */
  #serially(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(work)
    this.#writing = done.catch(() => {})
    return done
  }
}
