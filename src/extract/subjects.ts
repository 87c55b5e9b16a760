import { isComma, isNominal, isNounEnd, nounPhraseEnd, nounPhraseStart, RELATIVE, type Range, type VerbGroup } from './phrases.ts'
import type { Word } from './sentences.ts'

// Whose verb it is: the noun phrase before a verb, over what is put between commas.

const WHEN = /^(when|where|how|why|most)$/

/** The subject of a verb group, or null. */
export function findSubject(words: Word[], verb: VerbGroup, depth = 0): Range | null {
  let at = verb.from
  while (at > 0 && words[at - 1]!.pos === 'ADV' && !WHEN.test(words[at - 1]!.low)) at--
  const before = words[at - 1]
  if (!before) return verb.form === 'gerund' || verb.form === 'participle' ? subjectAfter(words, verb) : null
  if (verb.form === 'infinitive') return controller(words, verb, depth)
  if (verb.form === 'gerund' && !isNounEnd(before)) return mainSubject(words, verb, depth)
  if (before.pos === 'CCONJ' || (isComma(before) && words[at - 2]?.pos === 'CCONJ')) return mainSubject(words, verb, depth)
  if (RELATIVE.has(before.low) && at >= 2 && (isComma(words[at - 2]) || isNounEnd(words[at - 2]))) return { from: at - 1, to: at }
  if (isComma(before) || before.text === ')' || /^[—–]$/.test(before.text)) return subjectAcross(words, at - 1) ?? (verb.form === 'finite' && isComma(before) ? mainSubject(words, verb, depth) : null)
  if (!isNounEnd(before)) return null
  return phraseBefore(words, at)
}

function phraseBefore(words: Word[], to: number): Range | null {
  let from = nounPhraseStart(words, to, 0)
  // “veteran journalist, political analyst and expert KJ Noh”
  if (isComma(words[from - 1]) && words[from]!.pos !== 'DET' && words.slice(from, to).some(({ pos }) => pos === 'CCONJ')) {
    const before = nounPhraseStart(words, from - 1, 0)
    if (before < from - 1 && words.slice(before, from - 1).every(({ pos }) => pos === 'NOUN' || pos === 'ADJ')) from = before
  }
  return from < to ? { from, to } : null
}

/** “Noh, a journalist of note, said”: back over what stands between the commas. */
function subjectAcross(words: Word[], close: number): Range | null {
  if (words[close]!.text === ')') {
    for (let i = close; i >= 0; i--) if (words[i]!.text === '(') return isNounEnd(words[i - 1]) ? phraseBefore(words, i) && { from: phraseBefore(words, i)!.from, to: close + 1 } : null
    return null
  }
  const commas: number[] = []
  for (let i = close - 1; i >= 0 && words[i]!.text !== ';' && !words[i]!.spoken; i--) if (words[i]!.text === words[close]!.text) commas.push(i)
  let found: Range | null = null
  for (const comma of commas) {
    const inside = words[comma + 1]!
    const aside = RELATIVE.has(inside.low) || inside.low === 'whose' || /^(DET|ADJ|NUM|ADP|VERB|ADV|NOUN|PROPN|SCONJ|CCONJ)$/.test(inside.pos)
    if (!aside) break
    if (!isNounEnd(words[comma - 1]) && words[comma - 1]?.text !== ')') continue
    const from = nounPhraseStart(words, comma, 0)
    if (from >= comma) continue
    const lead = words[from]!
    // What begins with an article after another comma is itself an aside.
    found = { from, to: close }
    if (lead.pos === 'PROPN' || lead.pos === 'PRON' || !isComma(words[from - 1])) break
  }
  return found
}

/** The subject of the verb before this one, that goes on: “he came and said”, “…, adding”. */
function mainSubject(words: Word[], verb: VerbGroup, depth: number): Range | null {
  if (depth > 3) return null
  for (let i = verb.from - 1; i >= 0; i--) {
    const { pos, spoken, mark } = words[i]!
    if ((pos !== 'VERB' && pos !== 'AUX') || spoken || mark) continue
    let from = i
    while (from > 0 && (words[from - 1]!.pos === 'AUX' || words[from - 1]!.pos === 'ADV' || words[from - 1]!.pos === 'VERB' && /^(had|has|have)$/.test(words[from - 1]!.low))) from--
    const before = words[from - 1]
    if (before && before.low === 'to' && before.pos === 'PART') continue
    if (/ing$/.test(words[i]!.low) && from === i) continue
    const inverted = before && (before.mark || before.spoken || isComma(before)) && isNominal(words[i + 1])
    if (inverted && (before.mark || before.spoken)) return { from: i + 1, to: nounPhraseEnd(words, i + 1, true) }
    const subject = findSubject(words, { ...verb, from, head: i, form: 'finite' }, depth + 1)
    if (subject) return subject
  }
  return null
}

/** “Citing the report, Trump said”: the subject of the clause to come. */
function subjectAfter(words: Word[], verb: VerbGroup): Range | null {
  for (let i = verb.to; i < words.length; i++) {
    if (!isComma(words[i])) continue
    const from = words[i + 1]?.mark ? i + 2 : i + 1
    if (!isNominal(words[from])) continue
    const to = nounPhraseEnd(words, from, true)
    if (to > from && /^(VERB|AUX|ADV|PUNCT)$/.test(words[to]?.pos ?? '')) return { from, to }
  }
  return null
}

/** Who is to do it: “he wants to say”, “they urged her to say”. */
function controller(words: Word[], verb: VerbGroup, depth: number): Range | null {
  return mainSubject(words, verb, depth)
}
