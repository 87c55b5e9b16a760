import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { limitFloods } from '../src/graphql/floods.ts'
import { measureRequest, refuseDear } from '../src/graphql/limits.ts'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))

function measure(query: string, variables?: Record<string, unknown>) {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  return measureRequest({ schema, document, operation: getOperationAST(document)!, variables })
}

const costOf = (query: string, variables?: Record<string, unknown>) => measure(query, variables)?.cost

describe('the cost of an operation', () => {
  test.each([
    ['a leaf costs nothing', '{ __typename }', 0],
    ['an object costs one', '{ person(by: { slug: "a" }) { name } }', 1],
    [
      'a page costs its size, not its connection and edges',
      '{ people(first: 7) { edges { cursor node { name } } } }',
      7,
    ],
    ['a page counts from the end as from the start', '{ people(last: 7) { nodes { name } } }', 7],
    ['a page of no given size is assumed to be 20', '{ people { nodes { name } } }', 20],
    ['null is no given size', '{ people(first: null) { nodes { name } } }', 20],
    ['edges and nodes are both made', '{ people(first: 7) { edges { node { name } } nodes { name } } }', 14],
    ['pages multiply', '{ people(first: 10) { nodes { quotes(first: 5) { nodes { text } } } } }', 60],
    ['a list in an argument counts its length', '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    ['a list without a size is assumed to hold 5', '{ person(by: { slug: "a" }) { names { text } } }', 6],
    ['a default in the schema is a size only where the schema says so', '{ suggest(query: "a") { score } }', 5],
    ['a field with a weight costs that', '{ people(first: 1) { totalCount } }', 5],
    ['a weighted field on a page costs it each time', '{ articles(first: 3) { nodes { body } } }', 9],
    ['a search costs ten before its hits', '{ search(query: "a", first: 2) { nodes { id } } }', 12],
    ['the same field twice is one', '{ people(first: 3) { nodes { name } } people(first: 3) { nodes { slug } } }', 3],
    [
      'under another name it is another',
      '{ people(first: 3) { nodes { name } } b: people(first: 3) { nodes { name } } }',
      6,
    ],
    [
      'what is skipped is free',
      '{ people(first: 3) { nodes { name } } a: people @skip(if: true) { nodes { name } } }',
      3,
    ],
    ['what is not included is free', '{ __typename ... @include(if: false) { people { nodes { name } } } }', 0],
    [
      'a fragment costs where it is used',
      '{ people(first: 2) { nodes { ...f } } } fragment f on Person { quotes(first: 3) { nodes { text } } }',
      8,
    ],
    [
      'fragments on the same fields are merged',
      '{ people(first: 2) { nodes { ...f ...g } } } fragment f on Person { quotes(first: 3) { nodes { text } } } fragment g on Entity { ... on Person { quotes(first: 3) { nodes { kind } } } }',
      8,
    ],
    [
      'of an interface, the dearest type counts',
      '{ node(id: "a") { ... on Person { quotes(first: 9) { nodes { text } } } ... on Organization { quotes(first: 4) { nodes { text } } } } }',
      10,
    ],
    [
      'of an interface, what stands on the interface counts for each type',
      '{ node(id: "a") { ... on Entity { names { text } } ... on Person { quotes(first: 9) { nodes { text } } } } }',
      15,
    ],
    [
      'of a union, the dearest type counts',
      '{ timeline(first: 2) { nodes { ... on Article { source { name } body } ... on Quote { text } } } }',
      8,
    ],
  ])('%s', (_rule, query, cost) => {
    expect(costOf(query)).toBe(cost)
  })

  const page =
    'query ($n: Int, $more: Boolean = false) { people(first: $n) { nodes { name } } a: people(first: 50) @include(if: $more) { nodes { name } } }'

  test.each([
    ['a variable gives the size', page, { n: 3 }, 3],
    ['a variable that is missing gives none', page, {}, 20],
    ['a variable decides what is included', page, { n: 3, more: true }, 53],
    ['a default of a variable counts', 'query ($n: Int = 9) { people(first: $n) { nodes { name } } }', undefined, 9],
    ['a list variable counts its length', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] }, 2],
    [
      'one value given for a list is a list of one',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: 'a' },
      1,
    ],
    ['a variable that nobody declared is no matter', '{ people(first: 3) { nodes { name } } }', { m: 1 }, 3],
  ])('%s', (_rule, query, variables, cost) => {
    expect(costOf(query, variables)).toBe(cost)
  })

  test('the same document is measured anew with other variables', () => {
    const document = parse(page)
    const operation = getOperationAST(document)!
    const costs = [3, 4, 4, 3].map((n) => measureRequest({ schema, document, operation, variables: { n } })?.cost)
    expect(costs).toEqual([3, 4, 4, 3])
  })

  test('variables that do not fit their types are left to execution', () => {
    expect(measure(page, { n: 'three' })).toBeNull()
  })

  test('ten levels of a hundred are a number, not a crash', () => {
    const levels = 'relatedEntities(first: 100) { nodes { '
    const query = `{ people(first: 100) { nodes { ${levels.repeat(10)} id ${'} }'.repeat(10)} } } }`
    expect(costOf(query)).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('the depth of an operation', () => {
  test.each([
    ['{ __typename }', 1],
    ['{ people { edges { node { name } } } }', 4],
    ['{ people { nodes { ...f } } } fragment f on Entity { ... on Person { names { text } } }', 4],
    ['{ node(id: "a") { ... on Person { name } ... on Quote { event { name } } } }', 3],
  ])('%s has %i levels', (query, depth) => {
    expect(measure(query)?.depth).toBe(depth)
  })
})

describe('what is refused', () => {
  const refusal = (query: string, variables?: Record<string, unknown>) => {
    try {
      refuseDear(measure(query, variables)!, { maxCost: 5000, maxDepth: 16 })
    } catch (error) {
      const { message, extensions } = error as { message: string; extensions: object }
      return { message, ...extensions }
    }
    return null
  }
  const many = (count: number, write: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => write(i)).join(' ')
  const limit = (limit: string, max: number, actual: number, message: string) => ({
    code: 'LIMIT_EXCEEDED',
    limit,
    max,
    actual,
    message,
  })

  test('more than 5,000 objects', () => {
    const field = 'people.nodes.quotes.nodes'
    const message = `The operation may return about 5100 objects; at most 5000 are allowed. The dearest field is ${field}: ask for smaller pages or fewer levels.`
    expect(refusal('{ people(first: 100) { nodes { quotes(first: 50) { nodes { text } } } } }')).toEqual({
      ...limit('cost', 5000, 5100, message),
      field,
    })
    expect(refusal('{ people(first: 100) { nodes { quotes(first: 49) { nodes { text } } } } }')).toBeNull()
  })

  test('and the dearest field is named as in the answer, as far as most of the cost is in one', () => {
    const inside = (first: number) =>
      `nodes { mine: quotes(first: ${first}) { nodes { text } } mentions(first: 3) { nodes { id } } }`
    expect(refusal(`{ all: people(first: 100) { ${inside(60)} } service { version } }`)).toMatchObject({
      field: 'all.nodes.mine.nodes',
    })
    const each = '{ nodes { a: quotes(first: 60) { nodes { text } } b: quotes(first: 60) { nodes { text } } } }'
    expect(refusal(`{ people(first: 100) ${each} }`)).toMatchObject({ field: 'people.nodes' })
  })

  test('more than 16 levels', () => {
    const nested = (levels: number) =>
      `{ place(by: { slug: "a" }) { ${'containedIn { '.repeat(levels - 2)} name ${'}'.repeat(levels)}`
    expect(refusal(nested(17))).toEqual(
      limit('depth', 16, 17, 'The operation has 17 levels of fields; at most 16 are allowed.'),
    )
    expect(refusal(nested(16))).toBeNull()
  })

  test('more than 30 aliases, more than 20 directives, more than 10 fields at the top', () => {
    expect(refusal(`{ service { ${many(31, (i) => `a${i}: version`)} } }`)).toEqual(
      limit('aliases', 30, 31, 'The operation has 31 aliases; at most 30 are allowed.'),
    )
    expect(refusal(`{ service { ${many(21, () => '... @skip(if: true) { version }')} } }`)).toEqual(
      limit('directives', 20, 21, 'The operation has 21 directives; at most 20 are allowed.'),
    )
    expect(refusal(`{ ${many(11, (i) => `a${i}: service { version }`)} }`)).toEqual(
      limit('rootFields', 10, 11, 'The operation has 11 fields at the top; at most 10 are allowed.'),
    )
  })

  test('long lists, in arguments and variables', () => {
    const ids = Array.from({ length: 101 }, (_, i) => `i${i}`)
    expect(refusal(`{ nodes(ids: ${JSON.stringify(ids)}) { id } }`)).toEqual(
      limit('list', 100, 101, 'The operation has 101 items in ids; at most 100 are allowed.'),
    )
    expect(refusal('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual(
      limit('list', 100, 101, 'The operation has 101 items in variables.ids; at most 100 are allowed.'),
    )
  })

  test.each([
    ['a search of 257 characters', '{ search(query: "TEXT") { terms } }', 257, 'query', 256],
    ['an id of 129 characters', '{ node(id: "TEXT") { id } }', 129, 'id', 128],
    ['a cursor of 8193 characters', '{ people(after: "TEXT") { totalCount } }', 8193, 'after', 8192],
    [
      'any other text of 1001 characters',
      '{ people(where: { name: { eq: "TEXT" } }) { totalCount } }',
      1001,
      'where.name.eq',
      1000,
    ],
  ])('%s', (_what, query, length, path, max) => {
    expect(refusal(query.replace('TEXT', 'x'.repeat(max)))).toBeNull()
    expect(refusal(query.replace('TEXT', 'x'.repeat(length)))).toEqual(
      limit('text', max, length, `The operation has ${length} characters in ${path}; at most ${max} are allowed.`),
    )
  })

  test('a variable of a thousand values, or nested without end', () => {
    const query = 'query ($where: PersonFilter) { people(where: $where) { totalCount } }'
    const wide = { or: Array.from({ length: 90 }, () => ({ id: { in: Array.from({ length: 20 }, () => 'a') } })) }
    expect(refusal(query, { where: wide })).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'values', max: 1000 })
    let deep: object = { name: { eq: 'a' } }
    for (let level = 0; level < 50_000; level++) deep = { not: deep }
    expect(refusal(query, { where: deep })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'nesting',
      max: 12,
      actual: 13,
    })
  })

  test.each([
    ['first', '{ people(first: 0) { totalCount } }', 'first: expected a page size from 1 to 100, got 0.'],
    ['first', '{ people(first: 101) { totalCount } }', 'first: expected a page size from 1 to 100, got 101.'],
    ['last', '{ people(last: -1) { totalCount } }', 'last: expected a page size from 1 to 100, got -1.'],
    ['id', '{ node(id: "a\\u0000") { id } }', 'id: expected text without NUL characters.'],
  ])('a bad %s, which is named', (argument, query, message) => {
    expect(refusal(query)).toEqual({ code: 'BAD_USER_INPUT', argument, message })
  })

  test('half a surrogate pair in a variable', () => {
    expect(refusal('query ($id: ID!) { node(id: $id) { id } }', { id: 'a\uD83D' })).toEqual({
      code: 'BAD_USER_INPUT',
      argument: 'variables.id',
      message: 'variables.id: expected well-formed text, got half a surrogate pair.',
    })
  })

  test('null for an argument that must not be null', () => {
    expect(refusal('query ($n: Int = 8) { suggest(query: "a", first: $n) { score } }', { n: null })).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'Argument "first" of non-null type "Int!" must not be null.',
    })
  })

  test('the 31st field of one name in one place, before graphql-js compares them all', () => {
    const repeated = (count: number) => parse(`{ people { ${'totalCount '.repeat(count - 1)} ... { totalCount } } }`)
    expect(validate(schema, repeated(30), [limitFloods])).toEqual([])
    expect(validate(schema, repeated(31), [limitFloods]).map(({ message }) => message)).toEqual([
      '"totalCount" is here more than 30 times.',
    ])
  })
})

test('fragments that multiply, before they are applied', () => {
  const doubling = (levels: number) => {
    const fragments = Array.from({ length: levels }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)
    return parse(`{ ...f0 } ${fragments.join(' ')} fragment f${levels} on Query { __typename }`)
  }
  expect(validate(schema, doubling(7), [limitFloods])).toEqual([])
  expect(validate(schema, doubling(60), [limitFloods]).map(({ message }) => message)).toEqual([
    'The operation selects 3458764513820541000 fields with its fragments applied; at most 1000 are allowed.',
  ])
})

describe('what is not refused', () => {
  const folder = 'src/playground/examples'
  const examples = readdirSync(folder).filter((name) => name.endsWith('.graphql'))

  test.each(examples)('the example %s', (name) => {
    const document = parse(readFileSync(`${folder}/${name}`, 'utf8'))
    const beside = readdirSync(folder).find((other) => other === name.replace('.graphql', '.json'))
    const variables = beside ? JSON.parse(readFileSync(`${folder}/${beside}`, 'utf8')) : {}
    const measured = measureRequest({ schema, document, operation: getOperationAST(document)!, variables })
    expect(() => refuseDear(measured!, { maxCost: 5000, maxDepth: 16 })).not.toThrow()
    expect(validate(schema, document, [limitFloods])).toEqual([])
  })

  test.each([
    ['plain', getIntrospectionQuery()],
    [
      'with everything',
      getIntrospectionQuery({
        descriptions: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      }),
    ],
  ])('introspection, %s', (_name, query) => {
    expect(() => refuseDear(measure(query)!, { maxCost: 5000, maxDepth: 16 })).not.toThrow()
  })

  test('twenty events with their participants, five quotes each and the articles', () => {
    const query =
      '{ events(first: 20) { nodes { participants { nodes { ... on Person { quotes(first: 5) { nodes { text article { title } } } } } } } } }'
    expect(measure(query)).toMatchObject({ cost: 4420, depth: 8, rootFields: 1 })
  })
})
