import * as documents from '../generated/sdk/texts.ts'
import type { CallOptions } from './call.ts'
import type { TypedDocument } from './document.ts'

// Changes by hand, named as in the schema.

const MUTATIONS = {
  articleRetract: documents.ArticleRetract,
  personCreate: documents.PersonCreate,
  personUpdate: documents.PersonUpdate,
  organizationCreate: documents.OrganizationCreate,
  organizationUpdate: documents.OrganizationUpdate,
  placeCreate: documents.PlaceCreate,
  placeUpdate: documents.PlaceUpdate,
  eventCreate: documents.EventCreate,
  eventUpdate: documents.EventUpdate,
  entityNameAdd: documents.EntityNameAdd,
  entityNameRemove: documents.EntityNameRemove,
  entityMerge: documents.EntityMerge,
  entityUnmerge: documents.EntityUnmerge,
  mentionCreate: documents.MentionCreate,
  mentionReassign: documents.MentionReassign,
  mentionDelete: documents.MentionDelete,
  quoteCreate: documents.QuoteCreate,
  quoteAttribute: documents.QuoteAttribute,
  quoteDelete: documents.QuoteDelete,
  reviewSet: documents.ReviewSet,
}

type Mutations = typeof MUTATIONS
type ResultOf<Document> = Document extends TypedDocument<infer Result, never> ? Result : never
type VariablesOf<Document> = Document extends TypedDocument<unknown, infer Variables> ? Variables : never

/**
 * Changes by hand; each needs the key of a curator or administrator, and is sent once. What the caller can put right is
 * thrown as VerbatimUserError, unless user errors are to be returned.
 */
export type Curate = {
  [Name in keyof Mutations]: (
    variables: VariablesOf<Mutations[Name]>,
    options?: CallOptions,
  ) => Promise<ResultOf<Mutations[Name]>[Name & keyof ResultOf<Mutations[Name]>]>
}

type Send = (document: object, variables: object, options?: CallOptions) => Promise<unknown>

export function openCurate(send: Send): Curate {
  const methods = Object.entries(MUTATIONS).map(([name, document]) => [
    name,
    async (variables: object, options?: CallOptions) =>
      ((await send(document, variables, options)) as Record<string, unknown>)[name],
  ])
  return Object.fromEntries(methods) as Curate
}
