import { readFileSync } from 'node:fs'
import { buildSchema, parse, print } from 'graphql'
import { expect, test } from 'vitest'
import { printDocument } from '../src/sdk/print.ts'
import { randomFrom, randomQuery } from './support/random-query.ts'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))

test('a parsed document is sent as the same document', () => {
  const everything = `
    query Everything($a: [ID!]! @x, $b: Filter = {a: [1, 2.5e3, null, TRUE, true], b: "\\"\\u00e9\\\\ \\n", c: """block "text" """}) @d(if: $b) {
      alias: field(a: $a, b: {}) @include(if: $b) { ...F @skip(if: false) ... @x { a } ... on T { b } }
    }
    fragment F on T @y { c }
    mutation { a }
    subscription S { b }`
  const pool = { ids: ['a'], slugs: ['b'], words: ['"c"\n', 'é'] }
  const random = Array.from({ length: 100 }, (_, seed) => randomQuery(schema, randomFrom(seed), pool, 4))
  for (const text of [everything, '{ a }', ...random]) {
    const document = parse(text.replace(/"""block "text" """/, '"block \\"text\\" "'))
    expect(print(parse(printDocument(document)))).toBe(print(document))
  }
})

test('a block string is sent as the same value', () => {
  expect(printDocument(parse('{ a(b: """\n  one\n    "two"\n""") }'))).toBe(String.raw`query {a(b:"one\n  \"two\"")}`)
})

test('a schema is no document to send', () => {
  expect(() => printDocument(parse('type A { b: C }'))).toThrow(
    'document: expected operations and fragments, got a ObjectTypeDefinition.',
  )
})
