import type { QueryResolvers } from '../generated/resolvers.ts'
import { countKinds } from '../store/read/counts.ts'
import type { Context, ServiceFacts } from './context.ts'

export const serviceQueries: QueryResolvers = { service: (_root, _args, { service }) => service }

export const ServiceFields = {
  indexedAt: (_service: ServiceFacts, _args: object, { index }: Context) => index.indexedAt().toISOString(),
  counts: (_service: ServiceFacts, _args: object, { db }: Context) => countKinds(db),
  limits: (service: ServiceFacts) => service,
}
