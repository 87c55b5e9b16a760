import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fillPostgres, type Postgres } from './postgres.ts'
import { type Server, startServer } from './server.ts'

const folder = join(import.meta.dirname, 'postgraphile')
const node = join(folder, 'node_modules/node/bin/node')

/** PostGraphile on the skewed archive, installed if it is not yet. */
export async function startPostgraphile(postgres: Postgres, scale: number): Promise<Server> {
  if (!existsSync(node)) install()
  fillPostgres(postgres, 'skewed', scale, true)
  process.env['GRAPHILE_ENV'] = 'production'
  return startServer(join(folder, 'server.mjs'), [postgres.host, 'skewed', String(postgres.pid)], node)
}

const install = () =>
  execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--silent'], { cwd: folder })
