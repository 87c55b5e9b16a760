import { nounPhraseStart } from './noun-phrases.ts'
import type { Word } from './sentences.ts'
import { skipTime } from './times.ts'
import { isComma, isNounEnd, isOwner, isRelative, type Range } from './words.ts'

// Noun phrases as they stand before a verb: with brackets, days and a clause on who they are.

const QUOTES = /^(quot(ed|es?|ing)|cit(ed|es?|ing)|reported|recorded|heard|described)$/
const DRIVES =
  /^(led|leads?|prompt(ed|s)?|cause[ds]?|force[ds]?|spur(red|s)?|inspire[ds]?|compel(led|s)?|drove|drives?)$/
/** Words of a clause with “who” that no commas close off, at most. */
const LONGEST_RELATIVE = 14

/** The noun phrase that ends before a word, without the days in it. */
export function phraseBefore(words: Word[], to: number): Range | null {
  let from = nounPhraseStart(words, to)
  if (from >= to) return beforeRelative(words, to)
  // “veteran journalist, political analyst and expert KJ Noh”
  const isList =
    isComma(words[from - 1]) && words[from]!.pos !== 'DET' && words.slice(from, to).some(({ pos }) => pos === 'CCONJ')
  if (isList) {
    const before = nounPhraseStart(words, from - 1)
    if (before < from - 1 && words.slice(before, from - 1).every(({ pos }) => pos === 'NOUN' || pos === 'ADJ'))
      from = before
  }
  return { from, to: withoutTime(words, from, to) }
}

/** “aides who spoke with the paper said”: back over the clause on who they are. */
function beforeRelative(words: Word[], to: number): Range | null {
  for (let i = to - 1; i > Math.max(0, to - LONGEST_RELATIVE); i--) {
    if (/^[,;:.]$/.test(words[i]!.text) || words[i]!.quoted) return null
    if (words[i]!.low !== 'who' || !isNounEnd(words[i - 1])) continue
    const from = nounPhraseStart(words, i)
    return from < i ? { from, to } : null
  }
  return null
}

/** “Lee this week said”, “Lee, who left, on Friday said” */
export function beforeTime(words: Word[], to: number): number {
  for (let from = to - 3; from < to; from++)
    if (from > 0 && skipTime(words, from) === to && (isNounEnd(words[from - 1]) || isComma(words[from - 1])))
      return from
  return to
}

/** “Lee on Thursday said”: the day is not part of who. */
function withoutTime(words: Word[], from: number, to: number): number {
  for (let i = to - 1; i > from && to - i < 4; i--) if (skipTime(words, i) === to && isNounEnd(words[i - 1])) return i
  return to
}

/** “Lee (D-Ohio) said” */
export function beforeBracket(words: Word[], to: number): Range | null {
  const open = words.findLastIndex(({ text }, i) => i < to && text === '(')
  const subject = isNounEnd(words[open - 1]) ? phraseBefore(words, open) : null
  return subject && { from: subject.from, to }
}

/** “Noh, a journalist of note, said”: back over what stands between the commas. */
export function subjectAcross(words: Word[], close: number): Range | null {
  let found: Range | null = null
  let mark = words[close]!.text
  for (let i = close - 1; i > 0 && words[i]!.text !== ';' && !words[i]!.spoken; i--) {
    if (words[i]!.text !== mark) continue
    if (!opensAside(words[i + 1]!)) break
    if (!isNounEnd(words[i - 1]) && words[i - 1]!.text !== ')') continue
    const from = nounPhraseStart(words, i)
    if (from >= i) continue
    found = { from, to: close }
    // “Ann Lee, of Leeds, Ohio, said”: where she is from is no subject.
    if ((words[from - 1]?.pos === 'ADP' && isComma(words[from - 2])) || isStateAfterTown(words, from, i)) continue
    // What begins with an article after another comma is itself an aside.
    if (/^(PROPN|PRON)$/.test(words[from]!.pos) || !isComma(words[from - 1])) break
    mark = ','
  }
  return found
}

const isStateAfterTown = (words: Word[], from: number, to: number) =>
  to - from < 3 && isComma(words[from - 1]) && words[to - 1]!.text.endsWith('.')

const opensAside = (word: Word) =>
  isRelative(word) ||
  isOwner(word) ||
  word.low === 'whose' ||
  /^(DET|ADJ|NUM|ADP|VERB|ADV|NOUN|PROPN|SCONJ|CCONJ)$/.test(word.pos)

/** “The paper quoted Lee as saying”: who is quoted. */
export function quotedAs(words: Word[], as: number): Range | null {
  const from = nounPhraseStart(words, as)
  return from < as && QUOTES.test(words[from - 1]?.low ?? '') ? { from, to: as } : null
}

/** “This led Lee to say”: who is led. */
export function driven(words: Word[], to: number): Range | null {
  const from = nounPhraseStart(words, to)
  return from < to && DRIVES.test(words[from - 1]?.low ?? '') ? { from, to } : null
}
