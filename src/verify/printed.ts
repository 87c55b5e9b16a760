import { readTokens, type Token } from './tokens.ts'
import { findSpoken, type Stretch } from './utterance.ts'

/** A text of an article with the quotes on record in it. */
export interface ArticleText {
  /** Id of the text. */
  id: string
  articleId: string
  text: string
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
}

const lengthOf = ({ segments }: QuotePlace) => segments.reduce((sum, { start, end }) => sum + end - start, 0)

export const readPrinted = (text: ArticleText): Printed => ({
  ...text,
  quotes: text.quotes.toSorted((a, b) => lengthOf(a) - lengthOf(b)),
  tokens: readTokens(text.text),
  spoken: findSpoken(text.text),
})

export const holds = ({ start, end }: Stretch, token: Token) => start <= token.start && token.end <= end

/** Quotes on record in which a token stands, the shortest first: a quote may stand in another. */
export const quotesAt = ({ quotes }: Printed, token: Token) =>
  quotes.filter(({ segments }) => segments.some((segment) => holds(segment, token)))

export const spokenAt = (printed: Printed, token: Token) => printed.spoken.find((stretch) => holds(stretch, token))
