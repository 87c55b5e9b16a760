import { ClientError, GraphQLClient, gql } from 'graphql-request'
import { PersonDocument } from 'verbatim/documents'

// graphql-request: a typed document, one as text, and an error.

const client = new GraphQLClient(process.env['VERBATIM_URL'] ?? 'http://localhost:4000/graphql')

const { person } = await client.request(PersonDocument, { by: { slug: 'kim-jong-un' } })
console.log(person?.name, person?.names.map(({ text }) => text).join(' | '))

const { timeline } = await client.request<{ timeline: { totalCount: number } }>(
  gql`query Timeline($within: EDTF!) { timeline(where: { within: $within, types: [EVENT] }) { totalCount } }`,
  { within: '2023-07/2023-11' },
)
console.log(timeline.totalCount, 'events')

try {
  await client.request(gql`{ people(first: 1000) { totalCount } }`)
} catch (error) {
  if (error instanceof ClientError)
    console.log(error.response.errors?.[0]?.extensions['code'], error.response.errors?.[0]?.message)
}
