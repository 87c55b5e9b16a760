import { badInput, ExpectedError } from '../../errors.ts'
import type { Span, TextField } from '../../model.ts'
import { checkSpan } from '../../text/span.ts'
import { makeId } from '../ids.ts'
import { placesOf, type Text } from './context.ts'

/** A place in a text of an article: by offsets, by its words, or by both, which must agree then. */
export interface SpanInput {
  field: TextField
  /** Photo whose caption it is. */
  photo?: string | null | undefined
  start?: number | null | undefined
  end?: number | null | undefined
  exact?: string | null | undefined
  prefix?: string | null | undefined
  suffix?: string | null | undefined
}

/**
 * Finds the stretch an input means.
 * @throws ExpectedError BAD_USER_INPUT if it means none or more than one; SPAN_MISMATCH if the text there is another
 */
export function placeSpan(articleId: string, texts: readonly Text[], input: SpanInput, argument: string): Span {
  const text = texts.find(isMeant(articleId, input))
  if (!text)
    throw badInput(
      argument,
      `expected a text of the article, got ${[input.field, input.photo].filter(Boolean).join(' ')}.`,
    )
  const { start, end } = input
  if ((start == null) !== (end == null)) throw badInput(argument, 'expected both `start` and `end`, or neither.')
  const place = start == null || end == null ? placeByWords(text.text, input, argument) : { start, end }
  const span = {
    field: input.field,
    ordinal: text.ordinal,
    ...place,
    exact: input.exact ?? text.text.slice(place.start, place.end),
  }
  const problem = checkSpan(text.text, span) ?? checkContext(text.text, span, input)
  if (problem)
    throw new ExpectedError('SPAN_MISMATCH', `${argument}: ${problem}.`, {
      argument,
      expected: span.exact,
      actual: text.text.slice(Math.max(0, span.start), Math.max(0, span.end)),
    })
  return span
}

const isMeant = (articleId: string, { field, photo }: SpanInput) =>
  field === 'CAPTION'
    ? (text: Text) => text.field === field && makeId('PHOTO', articleId, text.ordinal) === photo
    : (text: Text) => text.field === field

function placeByWords(text: string, input: SpanInput, argument: string) {
  const { exact } = input
  if (!exact) throw badInput(argument, 'expected `start` and `end`, or the words in `exact`.')
  const all = placesOf(text, exact).map((start) => ({ start, end: start + exact.length }))
  if (all.length === 0)
    throw new ExpectedError(
      'SPAN_MISMATCH',
      `${argument}: ${JSON.stringify(exact)} stands nowhere in ${input.field}.`,
      {
        argument,
        expected: exact,
      },
    )
  const fitting = all.filter((place) => checkContext(text, place, input) === null)
  if (fitting.length === 1) return fitting[0]!
  const among = fitting.length === 0 ? `in ${all.length} places, none between these` : `in ${fitting.length} places`
  throw badInput(argument, `${JSON.stringify(exact)} stands ${among}; tell them apart by \`prefix\` and \`suffix\`.`)
}

function checkContext(text: string, { start, end }: { start: number; end: number }, { prefix, suffix }: SpanInput) {
  if (prefix && !text.slice(0, start).endsWith(prefix)) return `expected ${JSON.stringify(prefix)} just before`
  if (suffix && !text.startsWith(suffix, end)) return `expected ${JSON.stringify(suffix)} just after`
  return null
}
