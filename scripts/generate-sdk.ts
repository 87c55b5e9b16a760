import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import {
  buildSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql'

type GenerateOptions = Parameters<typeof codegen>[0]

// Writes src/generated/sdk/ from schema.graphql and src/sdk/operations/: types of results and variables, the documents as
// TypedDocumentNode for other clients, and the same documents as text, queries with their SHA-256, for our own.

const from = 'src/sdk/operations'
const to = 'src/generated/sdk'

export async function generateSdk(sdl: string): Promise<void> {
  const sources = readdirSync(from).map((file) => {
    const rawSDL = readFileSync(join(from, file), 'utf8')
    return { location: join(from, file), rawSDL, document: parse(rawSDL) }
  })
  const [section] = await preset.buildGeneratesSection({
    baseOutputDir: `${to}/`,
    schema: parse(sdl),
    schemaAst: buildSchema(sdl),
    documents: sources,
    plugins: [],
    pluginMap: {},
    presetConfig: { fragmentMasking: false },
    config: {
      useTypeImports: true,
      strictScalars: true,
      scalars: {
        DateTime: 'string',
        Date: 'string',
        EDTF: 'string',
        URL: 'string',
        LanguageTag: 'string',
        ID: 'string',
      },
    },
  } as unknown as Parameters<typeof preset.buildGeneratesSection>[0])
  if (!section) throw new Error('client-preset made nothing')
  const [heading, types, documents] = section.plugins
  const importTypes = { add: { content: `import type * as Types from './types.ts'` } }
  const config = { ...section.config, importOperationTypesFrom: 'Types' }
  mkdirSync(to, { recursive: true })
  writeFileSync(`${to}/types.ts`, await codegen({ ...section, plugins: [heading!, types!] } as GenerateOptions))
  writeFileSync(
    `${to}/documents.ts`,
    await codegen({ ...section, config, plugins: [heading!, importTypes, documents!] } as GenerateOptions),
  )
  writeFileSync(`${to}/texts.ts`, writeTexts(sources.map(({ document }) => document)))
}

/** The same documents as text, since text is all that a client on `fetch` needs. */
function writeTexts(documents: DocumentNode[]): string {
  const definitions = documents.flatMap((document) => document.definitions)
  const fragments = new Map(
    definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  )
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const constants = operations.map((operation) => {
    const name = operation.name!.value
    const kind = operation.operation[0]!.toUpperCase() + operation.operation.slice(1)
    const text = textOf(operation, fragments)
    // Only a query is asked by its hash.
    const hash = operation.operation === 'query' ? createHash('sha256').update(text).digest('hex') : undefined
    const types = `Types.${name}${kind}, Types.${name}${kind}Variables`
    return `export const ${name}: Text<${types}> = ${JSON.stringify({ name, text, hash })}`
  })
  return [
    `import type { Text } from '../../sdk/document.ts'`,
    `import type * as Types from './types.ts'`,
    '',
    ...constants,
    '',
  ].join('\n')
}

function textOf(operation: OperationDefinitionNode, fragments: Map<string, FragmentDefinitionNode>): string {
  const used = new Set<FragmentDefinitionNode>()
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)!
        if (used.has(fragment)) return
        used.add(fragment)
        follow(fragment)
      },
    })
  follow(operation)
  return stripIgnoredCharacters([operation, ...used].map(print).join('\n'))
}
