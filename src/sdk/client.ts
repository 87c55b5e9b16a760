import * as documents from '../generated/sdk/texts.ts'
import type * as Types from '../generated/sdk/types.ts'
import type { CallOptions } from './call.ts'
import { type Curate, openCurate } from './curate.ts'
import type { PageOf, Pages } from './pages.ts'
import { lookUp, type Noun, Requester } from './requester.ts'

type EntityNoun<One, Variables, Page extends PageOf & { nodes: readonly unknown[] }> = Noun<
  Types.EntityLookup,
  One,
  Variables,
  Page
>
type SpeakerQuotes = Extract<Types.QuotesByQuery['entity'], { quotes: unknown }>['quotes']

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
}

/** Articles, and the way in for new ones. */
export interface Articles
  extends Noun<
    Types.ArticleLookup,
    Types.ArticleQuery['article'],
    Types.ArticlesQueryVariables,
    Types.ArticlesQuery['articles']
  > {
  /**
   * Takes in an article; needs the key of a curator. The same `externalId` of the same source again is the same article.
   * @throws VerbatimUserError for what the caller can put right, unless user errors are to be returned
   */
  ingest(input: Types.ArticleIngestInput, options?: CallOptions): Promise<Types.ArticleIngestMutation['articleIngest']>
  /** Takes in up to 100 articles; what is wrong with one is in its `userErrors`, and stops no other. */
  ingestBulk(
    inputs: Types.ArticleIngestInput[],
    options?: CallOptions,
  ): Promise<Types.ArticleIngestBulkMutation['articleIngestBulk']['results']>
}

/**
 * A typed client of Verbatim on `fetch`. Each method sends one document; a list is one page by `await`, and all its items
 * by `for await`. Every call may have a signal, a time-out and so on of its own.
 */
export class VerbatimClient extends Requester {
  readonly quotes: Quotes = {
    by: (speaker, variables, options) =>
      this.nodes(
        documents.QuotesBy,
        { ...variables, speaker: lookUp(speaker) },
        ({ entity }) => (entity && 'quotes' in entity ? entity.quotes : null),
        options,
      ),
    list: (variables = {}, options) => this.nodes(documents.Quotes, variables, (data) => data.quotes, options),
  }

  readonly articles: Articles = {
    ...this.noun(
      documents.Article,
      (data) => data.article,
      documents.Articles,
      (data) => data.articles,
    ),
    ingest: async (input, options) => (await this.request(documents.ArticleIngest, { input }, options)).articleIngest,
    ingestBulk: async (inputs, options) =>
      (await this.request(documents.ArticleIngestBulk, { inputs }, options)).articleIngestBulk.results,
  }

  readonly entities: EntityNoun<
    Types.EntityQuery['entity'],
    Types.EntitiesQueryVariables,
    Types.EntitiesQuery['entities']
  > = this.noun(
    documents.Entity,
    (data) => data.entity,
    documents.Entities,
    (data) => data.entities,
  )

  readonly people: EntityNoun<Types.PersonQuery['person'], Types.PeopleQueryVariables, Types.PeopleQuery['people']> =
    this.noun(
      documents.Person,
      (data) => data.person,
      documents.People,
      (data) => data.people,
    )

  readonly organizations: EntityNoun<
    Types.OrganizationQuery['organization'],
    Types.OrganizationsQueryVariables,
    Types.OrganizationsQuery['organizations']
  > = this.noun(
    documents.Organization,
    (data) => data.organization,
    documents.Organizations,
    (data) => data.organizations,
  )

  readonly places: EntityNoun<Types.PlaceQuery['place'], Types.PlacesQueryVariables, Types.PlacesQuery['places']> =
    this.noun(
      documents.Place,
      (data) => data.place,
      documents.Places,
      (data) => data.places,
    )

  readonly events: EntityNoun<Types.EventQuery['event'], Types.EventsQueryVariables, Types.EventsQuery['events']> =
    this.noun(
      documents.Event,
      (data) => data.event,
      documents.Events,
      (data) => data.events,
    )

  /** Changes by hand: people, names, merges, mentions, quotes, reviews. */
  readonly curate: Curate = openCurate((document, variables, options) => this.request(document, variables, options))

  /** Full-text search over everything. `for await` gives hits, each with its `node`, `score` and `highlights`. */
  search(
    query: string,
    variables: Omit<Types.SearchQueryVariables, 'query'> = {},
    options?: CallOptions,
  ): Pages<Types.SearchQuery['search'], Types.SearchQuery['search']['edges'][number]> {
    return this.edges(documents.Search, { ...variables, query }, (data) => data.search, options)
  }

  /** Queries that complete what has been typed so far. */
  async suggest(
    query: string,
    variables: Omit<Types.SuggestQueryVariables, 'query'> = {},
    options?: CallOptions,
  ): Promise<Types.SuggestQuery['suggest']> {
    return (await this.request(documents.Suggest, { ...variables, query }, options)).suggest
  }

  /** Entities that a name may stand for, in any spelling, best first. */
  async resolveName(
    name: string,
    variables: Omit<Types.ResolveNameQueryVariables, 'name'> = {},
    options?: CallOptions,
  ): Promise<Types.ResolveNameQuery['resolveName']> {
    return (await this.request(documents.ResolveName, { ...variables, name }, options)).resolveName
  }

  /**
   * Whether, where and by whom some words were said, and how they were altered. “Not found” means not found in this archive.
   * `speaker` is an id.
   */
  async verifyQuote(
    text: string,
    variables: Omit<Types.VerifyQuoteQueryVariables, 'text'> = {},
    options?: CallOptions,
  ): Promise<Types.VerifyQuoteQuery['verifyQuote']> {
    return (await this.request(documents.VerifyQuote, { ...variables, text }, options)).verifyQuote
  }

  /** Articles, events and quotes in order of time. `for await` gives items with the `date` they stand at. */
  timeline(
    variables: Types.TimelineQueryVariables = {},
    options?: CallOptions,
  ): Pages<Types.TimelineQuery['timeline'], Types.TimelineQuery['timeline']['edges'][number]> {
    return this.edges(documents.Timeline, variables, (data) => data.timeline, options)
  }

  /** What the service is and holds. */
  async service(options?: CallOptions): Promise<Types.ServiceQuery['service']> {
    return (await this.request(documents.Service, {}, options)).service
  }
}
