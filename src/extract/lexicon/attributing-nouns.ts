import { words } from './lists.ts'

// Nouns and adjectives that attribute, with their verbs. Written by hand.

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
  reminder message eyes telling words case point
`)

/** Her criticism of …: attitudes with the prepositions before what they are to. */
export const ATTITUDES_WITH_PREPOSITIONS = words(`
  criticism:of critique:of attack:on support:for opposition:to endorsement:of view:on,of,about opinion:on,of,about
  assessment:of call:for praise:of,for demand:for contempt:for disdain:for admiration:for enthusiasm:for
  condemnation:of denunciation:of rejection:of embrace:of defense:of defence:of mockery:of dismissal:of
  statement:about,on comment:about,on remark:about,on claim:about complaint:about concern:about,over fear:of,about
  worry:about doubt:about skepticism:about,of scepticism:about,of question:about testimony:about,on warning:about,of
  hope:for promise:of threat:of accusation:of allegation:of admission:of denial:of advocacy:of prediction:of
  suspicion:of distrust:of preference:for appeal:for
`)

/** She is sure that … */
export const ATTRIBUTING_ADJECTIVES = words(`
  confident sure certain convinced afraid worried concerned hopeful aware optimistic pessimistic proud happy glad
  grateful sorry adamant skeptical sceptical doubtful unsure uncertain clear unclear eager willing unwilling reluctant
  determined keen anxious positive disappointed surprised thrilled pleased delighted saddened outraged angry
  furious critical supportive wary mindful fearful opposed dismissive unaware unhappy upset coy mum candid vocal
  passionate enthusiastic excited bullish bearish insistent emphatic hesitant amazed appalled shocked
`)

/** She is sure he left: these need no “that”. */
export const SURE_ADJECTIVES = words(`
  adamant confident sure certain convinced hopeful optimistic aware afraid worried concerned glad happy disappointed
  sorry
`)

/** What stands before such an adjective, in any form: “is sure”, “made it clear”. */
export const FEELING_VERBS = words(`
  made make makes making is are was were 's 're 'm am be been remain remains remained feel feels felt seems seemed
  sounds sounded
`)

/** What one does with a claim, a promise, a doubt: verbs with such a noun. */
export const EXPRESSING_VERBS = words(`
  express voice reiterate repeat echo make issue offer give deliver renew reject dismiss deny announce raise share pose
  signal detail outline
`)

/** Those of them that make it an attitude: “offered support for the roof” is none. */
export const VOICING_VERBS = words(`
  express voice reiterate repeat echo raise share make renew signal
`)
