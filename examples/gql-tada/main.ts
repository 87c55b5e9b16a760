import { initGraphQLTada } from 'gql.tada'
import { VerbatimClient } from 'verbatim/sdk'
import type { introspection } from './graphql-env.d.ts'

// gql.tada reads types out of the query itself, with nothing generated but the schema; our client sends the document.

const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { DateTime: string; Date: string; EDTF: string; URL: string; LanguageTag: string }
}>()

const EVENTS = graphql(`
  query Events($place: String!, $after: String) {
    place(by: { slug: $place }) {
      name
      events(first: 2, after: $after, orderBy: [{ field: DATE, direction: ASC }]) {
        nodes { name date { display } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)

const client = new VerbatimClient(process.env['VERBATIM_URL'] ?? 'http://localhost:4000')

for await (const { name, date } of client.paginate(EVENTS, { place: 'pyongyang' }, ({ place }) => place?.events))
  console.log(`${date?.display ?? 'no date'}: ${name}`)
