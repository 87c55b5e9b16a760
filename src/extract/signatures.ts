import { type Draft, mayGoOn } from './drafts.ts'
import { nounPhraseEnd } from './noun-phrases.ts'
import type { Sentence } from './sentences.ts'
import { isDash } from './words.ts'

// Quotations with the name of who said them in a line below.

/** Words of the line under a quotation that signs it, at most. */
const LONGEST_SIGNATURE = 25

/** “— Ann Lee, chair of the board”, under a quotation. */
function signature(sentences: Sentence[], index: number): Draft | undefined {
  const sentence = sentences[index]!
  const { words } = sentence
  if (!(isDash(words[0]) || words[0]!.text === '-') || words.length > LONGEST_SIGNATURE) return undefined
  const to = nounPhraseEnd(words, 1, true)
  const content: Draft['content'] = []
  for (let i = index - 1; i >= 0 && sentences[i]!.words.every(({ quoted, pos }) => quoted || pos === 'PUNCT'); i--)
    content.unshift({ sentence: sentences[i]!, range: { from: 0, to: sentences[i]!.words.length } })
  if (to === 1 || content.length === 0) return undefined
  return { sentence, cue: { from: 0, to: 1 }, source: { from: 1, to }, content, when: null, how: 'signature' }
}

/** What is signed is said by who signed it. */
export function addSigned(sentences: Sentence[], drafts: Draft[]): void {
  const speech = new Set(drafts.filter(mayGoOn).map(({ sentence }) => sentence))
  const signed = sentences.flatMap((sentence, i) => (speech.has(sentence) ? [] : (signature(sentences, i) ?? [])))
  const theirs = new Set(signed.flatMap(({ content }) => content.map(({ sentence }) => sentence)))
  for (const draft of drafts) draft.content = draft.content.filter(({ sentence }) => !theirs.has(sentence))
  drafts.push(...signed)
}
