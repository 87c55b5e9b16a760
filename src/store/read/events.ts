import type { EventFilter, EventOrder } from '../../generated/resolvers.ts'
import { type Direction, type List, type OrderTerm, type Sql, sortedBy, sql } from '../sql.ts'
import { anyName, dateOf, placesInside } from './entities.ts'
import { entityFrom, entityRow, isListed, ROWS } from './entity-rows.ts'
import { anyOf, byEntity, byPartialDate, bySet, byText, combine, mentions, ofParent } from './filters.ts'

// The event's own table leads: its order is the one asked for.
const from = sql`"Event" event CROSS JOIN "Entity" e ON e.id = event.id`

/** What a list of events belongs to. */
export type EventsOf = 'archive' | 'place' | 'whole'

const PARENTS: Record<EventsOf, { from: Sql; where: Sql[] }> = {
  archive: { from, where: [] },
  place: {
    from: sql`"EventPlace" at JOIN "Event" event ON event.id = at."eventId" JOIN "Entity" e ON e.id = event.id`,
    where: [ofParent(sql`at."placeId"`)],
  },
  whole: { from, where: [ofParent(sql`event."partOfId"`)] },
}

/** Events without a date come last in both directions. */
function byDate(direction: Direction): OrderTerm[] {
  const date: OrderTerm = { by: sql`event."dateSort"`, direction }
  return direction === 'DESC' ? [date] : [{ by: sql`(event."dateSort" = '')`, direction: 'ASC' }, date]
}

const COLUMNS = { DATE: byDate, NAME: sql`e."nameSort"`, ARTICLE_COUNT: sql`e."articleCount"` }

export function eventList(of: EventsOf, where: EventFilter | null | undefined, orders: EventOrder[]): List {
  return {
    ...sortedBy(`events of ${of}`, orders, COLUMNS, sql`event.id`),
    row: ROWS.EVENT,
    from: PARENTS[of].from,
    where: [...PARENTS[of].where, isListed, ...eventConditions(where)],
  }
}

/** Conditions on events; disputed ones are left out unless the filter speaks of review. */
function eventConditions(filter: EventFilter | null | undefined): Sql[] {
  const conditions = combine(filter, (f) => [
    byEntity(sql`e.id`, f.id),
    byText(sql`e."nameSort"`, f.name),
    anyName(f.anyName),
    byPartialDate(dateOf('event', 'date'), f.date),
    f.placeWithin
      ? sql`e.id IN (SELECT "eventId" FROM "EventPlace" WHERE "placeId" IN ${placesInside(f.placeWithin)})`
      : undefined,
    bySet((ids) => sql`e.id IN (SELECT "eventId" FROM "Participant" WHERE "entityId" IN ${ids})`, f.participants),
    anyOf(sql`e.review`, f.review),
    anyOf(sql`event.kind`, f.kind),
  ])
  return mentions(filter, 'review') ? conditions : [...conditions, sql`e.review <> 'DISPUTED'`]
}

/** Who took part; `edge` holds the id of the part and the role. */
export const participantsOfEvent: List = {
  name: 'participants',
  row: entityRow,
  edge: sql`json_object('participantId', p.id, 'role', p.role)`,
  from: sql`"Participant" p JOIN ${entityFrom} ON e.id = p."entityId"`,
  where: [ofParent(sql`p."eventId"`)],
  order: [
    { by: sql`p.ordinal`, direction: 'ASC' },
    { by: sql`p.id`, direction: 'ASC' },
  ],
}
