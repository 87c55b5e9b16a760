import * as documents from '../generated/sdk/texts.ts'
import type * as Types from '../generated/sdk/types.ts'
import type { CallOptions } from './call.ts'
import { type Curate, openCurate } from './curate.ts'
import type { AnswerOf, VariablesOf } from './document.ts'
import type { Pages } from './pages.ts'
import { lookUp, type Noun, Requester } from './requester.ts'
import type { SubscribeOptions } from './subscribe.ts'

type SpeakerQuotes = Extract<Types.QuotesByQuery['entity'], { quotes: unknown }>['quotes']
type Told<Document> = AsyncGenerator<AnswerOf<Document>, void, undefined>

/** Quotes, and whose they are. */
export interface Quotes {
  /**
   * Quotes by a person or organization, newest first.
   * @throws VerbatimError NOT_FOUND if the archive has no such person or organization
   */
  by(
    speaker: string | Types.EntityLookup,
    variables?: Omit<Types.QuotesByQueryVariables, 'speaker'>,
    options?: CallOptions,
  ): Pages<SpeakerQuotes, SpeakerQuotes['nodes'][number]>
  /** Those that meet conditions, newest first. */
  list(
    variables?: Types.QuotesQueryVariables,
    options?: CallOptions,
  ): Pages<Types.QuotesQuery['quotes'], Types.QuoteCardFragment>
  /** Quotes as they are found or recorded, for as long as one listens. */
  added(
    variables?: Types.QuoteAddedSubscriptionVariables,
    options?: SubscribeOptions,
  ): Told<typeof documents.QuoteAdded>
}

/** Articles, the way in for new ones, and out for those their source has withdrawn. */
export interface Articles extends Noun<typeof documents.Article, typeof documents.Articles> {
  /**
   * Takes in an article; needs the key of a curator. The same `externalId` of the same source again is the same article.
   * @throws VerbatimUserError for what the caller can put right, unless user errors are to be returned
   */
  ingest(input: Types.ArticleIngestInput, options?: CallOptions): Promise<AnswerOf<typeof documents.ArticleIngest>>
  /** Takes in up to 100 articles; what is wrong with one is in its `userErrors`, and stops no other. */
  ingestBulk(
    inputs: Types.ArticleIngestInput[],
    options?: CallOptions,
  ): Promise<AnswerOf<typeof documents.ArticleIngestBulk>['results']>
  /** Marks an article as withdrawn by its source. */
  retract(
    variables: VariablesOf<typeof documents.ArticleRetract>,
    options?: CallOptions,
  ): Promise<AnswerOf<typeof documents.ArticleRetract>>
  /** Articles as they are taken in or changed, for as long as one listens. */
  ingested(
    variables?: Types.ArticleIngestedSubscriptionVariables,
    options?: SubscribeOptions,
  ): Told<typeof documents.ArticleIngested>
}

/** People, organizations, places and events alike. */
export interface Entities extends Noun<typeof documents.Entity, typeof documents.Entities> {
  /** One entity, by its id, whenever it changes. */
  changed(id: string, options?: SubscribeOptions): Told<typeof documents.EntityChanged>
}

/**
 * A typed client of Verbatim on `fetch`. Each method sends one document; a list is one page by `await`, and all its items
 * by `for await`. Every call may have a signal, a time-out and so on of its own.
 */
export class VerbatimClient extends Requester {
  readonly quotes: Quotes = {
    by: (speaker, variables, options) =>
      this.paginate(
        documents.QuotesBy,
        { ...variables, speaker: lookUp(speaker) },
        ({ entity }) => (entity && 'quotes' in entity ? entity.quotes : null),
        options,
      ),
    list: (variables = {}, options) => this.list(documents.Quotes, variables, options),
    added: (variables = {}, options) => this.watch(documents.QuoteAdded, variables, options),
  }
  readonly articles: Articles = {
    ...this.noun(documents.Article, documents.Articles),
    ingest: (input, options) => this.ask(documents.ArticleIngest, { input }, options),
    ingestBulk: async (inputs, options) => (await this.ask(documents.ArticleIngestBulk, { inputs }, options)).results,
    retract: (variables, options) => this.ask(documents.ArticleRetract, variables, options),
    ingested: (variables = {}, options) => this.watch(documents.ArticleIngested, variables, options),
  }
  readonly entities: Entities = {
    ...this.noun(documents.Entity, documents.Entities),
    changed: (id, options) => this.watch(documents.EntityChanged, { id }, options),
  }
  readonly people = this.noun(documents.Person, documents.People)
  readonly organizations = this.noun(documents.Organization, documents.Organizations)
  readonly places = this.noun(documents.Place, documents.Places)
  readonly events = this.noun(documents.Event, documents.Events)
  readonly sources = this.noun(documents.Source, documents.Sources)
  readonly topics = this.noun(documents.Topic, documents.Topics)

  /** Changes by hand: people, names, merges, mentions, quotes, reviews. */
  readonly curate: Curate = openCurate((document, variables, options) =>
    this.ask(document, variables as never, options),
  )

  /** Whatever has this id, null if nothing has. */
  node(id: string, options?: CallOptions): Promise<Types.NodeQuery['node']> {
    return this.ask(documents.Node, { id }, options)
  }

  /** Whatever has these ids, at most 100, in their order. */
  nodes(ids: string[], options?: CallOptions): Promise<Types.NodesQuery['nodes']> {
    return this.ask(documents.Nodes, { ids }, options)
  }

  /**
   * An article, a quote or an entity in another format, as files; null if nothing has this id. Records of a quote or an
   * entity hold a part of each article: do not take them in where the whole is.
   */
  export(id: string, format: Types.ExportFormat, options?: CallOptions): Promise<Types.NodeExportQuery['nodeExport']> {
    return this.ask(documents.NodeExport, { id, format }, options)
  }

  /** Full-text search over everything. `for await` gives hits, each with its `node`, `score` and `highlights`. */
  search(
    query: string,
    variables: Omit<Types.SearchQueryVariables, 'query'> = {},
    options?: CallOptions,
  ): Pages<Types.SearchQuery['search'], Types.SearchQuery['search']['edges'][number]> {
    return this.edges(documents.Search, { ...variables, query }, options)
  }

  /** Queries that complete what has been typed so far. */
  suggest(
    query: string,
    variables: Omit<Types.SuggestQueryVariables, 'query'> = {},
    options?: CallOptions,
  ): Promise<Types.SuggestQuery['suggest']> {
    return this.ask(documents.Suggest, { ...variables, query }, options)
  }

  /** Entities that a name may stand for, in any spelling, best first. */
  resolveName(
    name: string,
    variables: Omit<Types.ResolveNameQueryVariables, 'name'> = {},
    options?: CallOptions,
  ): Promise<Types.ResolveNameQuery['resolveName']> {
    return this.ask(documents.ResolveName, { ...variables, name }, options)
  }

  /**
   * Whether, where and by whom some words were said, and how they were altered. “Not found” means not found in this archive.
   * `speaker` is an id or a slug; `isBySpeaker` of a match tells whether it is theirs.
   */
  verifyQuote(
    text: string,
    variables: Omit<Types.VerifyQuoteQueryVariables, 'text'> = {},
    options?: CallOptions,
  ): Promise<Types.VerifyQuoteQuery['verifyQuote']> {
    return this.ask(documents.VerifyQuote, { ...variables, text }, options)
  }

  /** Articles, events and quotes in order of time. `for await` gives items with the `date` they stand at. */
  timeline(
    variables: Types.TimelineQueryVariables = {},
    options?: CallOptions,
  ): Pages<Types.TimelineQuery['timeline'], Types.TimelineQuery['timeline']['edges'][number]> {
    return this.edges(documents.Timeline, variables, options)
  }

  /** What the service is and holds. */
  service(options?: CallOptions): Promise<Types.ServiceQuery['service']> {
    return this.ask(documents.Service, {}, options)
  }
}
