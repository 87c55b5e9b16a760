import type { Group } from './entities.ts'
import { FEMALE_NOUNS, MALE_NOUNS, ROLE_NOUNS } from './lexicon/roles.ts'
import { isCalledBy, wordsOf } from './offices.ts'
import type { Stretch } from './prose.ts'
import { isNear, isPossessor, isWithin, type Place, paragraphsBetween, type Scene } from './scene.ts'
import { lastUpTo, startingWithin } from './stretches.ts'

// Whom “he”, “she” and “the minister” go back to.

const HEAD_ENDS = /,| who | of | for | in | from /

type Gender = NonNullable<Group['gender']>

const PRONOUNS = new Map<string, Gender>([
  ['he', 'MALE'],
  ['his', 'MALE'],
  ['him', 'MALE'],
  ['she', 'FEMALE'],
  ['her', 'FEMALE'],
])
/** Further back than this, in units of text, a reader no longer looks for whom a pronoun or an office names. */
const REACH = 1500

/** Offices by their letters. */
const LETTERS = /^(pm|ag)$/

/** The gender a source tells, if it is a pronoun of a person. */
export const genderOf = (source: string): Gender | undefined => PRONOUNS.get(source.toLowerCase().replace(/[’']s$/, ''))

const canBe = ({ groups }: Scene, group: number, gender: Gender | undefined): boolean =>
  groups[group]!.kind === 'PERSON' && (!gender || (groups[group]!.gender ?? gender) === gender)

/** The person of that gender who spoke last and still does, else who was named last outside of what is said; null if nobody fits. */
export function personBefore(scene: Scene, source: Stretch, gender: Gender, last: Place | null): number | null {
  const { groups, places, spoken } = scene
  const near = startingWithin(places, source.start - REACH + 1, source.start)
  const before = near.filter(({ end, group }) => end <= source.start && canBe(scene, group, gender))
  const told = before.filter((place) => !spoken.has(place))
  const spoke = last && canBe(scene, last.group, gender) && isNear(scene, last.start, source.start) ? last : null
  const subject = subjectBefore(scene, source, told)
  const isNewer =
    subject && subject.start > (spoke?.start ?? 0) && paragraphsBetween(scene, subject.start, source.start) === 0
  if (spoke && !isNewer) return spoke.group
  const sure = told.findLast(({ group }) => groups[group]!.gender === gender)
  return (subject ?? sure ?? told.at(-1) ?? before.at(-1))?.group ?? null
}

/** Who stands first in this sentence, or in one of the two before: subjects come first. */
function subjectBefore(scene: Scene, source: Stretch, places: readonly Place[]): Place | null {
  const { sentences } = scene.prose
  const at = lastUpTo(sentences, source.start)
  for (let i = at; i >= Math.max(0, at - 2); i--) {
    const first = places.find((place) => isWithin(place, sentences[i]!) && !isPossessor(scene, place))
    if (first) return first
  }
  return null
}

/** “the minister”, “the Florida senator”: who was called so and spoke last, or was named last; null if nobody was. */
export function personInOffice(scene: Scene, source: Stretch, last: Place | null): number | null {
  const description = scene.prose.text.slice(source.start, source.end).split(HEAD_ENDS)[0]!
  const words = wordsOf(description)
  const noun = words.at(-1) ?? ''
  if (!/^(the|this|that|his|her|their)$/.test(words[0] ?? '') || !(ROLE_NOUNS.has(noun) || LETTERS.test(noun)))
    return null
  const gender = FEMALE_NOUNS.has(noun) ? 'FEMALE' : MALE_NOUNS.has(noun) ? 'MALE' : undefined
  const isMeant = ({ start, end, group }: Place) =>
    end <= source.start &&
    canBe(scene, group, gender) &&
    isDescribed(scene.groups[group]!, description, isNear(scene, start, source.start))
  if (last && isNear(scene, last.start, source.start) && isMeant(last)) return last.group
  return startingWithin(scene.places, source.start - REACH + 1, source.start).findLast(isMeant)?.group ?? null
}

/** Of two senators only one is from Florida: unless it is told which, the one right before is meant. */
function isDescribed({ offices = NONE }: Group, description: string, isRightBefore: boolean): boolean {
  const names = description.split(' ').filter((word, at) => at > 0 && /^\p{Lu}/u.test(word))
  const fitting = fittingOffices(offices, description)
  const isTold = names.length === 0 || fitting.some((office) => names.some((name) => office.includes(name)))
  return fitting.length > 0 && (isTold || isRightBefore)
}

const NONE: ReadonlySet<string> = new Set()
/** A long text says “the minister” a thousand times, of one who is named as often. */
const found = new WeakMap<ReadonlySet<string>, Map<string, string[]>>()

function fittingOffices(offices: ReadonlySet<string>, description: string): string[] {
  const known = found.get(offices) ?? new Map<string, string[]>()
  found.set(offices, known)
  const fitting = known.get(description) ?? [...offices].filter((office) => isCalledBy(description, office))
  known.set(description, fitting)
  return fitting
}
