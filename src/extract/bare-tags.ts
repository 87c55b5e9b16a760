import { QUESTION_WORD } from './asides.ts'
import { type Finding, firstInside } from './drafts.ts'
import type { Word } from './sentences.ts'
import { findSubject } from './subjects.ts'
import { quoteAhead, sourceEnd } from './tags.ts'
import { skipTime } from './times.ts'
import { readVerbGroup, type VerbGroup } from './verb-groups.ts'
import { hasLetter, isComma, isFiniteVerb, isNominal, isRelative, opensQuote, type Range } from './words.ts'

// Quotations that no grammar gave to anyone: the nearest verb beside them has them.

/** Words between a quotation and its verb, at most. */
const FAR = 24
/** Words before a verb that are taken for its subject whole, at most. */
const LONGEST_START = 10

/** The sayings of a sentence that are not covered, by the verbs after and before them. */
export function findBareTags(words: Word[], covered: ReadonlySet<Word>): Finding[] {
  const found: Finding[] = []
  for (let from = 0; from < words.length; from++) {
    const { quoted, spoken } = words[from]!
    if (!spoken || !opensQuote(words[from])) continue
    let to = from
    while (words[to]?.spoken && words[to]!.quoted === quoted) to++
    const isHeld = covered.has(firstInside(words, from))
    const finding = isHeld ? null : (tagAfter(words, { from, to }) ?? tagBefore(words, { from, to }))
    if (finding) {
      found.push(finding)
      to = finding.content.at(-1)!.to
    }
    from = Math.max(from, to - 1)
  }
  return found
}

/** “…,” an angry Ann Lee retorted. */
function tagAfter(words: Word[], quote: Range): Finding | null {
  if (!/[,?!—–-]$/.test(words[quote.to - 2]?.text ?? '') && !isComma(words[quote.to])) return null
  const start = isComma(words[quote.to]) ? quote.to + 1 : quote.to
  const inverted = speechVerb(words, start)
  const verb = inverted ? null : verbAfter(words, start, isWhole(words, quote.from))
  const source = inverted ? afterVerb(words, inverted) : verb && beforeVerb(words, start, verb)
  const cue = inverted ?? verb
  if (!cue || !source || !words.slice(source.from, source.to).some(isSomeone)) return null
  const more = quoteAhead(words, Math.max(cue.to, source.to))
  return { cue: { from: cue.from, to: cue.to }, source, content: more ? [quote, more] : [quote], how: 'tag' }
}

/** The verb of “Ann Lee, who was there, retorted”: after a whole quotation any verb of the past says it. */
function verbAfter(words: Word[], start: number, anyVerb: boolean): Range | null {
  let aside = false
  for (let i = start; i < Math.min(start + FAR, words.length); i++) {
    const word = words[i]!
    if (/^[.;:?!]$/.test(word.text) || word.mark || word.pos === 'SCONJ' || QUESTION_WORD.test(word.low)) return null
    if (word.pos === 'AUX') return i > start ? wasQuotedAs(words, i) : null
    aside = isRelative(word) || (aside && !isComma(word))
    if (i === start || aside || word.pos !== 'VERB') continue
    const group = speechVerb(words, i)
    if (group) return group
    if (anyVerb && /[^e]ed$/.test(word.low) && !isNominal(words[i + 1])) return { from: i, to: i + 1 }
  }
  return null
}

/** A saying of its own, that does not go on what the writer began. */
const isWhole = (words: Word[], from: number) =>
  /^\p{Lu}/u.test(words[from + 1]?.text ?? '') && (from === 0 || words[from - 1]!.pos === 'PUNCT')

/** “…,” Lee was quoted as saying. */
function wasQuotedAs(words: Word[], aux: number): Range | null {
  const as = words.findIndex(({ low }, i) => i > aux && i < aux + FAR && low === 'as')
  if (as < 0 || !speaksOn(words[as + 1])) return null
  const verb = words.slice(aux, as).find(({ pos }) => pos === 'VERB')
  return /^(quoted|cited|reported|heard|recorded)$/.test(verb?.low ?? '') ? { from: aux, to: as + 2 } : null
}

const speaksOn = (word: Word | undefined) => /^(saying|telling|writing|asking|adding)$/.test(word?.low ?? '')

function speechVerb(words: Word[], at: number): VerbGroup | null {
  const group = words[at]?.pos === 'VERB' ? readVerbGroup(words, at) : null
  const frames = group?.verb.frames
  return group?.form === 'finite' && !group.passive && (frames!.has('quote') || frames!.has('tell')) ? group : null
}

/** Whatever stands there, where the tagger sees no noun phrase: “said Concord baker Ann Lee.” */
function afterVerb(words: Word[], { to }: VerbGroup): Range {
  const end = sourceEnd(words, to)
  if (end > to) return { from: to, to: end }
  const stop = words.findIndex(({ text, mark }, i) => i > to && (mark || /^[.,;:]$/.test(text)))
  return { from: to, to: stop < 0 ? words.length : stop }
}

function beforeVerb(words: Word[], from: number, verb: Range): Range | null {
  let to = verb.from
  while (to > from && /^(PUNCT|ADV|ADP)$/.test(words[to - 1]!.pos)) to--
  return to > from && skipTime(words, from) === from ? { from, to } : null
}

/** Ann Lee, 35, a baker, said on Monday, of her shop, “…” */
function tagBefore(words: Word[], quote: Range): Finding | null {
  const edge = words[quote.from - 1]
  if (!edge || !/^[,:]$/.test(edge.text)) return null
  for (let i = quote.from - 2; i > Math.max(0, quote.from - FAR); i--) {
    if (words[i]!.spoken) return null
    const verb = words[i]!.pos === 'VERB' ? readVerbGroup(words, i) : null
    if (!verb || verb.passive || !introduces(verb, i === quote.from - 2)) continue
    const source = findSubject(words, verb) ?? firstNouns(words, verb)
    return source && words.slice(source.from, source.to).some(isSomeone)
      ? { cue: { from: verb.from, to: verb.to }, source, content: [quote], how: 'tag' }
      : null
  }
  return null
}

/** Whether what is said may follow a verb; “she grinned: “…”” only right behind it. */
const introduces = ({ verb: { frames, prepositions } }: VerbGroup, near: boolean) =>
  frames.has('clause') || frames.has('tell') || prepositions.includes('out') || (near && frames.has('quote'))

/** What a short sentence begins with: “Another aide familiar with his thinking said”. */
function firstNouns(words: Word[], { from, form }: VerbGroup): Range | null {
  const plain = words.slice(0, from).every((word) => !word.mark && !/^[,;:]$/.test(word.text) && !isFiniteVerb(word))
  return form === 'finite' && from > 0 && from < LONGEST_START && isNominal(words[0]) && plain
    ? { from: 0, to: from }
    : null
}

const isSomeone = (word: Word) => /^(NOUN|PROPN|PRON)$/.test(word.pos) && hasLetter(word)
