import type { Finding } from './drafts.ts'
import type { Word } from './sentences.ts'
import { skipTime } from './times.ts'
import { isComma, isDash, isTime, type Range } from './words.ts'

// When something was said, as the words around the cue tell: “said on Wednesday”, “On Monday, she told …”.

/** Words for time beside the cue, none of them in what was said; null if there are none. */
export function findWhen(words: Word[], { cue, source, content }: Finding): Range | null {
  const isSaid = (i: number) => content.some(({ from, to }) => i >= from && i < to)
  const left = Math.min(cue.from, source?.from ?? cue.from)
  const right = Math.max(cue.to, source?.to ?? cue.to)
  return (
    timeIn(words, right, clauseStop(words, right), isSaid) ??
    timeIn(words, left, right, isSaid) ??
    opening(words, left, isSaid)
  )
}

function timeIn(words: Word[], from: number, to: number, isSaid: (i: number) => boolean): Range | null {
  for (let i = from; i < to && !isSaid(i); i++) {
    const end = Math.min(to, skipTime(words, i))
    if (end > i && tells(words, i, end)) return { from: i, to: end }
  }
  return null
}

/** “On Monday, she said” */
function opening(words: Word[], left: number, isSaid: (i: number) => boolean): Range | null {
  const end = skipTime(words, 0)
  if (end === 0 || isSaid(0) || end > left || !tells(words, 0, end)) return null
  return isComma(words[end]) || end === left ? { from: 0, to: end } : null
}

/** A day, a month, a year; “later” alone tells nothing. */
const tells = (words: Word[], from: number, to: number) =>
  words
    .slice(from, to)
    .some((word) => (isTime(word) && !/^(moment|night|day|hours?)$/.test(word.low)) || /^\d{4}$/.test(word.text))

function clauseStop(words: Word[], from: number): number {
  let i = from
  while (words[i] && !words[i]!.mark && !isDash(words[i]) && !/^[.,;:?!]$/.test(words[i]!.text)) i++
  return i
}
