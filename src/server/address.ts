import type { IncomingMessage } from 'node:http'
import proxyAddr from '@fastify/proxy-addr'
import type { Config } from '../config.ts'

/** Tells whom a request comes from as Fastify does, for those that Fastify does not see: proxies are believed by TRUST_PROXY. */
export function addressReader({ trustProxy }: Pick<Config, 'trustProxy'>): (request: IncomingMessage) => string {
  const isTrusted = typeof trustProxy === 'boolean' ? () => trustProxy : proxyAddr.compile(trustProxy)
  return (request) => proxyAddr(request, isTrusted)
}
