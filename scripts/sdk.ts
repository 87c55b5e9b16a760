import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** Declarations file by file, without checking types again: half a second instead of five. */
function writeDeclarations() {
  const own = readdirSync('src/sdk').filter((file) => file.endsWith('.ts'))
  const generated = ['types.ts', 'documents.ts'].map((file) => join('src/generated/sdk', file))
  for (const file of [...own.map((name) => join('src/sdk', name)), ...generated]) {
    const compilerOptions = { declaration: true, isolatedDeclarations: true, strict: true, stripInternal: true }
    const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
      compilerOptions,
      fileName: file,
      reportDiagnostics: true,
    })
    const [problem] = diagnostics ?? []
    if (problem) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`)
    const flat = outputText.replaceAll(/(['"])(?:\.\.?\/)+(?:generated\/sdk\/|sdk\/)?([\w-]+)\.ts\1/g, '$1./$2.js$1')
    writeFileSync(join(target, basename(file).replace(/ts$/, 'd.ts')), flat)
  }
}

/** https://www.apollographql.com/docs/graphos/platform/security/persisted-queries#manifest-format, whose ids are SHA-256 here. */
const persistedDocuments = () => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: Object.values(texts).map(({ hash, name, text }) => ({
    id: hash,
    name,
    type: /^\w+/.exec(text)![0],
    body: text,
  })),
})

const writeJson = (name: string, value: unknown) => writeFileSync(join(target, `${name}.json`), JSON.stringify(value))
