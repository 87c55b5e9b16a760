import edtf from 'edtf'
import { badInput } from '../errors.ts'
import type { PartialDate } from '../model.ts'

type DatePrecision = 'CENTURY' | 'DECADE' | 'YEAR' | 'SEASON' | 'MONTH' | 'DAY' | 'INTERVAL'

// EDTF names no hemisphere; ours are the northern seasons of meteorology. First month, counted from January of that year.
const SEASONS = [
  { name: 'spring', month: 2 },
  { name: 'summer', month: 5 },
  { name: 'autumn', month: 8 },
  { name: 'winter', month: 11 },
]
// EDTF knows more than days can say: times of day, years before 0 and intervals without any end are not for us.
const SHAPE = /^(?=.*\d)(?!.*\/-)[\dX~?%./][\dX~?%./-]{3,29}$/
const EXAMPLES = '2023-10-18, 2023-10, 196X, 1963~ or 1939/1945'
const ABOUT: Record<string, string> = { en: 'about', de: 'um', fr: 'vers', es: 'hacia', it: 'circa', ru: 'около' }

/**
 * Reads a date in EDTF level 1 (2023, 2023-10, 2023-10-18, 196X, 1963~, 2023-21, 1939/1945, 1972/..).
 * @throws ExpectedError BAD_USER_INPUT for any other text, for a day that does not exist and for an interval that runs backward
 */
export function parsePartialDate(text: string): PartialDate {
  try {
    if (!SHAPE.test(text)) throw new RangeError('out of range')
    const date = edtf(text, { level: 1, types: ['Date', 'Interval', 'Season'] })
    if (date.type === 'Season') return { edtf: text, ...seasonDays(text) }
    return { edtf: text, earliest: toDay(date.min), latest: toDay(date.max) }
  } catch {
    const came = JSON.stringify(text.slice(0, 40))
    throw badInput('date', `${came} is not a date in EDTF level 1, such as ${EXAMPLES}`)
  }
}

/** Finest unit that is known, and whether the date is approximate (~) or uncertain (?). Both for %. */
export function describePartialDate({ edtf }: PartialDate) {
  const units = new Set(edtf.split('/').map(precisionOf))
  const [only] = units
  return {
    precision: units.size === 1 && only ? only : ('INTERVAL' as const),
    isApproximate: /[~%]/.test(edtf),
    isUncertain: /[?%]/.test(edtf),
  }
}

/** Text for people: “November 1963”, “18–19 October 2023”, “about 1963”, “1972–”. */
export function displayPartialDate(date: PartialDate, locale = 'en'): string {
  const { isApproximate, isUncertain } = describePartialDate(date)
  const about = isApproximate ? `${ABOUT[languageOf(locale)] ?? '~'} ` : ''
  return `${about}${displayExact(date, locale)}${isUncertain ? '?' : ''}`
}

function displayExact(date: PartialDate, locale: string): string {
  const [first = '', last] = date.edtf.replace(/[~?%]/g, '').split('/')
  if (last === undefined) return displayUnit(first, date, locale)
  if (/^(\.\.)?$/.test(first)) return `–${displayUnit(last, date, locale)}`
  if (/^(\.\.)?$/.test(last)) return `${displayUnit(first, date, locale)}–`
  if (precisionOf(first) !== precisionOf(last))
    return `${displayPartialDate(parsePartialDate(first), locale)} – ${displayPartialDate(parsePartialDate(last), locale)}`
  return displayRange(date, precisionOf(first), locale)
}

function displayUnit(edtf: string, date: PartialDate, locale: string): string {
  const precision = precisionOf(edtf)
  const english = languageOf(locale) === 'en'
  if (precision === 'SEASON' && english) return `${seasonOf(edtf).name} ${edtf.slice(0, 4)}`
  if (precision === 'DECADE' && english) return `${edtf.slice(0, 3)}0s`
  if (precision === 'SEASON' || precision === 'DECADE' || precision === 'CENTURY')
    return displayRange(date, precision, locale)
  return formatter(precision, locale).format(new Date(parsePartialDate(edtf).earliest ?? ''))
}

function displayRange({ earliest, latest }: PartialDate, precision: DatePrecision, locale: string): string {
  const text = formatter(precision, locale).formatRange(new Date(earliest ?? ''), new Date(latest ?? ''))
  // Intl sets thin spaces. "18 – 19 October" and "1939 – 1945" are written close, "31 October – 2 November" is not.
  return text
    .replace(/\u2009/g, ' ')
    .replace(/(\d+) ?– ?(\d+)/, (spaced, a, b) => (a.length > 2 === b.length > 2 ? `${a}–${b}` : spaced))
}

function formatter(precision: DatePrecision, locale: string): Intl.DateTimeFormat {
  const month = precision === 'DAY' || precision === 'MONTH' || precision === 'SEASON' ? { month: 'long' as const } : {}
  const day = precision === 'DAY' ? { day: 'numeric' as const } : {}
  // Plain "en" means American order to Intl; an international archive writes the day first.
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    ...month,
    ...day,
    timeZone: 'UTC',
  })
}

function precisionOf(edtf: string): DatePrecision {
  const [year = '', month = '', day = ''] = edtf.replace(/[~?%]/g, '').split('-')
  if (!/^\d/.test(year)) return 'INTERVAL'
  if (year.endsWith('XX')) return 'CENTURY'
  if (year.endsWith('X')) return 'DECADE'
  if (!/^\d/.test(month)) return 'YEAR'
  if (month > '12') return 'SEASON'
  return /^\d/.test(day) ? 'DAY' : 'MONTH'
}

function seasonDays(edtf: string) {
  const [year, { month }] = [Number(edtf.slice(0, 4)), seasonOf(edtf)] as const
  return { earliest: toDay(Date.UTC(year, month, 1)), latest: toDay(Date.UTC(year, month + 3, 0)) }
}

const seasonOf = (edtf: string) => SEASONS[Number(edtf.slice(5, 7)) - 21]!

function toDay(time: number | null): string | null {
  return time !== null && Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : null
}

const languageOf = (locale: string) => locale.split('-', 1)[0]!
