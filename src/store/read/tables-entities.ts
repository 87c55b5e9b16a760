import { type Sql, sql } from '../sql.ts'
import { isListed } from './entity-rows.ts'
import { column, entityName, joined, named, type Table, within } from './tables-parts.ts'

// Tables of those that articles speak of, of what they are called, and of how they belong together.

const entity = (name: string, kind: string, from: Sql, own: Record<string, Sql>): Table => ({
  name,
  columns: {
    ...column('e', 'id slug name'),
    ...own,
    ...column('e', 'description method review'),
    article_count: sql`e."articleCount"`,
  },
  from,
  where: sql`e.kind = ${kind} AND ${isListed}`,
  key: [sql`e.id`],
  about: ({ entities }) => within('e.id', entities),
})

const said = (subject: Sql, articles: Sql) => sql`EXISTS (SELECT 1 FROM "Evidence" v JOIN "ArticleText" t
  ON t.id = v."textId" WHERE ${subject} AND t."articleId" IN (${articles}))`

export const entitiesTables: readonly Table[] = [
  entity('people', 'PERSON', sql`"Entity" e JOIN "Person" p ON p.id = e.id`, {
    birth_date: sql`p."birthEdtf"`,
    death_date: sql`p."deathEdtf"`,
  }),
  entity('organizations', 'ORGANIZATION', sql`"Entity" e JOIN "Organization" o ON o.id = e.id`, {
    ...column('o', 'kind'),
    founded_on: sql`o."foundedEdtf"`,
    dissolved_on: sql`o."dissolvedEdtf"`,
    ...named('o', 'parentId'),
    parent: entityName('o."parentId"'),
    ...named('o', 'headquartersId'),
    headquarters: entityName('o."headquartersId"'),
  }),
  entity('places', 'PLACE', sql`"Entity" e JOIN "Place" p ON p.id = e.id`, {
    ...named('p', 'kind latitude longitude countryCode containedInId'),
    contained_in: entityName('p."containedInId"'),
  }),
  entity('events', 'EVENT', sql`"Entity" e JOIN "Event" o ON o.id = e.id`, {
    ...column('o', 'kind'),
    date: sql`o."dateEdtf"`,
    ...named('o', 'dateEarliest dateLatest'),
    ...joined('place', 'EventPlace', 'placeId', 'eventId', 'e'),
    ...named('o', 'partOfId'),
    part_of: entityName('o."partOfId"'),
  }),
  {
    name: 'names',
    columns: {
      entity_id: sql`n."entityId"`,
      entity: sql`e.name`,
      entity_kind: sql`e.kind`,
      ...column('n', 'text kind language'),
      validity: sql`n."validityEdtf"`,
    },
    from: sql`"Name" n JOIN "Entity" e ON e.id = n."entityId"`,
    where: isListed,
    key: [sql`n."entityId"`, sql`n.text`],
    about: ({ entities }) => within('n."entityId"', entities),
  },
  {
    name: 'identifiers',
    columns: {
      entity_id: sql`i."entityId"`,
      entity: entityName('i."entityId"'),
      topic_id: sql`i."topicId"`,
      topic: sql`(SELECT name FROM "Topic" WHERE id = i."topicId")`,
      ...column('i', 'scheme value'),
    },
    from: sql`"Identifier" i`,
    key: [sql`i.id`],
    about: ({ entities }) => within('i."entityId"', entities),
  },
  {
    name: 'participants',
    columns: {
      ...column('p', 'id'),
      ...named('p', 'eventId'),
      event: entityName('p."eventId"'),
      ...named('p', 'entityId'),
      entity: entityName('p."entityId"'),
      ...column('p', 'role'),
    },
    from: sql`"Participant" p`,
    key: [sql`p."eventId"`, sql`p.ordinal`, sql`p.id`],
    about: ({ entities, articles }) => sql`(${within('p."eventId"', entities)} OR ${within('p."entityId"', entities)})
      AND ${said(sql`v."participantId" = p.id`, articles)}`,
  },
  {
    name: 'affiliations',
    columns: {
      ...column('f', 'id'),
      ...named('f', 'personId'),
      person: entityName('f."personId"'),
      ...named('f', 'organizationId'),
      organization: entityName('f."organizationId"'),
      ...column('f', 'role'),
      period: sql`f."periodEdtf"`,
      ...named('f', 'periodEarliest periodLatest'),
    },
    from: sql`"Affiliation" f`,
    key: [sql`f.id`],
    about: ({ entities, articles }) => sql`(${within('f."personId"', entities)}
      OR ${within('f."organizationId"', entities)}) AND ${said(sql`v."affiliationId" = f.id`, articles)}`,
  },
  {
    name: 'evidence',
    columns: {
      ...named('v', 'eventId participantId affiliationId'),
      article_id: sql`t."articleId"`,
      field: sql`t.field`,
      field_ordinal: sql`t.ordinal`,
      ...column('v', 'start end exact'),
    },
    from: sql`"Evidence" v JOIN "ArticleText" t ON t.id = v."textId"`,
    key: [sql`v.id`],
    about: ({ entities, articles }) => sql`${within('t."articleId"', articles)} AND (${within('v."eventId"', entities)}
      OR v."participantId" IN (SELECT id FROM "Participant" WHERE ${within('"eventId"', entities)} OR ${within('"entityId"', entities)})
      OR v."affiliationId" IN (SELECT id FROM "Affiliation" WHERE ${within('"personId"', entities)} OR ${within('"organizationId"', entities)}))`,
  },
  {
    name: 'topics',
    columns: {
      ...column('o', 'id slug name description'),
      ...named('o', 'broaderId'),
      broader: sql`(SELECT name FROM "Topic" WHERE id = o."broaderId")`,
    },
    from: sql`"Topic" o`,
    key: [sql`o.id`],
    about: ({ articles, isWhole }) =>
      isWhole
        ? sql`o.id IN (SELECT "topicId" FROM "ArticleTopic" l
      WHERE ${within('l."articleId"', articles)})`
        : sql`0`,
  },
  {
    name: 'sources',
    columns: {
      ...column('s', 'id slug name kind url'),
      languages: sql`(SELECT group_concat(value, '; ') FROM json_each(s.languages))`,
      ...column('s', 'license'),
    },
    from: sql`"Source" s`,
    key: [sql`s.id`],
    about: ({ articles }) => sql`s.id IN (SELECT "sourceId" FROM "Article" a WHERE ${within('a.id', articles)})`,
  },
]
