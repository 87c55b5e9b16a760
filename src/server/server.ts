import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Caller } from '../model.ts'
import { startApollo } from './apollo.ts'
import { admitter } from './auth.ts'
import { acceptJson } from './bodies.ts'
import { requestIdOf } from './call.ts'
import { drainOnClose } from './drain.ts'
import { errorBody, Refusal, sendError } from './errors.ts'
import { type ContextFor, serveGraphQL } from './graphql.ts'
import { type Readiness, serveHealth } from './health.ts'
import { isVoyager, servePages, serveSchema } from './pages.ts'
import type { FastPath } from './plugins.ts'
import { Readers } from './readers.ts'
import { serveSockets } from './sockets.ts'
import { serveStreams } from './streams.ts'

export interface ServerParts {
  schema: GraphQLSchema
  /** The text of schema.graphql. */
  sdl: string
  contextFor: ContextFor
  fast?: FastPath
  /** Who bears a key. */
  findCaller: (key: string) => Promise<Caller | null>
  /** Texts of persisted documents by their SHA-256. */
  persisted?: Readonly<Record<string, string>>
  readiness: Readiness
  /** Folder of the built playground. */
  assets: { root: string }
  config: Config
  log: Logger
}

const SECOND = 1000

/** The whole service but for its port: `listen` opens it, `close` waits for the requests under way. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { schema, fast, persisted, config, log } = parts
  const app = openFastify(config, log)
  drainOnClose(app)
  acceptJson(app)
  app.addHook('onRequest', greet)
  app.addHook('onResponse', logAnswer)
  app.setErrorHandler(sendError)
  app.setNotFoundHandler(() => {
    throw new Refusal(
      404,
      'NOT_FOUND',
      'There is nothing at this address. The API is at /graphql, the playground at /.',
    )
  })
  await app.register(helmet, { contentSecurityPolicy: { directives: contentSecurity } })
  if (config.corsOrigins.length > 0) await app.register(cors, corsOptions(config.corsOrigins))
  const apollo = await startApollo({ schema, fast, limits: config, persisted, log })
  // Runs after the last request is answered, which is what Apollo's drain plugin is for.
  app.addHook('onClose', () => apollo.stop())
  const admit = admitter({ findCaller: parts.findCaller, readsOpen: config.reads === 'open' })
  serveGraphQL(app, apollo, parts.contextFor, admit, config)
  const subscriptions = { schema, contextFor: parts.contextFor, admit, config, readers: new Readers() }
  serveSockets(app, subscriptions)
  serveStreams(app, subscriptions)
  serveHealth(app, parts.readiness)
  serveSchema(app, parts.sdl)
  await servePages(app, parts.assets)
  return app
}

function openFastify(config: Config, log: Logger): FastifyInstance {
  return fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    requestIdHeader: false,
    trustProxy: config.trustProxy,
    bodyLimit: 1024 * 1024,
    requestTimeout: 15 * SECOND,
    maxRequestsPerSocket: 10_000,
    http: { headersTimeout: 10 * SECOND, connectionsCheckingInterval: SECOND },
    frameworkErrors: sendError,
    clientErrorHandler: answerBadClient,
  }) as unknown as FastifyInstance
}

const HOST = /^([\w-]+(\.[\w-]+)*\.?|\[[\da-f:.]+\])(:\d{1,5})?$/i

async function greet(request: FastifyRequest, reply: FastifyReply) {
  void reply.header('x-request-id', request.id)
  if (!HOST.test(request.host ?? '')) throw new Refusal(400, 'BAD_REQUEST', 'Expected a Host header that names a host.')
}

/** One line for each request; never what was asked with which variables, nor headers. */
async function logAnswer(request: FastifyRequest, reply: FastifyReply) {
  const { operationName, measure } = request.call ?? {}
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url,
      ...(operationName && { operation: operationName.slice(0, 100) }),
      ...(measure && { cost: measure.cost }),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    },
    'answered',
  )
}

const corsOptions = (origins: string[]) => ({
  origin: origins.includes('*') ? '*' : origins,
  methods: ['GET', 'POST'],
  exposedHeaders: ['x-request-id', 'retry-after'],
  maxAge: 600,
})

// What GraphiQL and Voyager need: styles written by scripts, workers made from text, and Voyager WebAssembly.
const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: [({ url }: IncomingMessage) => (isVoyager(url) ? "'self' 'wasm-unsafe-eval'" : "'self'")],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  workerSrc: ["'self'", 'blob:'],
  // Voyager reads what it has drawn before from a data: URL.
  connectSrc: [({ url }: IncomingMessage) => (isVoyager(url) ? "'self' data:" : "'self'")],
  // Would send the browser to https, which a service on localhost does not speak.
  upgradeInsecureRequests: null,
}

const CLIENT_ERRORS: Record<string, [status: string, code: string, message: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'BAD_REQUEST', 'The headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'BAD_REQUEST', 'The request came too slowly.'],
}

/** Answers what is not HTTP, or came too slowly to become a request. */
function answerBadClient({ code }: Error & { code?: string }, socket: Socket) {
  if (code === 'ECONNRESET' || !socket.writable) return socket.destroy()
  const [status, name, message] = CLIENT_ERRORS[code ?? ''] ?? [
    '400 Bad Request',
    'BAD_REQUEST',
    'Expected an HTTP request.',
  ]
  const body = JSON.stringify(errorBody(message, name))
  const headers = `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`)
}
