import type { Complement } from './complements.ts'
import type { Sentence, Word } from './sentences.ts'
import type { Range } from './words.ts'

/** An attribution in a sentence, in its words. */
export interface Finding {
  cue: Range
  source: Range | null
  content: Range[]
  how: How
}

/** An attribution in the making. Cue and source stand in its sentence, content may go on in others. */
export interface Draft {
  sentence: Sentence
  cue: Range
  source: Range | null
  content: { sentence: Sentence; range: Range }[]
  /** Words for time beside the cue. */
  when: Range | null
  how: How
}

/** What found it. */
export type How =
  | Complement['kind']
  | 'tag'
  | 'according'
  | 'thought'
  | 'agent'
  | 'noun'
  | 'attitude'
  | 'colon'
  | 'signature'

/** How often each is right, in hundredths, on news annotated by hand. */
export const CONFIDENCE: Record<How, number> = {
  quote: 92,
  tag: 90,
  according: 90,
  colon: 90,
  clause: 88,
  told: 88,
  signature: 80,
  label: 75,
  thought: 70,
  wish: 65,
  urged: 65,
  object: 60,
  noun: 55,
  agent: 50,
  attitude: 50,
}

/** Words that were said, not only thought or wanted. */
const isSpeech = ({ how }: Pick<Draft, 'how'>): boolean => CONFIDENCE[how] >= 80

/** Words that may go on in quotation marks after their sentence. */
export const mayGoOn = (draft: Pick<Draft, 'how'>): boolean => isSpeech(draft) || draft.how === 'urged'

/** “…,” Lee said, according to the BBC: those that pass on a quotation which has a tag of its own. */
export function passingOn(drafts: readonly Draft[]): Set<Draft> {
  const tagged = new Set(drafts.filter(({ how }) => how === 'tag').map(firstWord))
  return new Set(
    drafts.filter((draft) => draft.how === 'according' && firstWord(draft).spoken && tagged.has(firstWord(draft))),
  )
}

const firstWord = ({ sentence, content }: Draft): Word => sentence.words[content[0]!.range.from]!

/** Of drafts that begin a quotation with the same word, the one whose cue is next to it. */
export function nearestOnly(drafts: readonly Draft[]): Draft[] {
  const nearest = new Map<Word, Draft>()
  const quoting = drafts.filter((draft) => firstWord(draft).spoken && firstWord(draft).mark)
  for (const draft of quoting) {
    const other = nearest.get(firstWord(draft))
    if (!other || distance(draft) < distance(other)) nearest.set(firstWord(draft), draft)
  }
  const left = new Set(quoting.filter((draft) => nearest.get(firstWord(draft)) !== draft))
  return drafts.filter((draft) => !left.has(draft))
}

const distance = ({ cue, content }: Draft) =>
  Math.min(Math.abs(content[0]!.range.from - cue.to), Math.abs(cue.from - content[0]!.range.to))

/** Without what someone is said to think or want within the words of another: that is the other's word. */
export function outermost(drafts: readonly Draft[]): Draft[] {
  const around = findAround(drafts)
  return drafts.filter((draft) => isSpeech(draft) || draft.how === 'label' || around(draft).length === 0)
}

/** Who passes on what stands in the words of another: for each draft those in whose words its cue stands. */
export function findAround(drafts: readonly Draft[]): (draft: Draft) => Draft[] {
  // By the start of their sentence: a quotation within another has a sentence of its own, with the same words.
  const said = new Map<number, { draft: Draft; range: Range }[]>()
  for (const draft of drafts)
    for (const { sentence, range } of draft.content) {
      const parts = said.get(sentence.start)
      if (parts) parts.push({ draft, range })
      else said.set(sentence.start, [{ draft, range }])
    }
  return (draft) =>
    (said.get(draft.sentence.start) ?? [])
      .filter(({ draft: other, range }) => other !== draft && range.from <= draft.cue.from && draft.cue.to <= range.to)
      .map((part) => part.draft)
}

/** The first word behind the mark of a quotation: a draft that holds it holds the quotation. */
export const firstInside = (words: readonly Word[], from: number): Word => words[from + 1] ?? words[from]!

/** The words that drafts hold. */
export function coveredWords(drafts: readonly Draft[]): Set<Word> {
  const covered = new Set<Word>()
  for (const draft of drafts)
    for (const { sentence, range } of draft.content)
      for (let i = range.from; i < range.to; i++) covered.add(sentence.words[i]!)
  return covered
}
