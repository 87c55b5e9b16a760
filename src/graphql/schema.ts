import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { badInput } from '../errors.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { ArticleFields, articleQueries, namedEdgeFields, PhotoFields, relatedArticleEdgeFields } from './articles.ts'
import { PartialDateFields } from './dates.ts'
import {
  AffiliationFields,
  EventFields,
  entityQueries,
  IdentifierFields,
  NameFields,
  OrganizationFields,
  PersonFields,
  PlaceFields,
  participantEdgeFields,
  relatedEntityEdgeFields,
} from './entities.ts'
import { exportQueries } from './export.ts'
import { EditFields, FieldChangeFields, LostFindingFields } from './history.ts'
import { loadNodes, type NodeRow } from './load.ts'
import { articleMutations } from './mutations/articles.ts'
import { entityMutations } from './mutations/entities.ts'
import { findingMutations } from './mutations/findings.ts'
import { type Connection, connectionResolvers, edgeResolvers, pageInfoResolvers } from './page.ts'
import { MentionFields, QuoteFields, quoteQueries } from './quotes.ts'
import { guardFields } from './roles.ts'
import { scalars } from './scalars.ts'
import {
  FacetBucketFields,
  type Found,
  foundPageInfo,
  NameMatchFields,
  SearchConnectionFields,
  SearchEdgeFields,
  SuggestionFields,
  searchQueries,
} from './search.ts'
import { ServiceFields, serviceQueries } from './service.ts'
import { SourceFields, sourceQueries, TopicFields } from './sources.ts'
import { TextSpanFields } from './spans.ts'
import { subscriptions } from './subscriptions.ts'
import { TimelineConnectionFields, TimelineEdgeFields, timelineQueries } from './timeline.ts'
import { ConflictErrorFields } from './user-errors.ts'
import { QuoteVariantConnectionFields } from './variants.ts'
import { QuoteMatchFields, verifyQueries } from './verify.ts'

const MAX_NODES = 100

const nodeQueries: QueryResolvers = {
  node: async (_root, { id }, context) => (await loadNodes([id], context))[0] ?? null,
  nodes: (_root, { ids }, context) => {
    if (ids.length > MAX_NODES) throw badInput('ids', `expected at most ${MAX_NODES} ids, got ${ids.length}.`)
    return loadNodes(ids, context)
  },
}

// Every row says what it is; names of types follow from it.
const TYPE_NAMES: Record<NodeRow['kind'], string> = {
  ARTICLE: 'Article',
  SOURCE: 'Source',
  TOPIC: 'Topic',
  PHOTO: 'Photo',
  PERSON: 'Person',
  ORGANIZATION: 'Organization',
  PLACE: 'Place',
  EVENT: 'Event',
  NAME: 'EntityName',
  MENTION: 'Mention',
  QUOTE: 'Quote',
  EDIT: 'Edit',
}
const byKind = { __resolveType: (row: NodeRow) => TYPE_NAMES[row.kind] }

const pageInfoField = (name: keyof typeof pageInfoResolvers) => (from: Connection | Found) =>
  'page' in from ? pageInfoResolvers[name](from) : foundPageInfo[name](from)

const types = {
  Query: {
    ...nodeQueries,
    ...articleQueries,
    ...sourceQueries,
    ...entityQueries,
    ...quoteQueries,
    ...searchQueries,
    ...timelineQueries,
    ...verifyQueries,
    ...exportQueries,
    ...serviceQueries,
  },
  Subscription: subscriptions,
  Mutation: { ...articleMutations, ...entityMutations, ...findingMutations },
  ConflictError: ConflictErrorFields,
  Node: byKind,
  Searchable: byKind,
  Entity: byKind,
  Speaker: byKind,
  TimelineItem: byKind,
  Article: ArticleFields,
  Source: SourceFields,
  Topic: TopicFields,
  Photo: PhotoFields,
  Person: PersonFields,
  Organization: OrganizationFields,
  Place: PlaceFields,
  Event: EventFields,
  EntityName: NameFields,
  ExternalIdentifier: IdentifierFields,
  Affiliation: AffiliationFields,
  Mention: MentionFields,
  Quote: QuoteFields,
  TextSpan: TextSpanFields,
  PartialDate: PartialDateFields,
  Edit: EditFields,
  FieldChange: FieldChangeFields,
  LostFinding: LostFindingFields,
  PageInfo: {
    hasNextPage: pageInfoField('hasNextPage'),
    hasPreviousPage: pageInfoField('hasPreviousPage'),
    startCursor: pageInfoField('startCursor'),
    endCursor: pageInfoField('endCursor'),
  },
  ...connections('Article Source Topic Person Organization Place Event Entity Mention Quote Edit'),
  ...connections('RelatedArticle', relatedArticleEdgeFields),
  ...connections('ArticlePerson ArticleOrganization ArticlePlace ArticleEvent', namedEdgeFields),
  ...connections('EventParticipant', participantEdgeFields),
  ...connections('RelatedEntity', relatedEntityEdgeFields),
  SearchConnection: SearchConnectionFields,
  SearchEdge: SearchEdgeFields,
  FacetBucket: FacetBucketFields,
  SearchSuggestion: SuggestionFields,
  NameMatch: NameMatchFields,
  QuoteMatch: QuoteMatchFields,
  QuoteVariantConnection: QuoteVariantConnectionFields,
  TimelineConnection: TimelineConnectionFields,
  TimelineEdge: TimelineEdgeFields,
  Service: ServiceFields,
}

/** Connection and edge types of lists that the store pages. */
function connections(names: string, edgeFields: object = {}): Record<string, object> {
  const pairs = names.split(' ').flatMap((name) => [
    [`${name}Connection`, connectionResolvers],
    [`${name}Edge`, { ...edgeResolvers, ...edgeFields }],
  ])
  return Object.fromEntries(pairs)
}

/** Resolvers as they are: of bare functions graphql-tools makes bound ones, which know neither batches nor columns. */
function asTheyAre(fields: object): object {
  const pairs = Object.entries(fields).map(([name, field]) => [
    name,
    typeof field === 'function' && !name.startsWith('__') ? { resolve: field } : field,
  ])
  return Object.fromEntries(pairs)
}

const resolvers = {
  ...scalars,
  ...Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, asTheyAre(fields)])),
}

/** The schema as it is served: the contract and what answers it. */
export const createSchema = (sdl: string): GraphQLSchema =>
  guardFields(makeExecutableSchema({ typeDefs: sdl, resolvers, noLocation: true }))
