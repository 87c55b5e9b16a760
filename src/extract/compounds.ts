import type { PartOfSpeech } from 'wink-nlp'
import type { Token } from './prose.ts'

// Words with hyphens are one word to grammar: “early-morning”, “so-called”, “R-Ky.”.

const JOINED = /^[\p{L}\p{N}'’.%$£€]+$/u
/** Before a verb these leave it one: “re-elected”. */
const PREFIX = /^(re|co|pre|over|out|under|mis|un|counter|cross|fast|double|hand|self)$/
/** “Ann Lee, R-Ky., said”: a party and a state. */
const PARTY = /^[A-Z]-\p{Lu}/u

/** Tokens with those that hyphens tie joined. */
export function joinHyphened(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const to = compoundEnd(tokens, i)
    joined.push(to === i + 1 ? tokens[i]! : compound(text, tokens.slice(i, to)))
    i = to - 1
  }
  return joined
}

function compoundEnd(tokens: readonly Token[], from: number): number {
  let to = from + 1
  while (ties(tokens, to)) to += 2
  if (to === from + 1 || !PARTY.test(`${tokens[from]!.text}-${tokens[from + 2]!.text}`)) return to
  // “R-S.C.”, which the tokenizer cuts at its stops.
  let end = to
  while (follows(tokens, end) && /^(\.|\p{Lu}\.?)$/u.test(tokens[end]!.text)) end++
  return follows(tokens, end) ? end : to
}

/** Whether a hyphen at a token ties what stands before it to what follows. */
const ties = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '-' &&
  follows(tokens, at) &&
  follows(tokens, at + 1) &&
  JOINED.test(tokens[at - 1]!.text) &&
  JOINED.test(tokens[at + 1]!.text)

const follows = (tokens: readonly Token[], at: number) =>
  tokens[at] !== undefined && tokens[at - 1]!.end === tokens[at]!.start

function compound(text: string, parts: Token[]): Token {
  const { start } = parts[0]!
  const { end } = parts.at(-1)!
  return { text: text.slice(start, end), start, end, pos: posOf(parts) }
}

function posOf(parts: Token[]): PartOfSpeech {
  const last = parts.at(-1)!
  if (parts[0]!.pos === 'PROPN' && (last.pos === 'PROPN' || last.text === '.')) return 'PROPN'
  if (last.pos === 'VERB') return PREFIX.test(parts[0]!.text.toLowerCase()) ? 'VERB' : 'ADJ'
  return last.pos === 'NOUN' || last.pos === 'PROPN' ? last.pos : 'ADJ'
}
