import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Pool } from './pool.ts'

// Random valid queries from a schema and a seed: aliases with different arguments, fragments, @skip and @include,
// interfaces and unions. The same seed gives the same queries.

export type Random = () => number

/** Numbers from 0 to 1 from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!

// Fields whose answer is different every time they are asked.
const UNSTEADY = new Set(['tookMs', 'indexedAt'])

const known = new WeakMap<GraphQLSchema, Map<string, Set<string>>>()

/** Types that fields of a name have. */
function typesByField(schema: GraphQLSchema): Map<string, Set<string>> {
  const types = known.get(schema) ?? new Map<string, Set<string>>()
  if (types.size > 0) return types
  known.set(schema, types)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const { name, type: of } of Object.values(type.getFields()))
      types.set(name, (types.get(name) ?? new Set()).add(String(of)))
  }
  return types
}

export function randomQuery(schema: GraphQLSchema, random: Random, pool: Pool, depth = 6): string {
  const fragments: string[] = []
  const typesOf = typesByField(schema)
  const chance = (share: number) => random() < share

  const literal = (type: GraphQLInputType, name: string): string => {
    if (isNonNullType(type)) return literal(type.ofType, name)
    if (isListType(type)) return `[${literal(type.ofType, name)}]`
    if (isEnumType(type)) return pick(random, type.getValues()).name
    if (isInputObjectType(type)) return inputObject(type.name, Object.values(type.getFields()), type.isOneOf)
    return scalar(getNamedType(type).name, name)
  }

  const scalar = (type: string, name: string): string => {
    const text = JSON.stringify(
      name === 'slug' ? pick(random, pool.slugs) : type === 'ID' ? pick(random, pool.ids) : pick(random, pool.words),
    )
    if (type === 'ID' || type === 'String') return text
    if (type === 'Int') return String(name === 'length' ? 40 : 1 + Math.floor(random() * 5))
    if (type === 'Float') return '0.5'
    if (type === 'Boolean') return pick(random, ['true', 'false'])
    if (type === 'DateTime') return '"2023-10-20T00:00:00Z"'
    if (type === 'EDTF') return pick(random, ['"2023"', '"2023-10"', '"1900/2022"', '"2023-10-19"'])
    if (type === 'LanguageTag') return '"en"'
    return '"https://example.org/"'
  }

  const inputObject = (
    _type: string,
    fields: readonly (GraphQLArgument | { name: string; type: GraphQLInputType })[],
    oneOf: boolean,
  ) => {
    const needed = fields.filter((field) => isNonNullType(field.type))
    const plain = fields.filter((field) => !['and', 'or', 'not'].includes(field.name))
    const chosen = oneOf
      ? [pick(random, fields)]
      : [...new Set([...needed, ...(chance(0.7) ? [pick(random, plain)] : [])])]
    return `{ ${chosen.map((field) => `${field.name}: ${literal(field.type, field.name)}`).join(', ')} }`
  }

  const argumentsOf = (args: readonly GraphQLArgument[]): string => {
    const chosen = args.filter((arg) => {
      if (isNonNullType(arg.type) && arg.defaultValue === undefined) return true
      if (['after', 'before', 'last'].includes(arg.name)) return false
      return chance(arg.name === 'first' ? 0.8 : 0.25)
    })
    return chosen.length ? `(${chosen.map((arg) => `${arg.name}: ${literal(arg.type, arg.name)}`).join(', ')})` : ''
  }

  const directive = () =>
    chance(0.05) ? pick(random, [' @include(if: true)', ' @skip(if: true)', ' @skip(if: false)']) : ''

  const selection = (type: GraphQLNamedOutputType, left: number): string => {
    const parts: string[] = chance(0.2) ? ['__typename'] : []
    if (isObjectType(type) || isInterfaceType(type)) parts.push(...fieldsOf(type, left))
    if (isAbstractType(type)) {
      for (const possible of schema.getPossibleTypes(type)) if (chance(0.5)) parts.push(fragment(possible, left))
    }
    return `{ ${parts.length ? parts.join(' ') : '__typename'} }`
  }

  const fragment = (type: GraphQLObjectType, left: number): string => {
    const body = selection(type, left)
    if (chance(0.5)) return `... on ${type.name}${directive()} ${body}`
    const name = `F${fragments.length}`
    fragments.push(`fragment ${name} on ${type.name} ${body}`)
    return `...${name}`
  }

  const fieldsOf = (
    type: GraphQLObjectType | { getFields: GraphQLObjectType['getFields']; name: string },
    left: number,
  ) => {
    const all = Object.values(type.getFields()).filter((field) => !UNSTEADY.has(field.name))
    const usable = all.filter((field) => isLeafType(getNamedType(field.type)) || left > 0)
    const count = Math.min(usable.length, 1 + Math.floor(random() * (type.name.endsWith('Connection') ? 3 : 4)))
    const chosen = Array.from({ length: count }, () => pick(random, usable))
    return chosen.map((field) => {
      const named = getNamedType(field.type)
      const alias = needsAlias(field) ? `a${Math.floor(random() * 1e9)}: ` : ''
      const body = isLeafType(named) ? '' : ` ${selection(named, left - 1)}`
      return `${alias}${field.name}${argumentsOf(field.args)}${directive()}${body}`
    })
  }

  // The same field stands beside itself with other arguments. What is the same wherever it stands needs none, and an
  // operation with many aliases is refused.
  const needsAlias = ({ name, args }: GraphQLField<unknown, unknown>) => args.length > 0 || typesOf.get(name)!.size > 1
  const root = schema.getQueryType()!
  const body = `{ ${fieldsOf(root, depth).join(' ')} }`
  return [body, ...fragments].join('\n')
}
