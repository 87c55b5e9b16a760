import { words } from './lists.ts'

// Nouns and adjectives that attribute. Written by hand.

/** Her claim that …; in the singular. */
export const ATTRIBUTING_NOUNS = words(`
  claim assertion argument statement announcement suggestion proposal promise pledge vow warning belief view opinion
  hope fear concern worry criticism praise support opposition endorsement call demand request accusation allegation
  complaint contention decision plan refusal denial desire intention commitment insistence admission acknowledgment
  acknowledgement prediction forecast estimate conclusion finding assessment explanation defense defence comment
  remark threat response reaction reference declaration assurance revelation disclosure confession recollection
  description characterization portrayal depiction condemnation rejection embrace acceptance disdain contempt distrust
  admiration disagreement agreement preference advocacy plea appeal boast assumption suspicion conviction notion idea
  theory doubt skepticism scepticism understanding recognition regret mockery denunciation attack rebuke dismissal
  advice recommendation question testimony account observation speculation proclamation interpretation confirmation
  reminder message
`)

/** She is sure that … */
export const ATTRIBUTING_ADJECTIVES = words(`
  confident sure certain convinced afraid worried concerned hopeful aware optimistic pessimistic proud happy glad
  grateful sorry adamant skeptical sceptical doubtful unsure uncertain clear unclear eager willing unwilling reluctant
  ready determined keen anxious positive disappointed surprised thrilled pleased delighted saddened outraged angry
  furious critical supportive wary mindful fearful opposed dismissive unaware unhappy upset
`)
