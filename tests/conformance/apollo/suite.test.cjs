const { ApolloServer } = require('@apollo/server')
const { defineIntegrationTestSuite } = require('@apollo/server-integration-testsuite')
const { fastify } = require('fastify')
const { acceptJson } = require('../../../src/server/bodies.ts')
const { drainOnClose } = require('../../../src/server/drain.ts')
const { sendError } = require('../../../src/server/errors.ts')
const { serveGraphQL } = require('../../../src/server/graphql.ts')

// Apollo's own tests of servers, for Jest. Each makes an Apollo Server of its own options, and it stands behind our door:
// bodies, errors, admission, deadlines, ETags, end.

defineIntegrationTestSuite(async (options, { context = async () => ({}) } = {}) => {
  const server = new ApolloServer(options)
  await server.start()
  // The suite asks at the root.
  const app = fastify({ rewriteUrl: ({ url }) => url.replace(/^\/(?=\?|$)/, '/graphql') })
  drainOnClose(app)
  acceptJson(app)
  // Our door refuses such a body with 415; the suite waits for what Apollo Server says to it.
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.setErrorHandler(sendError)
  serveGraphQL(app, server, context, async () => null, { maxConcurrent: 64, requestTimeout: 5000 })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return { server, url, extraCleanup: () => app.close() }
})
