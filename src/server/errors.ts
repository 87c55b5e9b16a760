import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { ErrorCode } from '../errors.ts'

// Errors become answers here. A code on these lists is for clients; everything else is a bug and is masked.

type ServerCode =
  | 'LIMIT_EXCEEDED'
  | 'RESPONSE_TOO_LARGE'
  | 'OPERATION_NOT_SUPPORTED'
  | 'OVERLOADED'
  | 'METHOD_NOT_ALLOWED'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'

// Apollo Server's own: https://www.apollographql.com/docs/apollo-server/data/errors
const APOLLO_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]
const OUR_CODES: (ErrorCode | ServerCode)[] = [
  'BAD_USER_INPUT',
  'STORE_BUSY',
  'STORE_FULL',
  'INDEX_NOT_READY',
  'DEADLINE_EXCEEDED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'LIMIT_EXCEEDED',
  'RESPONSE_TOO_LARGE',
  'OPERATION_NOT_SUPPORTED',
]
const PUBLIC_CODES = new Set<unknown>([...APOLLO_CODES, ...OUR_CODES])

// Messages of graphql-js quote what came, whole.
const LONGEST_MESSAGE = 400

/** Ids of the requests whose answers mask these errors, so that a client can name the one it saw. */
const reported = new WeakMap<object, string>()

/** Whether an error may be told to a client as it is. */
export const isPublic = (error: unknown): boolean =>
  error instanceof GraphQLError && PUBLIC_CODES.has(publicCode(error))

/** Remembers under which request id an error that will be masked is in the log. */
export const reportUnder = (requestId: string, error: object) => reported.set(error, requestId)

/** Apollo's `formatError`. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (isPublic(error))
    return { ...formatted, message: shorten(formatted.message), extensions: publicExtensions(formatted, error) }
  const requestId = error instanceof Object ? reported.get(error) : undefined
  const { locations, path } = formatted
  const place = { ...(locations && { locations }), ...(path && { path }) }
  return { message: MASK, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId && { requestId }) } }
}

const MASK = 'Internal server error'

const shorten = (message: string) =>
  message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message

const publicExtensions = ({ extensions }: GraphQLFormattedError, error: unknown) => ({
  ...extensions,
  code: publicCode(error as GraphQLError),
})

// Apollo refuses some requests with a status but no code, such as a hash that is not the query's.
function publicCode({ extensions, originalError }: GraphQLError): unknown {
  const isRefusal = !originalError && (extensions['http'] as { status?: number } | undefined)?.status === 400
  return extensions['code'] ?? (isRefusal ? 'BAD_REQUEST' : undefined)
}

/** A request refused before it is GraphQL. */
export class Refusal extends Error {
  readonly statusCode: number
  readonly code: ServerCode | ErrorCode | 'BAD_REQUEST'
  readonly headers: Record<string, string>

  constructor(statusCode: number, code: Refusal['code'], message: string, headers: Record<string, string> = {}) {
    super(message)
    this.statusCode = statusCode
    this.code = code
    this.headers = headers
  }
}

const STATUS_CODES: Record<number, Refusal['code']> = {
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
}

/** Body of every error outside GraphQL, in the shape that GraphQL clients know. */
export const errorBody = (message: string, code: string, requestId?: string) => ({
  errors: [{ message, extensions: { code, ...(requestId && { requestId }) } }],
})

/** Answers whatever was thrown on the way to a handler or by it. */
export function sendError(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) {
  const status = error.statusCode ?? 500
  void reply.header('x-request-id', request.id)
  if (error instanceof Refusal)
    return reply.code(status).headers(error.headers).send(errorBody(error.message, error.code))
  if (status < 500)
    return reply.code(status).send(errorBody(shorten(error.message), STATUS_CODES[status] ?? 'BAD_REQUEST'))
  request.log.error({ err: error }, 'request failed')
  return reply.code(500).send(errorBody(MASK, 'INTERNAL_SERVER_ERROR', request.id))
}
