import graphql from '@graphql-eslint/eslint-plugin'

// The recommended and Relay rules of graphql-eslint for the schema, and those for operations for the documents of the client.

const rulesOf = (name) => graphql.configs[`flat/${name}`].rules

const plugins = { '@graphql-eslint': graphql }
const languageOptions = {
  parser: graphql.parser,
  parserOptions: { graphQLConfig: { schema: 'schema.graphql', documents: 'src/sdk/operations/*.graphql' } },
}

export default [
  {
    files: ['schema.graphql'],
    plugins,
    languageOptions,
    rules: {
      ...rulesOf('schema-recommended'),
      ...rulesOf('schema-relay'),
      // One line says enough.
      '@graphql-eslint/description-style': ['error', { style: 'inline' }],
      // A connection has `nodes` beside its edges, and short lists of values, such as names, are no connections.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // Spans, dates and other values have no identity; tests/schema.test.ts holds that what has an id is a node.
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
  { files: ['src/sdk/operations/*.graphql'], plugins, languageOptions, rules: rulesOf('operations-recommended') },
]
