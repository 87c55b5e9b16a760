import { ExpectedError } from '../../errors.ts'
import type { Article, Span, TextField } from '../../model.ts'
import { checkSpan } from '../../text/span.ts'
import { makeId, sha256 } from '../ids.ts'

/** A text of an article as it is stored. */
export interface StoredText {
  id: string
  articleId: string
  field: TextField
  ordinal: number
  text: string
  hash: string
}

/** The texts of an article, in the order in which a reader meets them. */
export function textsOf(article: Article, articleId: string): StoredText[] {
  const stored = (field: TextField, ordinal: number, text: string | undefined): StoredText[] => {
    if (text === undefined) return []
    const hash = sha256(text)
    return [{ id: makeId('TEXT', articleId, field, ordinal, hash), articleId, field, ordinal, text, hash }]
  }
  return [
    ...stored('TITLE', 0, article.title),
    ...stored('SUMMARY', 0, article.summary),
    ...stored('BODY', 0, article.body),
    ...article.photos.flatMap((photo, i) => stored('CAPTION', i, photo.caption)),
  ]
}

// Room for texts of ten million characters; captions come after the body.
const FIELD_SIZE = 10_000_000
const FIELD_PLACE: Record<TextField, number> = { TITLE: 0, SUMMARY: 1, BODY: 2, CAPTION: 3 }

/** Place of a span in its article, for sorting. */
export const positionOf = ({ field, ordinal, start }: Span) => (FIELD_PLACE[field] + ordinal) * FIELD_SIZE + start

/** Spans as rows, each checked against its text. */
export function spanWriter(texts: readonly StoredText[]) {
  const byPlace = new Map(texts.map((text) => [`${text.field} ${text.ordinal}`, text]))
  return (span: Span) => {
    const text = byPlace.get(`${span.field} ${span.ordinal}`)
    const problem = text ? checkSpan(text.text, span) : 'there is no such text'
    if (problem)
      throw new ExpectedError('SPAN_MISMATCH', `${span.field} ${span.ordinal}: ${problem}`, {
        expected: span.exact,
        actual: text?.text.slice(span.start, span.end) ?? '',
      })
    return { textId: text!.id, start: span.start, end: span.end, exact: span.exact }
  }
}
