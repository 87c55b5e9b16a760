import { readTokens, type Token } from './tokens.ts'
import { findSpoken, type Stretch } from './utterance.ts'

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
  return { ...text, quotes, tokens: readTokens(text.text), spoken, blocks }
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
