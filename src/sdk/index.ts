// `import { VerbatimClient } from 'verbatim/sdk'`: https fetch and nothing else.

export type * from '../generated/sdk/types.ts'
export type { CallOptions, ClientOptions } from './call.ts'
export { type Articles, type Entities, type Quotes, VerbatimClient } from './client.ts'
export type { Curate } from './curate.ts'
export type { TypedDocument } from './document.ts'
export {
  type GraphQLError,
  type UserError,
  VerbatimError,
  type VerbatimErrorCode,
  VerbatimUserError,
} from './errors.ts'
export type { PageOf, Pages } from './pages.ts'
export type { Noun } from './requester.ts'
export type { SubscribeOptions } from './subscribe.ts'
