import { badInput, ExpectedError } from '../../errors.ts'
import type { EntityKind, NameKind } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { entityId, kindOfId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import type { State } from '../read/states.ts'
import { type Editing, editRecord, notFound, recordCreation, type Target } from './edit.ts'
import { columnsOf, readState, writeEntity } from './entity-fields.ts'
import type { NameState } from './entity-names.ts'

/** One way to name an entity. */
export interface EntityLookup {
  id?: string | null | undefined
  slug?: string | null | undefined
  identifier?: { scheme: string; value: string } | null | undefined
}

/**
 * The id of the entity a caller means; of one that was merged, of the entity it was merged into.
 * @throws ExpectedError NOT_FOUND; BAD_USER_INPUT if it is of none of the kinds
 */
export async function findEntity(
  tx: Transaction,
  by: EntityLookup,
  argument: string,
  kinds?: readonly EntityKind[],
): Promise<string> {
  const { id, slug, identifier } = by
  const where = id ? { id } : slug ? { slug } : { identifiers: { some: identifier ?? { id: '' } } }
  const entity = await tx.entity.findFirst({ where, select: { id: true, mergedIntoId: true } })
  const given = id ?? slug ?? (identifier ? `${identifier.scheme}:${identifier.value}` : '')
  if (!entity) throw notFound(argument, given)
  const found = entity.mergedIntoId ?? entity.id
  const kind = kindOfId(found) as EntityKind
  if (kinds && !kinds.includes(kind))
    throw badInput(argument, `expected an entity of kind ${kinds.join(' or ')}, got the ${kind} ${given}.`)
  return found
}

/** Records an entity; what is left out of its state is empty. Returns its id. */
export async function createEntity(editing: Editing, kind: EntityKind, state: State): Promise<string> {
  const { tx, now } = editing
  const name = requireName(state)
  const slug = await freeSlug(tx, name, kind)
  const id = entityId(kind, slug)
  const found = { method: 'CURATED', review: 'CONFIRMED', createdAt: now, updatedAt: now }
  await tx.entity.create({ data: { id, kind, slug, name, nameSort: fold(name), ...found } })
  const row = { id, ...columnsOf(kind, { ...DEFAULTS[kind], ...given(state) }) }
  if (kind === 'PERSON') await tx.person.create({ data: row })
  else if (kind === 'ORGANIZATION') await tx.organization.create({ data: row as { id: string; kind: string } })
  else if (kind === 'PLACE') await tx.place.create({ data: row as { id: string; kind: string } })
  else await tx.event.create({ data: row as { id: string; kind: string; dateSort: string } })
  await writeEntity(tx, kind, id, { names: [], ...given(state) }, now)
  await recordCreation(editing, id)
  return id
}

const DEFAULTS: Record<EntityKind, State> = {
  PERSON: {},
  ORGANIZATION: { kind: 'OTHER' },
  PLACE: { kind: 'SITE' },
  EVENT: { kind: 'OTHER', date: null },
}

const given = (state: State) => Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined))

/** Changes what is given of an entity's state. */
export async function updateEntity(editing: Editing, kind: EntityKind, target: Target, patch: State): Promise<string> {
  const id = await findEntity(editing.tx, { id: target.id }, 'id', [kind])
  if (patch['name'] !== undefined) requireName(patch)
  await editRecord(editing, { ...target, id }, 'UPDATED', () => writeEntity(editing.tx, kind, id, patch, editing.now))
  if (patch['name'] !== undefined) await touchQuotes(editing, id)
  return id
}

/** Quotes are found by the name of their speaker. */
async function touchQuotes({ tx, changes }: Editing, speakerId: string) {
  const quotes = await tx.quote.findMany({ where: { speakerId }, select: { id: true } })
  for (const { id } of quotes) if (!changes.has(id)) changes.set(id, 'CHANGED')
}

function requireName({ name }: State): string {
  if (typeof name === 'string' && name.trim() !== '') return name
  throw badInput('input.name', 'expected a name, got none.')
}

/** Adds a name; one that is on record takes over the kind and language. */
export async function addName(
  editing: Editing,
  target: Target,
  name: { text: string; kind: NameKind; language: string | null },
) {
  const id = await findEntity(editing.tx, { id: target.id }, 'entityId')
  if (name.kind === 'PREFERRED')
    throw badInput('name.kind', 'an entity has one preferred name: give the new one as `name` of its update.')
  if (name.text.trim() === '') throw badInput('name.text', 'expected a name, got none.')
  const state = await readState(editing.tx, id)
  if (state['name'] === name.text) throw badInput('name.text', `${JSON.stringify(name.text)} is the preferred name.`)
  const others = (state['names'] as NameState[]).filter(({ text }) => text !== name.text)
  const names = [...others, { ...name, validity: null }]
  await changeNames(editing, { ...target, id, argument: 'entityId' }, names)
  return id
}

/** Takes a name off the record. */
export async function removeName(editing: Editing, nameId: string, target: Omit<Target, 'id'>) {
  const name = await editing.tx.name.findUnique({ where: { id: nameId } })
  if (!name) throw notFound('nameId', nameId)
  if (name.kind === 'PREFERRED')
    throw new ExpectedError(
      'IN_USE',
      `nameId: ${JSON.stringify(name.text)} is the preferred name; give the entity another first.`,
      {
        argument: 'nameId',
        existingId: name.entityId,
      },
    )
  const id = await findEntity(editing.tx, { id: name.entityId }, 'nameId')
  const state = await readState(editing.tx, id)
  const names = (state['names'] as NameState[]).filter(({ text }) => text !== name.text)
  await changeNames(editing, { ...target, id, argument: 'nameId' }, names)
  return id
}

const changeNames = (editing: Editing, target: Target, names: NameState[]) =>
  editRecord(editing, target, 'UPDATED', () =>
    writeEntity(editing.tx, kindOfId(target.id) as EntityKind, target.id, { names }, editing.now),
  )

const LONGEST_SLUG = 80

async function freeSlug(tx: Transaction, name: string, kind: EntityKind): Promise<string> {
  const words = fold(name)
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_SLUG)
  const slug = words || kind.toLowerCase()
  const taken = await tx.entity.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } })
  const slugs = new Set(taken.map((entity) => entity.slug))
  let number = 2
  if (!slugs.has(slug)) return slug
  while (slugs.has(`${slug}-${number}`)) number++
  return `${slug}-${number}`
}
