import { z } from 'zod'
import { ExpectedError } from '../errors.ts'
import { parsePartialDate } from '../text/partial-date.ts'

// Fields that several formats have.

/** SQLite ends a text at NUL, and half a surrogate pair does not come back. */
export const BROKEN = /\0|\p{Surrogate}/u

export const text = z
  .string()
  .min(1)
  .max(500_000)
  .refine((value) => !BROKEN.test(value), 'expected text without NUL and lone surrogates')
export const line = text.refine(
  (value) => value === value.trim() && !/[\r\n]/.test(value),
  'expected one line without space at its ends',
)
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug: a-z and 0-9, words joined by single hyphens')
export const language = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'expected a language tag such as en or zh-Hant')
export const instant = z.iso.datetime({
  offset: true,
  error: 'expected a time with its zone, such as 2023-10-20T14:34:00Z',
})
export const url = z.url({ protocol: /^https?$/ })

export const date = z.string("expected a date as text, a year in quotes: '1948'").transform((value, context) => {
  try {
    return parsePartialDate(value)
  } catch (error) {
    context.addIssue(error instanceof ExpectedError ? error.message : 'expected a date in EDTF')
    return z.NEVER
  }
})
