import { badInput } from '../errors.ts'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
import { turnstile } from '../slices.ts'
import type { Change } from '../store/changes.ts'
import { kindOfId } from '../store/ids.ts'
import { type ArticleRow, articleList } from '../store/read/articles.ts'
import type { EntityRow } from '../store/read/entity-rows.ts'
import { type QuoteRow, quoteList } from '../store/read/quotes.ts'
import { type List, oneOf, readLists, type Sql, sql } from '../store/sql.ts'
import { Channel } from './channel.ts'
import type { Context } from './context.ts'
import { loadNodes } from './load.ts'

export interface IngestedRow {
  article: ArticleRow
  outcome: 'CREATED' | 'UPDATED'
}

/** What is made of an event is made in the same turn as it is told: one turn for each, or a hundred subscribers to an article of half a megabyte hold up all else. */
const nextTurn = turnstile()

/** What `find` makes of every set of changes, item by item, in their order. */
const watch = <Item>(context: Context, find: (changes: readonly Change[]) => AsyncIterable<Item>) =>
  new Channel<Item>((push) => {
    let turn: Promise<void> = Promise.resolve()
    return context.onChanges((changes) => {
      turn = turn.then(async () => {
        for await (const item of find(changes)) {
          await nextTurn()
          push(item)
        }
      })
      // The archive is busy or closing: what comes next is told again.
      turn = turn.catch(() => {})
    })
  })

const ENTITIES = new Set<string | null>(['PERSON', 'ORGANIZATION', 'PLACE', 'EVENT'])

const BATCH = 100

/** Rows of a list among ids, in the order of the list as far as they are read together. */
async function* among<Row>({ db }: Context, list: List, id: Sql, ids: readonly string[]): AsyncGenerator<Row> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = { ...list, where: [...list.where, oneOf(id, ids.slice(from, from + BATCH))] }
    yield* (await readLists<Row>(db, some, ['']))[0] ?? []
  }
}

const idsOf = (changes: readonly Change[], kind: 'ARTICLE' | 'QUOTE', ...whats: Change['what'][]) =>
  changes.filter(({ id, what }) => kindOfId(id) === kind && whats.includes(what)).map(({ id }) => id)

export const subscriptions: SubscriptionResolvers = {
  articleIngested: {
    subscribe: (_root, { where }, context) => {
      const list = articleList('archive', where, [{ field: 'PUBLISHED_AT', direction: 'ASC' }])
      return watch(context, async function* (changes) {
        const added = new Set(idsOf(changes, 'ARTICLE', 'ADDED'))
        const ids = idsOf(changes, 'ARTICLE', 'ADDED', 'CHANGED')
        for await (const article of among<ArticleRow>(context, list, sql`a.id`, ids)) {
          const articleIngested: IngestedRow = { article, outcome: added.has(article.id) ? 'CREATED' : 'UPDATED' }
          yield { articleIngested }
        }
      }) as never
    },
  },
  quoteAdded: {
    subscribe: (_root, { where }, context) => {
      const list = quoteList('archive', where, [{ field: 'POSITION', direction: 'ASC' }])
      return watch(context, async function* (changes) {
        const ids = idsOf(changes, 'QUOTE', 'ADDED')
        for await (const quoteAdded of among<QuoteRow>(context, list, sql`q.id`, ids)) yield { quoteAdded }
      }) as never
    },
  },
  entityChanged: {
    subscribe: (_root, { id }, context) => {
      if (!ENTITIES.has(kindOfId(id))) throw badInput('id', `expected the id of an entity, got ${id}.`)
      return watch(context, async function* (changes) {
        const [entityChanged] = (await loadNodes([id], context)) as (EntityRow | null)[]
        const isMeant = changes.some((change) => change.id === id || change.id === entityChanged?.id)
        if (isMeant && entityChanged) yield { entityChanged }
      }) as never
    },
  },
}
