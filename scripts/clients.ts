import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'

// Installs what only the tests of clients and conformance need, and runs them. `npm run test:clients`.

const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']

async function install(folder: string) {
  // What npm left there is of this lock file.
  const [installed, wanted] = [`${folder}/node_modules/.package-lock.json`, `${folder}/package-lock.json`]
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  const child = spawn('npm', ['ci', '--prefix', folder, ...quietly], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`npm ci in ${folder} ended with ${code}`)
}

await Promise.all(['examples', 'tests/conformance'].map(install))
execFileSync('npx', ['vitest', 'run', '--config', 'tests/conformance/vitest.config.ts'], { stdio: 'inherit' })
