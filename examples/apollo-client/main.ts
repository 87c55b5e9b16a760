import { createHash } from 'node:crypto'
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { relayStylePagination } from '@apollo/client/utilities'
import { QuotesByDocument } from 'verbatim/documents'
import possibleTypes from 'verbatim/possible-types.json' with { type: 'json' }

// Apollo Client 4: pages that grow in the cache, queries by hash over GET, errors.

const client = new ApolloClient({
  cache: new InMemoryCache({
    possibleTypes,
    typePolicies: { Query: { fields: { people: relayStylePagination(['where', 'orderBy']) } } },
  }),
  link: ApolloLink.from([
    new PersistedQueryLink({
      sha256: (query) => createHash('sha256').update(query).digest('hex'),
      useGETForHashedQueries: true,
    }),
    new HttpLink({ uri: process.env['VERBATIM_URL'] ?? 'http://localhost:4000/graphql' }),
  ]),
})

const PEOPLE = gql`
  query People($after: String) {
    people(first: 3, after: $after) {
      edges { cursor node { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`
interface People {
  people: { edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}

const people = client.watchQuery<People>({ query: PEOPLE })
let { data } = await people.refetch()
while (data?.people.pageInfo.hasNextPage) {
  // Each page is added to those before it.
  await people.fetchMore({ variables: { after: data.people.pageInfo.endCursor } })
  data = client.readQuery<People>({ query: PEOPLE }) ?? undefined
}
console.log(data?.people.edges.map(({ node }) => node.name).join(', '))

const quotes = await client.query({
  query: QuotesByDocument,
  variables: { speaker: { slug: 'sergey-lavrov' }, first: 2 },
})
if (quotes.data?.entity?.__typename === 'Person') console.log(quotes.data.entity.quotes.nodes.length, 'quotes')

const failed = await client.query({ query: gql`{ people(first: 1000) { totalCount } }`, errorPolicy: 'all' })
if (CombinedGraphQLErrors.is(failed.error))
  console.log(failed.error.errors[0]?.extensions?.['code'], failed.error.message)
