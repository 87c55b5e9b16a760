import type { Affiliation, Entity, OrganizationKind, PartialDate, PlaceKind } from '../model.ts'
import { entityUrn } from './names.ts'

// Entities in the words of schema.org. What is undefined is not written.

export type Refer = (slug: string) => { '@id': string }

const ORGANIZATIONS: Partial<Record<OrganizationKind, string>> = {
  COMPANY: 'Corporation',
  GOVERNMENT: 'GovernmentOrganization',
  POLITICAL_PARTY: 'PoliticalParty',
  NON_PROFIT: 'NGO',
  EDUCATION: 'EducationalOrganization',
  MEDIA: 'NewsMediaOrganization',
  SPORTS: 'SportsOrganization',
}
const PLACES: Partial<Record<PlaceKind, string>> = { CONTINENT: 'Continent', COUNTRY: 'Country', CITY: 'City' }

/** An entity, and of a person the offices held. */
export function schemaEntity(entity: Entity, offices: readonly Affiliation[], refer: Refer) {
  const { name, names, description, identifiers } = entity
  return {
    '@type': typeOf(entity),
    '@id': entityUrn(entity),
    name,
    alternateName: names.filter(({ kind }) => kind !== 'MISSPELLING').map(({ text }) => text),
    description,
    identifier: identifiers.map(({ scheme, value }) => ({ '@type': 'PropertyValue', propertyID: scheme, value })),
    ...ownOf(entity, offices, refer),
  }
}

function typeOf(entity: Entity): string {
  switch (entity.kind) {
    case 'PERSON':
      return 'Person'
    case 'ORGANIZATION':
      return ORGANIZATIONS[entity.organizationKind] ?? 'Organization'
    case 'PLACE':
      return PLACES[entity.placeKind] ?? 'Place'
    case 'EVENT':
      return 'Event'
  }
}

function ownOf(entity: Entity, offices: readonly Affiliation[], refer: Refer): object {
  const one = (slug: string | undefined) => (slug === undefined ? undefined : refer(slug))
  switch (entity.kind) {
    case 'PERSON':
      return {
        birthDate: plainDate(entity.birthDate),
        deathDate: plainDate(entity.deathDate),
        affiliation: offices.map(({ organization, role, period }) => ({
          '@type': 'OrganizationRole',
          roleName: role,
          startDate: period?.earliest ?? undefined,
          endDate: period?.latest ?? undefined,
          affiliation: refer(organization),
        })),
      }
    case 'ORGANIZATION':
      return {
        foundingDate: plainDate(entity.foundedOn),
        dissolutionDate: plainDate(entity.dissolvedOn),
        parentOrganization: one(entity.parent),
        location: one(entity.headquarters),
      }
    case 'PLACE':
      return {
        geo: entity.location && { '@type': 'GeoCoordinates', ...entity.location },
        address: entity.countryCode && { '@type': 'PostalAddress', addressCountry: entity.countryCode },
        containedInPlace: one(entity.containedIn),
      }
    case 'EVENT':
      return {
        startDate: entity.date?.earliest ?? undefined,
        endDate: entity.date?.latest ?? undefined,
        location: entity.places.map(refer),
        superEvent: one(entity.partOf),
        attendee: entity.participants.map(({ entity: who }) => refer(who)),
      }
  }
}

/** A year, month or day as ISO 8601 has it; nothing for what only EDTF can say. */
export const plainDate = (date: PartialDate | undefined) =>
  date && /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(date.edtf) ? date.edtf : undefined
