import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import { handleProtocols } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Config } from '../config.ts'
import type { Caller } from '../model.ts'
import { addressReader } from './address.ts'
import type { Admit } from './auth.ts'
import type { ContextFor } from './graphql.ts'
import type { Reader, Readers } from './readers.ts'
import { prepareSubscription, tellErrors, tellEvent } from './subscribe.ts'

// Subscriptions over WebSocket at /graphql, in the protocol graphql-transport-ws:
// https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md

interface Parts {
  schema: GraphQLSchema
  contextFor: ContextFor
  admit: Admit
  config: Config
  readers: Readers
}

interface Extra extends Record<PropertyKey, unknown> {
  caller?: Caller | null
}

const MOST_SOCKETS = 200
const MOST_SUBSCRIPTIONS = 20
const LONGEST_MESSAGE = 64_000
const UNAUTHORIZED = 4401
/** Of all WebSockets: try again later. */
const TOO_SLOW = 1013
/** Milliseconds until one that does not read even that is gone. */
const FAREWELL = 2000

export function serveSockets(app: FastifyInstance, { schema, contextFor, admit, config, readers }: Parts) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE, handleProtocols })
  const addressOf = addressReader(config)
  const ids = new WeakMap<object, string>()
  const requestIdOf = (context: object) => {
    const id = ids.get(context) ?? randomUUID()
    ids.set(context, id)
    return id
  }
  const served = useServer<Record<string, unknown>, Extra>(
    {
      onConnect: async ({ connectionParams, extra }) => {
        const { authorization = connectionParams?.['Authorization'] } = connectionParams ?? {}
        const given = typeof authorization === 'string' ? authorization : extra.request.headers.authorization
        const address = addressOf(extra.request)
        try {
          extra.caller = await admit({ authorization: given, address })
        } catch {
          extra.socket.close(UNAUTHORIZED, 'Unauthorized')
          return false
        }
        return true
      },
      onSubscribe: (context, _id, payload) => {
        if (Object.keys(context.subscriptions).length > MOST_SUBSCRIPTIONS)
          return [tooMany(`At most ${MOST_SUBSCRIPTIONS} subscriptions may be open on one connection.`)]
        const { caller = null } = context.extra
        // It lasts as long as its connection.
        const deadline = new AbortController().signal
        const contextValue = contextFor({ requestId: requestIdOf(context), deadline, caller })
        return prepareSubscription(schema, config, payload, contextValue)
      },
      onError: (context, _id, _payload, errors) => tellErrors(errors, app.log as never, requestIdOf(context)),
      onNext: (context, _id, _payload, _args, result) => {
        readers.check()
        return tellEvent(result as ExecutionResult, app.log as never, requestIdOf(context)) as never
      },
    },
    sockets,
  )
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refuseUpgrade(request, config.corsOrigins, sockets.clients.size)
    if (refusal) return socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
    sockets.handleUpgrade(request, socket, head, (opened) => {
      sockets.emit('connection', opened, request)
      opened.once('close', readers.add(readerOf(opened)))
    })
  })
  // Closes with 1001, “going away”: clients connect again, to whoever answers then.
  app.addHook('preClose', async () => served.dispose())
}

const readerOf = (socket: WebSocket): Reader => ({
  waiting: () => socket.bufferedAmount,
  close: () => {
    socket.close(TOO_SLOW, 'Too slow')
    setTimeout(() => socket.terminate(), FAREWELL).unref()
  },
})

const tooMany = (message: string) => new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })

/** Browsers let any page open a socket to anywhere, and say only whose page it is. */
function refuseUpgrade({ url, headers }: IncomingMessage, origins: readonly string[], open: number): string | null {
  if (url?.split('?', 1)[0] !== '/graphql') return '404 Not Found'
  if (open >= MOST_SOCKETS) return '503 Service Unavailable\r\nretry-after: 10'
  const { origin, host } = headers
  const isOurs = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
  return isOurs || origins.includes('*') || origins.includes(origin) ? null : '403 Forbidden'
}
