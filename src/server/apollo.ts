import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { limitFloods } from '../graphql/floods.ts'
import type { Limits } from '../graphql/limits.ts'
import { LatestUsed } from './cache.ts'
import { KnownQueries, tellFreshness } from './caching.ts'
import type { CallContext } from './call.ts'
import { formatError } from './errors.ts'
import { answerFast, type FastPath, limitOperations, maskErrors, measureAnswers } from './plugins.ts'

export interface ApolloParts {
  schema: GraphQLSchema
  fast?: FastPath | undefined
  limits: Limits
  /** Texts of persisted documents by their SHA-256. */
  persisted?: Readonly<Record<string, string>> | undefined
  log: Logger
}

// Figures: docs/adr/0004-limits.md. A document of 1,000 tokens takes up to 300 kB, so 200 of them 60 MB.
export const MAX_TOKENS = 1000
export const MAX_ERRORS = 5
const DOCUMENTS = 200

export async function startApollo(parts: ApolloParts): Promise<ApolloServer<CallContext>> {
  const { schema, fast, limits, persisted = {}, log } = parts
  const plugins: ApolloServerPlugin<CallContext>[] = [
    ...disabled,
    maskErrors,
    limitOperations(limits),
    ...(fast ? [answerFast(fast)] : []),
    measureAnswers(limits),
    tellFreshness,
  ]
  const apollo = new ApolloServer<CallContext>({
    schema,
    plugins,
    formatError,
    logger: log,
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [limitFloods],
    validationOptions: { maxErrors: MAX_ERRORS },
    executionOptions: { maxCoercionErrors: MAX_ERRORS },
    documentStore: new LatestUsed<DocumentNode>(DOCUMENTS),
    persistedQueries: { cache: new KnownQueries(DOCUMENTS, persisted) },
  })
  await apollo.start()
  return apollo
}

// Cache control wraps every field and makes large answers 1.5 times slower; the others call home or show pages of theirs.
const disabled = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]
