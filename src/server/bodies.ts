import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './errors.ts'

// Filters may nest 12 levels. A million brackets take JSON.parse 65 ms, and this look at them 4.
const MAX_NESTING = 32
// A client that writes 64 kB of query has something else in mind; the parser reads it all, comments too.
const MAX_QUERY = 64_000

/** Takes UTF-8 JSON, as it is, and nothing else. */
export function acceptJson(app: FastifyInstance) {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const text = decodeUtf8(body)
    if (text instanceof Refusal) return done(text)
    if (isDeeperThan(MAX_NESTING, text)) return done(tooDeep)
    void parseJson(request, text, (error, value) => done(error && notJson, value))
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

const notJson = new Refusal(
  400,
  'BAD_REQUEST',
  'Invalid JSON: expected a body such as {"query":"{ service { version } }"}.',
)
const tooDeep = new Refusal(400, 'LIMIT_EXCEEDED', `The body is nested more than ${MAX_NESTING} levels.`)

function isDeeperThan(max: number, json: string): boolean {
  let level = 0
  for (let i = 0; i < json.length; i++) {
    const character = json[i]
    if (character === '"') i = endOfText(json, i)
    else if (character === '[' || character === '{') level++
    else if (character === ']' || character === '}') level--
    if (level > max) return true
  }
  return false
}

function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let slashes = 0
    while (json[end - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return end
  }
  return json.length
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
