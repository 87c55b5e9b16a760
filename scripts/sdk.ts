import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { buildSchema, introspectionFromSchema, isAbstractType } from 'graphql'
import ts from 'typescript'
import * as texts from '../src/generated/sdk/texts.ts'

// Builds what others import into dist/sdk: the client, the documents, and what other clients read of the schema.

const target = 'dist/sdk'

export async function buildSdk(): Promise<true> {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  await build({
    entryPoints: { index: 'src/sdk/index.ts', documents: 'src/generated/sdk/documents.ts' },
    outdir: target,
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: 'es2022',
    // Names stay, for who looks into it while debugging, and lines: Node prints that of an uncaught error. Shorter ones
    // cost more bytes than the client may have.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 600,
    logLevel: 'warning',
  })
  writeDeclarations()
  writeJson('persisted-documents', persistedDocuments())
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
  writeJson('introspection', introspectionFromSchema(schema))
  const abstract = Object.values(schema.getTypeMap()).filter((type) => isAbstractType(type))
  const names = abstract.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)])
  writeJson('possible-types', Object.fromEntries(names))
  return true
}

/** Declarations, all in one folder; types are checked by `npm run types`. */
function writeDeclarations() {
  const program = ts.createProgram(['src/sdk/index.ts', 'src/generated/sdk/documents.ts'], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    allowImportingTsExtensions: true,
    emitDeclarationOnly: true,
    declaration: true,
    outDir: target,
  })
  program.emit(undefined, (path, text) => {
    const flat = text.replaceAll(/(['"])(?:\.\.?\/)+(?:generated\/sdk\/|sdk\/)?([\w-]+)\.ts\1/g, '$1./$2.js$1')
    writeFileSync(join(target, basename(path)), flat)
  })
}

/** https://www.apollographql.com/docs/graphos/platform/security/persisted-queries#manifest-format, whose ids are SHA-256 here. */
const persistedDocuments = () => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: Object.values(texts).map(({ name, text }) => ({
    id: createHash('sha256').update(text).digest('hex'),
    name,
    type: /^\w+/.exec(text)![0],
    body: text,
  })),
})

const writeJson = (name: string, value: unknown) => writeFileSync(join(target, `${name}.json`), JSON.stringify(value))
