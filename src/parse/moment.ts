import { de, en, es, fr, it, nl, pt, ru, uk } from 'chrono-node'
import { ExpectedError } from '../errors.ts'

// Times of publication as sources write them. One without a zone is read as UTC, a day as its first moment.

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i
const REUTERS = /^ ?(\d{1,2})-([A-Z]{3})-(\d{4})(?: (\d\d):(\d\d):(\d\d)(?:\.\d+)?)?$/i
const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d\d:\d\d.*))?$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The first newspaper, Relation, is of 1605. */
const FIRST_YEAR = 1605

/** Whether it can be read as a time of publication. */
export function isMoment(value: string | number): boolean {
  try {
    return readMoment(value, 'date') !== ''
  } catch {
    return false
  }
}

/**
 * Reads a time of publication: ISO 8601, RFC 2822, seconds or milliseconds since 1970, or a date in words.
 * @returns RFC 3339 in UTC
 * @throws ExpectedError BAD_RECORD for anything else, and for a day that does not exist or cannot be
 */
export function readMoment(value: string | number, field: string): string {
  const time = typeof value === 'number' ? fromEpoch(value) : fromText(value.trim())
  if (time === undefined || !Number.isFinite(time))
    throw wrong(field, value, 'a day or time such as 2023-10-20T14:34:00Z')
  const year = new Date(time).getUTCFullYear()
  const last = new Date().getUTCFullYear() + 1
  if (year < FIRST_YEAR || year > last) throw wrong(field, value, `a year from ${FIRST_YEAR} to ${last}`)
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}

const wrong = (field: string, value: string | number, expected: string) =>
  new ExpectedError('BAD_RECORD', `${field}: expected ${expected}, got ${JSON.stringify(String(value).slice(0, 80))}.`)

// Seconds until the year 2286 are smaller than milliseconds after April 1970.
const fromEpoch = (value: number) => (Math.abs(value) < 1e10 ? value * 1000 : value)

function fromText(text: string): number | undefined {
  const iso = ISO.exec(text)
  if (iso) return fromParts(iso[1], Number(iso[2]), iso[3], iso[4], iso[5], iso[6], iso[7])
  const wire = REUTERS.exec(text)
  if (wire) return fromParts(wire[3], MONTHS.indexOf(wire[2]!.toLowerCase()) + 1, wire[1], wire[4], wire[5], wire[6])
  if (/^\d{9,13}$/.test(text)) return fromEpoch(Number(text))
  return text.length > 100 ? undefined : fromWords(text)
}

type Digits = string | undefined

/** Undefined if there is no such day or time: the 31st of February is not the 3rd of March. */
function fromParts(
  year: Digits,
  month: number,
  day: Digits,
  hour?: Digits,
  minute?: Digits,
  second?: Digits,
  zone?: Digits,
) {
  const [d, h, m, s] = [day, hour, minute, second].map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const time = new Date(0)
  time.setUTCFullYear(Number(year), month - 1, d)
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== d || h > 24 || m > 59 || s > 60) return undefined
  return time.setUTCHours(h, m, s) - offsetOf(zone)
}

function offsetOf(zone: Digits): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '') ?? []
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** Languages whose months are read; English first. */
const LANGUAGES = [en, de, fr, es, pt, it, nl, ru, uk]

/** 10/11/2023 is another day in London than in New York, and is not read; 10/21/2023 is the same everywhere. */
function fromSlashes(text: string): number | undefined {
  const [, a = '', b = '', year = '', time = ''] = SLASHES.exec(text) ?? []
  const [month, day] = Number(a) > 12 ? [b, a] : [a, b]
  if (Number(day) <= 12 && day !== month) return undefined
  return fromText(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${time}`.trim())
}

/** Only if day, month and year are all said. */
function fromWords(text: string): number | undefined {
  if (/\d\/\d/.test(text)) return fromSlashes(text)
  for (const language of LANGUAGES) {
    const [found] = language.strict.parse(text, { instant: new Date(0), timezone: 'UTC' })
    const start = found?.start
    // A sentence with a date in it is not a date.
    if (!start || found.text.length < text.length / 2) continue
    if (!start.isCertain('year') || !start.isCertain('month') || !start.isCertain('day')) continue
    if (start.isCertain('hour')) return start.date().getTime()
    return Date.UTC(start.get('year')!, start.get('month')! - 1, start.get('day')!)
  }
  return undefined
}
