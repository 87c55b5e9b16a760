import { type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server'
import { type DocumentNode, type FormattedExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import { ExpectedError } from '../errors.ts'
import { type Limits, measureRequest, refuseDear } from '../graphql/limits.ts'
import { type CallContext, callOf } from './call.ts'
import { isPublic, reportUnder } from './errors.ts'
import { isLongerThan, MAX_ANSWER, tooLarge } from './size.ts'

type Plugin = ApolloServerPlugin<CallContext>

/** Another way to execute an operation; null if it is none for this one, and graphql-js executes it as usual. */
export type FastPath = (operation: {
  schema: GraphQLSchema
  document: DocumentNode
  operationName: string | null
  /** As they came; they fit their types. */
  variables: Record<string, unknown>
  contextValue: object
}) => Promise<{ data: Record<string, unknown> } | null>

const MAX_LOGGED_ERRORS = 5

/** Refuses what asks for too much, before it runs. */
export const limitOperations = (limits: Limits): Plugin => ({
  requestDidStart: async ({ contextValue, request, schema }) => ({
    didResolveOperation: async ({ document, operation, operationName }) => {
      // Without an operation, execution says why there is none.
      if (!operation) return
      const call = callOf(contextValue)
      if (operationName) call.operationName = operationName
      if (operation.operation === 'mutation') call.isMutation = true
      if (operation.operation === 'subscription') throw notServed
      refusing(() => {
        const measure = measureRequest({ schema, document, operation, variables: request.variables })
        if (measure) call.measure = measure
        else call.misfit = true
        if (measure) refuseDear(measure, limits)
      })
    },
  }),
})

const notServed = new GraphQLError(
  'Subscriptions are answered over WebSocket at /graphql (graphql-transport-ws), or as server-sent events from /graphql/stream.',
  { extensions: { code: 'OPERATION_NOT_SUPPORTED', http: { status: 400 } } },
)

/** Apollo would answer an error without a status with 500. */
function refusing(check: () => void) {
  try {
    check()
  } catch (error) {
    if (!(error instanceof GraphQLError || error instanceof ExpectedError) || !error.extensions['code']) throw error
    const nodes = error instanceof GraphQLError ? error.nodes : undefined
    throw new GraphQLError(error.message, {
      nodes: nodes ?? null,
      extensions: { ...error.extensions, http: { status: 400 } },
    })
  }
}

/** Lets `fast` answer what passed the limits. If it fails, graphql-js answers, and the failure is in the log. */
export const answerFast = (fast: FastPath): Plugin => ({
  requestDidStart: async () => ({
    responseForOperation: async ({ schema, document, operationName, request, contextValue }) => {
      const { measure, log } = callOf(contextValue)
      if (!measure) return null
      try {
        const answer = await fast({ schema, document, operationName, variables: request.variables ?? {}, contextValue })
        return answer && { http: { headers: new HeaderMap() }, body: single(answer) }
      } catch (err) {
        log.warn({ err }, 'the fast path failed')
        return null
      }
    },
  }),
})

const single = (singleResult: FormattedExecutionResult) => ({ kind: 'single' as const, singleResult })

/** Logs in full, under the request id, what `formatError` will mask. */
export const maskErrors: Plugin = {
  requestDidStart: async ({ contextValue }) => ({
    didEncounterErrors: async ({ errors }) => {
      const { log, requestId, misfit } = callOf(contextValue)
      // graphql-js gives no code to the error that says there were too many.
      if (misfit) for (const { extensions } of errors) extensions['code'] ??= 'BAD_USER_INPUT'
      const bugs = errors.filter((error) => !isPublic(error))
      for (const error of bugs) reportUnder(requestId, error)
      for (const error of bugs.slice(0, MAX_LOGGED_ERRORS)) {
        log.error({ path: error.path, err: error.originalError ?? error, errors: bugs.length }, 'resolver failed')
      }
    },
  }),
  unexpectedErrorProcessingRequest: async ({ requestContext, error }) => {
    callOf(requestContext.contextValue).log.error({ err: error }, 'request failed')
  },
}

/** Bounds every answer, and tells what it cost and what it might have cost. */
export const measureAnswers = (limits: Limits): Plugin => ({
  requestDidStart: async () => ({
    willSendResponse: async (request) => {
      const { body } = request.response
      const call = callOf(request.contextValue)
      if (body.kind !== 'single') return
      if (isLongerThan(MAX_ANSWER, body.singleResult)) body.singleResult = tooLarge
      body.singleResult = {
        ...body.singleResult,
        extensions: { ...body.singleResult.extensions, cost: costOf(call, limits) },
      }
      if (isRefusedOperation(request)) call.isGraphQL = true
    },
  }),
})

const costOf = ({ measure }: ReturnType<typeof callOf>, { maxCost, maxDepth }: Limits) => ({
  ...(measure && { cost: measure.cost, depth: measure.depth }),
  maxCost,
  maxDepth,
})

function isRefusedOperation({ response }: GraphQLRequestContext<CallContext>): boolean {
  const errors = response.body?.kind === 'single' ? (response.body.singleResult.errors ?? []) : []
  return response.http.status === 400 && errors.every(({ extensions }) => extensions?.['code'] !== 'BAD_REQUEST')
}
