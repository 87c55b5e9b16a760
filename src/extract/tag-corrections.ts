import { isGivenName } from './lexicon/given-names.ts'
import type { Word } from './sentences.ts'

// Where the tagger of parts of speech is known to guess wrong.

/** What who is named by a verb may do: “Ward warned”. */
const SPOKE = /(said|ed|says|wrote|told)$/
const SAYS = /^(said|says|wrote|told|tells|asked|added)$/
/** Nouns that are verbs as well: “an earlier report”. */
const DOCUMENT = /^(report|poll|survey|study|statement)$/

/** Gives the words of a text the parts of speech that they have in it. */
export function correctTags(words: readonly Word[], text: string): void {
  for (const [i, word] of words.entries()) {
    if (isCapital(word)) correctName(word, words[i - 1], words[i + 1], text)
    else if (word.pos === 'VERB' && DOCUMENT.test(word.low) && isModifier(words[i - 1]) && words[i - 2]?.pos === 'DET')
      word.pos = 'NOUN'
    // “Ann Lee shot back”
    else if (word.low === 'shot' && words[i + 1]?.low === 'back') word.pos = 'VERB'
    // “she further said”
    else if (word.low === 'further' && word.pos === 'VERB' && words[i + 1]?.pos === 'VERB') word.pos = 'ADV'
  }
}

function correctName(word: Word, before: Word | undefined, after: Word | undefined, text: string): void {
  if (word.pos === 'PROPN' || word.pos === 'DET' || word.pos === 'PRON') return
  // “the Met said”
  if (word.pos === 'VERB' && before?.pos === 'DET' && before.low === 'the' && after?.pos === 'VERB') word.pos = 'PROPN'
  // “Hope Hicks”
  if (word.pos === 'VERB' && after?.pos === 'PROPN' && isGivenName(word.text)) word.pos = 'PROPN'
  if (word.text === 'Will' && after?.pos === 'VERB' && /(s|ed|said|wrote|told)$/.test(after.low)) word.pos = 'PROPN'
  // “Ward said”: a name the tagger does not know, at the start.
  const begins = !before || before.mark || before.text === '.' || before.text === '?' || before.text === '!'
  if (begins) {
    const acts = word.pos === 'VERB' ? SPOKE : SAYS
    if (word.pos !== 'SCONJ' && word.pos !== 'ADV' && after?.pos === 'VERB' && acts.test(after.low)) word.pos = 'PROPN'
    return
  }
  // “her husband Rob said”, “In court, Grant said”
  if (word.pos === 'VERB' && after?.pos === 'VERB' && SAYS.test(after.low)) word.pos = 'PROPN'
  if (before.pos === 'PUNCT' || text.slice(before.end, word.start).length > 1) return
  if (word.pos !== 'VERB' && word.pos !== 'ADJ' && word.pos !== 'NOUN' && word.pos !== 'ADV') return
  if (before.pos === 'PROPN' || after?.pos === 'PROPN') word.pos = 'PROPN'
}

const isModifier = (word: Word | undefined) => word?.pos === 'ADJ' || word?.pos === 'ADV'

/** A capital and a small letter. */
const isCapital = ({ text }: Word) => /^\p{Lu}\p{Ll}/u.test(text)
