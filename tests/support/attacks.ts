import { gzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'

// What people send to break a GraphQL service. Each is refused with a code, or is harmless and answered.

export interface Attack {
  /** Sent as the `query` of a POST, unless said otherwise. */
  query?: string
  variables?: unknown
  /** Replaces the whole JSON. */
  payload?: unknown
  /** Replaces the body. */
  body?: string | Buffer
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS'
  url?: string
  headers?: Record<string, string>
}

const times = (count: number, write: (i: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, i) => write(i)).join(between)
const nest = (count: number, open: string, inside: string, close: string) =>
  `${open.repeat(count)}${inside}${close.repeat(count)}`
const where = 'query ($w: PersonFilter) { people(where: $w) { totalCount } }'
const byId = 'query ($id: ID!) { node(id: $id) { id } }'
const get = (query: string, rest = '') => `/graphql?query=${encodeURIComponent(query)}${rest}`
const preflight = { 'apollo-require-preflight': 'yes' }

export const attacks: [name: string, attack: Attack, status: number, code: string | null][] = [
  // Too much at once
  ['a million on a page', { query: '{ people(first: 1000000) { nodes { id } } }' }, 200, 'BAD_USER_INPUT'],
  [
    'a million by variable',
    { query: 'query ($n: Int) { people(first: $n) { nodes { id } } }', variables: { n: 1_000_000 } },
    200,
    'BAD_USER_INPUT',
  ],
  ['a negative page', { query: '{ people(first: -1) { nodes { id } } }' }, 200, 'BAD_USER_INPUT'],
  ['a page of nothing', { query: '{ people(last: 0) { nodes { id } } }' }, 200, 'BAD_USER_INPUT'],
  [
    'a number past 32 bits',
    { query: '{ people(first: 99999999999) { nodes { id } } }' },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'pages in pages',
    { query: '{ people(first: 100) { nodes { quotes(first: 100) { nodes { id } } } } }' },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    'pages in pages without sizes',
    { query: `{ people { nodes { ${nest(4, 'relatedEntities { nodes { ', 'id', '} }')} } } }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    'pages in pages with edges',
    { query: `{ people { edges { node { ${nest(4, 'relatedEntities { edges { node { ', 'id', '} } }')} } } } }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    'pages behind an interface',
    { query: `{ node(id: "a") { ... on Person { ${nest(4, 'relatedEntities { nodes { ', 'id', '} }')} } } }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    'pages below what is included by a variable',
    {
      query:
        'query ($y: Boolean!) { people(first: 100) { nodes { quotes(first: 100) @include(if: $y) { nodes { id } } } } }',
      variables: { y: true },
    },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    'a hundred searches',
    {
      query: `{ ${times(10, (i) => `s${i}: search(query: "a", first: 100) { nodes { id ... on Person { names { text } } } }`)} }`,
    },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    '10,000 ids',
    {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 10_000 }, () => 'a') },
    },
    200,
    'LIMIT_EXCEEDED',
  ],
  ['aliases', { query: `{ ${times(31, (i) => `a${i}: __typename`)} }` }, 200, 'LIMIT_EXCEEDED'],
  ['3,000 aliases', { query: `{ ${times(3000, (i) => `a${i}: __typename`)} }` }, 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'aliases in fragments',
    { query: `{ ...f } fragment f on Query { ${times(31, (i) => `a${i}: __typename`)} }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  ['many fields at the top', { query: `{ ${times(11, (i) => `a${i}: __typename`)} }` }, 200, 'LIMIT_EXCEEDED'],
  [
    'one field again and again',
    { query: `{ ${'people { totalCount } '.repeat(200)} }` },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['one leaf again and again', { query: `{ ${'__typename '.repeat(900)} }` }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'one field again and again, in inline fragments',
    { query: `{ ${'... { people { totalCount } } '.repeat(120)} }` },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['directives', { query: `{ ${times(21, () => '... @include(if: true) { __typename }')} }` }, 200, 'LIMIT_EXCEEDED'],
  [
    'one directive again and again',
    { query: `{ __typename ${'@include(if: true) '.repeat(120)} }` },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['unknown directives', { query: `{ __typename ${times(300, (i) => `@a${i}`)} }` }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['tokens', { query: `{ ${'__typename '.repeat(1001)} }` }, 400, 'GRAPHQL_PARSE_FAILED'],
  ['a document of commas', { query: `{ __typename ${','.repeat(70_000)} }` }, 413, 'PAYLOAD_TOO_LARGE'],
  ['a comment of a megabyte', { query: `{ __typename #${'x'.repeat(1_000_000)}\n}` }, 413, 'PAYLOAD_TOO_LARGE'],
  ['a body of two megabytes', { query: 'x'.repeat(2_000_000) }, 413, 'PAYLOAD_TOO_LARGE'],
  // Depth and fragments
  [
    '200 levels',
    { query: `{ place(by: { slug: "a" }) { ${nest(200, 'containedIn { ', 'name', '}')} } }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    '17 levels in fragments',
    {
      query: `{ place(by: { slug: "a" }) { ...f } } fragment f on Place { ${nest(8, 'containedIn { ', '...g', '}')} } fragment g on Place { ${nest(8, 'containedIn { ', 'name', '}')} }`,
    },
    200,
    'LIMIT_EXCEEDED',
  ],
  ['brackets that never close', { query: '{'.repeat(900) }, 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'a value of brackets',
    { query: `{ people(where: ${'['.repeat(900)}) { totalCount } }` },
    400,
    'GRAPHQL_PARSE_FAILED',
  ],
  [
    'a filter of 100 levels',
    { query: `{ people(where: ${nest(100, '{ not: ', '{}', '}')}) { totalCount } }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    'a variable of 50,000 levels',
    { body: `{"query":"${where}","variables":{"w":${nest(50_000, '{"not":', '{}', '}')}}}` },
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    'a variable of 50,000 lists',
    { body: `{"query":"${byId}","variables":{"id":${nest(50_000, '[', '', ']')}}}` },
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    'a filter as wide as it is deep',
    {
      query: where,
      variables: {
        w: {
          or: times(90, () => '1')
            .split(' ')
            .map(() => ({ and: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}] })),
        },
      },
    },
    200,
    'LIMIT_EXCEEDED',
  ],
  ['a fragment in itself', { query: '{ ...f } fragment f on Query { ...f }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'fragments in a circle',
    { query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...c } fragment c on Query { ...a }' },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a fragment in itself, a page below',
    { query: '{ people { nodes { ...f } } } fragment f on Person { relatedEntities { nodes { ...f } } }' },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a bomb of fragments',
    {
      query: `{ ...f0 } ${times(30, (i) => `fragment f${i} on Query { a: __typename ...f${i + 1} ...f${i + 1} }`)} fragment f30 on Query { __typename }`,
    },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a bomb of fragments under aliases',
    {
      query: `{ people { nodes { ...f0 } } } ${times(20, (i) => `fragment f${i} on Entity { relatedEntities { a: nodes { ...f${i + 1} } b: nodes { ...f${i + 1} } } }`)} fragment f20 on Entity { id }`,
    },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['fragments that are not there', { query: `{ ${times(100, (i) => `...f${i}`)} }` }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'fragments that nobody uses',
    { query: `{ __typename } ${times(100, (i) => `fragment f${i} on Query { __typename }`)}` },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  // Introspection
  [
    'a bomb of introspection',
    { query: '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }' },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'introspection under aliases',
    { query: `{ __schema { types { ${times(29, (i) => `a${i}: fields { args { type { ofType { name } } } }`)} } } }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    'types of types',
    { query: `{ __type(name: "Query") { ${nest(20, 'ofType { ', 'name', '}')} } }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  // Text
  ['a search of 257 characters', { query: `{ search(query: "${'a'.repeat(257)}") { terms } }` }, 200, 'LIMIT_EXCEEDED'],
  [
    'a name of 60,000 characters',
    { query: `{ resolveName(name: "${'a'.repeat(60_000)}") { score } }` },
    200,
    'LIMIT_EXCEEDED',
  ],
  ['an id of 100,000 characters', { query: byId, variables: { id: 'a'.repeat(100_000) } }, 200, 'LIMIT_EXCEEDED'],
  [
    'a date of 60,000 characters',
    { query: `{ articles(where: { publishedAt: { gte: "${'1'.repeat(60_000)}" } }) { totalCount } }` },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a partial date of brackets',
    { query: `{ timeline(where: { within: "${'{'.repeat(2000)}" }) { totalCount } }` },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['NUL in an id', { query: byId, variables: { id: 'a\0' } }, 200, 'BAD_USER_INPUT'],
  ['NUL in a literal', { query: '{ node(id: "a\\u0000") { id } }' }, 200, 'BAD_USER_INPUT'],
  ['half a surrogate pair', { body: `{"query":"${byId}","variables":{"id":"\\ud83d"}}` }, 200, 'BAD_USER_INPUT'],
  [
    'half a surrogate pair in a filter',
    { body: `{"query":"${where}","variables":{"w":{"name":{"eq":"\\udc00"}}}}` },
    200,
    'BAD_USER_INPUT',
  ],
  ['control characters in the query', { query: '{ __typename \u0007 }' }, 400, 'GRAPHQL_PARSE_FAILED'],
  ['an unterminated string', { query: '{ node(id: "a) { id } }' }, 400, 'GRAPHQL_PARSE_FAILED'],
  ['SQL in an id', { query: byId, variables: { id: "x' OR 1=1; DROP TABLE Article; --" } }, 200, null],
  ['markup in a field', { query: '{ <script>alert(1)</script> }' }, 400, 'GRAPHQL_PARSE_FAILED'],
  // Types
  [
    'text for a number',
    { query: 'query ($n: Int) { people(first: $n) { totalCount } }', variables: { n: '5' } },
    200,
    'BAD_USER_INPUT',
  ],
  ['an object for an id', { query: byId, variables: { id: { $ne: null } } }, 200, 'BAD_USER_INPUT'],
  ['a missing variable', { query: byId }, 200, 'BAD_USER_INPUT'],
  ['null for what must be there', { query: byId, variables: { id: null } }, 200, 'BAD_USER_INPUT'],
  [
    'null for an argument with a default',
    { query: 'query ($n: Int = 1) { suggest(query: "a", first: $n) { score } }', variables: { n: null } },
    200,
    'BAD_USER_INPUT',
  ],
  [
    'null for a condition',
    { query: 'query ($y: Boolean = true) { __typename @include(if: $y) }', variables: { y: null } },
    200,
    'BAD_USER_INPUT',
  ],
  [
    'two ways of a look-up',
    { query: '{ person(by: { slug: "a", id: "b" }) { id } }' },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['unknown conditions', { query: where, variables: { w: { password: { startsWith: 'a' } } } }, 200, 'BAD_USER_INPUT'],
  [
    'five hundred wrong values',
    {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 100 }, () => ({})) },
    },
    200,
    'BAD_USER_INPUT',
  ],
  [
    'three hundred unknown fields',
    { query: `{ ${times(300, (i) => `peopl${i}`)} }` },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'variables that nobody declared',
    { query: '{ __typename }', variables: { constructor: 1, toString: 'x' } },
    200,
    null,
  ],
  [
    'a variable named like a property of every object',
    { query: 'query ($toString: ID!) { node(id: $toString) { id } }' },
    200,
    'BAD_USER_INPUT',
  ],
  [
    'a prototype in the variables',
    { body: `{"query":"${byId}","variables":{"__proto__":{"id":"a"}}}` },
    400,
    'BAD_REQUEST',
  ],
  [
    'a prototype by constructor',
    { body: `{"query":"${byId}","variables":{"constructor":{"prototype":{"id":"a"}}}}` },
    400,
    'BAD_REQUEST',
  ],
  // Operations
  [
    'an unknown operation',
    { payload: { query: 'query A { __typename }', operationName: 'B' } },
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  [
    'two operations and no name',
    { query: 'query A { __typename } query B { __typename }' },
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['only a fragment', { query: 'fragment f on Query { __typename }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['type definitions', { query: 'type Query { a: Int }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a mutation that is none', { query: 'mutation { __typename }' }, 200, null],
  ['a subscription', { query: 'subscription { articleIngested { outcome } }' }, 200, 'OPERATION_NOT_SUPPORTED'],
  ['a mutation by GET', { method: 'GET', url: get('mutation { __typename }'), headers: preflight }, 405, 'BAD_REQUEST'],
  ['a query by GET from a form of another site', { method: 'GET', url: get('{ __typename }') }, 400, 'BAD_REQUEST'],
  [
    'two queries in one GET',
    { method: 'GET', url: get('{ __typename }', '&query=x'), headers: preflight },
    400,
    'BAD_REQUEST',
  ],
  [
    'variables in a GET that are not JSON',
    { method: 'GET', url: get('{ __typename }', '&variables={'), headers: preflight },
    400,
    'BAD_REQUEST',
  ],
  [
    'bytes in a GET that are not UTF-8',
    { method: 'GET', url: '/graphql?query=%ff%fe', headers: preflight },
    400,
    'GRAPHQL_PARSE_FAILED',
  ],
  // Persisted queries
  [
    'a hash of nothing',
    { payload: { extensions: { persistedQuery: { version: 1, sha256Hash: 'x'.repeat(64) } } } },
    200,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
  [
    'a hash of another query',
    {
      payload: { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
    },
    400,
    'BAD_REQUEST',
  ],
  [
    'a hash of another version',
    { payload: { query: '{ __typename }', extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } } },
    400,
    'BAD_REQUEST',
  ],
  [
    'a hash that is an object',
    { payload: { extensions: { persistedQuery: { version: 1, sha256Hash: { a: 1 } } } } },
    200,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
  // Bodies
  ['a batch', { payload: [{ query: '{ __typename }' }, { query: '{ __typename }' }] }, 400, 'BAD_REQUEST'],
  ['an empty batch', { payload: [] }, 400, 'BAD_REQUEST'],
  ['an empty object', { payload: {} }, 400, 'BAD_REQUEST'],
  ['a query that is a syntax tree', { payload: { query: { kind: 'Document', definitions: [] } } }, 400, 'BAD_REQUEST'],
  ['variables that are text', { payload: { query: '{ __typename }', variables: '{}' } }, 400, 'BAD_REQUEST'],
  ['extensions that are a list', { payload: { query: '{ __typename }', extensions: [] } }, 400, 'BAD_REQUEST'],
  ['no body', { body: '' }, 400, 'BAD_REQUEST'],
  ['JSON that ends early', { body: '{"query":' }, 400, 'BAD_REQUEST'],
  ['null', { body: 'null' }, 400, 'BAD_REQUEST'],
  ['brackets of a megabyte', { body: '['.repeat(1_000_000) }, 400, 'LIMIT_EXCEEDED'],
  ['bytes that are not UTF-8', { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) }, 400, 'BAD_REQUEST'],
  ['UTF-16', { body: Buffer.from('{"query":"{ __typename }"}', 'utf16le') }, 400, 'BAD_REQUEST'],
  [
    'Latin 1',
    { query: '{ __typename }', headers: { 'content-type': 'application/json; charset=latin1' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a compressed body',
    { body: gzipSync('{"query":"{ __typename }"}'), headers: { 'content-encoding': 'gzip' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a bomb of zeros',
    { body: gzipSync(Buffer.alloc(50_000_000)), headers: { 'content-encoding': 'gzip' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a form',
    { body: 'query={__typename}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'an upload',
    { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'plain text',
    { body: '{"query":"{ __typename }"}', headers: { 'content-type': 'text/plain' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'the query itself as a body',
    { body: '{ __typename }', headers: { 'content-type': 'application/graphql' } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  // HTTP
  ['a Host that is no host', { query: '{ __typename }', headers: { host: 'a b' } }, 400, 'BAD_REQUEST'],
  ['a Host with a path', { query: '{ __typename }', headers: { host: 'a/../b' } }, 400, 'BAD_REQUEST'],
  ['a Host with a user', { query: '{ __typename }', headers: { host: 'a@b:c' } }, 400, 'BAD_REQUEST'],
  [
    'a forwarded Host that nobody vouches for',
    { query: '{ __typename }', headers: { 'x-forwarded-host': 'a b' } },
    200,
    null,
  ],
  ['a method that is not served', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
  ['another method that is not served', { method: 'PUT', query: '{ __typename }' }, 405, 'METHOD_NOT_ALLOWED'],
  [
    'a preflight from another site',
    { method: 'OPTIONS', headers: { origin: 'https://a.example' } },
    405,
    'METHOD_NOT_ALLOWED',
  ],
  ['formats that we do not write', { query: '{ __typename }', headers: { accept: 'text/html' } }, 406, 'BAD_REQUEST'],
  ['an address that is no address', { method: 'GET', url: '/%ff' }, 400, 'BAD_REQUEST'],
  ['a way out of the folder', { method: 'GET', url: '/..%2f..%2fetc/passwd' }, 404, 'NOT_FOUND'],
  ['a GraphQL of the past', { method: 'GET', url: '/graphiql' }, 404, 'NOT_FOUND'],
  // Our own faults
  ['a resolver that fails', { query: '{ source(by: { slug: "bug" }) { slug } }' }, 200, 'INTERNAL_SERVER_ERROR'],
  [
    'a resolver that fails thirty times',
    { query: `{ ${times(10, (i) => `a${i}: source(by: { slug: "bug" }) { slug }`)} }` },
    200,
    'INTERNAL_SERVER_ERROR',
  ],
]

/** The request of an attack, for `inject`. */
export function requestOf({
  query,
  variables,
  payload,
  body,
  method = 'POST',
  url = '/graphql',
  headers,
}: Attack): InjectOptions {
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method)
  const content = hasBody ? { payload: body ?? JSON.stringify(payload ?? { query, variables }) } : {}
  const type = hasBody ? { 'content-type': 'application/json' } : {}
  return { method, url, headers: { ...type, ...headers }, ...content }
}
