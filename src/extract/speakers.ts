import { foldLetters } from '../text/fold.ts'
import type { Group } from './entities.ts'
import { FEMALE_NOUNS, MALE_NOUNS, ROLE_NOUNS } from './lexicon/roles.ts'
import type { Prose, Stretch } from './prose.ts'
import type { Attribution } from './quotes.ts'

// Who a source is: by name, or by what “he”, “the minister” or nothing at all goes back to.

type Gender = NonNullable<Group['gender']>

/** A place where a group is named, and the group's index. */
interface Place extends Stretch {
  group: number
}

const PRONOUNS: Record<string, Gender> = { he: 'MALE', his: 'MALE', him: 'MALE', she: 'FEMALE', her: 'FEMALE' }
const PRONOUN = /^(he|she|his|her|him)(?:[’']s)?$/i
const RELATIVE = /^(who|whom|whose|which|that)$/i
/** Further back than this a reader no longer looks for a pronoun's name. */
const REACH = 1500

/** For each attribution the index of the group that speaks, or null. `text` is the index of this prose among the texts that were grouped. */
export function resolveSpeakers(
  prose: Prose,
  attributions: readonly Attribution[],
  groups: readonly Group[],
  text = 0,
): (number | null)[] {
  const places = placesIn(groups, text)
  const order = attributions.map((_, i) => i).sort((a, b) => anchorOf(attributions[a]!) - anchorOf(attributions[b]!))
  const speakers: (number | null)[] = attributions.map(() => null)
  let last: Place | null = null
  for (const i of order) {
    const attribution = attributions[i]!
    const speaker = resolve(prose, attribution, attributions, groups, places, last)
    speakers[i] = speaker
    if (speaker !== null) last = { ...(attribution.source ?? attribution.segments[0]!), group: speaker }
  }
  return speakers
}

const anchorOf = ({ source, cue, segments }: Attribution): number => (source ?? cue ?? segments[0]!).start

function placesIn(groups: readonly Group[], text: number): Place[] {
  return groups
    .flatMap(({ kind, mentions }, group) =>
      kind === 'PLACE'
        ? []
        : mentions.filter((mention) => mention.text === text).map(({ start, end }) => ({ start, end, group })),
    )
    .sort((a, b) => a.start - b.start)
}

function resolve(
  prose: Prose,
  attribution: Attribution,
  all: readonly Attribution[],
  groups: readonly Group[],
  places: readonly Place[],
  last: Place | null,
): number | null {
  const { source } = attribution
  if (!source) return last && near(prose, last, attribution) ? last.group : null
  const words = prose.text.slice(source.start, source.end)
  const named = namedIn(prose.text, source, places, groups)
  if (named !== undefined) return named
  if (RELATIVE.test(words)) return antecedent(prose.text, source, places, groups)
  const pronoun = PRONOUN.exec(words)?.[1]
  if (pronoun) return byGender(prose, source, PRONOUNS[pronoun.toLowerCase()]!, all, groups, places, last)
  return byRole(prose, source, words, groups, places, last)
}

/** The group that a source names: the first name that is not a mere owner (“Trump’s lawyer”); null if all are, undefined if there is none. */
function namedIn(
  text: string,
  source: Stretch,
  places: readonly Place[],
  groups: readonly Group[],
): number | null | undefined {
  const inside = places.filter(({ start, end }) => start >= source.start && end <= source.end)
  if (inside.length === 0) return undefined
  const comma = text.slice(source.start, source.end).search(/, |\(| who /)
  const head = inside.filter(({ start }) => comma < 0 || start < source.start + comma)
  const owners = (place: Place) => /^[’']s?\s/.test(text.slice(place.end, place.end + 3)) && place.end < source.end - 2
  const free = (head.length > 0 ? head : inside).filter((place) => !owners(place) && !governed(text, source, place))
  // “Clinton spokesman Nick Merrill”: whom it is about stands last, before “and” someone else.
  const and = text.slice(source.start, source.end).search(/ and /)
  const people = free.filter(({ group }) => groups[group]!.kind === 'PERSON')
  const person = people.findLast(({ start }) => and < 0 || start < source.start + and) ?? people[0]
  return (person ?? free[0])?.group ?? null
}

/** “a spokesman for Trump”, “the head of Nato”. */
function governed(text: string, source: Stretch, { start }: Place): boolean {
  const before = text.slice(source.start, start)
  return /\b(for|of|from|with|at|in|on|to|by|behind|near|against)\s+(the\s+|[A-Z]\S+\s+)*$/.test(before)
}

/** The name right before “, who said”. */
function antecedent(
  text: string,
  { start }: Stretch,
  places: readonly Place[],
  groups: readonly Group[],
): number | null {
  const before = places.filter(
    (place) => place.end <= start && start - place.end < 150 && !/[.!?]\s/.test(text.slice(place.end, start)),
  )
  const person = before.findLast(({ group }) => groups[group]!.kind === 'PERSON')
  return (person ?? before.at(-1))?.group ?? null
}

/** The person whom “he” or “she” goes back to: who spoke last and still speaks, else who was named last outside of what is said. */
function byGender(
  prose: Prose,
  source: Stretch,
  gender: Gender,
  all: readonly Attribution[],
  groups: readonly Group[],
  places: readonly Place[],
  last: Place | null,
): number | null {
  const fits = (group: number) => groups[group]!.kind === 'PERSON' && (groups[group]!.gender ?? gender) === gender
  const sure = (group: number) => groups[group]!.gender === gender
  const before = places.filter(
    ({ end, start, group }) => end <= source.start && source.start - start < REACH && fits(group),
  )
  const told = before.filter(
    (place) =>
      !all.some(({ segments, kind }) => kind !== 'INDIRECT' && segments.some((segment) => within(place, segment))),
  )
  const spoke =
    last && fits(last.group) && last.start < source.start && paragraphsBetween(prose, last.start, source.start) <= 1
      ? last
      : null
  const named = subjectLike(prose, source, told, fits)
  if (spoke && (!named || named.start <= spoke.start || paragraphsBetween(prose, named.start, source.start) > 0))
    return spoke.group
  return (named ?? told.findLast(({ group }) => sure(group)) ?? told.at(-1) ?? before.at(-1))?.group ?? null
}

/** Who stands first in this sentence, or in the one before: subjects come first. */
function subjectLike(
  prose: Prose,
  source: Stretch,
  places: readonly Place[],
  fits: (group: number) => boolean,
): Place | null {
  const at = prose.sentences.findIndex(({ start, end }) => start <= source.start && source.start < end)
  for (let i = at; i >= Math.max(0, at - 2); i--) {
    const sentence = prose.sentences[i]!
    const inside = places.filter((place) => within(place, sentence) && fits(place.group) && !isOwner(prose.text, place))
    if (inside.length > 0) return inside[0]!
  }
  return null
}

const isOwner = (text: string, { end }: Stretch) => /^[’']s?\s/.test(text.slice(end, end + 3))

/** “the minister”, “the Florida senator”: who has such a role, else who spoke last. */
function byRole(
  prose: Prose,
  source: Stretch,
  words: string,
  groups: readonly Group[],
  places: readonly Place[],
  last: Place | null,
): number | null {
  const [head] = words.split(/,| who | of | for | in | from /)
  const folded = foldLetters(head!).split(/\s+/)
  const noun = folded.at(-1)!
  if (!/^(the|this|that|his|her|their)$/.test(folded[0]!) || !ROLE_NOUNS.has(noun)) return null
  const gender = FEMALE_NOUNS.has(noun) ? 'FEMALE' : MALE_NOUNS.has(noun) ? 'MALE' : undefined
  const fits = (group: number) =>
    groups[group]!.kind === 'PERSON' && (!gender || (groups[group]!.gender ?? gender) === gender)
  const before = places.filter(({ end, group }) => end <= source.start && fits(group))
  const withRole = before.findLast(({ group }) => hasRole(groups[group]!, noun, prose))
  if (withRole) return withRole.group
  if (!/^the$/.test(folded[0]!)) return null
  if (last && fits(last.group) && paragraphsBetween(prose, last.start, source.start) <= 1) return last.group
  const recent = before.at(-1)
  return recent && paragraphsBetween(prose, recent.start, source.start) <= 1 ? recent.group : null
}

const hasRole = ({ roles }: Group, noun: string, { text }: Prose): boolean =>
  roles.some((role) => foldLetters(text.slice(role.start, role.end)).split(/\s+/).includes(noun))

const within = (inner: Stretch, outer: Stretch) => inner.start >= outer.start && inner.end <= outer.end

const near = (prose: Prose, last: Place, { segments }: Attribution) =>
  paragraphsBetween(prose, last.start, segments[0]!.start) <= 1

function paragraphsBetween({ paragraphs }: Prose, from: number, to: number): number {
  const at = (offset: number) => paragraphs.findIndex(({ end }) => offset < end)
  return at(to) - at(from)
}
