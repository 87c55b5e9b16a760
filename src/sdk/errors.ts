/** Codes of the service; more may be added. */
type ServiceCode =
  | 'BAD_USER_INPUT'
  | 'BAD_RECORD'
  | 'SPAN_MISMATCH'
  | 'LIMIT_EXCEEDED'
  | 'RESPONSE_TOO_LARGE'
  | 'DEADLINE_EXCEEDED'
  | 'INDEX_NOT_READY'
  | 'STORE_BUSY'
  | 'STORE_FULL'
  | 'OVERLOADED'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_NOT_SUPPORTED'
  | 'BAD_REQUEST'
  | 'INTERNAL_SERVER_ERROR'

/** Codes of the client itself. */
type ClientCode =
  /** No answer came: the connection failed. */
  | 'NETWORK_ERROR'
  /** No answer came in time. */
  | 'TIMEOUT'
  /** The caller's signal ended the call. */
  | 'ABORTED'
  /** What came is not a GraphQL answer; `status` says what it is instead. */
  | 'BAD_RESPONSE'
  /** The archive has no such object. */
  | 'NOT_FOUND'
  /** The input of a mutation is to be put right: see `userErrors`. */
  | 'USER_ERRORS'

export type VerbatimErrorCode = ServiceCode | ClientCode | (string & {})

/** One error of an answer, as GraphQL has them. */
export interface GraphQLError {
  message: string
  path?: readonly (string | number)[]
  locations?: readonly { line: number; column: number }[]
  extensions?: { code?: string } & Record<string, unknown>
}

/** What the caller of a mutation can put right. */
export interface UserError {
  code: string
  message: string
  /** Path to the input at fault, null if it is the whole. */
  path?: readonly string[] | null
}

export interface ErrorFacts {
  code: VerbatimErrorCode
  errors?: readonly GraphQLError[]
  userErrors?: readonly UserError[]
  status?: number | undefined
  requestId?: string | undefined
  retryAfter?: number | undefined
  data?: unknown
  cause?: unknown
}

const PASSING = new Set(['NETWORK_ERROR', 'INDEX_NOT_READY', 'STORE_BUSY', 'OVERLOADED'])
const PASSING_STATUS = new Set([429, 502, 503, 504])
// Whatever their status: the same question takes as long again, and the same key is as wrong.
const LASTING = new Set(['DEADLINE_EXCEEDED', 'UNAUTHENTICATED'])

/** Whatever goes wrong with a call. Decide on `code`, never on the message. */
export class VerbatimError extends Error {
  override readonly name: string = 'VerbatimError'
  readonly code: VerbatimErrorCode
  /** Errors of the answer, empty if none came. */
  readonly errors: readonly GraphQLError[]
  /** Status of the HTTP answer, undefined if none came. */
  readonly status: number | undefined
  /** Id under which the service has the request in its log. */
  readonly requestId: string | undefined
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** Milliseconds that the service asks to wait. */
  readonly retryAfter: number | undefined
  /** What was answered beside the errors, as far as it goes. */
  readonly data: unknown

  constructor(message: string, { code, errors = [], status, requestId, retryAfter, data, cause }: ErrorFacts) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.errors = errors
    this.status = status
    this.requestId = requestId
    this.retryAfter = retryAfter
    this.data = data
    const isPassing = PASSING.has(code) || (status !== undefined && PASSING_STATUS.has(status))
    this.retryable = isPassing && !LASTING.has(code)
  }
}

/** A mutation did nothing, since its input is to be put right. */
export class VerbatimUserError extends VerbatimError {
  override readonly name = 'VerbatimUserError'
  readonly userErrors: readonly UserError[]

  constructor(userErrors: readonly UserError[], facts: Omit<ErrorFacts, 'code'>) {
    super(userErrors.map(({ message }) => message).join(' '), { ...facts, code: 'USER_ERRORS' })
    this.userErrors = userErrors
  }
}
