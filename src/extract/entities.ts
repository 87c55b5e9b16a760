import type { NameKind } from '../model.ts'
import { groupGovernments } from './governments.ts'
import { findKnownNames } from './known-names.ts'
import type { Gender } from './lexicon/given-names.ts'
import type { NamedKind } from './names.ts'
import { officesSaid } from './offices.ts'
import { groupOrganizations } from './organizations.ts'
import { groupPeople } from './people.ts'
import { groupPlaces } from './places.ts'
import type { Prose } from './prose.ts'
import { findSpellings, isSettled, type TextStretch } from './spellings.ts'

// The names of an article brought together: each group is one person, organization or place.

export interface Group {
  kind: NamedKind
  /** The fullest of its names, or the one most often used. */
  name: string
  /** All others. */
  names: { text: string; kind: NameKind }[]
  gender?: Gender
  /** Titles and offices that stand beside its names. */
  roles: TextStretch[]
  /** What the article says beside a person's names that he or she is. */
  offices?: ReadonlySet<string>
  /** Where it is named, in order. `text` is the index of the text. */
  mentions: (TextStretch & { confidence: number })[]
}

/** Groups the names in the texts of one article. */
export function groupNames(texts: readonly Prose[]): Group[] {
  const { people, rest } = groupPeople(findSpellings(texts), texts)
  const settled = rest.filter(isSettled)
  const organizations = groupOrganizations(
    settled.filter(({ kind }) => kind === 'ORGANIZATION'),
    texts,
  )
  const { governments, rest: located } = groupGovernments(
    settled.filter(({ kind }) => kind === 'PLACE'),
    texts,
  )
  const groups = [...people, ...organizations, ...groupPlaces(located), ...governments]
  // Names that are known by now stand in headlines too, and where a sentence begins.
  for (const [text, prose] of texts.entries()) findKnownNames(prose, text, groups)
  for (const group of groups) if (group.kind === 'PERSON') group.offices = officesSaid(texts, group)
  for (const { mentions } of groups) mentions.sort((a, b) => a.text - b.text || a.start - b.start)
  return groups
}
