import { alignTokens, costOfAlignment, type Pair } from './align.ts'
import { type DiffSegment, diffTexts } from './diff.ts'
import { readTokens, type Token } from './tokens.ts'

/** Another text with nearly the same words. */
export interface Variant<Item> {
  item: Item
  /** 0 to 1: twice the words they share, of the words of both. */
  likeness: number
  /** From the one to the other. */
  diff: DiffSegment[]
  /** The same for texts that differ in case, marks and spaces only. */
  wording: string
}

/** Less than half of the words in common is another utterance. */
const LEAST_LIKENESS = 0.5
const LEAST_SHARED = 3
/** Cells of alignment for the variants of one text, about 100 ms: hundreds of ordinary quotes, or two that fill a page. */
const MOST_CELLS = 30_000_000

/** Of some texts, the likeliest first, those that say nearly the same, most alike first. */
export function findVariants<Item extends { text: string }>(text: string, others: readonly Item[]): Variant<Item>[] {
  const own = readTokens(text)
  let left = MOST_CELLS
  const pairUp = (tokens: readonly Token[]): Pair[] => {
    if (wordingOf(own) === wordingOf(tokens)) return own.map((_, at) => [at, at])
    const cost = costOfAlignment(own, tokens)
    if (cost > left) return []
    left -= cost
    return alignTokens(own, tokens)
  }
  const variants = others.flatMap((item) => {
    const tokens = readTokens(item.text)
    const pairs = pairUp(tokens)
    const likeness = (2 * pairs.length) / (own.length + tokens.length)
    const isSame = likeness === 1
    if (likeness < LEAST_LIKENESS || (pairs.length < LEAST_SHARED && !isSame)) return []
    const anchors = pairs.map(([i, j]) => [own[i]!, tokens[j]!] satisfies [object, object])
    return [{ item, likeness, diff: diffTexts(text, item.text, anchors), wording: wordingOf(tokens) }]
  })
  return variants.sort((a, b) => b.likeness - a.likeness)
}

const wordingOf = (tokens: readonly { key: string }[]) => tokens.map(({ key }) => key).join(' ')
