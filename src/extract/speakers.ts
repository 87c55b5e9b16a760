import { organizationBefore } from './bodies.ts'
import type { Group } from './entities.ts'
import { genderOf, personBefore, personInOffice } from './pronouns.ts'
import type { Prose, Stretch } from './prose.ts'
import type { Attribution } from './quotes.ts'
import { isNear, isPossessor, isWithin, type Place, type Scene, setScene } from './scene.ts'
import { startingWithin } from './stretches.ts'

// Who a source is: by name, or by what “he”, “the minister”, “who” or nothing at all goes back to.

const RELATIVE = /^(who|whom|whose|which|that)$/i
/** Units of text between a name and the “who” that goes back to it, at most. */
const ASIDE = 150
/** “a study by”: whose words it has. */
const WRITTEN_BY =
  /\b(report|analysis|study|survey|poll|research|review|article|column|essay|op-ed|letter|memo|statement|tweet|book)s?( \w+)? by (the )?$/
/** “footage of”: whom it shows. */
const SHOWN = /\b(footage|videos?|clips?|tapes?|recordings?|audio|images?) of (the )?$/
/** “Secretary of State ”: an office, not whose someone is. */
const IN_TITLE = /\p{Lu}\p{Ll}+ of (\p{Lu}\p{Ll}+ )+$/u
/** “the minister, who”, “the company, which”: a noun in small letters. */
const NOUN_BEFORE = /\b([Tt]h(?:e|is)(?: [\w-]+){0,2} [\p{Ll}-]+),? $/u

/** For each attribution the index of the group that speaks, or null. `text` is the index of this prose among the texts that were grouped. */
export function resolveSpeakers(
  prose: Prose,
  attributions: readonly Attribution[],
  groups: readonly Group[],
  text = 0,
): (number | null)[] {
  const scene = setScene(prose, text, groups, attributions)
  const speakers: (number | null)[] = attributions.map(() => null)
  let last: Place | null = null
  const order = [...attributions.entries()].sort(([, a], [, b]) => anchorOf(a).start - anchorOf(b).start)
  for (const [i, attribution] of order) {
    const group = resolveSpeaker(scene, attribution, last)
    speakers[i] = group
    if (group !== null) last = { ...anchorOf(attribution), group }
  }
  return speakers
}

const anchorOf = ({ source, cue, segments }: Attribution): Stretch => source ?? cue ?? segments[0]!

function resolveSpeaker(scene: Scene, { source, segments }: Attribution, last: Place | null): number | null {
  if (!source) return last && isNear(scene, last.start, segments[0]!.start) ? last.group : null
  const named = namedIn(scene, source)
  if (named !== undefined) return named
  const words = scene.prose.text.slice(source.start, source.end)
  return RELATIVE.test(words) ? antecedentOf(scene, source, last) : standsFor(scene, source, last)
}

/** Whom “she”, “the minister”, “the company” go back to. */
function standsFor(scene: Scene, source: Stretch, last: Place | null): number | null {
  const gender = genderOf(scene.prose.text.slice(source.start, source.end))
  if (gender) return personBefore(scene, source, gender, last)
  return personInOffice(scene, source, last) ?? organizationBefore(scene, source, last)
}

/** The group that a source names and that is no mere owner (“Trump’s lawyer”); null if all are, undefined if there is none. */
function namedIn(scene: Scene, source: Stretch): number | null | undefined {
  const inside = startingWithin(scene.places, source.start, source.end).filter((place) => isWithin(place, source))
  if (inside.length === 0) return undefined
  const words = scene.prose.text.slice(source.start, source.end)
  const isBefore = (place: Place, sign: RegExp) => {
    const at = words.search(sign)
    return at < 0 || place.start < source.start + at
  }
  const head = inside.filter((place) => isBefore(place, /, | [–—-]|—|\(| who /))
  const named = head.length > 0 && !isIntroduced(scene, source, head, inside, words) ? head : inside
  const free = named.filter((place) => !isOwned(scene, source, place))
  // “Clinton spokesman Nick Merrill”: whom it is about stands last, before “and” someone else.
  const people = free.filter((place) => isPerson(scene, place))
  const person = people.findLast((place) => isBefore(place, / and /)) ?? people[0]
  return (person ?? free[0])?.group ?? null
}

/** “Another BBC host, Ann Lee”: the person after the comma. */
function isIntroduced(scene: Scene, source: Stretch, head: Place[], inside: Place[], words: string): boolean {
  const after = inside.find((place) => isPerson(scene, place) && !head.includes(place))
  // Not with “Lee’s lawyer, Ann Ray”: Lee only has a lawyer.
  if (!after || head.some((place) => isPerson(scene, place) && !isOwned(scene, source, place))) return false
  const before = words.slice(0, after.start - source.start)
  return /\p{Ll}{2,}, $/u.test(before) && !/, .*, $/.test(before)
}

const isPerson = ({ groups }: Scene, { group }: Place) => groups[group]!.kind === 'PERSON'

/** “Trump’s lawyer”, “a spokesman for Trump” */
function isOwned(scene: Scene, source: Stretch, place: Place): boolean {
  if (isPossessor(scene, place) && place.end < source.end - 2) return true
  const before = scene.prose.text.slice(source.start, place.start)
  if (WRITTEN_BY.test(before) || SHOWN.test(before) || IN_TITLE.test(before)) return false
  return /\b(for|of|from|with|at|in|on|to|by|behind|near|against)\s+(the\s+|\p{Lu}[^\s,]+\s+)*$/u.test(before)
}

/** The name right before “, who said”, or what “the company, which said” goes back to. */
function antecedentOf(scene: Scene, relative: Stretch, last: Place | null): number | null {
  const { prose, places } = scene
  const { text } = prose
  const { start } = relative
  const isWho = /^who/i.test(text.slice(start, relative.end))
  const noun = NOUN_BEFORE.exec(text.slice(Math.max(0, start - ASIDE), start))
  if (noun) {
    const from = Math.max(0, start - ASIDE) + noun.index
    const meant = standsFor(scene, { start: from, end: from + noun[1]!.length }, last)
    // “Ann Lee, chair of the board, who”
    if (meant !== null || !isWho) return meant
  }
  const before = startingWithin(places, start - ASIDE * 2, start).filter(
    ({ end }) => end <= start && start - end < ASIDE,
  )
  if (!isWho)
    return (
      before.findLast((place) => !isPerson(scene, place) && /^,?\s$/.test(text.slice(place.end, start)))?.group ?? null
    )
  const near = before.filter(({ end }) => !/[.!?]\s/.test(text.slice(end, start)))
  return (near.findLast((place) => isPerson(scene, place)) ?? near.at(-1))?.group ?? null
}
