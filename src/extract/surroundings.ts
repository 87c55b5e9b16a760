import type { Votes } from './kinds.ts'
import { isPeople } from './lexicon/countries.ts'
import {
  ARTISTS,
  EVENT_TAILS,
  HOLDINGS,
  OFFICES_OF_FIELDS,
  ORGANIZATION_FOLLOWERS,
  ORGANIZATION_NOUNS,
  ORGANIZATION_VERBS,
  OWNED_BY_FIRMS,
  PERSON_FOLLOWERS,
  PERSON_VERBS,
  PLACE_PREPOSITIONS,
  RELATED_NOUNS,
  RELATIVES,
  THINGS,
  TURNS,
  WORKERS,
  WORKS,
} from './lexicon/cues.ts'
import { findPlace } from './lexicon/gazetteer.ts'
import { HEADS_ALONE, MADE, ORGANIZATION_HEADS } from './lexicon/organization-words.ts'
import { ROLE_FILLERS, ROLE_NOUNS } from './lexicon/roles.ts'
import type { Prose, Token } from './prose.ts'
import { isPossessive, type RunWord } from './run-words.ts'
import { isEnglish } from './vocabulary.ts'

// What the words around a name say of what it names.

/** Adds it to the votes. */
export function votesAround({ tokens }: Prose, words: readonly RunWord[], votes: Votes): void {
  const first = words[0]!.first
  const at = words.at(-1)!.last + 1
  const after = tokens[at] && tokens[at].start - words.at(-1)!.end <= 1 ? at : tokens.length
  const isSingle = words.length === 1
  voteBefore(tokens, first, after, isSingle, votes)
  if (isSingle && isThing(tokens, first)) votes.ORGANIZATION -= 6
  if (after === tokens.length) return
  voteAfter(tokens, first, at, isSingle, votes)
  voteAgreement(tokens, first, at, votes)
  // “Ann Lee of Nordbank said”: it is not the bank who said it.
  if (GOVERNING.test(lower(tokens[first - 1])) && PERSON_VERBS.has(tokens[at]!.text)) votes.PERSON -= 1.5
}

/** "greenhouse gas (GHG)", "Economic Area (EEA)": what the letters in brackets are short for is no organization. */
function isThing(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.text !== '(' || tokens[at + 1]?.text !== ')') return false
  const before = tokens[at - 2]?.text ?? ''
  return /^\p{Ll}/u.test(before) || THINGS.has(before.toLowerCase()) || EVENT_TAILS.has(before.toLowerCase())
}

const GOVERNING = /^(of|at|from|for|with|by)$/

function voteBefore(tokens: readonly Token[], first: number, after: number, isSingle: boolean, votes: Votes): void {
  const [before, before2] = [lower(tokens[first - 1]), lower(tokens[first - 2])]
  if (before === 'the') {
    // "the Ann Lee trial"
    votes.PERSON -= !isSingle && tokens[after]?.pos === 'NOUN' ? 1 : 2
    // "the Budget"
    const word = lower(tokens[first])
    if (!isSingle || !isEnglish(word) || ORGANIZATION_HEADS.has(word) || HEADS_ALONE.has(word))
      votes.ORGANIZATION += 0.5
  }
  voteIntroduction(tokens, first, votes)
  // Not in "a teacher in Oslo".
  if (votes.PLACE < 2 && /^(in|at|for|with)$/.test(before) && (HOLDINGS.has(before2) || WORKERS.has(before2)))
    votes.ORGANIZATION += 2
  else if (PLACE_PREPOSITIONS.has(before)) votes.PLACE += isSingle ? 1 : 0.5
  // Not in "said Nordbank's Ann Lee".
  if (ORGANIZATION_VERBS.has(before) && !isPossessive(tokens[after]))
    votes.PERSON += /^[,”"’']+$/.test(before2) ? 1.5 : 0.5
}

/** "the software firm Nordbank"; but not "open-side Ann Lee", and less in "the firm Ann Lee left". */
function voteIntroduction(tokens: readonly Token[], first: number, votes: Votes): void {
  const [noun, before] = [lower(tokens[first - 1]), lower(tokens[first - 2])]
  if (RELATED_NOUNS.has(noun)) votes.ORGANIZATION += 2
  const isMaker = noun === 'maker' && MADE.has(before === '-' ? lower(tokens[first - 3]) : before)
  if (!isMaker && (!ORGANIZATION_NOUNS.has(noun) || before === '-')) return
  const isBare = /^(the|a|an|his|her|its|their)$/.test(before)
  votes.ORGANIZATION += isBare ? 2 : 4
  votes.PERSON -= 1
}

function voteAfter(tokens: readonly Token[], first: number, at: number, isSingle: boolean, votes: Votes): void {
  // "Ozols also remarked".
  const isAside = tokens[at]!.pos === 'ADV' && tokens[at + 1] !== undefined
  if (isAside) at++
  const [after, after2] = [tokens[at]!.text, lower(tokens[at + 1])]
  if (PERSON_VERBS.has(after)) votes.PERSON += 1.5
  // "Downing Street said": an address that speaks is who works there.
  if (ORGANIZATION_VERBS.has(after)) votes.ORGANIZATION += Math.min(votes.ORGANIZATION, votes.PLACE) > 2 ? 1.5 : 0.5
  if (after === 'who') votes.PERSON += 1
  if (PERSON_FOLLOWERS.has(after)) votes.PERSON += after === 'administration' ? 2 : 1
  if (ORGANIZATION_FOLLOWERS.has(after)) votes.ORGANIZATION += 1
  if (WORKS.has(after)) votes.PERSON -= 1
  voteOffice(tokens, at, isSingle, votes)
  if (
    (isPossessive(tokens[at]) && OWNED_BY_FIRMS.has(after2)) ||
    isTurn(tokens, first, at) ||
    saysOfItself(tokens, at)
  ) {
    votes.ORGANIZATION += 2
    votes.PERSON -= 1.5
  }
  if (after === ',') voteAside(tokens, at + 1, isSingle, votes)
  if (/^(is|was)$/.test(after)) votePhrase(tokens, at + 1, 1, votes)
}

/** "Nordbank said it would": "it" goes on; but not "said it was late". */
function saysOfItself(tokens: readonly Token[], at: number): boolean {
  if (!ORGANIZATION_VERBS.has(tokens[at]!.text)) return false
  const it = [1, 2].find((next) => lower(tokens[at + next]) === 'it')
  const [verb, next] = it === undefined ? [] : [tokens[at + it + 1], tokens[at + it + 2]]
  return (
    /^(VERB|AUX)$/.test(verb?.pos ?? '') &&
    !(/^(is|was)$/.test(verb!.text) && /^(ADJ|DET|ADV|NOUN|ADP)$/.test(next?.pos ?? ''))
  )
}

/** "Nordbank fell 3%" */
const isTurn = (tokens: readonly Token[], first: number, at: number) =>
  !isCommon(tokens, first, at) &&
  TURNS.has(tokens[at]!.text) &&
  tokens.slice(at + 1, at + 5).some(({ text }) => text.endsWith('%'))

/** "Nordbank are": more than one, and not the last of several, or of what is not the subject. */
function voteAgreement(tokens: readonly Token[], first: number, at: number, votes: Votes): void {
  if (!/^(are|were|have)$/.test(tokens[at]!.text) || isCommon(tokens, first, at)) return
  for (let i = first - 1; i >= Math.max(0, first - 10) && !/[.?!;]$/.test(tokens[i]!.text); i--)
    if (/^(ADP|CCONJ|AUX)$/.test(tokens[i]!.pos) || lower(tokens[i]) === 'if') return
  votes.ORGANIZATION += 2
  votes.PERSON -= 2
}

/** "Shares", "Fellow Republicans": of words of the dictionary, and peoples. */
const isCommon = (tokens: readonly Token[], first: number, at: number) =>
  lower(tokens[first - 1]) !== 'the' &&
  tokens.slice(first, at).every(({ text }) => isEnglish(text.toLowerCase()) || isPeople(text))

/** "Nordbank chief economist Juris Liepa": what stands before an office and a name. */
function voteOffice(tokens: readonly Token[], at: number, isSingle: boolean, votes: Votes): void {
  const office = officeAt(tokens, at)
  if (!office || RELATIVES.has(office)) return
  // "Harry Potter star Ann Lee"
  const isWork = ARTISTS.has(office)
  if (!isPortfolio(tokens[at - 1]!.text, office, isSingle) && !isWork) votes.ORGANIZATION += 1.5
  if (!isSingle) votes.PERSON -= 1.5
}

/** "Energy minister", "Communications director": what somebody minds, and no organization. */
const isPortfolio = (name: string, office: string, isSingle: boolean) =>
  isSingle && OFFICES_OF_FIELDS.has(office) && isEnglish(name.toLowerCase())

/** The office in small letters that begins here, and that a name follows. */
function officeAt(tokens: readonly Token[], at: number): string | null {
  for (let i = at; i < Math.min(at + 4, tokens.length - 1); i++) {
    const { text } = tokens[i]!
    if (!ROLE_NOUNS.has(text) && !ROLE_FILLERS.has(text)) return null
    if (ROLE_NOUNS.has(text) && /^\p{Lu}/u.test(tokens[i + 1]!.text)) return text
  }
  return null
}

/** What follows a comma: an age, a clause on somebody, what somebody is, a larger place. */
function voteAside(tokens: readonly Token[], at: number, isSingle: boolean, votes: Votes): void {
  const [word, next] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? '']
  if (/^\d{2}$/.test(word) && next === ',') votes.PERSON += 3
  if (/^(who|whose)$/.test(word)) votes.PERSON += 2
  if (word === 'which') votes.PERSON -= 2
  if (findPlace(word) || findPlace(`${word} ${next}`)) votes.PLACE += isSingle ? 1.5 : 1
  votePhrase(tokens, at, 2, votes)
}

/** What a name is said to be: "the bank's chief economist", "a Baltic bank". */
function votePhrase(tokens: readonly Token[], at: number, weight: number, votes: Votes): void {
  for (let i = at; i < Math.min(at + 9, tokens.length); i++) {
    const { text, pos } = tokens[i]!
    if (ROLE_NOUNS.has(text) && (pos === 'NOUN' || pos === 'ADJ')) {
      votes.PERSON += weight
      return
    }
    if (
      ORGANIZATION_NOUNS.has(text) &&
      i > at &&
      !/^(NOUN|PROPN|PART|ADJ)$/.test(tokens[i + 1]?.pos ?? '') &&
      tokens[i + 1]?.text !== '-'
    ) {
      votes.ORGANIZATION += weight
      votes.PERSON -= weight
      return
    }
    if (!/^(DET|ADJ|NOUN|PROPN|PART|NUM)$/.test(pos) && text !== '-') return
  }
}

const lower = (token: Token | undefined) => token?.text.toLowerCase() ?? ''
