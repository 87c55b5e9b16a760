import { createClient, fetchExchange, gql } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { EventDocument } from 'verbatim/documents'
import introspection from 'verbatim/introspection.json' with { type: 'json' }

// urql with its normalized cache, which knows the schema: pages that grow, and answers from what is there already.

// Values without an id live in the object they belong to.
const values = introspection.__schema.types.filter(({ fields }) => fields && !fields.some(({ name }) => name === 'id'))
const keys = Object.fromEntries(values.map(({ name }) => [name, () => null]))

const client = createClient({
  url: process.env['VERBATIM_URL'] ?? 'http://localhost:4000/graphql',
  // urql asks by GET, which caches on the way can answer; the header shows that no form on another site sent it.
  fetchOptions: { headers: { 'apollo-require-preflight': 'true' } },
  exchanges: [
    cacheExchange({ schema: introspection as never, keys, resolvers: { Query: { people: relayPagination() } } }),
    fetchExchange,
  ],
})

const PEOPLE = gql`
  query People($after: String) {
    people(first: 3, after: $after) {
      nodes { id name }
      edges { cursor node { id name } }
      pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    }
  }
`

let after: string | undefined
do {
  const { data, error } = await client.query(PEOPLE, { after })
  if (error) throw error
  after = data.people.pageInfo.hasNextPage ? data.people.pageInfo.endCursor : undefined
  if (!after) console.log(data.people.edges.map((edge: { node: { name: string } }) => edge.node.name).join(', '))
} while (after)

const { data } = await client.query(EventDocument, { by: { slug: 'reception-for-lavrov' } })
console.log(data?.event?.name)
const kept = await client.query(
  EventDocument,
  { by: { slug: 'reception-for-lavrov' } },
  { requestPolicy: 'cache-only' },
)
console.log(kept.data?.event?.participants.edges.map(({ node }) => node.name).join(', '))

const failed = await client.query(gql`{ people(first: 1000) { totalCount } }`, {})
console.log(failed.error?.graphQLErrors[0]?.extensions['code'], failed.error?.graphQLErrors[0]?.message)
