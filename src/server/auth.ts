import type { FastifyRequest } from 'fastify'
import type { Caller } from '../model.ts'
import { Refusal } from './errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

export interface Admittance {
  /** Who bears a key, or null if nobody does. */
  findCaller: (key: string) => Promise<Caller | null>
  /** Whether those without a key may read. */
  readsOpen: boolean
}

/** What is asked of a request, of whatever transport. */
export type Admit = (request: { authorization: string | undefined; address: string }) => Promise<Caller | null>

const MINUTE = 60_000
const MOST_FAILURES = 10
// Of more addresses than this the oldest is forgotten, so that memory is bounded.
const KEPT_ADDRESSES = 10_000
const BEARER = /^Bearer +([\w-]{1,200}) *$/i

/**
 * Tells who asks.
 * @throws Refusal 401 for a key that is none of ours, and for none where one is needed; 429 after ten wrong keys in a minute
 */
export function admitter({ findCaller, readsOpen }: Admittance): Admit {
  const failures = new Failures()
  return async ({ authorization, address }) => {
    if (authorization === undefined) {
      if (!readsOpen)
        throw unauthenticated('Expected a key, as in "Authorization: Bearer verbatim_…": reads are closed here.')
      return null
    }
    const wait = failures.waitOf(address)
    if (wait > 0) throw tooMany(wait)
    const [, key] = BEARER.exec(authorization) ?? []
    if (!key) throw unauthenticated('Authorization: expected "Bearer" and a key, got something else.')
    const caller = await findCaller(key)
    if (caller) return caller
    failures.add(address)
    throw unauthenticated('Authorization: the key is not one of ours, or was revoked.')
  }
}

const unauthenticated = (message: string) =>
  new Refusal(401, 'UNAUTHENTICATED', message, { 'www-authenticate': 'Bearer realm="verbatim"' })

const tooMany = (seconds: number) =>
  new Refusal(429, 'UNAUTHENTICATED', `Too many wrong keys came from this address. Try again in ${seconds} s.`, {
    'retry-after': String(seconds),
  })

/** Times of the latest wrong keys of each address. */
class Failures {
  readonly #times = new Map<string, number[]>()

  add(address: string) {
    const times = [...this.#latest(address), Date.now()]
    this.#times.delete(address)
    this.#times.set(address, times)
    if (this.#times.size > KEPT_ADDRESSES) this.#times.delete(this.#times.keys().next().value!)
  }

  /** Seconds until the next key is looked at. */
  waitOf(address: string): number {
    const times = this.#latest(address)
    return times.length < MOST_FAILURES ? 0 : Math.ceil((times[0]! + MINUTE - Date.now()) / 1000)
  }

  #latest(address: string): number[] {
    const since = Date.now() - MINUTE
    return (this.#times.get(address) ?? []).filter((time) => time > since).slice(-MOST_FAILURES)
  }
}

/** A hook for routes that answer only those who may ask. */
export const identifyCaller = (admit: Admit) => async (request: FastifyRequest) => {
  request.caller = await admit({ authorization: request.headers.authorization, address: request.ip })
}
