import { foldLetters } from '../text/fold.ts'
import type { Group } from './entities.ts'
import { DEMONYMS } from './lexicon/countries.ts'
import { isFitting } from './lexicon/offices.ts'
import { ROLE_NOUNS, TITLES } from './lexicon/roles.ts'
import type { Prose, Stretch } from './prose.ts'

// What an article says somebody is, beside the name: a title, an office, a description; and who may be called “the minister” by it.

/** Units of text on either side of a name. */
const REACH = 90
/** Ways in which an article says what somebody is, at most. */
const MOST = 50
const HONORIFIC = String.raw`(?:(?:Mr|Mrs|Ms|Dr|Sir)\.? )?`
/** “Mayor Mary Carter” */
const TITLE_BEFORE = new RegExp(String.raw`((?:[\p{L}-]+\.? )?[\p{L}-]+\.?) ${HONORIFIC}$`, 'u')
/** “the mayor of Leeds, Mary Carter,” */
const OFFICE_BEFORE = new RegExp(
  String.raw`\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) ([^,.;“”"]{3,70}), ${HONORIFIC}$`,
  'u',
)
const ASIDE_ENDS = /^(?:[,.;:)—]| [–—(])/
/** “Carter, the mayor of Leeds,”, “Carter, who was the mayor”, “Carter became mayor” */
const OFFICE_AFTER =
  /^(?:(?:, who)? (?:is|was|has been)(?= (?:an?|the|its|their|his|her) )|(?:, who)? (?:became|serves as|served as|works as)|,| [–—-]) ([\p{L}\d][^,.;:–—“”"()\n]{1,70})/u

/** All that the texts of an article say so of somebody. */
export function officesSaid(texts: readonly Prose[], { roles, mentions }: Group): ReadonlySet<string> {
  const said = new Set(roles.map(({ text, start, end }) => texts[text]!.text.slice(start, end)))
  for (const place of mentions)
    for (const office of besideName(texts[place.text]!.text, place))
      if (said.size < MOST && headsOf(office).some((head) => ROLE_NOUNS.has(head) || TITLES.has(head))) said.add(office)
  return said
}

function besideName(text: string, { start, end }: Stretch): string[] {
  const [before, after] = [text.slice(Math.max(0, start - REACH), start), text.slice(end, end + REACH)]
  const introduced = ASIDE_ENDS.test(after) ? OFFICE_BEFORE.exec(before)?.[1] : undefined
  return [TITLE_BEFORE.exec(before)?.[1], introduced, OFFICE_AFTER.exec(after)?.[1]].filter(
    (said) => said !== undefined,
  )
}

/** “the band leader”, “a union boss”: whoever leads something else is not meant. */
const NARROW =
  /\b(?!former|veteran|longtime|the|this|that|new)\p{Ll}{3,} (?:leader|boss|chief|head|executive|star|player)$/u
/** The vice president is not the president. */
const LESSER = /\b(?:vice|deputy|assistant)\b/i
/** “mayor” of “mayor of Leeds”; nothing of “to elect a mayor”, “facing the mayor”. */
const ENDS =
  /(?:^| )(?:who|whom|whose|which|where|of|for|in|at|by|from|with|to|on|as|but|or|not|no|since|until|after|before|during) |^(?!acting|leading|managing|sitting|outgoing|incoming|founding|presiding)\p{Ll}+ing /u

/** Whether “the lawmaker” may be somebody who is “Sen.”. */
export function isCalledBy(description: string, office: string): boolean {
  const noun = wordsOf(description).at(-1) ?? ''
  const heads = headsOf(office)
  const fits = heads.includes(noun) || (!NARROW.test(description) && heads.some((head) => isFitting(noun, head)))
  return fits && (!LESSER.test(office) || LESSER.test(description)) && isOfOneSide(description, office)
}

/** “minister” and “foreign-minister”; both of “the mayor of Leeds and a lawyer”, not the mayor of a list: “Miller and the mayor”. */
function headsOf(office: string): string[] {
  const parts = /^\p{Ll}/u.test(office) ? office.split(/ and /) : [office]
  return parts.flatMap((part) => {
    const words = wordsOf(part.split(ENDS)[0]!)
    return words.length === 0 ? [] : [words.at(-1)!, words.slice(-2).join('-')]
  })
}

/** Of two nations or parties one is not the other; a candidate whose party is told is no other candidate. */
function isOfOneSide(description: string, office: string): boolean {
  const [asked, own] = [peoplesIn(description), peoplesIn(office)]
  if (asked.length === 0) return true
  return own.length === 0 ? !/\b(?:candidate|nominee)$/.test(description) : own.some((people) => asked.includes(people))
}

const peoplesIn = (words: string): string[] => words.split(/[\s-]+/).filter((word) => DEMONYMS.has(word))

export const wordsOf = (text: string): string[] =>
  foldLetters(text)
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean)
