import type { Word } from './sentences.ts'
import { readVerbGroup } from './verb-groups.ts'
import { isComma, isNominal } from './words.ts'

// Sayings and borrowed words: “I did it,” he said, and he called it “a win”.

const SMALL = /^(a|an|and|as|at|but|by|for|from|in|is|of|on|or|the|to|with|n[’']t|[’']s)$/

/** Words for whom something is told to, at most. */
const LONGEST_ADDRESSEE = 6

/** Marks the words of each quotation that is a saying of its own. */
export function markSpoken(words: Word[]): void {
  let goesOn = false
  for (let from = 0; from < words.length; from++) {
    const { quoted, mark } = words[from]!
    if (!quoted || words[from - 1]?.quoted === quoted) continue
    let to = from
    while (words[to]?.quoted === quoted) to++
    if (mark && isTitle(words.slice(from, to))) quoted.literal = false
    else if (mark && (isSaying(words, from, to) || (goesOn && isRest(words, from, to)))) {
      for (let i = from; i < to; i++) words[i]!.spoken = true
      goesOn = isComma(words[to - 2]) || isComma(words[to])
    }
    from = to - 1
  }
}

function isSaying(words: Word[], from: number, to: number): boolean {
  const inner = words.slice(from, to).filter(({ mark }) => !mark)
  const before = words[from - 1]
  const [first] = inner
  const last = inner.at(-1)
  if (!first || !last) return false
  const begins =
    !before ||
    /^[,:;—–(]$/.test(before.text) ||
    readVerbGroup(words, from - 1)?.verb.frames.has('quote') === true ||
    (isTold(words, from) && /^\p{Lu}/u.test(first.text))
  const ends = /[,.?!…]$|^[—–-]+$/.test(last.text)
  const capital = /^[\p{Lu}\p{N}….[(‘'@#]/u.test(first.text)
  const isClause = inner.length > 3 && inner.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
  return begins && (ends || !words[to] || isClause) && (capital || (before !== undefined && isClause && ends))
}

/** She asked the crowd “Who are we?” */
function isTold(words: Word[], from: number): boolean {
  let at = from - 1
  while (at > 0 && from - at < LONGEST_ADDRESSEE && isNominal(words[at])) at--
  const group = at < from - 1 ? readVerbGroup(words, at) : null
  return group?.form === 'finite' && group.verb.frames.has('tell') && group.verb.frames.has('quote')
}

/** “We will fight,” he said, “and win.” */
const isRest = (words: Word[], from: number, to: number) =>
  isComma(words[from - 1]) && (/[,.?!…]$/.test(words[to - 2]?.text ?? '') || !words[to] || words[to]!.text === '.')

/** “The Long Road”, “Gone with the Wind”: the title of a work. */
function isTitle(words: readonly Word[]): boolean {
  const inner = words.filter(({ pos }) => pos !== 'PUNCT')
  const capitals = inner.filter(({ text }) => /^\p{Lu}/u.test(text)).length
  const small = inner.filter(({ text }) => /^\p{Ll}/u.test(text))
  return (
    capitals > 1 &&
    /^\p{Lu}/u.test(inner[0]!.text) &&
    small.every(({ text }) => SMALL.test(text)) &&
    !words.some(({ text }) => /^[.?!…]$/.test(text))
  )
}
