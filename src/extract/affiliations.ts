import type { Group } from './entities.ts'
import { ROLE_FILLERS, ROLE_NOUNS, TITLES } from './lexicon/roles.ts'
import type { Stretch } from './prose.ts'
import type { Named, ReadText } from './reading.ts'
import { lastUpTo, startingWithin } from './stretches.ts'

// Who holds which office where, when the article names both side by side.

export interface Office {
  /** Groups. */
  person: number
  organization: number
  role: string
  evidence: Stretch
}

/** "Ford CEO Mary Doe" and "Mary Doe, a spokeswoman for Ford". */
export function findOffices(read: ReadText, text: number, groups: readonly Group[]): Office[] {
  const isA = (kind: Group['kind']) => (one: Named) => groups[one.group]!.kind === kind
  const people = read.named.filter(isA('PERSON'))
  const organizations = read.named.filter(isA('ORGANIZATION'))
  if (organizations.length === 0) return []
  const roles = groups.map((group) =>
    group.roles.filter((role) => role.text === text).sort((a, b) => a.start - b.start),
  )
  return people.flatMap((person) => {
    const before = officeBefore(read, person, organizations, roles[person.group]!)
    const after = officeAfter(read, person, organizations)
    return [before, after].filter((office): office is Office => office !== null)
  })
}

function officeBefore(
  { prose: { text } }: ReadText,
  person: Named,
  organizations: readonly Named[],
  roles: readonly Stretch[],
): Office | null {
  const role = roles[lastUpTo(roles, person.start - 1)]
  if (!role || role.end >= person.start || person.start - role.end > 6) return null
  const organization = organizations[lastUpTo(organizations, role.start - 1)]
  if (!organization || !/^(?: |['’]s? )$/.test(text.slice(organization.end, role.start))) return null
  const evidence = { start: organization.start, end: person.end }
  return { person: person.group, organization: organization.group, role: text.slice(role.start, role.end), evidence }
}

const ASIDE = /^, (?:(?:an?|the|its|their) )?([^,;.“”"()\n]{2,60}?) (?:of|for|at|with) (?:the )?$/

function officeAfter({ prose: { text } }: ReadText, person: Named, organizations: readonly Named[]): Office | null {
  for (const organization of startingWithin(organizations, person.end + 1, person.end + 91)) {
    const role = ASIDE.exec(text.slice(person.end, organization.start))?.[1]
    if (!role || !isRole(role)) continue
    const evidence = { start: person.start, end: organization.end }
    return { person: person.group, organization: organization.group, role, evidence }
  }
  return null
}

/** "senior economist", not "whose son was head": it ends with a word for what somebody is, and has no verb before. */
function isRole(role: string): boolean {
  const words = role.toLowerCase().split(/[\s-]+/)
  const last = words.at(-1)!
  return (
    (ROLE_NOUNS.has(last) || TITLES.has(last)) &&
    words
      .slice(0, -1)
      .every(
        (word) =>
          ROLE_FILLERS.has(word) || !/^(?:who|whose|which|that|is|was|were|are|had|has|and|of|in|to|said)$/.test(word),
      )
  )
}
