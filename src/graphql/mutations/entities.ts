import type {
  EventInput,
  MutationResolvers,
  OrganizationInput,
  PersonInput,
  PlaceInput,
} from '../../generated/resolvers.ts'
import type { EntityKind } from '../../model.ts'
import { addName, createEntity, removeName, updateEntity } from '../../store/curate/entities.ts'
import { mergeEntities, unmergeEntity } from '../../store/curate/merge.ts'
import type { EntityRow } from '../../store/read/entity-rows.ts'
import type { Context } from '../context.ts'
import { payloadOf } from '../user-errors.ts'
import { change, loadNode } from './change.ts'
import { nameOf, stateOf } from './inputs.ts'

type Input = PersonInput | OrganizationInput | PlaceInput | EventInput
type Given<T> = T | null | undefined

interface Creation {
  input: Input
  note?: Given<string>
}

interface Update extends Creation {
  id: string
  ifVersion?: Given<string>
}

const creator =
  <Field extends string>(kind: EntityKind, field: Field) =>
  (_root: unknown, { input, note }: Creation, context: Context) =>
    payloadOf({ [field]: null } as Record<Field, never>, async () => {
      const id = await change(context, note, async (editing) =>
        createEntity(editing, kind, await stateOf(editing.tx, input)),
      )
      return { [field]: await loadNode(id, context) } as Record<Field, never>
    })

const updater =
  <Field extends string>(kind: EntityKind, field: Field) =>
  (_root: unknown, { id, ifVersion, input, note }: Update, context: Context) =>
    payloadOf({ [field]: null } as Record<Field, never>, async () => {
      const updated = await change(context, note, async (editing) =>
        updateEntity(editing, kind, { id, ifVersion }, await stateOf(editing.tx, input, id)),
      )
      return { [field]: await loadNode(updated, context) } as Record<Field, never>
    })

export const entityMutations: MutationResolvers = {
  personCreate: creator('PERSON', 'person'),
  personUpdate: updater('PERSON', 'person'),
  organizationCreate: creator('ORGANIZATION', 'organization'),
  organizationUpdate: updater('ORGANIZATION', 'organization'),
  placeCreate: creator('PLACE', 'place'),
  placeUpdate: updater('PLACE', 'place'),
  eventCreate: creator('EVENT', 'event'),
  eventUpdate: updater('EVENT', 'event'),
  entityNameAdd: (_root, { entityId, name, ifVersion, note }, context) =>
    payloadOf<{ entity: EntityRow | null }>({ entity: null }, async () => {
      const target = { id: entityId, ifVersion }
      const id = await change(context, note, (editing) => addName(editing, target, nameOf(name)))
      return { entity: await loadNode(id, context) }
    }),
  entityNameRemove: (_root, { nameId, ifVersion, note }, context) =>
    payloadOf<{ entity: EntityRow | null }>({ entity: null }, async () => {
      const id = await change(context, note, (editing) => removeName(editing, nameId, { ifVersion }))
      return { entity: await loadNode(id, context) }
    }),
  entityMerge: (_root, { into, from, note }, context) =>
    payloadOf<{ entity: EntityRow | null; mergedIds: string[]; movedMentionCount: number }>(
      { entity: null, mergedIds: [], movedMentionCount: 0 },
      async () => {
        const merged = await change(context, note, (editing) => mergeEntities(editing, into, from))
        const { id, movedMentionCount } = merged
        return { entity: await loadNode(id, context), mergedIds: [...from], movedMentionCount }
      },
    ),
  entityUnmerge: (_root, { id, note }, context) =>
    payloadOf<{ entity: EntityRow | null; from: EntityRow | null }>({ entity: null, from: null }, async () => {
      const parted = await change(context, note, (editing) => unmergeEntity(editing, id))
      return { entity: await loadNode(parted.id, context), from: await loadNode(parted.from, context) }
    }),
}
