import { readNumeral } from './numerals.ts'
import { initialOf, respell } from './spelling.ts'
import { isNumber, type Token } from './tokens.ts'

// The same words in another writing: run together or apart, contracted or in full, a number in digits or in words, in
// British or American spelling. Outlets print one quote by different house styles; none of this changes what was said.

/** What a word is after an apostrophe: "did not", "I am", "they had" or "they would". */
const CONTRACTED = new Map(
  'not nt, is s, has s, us s, am m, are re, have ve, will ll, shall ll, had d, would d'
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
)
const IRREGULAR = new Map([
  ['cant', 'cannt'],
  ['cannot', 'cannt'],
  ['wont', 'willnt'],
  ['shant', 'shallnt'],
  ['%', 'percent'],
])
// Words of their own, and others without an apostrophe.
const LOOKALIKES = new Set('were well ill hell shell id wed shed its lets'.split(' '))
const hasApostrophe = ({ key, start, end }: Token) => end - start > key.length

/** Whether some words are the same as others, however they are written. */
export function isSameWords(one: readonly Token[], other: readonly Token[]): boolean {
  const [own, their] = [joinKeys(one), joinKeys(other)]
  if (own === their && !/\p{N}/u.test(own)) return true
  return mayBeSame(one[0], other[0]) && writeOut(one) === writeOut(other)
}

/** Whatever the writing, most words keep their first letter: to look at no more saves most of the work. */
function mayBeSame(one: Token | undefined, other: Token | undefined): boolean {
  if (!one || !other) return false
  return isNumber(one) || isNumber(other) || initialOf(one.key) === initialOf(other.key)
}

const joinKeys = (tokens: readonly Token[]) => tokens.map(({ key }) => key).join('')

/** Some words in one writing for all. */
function writeOut(tokens: readonly Token[]): string {
  let written = ''
  for (let at = 0; at < tokens.length; ) {
    const numeral = readNumeral(tokens, at)
    written += numeral ? `#${numeral.value}#` : writeWord(tokens[at]!, at > 0)
    at = numeral?.next ?? at + 1
  }
  return written
}

function writeWord(token: Token, isBehindWord: boolean): string {
  const [, verb, not = ''] = /^(.+?)(nt)?$/.exec(IRREGULAR.get(token.key) ?? token.key)!
  if (LOOKALIKES.has(verb!) && (not || !hasApostrophe(token))) return `${verb}.${not}`
  const short = isBehindWord ? CONTRACTED.get(verb!) : undefined
  return short === undefined ? respell(`${verb}${not}`) : `${short}${not}`
}
