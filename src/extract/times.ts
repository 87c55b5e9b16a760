import type { Word } from './sentences.ts'
import { isGenitive, isTime } from './words.ts'

// Words for time: “on Tuesday”, “last week”, “later”.

const LEAD = /^(on|in|at|during|since|by|late|early|earlier|later|last|this|next|that)$/
const WITHIN = /^(the|a|an|early|late|last|this|next|same|past|few|two|three)$/

/** The word after the words for time that begin at a word; the same word if none do, as in “Thursday’s report”. */
export function skipTime(words: Word[], from: number): number {
  let i = from
  for (let start = -1; start !== i; ) {
    start = i
    const next = skipOne(words, i)
    if (!isGenitive(words[next])) i = next
  }
  return i
}

function skipOne(words: Word[], from: number): number {
  const word = words[from]
  if (!word) return from
  if (!LEAD.test(word.low)) return isTime(word) && word.low !== 'may' ? from + 1 : from
  let i = from + 1
  while (words[i] && (WITHIN.test(words[i]!.low) || words[i]!.pos === 'NUM')) i++
  const isYear = i > from + 1 && /^\d{4}$/.test(words[i - 1]!.text)
  if (isTime(words[i]) || isYear) {
    while (isTime(words[i]) || words[i]?.pos === 'NUM') i++
    return i
  }
  return /^(earlier|later)$/.test(word.low) ? from + 1 : from
}
