import type {
  AffiliationResolvers,
  EntityNameResolvers,
  EventQuotesArgs,
  EventResolvers,
  ExternalIdentifierResolvers,
  OrganizationResolvers,
  PersonArticlesArgs,
  PersonAuthoredArticlesArgs,
  PersonMentionsArgs,
  PersonQuotesArgs,
  PersonRelatedEntitiesArgs,
  PersonResolvers,
  PlaceEventsArgs,
  PlaceResolvers,
  QueryResolvers,
} from '../generated/resolvers.ts'
import type { EntityKind } from '../model.ts'
import { articleList } from '../store/read/articles.ts'
import {
  containedPlaceList,
  entityList,
  organizationList,
  personList,
  placeList,
  subsidiaryList,
} from '../store/read/entities.ts'
import { placesOfEvent, relatedEntityList } from '../store/read/entity-links.ts'
import {
  type AffiliationRow,
  affiliationsOf,
  evidenceOf,
  identifiersOf,
  namesOfEntity,
} from '../store/read/entity-parts.ts'
import {
  type EntityRow,
  type EventRow,
  entitiesBy,
  entitiesByIdentifier,
  entitiesFoundBy,
  type OrganizationRow,
  type PersonRow,
  type PlaceRow,
} from '../store/read/entity-rows.ts'
import { eventList, participantsOfEvent } from '../store/read/events.ts'
import { mentionList } from '../store/read/mentions.ts'
import { quoteList } from '../store/read/quotes.ts'
import { readLists } from '../store/sql.ts'
import { batch } from './batch.ts'
import { ofColumns } from './columns.ts'
import type { Context } from './context.ts'
import { dateColumn } from './dates.ts'
import { curated } from './history.ts'
import { lookUp, toExactlyOne, toMany, toOne } from './load.ts'
import { connection, type Edge, pageOf } from './page.ts'

const entityTables = { id: entitiesFoundBy('id'), slug: entitiesFoundBy('slug'), identifier: entitiesByIdentifier }

/** Text to look an entity up by; an identifier as `scheme:value`. */
const lookUpText = (value: unknown) => {
  if (typeof value === 'string') return value
  const { scheme, value: text } = value as { scheme: string; value: string }
  return `${scheme}:${text}`
}

const findEntity = (by: object, context: Context) => lookUp<EntityRow>(by, entityTables, context, lookUpText)

/** One entity of one kind; an entity of another kind is not found. */
const findOfKind =
  <Row extends EntityRow>(kind: EntityKind) =>
  async (_root: unknown, { by }: { by: object }, context: Context): Promise<Row | null> => {
    const entity = await findEntity(by, context)
    return entity?.kind === kind ? (entity as Row) : null
  }

export const entityQueries: QueryResolvers = {
  entity: (_root, { by }, context) => findEntity(by, context),
  entities: (_root, args, context) => pageOf(entityList(args.where, args.orderBy), args, context),
  person: findOfKind<PersonRow>('PERSON'),
  people: (_root, args, context) => pageOf(personList(args.where, args.orderBy), args, context),
  organization: findOfKind<OrganizationRow>('ORGANIZATION'),
  organizations: (_root, args, context) => pageOf(organizationList(args.where, args.orderBy), args, context),
  place: findOfKind<PlaceRow>('PLACE'),
  places: (_root, args, context) => pageOf(placeList(args.where, args.orderBy), args, context),
  event: findOfKind<EventRow>('EVENT'),
  events: (_root, args, context) => pageOf(eventList('archive', args.where, args.orderBy), args, context),
}

/** Fields of every kind of entity, each loaded once for all kinds of a level. */
const shared = {
  ...curated,
  displayTitle: ofColumns(['name'], (entity: Pick<EntityRow, 'name'>) => entity.name),
  names: toMany<EntityRow, never>(namesOfEntity),
  identifiers: toMany<EntityRow, never>(identifiersOf('entityId')),
  mentions: connection((args: PersonMentionsArgs) => mentionList('entity', args.where, args.orderBy)),
  articles: connection((args: PersonArticlesArgs) => articleList('entity', args.where, args.orderBy)),
  relatedEntities: connection(({ types }: PersonRelatedEntitiesArgs) => relatedEntityList(types)),
}

const quotesBySpeaker = connection((args: PersonQuotesArgs) => quoteList('speaker', args.where, args.orderBy))

export const PersonFields: PersonResolvers = {
  ...shared,
  birthDate: dateColumn('birth'),
  deathDate: dateColumn('death'),
  affiliations: toMany(affiliationsOf('personId')),
  authoredArticles: connection((args: PersonAuthoredArticlesArgs) => articleList('author', args.where, args.orderBy)),
  quotes: quotesBySpeaker,
}

export const OrganizationFields: OrganizationResolvers = {
  ...shared,
  kind: ofColumns(['organizationKind'], (organization) => organization.organizationKind as 'COMPANY'),
  foundedOn: dateColumn('founded'),
  dissolvedOn: dateColumn('dissolved'),
  parent: toOne(entitiesBy('id'), 'parentId'),
  subsidiaries: connection(() => subsidiaryList),
  headquarters: toOne(entitiesBy('id'), 'headquartersId'),
  affiliations: toMany(affiliationsOf('organizationId')),
  quotes: quotesBySpeaker,
}

export const PlaceFields: PlaceResolvers = {
  ...shared,
  kind: ofColumns(['placeKind'], (place) => place.placeKind as 'COUNTRY'),
  location: ofColumns(['latitude', 'longitude'], ({ latitude, longitude }) =>
    latitude === null || longitude === null ? null : { latitude, longitude },
  ),
  containedIn: toOne(entitiesBy('id'), 'containedInId'),
  contains: connection(() => containedPlaceList),
  events: connection((args: PlaceEventsArgs) => eventList('place', args.where, args.orderBy)),
}

export const EventFields: EventResolvers = {
  ...shared,
  kind: ofColumns(['eventKind'], (event) => event.eventKind as 'VISIT'),
  date: dateColumn('date'),
  places: toMany(placesOfEvent),
  participants: connection(() => participantsOfEvent),
  partOf: toOne(entitiesBy('id'), 'partOfId'),
  subEvents: connection(() => eventList('whole', null, [{ field: 'DATE', direction: 'ASC' }])),
  evidence: toMany(evidenceOf('eventId')),
  quotes: connection((args: EventQuotesArgs) => quoteList('event', args.where, args.orderBy)),
}

export const participantEdgeFields = {
  role: ({ edge }: Edge) => edge.role as string | null,
  evidence: batch((edges: readonly Edge[], _args: object, { db }: Context) => {
    const ids = edges.map(({ edge }) => edge.participantId as string)
    return readLists<never>(db, evidenceOf('participantId'), ids)
  }),
}

export const relatedEntityEdgeFields = {
  score: ({ edge }: Edge) => edge.score as number,
  sharedArticleCount: ({ edge }: Edge) => edge.sharedArticleCount as number,
}

export const NameFields: EntityNameResolvers = {
  kind: (name) => name.nameKind as 'ALIAS',
  validity: dateColumn('validity'),
}

export const AffiliationFields: AffiliationResolvers = {
  person: toExactlyOne<AffiliationRow, PersonRow>(entitiesBy('id'), 'personId'),
  organization: toExactlyOne<AffiliationRow, OrganizationRow>(entitiesBy('id'), 'organizationId'),
  period: dateColumn('period'),
  evidence: toMany(evidenceOf('affiliationId')),
}

// Page of an identifier in the systems that have one.
const PAGES: Record<string, string> = {
  wikidata: 'https://www.wikidata.org/wiki/',
  viaf: 'https://viaf.org/viaf/',
  isni: 'https://isni.org/isni/',
  geonames: 'https://www.geonames.org/',
  iptc: 'https://cv.iptc.org/newscodes/mediatopic/',
}

export const IdentifierFields: ExternalIdentifierResolvers = {
  url: ({ scheme, value }) => {
    const page = PAGES[scheme]
    return page ? page + encodeURIComponent(value.replace(/^medtop:/, '')) : null
  },
}
