import { isPeople } from './lexicon/countries.ts'
import { EVENT_TAILS } from './lexicon/cues.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { GIVEN_WORDS, isGivenName } from './lexicon/given-names.ts'
import {
  KNOWN_ORGANIZATIONS,
  LIKE_SURNAMES,
  NO_TEAMS,
  NOT_ORGANIZATIONS,
  ORGANIZATION_HEADS,
  WEAK_HEADS,
} from './lexicon/organization-words.ts'
import { BRANCHES, DIRECTIONS, PLACE_HEADS, PLACE_TAILS, SITES } from './lexicon/place-words.ts'
import { KNOWN_PEOPLE, PARTICLES, SUFFIXES } from './lexicon/roles.ts'
import type { RunWord } from './run-words.ts'
import { isEnglish } from './vocabulary.ts'

// What a name names: evidence of its own words. What stands around it is in surroundings.ts.

export interface Votes {
  PERSON: number
  ORGANIZATION: number
  PLACE: number
}

const INITIAL = /^(\p{Lu}\.?){1,3}$/u
const ACRONYM = /^(\p{Lu}{2,6}|(\p{Lu}\.){2,})$/u
const ACRONYMS = /^\p{Lu}{2,}s$/u

/** A city in capitals, as it stands before the first sentence: "LONDON — ". NICE is a word, and an institute. */
const isDateline = (text: string) => /^\p{Lu}{4,}$/u.test(text) && !isEnglish(text.toLowerCase())
const inTitleCase = (text: string) => text[0]! + text.slice(1).toLowerCase()

/** Evidence in the words of a name themselves. */
export function votesOfWords(words: readonly RunWord[], text: string): Votes {
  const votes: Votes = { PERSON: 0, ORGANIZATION: 0, PLACE: 0 }
  const keys = words.map(({ key }) => key)
  // "BBC Radio 4"
  const last = keys.findLast((key) => !/^\d$/.test(key)) ?? keys[0]!
  const place = findPlace(text) ?? (isDateline(text) ? findPlace(inTitleCase(text)) : undefined)
  if (place) votes.PLACE += 1 + 3 * place.certainty
  if (KNOWN_ORGANIZATIONS.has(text)) votes.ORGANIZATION += 3
  else if (!place && isPeople(text)) return { PERSON: -5, ORGANIZATION: -5, PLACE: -5 }
  if (words.length === 1) {
    if (ACRONYMS.test(text)) votes.PERSON -= 1.5
    if (ACRONYM.test(text)) {
      votes.PERSON -= 1.5
      if (!place) votes.PLACE -= 1.5
    }
    if (ACRONYM.test(text) && !NOT_ORGANIZATIONS.has(text) && !place) votes.ORGANIZATION += 1.5
    if (isGivenName(text)) votes.PERSON += 0.5
    else if (isEnglish(words[0]!.key) || text.length < 3) votes.PERSON -= 1
    if (KNOWN_PEOPLE.has(text)) votes.PERSON += 1.5
    return votes
  }
  const isSurname = PARTICLES.has(keys.at(-2)!) && /^\p{Ll}/u.test(words.at(-2)!.text)
  if ((EVENT_TAILS.has(last) && !isSurname) || (/^i+$/.test(last) && EVENT_TAILS.has(keys.at(-2)!)))
    return { PERSON: -5, ORGANIZATION: -5, PLACE: -5 }
  const of = keys.findIndex((key) => key === 'of' || key === 'for')
  const head = of > 0 ? keys[of - 1]! : last
  if (ORGANIZATION_HEADS.has(head)) votes.ORGANIZATION += WEAK_HEADS.has(head) ? 1.5 : 3
  if (keys.includes('&')) votes.ORGANIZATION += 3
  if (isTeam(words)) votes.ORGANIZATION += 1.5
  if (PLACE_TAILS.has(last) || (PLACE_HEADS.has(keys[0]!) && of !== 0)) votes.PLACE += 2
  if (DIRECTIONS.has(keys[0]!) && findPlace(text.slice(words[1]!.start - words[0]!.start))) votes.PLACE += 3
  // "N Korean"
  if (isPeople(words.at(-1)!.text)) votes.PERSON -= 3
  voteAgainstPerson(words, votes)
  const personal = words.filter(({ key }) => !PARTICLES.has(key) && !SUFFIXES.has(key))
  // "de Vries"
  if (personal.length === 1 && PARTICLES.has(words[0]!.text)) votes.PERSON += 1
  if (personal.length > 1 && words.some(({ key }) => SUFFIXES.has(key))) votes.PERSON += 2
  if (of < 0 && personal.length >= 2 && personal.length <= 4) {
    if (isGivenName(personal[0]!.text)) votes.PERSON += 2
    else if (INITIAL.test(personal[0]!.text) && !ACRONYM.test(personal[0]!.text.slice(0, 9))) votes.PERSON += 1.5
    else if (personal[0]!.text.length === 2 && ACRONYM.test(personal[0]!.text)) votes.PERSON += 1
    else if (words.some(({ text }) => /^\p{Ll}+-\p{Lu}/u.test(text))) votes.PERSON += 1.5
    else if (personal[0]!.text.includes('-') || personal.some(({ text }) => /-\p{Ll}/u.test(text))) votes.PERSON += 1
    else votes.PERSON += 0.5
    if (personal.slice(1, -1).some(({ text }) => /^\p{Lu}\.$/u.test(text))) votes.PERSON += 2
  }
  return votes
}

/** What has several words and is no person: "BBC Sport", "Texas Instruments", "Dell Optiplex", "Mini Cooper S", "Golden Globe". */
function voteAgainstPerson(words: readonly RunWord[], votes: Votes): void {
  const [first, last] = [words[0]!, words.at(-1)!]
  if (/^[NSEW]$/.test(first.text) && isCountry(last.text)) votes.PLACE += 4
  if (SITES.has(last.key)) votes.PLACE += 2
  if (/^\p{Lu}{3,}$/u.test(first.text) || /^\p{Lu}$/u.test(last.text)) votes.PERSON -= 1.5
  else if (isCountry(first.text) || BRANCHES.has(last.text)) votes.PERSON -= 1.5
  else if (isTeam(words)) votes.PERSON -= 2
  else if (KNOWN_ORGANIZATIONS.has(first.text)) votes.PERSON -= 1.5
  else if (ORGANIZATION_HEADS.has(last.key) && !LIKE_SURNAMES.has(last.key)) votes.PERSON -= 1.5
  else if (!GIVEN_WORDS.has(first.key) && words.every(({ key }) => isEnglish(key))) votes.PERSON -= 1.5
}

/** "Riga Lions": a city, and more than one. */
function isTeam(words: readonly RunWord[]): boolean {
  const city = findPlace(
    words
      .slice(0, -1)
      .map(({ text }) => text)
      .join(' '),
  )
  return (
    city?.placeKind === 'CITY' &&
    (city.certainty >= 0.8 || !isGivenName(words[0]!.text)) &&
    /[^s]s$/.test(words.at(-1)!.key) &&
    !NO_TEAMS.has(words.at(-1)!.key)
  )
}

const isCountry = (text: string) => /^(COUNTRY|REGION)$/.test(findPlace(text)?.placeKind ?? '')
