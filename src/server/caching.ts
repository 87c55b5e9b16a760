import { createHash } from 'node:crypto'
import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { freshnessOf } from '../graphql/freshness.ts'
import { LatestUsed } from './cache.ts'
import type { CallContext } from './call.ts'

// Apollo's own cache control wraps every field; here the hints of a document are read once.

/** Says how long an answer may be kept, and by whom: not at all with errors, by nobody else with a key. */
export const tellFreshness: ApolloServerPlugin<CallContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, schema, document, operation, request }) => {
      const { body, http } = response
      const isWhole = body.kind === 'single' && !body.singleResult.errors
      const seconds = isWhole && document && operation ? freshnessOf({ schema, document, operation }) : 0
      const whose = request.http?.headers.has('authorization') ? 'private' : 'public'
      http.headers.set('cache-control', seconds > 0 ? `${whose}, max-age=${seconds}` : 'no-store')
      http.headers.set('vary', 'accept, authorization')
    },
  }),
}

/** Names every answer to a GET by its content, and does not send again what the client has. */
export async function answerUnchanged(request: FastifyRequest, reply: FastifyReply, payload: unknown) {
  if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload
  if (reply.getHeader('cache-control') === 'no-store') return payload
  const etag = `"${createHash('sha256').update(payload).digest('base64url')}"`
  void reply.header('etag', etag)
  if (!isNamedIn(request.headers['if-none-match'], etag)) return payload
  void reply.code(304).removeHeader('content-length').removeHeader('content-type')
  return ''
}

// A cache that compresses what it keeps marks the name as weak.
const isNamedIn = (header: string | undefined, etag: string): boolean =>
  header
    ?.split(',')
    .map((name) => name.trim().replace(/^W\//, ''))
    .includes(etag) ?? false

/** Queries by their hash: those known from the start, and the latest that clients sent. */
export class KnownQueries extends LatestUsed<string> {
  readonly #kept: ReadonlyMap<string, string>

  /** `kept`: texts by SHA-256. */
  constructor(size: number, kept: Readonly<Record<string, string>>) {
    super(size)
    // Apollo's key for an automatic persisted query.
    this.#kept = new Map(Object.entries(kept).map(([hash, text]) => [`apq:${hash}`, text]))
  }

  override async get(key: string): Promise<string | undefined> {
    return this.#kept.get(key) ?? super.get(key)
  }
}
