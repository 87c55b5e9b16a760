import type { Asked } from './document.ts'
import { type GraphQLError, VerbatimError } from './errors.ts'

// One request and its answer.

export interface Question {
  url: URL
  asked: Asked
  variables: object
  headers: Record<string, string>
  /** GET if it fits into an address: caches on the way can then answer. */
  method: 'GET' | 'POST'
  signal: AbortSignal
}

export interface Answer {
  data: unknown
  status: number
  requestId: string | undefined
}

/** Longest address that every server and cache on the way is known to take. */
const LONGEST_URL = 8000

/**
 * Asks once, or twice if the service does not know the document by its hash.
 * @throws VerbatimError for anything but an answer without errors
 */
export async function exchange(fetch: typeof globalThis.fetch, question: Question): Promise<Answer> {
  try {
    return await ask(fetch, question)
  } catch (error) {
    const isUnknown = error instanceof VerbatimError && error.code.startsWith('PERSISTED_QUERY_NOT_')
    if (!isUnknown || question.method === 'POST') throw error
    return ask(fetch, { ...question, method: 'POST' })
  }
}

async function ask(fetch: typeof globalThis.fetch, question: Question): Promise<Answer> {
  const [url, init] = write(question)
  return readAnswer(await send(fetch, url, init))
}

/** @throws VerbatimError for anything but an answer without errors */
export async function readAnswer(response: Response): Promise<Answer> {
  const facts = factsOf(response)
  return { data: dataOf(await readBody(response, facts), facts), ...facts }
}

export const factsOf = ({ status, headers }: Response): Facts => ({
  status,
  requestId: headers.get('x-request-id') ?? undefined,
  retryAfter: waitOf(headers.get('retry-after')),
})

/** @throws VerbatimError if there are errors */
export function dataOf({ data, errors }: Body, facts: Facts): unknown {
  if (errors?.length) throw errorOf(errors, data, facts)
  return data
}

function write({ url, asked, variables, headers, method, signal }: Question): [URL, RequestInit] {
  const { text, hash, name } = asked
  const accept = 'application/graphql-response+json, application/json;q=0.9'
  if (method === 'GET') {
    const address = new URL(url)
    const { searchParams } = address
    if (name) searchParams.set('operationName', name)
    if (Object.keys(variables).length > 0) searchParams.set('variables', JSON.stringify(variables))
    if (hash) searchParams.set('extensions', JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }))
    else searchParams.set('query', text)
    // A header that a form on another site cannot send; the service refuses a GET without one.
    const own = { accept, 'apollo-require-preflight': 'true', ...headers }
    if (address.href.length <= LONGEST_URL) return [address, { method, headers: own, signal }]
  }
  const body = JSON.stringify({ query: text, variables, ...(name && { operationName: name }) })
  return [url, { method: 'POST', headers: { accept, 'content-type': 'application/json', ...headers }, body, signal }]
}

/** @throws VerbatimError NETWORK_ERROR if nothing answers; what `signal` aborts with if it does */
export async function send(fetch: typeof globalThis.fetch, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new VerbatimError(`No answer from ${url.origin}: ${reasonOf(cause)}`, { code: 'NETWORK_ERROR', cause })
  }
}

/** Node says "fetch failed" and tells the reason in the cause. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? cause.message || String((cause as { code?: string }).code) : message
}

export interface Facts {
  status: number
  requestId: string | undefined
  retryAfter: number | undefined
}

export interface Body {
  data?: unknown
  errors?: GraphQLError[]
}

async function readBody(response: Response, facts: Facts): Promise<Body> {
  const text = await response.text()
  try {
    const body = JSON.parse(text) as Body | null
    if (body && typeof body === 'object' && ('data' in body || Array.isArray(body.errors))) return body
  } catch {
    // Falls through: a page of a proxy, most likely.
  }
  const start = text.slice(0, 60).replace(/\s+/g, ' ')
  const message = `Expected a GraphQL answer from ${response.url || 'the service'}, got status ${response.status} and "${start}".`
  throw new VerbatimError(message, { ...facts, code: 'BAD_RESPONSE' })
}

function errorOf(errors: GraphQLError[], data: unknown, facts: Facts): VerbatimError {
  const [first] = errors as [GraphQLError]
  // Status 404 says that the API is at another address, and must not pass for an object that is not there.
  const code = facts.status === 404 ? 'BAD_RESPONSE' : (first.extensions?.code ?? 'UNKNOWN')
  return new VerbatimError(first.message, { ...facts, code, errors, data })
}

/** Retry-After, in seconds or as a date. */
function waitOf(header: string | null): number | undefined {
  if (!header) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return wait >= 0 ? wait : undefined
}
