import type { FastifyInstance } from 'fastify'

export type Readiness = () => { ready: boolean; reason?: string }

/** Live: the process answers. Ready: it can answer queries. */
export function serveHealth(app: FastifyInstance, readiness: Readiness) {
  const quiet = { logLevel: 'warn', config: { quiet: true } } as const
  app.get('/health/live', quiet, async () => ({ status: 'live' }))
  app.get('/health/ready', quiet, async (_request, reply) => {
    const { ready, reason } = readiness()
    void reply.header('cache-control', 'no-store').code(ready ? 200 : 503)
    return ready ? { status: 'ready' } : { status: 'not ready', ...(reason && { reason }) }
  })
}
