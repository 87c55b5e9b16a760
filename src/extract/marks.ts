import type { Stretch } from './prose.ts'

// Quotation marks, each with what it can do where it stands; apostrophes are none.

export interface Mark extends Stretch {
  single: boolean
  opens: boolean
  closes: boolean
  /** Whether it is the first sign of its paragraph, and can only open. */
  opensParagraph: boolean
  /** Whether one of its kind, single or double, closes anywhere after it. */
  closedLater: boolean
  /** Whether one of its kind closes before the next one opens. */
  closedNext: boolean
}

const MARKS = /“|”|„|«|»|"|``|''|‘|’|‚|'|`/g
export const SINGLE = new Set(['‘', '’', '‚', "'", '`'])
export const WORD = /[\p{L}\p{N}\p{M}]/u
const OPENERS = new Set(['“', '„', '«', '‘', '‚', '``', '`'])
const CLOSERS = new Set(['”', '»', '’'])
/** Words that begin with an apostrophe: ’90s, ’em, ’til. */
const CLIPPED = /^(\d|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|n\b)/i

/** “rock ’n’ roll” */
const CLIPPED_AND = /^[‘’']n[’']$/i

/** The marks of a paragraph, in order. */
export function readMarks(text: string, { start, end }: Stretch): Mark[] {
  const read: Mark[] = []
  for (const match of text.slice(start, end).matchAll(MARKS)) {
    const at = start + match.index
    const mark = readMark(text, match[0], at, at + match[0].length)
    if (mark) read.push({ ...mark, opensParagraph: mark.opens && !mark.closes && at === start })
  }
  const marks = withoutPossessives(text, read)
  lookAhead(text, marks)
  return marks
}

/** Tells each mark whether one that follows can close it. */
function lookAhead(text: string, marks: readonly Mark[]): void {
  const closes = { single: false, double: false }
  // By sign, for single ones: whether another closes it before the next one opens.
  let next = new Map<string, boolean>()
  let otherwise = false
  for (const mark of marks.toReversed()) {
    const sign = text[mark.start]!
    mark.closedLater = mark.single ? closes.single : closes.double
    mark.closedNext = next.get(sign) ?? otherwise
    if (mark.single && mark.opens && !mark.closes) next.set(sign, false)
    else if (mark.closes && (mark.single || !mark.opens)) [next, otherwise] = [new Map(), mark.single]
    if (mark.closes) closes[mark.single ? 'single' : 'double'] = true
  }
}

function readMark(text: string, sign: string, start: number, end: number): Mark | null {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  const single = sign === '‘' || sign === '’' || sign === "'" || sign === '`' || sign === '‚'
  if (single && (CLIPPED_AND.test(text.slice(start, start + 3)) || CLIPPED_AND.test(text.slice(end - 3, end))))
    return null
  const afterSpace = /[\s([{—–\-/“‘"'«„]/.test(before)
  const beforeSpace = /[\s)\]}—–\-/.,;:?!…”’"'»]/.test(after)
  if (single && WORD.test(before) && WORD.test(after)) return null
  const opens = OPENERS.has(sign) ? !(beforeSpace && !afterSpace) : afterSpace && !/\s/.test(after)
  const closes = CLOSERS.has(sign) ? !(afterSpace && opens && !/[“‘"']/.test(before)) : !afterSpace || !opens
  if (single && opens && CLIPPED.test(text.slice(end, end + 8)) && sign !== '‘') return null
  if (sign === '"' && /\d/.test(before) && /[\s,.]/.test(after) && /\d['’]\s?\d+$/.test(text.slice(start - 6, start)))
    return null
  return {
    start,
    end,
    single,
    opens,
    closes: closes && !(OPENERS.has(sign) && opens),
    opensParagraph: false,
    closedLater: false,
    closedNext: false,
  }
}

/** “the voters’ choice”: a single mark after an s is an apostrophe if a later one can close as well. */
function withoutPossessives(text: string, marks: readonly Mark[]): Mark[] {
  const opening = marks.findIndex(({ single, opens }) => single && opens)
  let next: Mark | undefined
  const kept = marks.toReversed().filter((mark, i) => {
    if (!mark.single) return true
    const follower = next
    next = mark
    if (!/s/i.test(text[mark.start - 1] ?? '') || !/^\s\p{L}/u.test(text.slice(mark.end, mark.end + 2))) return true
    const isFirst = opening < 0 || opening >= marks.length - 1 - i
    return !(follower?.closes || isFirst)
  })
  return kept.reverse()
}
