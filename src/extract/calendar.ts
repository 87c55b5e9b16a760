import type { PartialDate } from '../model.ts'
import { parsePartialDate } from '../text/partial-date.ts'

// Days of the calendar, without hours and zones.

/** Month and day from 1. */
export interface Day {
  year: number
  month: number
  day: number
}

/** The day of an RFC 3339 moment in its own zone. */
export function dayOf(moment: string): Day {
  const [year = 0, month = 1, day = 1] = moment.slice(0, 10).split('-').map(Number)
  return { year, month, day }
}

export function shiftDay({ year, month, day }: Day, days: number): Day {
  return dayOf(new Date(Date.UTC(year, month - 1, day + days)).toISOString())
}

/** Monday to Sunday of the week of a day, or of one some weeks from it, as an EDTF interval. */
export function weekOf(day: Day, weeks: number): string {
  const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()
  const monday = shiftDay(day, weeks * 7 - ((weekday + 6) % 7))
  return `${edtfOfDay(monday)}/${edtfOfDay(shiftDay(monday, 6))}`
}

export const edtfOfMonth = ({ year, month }: Day): string => `${pad(year, 4)}-${pad(month, 2)}`

export const edtfOfDay = (day: Day): string => `${edtfOfMonth(day)}-${pad(day.day, 2)}`

const pad = (number: number, digits: number) => String(number).padStart(digits, '0')

const PLAIN = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/

/** A date with its first and last day; null if there is no such day. Plain ones are not parsed, which would take a millisecond each. */
export function partialDateOf(edtf: string): PartialDate | null {
  const [first = '', last = first] = edtf.split('/')
  if (!PLAIN.test(first) || !PLAIN.test(last)) return parsePartialDate(edtf)
  const [earliest, latest] = [boundsOf(first)?.[0], boundsOf(last)?.[1]]
  return earliest && latest ? { edtf, earliest, latest } : null
}

/** First and last day of a plain date. */
function boundsOf(plain: string): [string, string] | null {
  const [year = 0, month, day] = plain.split('-').map(Number)
  if (month === undefined) return [`${plain}-01-01`, `${plain}-12-31`]
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day !== undefined) return day <= length ? [plain, plain] : null
  return [`${plain}-01`, `${plain}-${length}`]
}
