import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { readConfig } from '../../src/config.ts'
import { followArchive } from '../../src/follow.ts'
import type { Limits } from '../../src/graphql/limits.ts'
import { ingestArticle, readCuratedFolder, refreshIndex } from '../../src/ingest.ts'
import type { ArticleRecord, Role } from '../../src/model.ts'
import { createMiniSearchIndex } from '../../src/search/minisearch.ts'
import type { SearchIndex } from '../../src/search/port.ts'
import { createApp } from '../../src/serve.ts'
import { createKey } from '../../src/store/keys.ts'
import { type Connection, openStore } from '../../src/store/open.ts'

// An archive of its own for each test file: a real database in a temporary folder, a real index, the real service.

/** A GraphQL answer. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they asked for
  data: any
  errors?: { message: string; path?: unknown[]; extensions: { code: string } & Record<string, unknown> }[]
  extensions?: Record<string, unknown>
}

export interface Archive {
  /** Of the database, for another process. */
  url: string
  store: Connection
  index: SearchIndex
  app: FastifyInstance
  /** How many subscriptions are open. */
  watchers(): number
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** The same as the bearer of a key with this role, made when it is first used. */
  askAs(role: Role, query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** The same, with the number of SQL statements it took. */
  count(query: string, variables?: Record<string, unknown>): Promise<Answer & { statements: number }>
  close(): Promise<void>
}

export const SEED = 'seed'
export const INVENTED = 'tests/seed'

/** Opens an archive of the curated articles in these folders, and of records made by the test. */
export async function openArchive(
  folders: readonly string[],
  records: readonly ArticleRecord[] = [],
  // Looks for what others wrote only when asked: a look is a statement, and statements are counted.
  {
    maxCost = 1_000_000,
    maxDepth = 100,
    interval = 2 ** 31 - 1,
    requestTimeout = 5000,
    trustProxy = false,
  }: Partial<Limits & { interval: number; requestTimeout: number; trustProxy: boolean }> = {},
): Promise<Archive> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  const url = `file:${join(folder, 'archive.db')}`
  const store = await openStore({ url })
  const index = await createMiniSearchIndex({})
  const curated = await Promise.all(folders.map(readCuratedFolder))
  for (const record of [...curated.flat(), ...records]) await ingestArticle(record, store, index)
  await refreshIndex(store, index)
  const log = pino({ level: 'silent' })
  const config = { ...readConfig({}), maxCost, maxDepth, requestTimeout, trustProxy }
  const follower = followArchive(store, index, { interval })
  await follower.start()
  let watchers = 0
  const onChanges: typeof follower.onChanges = (listener) => {
    const stop = follower.onChanges(listener)
    watchers++
    return () => {
      watchers--
      stop()
    }
  }
  const { catchUp } = follower
  const readiness = () => ({ ready: true, reason: '' })
  const app = await createApp({ config, store, index, log, catchUp, onChanges, readiness })
  const send = async (query: string, variables: object, headers: Record<string, string>): Promise<Answer> => {
    const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } })
    return response.json<Answer>()
  }
  const ask = (query: string, variables = {}) => send(query, variables, {})
  const keys = new Map<Role, Promise<string>>()
  return {
    url,
    store,
    index,
    app,
    watchers: () => watchers,
    ask,
    askAs: async (role, query, variables = {}) => {
      const key = keys.get(role) ?? createKey(store, { role, name: `the ${role.toLowerCase()}` })
      keys.set(role, key)
      return send(query, variables, { authorization: `Bearer ${await key}` })
    },
    count: async (query, variables) => {
      let statements = 0
      const stop = store.onStatement(() => statements++)
      const answer = await ask(query, variables)
      stop()
      return { ...answer, statements }
    },
    close: async () => {
      await app.close()
      await follower.stop()
      await index.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}
