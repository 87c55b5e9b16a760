import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { buildDocs } from './docs.ts'
import { buildPlayground } from './playground.ts'
import { buildSdk } from './sdk.ts'

// Builds what `npm start` runs, the service into dist/main.js and the playground into dist/playground, and the SDK into
// dist/sdk. `npm run build`.

/** One file for the service and one for each worker thread. */
async function buildService(): Promise<true> {
  await bundle(['src/main.ts', ...filesIn('src').filter((file) => file.endsWith('worker.ts'))])
  return true
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

async function report(name: string, work: () => Promise<boolean>, outputs: () => string[]): Promise<void> {
  const started = performance.now()
  const built = await work()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const megabytes = outputs().reduce((sum, file) => sum + statSync(file).size, 0) / 1e6
  const took = built ? `${seconds} s` : 'unchanged'
  console.log(`${name.padEnd(12)}${`${megabytes.toFixed(1)} MB`.padStart(9)}${took.padStart(11)}`)
}

const done = await Promise.allSettled([
  report('service', buildService, () => filesIn('dist').filter((file) => /^dist.[^/\\]+\.js$/.test(file))),
  report('sdk', buildSdk, () => filesIn('dist/sdk')),
  report('playground', buildPlayground, () => filesIn('dist/playground')).then(() =>
    report('docs', buildDocs, () => filesIn('dist/playground/docs')),
  ),
])
// What is wrong has been printed with its place.
if (done.some(({ status }) => status === 'rejected')) process.exitCode = 1
