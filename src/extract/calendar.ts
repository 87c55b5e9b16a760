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
