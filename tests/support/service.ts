import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

// The built service as a user starts it, with an archive of its own.

export interface Service {
  /** Address without a path. */
  url: string
  /** Runs a command of the same program on the same archive, and gives what it printed. */
  command(...args: string[]): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts a built service and waits until it says that it is ready. `main` is its program, dist/main.js of this package if
 * left out, `cwd` the folder it is started in.
 */
export async function startService(main = 'dist/main.js', cwd = process.cwd()): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-service-'))
  const env = {
    ...process.env,
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: `file:${join(folder, 'archive.db')}`,
    INDEX_PATH: join(folder, 'archive.index'),
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, [main], { env, cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the service ended with ${code} before it was ready:\n${output}`)))
    child.stdout.on('data', (chunk) => {
      output += chunk
      const [, port] = /http:\/\/[\w.]+:(\d+)\//.exec(output) ?? []
      if (port) resolve(`http://127.0.0.1:${port}`)
    })
  })
  return {
    url,
    command: async (...args) =>
      (await promisify(execFile)(process.execPath, [main, ...args], { env, cwd })).stdout.trim(),
    stop: async () => {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
