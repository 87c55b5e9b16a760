import { readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { ExpectedError } from '../../src/errors.ts'
import { scalars } from '../../src/graphql/scalars.ts'
import { createServer, type ServerParts } from '../../src/server/server.ts'

// The front door before an archive of a few made-up rows, so that every kind of answer can be asked for by name.

export const sdl = readFileSync('schema.graphql', 'utf8')

const person = (id: string) => ({ __typename: 'Person', id, slug: id, name: id, displayTitle: id })

/** Sources whose slug is the name of what goes wrong. */
const trouble: Record<string, (context: { deadline: AbortSignal }) => unknown> = {
  bug: () => {
    throw new Error('SELECT * FROM "Secret" failed in /srv/app.ts', { cause: new Error('disk I/O error') })
  },
  busy: () => {
    throw new ExpectedError('STORE_BUSY', 'The archive is being written. Try again.')
  },
  late: ({ deadline }) =>
    new Promise((_, reject) =>
      deadline.addEventListener('abort', () =>
        reject(new ExpectedError('DEADLINE_EXCEEDED', 'The request took too long.')),
      ),
    ),
  stuck: () => new Promise((resolve) => setTimeout(resolve, 2_000)),
  slow: () => new Promise((resolve) => setTimeout(resolve, 300, { slug: 'slow' })),
  large: () => ({ id: 's', slug: 'large', name: 'x'.repeat(6_000_000) }),
}

const resolvers = {
  ...scalars,
  Query: {
    node: (_: unknown, { id }: { id: string }) => person(id),
    people: () => ({ nodes: [person('a'), person('b')], totalCount: 2 }),
    source: (_: unknown, { by }: { by: { slug: string } }, context: { deadline: AbortSignal }) =>
      trouble[by.slug]?.(context) ?? null,
  },
}

const ignore = { requireResolversForResolveType: 'ignore' } as const
const schema = makeExecutableSchema({ typeDefs: sdl, resolvers, resolverValidationOptions: ignore })

export interface FrontDoor {
  app: FastifyInstance
  /** Lines of the log, parsed. */
  log: Record<string, unknown>[]
}

/** Opens the server without a port; it closes when the test is over. */
export async function openFrontDoor(
  parts: Partial<ServerParts> = {},
  environment: Record<string, string> = {},
): Promise<FrontDoor> {
  const log: Record<string, unknown>[] = []
  const lines = new Writable({
    write(line, _encoding, done) {
      log.push(JSON.parse(String(line)))
      done()
    },
  })
  const app = await createServer({
    schema,
    sdl,
    contextFor: (request) => ({ ...request }),
    findCaller: async () => null,
    readiness: () => ({ ready: true }),
    assets: { root: 'no-such-folder' },
    config: readConfig(environment),
    log: pino(lines),
    ...parts,
  })
  onTestFinished(() => app.close())
  return { app, log }
}

/** Sends a query and reads the answer. */
export async function ask(
  app: FastifyInstance,
  query: string,
  variables?: object,
  headers: Record<string, string> = {},
) {
  const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
}
