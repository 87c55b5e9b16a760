import type { FastifyInstance } from 'fastify'

const SWEEP = 50

/**
 * Lets `close` end soon after the last answer. Fastify closes the connections that are idle when it begins to close;
 * those that become idle later it would keep for 72 s, and those a browser opened ahead of need for as long as it likes.
 */
export function drainOnClose(app: FastifyInstance) {
  let answering = 0
  let sweep: NodeJS.Timeout | undefined
  // Fastify runs no onResponse for a client that went away.
  app.addHook('onRequest', async (_request, reply) => {
    answering++
    reply.raw.once('close', () => answering--)
  })
  app.addHook('preClose', async () => {
    sweep = setInterval(() => {
      app.server.closeIdleConnections()
      if (answering === 0) app.server.closeAllConnections()
    }, SWEEP)
  })
  app.addHook('onClose', async () => clearInterval(sweep))
}
