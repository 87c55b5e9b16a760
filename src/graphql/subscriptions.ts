import { badInput } from '../errors.ts'
import type { SubscriptionResolvers } from '../generated/resolvers.ts'
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

/** What `find` makes of every set of changes, item by item, in their order. */
const watch = <Item>(context: Context, find: (changes: readonly Change[]) => Promise<readonly Item[]>) =>
  new Channel<Item>((push) => {
    let turn: Promise<void> = Promise.resolve()
    return context.onChanges((changes) => {
      turn = turn.then(async () => {
        for (const item of await find(changes)) push(item)
      })
      // The archive is busy or closing: what comes next is told again.
      turn = turn.catch(() => {})
    })
  })

const ENTITIES = new Set<string | null>(['PERSON', 'ORGANIZATION', 'PLACE', 'EVENT'])

const BATCH = 500

/** Rows of a list among ids. */
async function among<Row>({ db }: Context, list: List, id: Sql, ids: readonly string[]): Promise<Row[]> {
  const found: Row[] = []
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = { ...list, where: [...list.where, oneOf(id, ids.slice(from, from + BATCH))] }
    found.push(...((await readLists<Row>(db, some, ['']))[0] ?? []))
  }
  return found
}

const idsOf = (changes: readonly Change[], kind: 'ARTICLE' | 'QUOTE', ...whats: Change['what'][]) =>
  changes.filter(({ id, what }) => kindOfId(id) === kind && whats.includes(what)).map(({ id }) => id)

const field =
  <Item>(name: string) =>
  (item: Item) => ({ [name]: item })

export const subscriptions: SubscriptionResolvers = {
  articleIngested: {
    subscribe: (_root, { where }, context) => {
      const list = articleList('archive', where, [{ field: 'PUBLISHED_AT', direction: 'ASC' }])
      return watch(context, async (changes) => {
        const added = new Set(idsOf(changes, 'ARTICLE', 'ADDED'))
        const ids = idsOf(changes, 'ARTICLE', 'ADDED', 'CHANGED')
        const articles = await among<ArticleRow>(context, list, sql`a.id`, ids)
        return articles
          .map((article): IngestedRow => ({ article, outcome: added.has(article.id) ? 'CREATED' : 'UPDATED' }))
          .map(field('articleIngested'))
      }) as never
    },
  },
  quoteAdded: {
    subscribe: (_root, { where }, context) => {
      const list = quoteList('archive', where, [{ field: 'POSITION', direction: 'ASC' }])
      return watch(context, async (changes) => {
        const quotes = await among<QuoteRow>(context, list, sql`q.id`, idsOf(changes, 'QUOTE', 'ADDED'))
        return quotes.map(field('quoteAdded'))
      }) as never
    },
  },
  entityChanged: {
    subscribe: (_root, { id }, context) => {
      if (!ENTITIES.has(kindOfId(id))) throw badInput('id', `expected the id of an entity, got ${id}.`)
      return watch(context, async (changes) => {
        const [entity] = (await loadNodes([id], context)) as (EntityRow | null)[]
        const isMeant = changes.some((change) => change.id === id || change.id === entity?.id)
        return isMeant && entity ? [entity].map(field('entityChanged')) : []
      }) as never
    },
  },
}
