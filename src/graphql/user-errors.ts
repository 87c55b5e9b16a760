import { type ErrorCode, ExpectedError } from '../errors.ts'
import type { ConflictErrorResolvers, UserErrorCode } from '../generated/resolvers.ts'
import type { Context } from './context.ts'
import { loadNodes, type NodeRow } from './load.ts'

// What a caller can put right is data of the payload, not an error of the operation.

/** One user error of any type; each type has the properties its fields ask for. */
export interface UserErrorRow {
  __typename: 'ValidationError' | 'NotFoundError' | 'ConflictError' | 'SpanMismatchError'
  code: UserErrorCode
  message: string
  path: string[] | null
  given: string
  expected: string
  actual: string
  existingId: string
}

const CODES: Partial<Record<ErrorCode, [UserErrorCode, UserErrorRow['__typename']]>> = {
  BAD_USER_INPUT: ['INVALID', 'ValidationError'],
  BAD_RECORD: ['INVALID', 'ValidationError'],
  NOT_FOUND: ['NOT_FOUND', 'NotFoundError'],
  DUPLICATE: ['DUPLICATE', 'ConflictError'],
  CONFLICT: ['CONFLICT', 'ConflictError'],
  IN_USE: ['IN_USE', 'ConflictError'],
  TRY_AGAIN: ['TRY_AGAIN', 'ValidationError'],
  SPAN_MISMATCH: ['SPAN_MISMATCH', 'SpanMismatchError'],
}

/** Does the work of a mutation and gives its payload, or an empty one with `userErrors` if the caller can put it right. */
export async function payloadOf<Payload extends object>(
  empty: Payload,
  work: () => Promise<Payload>,
): Promise<Payload & { userErrors: UserErrorRow[] }> {
  try {
    return { ...(await work()), userErrors: [] }
  } catch (error) {
    const row = readUserError(error)
    if (!row) throw error
    return { ...empty, userErrors: [row] }
  }
}

/** Null if the caller can do nothing about it. */
function readUserError(error: unknown): UserErrorRow | null {
  if (!(error instanceof ExpectedError)) return null
  const [code, __typename] = CODES[error.code] ?? []
  if (!code || !__typename) return null
  const { argument, given = '', expected = '', actual = '', existingId = '' } = error.extensions
  const path = typeof argument === 'string' ? argument.split('.') : null
  return { __typename, code, message: error.message, path, given, expected, actual, existingId } as UserErrorRow
}

export const ConflictErrorFields: ConflictErrorResolvers = {
  existing: async ({ existingId }, _args, context: Context) => (await loadNodes([existingId], context))[0] as NodeRow,
}
