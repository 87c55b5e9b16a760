import { type Asked, isQuery } from './document.ts'
import { type UserError, VerbatimError, VerbatimUserError } from './errors.ts'
import { exchange } from './exchange.ts'

// One call: its key, its time, its second tries.

export interface ClientOptions {
  /** Address of the service, or of its API: `https://verbatim.example` or `https://verbatim.example/graphql`. */
  url: string | URL
  /** Key of the caller, or what gives it, asked before every request. Reading needs none. */
  key?: string | (() => string | Promise<string>)
  /** Sent with every request. */
  headers?: Record<string, string>
  /** Longest time a call may take with all its tries, in milliseconds; 30,000 if left out. */
  timeout?: number
  /** How often a query is asked again when that may help; 2 if left out. A mutation is sent once. */
  retries?: number
  /** `GET` lets caches on the way answer queries; the SDK's own documents are then asked by their hash. */
  method?: 'GET' | 'POST'
  /** Whether user errors of a mutation are thrown, or returned with its result; thrown if left out. */
  userErrors?: 'throw' | 'return'
  /** Another `fetch` than the platform's. */
  fetch?: typeof globalThis.fetch
}

/** What can be different for one call. */
export interface CallOptions extends Omit<ClientOptions, 'url' | 'fetch'> {
  /** Ends the call when it aborts. */
  signal?: AbortSignal
}

const PAUSE = 200

/**
 * Sends a document and returns its data.
 * @throws VerbatimError
 */
export async function call(asked: Asked, variables: object, options: ClientOptions & CallOptions): Promise<unknown> {
  const { timeout = 30_000, signal, fetch = globalThis.fetch } = options
  const time = AbortSignal.timeout(timeout)
  const end = signal ? AbortSignal.any([signal, time]) : time
  const again = isQuery(asked)
  const question = {
    url: addressOf(options.url),
    asked,
    variables,
    method: again ? (options.method ?? 'POST') : 'POST',
    signal: end,
  } as const
  try {
    for (let left = again ? (options.retries ?? 2) : 0, pause = PAUSE; ; left--, pause *= 2) {
      try {
        const { data, ...facts } = await exchange(fetch, { ...question, headers: await headersOf(options) })
        if (!again && options.userErrors !== 'return') refuseUserErrors(data, facts)
        return data
      } catch (error) {
        if (end.aborted || left <= 0 || !(error instanceof VerbatimError) || !error.retryable) throw error
        // Half of it by chance, so that many clients do not come back at once.
        await sleep(error.retryAfter ?? pause * (0.5 + Math.random() / 2), end)
      }
    }
  } catch (error) {
    if (signal?.aborted) throw aborted(signal)
    if (time.aborted) throw new VerbatimError(`No answer within ${timeout} ms.`, { code: 'TIMEOUT', cause: error })
    throw error
  }
}

export const aborted = ({ reason }: AbortSignal) =>
  new VerbatimError('The call was aborted.', { code: 'ABORTED', cause: reason })

export function addressOf(url: string | URL): URL {
  const address = new URL(url)
  if (address.pathname === '/') address.pathname = '/graphql'
  return address
}

export async function headersOf({
  key,
  headers,
}: Pick<CallOptions, 'key' | 'headers'>): Promise<Record<string, string>> {
  const value = typeof key === 'function' ? await key() : key
  if (value === undefined) return { ...headers }
  if (!/^[\x21-\x7e]+$/.test(value)) throw new TypeError('key: expected visible ASCII characters without spaces.')
  return { ...headers, authorization: `Bearer ${value}` }
}

function refuseUserErrors(data: unknown, facts: { status: number; requestId: string | undefined }) {
  const payloads = Object.values((data ?? {}) as Record<string, { userErrors?: UserError[] } | null>)
  const userErrors = payloads.flatMap((payload) => payload?.userErrors ?? [])
  if (userErrors.length > 0) throw new VerbatimUserError(userErrors, { ...facts, data })
}

export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = () => {
      signal.removeEventListener('abort', stop)
      resolve()
    }
    const timer = setTimeout(wake, milliseconds)
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
}
