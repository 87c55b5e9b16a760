// Quotes as people get them wrong. Each maker is given a quote and chance, and gives null where it has nothing to do.

type Chance = () => number

const NEGATION = /\b(not|no|never|none|nobody|nothing|neither|nor|cannot|without|hardly|barely|scarcely|\w+n[’']t)\b/i
const NUMBER =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|billion|third|half|quarter)\b/i
const BARE = /[^\p{L}\p{N}’'-]/gu

const some = (chance: Chance, from: number, to: number) => from + Math.floor(chance() * (to - from + 1))
const wordsOf = (quote: string) => quote.split(/\s+/)

export const restyle = (quote: string, chance: Chance): string | null =>
  [
    quote.toUpperCase(),
    quote.toLowerCase(),
    `"${quote.replace(/[’]/g, "'").replace(/,/g, ' –')}!"`,
    `“${quote.replace(/ /g, '\u00a0 ')}…”`,
  ].filter((text) => text !== quote)[some(chance, 0, 2)] ?? null

/** Words are missing at one end or both. */
export function cutEnds(quote: string, chance: Chance): string | null {
  const words = wordsOf(quote)
  const from = some(chance, 0, 3)
  const to = words.length - some(chance, from === 0 ? 1 : 0, 3)
  return to - from >= 5 ? words.slice(from, to).join(' ') : null
}

/** Words are missing in the middle, none that turn the sense or make a number another. */
export function cutMiddle(quote: string, chance: Chance, sign: string): string | null {
  const words = wordsOf(quote)
  const from = some(chance, 3, words.length - 4)
  const to = from + some(chance, 1, 6)
  const edge = words.slice(from - 1, to + 1).join(' ')
  if (words.length < 9 || to > words.length - 3 || NEGATION.test(edge) || NUMBER.test(edge)) return null
  if (words.slice(from, to).includes(words[to]!) || words.slice(from, to).includes(words[from - 1]!)) return null
  return [...words.slice(0, from), ...(sign ? [sign] : []), ...words.slice(to)].join(' ')
}

/** One word is another. */
export function changeWord(quote: string, chance: Chance, other: string): string | null {
  const words = wordsOf(quote)
  const pool = wordsOf(other).map((word) => word.replace(BARE, ''))
  const word = pool[some(chance, 0, pool.length - 1)]!
  const at = some(chance, 0, words.length - 1)
  if (words.length < 5 || word === '' || quote.toLowerCase().includes(word.toLowerCase())) return null
  const changed = words[at]!.replace(/[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u, word)
  return changed === words[at] ? null : words.map((one, i) => (i === at ? changed : one)).join(' ')
}

/** One word is put in. */
export function addWord(quote: string, chance: Chance, other: string): string | null {
  const words = wordsOf(quote)
  const pool = wordsOf(other).map((word) => word.replace(BARE, ''))
  const word = pool[some(chance, 0, pool.length - 1)]!
  if (words.length < 5 || word === '' || quote.toLowerCase().includes(word.toLowerCase())) return null
  return words.toSpliced(some(chance, 1, words.length - 1), 0, word).join(' ')
}

/** The beginning of one and the end of another. */
export function splice(quote: string, chance: Chance, other: string): string | null {
  const [first, second] = [wordsOf(quote), wordsOf(other)]
  const [head, tail] = [some(chance, 5, 9), some(chance, 5, 9)]
  if (quote === other || first.length < head || second.length < tail) return null
  return [...first.slice(0, head), ...second.slice(-tail)].join(' ')
}
