import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type ExecutionResult, type GraphQLSchema, subscribe } from 'graphql'
import type { Config } from '../config.ts'
import { type Admit, identifyCaller } from './auth.ts'
import { refuseLongQuery } from './bodies.ts'
import { Refusal } from './errors.ts'
import type { ContextFor } from './graphql.ts'
import type { Reader, Readers } from './readers.ts'
import { prepareSubscription, type Question, tellErrors, tellEvent } from './subscribe.ts'

// Subscriptions as server-sent events from /graphql/stream, one stream for each ("distinct connections mode"):
// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md

interface Parts {
  schema: GraphQLSchema
  contextFor: ContextFor
  admit: Admit
  config: Config
  readers: Readers
}

type Events = AsyncGenerator<ExecutionResult, void, void>

const MOST_STREAMS = 200
// Proxies close connections on which nothing comes.
const KEEP_ALIVE = 12_000

export function serveStreams(app: FastifyInstance, { schema, contextFor, admit, config, readers }: Parts) {
  const open = new Set<Events>()
  let isClosing = false
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    exposeHeadRoute: false,
    onRequest: identifyCaller(admit),
    preHandler: refuseLongQuery,
    handler: async (request, reply) => {
      if (open.size >= MOST_STREAMS)
        throw new Refusal(503, 'OVERLOADED', `${MOST_STREAMS} streams are open. Try again later.`, {
          'retry-after': '10',
        })
      const tell = (errors: Parameters<typeof tellErrors>[0]) => tellErrors(errors, request.log as never, request.id)
      const deadline = new AbortController().signal
      const contextValue = contextFor({ requestId: request.id, deadline, caller: request.caller })
      const prepared = prepareSubscription(schema, config, questionOf(request), contextValue)
      if (!('document' in prepared)) return reply.code(400).send({ errors: tell(prepared) })
      const events = await subscribe(prepared)
      if (!(Symbol.asyncIterator in events)) return reply.code(400).send({ errors: tell(events.errors ?? []) })
      open.add(events)
      const stream = new PassThrough()
      const reader: Reader = {
        waiting: () => stream.writableLength + stream.readableLength + reply.raw.writableLength,
        close: () => reply.raw.destroy(),
      }
      const leave = readers.add(reader)
      reply.raw.once('close', () => {
        leave()
        open.delete(events)
        void events.return()
      })
      const send = async (event: string) => {
        const isRoom = stream.write(event)
        readers.check()
        if (!isRoom) await once(stream, 'drain')
        readers.moved(reader)
      }
      const told = (result: ExecutionResult) => tellEvent(result, request.log as never, request.id)
      void pump(
        events,
        stream,
        async (result) => send(`event: next\ndata: ${JSON.stringify(told(result))}\n\n`),
        () => !isClosing,
      )
      return reply
        .headers({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform' })
        .header('x-accel-buffering', 'no')
        .send(stream)
    },
  })
  app.addHook('preClose', async () => {
    isClosing = true
    for (const events of open) void events.return()
  })
}

function questionOf({ method, body, query }: FastifyRequest): Question {
  if (method === 'POST') return (body ?? {}) as Question
  const { variables, ...question } = query as Record<string, string>
  try {
    return { ...question, variables: variables === undefined ? undefined : JSON.parse(variables) }
  } catch {
    throw new Refusal(400, 'BAD_REQUEST', 'variables: expected JSON.')
  }
}

async function pump(
  events: Events,
  stream: PassThrough,
  send: (result: ExecutionResult) => Promise<void>,
  isComplete: () => boolean,
) {
  // Headers go out with the first bytes; a comment is nobody's event.
  stream.write(':\n\n')
  const timer = setInterval(() => stream.write(':\n\n'), KEEP_ALIVE)
  // Whoever leaves while the pump waits for room is waited for no longer: a stream that is gone never drains.
  stream.once('close', () => clearInterval(timer))
  try {
    for await (const result of events) await send(result)
    // A stream that only breaks off leaves its client to connect again, to whoever answers then.
    stream.end(isComplete() ? 'event: complete\ndata:\n\n' : undefined)
  } catch (error) {
    stream.destroy(error as Error)
  }
}
