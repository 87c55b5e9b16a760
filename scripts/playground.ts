import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip as gzipCompress } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'
import { readExamples } from '../src/playground/examples.ts'

// Builds the playground into dist/playground: GraphiQL at `/`, Voyager at `/voyager/`, all of it our own files.

const source = 'src/playground'
const target = 'dist/playground'
const stamp = 'dist/playground.stamp'
const require = createRequire(import.meta.url)

const page: BuildOptions = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  legalComments: 'linked',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file' },
  logLevel: 'warning',
}

/** Builds it unless the last build had the same inputs; says whether it did. */
export async function buildPlayground(): Promise<boolean> {
  const inputs = hashInputs()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return false
  rmSync(target, { recursive: true, force: true })
  await Promise.all([buildGraphiQL(), buildWorkers(), buildVoyager()])
  await compressFiles(target)
  writeFileSync(stamp, inputs)
  return true
}

async function buildGraphiQL() {
  await build({
    ...page,
    entryPoints: [`${source}/main.tsx`],
    outdir: `${target}/assets`,
    splitting: true,
    define: { ...page.define, EXAMPLES: JSON.stringify(readExamples()) },
  })
  // Styles of parts that are loaded later stand in main.css already.
  for (const file of readdirSync(`${target}/assets`))
    if (file.endsWith('.css') && file !== 'main.css') rmSync(`${target}/assets/${file}`)
  for (const file of ['index.html', 'favicon.svg']) copyFileSync(`${source}/${file}`, `${target}/${file}`)
}

const buildWorkers = () =>
  build({
    ...page,
    entryPoints: {
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    outdir: `${target}/assets`,
  })

async function buildVoyager() {
  const to = `${target}/voyager`
  mkdirSync(to, { recursive: true })
  const from = dirname(require.resolve('graphql-voyager/dist/voyager.standalone.js'))
  const files = ['voyager.standalone.js', 'voyager.standalone.js.LICENSE.txt', 'voyager.css']
  for (const file of files) copyFileSync(join(from, file), join(to, file))
  copyFileSync(`${source}/voyager.html`, `${to}/index.html`)
  await build({ ...page, entryPoints: [`${source}/voyager.ts`], outfile: `${to}/page.js` })
}

/** Beside each file that gets smaller by it, the same as Brotli and as gzip, which the service sends as they are. */
export async function compressFiles(folder: string) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  await Promise.all(entries.map((entry) => compressFile(join(entry.parentPath, entry.name))))
}

async function compressFile(path: string) {
  const bytes = readFileSync(path)
  // Higher levels of Brotli gain 5 % more and take ten times as long.
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const [brotli, gzip] = await Promise.all([promisify(brotliCompress)(bytes, quality), promisify(gzipCompress)(bytes)])
  if (brotli.length > bytes.length * 0.9) return
  writeFileSync(`${path}.br`, brotli)
  writeFileSync(`${path}.gz`, gzip)
}

function hashInputs(): string {
  const hash = createHash('sha256')
  const own = [source, 'src/sdk'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  )
  for (const path of [import.meta.filename, 'package-lock.json', ...own])
    hash.update(`${path}\n`).update(readFileSync(path))
  return hash.digest('hex')
}
