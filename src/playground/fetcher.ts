import type { GraphiQLProps } from 'graphiql'

/** Sends a query to the service that served this page, wherever it is mounted. */
export const fetchGraphQL: GraphiQLProps['fetcher'] = async ({ query, variables, operationName }, options) => {
  // Just after a change of tabs GraphiQL still names the operation of the tab before.
  const named = operationName && query.includes(operationName) ? { operationName } : {}
  const answer = await fetch(new URL('graphql', document.baseURI), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...options?.headers },
    body: JSON.stringify({ query, variables, ...named }),
  })
  return answer.json()
}
