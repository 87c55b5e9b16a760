import type { MutationResolvers } from '../../generated/resolvers.ts'
import { createMention, deleteMention, reassignMention } from '../../store/curate/mentions.ts'
import { attributeQuote, createQuote, deleteQuote } from '../../store/curate/quotes.ts'
import { setReview } from '../../store/curate/review.ts'
import type { MentionRow } from '../../store/read/mentions.ts'
import type { QuoteRow } from '../../store/read/quotes.ts'
import type { NodeRow } from '../load.ts'
import { payloadOf } from '../user-errors.ts'
import { change, loadNode } from './change.ts'

const mention: { mention: MentionRow | null } = { mention: null }
const quote: { quote: QuoteRow | null } = { quote: null }
const deleted: { deletedId: string | null } = { deletedId: null }
const node: { node: NodeRow | null } = { node: null }

export const findingMutations: MutationResolvers = {
  mentionCreate: (_root, { articleId, input, note }, context) =>
    payloadOf(mention, async () => {
      const id = await change(context, note, (editing) => createMention(editing, articleId, input))
      return { mention: await loadNode<MentionRow>(id, context) }
    }),
  mentionReassign: (_root, { id, entity, ifVersion, note }, context) =>
    payloadOf(mention, async () => {
      await change(context, note, (editing) => reassignMention(editing, { id, ifVersion }, entity))
      return { mention: await loadNode<MentionRow>(id, context) }
    }),
  mentionDelete: (_root, { id, ifVersion, note }, context) =>
    payloadOf(deleted, async () => {
      await change(context, note, (editing) => deleteMention(editing, { id, ifVersion }))
      return { deletedId: id }
    }),
  quoteCreate: (_root, { articleId, input, note }, context) =>
    payloadOf(quote, async () => {
      const id = await change(context, note, (editing) => createQuote(editing, articleId, input))
      return { quote: await loadNode<QuoteRow>(id, context) }
    }),
  quoteAttribute: (_root, { id, speaker, source, ifVersion, note }, context) =>
    payloadOf(quote, async () => {
      await change(context, note, (editing) => attributeQuote(editing, { id, ifVersion }, { speaker, source }))
      return { quote: await loadNode<QuoteRow>(id, context) }
    }),
  quoteDelete: (_root, { id, ifVersion, note }, context) =>
    payloadOf(deleted, async () => {
      await change(context, note, (editing) => deleteQuote(editing, { id, ifVersion }))
      return { deletedId: id }
    }),
  reviewSet: (_root, { id, review, ifVersion, note }, context) =>
    payloadOf(node, async () => {
      await change(context, note, (editing) => setReview(editing, { id, ifVersion }, review))
      return { node: await loadNode(id, context) }
    }),
}
