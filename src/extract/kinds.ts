import {
  EVENT_TAILS,
  ORGANIZATION_FOLLOWERS,
  PERSON_FOLLOWERS,
  PERSON_VERBS,
  PLACE_PREPOSITIONS,
  SPEECH_VERBS,
} from './lexicon/cues.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { isGivenName } from './lexicon/given-names.ts'
import { KNOWN_ORGANIZATIONS, NOT_ORGANIZATIONS, ORGANIZATION_HEADS, WEAK_HEADS } from './lexicon/organization-words.ts'
import { DIRECTIONS, PLACE_HEADS, PLACE_TAILS } from './lexicon/place-words.ts'
import { PARTICLES, SUFFIXES } from './lexicon/roles.ts'
import type { Prose } from './prose.ts'
import type { RunWord } from './runs.ts'

// What a name names: evidence of its words and of the words around it, added up.

export interface Votes {
  PERSON: number
  ORGANIZATION: number
  PLACE: number
}

const INITIAL = /^(\p{Lu}\.?){1,3}$/u
const ACRONYM = /^(\p{Lu}{2,6}|(\p{Lu}\.){2,})$/u

/** Evidence in the words of a name themselves. */
export function votesOfWords(words: readonly RunWord[], text: string): Votes {
  const votes: Votes = { PERSON: 0, ORGANIZATION: 0, PLACE: 0 }
  const keys = words.map(({ key }) => key)
  const last = keys.at(-1)!
  const place = findPlace(text)
  if (place) votes.PLACE += 1 + 3 * place.certainty
  if (KNOWN_ORGANIZATIONS.has(text)) votes.ORGANIZATION += 3
  if (words.length === 1) {
    if (ACRONYM.test(text) && !NOT_ORGANIZATIONS.has(text)) votes.ORGANIZATION += 1.5
    if (isGivenName(text)) votes.PERSON += 0.5
    return votes
  }
  if (EVENT_TAILS.has(last)) return { PERSON: -5, ORGANIZATION: -5, PLACE: -5 }
  const of = keys.indexOf('of')
  const head = of > 0 ? keys[of - 1]! : last
  if (ORGANIZATION_HEADS.has(head)) votes.ORGANIZATION += WEAK_HEADS.has(head) ? 1.5 : 3
  if (keys.includes('&')) votes.ORGANIZATION += 3
  if (PLACE_TAILS.has(last) || (PLACE_HEADS.has(keys[0]!) && of !== 0)) votes.PLACE += 2
  if (DIRECTIONS.has(keys[0]!) && findPlace(text.slice(words[1]!.start - words[0]!.start))) votes.PLACE += 3
  const personal = words.filter(({ key }) => !PARTICLES.has(key) && !SUFFIXES.has(key))
  if (words.some(({ key }) => SUFFIXES.has(key))) votes.PERSON += 2
  if (of < 0 && personal.length >= 2 && personal.length <= 4) {
    if (isGivenName(personal[0]!.text)) votes.PERSON += 2
    else if (INITIAL.test(personal[0]!.text) && !ACRONYM.test(personal[0]!.text.slice(0, 9))) votes.PERSON += 1.5
    else if (personal[0]!.text.length === 2 && ACRONYM.test(personal[0]!.text)) votes.PERSON += 1
    else if (personal[0]!.text.includes('-') || personal.some(({ text }) => /-\p{Ll}/u.test(text))) votes.PERSON += 1
    else votes.PERSON += 0.5
    if (personal.slice(1, -1).some(({ text }) => /^\p{Lu}\.$/u.test(text))) votes.PERSON += 2
  }
  return votes
}

/** Evidence in the words around a name. */
export function votesOfPlace({ tokens, text }: Prose, words: readonly RunWord[], votes: Votes): void {
  const [before, before2] = [tokens[words[0]!.first - 1], tokens[words[0]!.first - 2]]
  const at = words.at(-1)!.last + 1
  const [after, after2, after3] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const single = words.length === 1
  const near = after && text.slice(words.at(-1)!.end, after.start).length <= 1 ? after.text : ''
  if (PERSON_VERBS.has(near)) votes.PERSON += 1.5
  if (SPEECH_VERBS.has(near)) votes.ORGANIZATION += 0.5
  if (near === ',' && /^\d{2}$/.test(after2?.text ?? '') && after3?.text === ',') votes.PERSON += 3
  if (near === ',' && /^(who|whose)$/.test(after2?.text ?? '')) votes.PERSON += 2
  if (near === 'who') votes.PERSON += 1
  if (near === ',' && after2 && after2.end - after2.start > 2 && findPlace(after2.text)) votes.PLACE += single ? 1.5 : 1
  if (PERSON_FOLLOWERS.has(near)) votes.PERSON += 1
  if (ORGANIZATION_FOLLOWERS.has(near)) votes.ORGANIZATION += 1
  const previous = before?.text.toLowerCase() ?? ''
  if (PLACE_PREPOSITIONS.has(previous)) votes.PLACE += single ? 1 : 0.5
  if (previous === 'the') {
    votes.PERSON -= 2
    votes.ORGANIZATION += 0.5
  }
  if (SPEECH_VERBS.has(previous) && /^[,”"’']+$/.test(before2?.text ?? '')) votes.PERSON += 1.5
  if (previous === 'says' || previous === 'said') votes.PERSON += 0.5
}
