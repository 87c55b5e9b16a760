import type { Group } from './entities.ts'
import { countryOfCapital } from './lexicon/countries.ts'
import { ADDRESSED, AFFAIRS, BONDS, DEEDS, MATTERS_OF_STATE } from './lexicon/governments.ts'
import type { Prose, Token } from './prose.ts'
import { isPossessive } from './run-words.ts'
import { confidenceOf, type Found, type Spelling } from './spellings.ts'

// Capitals that stand for their governments: "Moscow denied it", "talks between Seoul and Washington".

/** Further words between a possessive and what it has, or an auxiliary and its verb, at most. */
const FEW = 3

/** Takes out of the places where a capital acts, speaks or is dealt with; only in texts that tell of affairs of state. */
export function groupGovernments(
  places: readonly Spelling[],
  texts: readonly Prose[],
): { governments: Group[]; rest: Spelling[] } {
  const governments = new Map<string, Group>()
  if (!places.some(({ name }) => countryOfCapital(name)) || !texts.some(({ text }) => tellsOfState(text)))
    return { governments: [], rest: [...places] }
  const rest = places.flatMap((spelling) => {
    const country = countryOfCapital(spelling.name)
    if (!country) return [spelling]
    const acting = spelling.found.filter((found) => isGovernment(texts[found.text]!.tokens, found))
    if (acting.length > 0) addGovernment(governments, country, spelling.name, acting)
    const left = spelling.found.filter((found) => !acting.includes(found))
    return left.length > 0 ? [{ ...spelling, found: left }] : []
  })
  return { governments: [...governments.values()], rest }
}

/** Two different words for such affairs, or more. */
const tellsOfState = (text: string) => new Set(text.toLowerCase().match(AFFAIRS)).size > 1

function addGovernment(governments: Map<string, Group>, country: string, capital: string, found: Found[]): void {
  const name = `Government of ${country}`
  const group = governments.get(name) ?? { kind: 'ORGANIZATION', name, names: [], roles: [], mentions: [] }
  governments.set(name, group)
  group.names.push({ text: capital, kind: 'ALIAS' })
  for (const { text, start, end } of found) group.mentions.push({ text, start, end, confidence: confidenceOf(3) })
}

/** Whether a government is meant, as what stands before and after tells. */
function isGovernment(tokens: readonly Token[], { first, after }: Found): boolean {
  const [start, end] = pairAround(tokens, first, after)
  return (
    hasMatter(tokens, after) ||
    isPartner(tokens, start) ||
    isAddressed(tokens, first, after) ||
    acts(tokens, start, end)
  )
}

/** "Seoul and Washington": where two that are named together begin and end. */
function pairAround(tokens: readonly Token[], first: number, after: number): [number, number] {
  const [before, next] = [tokens[first - 1], tokens[after]]
  if (before?.text === 'and' && isName(tokens[first - 2])) return [first - 2, after]
  if (next?.text === 'and' && isName(tokens[after + 1])) return [first, after + 2]
  return [first, after]
}

const isName = (token: Token | undefined) => token?.pos === 'PROPN'

/** "Moscow denied", "Moscow has long said", "Moscow would not agree", at the beginning of a clause. */
function acts(tokens: readonly Token[], start: number, end: number): boolean {
  const before = tokens[start - 1]
  if (
    before &&
    (/^(ADP|NOUN|ADJ|DET|PROPN|VERB)$/.test(before.pos) || isPossessive(before)) &&
    !CLAUSE.test(before.text)
  )
    return false
  for (let i = end; i < Math.min(end + FEW, tokens.length); i++) {
    const { text, pos } = tokens[i]!
    if (DEEDS.test(text) && (i > end || pos !== 'NOUN')) return true
    if (!/^(AUX|ADV|PART)$/.test(pos) || isPossessive(tokens[i])) return false
  }
  return false
}

const CLAUSE = /^(that|as|after|before|since|while|because|said|says|if|when|but|although|though|whether)$/i

/** "Moscow's diplomatic moves" */
function hasMatter(tokens: readonly Token[], at: number): boolean {
  if (!isPossessive(tokens[at])) return false
  const next = tokens.slice(at + 1, at + 1 + FEW)
  const noun = next.findIndex(({ text }) => MATTERS_OF_STATE.has(text))
  return noun >= 0 && next.slice(0, noun).every(({ pos }) => /^(ADJ|NOUN|VERB|ADV)$/.test(pos))
}

/** "talks with Moscow", "relations between Seoul and Washington", "pressure on Moscow" */
const isPartner = (tokens: readonly Token[], start: number) =>
  BONDS.get(tokens[start - 1]?.text ?? '')?.has(tokens[start - 2]?.text.toLowerCase() ?? '') ?? false

/** "urged Moscow to", "accused Moscow of", "an effort by Moscow to" */
const isAddressed = (tokens: readonly Token[], first: number, after: number) =>
  ADDRESSED.test(tokens[first - 1]?.text ?? '') && /^(to|of|that|against|not)$/.test(tokens[after]?.text ?? '')
