import type { Entity, Event, Name, Organization, PartialDate, Person, Place } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { entityId, makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { insertRows } from './insert.ts'

/** Id of an entity by its slug. */
export type IdOf = (slug: string) => string

/** Columns of a partial date under a name: `birth` gives birthEdtf, birthEarliest, birthLatest. */
export const dateColumns = <Prefix extends string>(prefix: Prefix, date: PartialDate | undefined) =>
  ({
    [`${prefix}Edtf`]: date?.edtf ?? null,
    [`${prefix}Earliest`]: date?.earliest ?? null,
    [`${prefix}Latest`]: date?.latest ?? null,
  }) as Record<`${Prefix}Edtf` | `${Prefix}Earliest` | `${Prefix}Latest`, string | null>

const idOfEntity = ({ kind, slug }: Entity) => entityId(kind, slug)

/**
 * Writes the entities of a record. New ones go in together; of one that is known, what is given is taken over and
 * nothing on record is lost. Those in `owned` were told of by this article alone and are written anew.
 */
export async function saveEntities(
  tx: Transaction,
  entities: readonly Entity[],
  idOf: IdOf,
  owned: Set<string>,
  now: Date,
) {
  const ids = entities.map(idOfEntity)
  const known = await tx.entity.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, description: true },
  })
  const knownIds = new Set(known.map(({ id }) => id))
  await clearOwned(
    tx,
    ids.filter((id) => knownIds.has(id) && owned.has(id)),
  )
  const added = entities.filter((entity) => !knownIds.has(idOfEntity(entity)))
  await addEntities(tx, added, now)
  const knownById = new Map(known.map((entity) => [entity.id, entity]))
  for (const entity of entities) {
    const before = knownById.get(idOfEntity(entity))
    if (before) await updateEntity(tx, entity, before, now)
  }
  await saveNames(tx, entities)
  await saveIdentifiers(tx, entities)
  // References come last: an entity may point at one further down.
  for (const entity of entities) await linkEntity(tx, entity, idOf)
  await savePlaces(
    tx,
    entities.filter((entity) => entity.kind === 'EVENT'),
    idOf,
  )
}

/** Everything one article said of its entities, before it says it anew. */
async function clearOwned(tx: Transaction, ids: string[]) {
  if (ids.length === 0) return
  await tx.name.deleteMany({ where: { entityId: { in: ids } } })
  await tx.identifier.deleteMany({ where: { entityId: { in: ids } } })
  await tx.participant.deleteMany({ where: { eventId: { in: ids } } })
}

async function addEntities(tx: Transaction, entities: readonly Entity[], now: Date) {
  const times = { createdAt: now, updatedAt: now }
  await insertRows(
    tx,
    'Entity',
    entities.map((entity) => {
      const { kind, slug, name, description = null, method, review } = entity
      return {
        id: idOfEntity(entity),
        kind,
        slug,
        name,
        nameSort: fold(name),
        description,
        method,
        review,
        ...times,
      }
    }),
  )
  const rows = <Kind extends Entity, Columns>(kind: Kind['kind'], columns: (entity: Kind) => Columns) =>
    entities
      .filter((entity): entity is Kind => entity.kind === kind)
      .map((entity) => ({ id: idOfEntity(entity), ...columns(entity) }))
  await insertRows(tx, 'Person', rows('PERSON', personColumns))
  await insertRows(tx, 'Organization', rows('ORGANIZATION', organizationColumns))
  await insertRows(tx, 'Place', rows('PLACE', placeColumns))
  await insertRows(tx, 'Event', rows('EVENT', eventColumns))
}

const personColumns = ({ birthDate, deathDate }: Person) => ({
  ...dateColumns('birth', birthDate),
  ...dateColumns('death', deathDate),
})

const organizationColumns = ({ organizationKind, foundedOn, dissolvedOn }: Organization) => ({
  kind: organizationKind,
  ...dateColumns('founded', foundedOn),
  ...dateColumns('dissolved', dissolvedOn),
})

const placeColumns = ({ placeKind, location, countryCode }: Place) => ({
  kind: placeKind,
  latitude: location?.latitude ?? null,
  longitude: location?.longitude ?? null,
  countryCode: countryCode ?? null,
})

const eventColumns = ({ eventKind, date }: Event) => ({
  kind: eventKind,
  ...dateColumns('date', date),
  dateSort: date?.earliest ?? '',
})

interface Known {
  id: string
  name: string
  description: string | null
}

/** Takes over what a record says of a known entity. */
async function updateEntity(tx: Transaction, entity: Entity, before: Known, now: Date) {
  const { name, description = before.description } = entity
  if (name !== before.name || description !== before.description)
    await tx.entity.update({
      where: { id: before.id },
      data: { name, nameSort: fold(name), description, updatedAt: now },
    })
  const where = { id: before.id }
  if (entity.kind === 'PERSON') await tx.person.update({ where, data: given(personColumns(entity)) })
  if (entity.kind === 'ORGANIZATION') await tx.organization.update({ where, data: given(organizationColumns(entity)) })
  if (entity.kind === 'PLACE') await tx.place.update({ where, data: given(placeColumns(entity)) })
  if (entity.kind === 'EVENT')
    await tx.event.update({ where, data: entity.date ? eventColumns(entity) : { kind: entity.eventKind } })
}

const given = <T extends object>(columns: T) =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Partial<T>

/** Names as given, preferred first, then those on record that the record does not give. */
async function saveNames(tx: Transaction, entities: readonly Entity[]) {
  const ids = entities.map(idOfEntity)
  const known = await tx.name.findMany({ where: { entityId: { in: ids } }, orderBy: { ordinal: 'asc' } })
  const rows = entities.flatMap((entity) => {
    const id = idOfEntity(entity)
    const names = allNames(entity)
    const texts = new Set(names.map(({ text }) => text))
    const kept = known.filter((name) => name.entityId === id && !texts.has(name.text))
    return [
      ...names.map((name, ordinal) => nameRow(id, name, ordinal)),
      // What was preferred before is one of the names now.
      ...kept.map((name, i) => ({
        ...name,
        kind: name.kind === 'PREFERRED' ? 'ALIAS' : name.kind,
        ordinal: names.length + i,
      })),
    ]
  })
  const same = new Map(known.map((name) => [name.id, JSON.stringify(name)]))
  const changed = rows.filter((row) => same.has(row.id) && same.get(row.id) !== JSON.stringify(row))
  // Updated and not replaced, since mentions point at them; the old preferred name gives way first.
  changed.sort((a, b) => Number(a.kind === 'PREFERRED') - Number(b.kind === 'PREFERRED'))
  for (const { id, ...data } of changed) await tx.name.update({ where: { id }, data })
  await insertRows(
    tx,
    'Name',
    rows.filter((row) => !same.has(row.id)),
  )
}

const allNames = ({ name, names }: Entity): Name[] => [
  { text: name, kind: 'PREFERRED' },
  ...names.filter(({ text }) => text !== name),
]

// Property order as the database returns it, so that rows compare as JSON.
const nameRow = (entityId: string, { text, kind, language = undefined, validity }: Name, ordinal: number) => ({
  id: makeId('NAME', entityId, text),
  entityId,
  text,
  textSort: fold(text),
  kind,
  language: language ?? null,
  ...dateColumns('validity', validity),
  ordinal,
})

async function saveIdentifiers(tx: Transaction, entities: readonly Entity[]) {
  const rows = entities.flatMap((entity) =>
    entity.identifiers.map(({ scheme, value }) => ({
      id: makeId('OTHER', 'identifier', scheme, value),
      entityId: idOfEntity(entity),
      scheme,
      value,
    })),
  )
  const known = await tx.identifier.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  const owners = new Map(known.map(({ id, entityId }) => [id, entityId]))
  await insertRows(
    tx,
    'Identifier',
    rows.filter(({ id }) => !owners.has(id)),
  )
  for (const { id, entityId } of rows)
    if (owners.has(id) && owners.get(id) !== entityId) await tx.identifier.update({ where: { id }, data: { entityId } })
}

async function linkEntity(tx: Transaction, entity: Entity, idOf: IdOf) {
  const where = { id: idOfEntity(entity) }
  const link = <Column extends string>(column: Column, slug: string | undefined) =>
    (slug === undefined ? {} : { [column]: idOf(slug) }) as { [K in Column]?: string }
  if (entity.kind === 'ORGANIZATION' && (entity.parent ?? entity.headquarters) !== undefined)
    await tx.organization.update({
      where,
      data: { ...link('parentId', entity.parent), ...link('headquartersId', entity.headquarters) },
    })
  if (entity.kind === 'PLACE' && entity.containedIn !== undefined)
    await tx.place.update({ where, data: link('containedInId', entity.containedIn) })
  if (entity.kind === 'EVENT' && entity.partOf !== undefined)
    await tx.event.update({ where, data: link('partOfId', entity.partOf) })
}

/** Where the events took place; an event that names no place keeps those on record. */
async function savePlaces(tx: Transaction, events: readonly Event[], idOf: IdOf) {
  const placed = events.filter(({ places }) => places.length > 0)
  await tx.eventPlace.deleteMany({ where: { eventId: { in: placed.map(idOfEntity) } } })
  await insertRows(
    tx,
    'EventPlace',
    placed.flatMap((event) =>
      event.places.map((place, ordinal) => ({ eventId: idOfEntity(event), placeId: idOf(place), ordinal })),
    ),
  )
}
