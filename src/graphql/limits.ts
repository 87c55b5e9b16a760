import {
  type DocumentNode,
  GraphQLError,
  type GraphQLField,
  GraphQLID,
  getNamedType,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { badInput } from '../errors.ts'
import { type Measure, measureOperation, type Operation } from './cost.ts'
import { MAX_PAGE_SIZE } from './page.ts'

// What an operation may ask for at most; checked before anything runs. Reasons and figures: docs/adr/0004-limits.md.

export interface Limits {
  maxCost: number
  maxDepth: number
}

const MAX = {
  aliases: 30,
  directives: 20,
  rootFields: 10,
  /** Items of a list in arguments or variables. */
  list: 100,
  /** All values in an argument. */
  values: 1000,
  /** All values in the variables of a request, or in a list of articles. */
  bulk: 10_000,
  /** Levels of objects and lists in an argument or variable. */
  nesting: 12,
  /** UTF-16 code units of a text, unless said otherwise below. */
  text: 1000,
  id: 128,
} as const

// A cursor holds the sort values of its row; a query and a name are matched against the whole index; a text that is
// checked has a limit of its own, and says so.
const LONGEST_TEXT: Record<string, number> = { after: 8192, before: 8192, query: 256, name: 256, text: 8192 }

// Texts of an article, wherever they stand in an argument. A request of any size is held to the limit of its bytes first.
const LONGEST_PART: Record<string, number> = { body: 500_000, summary: 5000 }
const LONGEST = Math.max(...Object.values({ ...LONGEST_TEXT, ...LONGEST_PART }))

interface Request extends Omit<Operation, 'variables'> {
  /** As they came. */
  variables: Record<string, unknown> | undefined
}

/**
 * Measures an operation before it runs. Null if its variables do not fit their types: execution says how.
 * @throws GraphQLError LIMIT_EXCEEDED with `limit`, `max` and `actual` in its extensions; BAD_USER_INPUT for a bad argument
 */
export function measureRequest(request: Request): Measure | null {
  checkDocument(request.document)
  const given = request.variables ?? {}
  checkInput('variables', given, LONGEST, MAX.bulk)
  const key = JSON.stringify(given)
  const last = lastMeasured.get(request.operation)
  if (last?.key === key) return last.measure
  const measure = coerceAndMeasure(request, given)
  if (measure && key.length <= LONGEST_KEY) lastMeasured.set(request.operation, { key, measure })
  return measure
}

// The same document with the same variables comes again and again, and to measure it costs more than {__typename}.
const LONGEST_KEY = 2000
const lastMeasured = new WeakMap<OperationDefinitionNode, { key: string; measure: Measure }>()

function coerceAndMeasure(request: Request, given: Record<string, unknown>): Measure | null {
  const definitions = request.operation.variableDefinitions ?? []
  const { coerced } = getVariableValues(request.schema, definitions, given, { maxErrors: 1 })
  return coerced ? measureOperation({ ...request, variables: coerced }, checkArguments) : null
}

/** @throws GraphQLError LIMIT_EXCEEDED, as above */
export function refuseDear({ cost, depth, rootFields, dearest }: Measure, { maxCost, maxDepth }: Limits) {
  atMost('rootFields', MAX.rootFields, rootFields, 'fields at the top')
  atMost('depth', maxDepth, depth, 'levels of fields')
  if (cost > maxCost) {
    const field = pathOf(dearest)
    const message = `The operation may return about ${cost} objects; at most ${maxCost} are allowed. The dearest field is ${field}: ask for smaller pages or fewer levels.`
    throw exceeded('cost', maxCost, cost, message, { field })
  }
}

const pathOf = (way: Measure['dearest']): string => (way ? [way.name, pathOf(way.next)].filter(Boolean).join('.') : '')

const counts = new WeakMap<DocumentNode, { aliases: number; directives: number }>()

function checkDocument(document: DocumentNode) {
  const known = counts.get(document) ?? countDocument(document)
  counts.set(document, known)
  atMost('aliases', MAX.aliases, known.aliases, 'aliases')
  atMost('directives', MAX.directives, known.directives, 'directives')
}

function countDocument(document: DocumentNode) {
  const found = { aliases: 0, directives: 0 }
  visit(document, {
    Field: ({ alias }) => {
      if (alias) found.aliases++
    },
    [Kind.DIRECTIVE]: () => {
      found.directives++
    },
  })
  return found
}

function checkArguments(field: GraphQLField<unknown, unknown>, args: Record<string, unknown>) {
  for (const { name, type } of field.args) {
    const value = args[name]
    if (value == null) continue
    if (name === 'first' || name === 'last') checkPageSize(name, Number(value))
    else {
      const longest = getNamedType(type) === GraphQLID ? MAX.id : (LONGEST_TEXT[name] ?? MAX.text)
      checkInput(name, value, longest, name === 'inputs' ? MAX.bulk : MAX.values)
    }
  }
}

function checkPageSize(argument: string, size: number) {
  if (size < 1 || size > MAX_PAGE_SIZE)
    throw badInput(argument, `expected a page size from 1 to ${MAX_PAGE_SIZE}, got ${size}.`)
}

/** Looks at every value without recursion: what comes may be nested deeper than the stack is. */
function checkInput(name: string, value: unknown, longest: number, values: number) {
  const open = [{ path: name, value, level: 0, longest }]
  let seen = 0
  for (let item = open.pop(); item; item = open.pop()) {
    const { path, value, level, longest: most } = item
    if (typeof value === 'string') checkText(path, value, most)
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) atMost('list', MAX.list, value.length, `items in ${path}`)
    const parts = Object.entries(value)
    seen += parts.length
    atMost('nesting', MAX.nesting, level, `levels in ${name}`)
    atMost('values', values, seen, `values in ${name}`)
    for (const [key, part] of parts)
      open.push({ path: pathTo(path, key), value: part, level: level + 1, longest: LONGEST_PART[key] ?? longest })
  }
}

const pathTo = (path: string, key: string) => `${path}.${key.length > 40 ? `${key.slice(0, 40)}…` : key}`

function checkText(path: string, text: string, longest: number) {
  atMost('text', longest, text.length, `characters in ${path}`)
  // The database would end it at NUL and change half a surrogate pair.
  if (text.includes('\0')) throw badInput(path, 'expected text without NUL characters.')
  if (/\p{Surrogate}/u.test(text)) throw badInput(path, 'expected well-formed text, got half a surrogate pair.')
}

function atMost(limit: string, max: number, actual: number, what: string) {
  if (actual > max)
    throw exceeded(limit, max, actual, `The operation has ${actual} ${what}; at most ${max} are allowed.`)
}

const exceeded = (limit: string, max: number, actual: number, message: string, more: { field?: string } = {}) =>
  new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', limit, max, actual, ...more } })
