import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

// Who may import whom, as ARCHITECTURE.md has it. A file of src/ itself counts by its name.
const MAY_IMPORT: Record<string, string[]> = {
  main: ['*'],
  commands: ['*'],
  serve: [
    'config',
    'errors',
    'follow',
    'generated/sdk',
    'graphql',
    'ingest',
    'model',
    'package',
    'search/port',
    'server',
    'store',
  ],
  folder: ['errors'],
  package: [],
  follow: ['ingest', 'search/port', 'store'],
  check: ['ingest', 'search/port', 'search/document', 'store'],
  ingest: ['errors', 'extract', 'model', 'parse', 'search/port', 'store', 'text'],
  export: ['errors', 'model', 'store', 'text'],
  config: ['errors'],
  server: ['config', 'errors', 'graphql', 'model'],
  graphql: [
    'errors',
    'export',
    'generated',
    'model',
    'search/port',
    'search/highlight',
    'slices',
    'store',
    'text',
    'verify',
  ],
  store: ['errors', 'folder', 'generated', 'model', 'search/port', 'slices', 'text'],
  search: ['errors', 'folder', 'model', 'slices', 'text'],
  parse: ['errors', 'model', 'text'],
  extract: ['errors', 'generated/cities', 'model', 'text'],
  verify: ['errors', 'model', 'search/port', 'slices', 'text'],
  sdk: ['generated/sdk'],
  text: ['errors', 'model'],
  playground: ['sdk'],
  model: [],
  errors: [],
  slices: [],
}

const ENGINES = /^(minisearch)/

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .map((file) => join('src', file))

const partOf = (file: string) => {
  const [part] = relative('src', file).split(/[/\\]/)
  return part!.replace(/\.ts$/, '')
}

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'|import '([^']+)'/g)].map((match) => match[1] ?? match[2]!)

const allowed = (from: string, to: string) => {
  const target = relative('src', to).replace(/\.tsx?$/, '')
  return MAY_IMPORT[from]?.some((name) => name === '*' || target === name || target.startsWith(`${name}/`))
}

test('imports point one way', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative('.', resolve(file, '..', name)))
      .filter((target) => target.startsWith('src') && partOf(target) !== partOf(file) && !allowed(partOf(file), target))
      .map((target) => `${file} -> ${target}`),
  )
  expect(wrong).toEqual([])
})

test('only store/ imports the generated Prisma client, and only search/ a search engine', () => {
  for (const file of files) {
    const imports = importsOf(file)
    if (partOf(file) !== 'store') expect(imports.filter((name) => name.includes('generated/prisma'))).toEqual([])
    if (partOf(file) !== 'search') expect(imports.filter((name) => ENGINES.test(name))).toEqual([])
  }
})

test('only server/ knows HTTP, and model.ts and errors.ts import nothing', () => {
  for (const file of files) {
    const http = importsOf(file).filter((name) => /^(fastify|@fastify|@apollo|@as-integrations|node:http)/.test(name))
    if (!['server', 'serve'].includes(partOf(file))) expect(http).toEqual([])
  }
  expect([...importsOf('src/model.ts'), ...importsOf('src/errors.ts')]).toEqual([])
})
