import type { Stretch } from './prose.ts'

// Pairs quotation marks: straight, curly, doubled apostrophes, guillemets, single; nested, over several paragraphs, or not in balance.

/** A stretch between quotation marks. `start` and `end` take the marks in, `inner` leaves them out. */
export interface Quoted extends Stretch {
  inner: Stretch
  /** 0 for an outermost quotation, 1 for one within it, and so on. */
  depth: number
  /** Whether its marks say that these are someone's very words; doubled apostrophes and, beside double marks, single ones may mean less. */
  literal: boolean
  /** The quotation of the paragraph before that this one goes on, its mark never closed there. */
  continues?: Quoted
}

interface Mark extends Stretch {
  single: boolean
  opens: boolean
  closes: boolean
}

const MARKS = /“|”|„|«|»|"|``|''|‘|’|‚|'|`/g
const SINGLE = new Set(['‘', '’', '‚', "'", '`'])
const WORD = /[\p{L}\p{N}\p{M}]/u
const OPENERS = new Set(['“', '„', '«', '‘', '‚', '``', '`'])
const CLOSERS = new Set(['”', '»', '’'])
/** Words that begin with an apostrophe: ’90s, ’em, ’til. */
const CLIPPED = /^(\d|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|n\b)/i

const TAG = /,\s(?=(?:(?:s?he|they|\p{Lu}\S*(?:\s\p{Lu}\S*){0,3})\s(?:said|says|told|added)|said\s)\b)/u

/** All quotations of a text, in order of their start. */
export function findQuoted(text: string, paragraphs: Stretch[]): Quoted[] {
  const found: Quoted[] = []
  let open: Quoted | undefined
  for (const paragraph of paragraphs) {
    const { pairs, unclosed } = pairMarks(text, paragraph)
    const first = pairs.find(({ depth }) => depth === 0)
    if (open && first?.start === paragraph.start) first.continues = open
    open = unclosed
    found.push(...pairs)
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const isDoubled = ({ start }: Quoted) => text.startsWith("''", start)
  const isSingle = (quoted: Quoted) => SINGLE.has(text[quoted.start]!) && !isDoubled(quoted)
  const double = found.some((quoted) => !isSingle(quoted))
  let outer = true
  for (const quoted of found) {
    if (quoted.depth === 0) outer = !isDoubled(quoted) && !(double && isSingle(quoted))
    quoted.literal = outer
  }
  return found
}

function pairMarks(text: string, paragraph: Stretch): { pairs: Quoted[]; unclosed: Quoted | undefined } {
  const pairs: Quoted[] = []
  const stack: Mark[] = []
  const marks = readMarks(text, paragraph)
  const close = (mark: Stretch) => {
    const opener = stack.pop()!
    if (mark.start > opener.end) pairs.push(quotation(opener.start, opener.end, mark.start, mark.end, stack.length))
  }
  for (const [i, mark] of marks.entries()) {
    const at = stack.findLastIndex(({ single }) => single === mark.single)
    if (mark.closes && at >= 0 && !(mark.opens && opensAgain(mark, stack, marks, i))) {
      // What was opened within and not closed was an apostrophe.
      stack.length = at + 1
      close(mark)
    } else if (mark.opens && (!mark.single || closesLater(text, marks, i))) stack.push(mark)
    else if (mark.closes && !mark.single) strayClose(text, paragraph, pairs, mark)
  }
  const outer = stack.find(({ single }) => !single)
  if (!outer || !WORD.test(text.slice(outer.end, paragraph.end))) return { pairs, unclosed: undefined }
  const tag = TAG.exec(text.slice(outer.end, paragraph.end))
  if (tag && outer.start === paragraph.start) {
    // “We left, Lee said: the mark that should stand before the tag is missing.
    const end = outer.end + tag.index + 1
    return { pairs: [quotation(outer.start, outer.end, end, end, 0)], unclosed: undefined }
  }
  const unclosed = quotation(outer.start, outer.end, paragraph.end, paragraph.end, 0)
  // Only what opens a paragraph, or follows a mark of its own, is taken for speech that nobody closed.
  const credible = outer.start === paragraph.start || /[,:.?!]\s*$/.test(text.slice(paragraph.start, outer.start))
  if (!credible) return { pairs: pairs.filter(({ start }) => start < outer.start), unclosed: undefined }
  for (const pair of pairs) if (pair.start > outer.start && pair.depth === 0) pair.depth = 1
  return { pairs: [...pairs, unclosed], unclosed }
}

/** A closing mark with none open: it closes what stands after the last quotation of its sentence, or the paragraph so far. */
function strayClose(text: string, paragraph: Stretch, pairs: Quoted[], mark: Mark): void {
  const last = pairs.findLast(({ depth }) => depth === 0)
  const from = last ? last.end : paragraph.start
  const between = text.slice(from, mark.start)
  if (!WORD.test(between) || (last && /[.?!]\s/.test(between)) || !/[,.?!]$/.test(between)) return
  const start = from + between.search(/\S/)
  pairs.push(quotation(start, start, mark.start, mark.end, 0))
}

const quotation = (start: number, innerStart: number, innerEnd: number, end: number, depth: number): Quoted => ({
  start,
  end,
  inner: { start: innerStart, end: innerEnd },
  depth,
  literal: true,
})

/** A straight mark that could do both opens when one of its kind is open and the next can still close it. */
function opensAgain(mark: Mark, stack: Mark[], marks: Mark[], at: number): boolean {
  if (stack.at(-1)?.single === mark.single) return false
  return marks.slice(at + 1).some(({ single, closes }) => single === mark.single && closes)
}

/** An opening single mark counts only if another closes it before the next one opens. */
function closesLater(text: string, marks: Mark[], at: number): boolean {
  for (const mark of marks.slice(at + 1)) {
    if (!mark.single) {
      if (mark.closes && !mark.opens) return false
      continue
    }
    if (mark.closes) return true
    if (mark.opens && !mark.closes && text[mark.start] === text[marks[at]!.start]) return false
  }
  return false
}

function readMarks(text: string, { start, end }: Stretch): Mark[] {
  const marks: Mark[] = []
  const stretch = text.slice(start, end)
  for (const match of stretch.matchAll(MARKS)) {
    const at = start + match.index
    const mark = readMark(text, match[0], at, at + match[0].length)
    if (mark) marks.push(mark)
  }
  return marks.filter((mark, i) => !mark.single || !isPossessive(text, marks, i))
}

function readMark(text: string, sign: string, start: number, end: number): Mark | null {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  const single = sign === '‘' || sign === '’' || sign === "'" || sign === '`' || sign === '‚'
  const afterSpace = /[\s([{—–\-/“‘"'«„]/.test(before)
  const beforeSpace = /[\s)\]}—–\-/.,;:?!…”’"'»]/.test(after)
  if (single && WORD.test(before) && WORD.test(after)) return null
  const opens = OPENERS.has(sign) ? !(beforeSpace && !afterSpace) : afterSpace && !/\s/.test(after)
  const closes = CLOSERS.has(sign) ? !(afterSpace && opens && !/[“‘"']/.test(before)) : !afterSpace || !opens
  if (single && opens && CLIPPED.test(text.slice(end, end + 8)) && sign !== '‘') return null
  if (sign === '"' && /\d/.test(before) && /[\s,.]/.test(after) && /\d['’]\s?\d+$/.test(text.slice(start - 6, start)))
    return null
  return { start, end, single, opens, closes: closes && !(OPENERS.has(sign) && opens) }
}

/** “the voters’ choice”: a single mark after an s is an apostrophe if a later one can close as well. */
function isPossessive(text: string, marks: Mark[], i: number): boolean {
  const mark = marks[i]!
  if (!/s/i.test(text[mark.start - 1] ?? '') || !/^\s\p{L}/u.test(text.slice(mark.end, mark.end + 2))) return false
  const next = marks.slice(i + 1).find(({ single }) => single)
  return next?.closes === true || !marks.slice(0, i).some(({ single, opens }) => single && opens)
}
