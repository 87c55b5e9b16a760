import { isPeople } from './lexicon/countries.ts'
import {
  EVENT_TAILS,
  HOLDINGS,
  ORGANIZATION_FOLLOWERS,
  ORGANIZATION_NOUNS,
  PERSON_FOLLOWERS,
  PERSON_VERBS,
  PLACE_PREPOSITIONS,
  SPEECH_VERBS,
  WORKERS,
} from './lexicon/cues.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { GIVEN_WORDS, isGivenName } from './lexicon/given-names.ts'
import { KNOWN_ORGANIZATIONS, NOT_ORGANIZATIONS, ORGANIZATION_HEADS, WEAK_HEADS } from './lexicon/organization-words.ts'
import { DIRECTIONS, PLACE_HEADS, PLACE_TAILS, SITES } from './lexicon/place-words.ts'
import { KNOWN_PEOPLE, PARTICLES, ROLE_FILLERS, ROLE_NOUNS, SUFFIXES } from './lexicon/roles.ts'
import type { Prose, Token } from './prose.ts'
import type { RunWord } from './runs.ts'
import { isEnglish } from './vocabulary.ts'

// What a name names: evidence of its words and of the words around it, added up.

export interface Votes {
  PERSON: number
  ORGANIZATION: number
  PLACE: number
}

const INITIAL = /^(\p{Lu}\.?){1,3}$/u
const ACRONYM = /^(\p{Lu}{2,6}|(\p{Lu}\.){2,})$/u

/** A city in capitals, as it stands before the first sentence: "LONDON — ". NICE is a word, and an institute. */
const isDateline = (text: string) => /^\p{Lu}{4,}$/u.test(text) && !isEnglish(text.toLowerCase())
const inTitleCase = (text: string) => text[0]! + text.slice(1).toLowerCase()

/** Evidence in the words of a name themselves. */
export function votesOfWords(words: readonly RunWord[], text: string): Votes {
  const votes: Votes = { PERSON: 0, ORGANIZATION: 0, PLACE: 0 }
  const keys = words.map(({ key }) => key)
  const last = keys.at(-1)!
  const place = findPlace(text) ?? (isDateline(text) ? findPlace(inTitleCase(text)) : undefined)
  if (place) votes.PLACE += 1 + 3 * place.certainty
  if (KNOWN_ORGANIZATIONS.has(text)) votes.ORGANIZATION += 3
  else if (!place && isPeople(text)) return { PERSON: -5, ORGANIZATION: -5, PLACE: -5 }
  if (words.length === 1) {
    if (ACRONYM.test(text) && !NOT_ORGANIZATIONS.has(text) && !place) votes.ORGANIZATION += 1.5
    if (isGivenName(text)) votes.PERSON += 0.5
    else if (isEnglish(words[0]!.key) || text.length < 3) votes.PERSON -= 1
    if (KNOWN_PEOPLE.has(text)) votes.PERSON += 1.5
    return votes
  }
  const isSurname = PARTICLES.has(keys.at(-2)!) && /^\p{Ll}/u.test(words.at(-2)!.text)
  if ((EVENT_TAILS.has(last) && !isSurname) || (/^i+$/.test(last) && EVENT_TAILS.has(keys.at(-2)!)))
    return { PERSON: -5, ORGANIZATION: -5, PLACE: -5 }
  const of = keys.indexOf('of')
  const head = of > 0 ? keys[of - 1]! : last
  if (ORGANIZATION_HEADS.has(head)) votes.ORGANIZATION += WEAK_HEADS.has(head) ? 1.5 : 3
  if (keys.includes('&')) votes.ORGANIZATION += 3
  if (PLACE_TAILS.has(last) || (PLACE_HEADS.has(keys[0]!) && of !== 0)) votes.PLACE += 2
  if (DIRECTIONS.has(keys[0]!) && findPlace(text.slice(words[1]!.start - words[0]!.start))) votes.PLACE += 3
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
  else if (isCountry(first.text)) votes.PERSON -= 1.5
  else if (KNOWN_ORGANIZATIONS.has(first.text)) votes.PERSON -= 1.5
  else if (ORGANIZATION_HEADS.has(last.key) && !LIKE_SURNAMES.test(last.key)) votes.PERSON -= 1.5
  else if (!GIVEN_WORDS.has(first.key) && words.every(({ key }) => isEnglish(key))) votes.PERSON -= 1.5
}

const LIKE_SURNAMES = /^(church|post|steel|guard|school|gas)$/

const isCountry = (text: string) => /^(COUNTRY|REGION)$/.test(findPlace(text)?.placeKind ?? '')

/** Evidence in the words around a name. */
export function votesAround(prose: Prose, words: readonly RunWord[], votes: Votes): void {
  const { tokens } = prose
  const first = words[0]!.first
  const at = words.at(-1)!.last + 1
  const isNear = tokens[at] !== undefined && tokens[at].start - words.at(-1)!.end <= 1
  voteBefore(tokens, first, words.length === 1, votes)
  if (!isNear) return
  voteAfter(tokens, at, words.length === 1, votes)
  // “Ann Lee of Nordbank said”: it is not the bank who said it.
  if (GOVERNING.test(lower(tokens[first - 1])) && PERSON_VERBS.has(tokens[at]!.text)) votes.PERSON -= 1.5
}

const GOVERNING = /^(of|at|from|for|with|by)$/

function voteBefore(tokens: readonly Token[], first: number, isSingle: boolean, votes: Votes): void {
  const [before, before2] = [lower(tokens[first - 1]), lower(tokens[first - 2])]
  if (before === 'the') {
    votes.PERSON -= 2
    votes.ORGANIZATION += 0.5
  }
  if (ORGANIZATION_NOUNS.has(before)) votes.ORGANIZATION += 2
  if (/^(in|at|for|with)$/.test(before) && (HOLDINGS.has(before2) || WORKERS.has(before2))) votes.ORGANIZATION += 2
  else if (PLACE_PREPOSITIONS.has(before)) votes.PLACE += isSingle ? 1 : 0.5
  if (SPEECH_VERBS.has(before)) votes.PERSON += /^[,”"’']+$/.test(before2) ? 1.5 : 0.5
}

function voteAfter(tokens: readonly Token[], at: number, isSingle: boolean, votes: Votes): void {
  // "Ozols also remarked".
  const isAside = tokens[at]!.pos === 'ADV' && tokens[at + 1] !== undefined
  if (isAside) at++
  const [after, after2, after3] = [tokens[at]!.text, lower(tokens[at + 1]), lower(tokens[at + 2])]
  if (PERSON_VERBS.has(after)) votes.PERSON += 1.5
  if (SPEECH_VERBS.has(after)) votes.ORGANIZATION += 0.5
  if (after === 'who') votes.PERSON += 1
  if (PERSON_FOLLOWERS.has(after)) votes.PERSON += after === 'administration' ? 2 : 1
  if (ORGANIZATION_FOLLOWERS.has(after)) votes.ORGANIZATION += 1
  // "Nordbank chief economist Juris Liepa".
  if (isBeforeOffice(tokens, at) && !isPortfolio(tokens[at - 1]!.text, after, isSingle)) {
    votes.ORGANIZATION += 1.5
    if (!isSingle) votes.PERSON -= 1.5
  }
  if (/^['’]s?$/.test(after) && /^(shares|stock|profits|sales|shareholders)$/.test(after2)) votes.ORGANIZATION += 2
  // "Wembley said it would".
  if (SPEECH_VERBS.has(after) && (after2 === 'it' || after3 === 'it')) {
    votes.ORGANIZATION += 2
    votes.PERSON -= 1.5
  }
  if (after === ',') voteAside(tokens, at + 1, isSingle, votes)
}

/** "Energy minister", "Opposition leader": what somebody minds, and no organization. */
const isPortfolio = (name: string, office: string, isSingle: boolean) =>
  isSingle && /^(minister|secretary|councillor|commissioner|leader)$/.test(office) && isEnglish(name.toLowerCase())

/** Whether an office in small letters begins here, and a name follows it. */
function isBeforeOffice(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < Math.min(at + 4, tokens.length - 1); i++) {
    const { text } = tokens[i]!
    if (!ROLE_NOUNS.has(text) && !ROLE_FILLERS.has(text)) return false
    if (ROLE_NOUNS.has(text) && /^\p{Lu}/u.test(tokens[i + 1]!.text)) return true
  }
  return false
}

/** What follows a comma: an age, a clause on somebody, an office, a larger place. */
function voteAside(tokens: readonly Token[], at: number, isSingle: boolean, votes: Votes): void {
  const [word, next] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? '']
  if (/^\d{2}$/.test(word) && next === ',') votes.PERSON += 3
  if (/^(who|whose)$/.test(word)) votes.PERSON += 2
  if (findPlace(word) || findPlace(`${word} ${next}`)) votes.PLACE += isSingle ? 1.5 : 1
  for (let i = at; i < Math.min(at + 9, tokens.length); i++) {
    const { text, pos } = tokens[i]!
    if (ROLE_NOUNS.has(text) && (pos === 'NOUN' || pos === 'ADJ')) {
      votes.PERSON += 2
      return
    }
    if (!/^(DET|ADJ|NOUN|PROPN|PART|NUM)$/.test(pos) && text !== '-') return
  }
}

const lower = (token: Token | undefined) => token?.text.toLowerCase() ?? ''
