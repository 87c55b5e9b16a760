import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

// Names that the bundler made from what is in the file, as they are or compressed.
const HASHED = /-[A-Z0-9]{8}\.\w+(\.br|\.gz)?$/

/** Lays out its picture in WebAssembly. */
export const isVoyager = (url: string | undefined) => url !== undefined && /^\/voyager\/(?:[?#]|$)/.test(url)

/** The playground at /, Voyager at /voyager/ and their files. */
export async function servePages(app: FastifyInstance, { root }: { root: string }) {
  if (!existsSync(join(root, 'index.html'))) return serveNotBuilt(app)
  await app.register(fastifyStatic, {
    root: resolve(root),
    redirect: true,
    dotfiles: 'ignore',
    cacheControl: false,
    // The build leaves a .br and a .gz beside each file that gets smaller by it.
    preCompressed: true,
    setHeaders: (response, path) => {
      response.setHeader('vary', 'accept-encoding')
      response.setHeader(
        'cache-control',
        HASHED.test(basename(path)) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
}

function serveNotBuilt(app: FastifyInstance) {
  app.get('/', async (_request, reply) => reply.code(404).type('text/html; charset=utf-8').send(NOT_BUILT))
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
  <title>Verbatim</title>
  <h1>The playground is not built yet</h1>
  <p>Run <code>npm run build</code> and start again. The API answers at <code>/graphql</code>; its schema is <a href="schema.graphql">schema.graphql</a>.</p>
</html>
`

/** GET /schema.graphql. */
export function serveSchema(app: FastifyInstance, sdl: string) {
  const etag = `"${createHash('sha256').update(sdl).digest('base64url')}"`
  app.get('/schema.graphql', async (request, reply) => {
    void reply.headers({ etag, 'cache-control': 'no-cache' }).type('text/plain; charset=utf-8')
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : sdl
  })
}
