import type { GraphiQLProps } from 'graphiql'

type Fetcher = GraphiQLProps['fetcher']

/** Sends a query to the service that served this page, wherever it is mounted. */
export const fetchGraphQL: Fetcher = async (request, options) => {
  const answer = await fetch(new URL('graphql', document.baseURI), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...options?.headers },
    body: JSON.stringify(request),
  })
  return answer.json()
}
