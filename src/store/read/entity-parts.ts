import { columnsOf, jsonRow } from '../row.ts'
import { type List, raw, sql } from '../sql.ts'
import { ofParent } from './filters.ts'

// What belongs to an entity: names, identifiers, affiliations, and the words that are evidence of it.

export interface NameRow {
  kind: 'NAME'
  id: string
  text: string
  nameKind: string
  language: string | null
  validityEdtf: string | null
  validityEarliest: string | null
  validityLatest: string | null
}

const nameRow = jsonRow({
  kind: "'NAME'",
  nameKind: 'n.kind',
  ...columnsOf('n', 'id text language validityEdtf validityEarliest validityLatest'),
})

export const namesById = { row: nameRow, from: sql`"Name" n`, by: sql`n.id` }

/** The preferred name stands first. */
export const namesOfEntity: List = {
  name: 'names',
  row: nameRow,
  from: sql`"Name" n`,
  where: [ofParent(sql`n."entityId"`)],
  order: [{ by: sql`n.ordinal`, direction: 'ASC' }],
}

export interface IdentifierRow {
  scheme: string
  value: string
}

export const identifiersOf = (owner: 'entityId' | 'topicId'): List => ({
  name: 'identifiers',
  row: jsonRow(columnsOf('i', 'scheme value')),
  from: sql`"Identifier" i`,
  where: [ofParent(raw(`i."${owner}"`))],
  order: [
    { by: sql`i.scheme`, direction: 'ASC' },
    { by: sql`i.value`, direction: 'ASC' },
  ],
})

export interface AffiliationRow {
  id: string
  personId: string
  organizationId: string
  role: string | null
  periodEdtf: string | null
  periodEarliest: string | null
  periodLatest: string | null
}

/** Latest first; those without a period last. */
export const affiliationsOf = (owner: 'personId' | 'organizationId'): List => ({
  name: 'affiliations',
  row: jsonRow(columnsOf('f', 'id personId organizationId role periodEdtf periodEarliest periodLatest')),
  from: sql`"Affiliation" f`,
  where: [ofParent(raw(`f."${owner}"`))],
  order: [
    { by: sql`coalesce(f."periodEarliest", '')`, direction: 'DESC' },
    { by: sql`f.id`, direction: 'DESC' },
  ],
})

/** Spans that say so, of an event, a participant or an affiliation. */
export const evidenceOf = (subject: 'eventId' | 'participantId' | 'affiliationId'): List => ({
  name: 'evidence',
  row: jsonRow(columnsOf('v', 'textId start end exact')),
  from: sql`"Evidence" v`,
  where: [ofParent(raw(`v."${subject}"`))],
  order: [
    { by: sql`v.ordinal`, direction: 'ASC' },
    { by: sql`v.id`, direction: 'ASC' },
  ],
})
