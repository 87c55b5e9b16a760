import { alignTokens } from './align.ts'
import { type DiffSegment, diffTexts } from './diff.ts'
import { readTokens } from './tokens.ts'

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

/** Of some texts those that say nearly the same, most alike first. */
export function findVariants<Item extends { text: string }>(text: string, others: readonly Item[]): Variant<Item>[] {
  const own = readTokens(text)
  const variants = others.flatMap((item) => {
    const tokens = readTokens(item.text)
    const pairs = alignTokens(own, tokens)
    const likeness = (2 * pairs.length) / (own.length + tokens.length)
    const isSame = likeness === 1
    if (likeness < LEAST_LIKENESS || (pairs.length < LEAST_SHARED && !isSame)) return []
    const anchors = pairs.map(([i, j]) => [own[i]!, tokens[j]!] satisfies [object, object])
    return [{ item, likeness, diff: diffTexts(text, item.text, anchors), wording: wordingOf(tokens) }]
  })
  return variants.sort((a, b) => b.likeness - a.likeness)
}

const wordingOf = (tokens: readonly { key: string }[]) => tokens.map(({ key }) => key).join(' ')
