import { readFileSync } from 'node:fs'
import pino from 'pino'
import { readConfig } from '../src/config.ts'
import { executeBreadthFirst } from '../src/graphql/breadth.ts'
import { type Context, createContext } from '../src/graphql/context.ts'
import { createSchema } from '../src/graphql/schema.ts'
import type { SearchIndex } from '../src/search/port.ts'
import { createServer } from '../src/server/server.ts'
import { openStore } from '../src/store/open.ts'
import { answerUsage } from './server.ts'

// Our service without search: `ours.ts <database> fast | plain`. Plain leaves every query to graphql-js.

const [path = '', way] = process.argv.slice(2)
const sdl = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const config = readConfig({ DATABASE_URL: `file:${path}` })
const store = await openStore({ url: config.databaseUrl })
const service = { version: '', schemaHash: '', maxPageSize: 100, maxDepth: config.maxDepth, maxCost: config.maxCost }
const app = await createServer({
  schema: createSchema(sdl),
  sdl,
  contextFor: ({ deadline }) =>
    createContext({ db: store.reader, index: {} as SearchIndex, service, deadline, caller: null, write: store.write, onChanges: () => () => {} }),
  ...(way === 'fast' && {
    fast: (operation) => executeBreadthFirst({ ...operation, contextValue: operation.contextValue as Context }),
  }),
  findCaller: async () => null,
  readiness: () => ({ ready: true, reason: '' }),
  assets: { root: import.meta.dirname },
  config,
  log: pino({ level: 'silent' }),
})
let statements = 0
store.onStatement(() => statements++)
const url = await app.listen({ port: 0 })
answerUsage(`${url}/graphql`, () => statements)
