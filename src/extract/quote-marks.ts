import { type Mark, readMarks, SINGLE, WORD } from './marks.ts'
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
  // Within single ones, double ones say nothing against them.
  const double = found.some((quoted) => quoted.depth === 0 && !isSingle(quoted))
  let outer = true
  for (const quoted of found) {
    if (quoted.depth === 0) outer = !isDoubled(quoted) && !(double && isSingle(quoted))
    quoted.literal = outer
  }
  return found
}

function pairMarks(text: string, paragraph: Stretch): { pairs: Quoted[]; unclosed: Quoted | undefined } {
  const pairs: Quoted[] = []
  const open = new OpenMarks()
  // The quotation that ended last outside of any other.
  let last: Quoted | undefined
  for (const mark of readMarks(text, paragraph)) {
    const opener = mark.closes && !(mark.opens && mark.closedLater && !open.isInnermost(mark)) ? open.close(mark) : null
    if (opener && mark.start > opener.end) {
      pairs.push(quotation(opener.start, opener.end, mark.start, mark.end, open.depth))
      if (open.depth === 0) last = pairs.at(-1)
    }
    if (opener) continue
    if (mark.opens && (!mark.single || mark.closedNext || mark.opensParagraph)) open.push(mark)
    else if (mark.closes && !mark.single && isStrayClose(text, last?.end, paragraph, mark)) {
      const from = last?.end ?? paragraph.start
      const start = from + text.slice(from, mark.start).search(/\S/)
      last = quotation(start, start, mark.start, mark.end, 0)
      pairs.push(last)
    }
  }
  const outer = open.unclosed
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

/** Marks that are open, outermost first. */
class OpenMarks {
  readonly #marks: Mark[] = []
  #singles = 0

  get depth(): number {
    return this.#marks.length
  }

  get outermostDouble(): Mark | undefined {
    return this.#marks.find(({ single }) => !single)
  }

  /** What opens a paragraph and is not closed in it. */
  get unclosed(): Mark | undefined {
    const [first] = this.#marks
    return first?.opensParagraph ? first : this.outermostDouble
  }

  isInnermost({ single }: Mark): boolean {
    return this.#marks.at(-1)?.single === single
  }

  push(mark: Mark): void {
    this.#marks.push(mark)
    if (mark.single) this.#singles++
  }

  /** Takes out the mark that another closes, null if there is none. What was opened within and not closed was an apostrophe. */
  close({ single }: Mark): Mark | null {
    if (single ? this.#singles === 0 : this.#singles === this.depth) return null
    for (;;) {
      const mark = this.#marks.pop()!
      if (mark.single) this.#singles--
      if (mark.single === single) return mark
    }
  }
}

/** A closing mark with none open: it closes what stands after the last quotation of its sentence, or the paragraph so far. */
function isStrayClose(text: string, last: number | undefined, paragraph: Stretch, { start }: Mark): boolean {
  if (!/[,.?!]/.test(text[start - 1] ?? '')) return false
  const between = text.slice(last ?? paragraph.start, start)
  return WORD.test(between) && !(last !== undefined && /[.?!]\s/.test(between))
}

const quotation = (start: number, innerStart: number, innerEnd: number, end: number, depth: number): Quoted => ({
  start,
  end,
  inner: { start: innerStart, end: innerEnd },
  depth,
  literal: true,
})
