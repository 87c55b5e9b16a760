import type { Entity } from '../../model.ts'
import { jsonValue } from '../row.ts'
import { type Reader, readRows, sql } from '../sql.ts'
import { entityFrom } from './entity-rows.ts'
import { bare, identifiersOf, listOf, partialDate, slugOf } from './record-cells.ts'

// Entities in the words of model.ts. An event is here without participants and evidence: each article has its own.

const names = listOf(
  sql`json_object('text', n.text, 'kind', n.kind, 'language', n.language, 'validity', ${partialDate('n', 'validity')})`,
  sql`"Name" n WHERE n."entityId" = e.id AND n.kind <> 'PREFERRED' ORDER BY n.ordinal, n.id`,
)

const shared = sql`'kind', e.kind, 'slug', e.slug, 'name', e.name, 'names', json(${names}),
  'description', e.description, 'identifiers', json(${identifiersOf('entityId', 'e')}), 'method', e.method,
  'review', e.review`

const places = listOf(
  sql`json_quote(${slugOf('l."placeId"')})`,
  sql`"EventPlace" l WHERE l."eventId" = e.id ORDER BY l.ordinal`,
)

const row = sql`CASE e.kind
  WHEN 'PERSON' THEN json_object(${shared}, 'birthDate', ${partialDate('person', 'birth')},
    'deathDate', ${partialDate('person', 'death')})
  WHEN 'ORGANIZATION' THEN json_object(${shared}, 'organizationKind', organization.kind,
    'foundedOn', ${partialDate('organization', 'founded')}, 'dissolvedOn', ${partialDate('organization', 'dissolved')},
    'parent', ${slugOf('organization."parentId"')}, 'headquarters', ${slugOf('organization."headquartersId"')})
  WHEN 'PLACE' THEN json_object(${shared}, 'placeKind', place.kind,
    'location', json(CASE WHEN place.latitude IS NOT NULL
      THEN json_object('latitude', place.latitude, 'longitude', place.longitude) END),
    'countryCode', place."countryCode", 'containedIn', ${slugOf('place."containedInId"')})
  ELSE json_object(${shared}, 'eventKind', event.kind, 'date', ${partialDate('event', 'date')},
    'places', json(${places}), 'partOf', ${slugOf('event."partOfId"')}, 'participants', json('[]'),
    'evidence', json('[]')) END`

const TABLE = { row: jsonValue(row), from: entityFrom, by: sql`e.slug` }

/** Entities by slug, in the order asked, in one statement; null where there is none. */
export async function readRecordEntities(db: Reader, slugs: readonly string[]): Promise<(Entity | null)[]> {
  const rows = await readRows<Entity>(db, TABLE, slugs)
  return rows.map((one) => one && bare(one))
}
