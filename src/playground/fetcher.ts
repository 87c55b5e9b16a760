import type { GraphiQLProps } from 'graphiql'
import { subscribe } from '../sdk/subscribe.ts'

type Fetch = GraphiQLProps['fetcher']

/** Sends an operation to the service that served this page, wherever it is mounted. */
export const fetchGraphQL: Fetch = (asked, options) => {
  // Just after a change of tabs GraphiQL still names the operation of the tab before.
  const named = asked.operationName && asked.query.includes(asked.operationName) ? asked.operationName : undefined
  const isSubscription = new RegExp(`^\\s*subscription\\b${named ? `\\s+${named}\\b` : ''}`, 'm').test(asked.query)
  return isSubscription ? listen(asked, named, options) : ask(asked, named, options)
}

const address = () => new URL('graphql', document.baseURI)

async function ask({ query, variables }: Parameters<Fetch>[0], operationName?: string, options?: Parameters<Fetch>[1]) {
  const answer = await fetch(address(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...options?.headers },
    body: JSON.stringify({ query, variables, operationName }),
  })
  return answer.json()
}

/** As server-sent events, like our client. */
const listen = ({ query, variables }: Parameters<Fetch>[0], name?: string, options?: Parameters<Fetch>[1]) =>
  subscribe(
    { text: query, ...(name && { name }) },
    variables ?? {},
    { url: address(), headers: options?.headers ?? {} },
    {},
    (data) => ({ data }),
  )
