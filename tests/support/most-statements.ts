import {
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

// Of what is found by search or lies in order of time, each kind is read by itself; a quote is looked for in steps; an
// export reads whole records, or a table after the other.
const AT_THE_ROOT: Record<string, number> = { search: 16, timeline: 4, verifyQuote: 8, nodeExport: 24 }

/**
 * The most SQL statements that an operation may take: one for each field that looks something up, times the ways that
 * kinds of objects have to look it up, however many objects there are. Levels alone are no bound: ten lists beside each
 * other are ten statements.
 */
export function mostStatements(schema: GraphQLSchema, query: string): number {
  let most = 0
  const types = new TypeInfo(schema)
  const count = (name: string) => {
    const parent = types.getParentType()
    if (parent === schema.getQueryType()) most += AT_THE_ROOT[name] ?? 1
    // A span is compared with its text.
    if (getNamedType(types.getType())?.name === 'TextSpan') most++
    const owners = isAbstractType(parent) ? schema.getPossibleTypes(parent) : isObjectType(parent) ? [parent] : []
    const loads = owners
      .map((owner) => owner.getFields()[name]?.resolve)
      .filter((resolve) => resolve && 'load' in resolve)
    most += new Set(loads).size
  }
  visit(parse(query), visitWithTypeInfo(types, { Field: ({ name }) => count(name.value) }))
  return most
}
