import { expect, test } from 'vitest'
import { findDates } from '../src/extract/dates.ts'
import { parsePartialDate } from '../src/text/partial-date.ts'

// Friday, 20 October 2023.
const dates = (text: string, publishedAt = '2023-10-20T14:34:00Z') =>
  findDates(text, publishedAt).map(({ start, end, date }) => [text.slice(start, end), date.edtf])

test.each([
  ['She arrived on Wednesday.', ['Wednesday', '2023-10-18']],
  ['He said Friday that it was late.', ['Friday', '2023-10-20']],
  ['She met him on Saturday.', ['Saturday', '2023-10-14']],
  ['They met last Friday.', ['last Friday', '2023-10-13']],
  ['She will return on Wednesday.', ['Wednesday', '2023-10-25']],
  ['On Wednesday she will return.', ['Wednesday', '2023-10-25']],
  ['He said on Wednesday that he would go.', ['Wednesday', '2023-10-18']],
  ['It follows last month’s visit.', ['last month', '2023-09']],
  ['The trip in July was long.', ['July', '2023-07']],
  ['He was chosen in November.', ['November', '2022-11']],
  ['An upcoming meeting in November will tell.', ['November', '2023-11']],
  ['She travelled there this week.', ['this week', '2023-10-16/2023-10-22']],
  ['Prices fell last week.', ['last week', '2023-10-09/2023-10-15']],
  ['It rained yesterday.', ['yesterday', '2023-10-19']],
  ['They signed on October 3.', ['October 3', '2023-10-03']],
  ['They signed on 3 December.', ['3 December', '2022-12-03']],
  ['During a visit on Thursday, October 19, 2023.', ['Thursday, October 19, 2023', '2023-10-19']],
  ['The state was founded in 1948.', ['1948', '1948']],
  ['It was ended a year ago.', ['a year ago', '2022~']],
  ['Talks of 18-19 October ended.', ['18-19 October', '2023-10-18/2023-10-19']],
])('%s', (text, [words, edtf]) => {
  expect(dates(text)).toEqual([[words, edtf]])
})

test.each([
  'Mrs May spoke.',
  'It may rain 5 times.',
  'At 10 past 5 he left.',
  'They sold 2000 tickets.',
  'The Sun reported it.',
])('no date: %s', (text) => {
  expect(dates(text)).toEqual([])
})

test('a day that is in no calendar is no date', () => {
  expect(dates('It was signed on February 29.')).toEqual([])
  expect(dates('It was signed on February 29.', '2024-03-01T00:00:00Z')).toEqual([['February 29', '2024-02-29']])
})

test('first and last day are those of the EDTF', () => {
  const all = 'Yesterday, in July, in 1948, two weeks ago, last week and from 18-19 October they met.'
  const found = findDates(all, '2023-10-20T14:34:00Z').map(({ date }) => date)
  expect(found.map(({ edtf }) => edtf)).toEqual([
    '2023-10-19',
    '2023-07',
    '1948',
    '2023-10-06~',
    '2023-10-09/2023-10-15',
    '2023-10-18/2023-10-19',
  ])
  expect(found).toEqual(found.map(({ edtf }) => parsePartialDate(edtf)))
})

test('the day is that of the zone the article was published in', () => {
  expect(dates('It rained today.', '2023-10-21T00:30:00+09:00')).toEqual([['today', '2023-10-21']])
})
