import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'
import { generateCities } from './generate-cities.ts'
import { generateSdk } from './generate-sdk.ts'

// Writes what is made from schema.graphql, the types that resolvers are checked against and those of the SDK, and the
// list of cities. `npm run generate`.

const sdl = readFileSync('schema.graphql', 'utf8')

/** What a resolver receives as its parent, where that is not the GraphQL type itself: `Quote: '../store/read/quotes.ts#QuoteRow'`. */
const parents: Record<string, string> = {
  Article: '../store/read/articles.ts#ArticleRow',
  Photo: '../store/read/articles.ts#PhotoRow',
  Source: '../store/read/sources.ts#SourceRow',
  Topic: '../store/read/sources.ts#TopicRow',
  Person: '../store/read/entity-rows.ts#PersonRow',
  Organization: '../store/read/entity-rows.ts#OrganizationRow',
  Place: '../store/read/entity-rows.ts#PlaceRow',
  Event: '../store/read/entity-rows.ts#EventRow',
  Entity: '../store/read/entity-rows.ts#EntityRow',
  EntityName: '../store/read/entity-parts.ts#NameRow',
  ExternalIdentifier: '../store/read/entity-parts.ts#IdentifierRow',
  Affiliation: '../store/read/entity-parts.ts#AffiliationRow',
  Mention: '../store/read/mentions.ts#MentionRow',
  Quote: '../store/read/quotes.ts#QuoteRow',
  TextSpan: '../store/read/quotes.ts#SpanRow',
  Node: '../graphql/load.ts#NodeRow',
  Searchable: '../graphql/load.ts#SearchableRow',
  Edit: '../store/read/edits.ts#EditRow',
  FieldChange: '../graphql/history.ts#FieldChangeRow',
  LostFinding: '../store/read/edits.ts#LostRow',
  ArticleIngested: '../graphql/subscriptions.ts#IngestedRow',
  PartialDate: '../graphql/dates.ts#DateRow',
  PageInfo: '../graphql/page.ts#Connection',
  Service: '../graphql/context.ts#ServiceFacts',
  ...connections('Article RelatedArticle ArticlePerson ArticleOrganization ArticlePlace ArticleEvent Source Topic'),
  ...connections('Person Organization Place Event Entity EventParticipant RelatedEntity Mention Quote Edit'),
  SearchConnection: '../graphql/search.ts#Found',
  SearchEdge: '../graphql/search.ts#FoundEdge',
  SearchFacet: '../graphql/search.ts#FoundFacet',
  FacetBucket: '../graphql/search.ts#FoundBucket',
  SearchSuggestion: '../search/port.ts#Suggestion',
  NameMatch: '../graphql/search.ts#NameCandidate',
  UserError: '../graphql/user-errors.ts#UserErrorRow',
  ValidationError: '../graphql/user-errors.ts#UserErrorRow',
  NotFoundError: '../graphql/user-errors.ts#UserErrorRow',
  ConflictError: '../graphql/user-errors.ts#UserErrorRow',
  SpanMismatchError: '../graphql/user-errors.ts#UserErrorRow',
  QuoteMatch: '../verify/verify.ts#Match',
  QuoteVariantConnection: '../graphql/variants.ts#Variants',
  QuoteVariantEdge: '../graphql/variants.ts#VariantEdge',
  QuoteWording: '../graphql/variants.ts#Wording',
  TimelineConnection: '../graphql/timeline.ts#Timeline',
  TimelineEdge: '../graphql/timeline.ts#DatedItem',
}

/** Connections and edges of lists that the store pages. */
function connections(names: string): Record<string, string> {
  const pairs = names.split(' ').flatMap((name) => [
    [`${name}Connection`, '../graphql/page.ts#Connection'],
    [`${name}Edge`, '../graphql/page.ts#Edge'],
  ])
  return Object.fromEntries(pairs)
}

const settings = {
  contextType: '../graphql/context.ts#Context',
  mappers: parents,
  enumsAsTypes: true,
  useTypeImports: true,
  strictScalars: true,
  scalars: { DateTime: 'string', Date: 'string', EDTF: 'string', URL: 'string', LanguageTag: 'string', ID: 'string' },
  // Output fields are always there, null or not; arguments and inputs may be left out.
  avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: true },
  // `exactOptionalPropertyTypes`: a client may leave an argument out or send null, a resolver map leaves fields out.
  inputMaybeValue: 'T | null | undefined',
}

const filename = 'src/generated/resolvers.ts'
const text = await codegen({
  filename,
  schema: parse(sdl),
  documents: [],
  config: settings,
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript, resolvers },
})
mkdirSync('src/generated', { recursive: true })
writeFileSync(filename, text)
await generateSdk(sdl)
generateCities()
