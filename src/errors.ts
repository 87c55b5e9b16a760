// What we expect to go wrong, each with a stable code. Imports nothing. Anything else is a bug and is masked.

export type ErrorCode =
  | 'BAD_CONFIG'
  | 'BAD_USER_INPUT'
  | 'BAD_RECORD'
  | 'SPAN_MISMATCH'
  | 'STORE_BUSY'
  | 'STORE_FULL'
  | 'STORE_UNSAFE'
  | 'INDEX_NOT_READY'
  | 'DEADLINE_EXCEEDED'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'DUPLICATE'
  | 'CONFLICT'
  | 'IN_USE'
  | 'TRY_AGAIN'
  | 'FELL_BEHIND'

/** An error whose message may be shown: it says what was expected and what came. */
export class ExpectedError extends Error {
  readonly code: ErrorCode
  readonly extensions: { code: ErrorCode } & Record<string, unknown>

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.name = 'ExpectedError'
    this.code = code
    this.extensions = { ...details, code }
  }
}

/** The caller's argument is wrong: names the argument. */
export const badInput = (argument: string, message: string) =>
  new ExpectedError('BAD_USER_INPUT', `${argument}: ${message}`, { argument })
