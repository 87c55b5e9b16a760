import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { ExpectedError } from './errors.ts'
import { followArchive, type OnChanges } from './follow.ts'
import * as documents from './generated/sdk/texts.ts'
import { executeBreadthFirst } from './graphql/breadth.ts'
import { type Context, createContext, type Intake, type ServiceFacts } from './graphql/context.ts'
import { MAX_PAGE_SIZE } from './graphql/page.ts'
import { createSchema } from './graphql/schema.ts'
import type { TakeIn } from './ingest/take-in.ts'
import { ingestCurated } from './ingest.ts'
import type { SearchableKind } from './model.ts'
import { PACKAGE, readVersion } from './package.ts'
import type { SearchIndex } from './search/port.ts'
import { createServer } from './server/server.ts'
import { sha256 } from './store/ids.ts'
import { findCaller, hasWriters } from './store/keys.ts'
import type { Connection } from './store/open.ts'
import { countKinds } from './store/read/counts.ts'

/** The contract, as it is served. */
export const readSdl = () => readFileSync(join(PACKAGE, 'schema.graphql'), 'utf8')

interface Parts {
  config: Config
  store: Connection
  index: SearchIndex
  log: Logger
  print: (line: string) => void
}

/** Serves the archive until the process is told to stop. Listens first; ready once the seed is in and the index stands. */
export async function serve({ config, store, index, log, print }: Parts): Promise<void> {
  const started = performance.now()
  const seed = findSeed(config)
  const state = { ready: false, reason: 'The archive is being loaded.' }
  const follower = followArchive(store, index, { onError: (err) => log.error({ err }, 'the index does not follow') })
  const way = openIntake(store, follower.catchUp)
  const app = await createApp({ config, store, index, log, ...follower, way, readiness: () => state })
  await listen(app, config)
  closeWithGrace({ delay: 10_000, logger: log as never }, async ({ err }) => {
    if (err) log.fatal({ err }, 'stopping on an error')
    await app.close()
    await follower.stop()
    await Promise.all([index.close(), store.close()])
  })
  if (seed) await ingestCurated(seed, store, index)
  state.reason = 'The search index is being built.'
  await follower.start()
  state.ready = true
  print(await welcome(app, store, performance.now() - started))
  // Else the first article of a newsroom waits for it, on a busy machine longer than a request may take.
  if (await hasWriters(store)) await way.warm().catch((err) => log.warn({ err }, 'articles cannot be read'))
}

/** The folder of curated articles, null for none. */
function findSeed({ seedDir }: Config): string | null {
  if (seedDir === 'none') return null
  const folder = seedDir || join(PACKAGE, 'seed')
  if (!existsSync(folder))
    throw new ExpectedError('BAD_CONFIG', `SEED_DIR: expected a folder, found none at ${folder}.`)
  return folder
}

interface AppParts {
  config: Config
  store: Connection
  index: SearchIndex
  log: Logger
  readiness: () => { ready: boolean; reason: string }
  /** Brings the index to what was written. */
  catchUp: () => Promise<void>
  /** How articles come in. */
  way?: ReturnType<typeof openIntake>
  /** Tells what was written, by whomever. */
  onChanges?: (listener: OnChanges) => () => void
}

/** The service without a port. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, store, index, log, readiness, catchUp, onChanges = () => () => {} } = parts
  const { way = openIntake(store, catchUp) } = parts
  const sdl = readSdl()
  const service = describeService(sdl, config)
  const gated = onlyWhenReady(index, readiness)
  const write: Connection['write'] = async (work) => {
    const done = await store.write(work)
    await catchUp()
    return done
  }
  const { intake, close } = way
  const app = await createServer({
    schema: createSchema(sdl),
    sdl,
    contextFor: ({ deadline, isLate, caller }) =>
      createContext({ db: store.reader, index: gated, service, deadline, isLate, caller, write, intake, onChanges }),
    findCaller: (key) => findCaller(store, key),
    fast: (operation) => executeBreadthFirst({ ...operation, contextValue: operation.contextValue as Context }),
    persisted: Object.fromEntries(Object.values(documents).map(({ text }) => [sha256(text), text])),
    readiness,
    assets: { root: join(PACKAGE, 'dist/playground') },
    config,
    log,
  })
  app.addHook('onClose', close)
  return app
}

/** What articles are read with is loaded when the first one comes: most services never see one, and start sooner. */
function openIntake(store: Connection, catchUp: AppParts['catchUp']) {
  let opened: Promise<TakeIn> | undefined
  const open = () => {
    opened ??= import('./ingest/take-in.ts').then(({ openTakeIn }) => openTakeIn(store))
    return opened
  }
  const intake: Intake = async (entries, isLate) => {
    const results = await (await open()).run(entries, isLate)
    await catchUp()
    return results
  }
  return { intake, warm: async () => (await open()).warm(), close: async () => (await opened)?.close() }
}

function describeService(sdl: string, { maxCost, maxDepth }: Config): ServiceFacts {
  return { version: readVersion(), schemaHash: sha256(sdl), maxPageSize: MAX_PAGE_SIZE, maxDepth, maxCost }
}

const QUESTIONS = new Set<string | symbol>(['search', 'facets', 'suggest', 'didYouMean', 'matchNames', 'findPassages'])

/** The same index, but one that says so while it is not complete instead of finding less. */
function onlyWhenReady(index: SearchIndex, readiness: AppParts['readiness']): SearchIndex {
  return new Proxy(index, {
    get(target, name) {
      if (QUESTIONS.has(name) && !readiness().ready)
        throw new ExpectedError('INDEX_NOT_READY', `${readiness().reason} Try again in a moment.`)
      const member = Reflect.get(target, name) as unknown
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new ExpectedError('BAD_CONFIG', `PORT: ${port} is in use on ${host}. Set PORT to another, or to 0 for any.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES')
      throw new ExpectedError('BAD_CONFIG', `HOST and PORT: cannot listen on ${host}:${port} (${code}).`)
    throw error
  }
}

const NOUNS: Record<SearchableKind, [one: string, many: string]> = {
  ARTICLE: ['article', 'articles'],
  PERSON: ['person', 'people'],
  ORGANIZATION: ['organization', 'organizations'],
  PLACE: ['place', 'places'],
  EVENT: ['event', 'events'],
  QUOTE: ['quote', 'quotes'],
  TOPIC: ['topic', 'topics'],
  SOURCE: ['source', 'sources'],
}

async function welcome(app: FastifyInstance, store: Connection, milliseconds: number): Promise<string> {
  const counts = await countKinds(store.reader)
  const holdings = counts.map(({ type, count }) => `${count} ${NOUNS[type][count === 1 ? 0 : 1]}`).join(', ')
  const url = addressOf(app)
  const query = `{ search(query: "Lavov") { nodes { displayTitle } } }`
  return [
    `${styleText('bold', 'Verbatim')} is ready in ${(milliseconds / 1000).toFixed(1)} s with ${holdings}.`,
    '',
    `  ${styleText('dim', 'playground')}  ${styleText('cyan', `${url}/`)}`,
    `  ${styleText('dim', 'GraphQL')}     ${styleText('cyan', `${url}/graphql`)}`,
    `  ${styleText('dim', 'try')}         curl ${url}/graphql --json '${JSON.stringify({ query })}'`,
    '',
  ].join('\n')
}

function addressOf(app: FastifyInstance): string {
  const [{ address, port, family }] = app.addresses() as [{ address: string; port: number; family: string }]
  const host = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(address) ? 'localhost' : address
  return `http://${family === 'IPv6' && host !== 'localhost' ? `[${host}]` : host}:${port}`
}
