import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import type { Logger } from 'pino'
import { ExpectedError } from '../errors.ts'
import { limitFloods } from '../graphql/floods.ts'
import { type Limits, measureRequest, refuseDear } from '../graphql/limits.ts'
import { MAX_ERRORS, MAX_TOKENS } from './apollo.ts'
import { formatError, isPublic, reportUnder } from './errors.ts'
import { isLongerThan, MAX_ANSWER, tooLarge } from './size.ts'

// What both transports of subscriptions have in common: the same limits as any operation, and the same masks.

export interface Question {
  query?: unknown
  operationName?: unknown
  variables?: unknown
}

/** A subscription that may run, or why it may not. */
export function prepareSubscription(
  schema: GraphQLSchema,
  limits: Limits,
  { query, operationName, variables }: Question,
  contextValue: object,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    if (typeof query !== 'string') return [refused('BAD_REQUEST', 'Expected a subscription in `query`.')]
    const document = parse(query, { maxTokens: MAX_TOKENS })
    const errors = validate(schema, document, [...specifiedRules, limitFloods], { maxErrors: MAX_ERRORS })
    if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'))
    const name = typeof operationName === 'string' ? operationName : null
    const given = variables && typeof variables === 'object' ? (variables as Record<string, unknown>) : {}
    const refusal = refuse(schema, limits, document, name, given)
    if (refusal) return [refusal]
    return { schema, document, operationName: name, variableValues: given, contextValue }
  } catch (error) {
    if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED')]
    if (error instanceof ExpectedError) return [refused(error.code, error.message)]
    throw error
  }
}

function refuse(
  schema: GraphQLSchema,
  limits: Limits,
  document: DocumentNode,
  name: string | null,
  variables: Record<string, unknown>,
): GraphQLError | null {
  const operation = getOperationAST(document, name)
  if (!operation) return refused('OPERATION_RESOLUTION_FAILURE', 'Expected one operation, or its name.')
  if (operation.operation !== 'subscription')
    return refused(
      'OPERATION_NOT_SUPPORTED',
      'This address answers subscriptions; send queries and mutations to /graphql.',
    )
  const measure = measureRequest({ schema, document, operation, variables })
  if (measure) refuseDear(measure, limits)
  return null
}

const refused = (code: string, message: string) => new GraphQLError(message, { extensions: { code } })

const coded = (error: GraphQLError, code: string) =>
  new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code, ...error.extensions } })

/** An event as it is told, bounded as every answer is. */
export function tellEvent(
  { data = null, errors }: ExecutionResult,
  log: Logger,
  requestId: string,
): FormattedExecutionResult {
  if (isLongerThan(MAX_ANSWER, data)) return tooLarge
  return { data, ...(errors && { errors: tellErrors(errors, log, requestId) }) }
}

/** Errors as they are told; what is masked is in the log under the request id. */
export const tellErrors = (errors: readonly GraphQLError[], log: Logger, requestId: string): GraphQLFormattedError[] =>
  errors.map((error) => {
    if (!isPublic(error)) {
      reportUnder(requestId, error)
      log.error({ requestId, err: error.originalError ?? error }, 'subscription failed')
    }
    return formatError(error.toJSON(), error)
  })
