import { ExpectedError } from '../../errors.ts'
import type { EntityKind, Identifier } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { parsePartialDate } from '../../text/partial-date.ts'
import { makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { readStates, type State } from '../read/states.ts'
import { dateColumns } from '../save/dates.ts'
import { type NameState, writeNames } from './entity-names.ts'
import { type ParticipantState, writeParticipants, writePlaces } from './event-parts.ts'

// An entity is written as its state has it, field by field; fields that are not given stay as they are.

type Columns = Record<string, string | number | null>
type Column = (value: never) => Columns

const dateUnder = (prefix: string) => (edtf: string | null) =>
  dateColumns(prefix, edtf === null ? undefined : parsePartialDate(edtf))
const as = (column: string) => (value: string | number | null) => ({ [column]: value })

/** Columns of the table of a kind, by the fields of its state. */
const FIELDS: Record<EntityKind, Record<string, Column>> = {
  PERSON: { birthDate: dateUnder('birth'), deathDate: dateUnder('death') },
  ORGANIZATION: {
    kind: as('kind'),
    foundedOn: dateUnder('founded'),
    dissolvedOn: dateUnder('dissolved'),
    parent: as('parentId'),
    headquarters: as('headquartersId'),
  },
  PLACE: {
    kind: as('kind'),
    latitude: as('latitude'),
    longitude: as('longitude'),
    countryCode: as('countryCode'),
    containedIn: as('containedInId'),
  },
  EVENT: {
    kind: as('kind'),
    date: (edtf: string | null) => ({
      ...dateUnder('date')(edtf),
      dateSort: (edtf && parsePartialDate(edtf).earliest) || '',
    }),
    partOf: as('partOfId'),
  },
}

/** Columns of the table of a kind for what is given of a state. */
export function columnsOf(kind: EntityKind, patch: State): Columns {
  const given = Object.entries(FIELDS[kind]).filter(([field]) => patch[field] !== undefined)
  return Object.assign({}, ...given.map(([field, column]) => column(patch[field] as never))) as Columns
}

/** Writes what is given of the state of an entity. */
export async function writeEntity(tx: Transaction, kind: EntityKind, id: string, patch: State, now: Date) {
  const { name, description, review } = patch as { name?: string; description?: string | null; review?: string }
  const own = {
    ...(name === undefined ? {} : { name, nameSort: fold(name) }),
    ...(description === undefined ? {} : { description }),
    ...(review === undefined ? {} : { review }),
  }
  await tx.entity.update({ where: { id }, data: { ...own, updatedAt: now } })
  await updateKind(tx, kind, id, columnsOf(kind, patch))
  if (name !== undefined || patch['names'] !== undefined) await writeAllNames(tx, id, patch)
  if (patch['identifiers'] !== undefined) await writeIdentifiers(tx, id, patch['identifiers'] as Identifier[])
  if (patch['places'] !== undefined) await writePlaces(tx, id, patch['places'] as string[])
  if (patch['participants'] !== undefined) await writeParticipants(tx, id, patch['participants'] as ParticipantState[])
}

async function updateKind(tx: Transaction, kind: EntityKind, id: string, data: Columns) {
  if (Object.keys(data).length === 0) return
  const update = { where: { id }, data }
  if (kind === 'PERSON') await tx.person.update(update)
  else if (kind === 'ORGANIZATION') await tx.organization.update(update)
  else if (kind === 'PLACE') await tx.place.update(update)
  else await tx.event.update(update)
}

/** A new preferred name leaves the old one on record as another name, unless all others are given too. */
async function writeAllNames(tx: Transaction, id: string, patch: State) {
  const { name: preferred } = await tx.entity.findUniqueOrThrow({ where: { id }, select: { name: true } })
  if (patch['names'] !== undefined) return writeNames(tx, id, preferred, patch['names'] as NameState[])
  const known = await tx.name.findMany({ where: { entityId: id }, orderBy: { ordinal: 'asc' } })
  const others = known.map(({ text, kind, language, validityEdtf }) => ({
    text,
    kind: (kind === 'PREFERRED' ? 'ALIAS' : kind) as NameState['kind'],
    language,
    validity: validityEdtf,
  }))
  await writeNames(tx, id, preferred, others)
}

/** @throws ExpectedError DUPLICATE if another entity bears one of them */
async function writeIdentifiers(tx: Transaction, entityId: string, identifiers: readonly Identifier[]) {
  await tx.identifier.deleteMany({ where: { entityId } })
  for (const { scheme, value } of identifiers) {
    const taken = await tx.identifier.findUnique({ where: { scheme_value: { scheme, value } } })
    if (taken)
      throw new ExpectedError('DUPLICATE', `input.identifiers: ${scheme}:${value} is on record for another.`, {
        argument: 'input.identifiers',
        existingId: taken.entityId ?? taken.topicId,
      })
    const id = makeId('OTHER', 'identifier', scheme, value)
    await tx.identifier.create({ data: { id, entityId, scheme, value } })
  }
}

export const readState = async (tx: Transaction, id: string): Promise<State> => (await readStates(tx, [id]))[0] ?? {}
