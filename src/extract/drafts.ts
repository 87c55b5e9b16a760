import type { Range, VerbGroup } from './phrases.ts'
import type { Sentence } from './sentences.ts'

/** An attribution in the making, in words. Cue and source stand in its sentence, content may go on in others. */
export interface Draft {
  sentence: Sentence
  cue: Range
  source: Range | null
  content: { sentence: Sentence; range: Range }[]
  verb?: VerbGroup
  /** What found it: a tag, a clause, a colon … */
  frame: string
}
