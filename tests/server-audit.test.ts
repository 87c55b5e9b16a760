import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'
import { openFrontDoor } from './support/front-door.ts'

// https://github.com/graphql/graphql-http: what GraphQL over HTTP asks of a server.

async function audit(headers: Record<string, string>) {
  const { app } = await openFrontDoor()
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const fetchFn = (url: string, init?: RequestInit) =>
    fetch(url, { ...init, headers: { ...init?.headers, ...headers } })
  const results = await Promise.all(serverAudits({ url: `${address}/graphql`, fetchFn }).map((each) => each.fn()))
  const failed = results.filter(({ status }) => status !== 'ok').map(({ name }) => name)
  return { failed, count: (word: string) => results.filter(({ name }) => name.startsWith(`${word} `)).length }
}

test('all 13 MUST and 23 SHOULD of GraphQL over HTTP hold for any client', async () => {
  const { failed, count } = await audit({})
  expect([count('MUST'), count('SHOULD'), count('MAY')]).toEqual([13, 23, 25])
  // A GET without the header could come from a form on another site, and is refused for that.
  expect(failed).toEqual([
    'MAY accept application/x-www-form-urlencoded formatted GET requests',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  ])
})

test('all 61 audits hold for a client that sends the preflight header', async () => {
  expect((await audit({ 'apollo-require-preflight': 'yes' })).failed).toEqual([])
})
