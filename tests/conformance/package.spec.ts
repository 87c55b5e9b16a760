import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Service, startService } from '../support/service.ts'

// The package as others get it: packed, judged, installed in an empty project, and used there. `npm run test:clients`.

const run = promisify(execFile)
const tool = (name: string) => join(import.meta.dirname, 'node_modules/.bin', name)

let folder: string
let tarball: string
let files: string[]
let service: Service | undefined

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-package-'))
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder])
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }]
  tarball = join(folder, packed.filename)
  files = packed.files.map(({ path }) => path)
})
afterAll(async () => {
  await service?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('holds what is run, imported or read, and nothing else', () => {
  const places = new Set(files.map((path) => path.replace(/^(dist\/\w+|prisma\/migrations|seed)\/.*/, '$1/')))
  expect([...places].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/find-worker.js',
    'dist/main.js',
    'dist/main.js.LEGAL.txt',
    'dist/playground/',
    'dist/sdk/',
    'dist/worker.js',
    'dist/worker.js.LEGAL.txt',
    'package.json',
    'prisma/migrations/',
    'schema.graphql',
    'seed/',
  ])
})

test('is right for publint', async () => {
  const { stdout } = await run(tool('publint'), ['run', tarball, '--strict'])
  expect(stdout).toContain('All good!')
})

test('has types for every way to import it', async () => {
  const notCode = ['schema.graphql', 'introspection.json', 'possible-types.json', 'persisted-documents.json']
  const { stdout } = await run(tool('attw'), [
    tarball,
    '--format',
    'ascii',
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    ...notCode,
  ])
  // It ends with 1 for any problem that is not ignored by the profile: a package in ES modules is no other.
  expect(stdout).toContain('node16 (from ESM): 🟢 (ESM)')
})

test('has a client under 10 kB that imports nothing, in lines that a terminal can show', () => {
  const client = readFileSync('dist/sdk/index.js')
  expect(gzipSync(client).length).toBeLessThan(10_000)
  const lines = client.toString().split('\n')
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(1_500)
  expect(client.toString()).not.toMatch(/\bfrom ?['"]|\bimport\(|\brequire\(/)
})

test('is installed in an empty project, where the example of the README is of the right types and runs', async () => {
  const project = join(folder, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }))
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', tarball], {
    cwd: project,
  })
  const [, example] = /```ts\n([^`]*verbatim\/sdk[^`]*)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  if (!example) throw new Error('expected an example of the SDK in the README')
  // In a folder that has no seed of its own.
  service = await startService(join(project, 'node_modules/.bin/verbatim'), project)
  expect(await service.command('key', 'create', '--role', 'reader', '--name', 'a newcomer')).toMatch(/^verbatim_/)
  writeFileSync(join(project, 'example.mts'), example.replace('http://localhost:4000', service.url))
  cpSync('node_modules/@types/node', join(project, 'node_modules/@types/node'), { recursive: true })
  cpSync('node_modules/undici-types', join(project, 'node_modules/undici-types'), { recursive: true })
  await Promise.all(
    ['nodenext', 'bundler'].map(async (resolution) => {
      const module = resolution === 'bundler' ? 'esnext' : resolution
      const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--target', 'es2022']
      const how = ['--module', module, '--moduleResolution', resolution, '--resolveJsonModule', '--outDir', resolution]
      const compiled = run(resolve('node_modules/.bin/tsc'), [...strict, ...how, 'example.mts'], { cwd: project })
      await compiled.catch(({ stdout }) => expect(stdout).toBe(''))
    }),
  )
  const { stdout } = await run(process.execPath, ['nodenext/example.mjs'], { cwd: project })
  expect(stdout).toContain('19 October 2023')
  const read = `import s from 'verbatim/possible-types.json' with { type: 'json' }
    import * as documents from 'verbatim/documents'
    console.log(s.Speaker.join(), documents.SearchDocument.kind, import.meta.resolve('verbatim/schema.graphql'))`
  const others = await run(process.execPath, ['--input-type=module', '-e', read], { cwd: project })
  expect(others.stdout).toMatch(/^Person,Organization Document file:.*schema\.graphql\n$/)
})
