import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import type { Caller } from '../model.ts'
import { type Admit, identifyCaller } from './auth.ts'
import { refuseLongQuery } from './bodies.ts'
import { answerUnchanged } from './caching.ts'
import { bindCall, type Call, type CallContext } from './call.ts'
import { Refusal, reportUnder } from './errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    call: Call | null
    time: Time | null
  }
}

interface Time {
  /** Aborts when time is up or the client has gone; for a mutation it is later, so that it can tell what it did. */
  deadline: AbortSignal
  /** Whether a mutation is to begin nothing more. */
  isLate?: () => boolean
}

/** Makes the context of one request. */
export type ContextFor = (request: Time & { requestId: string; caller: Caller | null }) => object

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

interface Admission {
  maxConcurrent: number
  /** Milliseconds. */
  requestTimeout: number
}

// Resolvers that look at the deadline answer in this time, with the data they have; others are answered for.
const GRACE = 200
/** What a mutation has begun when its time is up is done first, and told: longer than one article takes. */
const MUTATION_GRACE = 20_000

/** GET and POST /graphql: a bounded number at once, each in bounded time. */
export function serveGraphQL(
  app: FastifyInstance,
  apollo: ApolloServer<CallContext>,
  contextFor: ContextFor,
  admit: Admit,
  limits: Admission,
) {
  let running = 0
  const refuseWhenFull = async () => {
    if (running >= limits.maxConcurrent)
      throw new Refusal(503, 'OVERLOADED', 'Too many requests are being answered. Try again in a second.', {
        'retry-after': '1',
      })
  }
  const handle = fastifyApolloHandler(apollo, {
    context: async (request) => openContext(request, contextFor),
  }) as Handler
  const run = async (request: FastifyRequest, reply: FastifyReply) => {
    running++
    try {
      return await handle(request, reply)
    } finally {
      running--
    }
  }
  app.decorateRequest('call', null)
  app.decorateRequest('caller', null)
  app.decorateRequest('time', null)
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: [refuseWhenFull, identifyCaller(admit)],
    preHandler: [refuseLongQuery, refuseWhenFull],
    onSend: [answerUnchanged, sendBytes],
    handler: async (request, reply) => {
      const body = await inTime(limits.requestTimeout, request, reply, () => run(request, reply))
      relaxStatus(request, reply)
      return body
    },
  })
  app.route({
    method: ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: () => {
      throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'Expected GET or POST.', { allow: 'GET, POST' })
    },
  })
}

/** Node encodes a text it is handed while it writes, which takes four times as long as to write bytes. */
async function sendBytes(_request: FastifyRequest, _reply: FastifyReply, payload: unknown) {
  return typeof payload === 'string' ? Buffer.from(payload) : payload
}

function openContext(request: FastifyRequest, contextFor: ContextFor): CallContext {
  const call: Call = { requestId: request.id, log: request.log }
  request.call = call
  try {
    return bindCall(contextFor({ ...request.time!, requestId: request.id, caller: request.caller }), call)
  } catch (err) {
    request.log.error({ err }, 'no context')
    const error = new GraphQLError('no context')
    reportUnder(request.id, error)
    throw error
  }
}

// Fastify's own handlerTimeout takes the end of a request's body for the end of its client, and never fires on POST.
async function inTime<T>(
  milliseconds: number,
  request: FastifyRequest,
  reply: FastifyReply,
  run: () => Promise<T>,
): Promise<T> {
  const deadline = new AbortController()
  let isLate = false
  request.time = { deadline: deadline.signal, isLate: () => isLate }
  reply.raw.once('close', () => {
    if (reply.raw.writableEnded) return
    request.log.info({ ms: Math.round(reply.elapsedTime) }, 'the client went away')
    isLate = true
    deadline.abort()
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const end = () => {
      deadline.abort()
      timer = setTimeout(() => reject(tooLate(milliseconds)), GRACE)
    }
    timer = setTimeout(() => {
      isLate = true
      if (request.call?.isMutation) timer = setTimeout(end, MUTATION_GRACE)
      else end()
    }, milliseconds)
  })
  try {
    return await Promise.race([run(), late])
  } finally {
    clearTimeout(timer)
  }
}

const tooLate = (milliseconds: number) =>
  new Refusal(503, 'DEADLINE_EXCEEDED', `The request took longer than ${milliseconds} ms. Ask for less at once.`)

// https://graphql.github.io/graphql-over-http/draft/#sec-application-json: in that format a refused operation is an answer.
function relaxStatus(request: FastifyRequest, reply: FastifyReply) {
  const type = String(reply.getHeader('content-type'))
  if (request.call?.isGraphQL && type.startsWith('application/json')) reply.code(200)
}
