// Writes a parsed document as text, so that documents of graphql-codegen, gql.tada and graphql-tag can be sent without
// the graphql package. Operations and fragments only; the shortest text, as one line.

/** A node of a syntax tree as graphql-js has them. */
export interface Node {
  readonly kind: string
}

// biome-ignore lint/suspicious/noExplicitAny: each printer knows its own kind of node
type Printer = (node: any) => string

const all = (nodes: readonly Node[] | undefined, between = ' ') => (nodes ?? []).map(print).join(between)
const wrap = (open: string, content: string, close: string) => (content ? open + content + close : '')
const words = (...parts: string[]) => parts.filter(Boolean).join(' ')

const PRINTERS: Record<string, Printer> = {
  Document: (node) => all(node.definitions, '\n'),
  OperationDefinition: ({ operation, name, variableDefinitions, directives, selectionSet }) =>
    words(
      operation,
      (name?.value ?? '') + wrap('(', all(variableDefinitions), ')'),
      all(directives),
      print(selectionSet),
    ),
  VariableDefinition: ({ variable, type, defaultValue, directives }) =>
    words(`${print(variable)}:${print(type)}`, defaultValue ? `= ${print(defaultValue)}` : '', all(directives)),
  FragmentDefinition: ({ name, typeCondition, directives, selectionSet }) =>
    words(`fragment ${name.value} on ${print(typeCondition)}`, all(directives), print(selectionSet)),
  SelectionSet: (node) => `{${all(node.selections)}}`,
  Field: ({ alias, name, arguments: args, directives, selectionSet }) =>
    words(
      (alias ? `${alias.value}:` : '') + name.value + wrap('(', all(args), ')'),
      all(directives),
      selectionSet ? print(selectionSet) : '',
    ),
  FragmentSpread: ({ name, directives }) => words(`...${name.value}`, all(directives)),
  InlineFragment: ({ typeCondition, directives, selectionSet }) =>
    words('...', typeCondition ? `on ${print(typeCondition)}` : '', all(directives), print(selectionSet)),
  Directive: ({ name, arguments: args }) => `@${name.value}${wrap('(', all(args), ')')}`,
  Argument: ({ name, value }) => `${name.value}:${print(value)}`,
  ObjectField: ({ name, value }) => `${name.value}:${print(value)}`,
  Name: ({ value }) => value,
  NamedType: ({ name }) => name.value,
  ListType: ({ type }) => `[${print(type)}]`,
  NonNullType: ({ type }) => `${print(type)}!`,
  Variable: ({ name }) => `$${name.value}`,
  IntValue: ({ value }) => value,
  FloatValue: ({ value }) => value,
  EnumValue: ({ value }) => value,
  BooleanValue: ({ value }) => String(value),
  NullValue: () => 'null',
  // A block string is the same value without its block: what JSON escapes, GraphQL escapes the same way.
  StringValue: ({ value }) => JSON.stringify(value),
  ListValue: ({ values }) => `[${all(values)}]`,
  ObjectValue: ({ fields }) => `{${all(fields)}}`,
}

function print(node: Node): string {
  const printer = PRINTERS[node.kind]
  if (!printer) throw new TypeError(`document: expected operations and fragments, got a ${node.kind}.`)
  return printer(node)
}

/**
 * Writes a document as text.
 * @throws TypeError for a document of another kind, such as a schema
 */
export const printDocument = (document: Node): string => print(document)
