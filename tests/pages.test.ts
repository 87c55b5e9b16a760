import { readFileSync } from 'node:fs'
import {
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../src/graphql/schema.ts'
import { type Archive, INVENTED, openArchive, SEED } from './support/archive.ts'
import { numberedRecord } from './support/records.ts'

const schema = createSchema(readFileSync('schema.graphql', 'utf8'))

interface Connection {
  name: string
  owner: GraphQLObjectType
  field: GraphQLField<unknown, unknown>
}

const isConnection = (field: GraphQLField<unknown, unknown>) => getNamedType(field.type).name.endsWith('Connection')

const connections: Connection[] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__'))
  .flatMap((owner) =>
    Object.values(owner.getFields())
      .filter(isConnection)
      .map((field) => ({ name: `${owner.name}.${field.name}`, owner, field })),
  )

// Arguments that a field cannot do without.
const NEEDED: Record<string, string> = { search: 'query: "Lavrov kim north korea", options: { match: ANY }, ' }

// What tells an item from the others of its list.
const IDENTITY = `... on Node { id }`

/** Gives every kind of record a history of three changes. */
async function changeByHand({ ask, askAs }: Archive) {
  const { data } = await ask(`{
    article(by: { slug: "article-1" }) { mentions(first: 1) { nodes { id } } quotes(first: 1) { nodes { id } } }
    people(first: 1) { nodes { id } } organizations(first: 1) { nodes { id } } places(first: 1) { nodes { id } }
    event(by: { slug: "meeting-1" }) { id }
  }`)
  const { article, people, organizations, places, event } = data
  for (const description of ['"one"', '"two"', 'null'])
    await askAs(
      'CURATOR',
      `mutation {
        personUpdate(id: "${people.nodes[0].id}", input: { description: ${description} }) { userErrors { message } }
        organizationUpdate(id: "${organizations.nodes[0].id}", input: { description: ${description} }) { userErrors { message } }
        placeUpdate(id: "${places.nodes[0].id}", input: { description: ${description} }) { userErrors { message } }
        eventUpdate(id: "${event.id}", input: { description: ${description} }) { userErrors { message } }
      }`,
    )
  for (const review of ['UNREVIEWED', 'DISPUTED', 'CONFIRMED'])
    await askAs(
      'CURATOR',
      `mutation {
        quote: reviewSet(id: "${article.quotes.nodes[0].id}", review: ${review}) { userErrors { message } }
        mention: reviewSet(id: "${article.mentions.nodes[0].id}", review: ${review}) { userErrors { message } }
      }`,
    )
}

describe('every connection', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchive(
      [SEED, INVENTED],
      Array.from({ length: 8 }, (_, n) => numberedRecord(n)),
    )
    await changeByHand(archive)
  })
  afterAll(() => archive.close())

  test('takes all four arguments of a page, all 49 of them', () => {
    expect(connections.map(({ name }) => name)).toHaveLength(49)
    for (const { name, field } of connections)
      expect([name, field.args.map((arg) => arg.name)]).toEqual([
        name,
        expect.arrayContaining(['first', 'after', 'last', 'before']),
      ])
  })

  /** Asks for one page of a connection of up to three owners; an owner is the id it is found by, or the root. */
  async function page(connection: Connection, owner: string, args: string) {
    const { field } = connection
    const selection = `${field.name}(${NEEDED[field.name] ?? ''}${args}) {
      edges { cursor node { ${IDENTITY} } } nodes { ${IDENTITY} } totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }`
    const query =
      owner === ''
        ? `{ ${selection} }`
        : `{ node(id: "${owner}") { ... on ${connection.owner.name} { ${selection} } } }`
    const { data, errors } = await archive.ask(query)
    expect(errors).toBeUndefined()
    return (owner === '' ? data : data.node)[field.name]
  }

  async function ownersOf(type: GraphQLObjectType): Promise<string[]> {
    if (type.name === 'Query') return ['']
    if (type.name === 'Mention') return mentionIds()
    const lists: Record<string, string> = { Person: 'people' }
    const list = lists[type.name] ?? `${type.name.toLowerCase()}s`
    const { data } = await archive.ask(`{ ${list}(first: 100) { nodes { id } } }`)
    return data[list].nodes.map((node: { id: string }) => node.id)
  }

  async function mentionIds(): Promise<string[]> {
    const { data } = await archive.ask('{ article(by: { slug: "article-1" }) { mentions { nodes { id } } } }')
    return data.article.mentions.nodes.map((mention: { id: string }) => mention.id)
  }

  /** Owners with the longest lists of a connection that fit a page: most lists are short. */
  async function longestOwners({ owner, field }: Connection, first: number) {
    const ids = await ownersOf(owner)
    const count = `${field.name}(${NEEDED[field.name] ?? ''}first: 1) { totalCount }`
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${owner.name} { ${count} } } }`
    const { data } = owner.name === 'Query' ? await archive.ask(`{ ${count} }`) : await archive.ask(query, { ids })
    const lists = owner.name === 'Query' ? [data] : data.nodes
    return ids
      .map((id, i) => ({ id, count: lists[i][field.name].totalCount as number }))
      .sort((a, b) => Number(a.count > 100) - Number(b.count > 100) || b.count - a.count)
      .slice(0, first)
  }

  const idsOf = (items: { node: { id: string } }[]) => items.map((item) => item.node.id)

  async function walk(connection: Connection, owner: string, size: number, backward: boolean, orderBy = '') {
    const ids: string[] = []
    for (let cursor: string | null = null, more = true; more; ) {
      const from = cursor === null ? '' : `, ${backward ? 'before' : 'after'}: "${cursor}"`
      const answer = await page(connection, owner, `${orderBy}${backward ? 'last' : 'first'}: ${size}${from}`)
      if (backward) ids.unshift(...idsOf(answer.edges))
      else ids.push(...idsOf(answer.edges))
      expect(answer.nodes.map((node: { id: string }) => node.id)).toEqual(idsOf(answer.edges))
      cursor = backward ? answer.pageInfo.startCursor : answer.pageInfo.endCursor
      more = backward ? answer.pageInfo.hasPreviousPage : answer.pageInfo.hasNextPage
    }
    return ids
  }

  test.each(connections.map((connection) => [connection.name, connection] as const))(
    '%s gives the same list in pages of 1, 2 and 7, forward and backward',
    async (_name, connection) => {
      const longest = await longestOwners(connection, 2)
      expect(longest[0]!.count).toBeGreaterThan(0)
      for (const { id, count } of longest) {
        const whole = idsOf((await page(connection, id, 'first: 100')).edges)
        expect(whole).toHaveLength(Math.min(count, 100))
        if (count > 100) continue // All entities and the whole timeline: covered by walking what they are made of.
        for (const size of [1, 2, 7]) {
          expect(await walk(connection, id, size, false)).toEqual(whole)
          expect(await walk(connection, id, size, true)).toEqual(whole)
        }
      }
    },
  )

  // Every field to sort by in both directions, and two fields that sort opposite ways.
  const orders = connections.flatMap((connection) => {
    const argument = connection.field.args.find((arg) => arg.name === 'orderBy')
    const field = argument && (getNamedType(argument.type) as GraphQLInputObjectType).getFields?.()['field']
    if (!field || connection.field.name === 'search') return []
    const names = (getNamedType(field.type) as GraphQLEnumType).getValues().map((value) => value.name)
    const order = (name: string, direction: string) => `{ field: ${name}, direction: ${direction} }`
    const single = names.flatMap((name) => [[order(name, 'ASC')], [order(name, 'DESC')]])
    const mixed = [names.map((name, i) => order(name, i % 2 ? 'ASC' : 'DESC'))]
    return [...single, ...mixed].map((terms) => ({ connection, orderBy: `orderBy: [${terms.join(', ')}], ` }))
  })

  test.each(orders.map(({ connection, orderBy }) => [connection.name, orderBy, connection] as const))(
    '%s with %sgives the same list in pages of 5, forward and backward',
    async (_name, orderBy, connection) => {
      const [owner] = await longestOwners(connection, 1)
      const whole = idsOf((await page(connection, owner!.id, `${orderBy}first: 100`)).edges)
      expect(await walk(connection, owner!.id, 5, false, orderBy)).toEqual(whole)
      expect(await walk(connection, owner!.id, 5, true, orderBy)).toEqual(whole)
    },
  )

  test('may not be null, any of them', () => {
    for (const { field } of connections) expect(isNonNullType(field.type)).toBe(true)
  })
})

describe('a page that cannot be', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchive([SEED])
  })
  afterAll(() => archive.close())

  const refusal = async (args: string) => {
    const { errors } = await archive.ask(`{ articles(${args}) { nodes { id } } }`)
    return errors?.map(({ message, extensions: { code, argument } }) => ({ message, code, argument }))
  }

  test.each([
    ['first: 0', 'first', 'first: expected a page size from 1 to 100, got 0.'],
    ['first: 101', 'first', 'first: expected a page size from 1 to 100, got 101.'],
    ['last: -1', 'last', 'last: expected a page size from 1 to 100, got -1.'],
    ['first: 1, last: 1', 'last', 'last: give either `first` or `last`, not both.'],
    ['after: "abc"', 'after', 'after: "abc" is not a cursor of this list in this order.'],
    ['before: ""', 'before', 'before: "" is not a cursor of this list in this order.'],
  ])('%s is refused', async (args, argument, message) => {
    expect(await refusal(args)).toEqual([{ message, code: 'BAD_USER_INPUT', argument }])
  })

  test('a cursor of another list, or of the same list in another order, is refused', async () => {
    const { data } = await archive.ask('{ people(first: 1) { pageInfo { endCursor } } }')
    const cursor = data.people.pageInfo.endCursor
    const other = await archive.ask(`{ quotes(after: "${cursor}") { nodes { id } } }`)
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' })
    const order = await archive.ask(
      `{ people(orderBy: [{ field: ARTICLE_COUNT, direction: DESC }], after: "${cursor}") { nodes { id } } }`,
    )
    expect(order.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' })
  })
})
