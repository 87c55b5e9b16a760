import type {
  QueryResolvers,
  SourceArticlesArgs,
  SourceResolvers,
  TopicArticlesArgs,
  TopicResolvers,
} from '../generated/resolvers.ts'
import { articleList } from '../store/read/articles.ts'
import { identifiersOf } from '../store/read/entity-parts.ts'
import { entitiesBy } from '../store/read/entity-rows.ts'
import { narrowerTopics, sourceList, sourcesBy, topicList, topicsBy } from '../store/read/sources.ts'
import { ofColumns } from './columns.ts'
import { lookUp, toMany, toOne } from './load.ts'
import { connection, pageOf } from './page.ts'

export const sourceQueries: QueryResolvers = {
  source: (_root, { by }, context) => lookUp(by, { id: sourcesBy('id'), slug: sourcesBy('slug') }, context),
  sources: (_root, args, context) => pageOf(sourceList(args.where), args, context),
  topic: (_root, { by }, context) => lookUp(by, { id: topicsBy('id'), slug: topicsBy('slug') }, context),
  topics: (_root, args, context) => pageOf(topicList(args.where), args, context),
}

export const SourceFields: SourceResolvers = {
  displayTitle: ofColumns(['name'], (source) => source.name),
  kind: ofColumns(['sourceKind'], (source) => source.sourceKind as 'AGENCY'),
  publisher: toOne(entitiesBy('id'), 'publisherId'),
  place: toOne(entitiesBy('id'), 'placeId'),
  articles: connection((args: SourceArticlesArgs) => articleList('source', args.where, args.orderBy)),
}

export const TopicFields: TopicResolvers = {
  displayTitle: ofColumns(['name'], (topic) => topic.name),
  identifiers: toMany(identifiersOf('topicId')),
  broader: toOne(topicsBy('id'), 'broaderId'),
  narrower: toMany(narrowerTopics),
  articles: connection((args: TopicArticlesArgs) =>
    articleList(args.includeNarrower ? 'topicOrNarrower' : 'topic', args.where, args.orderBy),
  ),
}
