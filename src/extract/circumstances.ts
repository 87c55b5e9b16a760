import type { PartialDate } from '../model.ts'
import type { DateSpan } from './dates.ts'
import type { Group } from './entities.ts'
import { organizationKindOf } from './particulars.ts'
import type { Stretch } from './prose.ts'
import type { Attribution } from './quotes.ts'
import type { Named, ReadText } from './reading.ts'
import { lastUpTo, startingWithin, stretchAt } from './stretches.ts'

// What an article tells of a quote besides its words: to whom, through whom, when, and about what.

/** How far after the cue, in units of text, a word for time still says when. */
const FAR = 80
/** The same for a year. */
const NEAR = 25
/** Between words for time and a cue right after them. */
const BESIDE = 2
/** Before words for time at the start of a sentence, at most. */
const LEAD = 60
const TELLING =
  /\b(?:told|tells?|telling|informed|assured|reminded|warned|asked|urged|advised|texted|emailed|wrote to|spoke to|speaking to|talked to)$/i
const INTERVIEW = /\b(?:an?|the) (?:[\w-]+ ){0,2}(?:interview|conversation|broadcast|call) (?:with|on|for) (?:the )?$/i
const CLAUSE =
  /\b(?:to be|will|referring|who|whom|which|whose|when|where|since|before|until|because)\b|, (?:and|but)\b|[;:“”"]/

export interface Circumstances {
  /** Groups. */
  addressees: number[]
  via?: Stretch
  saidAt?: PartialDate
  about: number[]
}

/** `said` are the segments of all attributions of the text, in order. */
export function readCircumstances(
  read: ReadText,
  attribution: Attribution,
  groups: readonly Group[],
  dates: readonly DateSpan[],
  said: readonly Stretch[],
): Circumstances {
  const { addressees, via } = readAddressee(read, attribution, groups)
  const saidAt = readDay(read, attribution, dates, said)
  return {
    addressees,
    ...(via && { via }),
    ...(saidAt && { saidAt }),
    about: aboutOf(read, attribution.segments),
  }
}

/** "told Lavrov": Lavrov is spoken to. "told Reuters", "told CNN's Jane Doe": it came through them. */
function readAddressee({ prose: { text }, named }: ReadText, attribution: Attribution, groups: readonly Group[]) {
  const { cue, segments } = attribution
  const via = attribution.via ?? (cue && interviewNear(text, cue, named, groups))
  if (!cue || !TELLING.test(text.slice(cue.start, cue.end))) return { addressees: [], via }
  const next = startingWithin(named, cue.end + 1, cue.end + 61)
  const told = next.find(({ start, group }) => isRightAfter(text, cue.end, start, groups[group]!))
  if (!told || segments.some(({ start, end }) => start <= told.start && told.start < end))
    return { addressees: [], via }
  const { kind, name } = groups[told.group]!
  if (kind === 'PLACE') return { addressees: [], via }
  if (kind === 'ORGANIZATION' && organizationKindOf(name) === 'MEDIA') {
    const [host] = /^['’]s $/.test(text.slice(told.end, told.end + 3))
      ? startingWithin(named, told.end + 3, told.end + 4)
      : []
    return { addressees: [], via: via ?? { start: told.start, end: host?.end ?? told.end } }
  }
  return { addressees: [told.group], via }
}

/** Whether nothing but an article, an honorific or the office of the named stands between. */
function isRightAfter(text: string, from: number, start: number, { roles }: Group): boolean {
  const between = text.slice(from, start)
  if (/^ (?:the |(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.? )?$/.test(between)) return true
  return roles.some((role) => role.end + 1 === start && /^ (?:the )?$/.test(text.slice(from, role.start)))
}

/** "in an interview with Reuters", in the line of the cue. */
function interviewNear(
  text: string,
  cue: Stretch,
  named: readonly Named[],
  groups: readonly Group[],
): Stretch | undefined {
  for (const { group, start, end } of startingWithin(named, cue.end - FAR * 2, cue.end + FAR * 2 + 1)) {
    if (groups[group]!.kind === 'PLACE') continue
    const before = INTERVIEW.exec(text.slice(Math.max(0, start - 60), start))
    const between = text.slice(Math.min(cue.end, end), Math.max(cue.start, start))
    if (before && !/[.?!\n“”"]/.test(between)) return { start: start - before[0].length, end }
  }
  return undefined
}

/** The day that stands with the cue: "said on Wednesday", "On Wednesday … said". */
function readDay(
  { prose }: ReadText,
  { cue, source, segments }: Attribution,
  dates: readonly DateSpan[],
  said: readonly Stretch[],
): PartialDate | undefined {
  if (!cue) return undefined
  const { text } = prose
  const sentence = stretchAt(prose.sentences, cue.start)
  // Within the words of another, but not around the cue too.
  const isSaidByAnother = (date: Stretch) =>
    [lastUpTo(said, date.start), lastUpTo(said, date.start) - 1].some((at) => {
      const other = said[at]
      return other !== undefined && date.end <= other.end && !(other.start <= cue.start && cue.end <= other.end)
    })
  const opens = Math.min(source?.start ?? cue.start, cue.start)
  // “According to Lee, sales will fall this month”: only what stands with Lee.
  const isAccording = /^(according|per$)/i.test(text.slice(cue.start, cue.end))
  const near = startingWithin(dates, opens - FAR * 2, cue.end + FAR + 1).flatMap((date) => {
    if (segments.some(({ start, end }) => date.start < end && start < date.end)) return []
    const isAfter = date.start >= cue.end
    // “Lee spoke on Thursday, dismissing”
    if (source && date.start >= source.end && date.end <= cue.start && cue.start - date.end <= BESIDE)
      return [{ date: date.date, far: 0 }]
    if (!isAfter && date.end > opens) return []
    if (sentence && (date.start < sentence.start || date.end > sentence.end)) return []
    if (isAfter ? text.slice(date.start - 4, date.start) === 'for ' : !leads(text, sentence, date)) return []
    if (isSaidByAnother(date) || (isAccording && !(source && date.end <= source.end))) return []
    const between = isAfter ? text.slice(cue.end, date.start) : text.slice(date.end, opens)
    return between.length > (/^\d{4}$/.test(date.date.edtf) ? NEAR : FAR) ||
      CLAUSE.test(between) ||
      /[.?!]\s|\n/.test(between)
      ? []
      : [{ date: date.date, far: between.length }]
  })
  return near.sort((a, b) => a.far - b.far)[0]?.date
}

/** “On Monday”, “In a speech on Monday”: words for time before who speaks open the sentence. */
function leads(text: string, sentence: Stretch | undefined, { start }: Stretch): boolean {
  const lead = text.slice(sentence?.start ?? start, start)
  return lead.length < LEAD && !CLAUSE.test(lead)
}

/** What the words name. */
function aboutOf({ named }: ReadText, segments: readonly Stretch[]): number[] {
  const within = segments.flatMap(({ start, end }) =>
    startingWithin(named, start, end).filter((name) => name.end <= end),
  )
  return [...new Set(within.map(({ group }) => group))]
}
