import type {
  QueryResolvers,
  SourceArticlesArgs,
  SourceResolvers,
  TopicArticlesArgs,
  TopicResolvers,
} from '../generated/resolvers.ts'
import { articleList } from '../store/read/articles.ts'
import { entitiesBy, identifiersOf } from '../store/read/entities.ts'
import { narrowerTopics, sourceList, sourcesBy, topicList, topicsBy } from '../store/read/sources.ts'
import { lookUp, toMany, toOne } from './load.ts'
import { connection, pageOf } from './page.ts'

export const sourceQueries: QueryResolvers = {
  source: (_root, { by }, context) => lookUp(by, { id: sourcesBy('id'), slug: sourcesBy('slug') }, context),
  sources: (_root, args, context) => pageOf(sourceList(args.where), args, context),
  topic: (_root, { by }, context) => lookUp(by, { id: topicsBy('id'), slug: topicsBy('slug') }, context),
  topics: (_root, args, context) => pageOf(topicList(args.where), args, context),
}

export const SourceFields: SourceResolvers = {
  displayTitle: (source) => source.name,
  kind: (source) => source.sourceKind as 'AGENCY',
  publisher: toOne(entitiesBy('id'), (source) => source.publisherId),
  place: toOne(entitiesBy('id'), (source) => source.placeId),
  articles: connection((args: SourceArticlesArgs) => articleList('source', args.where, args.orderBy)),
}

export const TopicFields: TopicResolvers = {
  displayTitle: (topic) => topic.name,
  identifiers: toMany(identifiersOf('topicId')),
  broader: toOne(topicsBy('id'), (topic) => topic.broaderId),
  narrower: toMany(narrowerTopics),
  articles: connection((args: TopicArticlesArgs) =>
    articleList(args.includeNarrower ? 'topicOrNarrower' : 'topic', args.where, args.orderBy),
  ),
}
