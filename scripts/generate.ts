import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'

// Writes the types that resolvers are checked against, from schema.graphql. `npm run generate`.

/** What a resolver receives as its parent, where that is not the GraphQL type itself: `Quote: '../store/read/quotes.ts#QuoteRow'`. */
const parents: Record<string, string> = {}

const settings = {
  contextType: '../graphql/context.ts#Context',
  mappers: parents,
  enumsAsTypes: true,
  useTypeImports: true,
  strictScalars: true,
  scalars: { DateTime: 'string', Date: 'string', EDTF: 'string', URL: 'string', LanguageTag: 'string', ID: 'string' },
  // Output fields are always there, null or not; arguments and inputs may be left out.
  avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: false },
  // `exactOptionalPropertyTypes`: a client may leave an argument out or send null, a resolver map leaves fields out.
  inputMaybeValue: 'T | null | undefined',
}

const filename = 'src/generated/resolvers.ts'
const text = await codegen({
  filename,
  schema: parse(readFileSync('schema.graphql', 'utf8')),
  documents: [],
  config: settings,
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript, resolvers },
})
mkdirSync('src/generated', { recursive: true })
writeFileSync(filename, text)
