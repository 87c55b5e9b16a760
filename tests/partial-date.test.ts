import { describe, expect, test } from 'vitest'
import { describePartialDate, displayPartialDate, parsePartialDate } from '../src/text/partial-date.ts'

const describeDate = (edtf: string) => describePartialDate(parsePartialDate(edtf))
const display = (edtf: string, locale?: string) => displayPartialDate(parsePartialDate(edtf), locale)

test.each([
  ['2023', '2023-01-01', '2023-12-31'],
  ['2023-10', '2023-10-01', '2023-10-31'],
  ['2023-10-18', '2023-10-18', '2023-10-18'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['196X', '1960-01-01', '1969-12-31'],
  ['19XX', '1900-01-01', '1999-12-31'],
  ['2023-XX', '2023-01-01', '2023-12-31'],
  ['1963~', '1963-01-01', '1963-12-31'],
  ['1963-11-22?', '1963-11-22', '1963-11-22'],
  ['2023-21', '2023-03-01', '2023-05-31'],
  ['2023-24', '2023-12-01', '2024-02-29'],
  ['2023-10-18/2023-10-19', '2023-10-18', '2023-10-19'],
  ['1939/1945-05-08', '1939-01-01', '1945-05-08'],
  ['1972/..', '1972-01-01', null],
  ['1972/', '1972-01-01', null],
  ['../2023-10-20', null, '2023-10-20'],
])('%s means the days from %s to %s', (edtf, earliest, latest) => {
  expect(parsePartialDate(edtf)).toEqual({ edtf, earliest, latest })
})

test.each([
  '2023-02-30',
  '2023-13',
  '2023-10-19/2023-10-18',
  '../..',
  '2023-10-18T10:00:00Z',
  '-0044',
  '-0044/2023',
  '../-0044',
  '20',
  '[1667,1668]',
  'last week',
  ' 2023',
  '',
])('%j is refused with a sentence that shows what is meant', (edtf) => {
  expect(() => parsePartialDate(edtf)).toThrow(
    expect.objectContaining({
      code: 'BAD_USER_INPUT',
      message: `date: ${JSON.stringify(edtf)} is not a date in EDTF level 1, such as 2023-10-18, 2023-10, 196X, 1963~ or 1939/1945`,
    }),
  )
})

test.each([
  ['19XX', 'CENTURY'],
  ['196X', 'DECADE'],
  ['1963', 'YEAR'],
  ['1963-XX-XX', 'YEAR'],
  ['2023-21', 'SEASON'],
  ['1963-11', 'MONTH'],
  ['1963-11-XX', 'MONTH'],
  ['1963-11-22', 'DAY'],
  ['2023-10-18/2023-10-19', 'DAY'],
  ['1939/1945-05-08', 'INTERVAL'],
  ['1972/..', 'INTERVAL'],
])('%s is known to the %s', (edtf, precision) => {
  expect(describeDate(edtf)).toEqual({ precision, isApproximate: false, isUncertain: false })
})

test('~ is approximate, ? is uncertain, % is both, also at one end of an interval', () => {
  expect(describeDate('1963~')).toEqual({ precision: 'YEAR', isApproximate: true, isUncertain: false })
  expect(describeDate('1963?')).toEqual({ precision: 'YEAR', isApproximate: false, isUncertain: true })
  expect(describeDate('1963%')).toEqual({ precision: 'YEAR', isApproximate: true, isUncertain: true })
  expect(describeDate('1963~/1965?')).toEqual({ precision: 'YEAR', isApproximate: true, isUncertain: true })
})

describe('for people', () => {
  test.each([
    ['1963', '1963'],
    ['1963-11', 'November 1963'],
    ['2023-10-19', '19 October 2023'],
    ['2023-10-18/2023-10-19', '18–19 October 2023'],
    ['2023-10-31/2023-11-02', '31 October – 2 November 2023'],
    ['1939/1945', '1939–1945'],
    ['1939/1945-05-08', '1939 – 8 May 1945'],
    ['1963~', 'about 1963'],
    ['2023-10-19?', '19 October 2023?'],
    ['196X', '1960s'],
    ['19XX', '1900–1999'],
    ['2023-23', 'autumn 2023'],
    ['1972/..', '1972–'],
    ['../2023-10-20', '–20 October 2023'],
  ])('%s reads “%s”', (edtf, text) => {
    expect(display(edtf)).toBe(text)
  })

  test('it is written as the language of the reader writes it', () => {
    expect(display('2023-10-19', 'en-US')).toBe('October 19, 2023')
    expect(display('2023-10-18/2023-10-19', 'de')).toBe('18.–19. Oktober 2023')
    expect(display('1963~', 'fr')).toBe('vers 1963')
    expect(display('2023-10', 'ja')).toBe('2023年10月')
  })
})
