import type { OrganizationKind } from '../model.ts'
import { foldLetters } from '../text/fold.ts'
import { organizationKindOf } from './particulars.ts'
import type { Stretch } from './prose.ts'
import { isNear, isPossessor, isWithin, type Place, type Scene } from './scene.ts'
import { lastUpTo, startingWithin } from './stretches.ts'

// Which organization “it”, “the company” and “the ministry” go back to.

/** Further back than this, in units of text, a reader no longer looks for its name. */
const REACH = 1500

/** Nouns for organizations by the kinds they are said of; of OTHER nobody knows. */
const NOUNS: [RegExp, OrganizationKind[]][] = [
  [
    /^(company|firm|giant|maker|carmaker|drugmaker|manufacturer|retailer|supermarket|chain|airline|carrier|bank|lender|insurer|brewer|broker|supplier|operator|developer|business|conglomerate|start-?up|consultancy)$/,
    ['COMPANY', 'OTHER'],
  ],
  [
    /^(ministry|department|agency|government|bureau|authority|court|parliament|senate|police|administration|treasury|council)$/,
    ['GOVERNMENT'],
  ],
  [
    /^(commission|committee|body|organi[sz]ation|institution)$/,
    ['INTERGOVERNMENTAL', 'GOVERNMENT', 'NON_PROFIT', 'SPORTS', 'OTHER'],
  ],
  [/^(paper|newspaper|daily|magazine|broadcaster|network|channel|station|website|publisher)$/, ['MEDIA']],
  [/^(club|team|side)$/, ['SPORTS', 'OTHER']],
  [/^(union|charity|foundation|association|federation|institute|think-?tank|campaign)$/, ['NON_PROFIT', 'OTHER']],
  [/^party$/, ['POLITICAL_PARTY', 'OTHER']],
  [/^(university|college|school)$/, ['EDUCATION']],
  [/^(army|navy|military|force)$/, ['MILITARY', 'OTHER']],
  [/^(alliance|bloc)$/, ['INTERGOVERNMENTAL', 'OTHER']],
  [/^group$/, ['COMPANY', 'NON_PROFIT', 'INTERGOVERNMENTAL', 'OTHER']],
]

/** The organization that a source without a name stands for; null if it stands for none, or none fits. */
export function organizationBefore(scene: Scene, source: Stretch, last: Place | null): number | null {
  const words = foldLetters(scene.prose.text.slice(source.start, source.end))
    .split(/,| which | that /)[0]!
    .split(/\s+/)
  if (words.length === 1 && words[0] === 'it') return recent(scene, source, last, () => true)
  const noun = words.at(-1)!
  const kinds = NOUNS.find(([nouns]) => nouns.test(noun))?.[1]
  if (!kinds || !/^(the|this)$/.test(words[0]!) || words.length > 4) return null
  const isCalled = (name: string) => foldLetters(name).split(/\s+/).includes(noun)
  const called = named(scene, source, isCalled).at(-1)
  return called?.group ?? recent(scene, source, last, (name) => kinds.includes(organizationKindOf(name)))
}

/** Who spoke last and still does, else who stands first in this sentence or the one before, else, for a noun, who was named last. */
function recent(scene: Scene, source: Stretch, last: Place | null, fits: (name: string) => boolean): number | null {
  const before = named(scene, source, fits)
  const subject = subjectBefore(scene, source, before)
  const spoke =
    before.some(({ group }) => group === last?.group) && isNear(scene, last!.start, source.start) ? last : null
  if (spoke && !(subject && subject.start > spoke.start)) return spoke.group
  if (subject) return subject.group
  const isPronoun = source.end - source.start < 3
  return isPronoun ? null : (before.findLast((place) => !scene.spoken.has(place))?.group ?? null)
}

/** Organizations named before, as far back as a reader remembers. */
function named({ groups, places }: Scene, { start }: Stretch, fits: (name: string) => boolean): Place[] {
  return startingWithin(places, start - REACH, start).filter(
    ({ group }) => groups[group]!.kind === 'ORGANIZATION' && fits(groups[group]!.name),
  )
}

function subjectBefore(scene: Scene, source: Stretch, places: readonly Place[]): Place | null {
  const { sentences } = scene.prose
  const at = lastUpTo(sentences, source.start)
  for (let i = at; i >= Math.max(0, at - 1); i--) {
    const first = places.find((place) => isWithin(place, sentences[i]!) && !isPossessor(scene, place))
    if (first) return first
  }
  return null
}
