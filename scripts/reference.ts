import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql'
import { marked } from 'marked'

// The reference: every type of the schema, its fields and arguments, as HTML.

interface Member {
  name: string
  description?: string | null | undefined
  type?: { toString(): string }
  args?: readonly GraphQLArgument[]
  astNode?: { defaultValue?: Parameters<typeof print>[0] | undefined } | null | undefined
}

const GROUPS: [heading: string, is: (type: GraphQLNamedType) => boolean][] = [
  ['Queries', ({ name }) => name === 'Query'],
  ['Changes', ({ name }) => name === 'Mutation'],
  ['Events as they happen', ({ name }) => name === 'Subscription'],
  ['Objects', (type) => isObjectType(type) && !/(Connection|Edge|Payload)$/.test(type.name)],
  ['Interfaces and unions', (type) => isInterfaceType(type) || isUnionType(type)],
  ['Kinds', isEnumType],
  ['Filters and input', isInputObjectType],
  ['Results of changes', ({ name }) => name.endsWith('Payload')],
  ['Pages and edges', ({ name }) => /(Connection|Edge)$/.test(name)],
  ['Scalars', isScalarType],
]

const OPEN = new Set(['Queries', 'Changes', 'Events as they happen', 'Objects', 'Interfaces and unions'])

export function referenceOf(schema: GraphQLSchema): { body: string; parts: string } {
  const left = new Set(Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__')))
  const groups = GROUPS.map(([heading, is]) => {
    const types = [...left].filter(is)
    for (const type of types) left.delete(type)
    return { heading, types: types.filter((type) => !isSpecifiedScalarType(type)) }
  }).filter(({ types }) => types.length > 0)
  const parts = groups.map(
    ({ heading, types }) =>
      `<details${OPEN.has(heading) ? ' open' : ''}><summary>${heading}</summary><ul>${types
        .map(({ name }) => `<li><a href="#${name}">${name}</a></li>`)
        .join('')}</ul></details>`,
  )
  const sections = groups.map(
    ({ heading, types }) => `<h2>${heading}</h2>\n${types.map((type) => describe(type, schema)).join('\n')}`,
  )
  const intro =
    '<h1>Reference</h1><p>Every type, field and argument, as served. The text of it is <a href="../../schema.graphql">schema.graphql</a>.</p>'
  return { body: `${intro}\n${sections.join('\n')}`, parts: parts.join('') }
}

function describe(type: GraphQLNamedType, schema: GraphQLSchema): string {
  const members: Member[] = isEnumType(type)
    ? valuesOf(type)
    : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? Object.values(type.getFields())
      : []
  const kinds = isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type) : []
  const also = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []
  return [
    `<section class="type" id="${type.name}"><h3>${type.name}</h3>`,
    text(type.description),
    kinds.length ? `<p class="also">One of ${kinds.map(({ name }) => link(name)).join(', ')}</p>` : '',
    also.length ? `<p class="also">Is a ${also.map(({ name }) => link(name)).join(', ')}</p>` : '',
    isScalarType(type) && type.specifiedByURL
      ? `<p class="also">Specified at <a href="${type.specifiedByURL}">${type.specifiedByURL}</a></p>`
      : '',
    members.length ? `<dl>${members.map((member) => describeMember(type.name, member)).join('')}</dl>` : '',
    '</section>',
  ].join('')
}

const valuesOf = (type: GraphQLEnumType): Member[] =>
  type.getValues().map(({ name, description }) => ({ name, description }))

function describeMember(owner: string, member: Member): string {
  const { name, description, type, args = [] } = member
  const list = args.map((arg) => `<li>${signature(arg)}${text(arg.description)}</li>`).join('')
  const many =
    args.length > 0
      ? `<details><summary>${args.length} argument${args.length > 1 ? 's' : ''}</summary><ul>${list}</ul></details>`
      : ''
  return `<dt id="${owner}.${name}">${type ? signature(member) : `<code>${name}</code>`}</dt><dd>${text(description)}${many}</dd>`
}

function signature({ name, type, astNode }: Member): string {
  const written = String(type)
  const named = getNamedType(type as GraphQLNamedType).name
  const usual = astNode?.defaultValue ? ` = ${print(astNode.defaultValue)}` : ''
  return `<code>${name}: ${written.replace(named, link(named))}${usual.replaceAll('"', '&quot;')}</code>`
}

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
const link = (name: string) => (BUILT_IN.has(name) ? name : `<a href="#${name}">${name}</a>`)
const text = (description: string | null | undefined) =>
  description ? marked.parse(description, { async: false }) : ''
