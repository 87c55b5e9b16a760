import { readTokens, type Token } from './tokens.ts'
import { findSpoken, hasParagraphEnd, LONGEST_INTERRUPTION, type Stretch } from './utterance.ts'

/** A text of an article with the quotes on record in it. */
export interface ArticleText {
  /** Id of the text. */
  id: string
  articleId: string
  text: string
  /** Its source has withdrawn the article. */
  isRetracted: boolean
  quotes: QuotePlace[]
}

/** Where a quote on record stands. */
export interface QuotePlace {
  id: string
  speakerId: string | null
  /** In order; those in this text. */
  segments: Stretch[]
  /** The cue in this text that takes the words back: “denied that”. */
  denial: Stretch | null
}

/** A text made ready to be compared. */
export interface Printed extends ArticleText {
  tokens: Token[]
  /** What stands between quotation marks. */
  spoken: Stretch[]
  /** Quotes and spoken words by the blocks of the text that they reach into. */
  blocks: { quotes: Blocks<QuotePlace>; spoken: Blocks<Stretch> }
}

const lengthOf = ({ segments }: QuotePlace) => segments.reduce((sum, { start, end }) => sum + end - start, 0)

export function readPrinted(text: ArticleText): Printed {
  const quotes = text.quotes.toSorted((a, b) => lengthOf(a) - lengthOf(b))
  const spoken = findSpoken(text.text)
  const blocks = {
    quotes: new Blocks(quotes, ({ segments }) => segments),
    spoken: new Blocks(spoken, (stretch) => [stretch]),
  }
  return { ...text, quotes, tokens: markAsides(readTokens(text.text), spoken, text.text), spoken, blocks }
}

/** Marks the words between two things said in a paragraph, if they are few: “…,” said the minister of X, “…”. */
function markAsides(tokens: Token[], spoken: readonly Stretch[], text: string): Token[] {
  let at = 0
  spoken.forEach(({ end }, i) => {
    const next = spoken[i + 1]
    while (at < tokens.length && tokens[at]!.start < end) at++
    const from = at
    while (next && at < tokens.length && tokens[at]!.start < next.start && at - from <= LONGEST_INTERRUPTION) at++
    if (!next || at - from > LONGEST_INTERRUPTION || hasParagraphEnd(text.slice(end, next.start))) return
    for (const token of tokens.slice(from, at)) token.isAside = true
  })
  return tokens
}

export const holds = ({ start, end }: Stretch, token: Token) => start <= token.start && token.end <= end

/** Quotes on record in which a token stands, the shortest first: a quote may stand in another. */
export const quotesAt = ({ blocks }: Printed, token: Token) =>
  blocks.quotes.at(token).filter(({ segments }) => segments.some((segment) => holds(segment, token)))

export const spokenAt = ({ blocks }: Printed, token: Token) =>
  blocks.spoken.at(token).find((stretch) => holds(stretch, token))

const BLOCK = 512

/** What reaches into each stretch of some characters, in the order given: a text may hold thousands of quotes. */
class Blocks<T> {
  readonly #blocks: T[][] = []

  constructor(items: readonly T[], stretchesOf: (item: T) => readonly Stretch[]) {
    for (const item of items)
      for (const { start, end } of stretchesOf(item))
        for (let block = Math.floor(start / BLOCK); block * BLOCK < end; block++) {
          const own = this.#blocks[block] ?? []
          this.#blocks[block] = own
          if (own.at(-1) !== item) own.push(item)
        }
  }

  at({ start }: Token): readonly T[] {
    return this.#blocks[Math.floor(start / BLOCK)] ?? []
  }
}
