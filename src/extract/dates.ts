import { en, type ParsedComponents, type ParsedResult } from 'chrono-node'
import type { PartialDate } from '../model.ts'
import { type Day, dayOf, edtfOfDay, edtfOfMonth, partialDateOf, shiftDay, weekOf } from './calendar.ts'
import type { Stretch } from './prose.ts'
import { lastUpTo, stretchAt } from './stretches.ts'

// Words for time, as days of the calendar. What is not told (the year of "in July") comes from the day of publication.

export interface DateSpan extends Stretch {
  date: PartialDate
}

const WEEKDAY = 'Mon|Tues|Wednes|Thurs|Fri|Satur|Sun'
const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
const SHORT_MONTH = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec'
// Looked for first: reading a text for dates takes longer than all other reading, so only what is around these is read.
const WORDS_AROUND = 25
/** Between windows: no date reads across it. */
const BREAK = '\n§\n'
const PREPOSITION = /^(?:on|in|at|from)\s+/i
const TIME_WORD = new RegExp(
  `\\b(?:(?:${WEEKDAY})day|${MONTH}|(?:${SHORT_MONTH})\\.? \\d|[Yy]esterday|(?<![’']s )[Tt]oday(?! [Pp]rogramme)|[Tt]onight|[Tt]omorrow|(?:[Tt]his|[Ll]ast|[Nn]ext) (?:week|month|year)|(?:days?|weeks?|months?|years?) ago|\\d{4}-\\d\\d-\\d\\d)\\b`,
  'g',
)
const YEAR = /\b(?:in|In|since|Since|until|during|early|late|mid) ((?:19|20)\d\d)\b/g
// "May" and "March" are people and walks too: alone they need one of these before them.
const BEFORE_MONTH = /\b(?:in|last|next|this|since|until|by|early|late|mid|during|of|every) $/i

const COMING =
  /\b(?:will|shall|upcoming|forthcoming|scheduled|due|planned|plans|expected|expects|ahead of|set to|going to|to be held|next)\b/gi
const GONE =
  /\b(?:\p{Ll}{2,}ed|said|says|told|was|were|had|met|took|came|went|made|gave|spoke|wrote|won|lost|held|began|left|sent)\b/gu
const NEARBY = 80

/**
 * Words for time in a text, or only those in some stretches of it, with what they mean in an article of that moment
 * (RFC 3339; the day is that of its own zone).
 */
export function findDates(text: string, publishedAt: string, within?: readonly Stretch[]): DateSpan[] {
  const published = dayOf(publishedAt)
  const isWithin = (at: number) => !within || stretchAt(within, at) !== undefined
  const years = [...text.matchAll(YEAR)].flatMap(({ index, 0: words, 1: year }) => {
    const end = index + words.length
    const date = isWithin(index) && partialDateOf(year!)
    return date ? [{ start: end - 4, end, date }] : []
  })
  const found = readDates(text, windowsOf(text, isWithin), published).flatMap((read) => {
    const edtf = resolve(read, text, published)
    const start = read.index + (PREPOSITION.exec(read.text)?.[0].length ?? 0)
    const date = edtf && partialDateOf(edtf)
    return date ? [{ start, end: read.index + read.text.length, date }] : []
  })
  const alone = years.filter(({ end }) => !((found[lastUpTo(found, end - 1)]?.end ?? 0) > end - 4))
  return [...found, ...alone].sort((a, b) => a.start - b.start)
}

/** Reads all windows in one go, which takes no longer than one. */
function readDates(text: string, windows: readonly Stretch[], published: Day): Read[] {
  if (windows.length === 0) return []
  const reference = { instant: new Date(Date.UTC(published.year, published.month - 1, published.day, 12)), timezone: 0 }
  const joined = windows.map(({ start, end }) => text.slice(start, end)).join(BREAK)
  const offsets: number[] = []
  let at = 0
  for (const { start, end } of windows) {
    offsets.push(at)
    at += end - start + BREAK.length
  }
  let window = 0
  return en.casual.parse(joined, reference).map(({ index, text: words, start, end }) => {
    while (window + 1 < offsets.length && offsets[window + 1]! <= index) window++
    return { index: windows[window]!.start + index - offsets[window]!, text: words, start, end: end ?? null }
  })
}

/** A date as it was read, and where in the text. */
type Read = Pick<ParsedResult, 'index' | 'text' | 'start'> & { end: ParsedComponents | null }

/** Stretches around words for time, with the words that may belong to them. */
function windowsOf(text: string, isWithin: (at: number) => boolean): Stretch[] {
  const windows: Stretch[] = []
  for (const { index, 0: word } of text.matchAll(TIME_WORD)) {
    if (!isWithin(index)) continue
    const start = text.lastIndexOf(' ', Math.max(0, index - WORDS_AROUND)) + 1
    const end = text.indexOf(' ', index + word.length + WORDS_AROUND)
    const last = windows.at(-1)
    if (last && start <= last.end) last.end = end < 0 ? text.length : end
    else windows.push({ start, end: end < 0 ? text.length : end })
  }
  return windows
}

/** EDTF of what was read, or null if it says no day, month, week or year. */
function resolve(result: Read, text: string, published: Day): string | null {
  const words = result.text.replace(PREPOSITION, '').toLowerCase()
  if (/\bweeks?$/.test(words)) return weekOf(published, /last|past/.test(words) ? -1 : /next/.test(words) ? 1 : 0)
  const ago = /(weeks?|months?|years?) ago$/.exec(words)
  if (ago) return approximately(result.start, ago[1]!)
  const first = dateOf(result.start, result, text, published)
  const last = result.end && dateOf(result.end, result, text, published)
  return first && last && first < last ? `${first}/${last}` : first
}

function approximately(start: ParsedComponents, unit: string): string {
  const day = dayOfComponents(start)
  if (unit.startsWith('year')) return `${day.year}~`
  return unit.startsWith('month') ? `${edtfOfMonth(day)}~` : `${edtfOfDay(day)}~`
}

const dayOfComponents = (date: ParsedComponents): Day => ({
  year: date.get('year')!,
  month: date.get('month')!,
  day: date.get('day')!,
})

function dateOf(date: ParsedComponents, result: Read, text: string, published: Day): string | null {
  const day = dayOfComponents(date)
  if (date.isCertain('day'))
    return date.isCertain('year') ? edtfOfDay(day) : edtfOfDay(inYear(day, isComing(result, text), published))
  if (date.isCertain('weekday')) return weekday(date.get('weekday')!, result, text, published)
  if (date.isCertain('month')) return month(day, date.isCertain('year'), result, text, published)
  return date.isCertain('year') ? String(day.year) : null
}

function weekday(weekday: number, result: Read, text: string, published: Day): string | null {
  if (!new RegExp(`(?:${WEEKDAY})day`).test(result.text)) return null
  const today = new Date(Date.UTC(published.year, published.month - 1, published.day)).getUTCDay()
  const since = (today - weekday + 7) % 7
  if (/\blast\b/i.test(result.text)) return edtfOfDay(shiftDay(published, -(since || 7)))
  const coming = /\bnext\b/i.test(result.text) || isComing(result, text)
  return edtfOfDay(shiftDay(published, coming ? 7 - since : -since))
}

function month(day: Day, isYearTold: boolean, result: Read, text: string, published: Day): string | null {
  if (isYearTold) return edtfOfMonth(day)
  if (!BEFORE_MONTH.test(text.slice(Math.max(0, result.index - 10), result.index)) && !/^in\s/i.test(result.text))
    return null
  return edtfOfMonth(inYear({ ...day, day: 1 }, isComing(result, text), published))
}

/** The last such day up to publication, or the first after it. */
function inYear({ month, day }: Day, coming: boolean, published: Day): Day {
  const isLater = month > published.month || (month === published.month && day > published.day)
  const year = coming ? (isLater ? 0 : 1) : isLater ? -1 : 0
  return { year: published.year + year, month, day }
}

/** Whether the nearest verb before the words, or else the first after them, tells of what is to come. */
function isComing({ index, text: words }: Read, text: string): boolean {
  const before = text
    .slice(Math.max(0, index - NEARBY), index)
    .split(/[.?!]\s/)
    .at(-1)!
  const [coming, gone] = [lastOf(before, COMING), lastOf(before, GONE)]
  if (coming >= 0 || gone >= 0) return coming > gone
  const end = index + words.length
  const after = text.slice(end, end + NEARBY).split(/[.?!]\s/)[0]!
  const [next, past] = [after.search(COMING), after.search(GONE)]
  return next >= 0 && (past < 0 || next < past)
}

const lastOf = (text: string, words: RegExp) => [...text.matchAll(words)].at(-1)?.index ?? -1
