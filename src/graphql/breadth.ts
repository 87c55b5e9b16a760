import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  type GraphQLUnionType,
  getArgumentValues,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql'
import { type BatchResolver, cut, loadLevel } from './batch.ts'
import { columnsWanted } from './columns.ts'
import type { Context } from './context.ts'

// The fast path. graphql-js walks an answer object by object; this walks it level by level, so that a field is resolved
// once for all objects of its level. It uses the same resolvers and keeps to what succeeds: whatever is out of the
// ordinary (introspection, an error, a null where none may be) is left to graphql-js, which runs the query again and is
// the truth. tests/differential.test.ts holds the two together; docs/adr/0002 tells what it gains.

/** Thrown where graphql-js must answer instead. */
class LeaveToGraphqlJs extends Error {}

interface Request {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null | undefined
  variables?: Record<string, unknown> | null | undefined
  contextValue: Context
}

interface Walk {
  schema: GraphQLSchema
  fragments: Map<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
  context: Context
}

type Fields = Map<string, FieldNode[]>

/** A plain object. V8 keeps these in fast mode, and those of Object.create(null), whose names are as free, as hash tables. */
class Answer {
  [name: string]: unknown
}
Object.setPrototypeOf(Answer.prototype, null)

/** Executes a query level by level; null if graphql-js is to do it. */
export async function executeBreadthFirst(request: Request): Promise<{ data: Record<string, unknown> } | null> {
  const { schema, document, contextValue } = request
  const operation = getOperationAST(document, request.operationName)
  const root = schema.getQueryType()
  if (operation?.operation !== 'query' || !root) return null
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {})
  if (!coerced) return null
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) if (node.kind === 'FragmentDefinition') fragments.set(node.name.value, node)
  const walk: Walk = { schema, fragments, variables: coerced, context: contextValue }
  try {
    const fields = collectFields(walk, root, [operation.selectionSet])
    const [data] = await resolveFields(walk, root, [{}], fields)
    return { data: data! }
  } catch {
    return null
  }
}

/** Fields of a selection for one type, by response name. */
function collectFields(walk: Walk, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Fields {
  const fields: Fields = new Map()
  const visited = new Set<string>()
  const visit = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (!isIncluded(walk, node)) continue
      if (node.kind === 'Field') {
        const name = node.alias?.value ?? node.name.value
        const nodes = fields.get(name)
        if (nodes) nodes.push(node)
        else fields.set(name, [node])
      } else if (node.kind === 'InlineFragment') {
        if (applies(walk, type, node.typeCondition)) visit(node.selectionSet)
      } else if (!visited.has(node.name.value)) {
        visited.add(node.name.value)
        const fragment = walk.fragments.get(node.name.value)
        if (fragment && applies(walk, type, fragment.typeCondition)) visit(fragment.selectionSet)
      }
    }
  }
  sets.forEach(visit)
  return fields
}

function isIncluded({ variables }: Walk, node: Parameters<typeof getDirectiveValues>[1]): boolean {
  if (!node.directives?.length) return true
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
}

function applies(
  { schema }: Walk,
  type: GraphQLObjectType,
  condition: FragmentDefinitionNode['typeCondition'] | undefined,
) {
  if (!condition) return true
  const wanted = typeFromAST(schema, condition)
  return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type))
}

/** Answers of many objects of one type, field by field. */
async function resolveFields(walk: Walk, type: GraphQLObjectType, parents: readonly unknown[], fields: Fields) {
  const names = [...fields.keys()]
  const columns = await allOf([...fields.values()].map(async (nodes) => resolveField(walk, type, parents, nodes)))
  return parents.map((_, i) => {
    const answer = new Answer()
    for (let j = 0; j < names.length; j++) answer[names[j]!] = columns[j]![i]
    return answer
  })
}

/** All of them; nothing runs on when one has failed, since graphql-js then begins anew. */
async function allOf<T>(work: readonly (T | Promise<T>)[]): Promise<T[]> {
  try {
    return await Promise.all(work)
  } catch (error) {
    await Promise.allSettled(work)
    throw error
  }
}

/** What a resolver says of each; if it throws, those already under way may still fail, and nobody waits for them. */
function eachOf<T>(parents: readonly unknown[], resolve: (parent: object) => T): T[] {
  const values: T[] = []
  try {
    for (const parent of parents) values.push(resolve(parent as object))
    return values
  } catch (error) {
    void Promise.allSettled(values)
    throw error
  }
}

const NO_ARGUMENTS = {}

type Values = readonly unknown[] | Promise<readonly unknown[]>

/** One field of many objects, completed. */
function resolveField(walk: Walk, type: GraphQLObjectType, parents: readonly unknown[], nodes: FieldNode[]): Values {
  const [node] = nodes
  const name = node!.name.value
  if (name === '__typename') return parents.map(() => type.name)
  const field = type.getFields()[name]
  if (!field) throw new LeaveToGraphqlJs(name)
  const args = field.args.length ? getArgumentValues(field, node!, walk.variables) : NO_ARGUMENTS
  const resolve = field.resolve as BatchResolver<unknown, object, unknown> | undefined
  if (!resolve)
    return complete(
      walk,
      field.type,
      parents.map((parent) => (parent as Record<string, unknown>)[name]),
      nodes,
    )
  if (resolve.load) {
    const wanted = columnsWanted(walk, field.type, nodes)
    const loaded = loadLevel(resolve.load, parents, args, walk.context, wanted)
    return loaded.then((values) => complete(walk, field.type, values, nodes))
  }
  const values = eachOf(parents, (parent) => resolve(parent, args, walk.context))
  if (!values.some((value) => (value as unknown) instanceof Promise)) return complete(walk, field.type, values, nodes)
  return allOf(values).then((ready) => complete(walk, field.type, ready, nodes))
}

/** Values of one field as they go into the answer. */
function complete(walk: Walk, type: GraphQLOutputType, values: readonly unknown[], nodes: FieldNode[]): Values {
  if (isNonNullType(type)) {
    if (values.some((value) => value === null || value === undefined)) throw new LeaveToGraphqlJs('null')
    return complete(walk, type.ofType, values, nodes)
  }
  if (isLeafType(type))
    return values.map((value) => (value === null || value === undefined ? null : type.serialize(value)))
  if (isListType(type)) return completeLists(walk, type.ofType, values as (readonly unknown[] | null)[], nodes)
  return completeObjects(walk, type, values, nodes)
}

/** All items of all lists are one level. */
function completeLists(
  walk: Walk,
  type: GraphQLOutputType,
  lists: readonly (readonly unknown[] | null | undefined)[],
  nodes: FieldNode[],
): Values {
  const lengths = lists.map((list) => ({ length: list?.length ?? 0 }))
  const regroup = (items: readonly unknown[]) => cut(items, lengths).map((part, i) => (lists[i] ? part : null))
  const items = complete(
    walk,
    type,
    lists.flatMap((list) => list ?? []),
    nodes,
  )
  return items instanceof Promise ? items.then(regroup) : regroup(items)
}

/** Objects of one level, all of the same runtime type together. */
async function completeObjects(
  walk: Walk,
  type: GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType,
  values: readonly unknown[],
  nodes: FieldNode[],
) {
  const answers: unknown[] = new Array(values.length).fill(null)
  const places = new Map<GraphQLObjectType, number[]>()
  values.forEach((value, i) => {
    if (value === null || value === undefined) return
    const runtimeType = isAbstractType(type) ? typeOfRow(walk, type, value) : type
    const group = places.get(runtimeType)
    if (group) group.push(i)
    else places.set(runtimeType, [i])
  })
  const sets = nodes.flatMap((node) => node.selectionSet ?? [])
  const groups = [...places].map(async ([runtimeType, group]) => {
    const parents = group.map((i) => values[i])
    const resolved = await resolveFields(walk, runtimeType, parents, collectFields(walk, runtimeType, sets))
    group.forEach((i, j) => {
      answers[i] = resolved[j]
    })
  })
  await allOf(groups)
  return answers
}

function typeOfRow(walk: Walk, type: GraphQLInterfaceType | GraphQLUnionType, value: unknown): GraphQLObjectType {
  const name = type.resolveType?.(value, walk.context, undefined as never, type)
  const runtimeType = typeof name === 'string' ? walk.schema.getType(name) : undefined
  if (!runtimeType || !walk.schema.isSubType(type, runtimeType as GraphQLObjectType)) throw new LeaveToGraphqlJs('type')
  return runtimeType as GraphQLObjectType
}
