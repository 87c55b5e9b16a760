import runtime, { type FetchFunction } from 'relay-runtime'
import { keyFromEnvironment } from '../key.ts'
import quotes, { type queries_quotes$data } from './__generated__/queries_quotes.graphql.ts'
import person, { type queriesPersonQuery } from './__generated__/queriesPersonQuery.graphql.ts'
import quotesPage, { type queriesQuotesQuery } from './__generated__/queriesQuotesQuery.graphql.ts'
import review, { type queriesReviewMutation } from './__generated__/queriesReviewMutation.graphql.ts'

// Relay without React: a query and its fragment, pages added to the list in the store, the list fetched anew, and a
// mutation whose answer the store takes in. Writing needs the key of a curator.

const { commitMutation, createOperationDescriptor, Environment, fetchQuery, getSingularSelector } = runtime
const { Network, RecordSource, Store } = runtime

const key = keyFromEnvironment()
const ask: FetchFunction = async ({ text, name }, variables) => {
  const response = await fetch(process.env['VERBATIM_URL'] ?? 'http://localhost:4000/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: text, variables, operationName: name }),
  })
  return response.json()
}
const environment = new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) })

const variables = { slug: 'sergey-lavrov' }
environment.retain(createOperationDescriptor(person, variables))
const data = await fetchQuery<queriesPersonQuery>(environment, person, variables).toPromise()
const selector = getSingularSelector(quotes, data?.person)
if (!selector) throw new Error('no such person')

// Relay adds the place of the page to what was asked for.
type List = queries_quotes$data & { quotes: { pageInfo: { hasNextPage: boolean; endCursor: string } } }
const read = () => environment.lookup(selector).data as unknown as List
const fetchPage = (variables: queriesQuotesQuery['variables']) =>
  fetchQuery<queriesQuotesQuery>(environment, quotesPage, variables).toPromise()

let list = read()
console.log(data?.person?.name, list.quotes.edges.length)
while (list.quotes.pageInfo.hasNextPage) {
  await fetchPage({ id: list.id, after: list.quotes.pageInfo.endCursor })
  list = read()
  console.log(data?.person?.name, list.quotes.edges.length)
}

await fetchPage({ id: list.id, first: 2 })
console.log('fetched anew', read().quotes.edges.length)

const { id } = list.quotes.edges[0]!.node
for (const state of ['DISPUTED', 'CONFIRMED'] as const) {
  await new Promise((onCompleted, onError) =>
    commitMutation<queriesReviewMutation>(environment, {
      mutation: review,
      variables: { id, review: state },
      onCompleted,
      onError,
    }),
  )
  console.log(read().quotes.edges[0]?.node.review)
}
