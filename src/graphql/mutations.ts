import type { MutationResolvers } from '../generated/resolvers.ts'
import { setReview } from '../store/curate/review.ts'
import { loadNodes, type NodeRow } from './load.ts'
import { payloadOf } from './user-errors.ts'

export const mutations: MutationResolvers = {
  reviewSet: (_root, { id, review }, context) =>
    payloadOf<{ node: NodeRow | null }>({ node: null }, async () => {
      await context.write((tx) => setReview(tx, { id, review }))
      return { node: (await loadNodes([id], context))[0] ?? null }
    }),
}
