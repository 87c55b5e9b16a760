import { expect, test } from 'vitest'
import { attacks, requestOf } from './support/attacks.ts'
import { openFrontDoor } from './support/front-door.ts'

const LEAKS = /SELECT \*|prisma|sqlite|node_modules|\/srv|\/src\/|\.ts\b|\\n +at |stack|Secret|ECONN/i

const codesOf = (body: string) => {
  const errors: { extensions: { code: string } }[] = JSON.parse(body).errors ?? []
  return [...new Set(errors.map(({ extensions }) => extensions.code))]
}

/** In application/json a refused operation is an answer, with 200. */
const isGraphQL = (code: string | null) => code?.startsWith('GRAPHQL_') || code === 'OPERATION_RESOLUTION_FAILURE'

test.each(attacks)('%s', async (_name, attack, status, code) => {
  const { app } = await openFrontDoor()
  const accepting = (accept: string) => app.inject(requestOf({ ...attack, headers: { accept, ...attack.headers } }))
  const answer = await accepting('application/json')
  const strict = await accepting('application/graphql-response+json')
  const codes = code === null ? [] : [code]
  expect([answer.statusCode, codesOf(answer.body)]).toEqual([isGraphQL(code) ? 200 : status, codes])
  expect(codesOf(strict.body)).toEqual(codes)
  expect(strict.statusCode).toBeLessThan(500)
  expect(answer.body.length).toBeLessThan(2048)
  expect(answer.body).not.toMatch(LEAKS)
  expect(answer.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
})
