import { isDeepStrictEqual } from 'node:util'
import type { Entity, EntityKind, Event } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { entityId, makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { sql } from '../sql.ts'
import type { EntityState } from './entity-state.ts'
import type { IdOf } from './references.ts'
import { deleteRows, insertRows, type Tables, updateRows } from './rows.ts'

export type States = ReadonlyMap<string, EntityState>

const TABLES = {
  PERSON: 'Person',
  PLACE: 'Place',
  ORGANIZATION: 'Organization',
  EVENT: 'Event',
} as const satisfies Record<EntityKind, keyof Tables>

/** Ids of entities whose search documents, or whose names on quotes, are other than before. */
export interface Changes {
  changed: string[]
  renamed: string[]
}

/** Writes what became of entities: `before` and `after` by slug. */
export async function saveEntities(tx: Transaction, before: States, after: States, now: Date): Promise<Changes> {
  const added = [...after.values()].filter(({ slug }) => !before.has(slug))
  const pairs = [...after.values()].flatMap((state) => {
    const old = before.get(state.slug)
    return old && old !== state ? [{ old, state }] : []
  })
  await insertRows(
    tx,
    'Entity',
    added.map((state) => ({ ...entityRow(state, now), kind: state.kind, slug: state.slug, createdAt: now })),
  )
  const rewritten = pairs.filter(({ old, state }) => !isDeepStrictEqual(entityRow(old, now), entityRow(state, now)))
  await updateRows(
    tx,
    'Entity',
    rewritten.map(({ state }) => entityRow(state, now)),
  )
  await saveDetails(tx, added, pairs)
  await saveNames(tx, added, pairs)
  return {
    changed: [
      ...added,
      ...pairs.filter(({ old, state }) => isFoundOtherwise(old, state)).map(({ state }) => state),
    ].map(({ id }) => id),
    renamed: pairs.filter(({ old, state }) => old.name !== state.name).map(({ state }) => state.id),
  }
}

interface Pair {
  old: EntityState
  state: EntityState
}

const entityRow = ({ id, name, description, method, review }: EntityState, now: Date) => ({
  ...{ id, name, nameSort: fold(name), description, method, review },
  updatedAt: now,
})

function isFoundOtherwise(old: EntityState, state: EntityState): boolean {
  const names = (one: EntityState) => one.names.map(({ text, kind }) => [text, kind])
  const found = (one: EntityState) => [one.name, one.description, names(one)]
  return !isDeepStrictEqual(found(old), found(state))
}

/** Places go first, for organizations have their seats in them; within a table a row may refer to one further down. */
async function saveDetails(tx: Transaction, added: readonly EntityState[], pairs: readonly Pair[]) {
  for (const [kind, table] of Object.entries(TABLES)) {
    const rows = (states: readonly EntityState[]) =>
      states.filter((state) => state.kind === kind).map(({ id, details }) => ({ id, ...details }))
    const changed = pairs.filter(({ old, state }) => !isDeepStrictEqual(old.details, state.details))
    await insertRows(tx, table, rows(added) as Tables[typeof table][])
    await updateRows(tx, table, rows(changed.map(({ state }) => state)))
  }
}

async function saveNames(tx: Transaction, added: readonly EntityState[], pairs: readonly Pair[]) {
  const known = new Map(pairs.flatMap(({ old }) => old.names.map((name) => [name.id, name])))
  const names = [...added, ...pairs.map(({ state }) => state)].flatMap((state) => state.names)
  const kept = new Set(names.map(({ id }) => id))
  await deleteRows(
    tx,
    'Name',
    'id',
    [...known.keys()].filter((id) => !kept.has(id)),
  )
  const changed = names.filter((name) => known.has(name.id) && !isDeepStrictEqual(known.get(name.id), name))
  // Updated and not replaced, since mentions point at them; the old preferred name gives way first.
  for (const isPreferred of [false, true])
    await updateRows(
      tx,
      'Name',
      changed.filter(({ kind }) => (kind === 'PREFERRED') === isPreferred),
    )
  await insertRows(
    tx,
    'Name',
    names.filter(({ id }) => !known.has(id)),
  )
}

/** An identifier belongs to the entity that named it last. */
export async function saveIdentifiers(tx: Transaction, entities: readonly Entity[]) {
  const rows = entities.flatMap(({ kind, slug, identifiers }) =>
    identifiers.map(({ scheme, value }) => ({
      ...{ id: makeId('OTHER', 'identifier', scheme, value), entityId: entityId(kind, slug), scheme, value },
    })),
  )
  await insertRows(
    tx,
    'Identifier',
    rows,
    sql`ON CONFLICT (scheme, value) DO UPDATE SET "entityId" = excluded."entityId", "topicId" = NULL`,
  )
}

/** Where the events took place; an event that names no place keeps those on record. */
export async function savePlaces(tx: Transaction, events: readonly Event[], idOf: IdOf) {
  const placed = new Map(events.filter(({ places }) => places.length > 0).map((event) => [event.slug, event.places]))
  const rows = [...placed].flatMap(([slug, places]) =>
    [...new Set(places)].map((place, ordinal) => ({
      ...{ eventId: entityId('EVENT', slug), placeId: idOf(place, 'PLACE'), ordinal },
    })),
  )
  await deleteRows(tx, 'EventPlace', 'eventId', [...new Set(rows.map(({ eventId }) => eventId))])
  await insertRows(tx, 'EventPlace', rows)
}
