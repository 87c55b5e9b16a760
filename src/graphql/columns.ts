import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { Wanted } from '../store/row.ts'

// Which columns of its rows a field needs, for what is selected of them. A field without a resolver needs the column of
// its name; one with a resolver says what it needs, or else needs the whole row.

/** A resolver that says which columns of its parent it needs. */
export interface Needs {
  columns?: readonly string[]
}

/** A field that is made of these columns of its row, and of nothing else. */
export function ofColumns<Row, Name extends keyof Row & string, Result>(
  columns: readonly Name[],
  make: (row: Pick<Row, Name>) => Result,
) {
  return Object.assign((row: Pick<Row, Name>) => make(row), { columns })
}

interface Document {
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** Columns of the rows behind a field; undefined if all may be needed. */
export function columnsWanted(document: Document, type: GraphQLOutputType, nodes: readonly FieldNode[]) {
  const named = getNamedType(type)
  const selected = fieldsUnder(document, nodes)
  if (!isConnection(named)) return columnsOfRows(document, named, selected)
  const edges = selected.filter(({ name }) => name.value === 'edges')
  const rows = [...selected, ...fieldsUnder(document, edges)].filter(({ name }) => /^nodes?$/.test(name.value))
  return columnsOfRows(document, getNamedType(named.getFields()['nodes']!.type), fieldsUnder(document, rows))
}

const isConnection = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && type.name.endsWith('Connection')

/** All fields selected under some, with fragments applied, whatever type they are for. */
function fieldsUnder({ fragments }: Document, nodes: readonly FieldNode[]): FieldNode[] {
  const fields: FieldNode[] = []
  const visited = new Set<string>()
  const visit = ({ selections }: SelectionSetNode) => {
    for (const node of selections) {
      if (node.kind === 'Field') fields.push(node)
      else if (node.kind === 'InlineFragment') visit(node.selectionSet)
      else if (!visited.has(node.name.value)) {
        visited.add(node.name.value)
        visit(fragments.get(node.name.value)!.selectionSet)
      }
    }
  }
  for (const { selectionSet } of nodes) if (selectionSet) visit(selectionSet)
  return fields
}

function columnsOfRows({ schema }: Document, type: GraphQLNamedType, fields: readonly FieldNode[]): Wanted | undefined {
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
  const wanted = new Set<string>()
  for (const { name } of fields)
    for (const rowType of types) {
      const columns = columnsOfField(rowType, name.value)
      if (!columns) return undefined
      for (const column of columns) wanted.add(column)
    }
  return wanted
}

function columnsOfField(type: GraphQLObjectType, name: string): readonly string[] | undefined {
  const field = type.getFields()[name]
  // __typename, or a field of another type.
  if (!field) return []
  return field.resolve ? (field.resolve as Needs).columns : [name]
}
