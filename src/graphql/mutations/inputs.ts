import { badInput } from '../../errors.ts'
import type {
  EntityNameInput,
  EventInput,
  OrganizationInput,
  PersonInput,
  PlaceInput,
} from '../../generated/resolvers.ts'
import type { EntityKind } from '../../model.ts'
import { type EntityLookup, findEntity } from '../../store/curate/entities.ts'
import type { NameState } from '../../store/curate/entity-names.ts'
import type { Transaction } from '../../store/open.ts'
import type { State } from '../../store/read/states.ts'

// Inputs of mutations as parts of the state of an entity: what is left out stays undefined, null clears.

type Input = PersonInput & OrganizationInput & PlaceInput & EventInput

/** A name as the state of an entity has it. */
export const nameOf = ({ text, kind, language, validity }: EntityNameInput): NameState => ({
  text,
  kind,
  language: language ?? null,
  validity: validity ?? null,
})

function namesOf(names: readonly EntityNameInput[] | null | undefined): NameState[] | undefined {
  if (names === undefined) return undefined
  return (names ?? []).map((name, i) => {
    if (name.text.trim() === '') throw badInput(`input.names.${i}.text`, 'expected a name, got none.')
    if (name.kind === 'PREFERRED') throw badInput(`input.names.${i}.kind`, 'the preferred name is given as `name`.')
    return nameOf(name)
  })
}

/** What an input gives of the state of an entity. */
export async function stateOf(
  tx: Transaction,
  input: PersonInput | OrganizationInput | PlaceInput | EventInput,
  own?: string,
): Promise<State> {
  const given = input as Input
  const { name, names, kind, location, identifiers, countryCode, parent, headquarters, containedIn, partOf } = given
  const { places, participants, ...plain } = given
  const refer = async (by: EntityLookup | null | undefined, argument: string, kind: EntityKind) => {
    if (!by) return by
    const id = await findEntity(tx, by, `input.${argument}`, [kind])
    if (id === own) throw badInput(`input.${argument}`, 'an entity cannot be part of itself.')
    return id
  }
  return {
    ...plain,
    // What every entity has cannot be cleared.
    name: name === null ? '' : name,
    kind: kind ?? undefined,
    names: namesOf(names),
    identifiers: identifiers === undefined ? undefined : checkIdentifiers(identifiers ?? []),
    ...pointOf(location),
    countryCode: checkCountry(countryCode),
    parent: await refer(parent, 'parent', 'ORGANIZATION'),
    headquarters: await refer(headquarters, 'headquarters', 'PLACE'),
    containedIn: await refer(containedIn, 'containedIn', 'PLACE'),
    partOf: await refer(partOf, 'partOf', 'EVENT'),
    places: await eachOf(places, (by, i) => findEntity(tx, by, `input.places.${i}`, ['PLACE'])),
    participants: await eachOf(participants, async ({ entity, role }, i) => ({
      entity: await findEntity(tx, entity, `input.participants.${i}.entity`, ['PERSON', 'ORGANIZATION', 'PLACE']),
      role: role ?? null,
    })),
  }
}

async function eachOf<One, Made>(
  list: readonly One[] | null | undefined,
  make: (one: One, i: number) => Promise<Made>,
): Promise<Made[] | undefined> {
  if (list === undefined) return undefined
  const made: Made[] = []
  for (const [i, one] of (list ?? []).entries()) made.push(await make(one, i))
  return made
}

function pointOf(location: PlaceInput['location']) {
  if (location === undefined) return {}
  const { latitude = null, longitude = null } = location ?? {}
  if (Math.abs(latitude ?? 0) > 90) throw badInput('input.location.latitude', `expected −90 to 90, got ${latitude}.`)
  if (Math.abs(longitude ?? 0) > 180)
    throw badInput('input.location.longitude', `expected −180 to 180, got ${longitude}.`)
  return { latitude, longitude }
}

function checkCountry(code: string | null | undefined) {
  if (code && !/^[A-Z]{2}$/.test(code))
    throw badInput('input.countryCode', `expected two capital letters, got ${code}.`)
  return code
}

function checkIdentifiers(identifiers: readonly { scheme: string; value: string }[]) {
  identifiers.forEach(({ scheme, value }, i) => {
    if (!/^[a-z][a-z\d-]*$/.test(scheme) || value.trim() === '')
      throw badInput(
        `input.identifiers.${i}`,
        `expected a scheme in small letters and a value, got "${scheme}:${value}".`,
      )
  })
  return identifiers
}
