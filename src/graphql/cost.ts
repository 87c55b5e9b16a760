import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isLeafType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'

// What an operation costs at most, read from @cost and @listSize before anything runs (GraphQL Cost Directives, IBM):
// https://ibm.github.io/graphql-specs/cost-spec.html. About one for each object that may be returned.
// Fields are merged and fragments applied as in execution; of an interface or union the dearest type counts.

export interface Measure {
  cost: number
  /** Levels of fields. */
  depth: number
  rootFields: number
  /** The way to the dearest field, by the names in the answer. */
  dearest: Way | null
}

/** A field, and the one in it that has more than half of its cost, if one does. */
interface Way {
  name: string
  cost: number
  next: Way | null
}

export interface Operation {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  /** Coerced, with defaults. */
  variables: Record<string, unknown>
}

type Arguments = Record<string, unknown>
type Field = GraphQLField<unknown, unknown>
type Subtotal = Pick<Measure, 'cost' | 'depth' | 'dearest'>

interface Pass extends Operation {
  fragments: Map<string, FragmentDefinitionNode>
  /** Fields of fragments are met again under each type they apply to; the answer is kept. */
  seen: Map<string, Subtotal>
  /** Hears the arguments of every field that would run. */
  onArguments: (field: Field, args: Arguments) => void
}

/** Length of a page, and the fields below that repeat so often. */
interface PageSize {
  size: number
  fields: readonly string[]
}

// Lists without @listSize are short in practice: names, segments, evidence.
const ASSUMED_SIZE = 5
// Introspection reads memory, not the archive; GraphiQL's own query then costs about a third of the default limit.
const INTROSPECTION_WEIGHT = 0.02
const NOTHING: Subtotal = { cost: 0, depth: 0, dearest: null }

export function measureOperation(operation: Operation, onArguments: Pass['onArguments']): Measure {
  const definitions = operation.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  const fragments = new Map(definitions.map((node) => [node.name.value, node]))
  const pass: Pass = { ...operation, fragments, seen: new Map(), onArguments }
  const root = operation.schema.getRootType(operation.operation.operation)!
  const fields = collectFields(pass, root, [operation.operation.selectionSet])
  const { cost, ...rest } = measureFields(pass, root, fields)
  return { ...rest, cost: Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER), rootFields: fields.size }
}

/** The selections below one field, of the dearest type it can have. */
function measureBelow(pass: Pass, type: GraphQLNamedType, nodes: readonly FieldNode[], page?: PageSize): Subtotal {
  if (!isCompositeType(type)) return NOTHING
  const key = `${type.name} ${page?.size ?? ''} ${nodes.map((node) => node.loc?.start)}`
  const known = pass.seen.get(key)
  if (known) return known
  const types = isAbstractType(type) ? pass.schema.getPossibleTypes(type) : [type]
  const sets = nodes.flatMap((node) => node.selectionSet ?? [])
  const measured = types.map((each) => measureFields(pass, each, collectFields(pass, each, sets), page))
  const dearest = measured.reduce((a, b) => (b.cost > a.cost ? b : a), NOTHING)
  const total = { ...dearest, depth: Math.max(0, ...measured.map(({ depth }) => depth)) }
  pass.seen.set(key, total)
  return total
}

function measureFields(pass: Pass, parent: GraphQLObjectType, fields: Map<string, FieldNode[]>, page?: PageSize) {
  const total: Subtotal = { cost: 0, depth: 0, dearest: null }
  for (const [name, nodes] of fields) {
    const { cost, depth, dearest } = measureField(pass, parent, nodes, page)
    total.cost += cost
    total.depth = Math.max(total.depth, depth)
    if (cost > (total.dearest?.cost ?? 0)) total.dearest = { name, cost, next: dearest }
  }
  return total
}

function measureField(pass: Pass, parent: GraphQLObjectType, nodes: readonly FieldNode[], page?: PageSize): Subtotal {
  const node = nodes[0]!
  const field = fieldOf(parent, node.name.value)
  const price = priceOf(field, pass.schema)
  const args = readArguments(pass, field, node)
  const size = sizeOf(price, args)
  const times = page?.fields.includes(field.name) ? page.size : price.sizedFields ? 1 : size
  const below = measureBelow(pass, price.type, nodes, price.sizedFields && { size, fields: price.sizedFields })
  const cost = price.once + times * (price.each + below.cost)
  const isBelow = below.dearest !== null && times * below.dearest.cost * 2 > cost
  return { cost, depth: below.depth + 1, dearest: isBelow ? below.dearest : null }
}

function readArguments(pass: Pass, field: Field, node: FieldNode): Arguments {
  if (field.args.length === 0) return {}
  const args = askClient(() => getArgumentValues(field, node, pass.variables))
  pass.onArguments(field, args)
  return args
}

function fieldOf(parent: GraphQLObjectType, name: string): Field {
  if (!name.startsWith('__')) return parent.getFields()[name]!
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  return name === SchemaMetaFieldDef.name ? SchemaMetaFieldDef : TypeMetaFieldDef
}

/** Fields of one type by the name they are answered under, as execution collects them. */
function collectFields(
  pass: Pass,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  const collect = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (!isIncluded(selection, pass.variables)) continue
      if (selection.kind === Kind.FIELD) addField(fields, selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collectFragment(selection)
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value)
        collectFragment(pass.fragments.get(selection.name.value)!)
      }
    }
  }
  const collectFragment = ({
    typeCondition,
    selectionSet,
  }: Pick<FragmentDefinitionNode, 'selectionSet'> & {
    typeCondition?: FragmentDefinitionNode['typeCondition'] | undefined
  }) => {
    if (!typeCondition || appliesTo(pass.schema, typeCondition.name.value, type)) collect(selectionSet)
  }
  sets.forEach(collect)
  return fields
}

function addField(fields: Map<string, FieldNode[]>, node: FieldNode) {
  const name = node.alias?.value ?? node.name.value
  const nodes = fields.get(name)
  if (nodes) nodes.push(node)
  else fields.set(name, [node])
}

function appliesTo(schema: GraphQLSchema, condition: string, type: GraphQLObjectType): boolean {
  const wanted = schema.getType(condition)
  return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type))
}

function isIncluded(node: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!node.directives?.length) return true
  return askClient(
    () =>
      getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false,
  )
}

// Execution would throw the same without a code, and so as if it were our fault: null for a non-null argument.
function askClient<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } })
  }
}

interface Price {
  type: GraphQLNamedType
  /** Weight of the field itself. */
  once: number
  /** Weight of each object it returns. */
  each: number
  /** Size when no slicing argument is given. */
  assumedSize: number
  slicingArguments: readonly string[]
  sizedFields?: readonly string[]
}

const prices = new WeakMap<Field, Price>()

function priceOf(field: Field, schema: GraphQLSchema): Price {
  const known = prices.get(field)
  if (known) return known
  const price = readPrice(field, schema)
  prices.set(field, price)
  return price
}

function readPrice(field: Field, schema: GraphQLSchema): Price {
  const type = getNamedType(field.type)
  const weight = readDirective(schema, 'cost', field)?.['weight']
  const { assumedSize, slicingArguments, sizedFields } = readDirective(schema, 'listSize', field) ?? {}
  return {
    type,
    once: Number(weight ?? 0),
    each: weight === undefined ? weightOf(type, schema) : 0,
    assumedSize: Number(assumedSize ?? unslicedSize(field, schema)),
    slicingArguments: (slicingArguments ?? []) as string[],
    ...(Array.isArray(sizedFields) ? { sizedFields } : {}),
  }
}

function weightOf(type: GraphQLNamedType, schema: GraphQLSchema): number {
  const weight = readDirective(schema, 'cost', type)?.['weight']
  if (weight !== undefined) return Number(weight)
  if (isLeafType(type)) return 0
  return isIntrospectionType(type) ? INTROSPECTION_WEIGHT : 1
}

function unslicedSize(field: Field, schema: GraphQLSchema): number {
  if (!isListType(getNullableType(field.type))) return 1
  const isEveryType = field.name === 'types' && isIntrospectionType(getNamedType(field.type))
  return isEveryType ? Object.keys(schema.getTypeMap()).length : ASSUMED_SIZE
}

function readDirective(schema: GraphQLSchema, name: string, { astNode }: Field | GraphQLNamedType) {
  const directive = schema.getDirective(name)
  return directive && astNode ? getDirectiveValues(directive, astNode) : undefined
}

/** The largest slicing argument, a list by its length. */
function sizeOf({ slicingArguments, assumedSize }: Price, args: Arguments): number {
  const given = slicingArguments.map((name) => args[name]).filter((value) => value != null)
  if (given.length === 0) return assumedSize
  return Math.max(0, ...given.map((value) => (Array.isArray(value) ? value.length : Number(value))))
}
