import type { Complement } from './complements.ts'
import type { Sentence } from './sentences.ts'
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
export type How = Complement['kind'] | 'tag' | 'according' | 'thought' | 'agent' | 'noun' | 'colon' | 'signature'

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
  object: 60,
  noun: 55,
  agent: 50,
}

/** Words that were said, not only thought or wanted. */
export const isSpeech = ({ how }: Pick<Draft, 'how'>): boolean => CONFIDENCE[how] >= 80

/** Without what someone is said to think or want within the words of another: that is the other's word. */
export function outermost(drafts: Draft[]): Draft[] {
  return drafts.filter(
    (draft) =>
      isSpeech(draft) || draft.how === 'label' || !drafts.some((other) => other !== draft && holds(other, draft)),
  )
}

const holds = ({ content }: Draft, { sentence, cue }: Draft): boolean =>
  content.some((part) => part.sentence === sentence && part.range.from <= cue.from && cue.to <= part.range.to)
