import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import DataLoader from 'dataloader'
import fastify from 'fastify'
import type { Article, Entity, Event, PrismaClient, Quote } from '../src/generated/prisma/client.ts'
import { openStore } from '../src/store/open.ts'
import { answerUsage } from './server.ts'

// The baseline: the nested query as most would write it, with Apollo Server, Fastify and a DataLoader for each relation
// over Prisma's findMany. Driver, database and Apollo's settings are ours.
//   loaders.ts <database> slice   loads all quotes of all people at once and keeps the first five of each
//   loaders.ts <database> take    asks for five quotes of each person, a statement a person

const typeDefs = `
  type Query { events(first: Int!): EventConnection! }
  type EventConnection { nodes: [Event!]! }
  type Event { id: ID! name: String! kind: String! date: PartialDate participants(first: Int!): EntityConnection! }
  type PartialDate { edtf: String! }
  type EntityConnection { nodes: [Entity!]! }
  interface Entity { id: ID! name: String! }
  type Person implements Entity { id: ID! name: String! quotes(first: Int!): QuoteConnection! }
  type QuoteConnection { nodes: [Quote!]! }
  type Quote { id: ID! text: String! kind: String! saidAt: PartialDate article: Article! }
  type Article { id: ID! title: String! publishedAt: String! url: String }
`

const [path = '', way] = process.argv.slice(2)
const store = await openStore({ url: `file:${path}` })

const newestFirst = [{ saidSort: 'desc' }, { id: 'desc' }] as const

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null): Map<string | null, Row[]> {
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

function createLoaders(db: PrismaClient) {
  return {
    entity: new DataLoader<string, Entity>(async (ids) => {
      const rows = await db.entity.findMany({ where: { id: { in: [...ids] } } })
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => byId.get(id)!)
    }),
    article: new DataLoader<string, Article>(async (ids) => {
      const rows = await db.article.findMany({ where: { id: { in: [...ids] } } })
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => byId.get(id)!)
    }),
    participants: new DataLoader<string, Entity[]>(async (ids) => {
      const where = { eventId: { in: [...ids] } }
      const rows = await db.participant.findMany({ where, include: { entity: true }, orderBy: { ordinal: 'asc' } })
      const groups = groupBy(rows, (row) => row.eventId)
      return ids.map((id) => (groups.get(id) ?? []).map((row) => row.entity))
    }),
    quotes: new DataLoader<string, Quote[]>(async (ids) => {
      const rows = await db.quote.findMany({ where: { speakerId: { in: [...ids] } }, orderBy: [...newestFirst] })
      const groups = groupBy(rows, (row) => row.speakerId)
      return ids.map((id) => groups.get(id) ?? [])
    }),
    firstQuotes: new DataLoader<{ speakerId: string; take: number }, Quote[], string>(
      (asked) =>
        Promise.all(
          asked.map(({ speakerId, take }) =>
            db.quote.findMany({ where: { speakerId }, orderBy: [...newestFirst], take }),
          ),
        ),
      { cacheKeyFn: ({ speakerId, take }) => `${speakerId} ${take}` },
    ),
  }
}

type Context = { db: PrismaClient; loaders: ReturnType<typeof createLoaders> }
type Page = { first: number }

const firstQuotes = {
  slice: async ({ id }: Entity, { first }: Page, { loaders }: Context) => ({
    nodes: (await loaders.quotes.load(id)).slice(0, first),
  }),
  take: async ({ id }: Entity, { first }: Page, { loaders }: Context) => ({
    nodes: await loaders.firstQuotes.load({ speakerId: id, take: first }),
  }),
}

const resolvers = {
  Query: {
    events: async (_root: unknown, { first }: Page, { db }: Context) => ({
      nodes: await db.event.findMany({ orderBy: [{ dateSort: 'desc' }, { id: 'desc' }], take: first }),
    }),
  },
  Event: {
    name: async ({ id }: Event, _args: object, { loaders }: Context) => (await loaders.entity.load(id)).name,
    date: ({ dateEdtf }: Event) => dateEdtf && { edtf: dateEdtf },
    participants: async ({ id }: Event, { first }: Page, { loaders }: Context) => ({
      nodes: (await loaders.participants.load(id)).slice(0, first),
    }),
  },
  Entity: { __resolveType: () => 'Person' },
  Person: { quotes: firstQuotes[way === 'take' ? 'take' : 'slice'] },
  Quote: {
    saidAt: ({ saidEdtf }: Quote) => saidEdtf && { edtf: saidEdtf },
    article: ({ articleId }: Quote, _args: object, { loaders }: Context) => loaders.article.load(articleId),
  },
  Article: { publishedAt: ({ publishedAt }: Article) => publishedAt.toISOString() },
}

const apollo = new ApolloServer<Context>({
  typeDefs,
  resolvers,
  plugins: [ApolloServerPluginCacheControlDisabled()],
  nodeEnv: 'production',
  stopOnTerminationSignals: false,
})
await apollo.start()
const app = fastify()
app.post(
  '/graphql',
  fastifyApolloHandler(apollo, {
    context: async () => ({ db: store.reader, loaders: createLoaders(store.reader) }),
  }),
)
let statements = 0
store.onStatement(() => statements++)
const url = await app.listen({ port: 0 })
answerUsage(`${url}/graphql`, () => statements)
