import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'
import type { Measure } from '../graphql/cost.ts'

/** What is known about one GraphQL request while it is answered, and what its log line tells. */
export interface Call {
  requestId: string
  log: FastifyBaseLogger
  operationName?: string
  measure?: Measure
  isMutation?: true
  /** Its variables do not fit their types, and it will not run. */
  misfit?: true
  /** The request was well-formed; only its operation may be at fault. */
  isGraphQL?: true
}

const CALL = Symbol('call')

/** The context of resolvers, with the call it belongs to. Apollo copies contexts, symbols included. */
export interface CallContext {
  [CALL]: Call
}

export const bindCall = (context: object, call: Call): CallContext => Object.assign(context, { [CALL]: call })
export const callOf = (context: CallContext): Call => context[CALL]

// An id from outside ends up in headers and logs.
const SAFE_ID = /^[\w.-]{1,64}$/

/** The id under which a request is logged: the client's own if it is short and harmless. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID()
}
