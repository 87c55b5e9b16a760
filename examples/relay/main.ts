import runtime, { type FetchFunction } from 'relay-runtime'
import quotes, { type queries_quotes$data } from './__generated__/queries_quotes.graphql.ts'
import person, { type queriesPersonQuery } from './__generated__/queriesPersonQuery.graphql.ts'
import quotesPage, { type queriesQuotesQuery } from './__generated__/queriesQuotesQuery.graphql.ts'

// Relay without React: a query, its fragment, and the pages that its refetch query adds to the list in the store.

const { createOperationDescriptor, Environment, fetchQuery, getSingularSelector, Network, RecordSource, Store } =
  runtime

const ask: FetchFunction = async ({ text, name }, variables) => {
  const response = await fetch(process.env['VERBATIM_URL'] ?? 'http://localhost:4000/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
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

let list = read()
console.log(data?.person?.name, list.quotes.edges.length)
while (list.quotes.pageInfo.hasNextPage) {
  const page = { id: list.id, after: list.quotes.pageInfo.endCursor }
  await fetchQuery<queriesQuotesQuery>(environment, quotesPage, page).toPromise()
  list = read()
  console.log(data?.person?.name, list.quotes.edges.length)
}
