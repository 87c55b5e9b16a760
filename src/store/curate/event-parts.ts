import { makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'

/** Writes where an event took place; others are removed. */
export async function writePlaces(tx: Transaction, eventId: string, places: readonly string[]) {
  await tx.eventPlace.deleteMany({ where: { eventId } })
  for (const [ordinal, placeId] of [...new Set(places)].entries())
    await tx.eventPlace.create({ data: { eventId, placeId, ordinal } })
}

export interface ParticipantState {
  entity: string
  role: string | null
}

/** Writes who took part; others are removed, and those that stay keep their evidence. */
export async function writeParticipants(tx: Transaction, eventId: string, participants: readonly ParticipantState[]) {
  const distinct = [...new Map(participants.map((participant) => [participant.entity, participant])).values()]
  await tx.participant.deleteMany({ where: { eventId, entityId: { notIn: distinct.map(({ entity }) => entity) } } })
  for (const [ordinal, { entity, role }] of distinct.entries())
    await tx.participant.upsert({
      where: { eventId_entityId: { eventId, entityId: entity } },
      create: { id: makeId('OTHER', 'participant', eventId, entity), eventId, entityId: entity, role, ordinal },
      update: { role, ordinal },
    })
}
