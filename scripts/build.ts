import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { buildDocs } from './docs.ts'
import { buildPlayground } from './playground.ts'
import { buildSdk } from './sdk.ts'

// Builds what `npm start` runs, the service into dist/main.js and the playground into dist/playground, and the SDK into
// dist/sdk. `npm run build`.

/**
 * One file for the service and one for each worker thread. With the packages inside it starts in 0.8 s instead of 1.3 s
 * (store, Apollo Server and Fastify ready, two cores); splitting or minifying it gained nothing more.
 */
async function buildService(): Promise<true> {
  const entries = ['src/main.ts', ...filesIn('src').filter((file) => file.endsWith('worker.ts'))]
  const { outputFiles } = await build({
    entryPoints: entries.map((file) => ({ in: file, out: basename(file, '.ts') })),
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // A native addon, and it finds its binary by looking into node_modules.
    external: ['libsql'],
    // Packages in CommonJS ask for Node's own modules with `require`, which a module does not have.
    banner: { js: `import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)` },
    legalComments: 'linked',
    logLevel: 'warning',
    write: false,
  })
  mkdirSync('dist', { recursive: true })
  for (const { path, text } of outputFiles) writeFileSync(path, path.endsWith('.js') ? toAscii(text) : text)
  return true
}

/**
 * One letter beyond Latin-1 and V8 keeps the whole source at two bytes a character, in the service and in each thread:
 * 12 MB more. esbuild escapes them in strings; this does in regular expressions and comments.
 */
const toAscii = (code: string) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

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
