import { foldLetters } from '../text/fold.ts'
import type { Group } from './entities.ts'
import { FEMALE_NOUNS, MALE_NOUNS, ROLE_NOUNS } from './lexicon/roles.ts'
import type { Stretch } from './prose.ts'
import { isNear, isPossessor, isWithin, type Place, paragraphsBetween, type Scene } from './scene.ts'
import { lastUpTo, startingWithin } from './stretches.ts'

// Whom “he”, “she” and “the minister” go back to.

type Gender = NonNullable<Group['gender']>

const PRONOUNS = new Map<string, Gender>([
  ['he', 'MALE'],
  ['his', 'MALE'],
  ['him', 'MALE'],
  ['she', 'FEMALE'],
  ['her', 'FEMALE'],
])
/** Further back than this, in units of text, a reader no longer looks for a pronoun's name. */
const REACH = 1500
/** Mentions before “the minister” among which the minister is looked for. */
const REMEMBERED = 300

/** Offices by their letters, and the word that tells who holds them. */
const LETTERS = new Map([
  ['pm', 'prime'],
  ['ag', 'attorney'],
])

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

/** “the minister”, “the Florida senator”: who is called so, else who spoke last, else who was named last; null if nobody fits. */
export function personInOffice(scene: Scene, source: Stretch, last: Place | null): number | null {
  const { prose, places } = scene
  const [head] = prose.text.slice(source.start, source.end).split(/,| who | of | for | in | from /)
  const words = wordsOf(head!)
  const office = words.at(-1) ?? ''
  const noun = LETTERS.get(office) ?? office
  if (!/^(the|this|that|his|her|their)$/.test(words[0] ?? '') || !(LETTERS.has(office) || ROLE_NOUNS.has(noun)))
    return null
  const gender = FEMALE_NOUNS.has(noun) ? 'FEMALE' : MALE_NOUNS.has(noun) ? 'MALE' : undefined
  const at = lastUpTo(places, source.start)
  const near = places.slice(Math.max(0, at + 1 - REMEMBERED), at + 1)
  const before = near.filter(({ end, group }) => end <= source.start && canBe(scene, group, gender))
  const called = before.findLast((place) => isCalled(scene, place, noun))
  if (called || words[0] !== 'the') return called?.group ?? null
  if (last && canBe(scene, last.group, gender) && isNear(scene, last.start, source.start)) return last.group
  const recent = before.at(-1)
  return recent && isNear(scene, recent.start, source.start) ? recent.group : null
}

/** By a role on record, or beside the name: “Mayor Carter”, “Carter, the mayor of Leeds,”. */
function isCalled({ prose: { text }, groups, index }: Scene, { start, end, group }: Place, noun: string): boolean {
  const roles = groups[group]!.roles.filter((role) => role.text === index)
  if (roles.some((role) => wordsOf(text.slice(role.start, role.end)).includes(noun))) return true
  if (
    wordsOf(text.slice(Math.max(0, start - 40), start))
      .slice(-2)
      .includes(noun)
  )
    return true
  const aside = /^, ([^,.]*)/.exec(text.slice(end, end + 60))?.[1]
  return aside !== undefined && wordsOf(aside).includes(noun)
}

const wordsOf = (text: string) =>
  foldLetters(text)
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean)
