import type { Word } from './sentences.ts'
import { readPhrasal, readVerb, type Verb, type VerbForm } from './verbs.ts'
import { closesQuote, isComma, isGenitive, isNominal, isOwner, isRelative, isSubject, type Range } from './words.ts'

// Attributing verbs in a sentence, with what stands around them.

/** Verbs that stand together: “has never said”. */
export interface VerbGroup extends Range {
  /** The last of them, that carries the meaning. */
  head: number
  verb: Verb
  form: 'finite' | 'infinitive' | 'gerund' | 'participle'
  /** Whether the head can be a past participle. */
  past: boolean
  passive: boolean
}

const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'re", "'m", 'get', 'got', 'gets'])
const HELPING = new Set(['have', 'has', 'had', 'having', "'ve", "'d", 'do', 'did', 'does'])
/** Determiners that are nouns as well: “some said”. */
const STANDS_ALONE = /^(this|that|these|those|some|many|most|both|all|each|another|few|several)$/

/** The attributing verb at a word, with its auxiliaries; null if there is none. */
export function readVerbGroup(words: Word[], head: number): VerbGroup | null {
  const found = readVerb(words[head]!.low)
  if (!found || !canBeVerb(words, head)) return null
  const { from, to, be, aux, having } = readAuxiliaries(words, head)
  const past = found.forms.has('past') || found.forms.has('participle')
  const passive = be && past
  const phrasal = readPhrasal(found.verb.lemma, words[head + 1]?.low)
  return {
    from,
    to: phrasal ? head + 2 : head + 1,
    head,
    verb: phrasal ?? found.verb,
    form: formOf(found, to, be, aux, having),
    past,
    passive,
  }
}

function formOf({ forms }: VerbForm, to: boolean, be: boolean, aux: boolean, having: boolean): VerbGroup['form'] {
  if (to) return 'infinitive'
  if ((forms.has('gerund') && !be) || having) return 'gerund'
  return !aux && forms.has('participle') && !forms.has('past') ? 'participle' : 'finite'
}

function readAuxiliaries(words: Word[], head: number) {
  const found = { from: head, to: false, be: false, aux: false, having: false }
  let from = head
  for (let i = head - 1; i >= 0 && !found.to; i--) {
    const { low, pos, mark } = words[i]!
    if (mark) break
    if (low === 'to' && pos === 'PART') found.to = true
    else if (pos === 'AUX' || BE.has(low) || HELPING.has(low)) {
      // The one next to the head tells the passive.
      if (BE.has(low) && !found.aux) found.be = true
      found.aux = true
      found.having = /ing$/.test(low) && low !== 'being'
    } else if (!(pos === 'ADV' || (pos === 'PART' && /^(not|n't)$/.test(low)))) break
    if (pos !== 'ADV' || from === i + 1) from = i
  }
  while (!found.aux && words[from]!.pos === 'ADV' && from < head) from++
  return { ...found, from }
}

/** Whether a word that looks like a form of a verb is one here. */
function canBeVerb(words: Word[], i: number): boolean {
  const word = words[i]!
  const before = words[i - 1]
  const after = words[i + 1]
  if (word.pos === 'VERB' || word.pos === 'AUX') return !isPremodifier(word, before, after)
  if (!after) return false
  const object = /^(DET|PRON|PROPN|SCONJ)$/.test(after.pos) || after.mark || isComma(after)
  // “…, promising that”, “and defended the”
  if (/ing$/.test(word.low) && word.pos !== 'PROPN' && (!before || isComma(before)))
    return (object && !isComma(after)) || isInfinitiveMark(after)
  if (!before) return false
  // “…,” fumed Ann Lee.
  if (word.pos === 'ADJ' && word.low.endsWith('ed') && closesQuote(before) && isComma(words[i - 2]))
    return isNominal(after)
  if (/^\p{Lu}/u.test(word.text)) return word.pos === 'PROPN' && isHeadVerb(words, i)
  if (!/^(NOUN|ADJ|ADP)$/.test(word.pos)) return false
  // “…,” Lee alleged here; the minister informed the House: adjectives to the tagger.
  if (word.pos === 'ADJ' && word.low.endsWith('ed') && isDeed(words, i)) return true
  // “Clinton claims that”, “voters support Lee”: nouns to the tagger.
  if (before.pos === 'NOUN' && words[i - 2]?.pos !== 'ADP')
    return word.pos === 'NOUN' && agrees(word, before) && (object || after.low === 'to')
  if (before.pos === 'NOUN') return false
  if (before.pos === 'CCONJ') return word.low.endsWith('ed') && object && !isComma(after)
  // “…,” Lee notes.
  if (after.text === '.') return before.pos === 'PROPN' && word.low.endsWith('s') && words[i - 2]?.quoted !== undefined
  if (before.pos === 'AUX') return word.pos !== 'ADP' && /(ing|ed)$/.test(word.low) && (object || after.low === 'to')
  const subject = before.pos === 'PROPN' || before.pos === 'ADV' || isSubject(before) || isRelative(before)
  if (before.pos === 'PROPN' && word.low.endsWith('s') && readVerb(word.low)!.verb.prepositions.includes(after.low))
    return true
  if (after.low === 'to') return subject && (word.pos !== 'NOUN' || before.pos !== 'ADV')
  return subject && object
}

/** After a name and before the end, a day or a place; after a noun and before someone; after a comma and before “that”. */
function isDeed(words: Word[], i: number): boolean {
  const [before, after] = [words[i - 1]!, words[i + 1]!]
  if (isComma(before)) return after.low === 'that'
  if (before.pos === 'PROPN') return /^[.,]$/.test(after.text) || /^(ADV|ADP|SCONJ)$/.test(after.pos)
  return before.pos === 'NOUN' && words[i - 2]?.pos === 'DET' && after.pos === 'DET'
}

const isInfinitiveMark = ({ low, pos }: Word) => low === 'to' && pos === 'PART'

/** “aides claim”, “an aide claims” */
const agrees = (verb: Word, subject: Word) => /[^s]s$/.test(verb.low) !== /[^s]s$/.test(subject.low)

/** “Lee Slams Plan”: a verb to which a headline gave a capital. */
function isHeadVerb(words: Word[], i: number): boolean {
  const verbal = /[^s]s$|ed$/.test(words[i]!.low)
  return verbal && words[i - 1]!.pos === 'PROPN' && !isGenitive(words[i + 1]) && isHeadline(words)
}

/** Whether nearly all long words have capitals. */
function isHeadline(words: Word[]): boolean {
  const long = words.filter(({ text }) => /^\p{L}{4}/u.test(text))
  return long.length > 3 && long.every(({ text }) => /^\p{Lu}/u.test(text))
}

/** “the proposed law”, “his repeated claims”, “of pledged delegates”. */
function isPremodifier(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  if (!before) return false
  if (before.pos === 'DET') return !STANDS_ALONE.test(before.low)
  if (!word.low.endsWith('ed') || (after?.pos !== 'NOUN' && after?.pos !== 'PROPN')) return false
  return isOwner(before) || /^(ADP|ADJ|NUM|CCONJ)$/.test(before.pos) || before.low === "'s"
}
