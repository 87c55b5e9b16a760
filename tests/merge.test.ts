import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkArchive } from '../src/check.ts'
import type { ArticleRecord, Entity } from '../src/model.ts'
import { type Archive, openArchive } from './support/archive.ts'
import { numberedRecord, spanOf } from './support/records.ts'

// Two records of one person: Ann Lee, and A. Lee, whom the second article quotes, names beside her, and says to be part
// of the same body and the same talks.

const found = { method: 'EXTRACTED', review: 'UNREVIEWED' } as const
const person = (slug: string, name: string, more: object = {}): Entity => ({
  ...found,
  kind: 'PERSON',
  slug,
  name,
  names: [],
  identifiers: [],
  ...more,
})

function lees(): ArticleRecord {
  const record = numberedRecord(50)
  const body =
    'Ann Lee of the Guild met A. Lee, also of the Guild, at the Talks. “We will see,” A. Lee told Ann Lee. Ann wrote it down.'
  const mention = (entity: string, exact: string) => ({ entity, span: spanOf(body, exact), confidence: 1, ...found })
  return {
    ...record,
    article: { ...record.article, body, authors: ['a-lee'] },
    entities: [
      person('ann-lee', 'Ann Lee', { names: [{ text: 'Ann', kind: 'ALIAS' }] }),
      person('a-lee', 'A. Lee', {
        identifiers: [{ scheme: 'wikidata', value: 'Q50' }],
        names: [
          { text: 'Ann', kind: 'ALIAS' },
          { text: 'Lee', kind: 'ALIAS' },
        ],
      }),
      {
        ...found,
        kind: 'ORGANIZATION',
        slug: 'guild',
        name: 'Guild',
        names: [],
        identifiers: [],
        organizationKind: 'OTHER',
      },
      {
        ...found,
        kind: 'EVENT',
        slug: 'talks',
        name: 'Talks',
        eventKind: 'MEETING',
        names: [],
        identifiers: [],
        places: [],
        participants: [
          { entity: 'ann-lee', role: 'host', evidence: [spanOf(body, 'Ann Lee')] },
          { entity: 'a-lee', role: 'guest', evidence: [spanOf(body, 'A. Lee')] },
        ],
        evidence: [spanOf(body, 'the Talks')],
      },
    ],
    mentions: [
      mention('ann-lee', 'Ann Lee'),
      mention('a-lee', 'A. Lee'),
      // Both are said to be named by the same word.
      mention('ann-lee', 'Ann wrote'),
      mention('a-lee', 'Ann wrote'),
      mention('guild', 'Guild'),
      mention('talks', 'Talks'),
    ],
    quotes: [
      {
        ...found,
        kind: 'DIRECT',
        segments: [spanOf(body, 'We will see')],
        speaker: 'a-lee',
        addressees: ['ann-lee', 'a-lee'],
        about: ['a-lee'],
        confidence: 1,
      },
    ],
    affiliations: [
      { person: 'ann-lee', organization: 'guild', evidence: [spanOf(body, 'Ann Lee of the Guild')] },
      { person: 'a-lee', organization: 'guild', evidence: [spanOf(body, 'also of the Guild')] },
    ],
  }
}

let archive: Archive
let ids: Record<string, string>
beforeEach(async () => {
  archive = await openArchive([], [lees(), numberedRecord(1)])
  const { data } = await archive.ask('{ people(first: 100) { nodes { id slug } } }')
  ids = Object.fromEntries(data.people.nodes.map(({ id, slug }: Record<string, string>) => [slug, id]))
})
afterEach(() => archive.close())

/** Every row of every table but the books that only grow. */
async function rows() {
  const tables = await archive.store.reader.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_prisma%'
      AND name NOT IN ('Archive', 'Change', 'Edit', 'Key')`,
  )
  const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)
  const all = tables.map(async ({ name }) => {
    const found = await archive.store.reader.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`)
    return [name, ...found.map((row) => JSON.stringify(row, plain)).sort()].join('\n')
  })
  return (await Promise.all(all)).join('\n\n')
}

const faults = async () => {
  const { revision } = await archive.store.reader.archive.findFirstOrThrow()
  await archive.index.commit(revision)
  const all = []
  for await (const fault of checkArchive(archive.store, archive.index)) all.push(fault)
  return all
}

const ERRORS = 'userErrors { code message path ... on ConflictError { existing { id } } }'
const merge = async (into: string, ...from: string[]) => {
  const { data, errors } = await archive.askAs(
    'ADMIN',
    `mutation ($into: ID!, $from: [ID!]!) { entityMerge(into: $into, from: $from, note: "the same person") {
      entity { id slug } mergedIds movedMentionCount ${ERRORS} } }`,
    { into, from },
  )
  expect(errors).toBe(undefined)
  return data.entityMerge
}
const unmerge = async (id: string) => {
  const { data, errors } = await archive.askAs(
    'ADMIN',
    `mutation ($id: ID!) { entityUnmerge(id: $id) { entity { id slug } from { slug } ${ERRORS} } }`,
    { id },
  )
  expect(errors).toBe(undefined)
  return data.entityUnmerge
}

const ABOUT = `... on Person {
  slug names { text kind } identifiers { value } affiliations { organization { name } evidence { exact } }
  mentions { nodes { span { exact } } } quotes { nodes { text addressees { slug } about { slug } } } authoredArticles { totalCount }
  articles { totalCount }
}`

test('what was said of both is said of the one that remains', async () => {
  expect(await merge(ids['ann-lee']!, ids['a-lee']!)).toEqual({
    entity: { id: ids['ann-lee'], slug: 'ann-lee' },
    mergedIds: [ids['a-lee']],
    movedMentionCount: 2,
    userErrors: [],
  })
  const { data } = await archive.ask(`{ person(by: { slug: "ann-lee" }) { ${ABOUT} }
    event(by: { slug: "talks" }) { participants { edges { role evidence { exact } node { slug } } } } }`)
  expect(data).toEqual({
    person: {
      slug: 'ann-lee',
      names: [
        { text: 'Ann Lee', kind: 'PREFERRED' },
        { text: 'Ann', kind: 'ALIAS' },
        { text: 'A. Lee', kind: 'ALIAS' },
        { text: 'Lee', kind: 'ALIAS' },
      ],
      identifiers: [{ value: 'Q50' }],
      affiliations: [
        { organization: { name: 'Guild' }, evidence: expect.arrayContaining([{ exact: 'also of the Guild' }]) },
      ],
      mentions: { nodes: expect.arrayContaining([{ span: { exact: 'A. Lee' } }, { span: { exact: 'Ann wrote' } }]) },
      quotes: {
        nodes: [{ text: 'We will see', addressees: [{ slug: 'ann-lee' }], about: [{ slug: 'ann-lee' }] }],
      },
      authoredArticles: { totalCount: 1 },
      articles: { totalCount: 1 },
    },
    event: {
      participants: {
        edges: [
          {
            role: 'host',
            evidence: expect.arrayContaining([{ exact: 'Ann Lee' }, { exact: 'A. Lee' }]),
            node: { slug: 'ann-lee' },
          },
        ],
      },
    },
  })
  expect(await faults()).toEqual([])
})

test('a search for what names an entity by its old id finds what names the one that remains', async () => {
  const search = `query ($old: ID!) {
    search(query: "Ann wrote it down", types: [ARTICLE], where: { entities: { allOf: [$old] } }) { totalCount } }`
  await merge(ids['ann-lee']!, ids['a-lee']!)
  expect((await archive.ask(search, { old: ids['a-lee'] })).data).toEqual({ search: { totalCount: 1 } })
})

test('old ids, keys and identifiers lead to the one that remains; lists and search have only that one', async () => {
  await merge(ids['ann-lee']!, ids['a-lee']!)
  const { data } = await archive.ask(
    `query ($old: ID!, $none: [ID!]!) {
      node(id: $old) { ... on Person { slug } } nodes(ids: $none) { id }
      byId: person(by: { id: $old }) { slug } bySlug: entity(by: { slug: "a-lee" }) { slug }
      byIdentifier: entity(by: { identifier: { scheme: "wikidata", value: "Q50" } }) { slug }
      people(where: { name: { contains: "lee" } }) { nodes { slug } }
      search(query: "Lee", types: [PERSON]) { nodes { ... on Person { slug } } totalCount }
      resolveName(name: "A. Lee") { entity { slug } }
      quotes(where: { speaker: { eq: $old } }) { totalCount }
      service { counts { type count } }
    }`,
    { old: ids['a-lee'], none: [ids['a-lee'], ids['ann-lee']] },
  )
  const one = { slug: 'ann-lee' }
  expect(data).toMatchObject({
    node: one,
    nodes: [{ id: ids['ann-lee'] }, { id: ids['ann-lee'] }],
    byId: one,
    bySlug: one,
    byIdentifier: one,
    people: { nodes: [one] },
    search: { nodes: [one], totalCount: 1 },
    quotes: { totalCount: 1 },
    service: { counts: expect.arrayContaining([{ type: 'PERSON', count: 3 }]) },
  })
  expect(data.resolveName[0]).toEqual({ entity: one })
})

test('undone, every row of the archive is as it was', async () => {
  const before = await rows()
  await merge(ids['ann-lee']!, ids['a-lee']!)
  expect(await rows()).not.toBe(before)
  expect(await unmerge(ids['a-lee']!)).toEqual({
    entity: { id: ids['a-lee'], slug: 'a-lee' },
    from: { slug: 'ann-lee' },
    userErrors: [],
  })
  expect(await rows()).toBe(before)
  expect(await faults()).toEqual([])
})

test('merges of merges are undone in any order', async () => {
  const before = await rows()
  const [ann, a, guest] = [ids['ann-lee']!, ids['a-lee']!, ids['guest-1']!]
  for (const order of [
    [a, ann],
    [ann, a],
  ]) {
    await merge(ann, a)
    await merge(guest, ann)
    const { data } = await archive.ask('query ($id: ID!) { node(id: $id) { ... on Person { slug } } }', { id: a })
    expect(data.node.slug).toBe('guest-1')
    expect(await faults()).toEqual([])
    for (const id of order) await unmerge(id)
    expect(await rows()).toBe(before)
  }
  await merge(ann, a, guest)
  await unmerge(a)
  await unmerge(guest)
  expect(await rows()).toBe(before)
  expect(await faults()).toEqual([])
})

test('is refused for itself, for another kind, and for one that is merged', async () => {
  const [ann, a] = [ids['ann-lee']!, ids['a-lee']!]
  const { data } = await archive.ask('{ event(by: { slug: "talks" }) { id } }')
  expect((await merge(ann, ann)).userErrors).toMatchObject([
    { code: 'INVALID', message: `from.0: ${ann} cannot be merged into itself.`, path: ['from', '0'] },
  ])
  expect((await merge(ann, data.event.id)).userErrors).toMatchObject([
    { code: 'INVALID', message: `from.0: expected an entity of kind PERSON, got the EVENT ${data.event.id}.` },
  ])
  await merge(ann, a)
  expect((await merge(ann, a)).userErrors).toMatchObject([
    { code: 'IN_USE', message: `from.0: ${a} is merged into ${ann} already.`, existing: { id: ann } },
  ])
  expect((await unmerge(ann)).userErrors).toMatchObject([
    { code: 'INVALID', message: `id: ${ann} is not merged into another entity.` },
  ])
  const forbidden = await archive.askAs(
    'CURATOR',
    `mutation { entityMerge(into: "${ann}", from: ["${a}"]) { mergedIds } }`,
  )
  expect(forbidden.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

test('stands in the history of both', async () => {
  await merge(ids['ann-lee']!, ids['a-lee']!)
  await unmerge(ids['a-lee']!)
  const { data } = await archive.ask(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { history { nodes { action by note changes { field } } } } } }',
    { ids: [ids['ann-lee'], ids['a-lee']] },
  )
  const [ann, a] = data.nodes
  expect(ann.history.nodes).toEqual([
    { action: 'UNMERGED', by: 'the admin', note: null, changes: expect.arrayContaining([{ field: 'merged' }]) },
    {
      action: 'MERGED',
      by: 'the admin',
      note: 'the same person',
      changes: expect.arrayContaining([{ field: 'merged' }, { field: 'names' }, { field: 'identifiers' }]),
    },
  ])
  expect(a.history.nodes.map(({ action }: { action: string }) => action)).toEqual(['UNMERGED', 'MERGED'])
})
