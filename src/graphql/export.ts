import { badInput } from '../errors.ts'
import { exportNode } from '../export/node.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import type { ArticleRow } from '../store/read/articles.ts'
import type { EntityRow } from '../store/read/entity-rows.ts'
import type { QuoteRow } from '../store/read/quotes.ts'
import { loadNodes, type NodeRow } from './load.ts'

export const exportQueries: QueryResolvers = {
  nodeExport: async (_root, { id, format }, context) => {
    const [node] = await loadNodes([id], context)
    if (!node) return null
    if (!isExportable(node))
      throw badInput('id', `expected that of an article, quote, person, organization, place or event, got "${id}".`)
    return { node, format, files: await exportNode(context.db, node, format) }
  },
}

const KINDS: string[] = ['ARTICLE', 'QUOTE', 'PERSON', 'ORGANIZATION', 'PLACE', 'EVENT'] satisfies NodeRow['kind'][]

const isExportable = (node: NodeRow): node is ArticleRow | QuoteRow | EntityRow => KINDS.includes(node.kind)
