import { clauseEnd, type Complement, findComplement, isTag, quoteAt } from './complements.ts'
import type { Draft } from './drafts.ts'
import { attachLoose } from './loose-quotes.ts'
import { readNounCue } from './noun-cues.ts'
import { isComma, isDash, isNominal, isNounEnd, nounPhraseEnd, type Range, readVerbGroup, skipTime, type VerbGroup } from './phrases.ts'
import type { Prose, Stretch } from './prose.ts'
import { readSentences, type Sentence, type Word } from './sentences.ts'
import { findSubject } from './subjects.ts'

/** Words that a text attributes to someone. */
export interface Attribution {
  kind: 'DIRECT' | 'MIXED' | 'INDIRECT'
  /** What was said, without quotation marks at either end; more than one when interrupted. */
  segments: Stretch[]
  /** The word that introduces it: “said”, “according to”. */
  cue?: Stretch
  /** Who is said to have said it. */
  source?: Stretch
  /** Who passed it on, when a quotation stands in another. */
  via?: Stretch
  /** Words that say when. */
  when?: Stretch
  /** From 0 to 1. */
  confidence: number
}

/** All attributions in a text, in order of their first segment. */
export function findAttributions(prose: Prose): Attribution[] {
  const { text, sentences } = readSentences(prose)
  const drafts: Draft[] = []
  for (const sentence of sentences) {
    markSpoken(sentence.words)
    drafts.push(...attributionsOf(sentence))
  }
  attachLoose(sentences, drafts)
  return outermost(drafts)
    .map((draft) => finish(text, draft))
    .filter((found): found is Attribution => found !== null)
    .sort((a, b) => a.segments[0]!.start - b.segments[0]!.start)
}

/** Tells sayings (“I did it,” he said) from words borrowed for the sentence (he called it “a win”). */
function markSpoken(words: Word[]): void {
  for (let i = 0; i < words.length; i++) {
    const { quoted, mark } = words[i]!
    if (!quoted || words[i - 1]?.quoted === quoted) continue
    let to = i
    while (words[to]?.quoted === quoted) to++
    const before = words[i - 1]
    const after = words[to]
    const inner = words.slice(i, to).filter((word) => !word.mark)
    const first = inner[0]
    const last = inner.at(-1)
    if (!first || !last) continue
    const ends = /[,.?!…]$|^[—–-]+$/.test(last.text)
    const begins = !before || /^[,:;—–]$/.test(before.text) || (readVerbGroup(words, i - 1)?.reading.verb.frames.has('quote') ?? false)
    const capital = /^[\p{Lu}\p{N}….[(‘'@#]/u.test(first.text)
    const wordy = inner.length > 3 && inner.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
    if (begins && (ends || !after || wordy) && (capital || (before && wordy && ends)) && mark) for (let j = i; j < to; j++) words[j]!.spoken = true
    i = to - 1
  }
}

function attributionsOf(sentence: Sentence): Draft[] {
  const { words } = sentence
  const drafts: Draft[] = []
  const add = (cue: Range, source: Range | null, ranges: Range[], frame: string, verb?: VerbGroup) =>
    drafts.push({ sentence, cue, source, content: ranges.map((range) => ({ sentence, range })), frame, ...(verb && { verb }) })
  for (let head = 0; head < words.length; head++) {
    const word = words[head]!
    if (word.quoted) continue
    if (word.low === 'according' && words[head + 1]?.low === 'to') {
      accordingTo(words, head, add)
      continue
    }
    const verb = readVerbGroup(words, head)
    if (verb) byVerb(words, verb, add)
    else {
      const named = readNounCue(words, head)
      if (named) add(named.cue, named.source, [named.content], `noun:${word.pos}`)
    }
  }
  return drafts
}

type Add = (cue: Range, source: Range | null, ranges: Range[], frame: string, verb?: VerbGroup) => void

function byVerb(words: Word[], verb: VerbGroup, add: Add): void {
  const { frames } = verb.reading.verb
  const cue = { from: verb.from, to: verb.to }
  if (frames.has('quote') && !verb.passive) {
    const tag = tagAround(words, verb)
    if (tag) return add(cue, tag.source, tag.content, 'tag', verb)
  }
  if (frames.has('quote') && verb.from === 0 && verb.form === 'finite' && isNominal(words[verb.to])) {
    const to = sourceEnd(words, verb.to)
    const quote = quoteAt(words, to)
    if (quote) return add(cue, { from: verb.to, to }, [quote], 'quote:inverted', verb)
  }
  const complement = findComplement(words, verb)
  if (!complement) {
    const as = asClause(words, verb)
    if (as) return add(cue, as.source, [as.content], 'tag', verb)
    const by = passiveAgent(words, verb)
    if (by && (frames.has('judge') || frames.has('as'))) {
      const subject = findSubject(words, { ...verb, form: 'finite' })
      if (subject) add(cue, by, [subject], 'passive', verb)
    }
    return
  }
  const source = findSubject(words, verb)
  if (!source) return
  if (verb.passive) return
  add(cue, source, [complement], complement.kind + ':' + frameOf(verb, complement), verb)
}

/** “As she said, …”; “as reported by the paper, …”. */
function asClause(words: Word[], verb: VerbGroup): { source: Range; content: Range } | null {
  if (!verb.reading.verb.frames.has('quote')) return null
  const by = words[verb.to]?.low === 'by' && words[verb.from - 1]?.low === 'as'
  const agent = { from: verb.to + 1, to: nounPhraseEnd(words, verb.to + 1, true) }
  const source = by ? agent : verb.form === 'finite' && !verb.passive ? findSubject(words, verb) : null
  if (!source || source.from >= source.to || words[(by ? verb.from : source.from) - 1]?.low !== 'as') return null
  const as = (by ? verb.from : source.from) - 1
  if (as > 1) return null
  let comma = Math.max(verb.to, source.to)
  while (comma < words.length && !isComma(words[comma])) comma++
  const from = comma + 1
  return from < words.length ? { source, content: quoteAt(words, comma) ?? { from, to: clauseEnd(words, from, { from: 1, to: 2, head: 1, form: 'finite' } as VerbGroup) } } : null
}

const frameOf = (verb: VerbGroup, { kind }: Complement) => (kind === 'phrase' ? 'judge' : [...verb.reading.verb.frames][0]!)

function passiveAgent(words: Word[], verb: VerbGroup): Range | null {
  if (!(verb.passive || verb.form === 'participle' || verb.reading.forms.has('participle')) || words[verb.to]?.low !== 'by') return null
  const to = nounPhraseEnd(words, verb.to + 1, true)
  return to > verb.to + 1 ? { from: verb.to + 1, to } : null
}

/** “…,” she said; …, said the minister; …, she said, … */
function tagAround(words: Word[], verb: VerbGroup): { source: Range; content: Range[] } | null {
  const before = words[verb.from - 1]
  if (!before) return null
  const inverted = verb.form === 'finite' && (isComma(before) || isDash(before) || (before.mark && before.quoted)) && isNominal(words[verb.to]) && !words[verb.to]!.spoken
  let source: Range | null
  let left: number
  let right: number
  if (inverted) {
    right = sourceEnd(words, verb.to)
    const spokenLeft = before.quoted !== undefined && !isComma(before)
    if (!spokenLeft && (/^(he|she|they|it|we|i|you)$/.test(words[verb.to]!.low) || /^(VERB|AUX)$/.test(words[right]?.pos ?? '') || words[right]?.low === 'that')) return null
    source = { from: verb.to, to: right }
    left = verb.from
  } else {
    source = verb.form === 'finite' ? findSubject(words, verb) : null
    if (!source || source.from === 0) return null
    left = source.from
    while (left > 0 && words[left - 1]!.pos === 'ADV') left--
    right = verb.to
  }
  const edge = words[left - 1]
  if (!edge || !(isComma(edge) || isDash(edge) || (edge.mark && edge.quoted) || (edge.quoted && edge.spoken))) return null
  let content = leftContent(words, left)
  if (!content) return null
  if (!inverted && words[source.from]!.low === 'who') return null
  const quote = words[content.to - 1]!.spoken
  const after = rightEdge(words, right)
  const end = words[after]
  const goesOn = end !== undefined && !/^[.?!]$/.test(end.text)
  if (!quote && !inverted && goesOn && !isComma(end) && !isDash(end)) return null
  if (!quote && findComplement(words, verb)?.kind === 'clause' && !inverted) return null
  const ranges = [content]
  if (end && (isComma(end) || isDash(end) || end.text === ':') && !end.quoted) {
    const more = words.slice(right, after).some(({ pos }) => pos === 'VERB' || pos === 'AUX') ? null : quoteAt(words, after)
    if (more) ranges.push(more)
    else if (!quote && isComma(end) && words[after + 1] && words[after + 1]!.pos !== 'CCONJ') {
      const to = clauseEnd(words, after + 1, verb)
      if (!readVerbGroup(words, after + 1)) ranges.push({ from: after + 1, to })
    }
  }
  return { source, content: ranges }
}

/** Past “on Tuesday”, “in a statement to reporters”. */
function rightEdge(words: Word[], from: number): number {
  let i = from
  while (i < words.length && !/^[,.;:?!]$/.test(words[i]!.text) && !words[i]!.mark && !isDash(words[i]) && words[i]!.pos !== 'CCONJ') i++
  return i
}

function sourceEnd(words: Word[], from: number): number {
  const end = nounPhraseEnd(words, from, true)
  if (isComma(words[end]) && words[end + 1] && /^(DET|NOUN|ADJ|NUM|PRON)$/.test(words[end + 1]!.pos) && !/^(he|she|it|they|we|i)$/.test(words[end + 1]!.low)) {
    let i = end + 1
    while (i < words.length && !/^[.,;:]$/.test(words[i]!.text) && !words[i]!.mark) i++
    if (!words.slice(end + 1, i).some(({ pos, low }) => pos === 'AUX' && low !== 'been')) return i
  }
  return end
}

/** What stands before “, she said”. */
function leftContent(words: Word[], to: number): Range | null {
  let end = to
  if (!words[end - 1]!.quoted) end--
  if (end <= 0) return null
  const last = words[end - 1]!
  if (last.spoken) {
    let from = end - 1
    while (from > 0 && (words[from - 1]!.quoted === last.quoted)) from--
    return { from, to: end }
  }
  let from = 0
  while (from < end && (words[from]!.pos === 'CCONJ' || isComma(words[from]))) from++
  const clause = words.slice(from, end).some(({ pos }) => pos === 'VERB' || pos === 'AUX')
  return clause || words[end - 1]!.quoted ? { from, to: end } : null
}

function accordingTo(words: Word[], at: number, add: Add): void {
  const source = { from: at + 2, to: sourceEnd(words, at + 2) }
  while (source.to === source.from || (source.to < words.length && at < 2 && !/^[,.;:]$/.test(words[source.to]!.text))) source.to++
  if (!isNominal(words[source.from]) && words[source.from]?.pos !== 'VERB' && words[source.from]?.pos !== 'ADV') return
  const cue = { from: at, to: at + 2 }
  if (at === 0 || (at === 1 && words[0]!.pos === 'CCONJ')) {
    let from = source.to
    while (from < words.length && !isComma(words[from])) from++
    const quote = quoteAt(words, from)
    if (quote) return add(cue, source, [quote], 'according')
    if (from + 1 < words.length) add(cue, source, [{ from: from + 1, to: clauseEnd(words, from + 1, { from: 1, to: 2, head: 1 } as VerbGroup) }], 'according')
    return
  }
  let to = at
  while (to > 0 && isComma(words[to - 1])) to--
  const ranges = [{ from: words[0]!.pos === 'CCONJ' ? 1 : 0, to }]
  if (isComma(words[source.to]) && words[source.to + 1] && at < words.length / 2) ranges.push({ from: source.to + 1, to: trimEnd(words) })
  add(cue, source, ranges, 'according')
}

function trimEnd(words: Word[]): number {
  let end = words.length
  while (end > 1 && /^[.?!…;,]+$/.test(words[end - 1]!.text) && !words[end - 1]!.quoted) end--
  return end
}

/** What someone is said to think or want, within the words of another, is the other's word. */
function outermost(drafts: Draft[]): Draft[] {
  return drafts.filter((draft) => {
    if (/^(tag|quote|according|colon)|^clause:(quote|as)/.test(draft.frame)) return true
    return !drafts.some((other) => other !== draft && other.content.some(({ sentence, range }) => sentence === draft.sentence && range.from <= draft.cue.from && draft.cue.to <= range.to))
  })
}

function finish(text: string, draft: Draft): Attribution | null {
  const segments: Stretch[] = []
  let inside = 0
  let outside = 0
  for (const { sentence, range } of draft.content) {
    const words = sentence.words.slice(range.from, range.to)
    for (const word of words) if (/[\p{L}\p{N}]/u.test(word.text)) word.quoted?.literal ? inside++ : outside++
    const spoken = words.length > 0 && words.every(({ quoted }) => quoted)
    let from = 0
    let to = words.length
    if (spoken) {
      while (from < to && words[from]!.mark) from++
      while (to > from && words[to - 1]!.mark) to--
    }
    if (to > from) segments.push({ start: words[from]!.start, end: words[to - 1]!.end })
  }
  if (segments.length === 0 || inside + outside === 0) return null
  const { words } = draft.sentence
  const stretch = ({ from, to }: Range): Stretch => ({ start: words[from]!.start, end: words[to - 1]!.end })
  const kind = inside === 0 ? 'INDIRECT' : outside === 0 ? 'DIRECT' : 'MIXED'
  return { kind, segments, cue: stretch(draft.cue), ...(draft.source && { source: stretch(draft.source) }), confidence: 0.5, frame: draft.frame, form: draft.verb?.form, aux: draft.verb ? draft.sentence.words.slice(draft.verb.from, draft.verb.head).map((w) => w.low).join(' ') : '' } as Attribution
}
void skipTime; void isNounEnd; void isTag
