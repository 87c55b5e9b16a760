import { readFileSync } from 'node:fs'
import {
  buildClientSchema,
  buildSchema,
  type GraphQLNamedType,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archive, openArchive, SEED } from './support/archive.ts'

const file = buildSchema(readFileSync('schema.graphql', 'utf8'))
const ours = Object.values(file.getTypeMap()).filter((type) => !type.name.startsWith('__'))

let archive: Archive
beforeAll(async () => {
  archive = await openArchive([SEED])
})
afterAll(() => archive.close())

test('the served schema is schema.graphql', async () => {
  const query = getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, oneOf: true })
  const { data, errors } = await archive.ask(query)
  expect(errors).toBeUndefined()
  const served = buildClientSchema(data)
  expect(printSchema(lexicographicSortSchema(served))).toBe(printSchema(lexicographicSortSchema(file)))
})

const undescribed = (type: GraphQLNamedType): string[] => {
  const members =
    isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? Object.values(type.getFields())
      : isEnumType(type)
        ? type.getValues()
        : []
  const own = [{ name: '', description: type.description }, ...members]
  const args = members.flatMap((member) => ('args' in member ? member.args : []))
  return [...own, ...args].filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`)
}

test('every type, field, argument and value is described', () => {
  const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
  expect(ours.filter((type) => !builtIn.has(type.name)).flatMap(undescribed)).toEqual([])
})

test('every connection has edges, nodes, page information and a count, and every edge a cursor and a node', () => {
  for (const type of ours.filter(isObjectType)) {
    const fields = Object.keys(type.getFields())
    if (type.name.endsWith('Connection'))
      expect([type.name, fields]).toEqual([
        type.name,
        expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']),
      ])
    if (type.name.endsWith('Edge'))
      expect([type.name, fields]).toEqual([type.name, expect.arrayContaining(['cursor', 'node'])])
  }
})

test('every object that has an id is a node and can be fetched again by it', async () => {
  const nodes = ours.filter(isObjectType).filter((type) => 'id' in type.getFields())
  for (const type of nodes) expect(type.getInterfaces().map(({ name }) => name)).toContain('Node')
  const { data: seen } = await archive.ask('{ events(first: 1) { nodes { id } } }')
  const description = `mutation ($id: ID!) { eventUpdate(id: $id, input: { description: "Seen" }) { event { history { nodes { id } } } } }`
  const changed = await archive.askAs('CURATOR', description, { id: seen.events.nodes[0].id })
  const { data } = await archive.ask(`{
    articles { nodes { id media { id } source { id } topics { id } mentions(first: 1) { nodes { id } } quotes(first: 1) { nodes { id } } } }
    people(first: 1) { nodes { id names { id } } } organizations(first: 1) { nodes { id } }
    places(first: 1) { nodes { id } } events(first: 1) { nodes { id } }
  }`)
  const [article] = data.articles.nodes
  const ids = [
    article.id,
    article.media[0].id,
    article.source.id,
    article.topics[0].id,
    article.mentions.nodes[0].id,
    article.quotes.nodes[0].id,
    data.people.nodes[0].id,
    data.people.nodes[0].names[0].id,
    data.organizations.nodes[0].id,
    data.places.nodes[0].id,
    data.events.nodes[0].id,
    changed.data.eventUpdate.event.history.nodes[0].id,
  ]
  const again = await archive.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids })
  expect(again.data.nodes.map((node: { id: string }) => node.id)).toEqual(ids)
  expect(new Set(again.data.nodes.map((node: { __typename: string }) => node.__typename))).toEqual(
    new Set(nodes.map((type) => type.name)),
  )
})

test('an id that stands for nothing is null, in its place', async () => {
  const { data } = await archive.ask('{ node(id: "nothing") { id } nodes(ids: ["per_AAAAAAAAAAAAAAAA", "x"]) { id } }')
  expect(data).toEqual({ node: null, nodes: [null, null] })
})
