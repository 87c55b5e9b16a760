import type { ExpectedError } from '../errors.ts'
import type { ArticleRecord, SourceKind } from '../model.ts'

/** One article; `given`: findings came with it. */
export interface Taken {
  record: ArticleRecord
  given: boolean
}

/** One article of an input, or why there is none. */
export type Parsed = ({ where: string } & Taken) | { where: string; error: ExpectedError }

/** What holds for every article of an input that does not say otherwise. */
export interface Defaults {
  source?: { name: string; slug?: string; kind?: SourceKind }
  /** BCP 47. */
  language?: string
  /** A day or an RFC 3339 time. */
  publishedAt?: string
}
