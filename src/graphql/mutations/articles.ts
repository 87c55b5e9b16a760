import type { MutationResolvers } from '../../generated/resolvers.ts'
import { retractArticle } from '../../store/curate/articles.ts'
import type { ArticleRow } from '../../store/read/articles.ts'
import type { Context, Intake, IntakeResult } from '../context.ts'
import { loadNodes } from '../load.ts'
import { payloadOf } from '../user-errors.ts'
import { change, loadNode } from './change.ts'

interface Ingested {
  article: ArticleRow | null
  outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | null
}

async function takeIn(entries: Parameters<Intake>[0], context: Context) {
  const results = await context.intake(entries, context.isLate)
  const ids = results.flatMap((result) => ('id' in result ? [result.id] : []))
  const nodes = ids.length > 0 ? await loadNodes(ids, context) : []
  const articles = new Map(ids.map((id, i) => [id, nodes[i] as ArticleRow | null]))
  return Promise.all(results.map((result) => payloadFor(result, articles)))
}

const payloadFor = (result: IntakeResult, articles: ReadonlyMap<string, ArticleRow | null>) =>
  payloadOf<Ingested>({ article: null, outcome: null }, async () => {
    if ('error' in result) throw result.error
    return { article: articles.get(result.id) ?? null, outcome: result.outcome }
  })

export const articleMutations: MutationResolvers = {
  articleIngest: async (_root, { input }, context) => (await takeIn([{ at: 'input', input }], context))[0]!,
  articleIngestBulk: async (_root, { inputs }, context) => {
    const entries = inputs.map((input, i) => ({ at: `inputs.${i}`, input }))
    return { results: await takeIn(entries, context) }
  },
  articleRetract: (_root, { id, reason }, context) =>
    payloadOf<{ article: ArticleRow | null }>({ article: null }, async () => {
      await change(context, reason, (editing) => retractArticle(editing, id))
      return { article: await loadNode<ArticleRow>(id, context) }
    }),
}
