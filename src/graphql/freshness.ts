import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql'

// How long an answer may be kept, read from @cacheControl once a document, whatever its variables are.

interface Request {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
}

const known = new WeakMap<OperationDefinitionNode, number>()

/** Seconds that every part of an answer stays true; 0 for mutations, and where a root field has no hint. */
export function freshnessOf(request: Request): number {
  const before = known.get(request.operation)
  if (before !== undefined) return before
  const seconds = request.operation.operation === 'query' ? shortestAge(request) : 0
  known.set(request.operation, seconds)
  return seconds
}

function shortestAge({ schema, document, operation }: Request): number {
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  )
  // A fragment is looked into once for each age it may inherit.
  const seen = new Set<string>()
  let shortest = Number.POSITIVE_INFINITY

  const visit = (type: GraphQLNamedType, { selections }: SelectionSetNode, inherited: number) => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) visitField(type, node.name.value, node.selectionSet, inherited)
      else if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition && typeFromAST(schema, node.typeCondition)
        visit(condition ?? type, node.selectionSet, inherited)
      } else {
        const fragment = fragments.get(node.name.value)!
        const key = `${fragment.name.value} ${inherited}`
        if (seen.has(key)) continue
        seen.add(key)
        visit(typeFromAST(schema, fragment.typeCondition)!, fragment.selectionSet, inherited)
      }
    }
  }
  const visitField = (type: GraphQLNamedType, name: string, below: SelectionSetNode | undefined, inherited: number) => {
    if (name === '__typename') return
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    // Introspection has no hint, and nobody asks for it often.
    const age = field ? (hintOf(schema, field) ?? inherited) : 0
    shortest = Math.min(shortest, age)
    if (field && below) visit(getNamedType(field.type), below, age)
  }

  visit(schema.getQueryType()!, operation.selectionSet, 0)
  return Number.isFinite(shortest) ? shortest : 0
}

type Field = GraphQLField<unknown, unknown>

/** The hint of a field, else that of its type, of an abstract type the shortest of its kinds. */
function hintOf(schema: GraphQLSchema, field: Field): number | undefined {
  const type = getNamedType(field.type)
  const kinds = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  const own = readHint(schema, field)
  if (own !== undefined) return own
  const ages = kinds.map((kind) => readHint(schema, kind)).filter((age) => age !== undefined)
  return ages.length > 0 ? Math.min(...ages) : undefined
}

function readHint(schema: GraphQLSchema, { astNode }: Field | GraphQLNamedType): number | undefined {
  const directive = schema.getDirective('cacheControl')
  const values = directive && astNode ? getDirectiveValues(directive, astNode) : undefined
  return values?.['maxAge'] as number | undefined
}
