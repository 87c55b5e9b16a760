import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './errors.ts'

// A client that writes 64 kB of query has something else in mind; the parser reads it all, comments too.
const MAX_QUERY = 64_000

/** Takes UTF-8 JSON, as it is, and nothing else. */
export function acceptJson(app: FastifyInstance) {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const text = decodeUtf8(body)
    if (text instanceof Refusal) return done(text)
    void parseJson(request, text, done)
  })
  app.addHook('preParsing', async (request) => refuseEncodings(request))
}

async function refuseEncodings({ headers }: FastifyRequest) {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity')
    throw new Refusal(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Expected a body without compression; content-encoding is not supported.',
    )
  const [, charset = 'utf-8'] = /charset=\s*"?([\w-]*)/i.exec(headers['content-type'] ?? '') ?? []
  if (!/^utf-?8$/i.test(charset)) throw new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Expected a body in UTF-8.')
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(body: Buffer): string | Refusal {
  try {
    return utf8.decode(body)
  } catch {
    return new Refusal(400, 'BAD_REQUEST', 'Expected a body in UTF-8, got other bytes.')
  }
}

/** A hook for GraphQL routes. */
export async function refuseLongQuery({ body }: FastifyRequest, _reply: FastifyReply) {
  const query = (body as { query?: unknown } | null | undefined)?.query
  if (typeof query === 'string' && query.length > MAX_QUERY)
    throw new Refusal(
      413,
      'PAYLOAD_TOO_LARGE',
      `The query has ${query.length} characters; at most ${MAX_QUERY} are allowed.`,
    )
}
