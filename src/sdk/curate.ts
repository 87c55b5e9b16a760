import * as documents from '../generated/sdk/texts.ts'
import type { CallOptions } from './call.ts'
import type { AnswerOf, VariablesOf } from './document.ts'

// Changes by hand, named as in the schema.

const MUTATIONS = {
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

/**
 * Changes by hand; each needs the key of a curator or administrator, and is sent once. What the caller can put right is
 * thrown as VerbatimUserError, unless user errors are to be returned.
 */
export type Curate = {
  [Name in keyof Mutations]: (
    variables: VariablesOf<Mutations[Name]>,
    options?: CallOptions,
  ) => Promise<AnswerOf<Mutations[Name]>>
}

type Ask = (document: object, variables: object, options?: CallOptions) => Promise<unknown>

export const openCurate = (ask: Ask): Curate =>
  Object.fromEntries(
    Object.entries(MUTATIONS).map(([name, document]) => [
      name,
      (variables: object, options?: CallOptions) => ask(document, variables, options),
    ]),
  ) as unknown as Curate
