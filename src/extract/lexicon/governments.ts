import { words } from './lists.ts'

// What tells a government from the city it sits in. Written by hand.

/** Words of texts on affairs of state. */
export const AFFAIRS =
  /\b(governments?|(?:foreign|prime|defen[cs]e) minister|presidents?|diplomats?|diplomatic|diplomacy|troops|military|sanctions|treat(?:y|ies)|kremlin|embass(?:y|ies)|ambassadors?|nuclear|missiles?|nato|united nations|summit|ceasefire|invasion|annex\w+|allies|sovereignty|coup|rebels?|militants|regime|bilateral|tariffs)\b/g

/** What governments do, in any form of the verb. */
export const DEEDS =
  /^(?:sa(?:ys?|id)|tell(?:s|ing)?|told|wants?|wanted|denie[sd]|den(?:y|ying)|(?:accus|insist|agre|warn|urg|condemn|pledg|vow|refus|reject|recall|expel|summon|sever|impos|support|oppos|blam|claim|demand|propos|threaten|recogni[sz]|announc|annex|invad|argu|fear|believ|respond|retaliat|negotiat|regard|consider|deploy|push|press|welcom|protest|critici[sz]|suspect|acknowledg|maintain|reiterat|sanction|ratif|veto|hop|hint|signal|intend|react|dismiss|declin|overs)(?:l?ed|e?s|l?ing|e|y|ied|ies|ee|eed|ees)?|seeks?|seeking|sought|sees?|saw|backs?|backed|backing)$/

/** What a government has: "Moscow's stance". */
export const MATTERS_OF_STATE = words(`
  moves move maneuvering manoeuvring maneuvers stance policy policies position decision demand demands refusal response
  support allies ally ambitions intentions claims forces troops influence envoy envoys offer proposal proposals efforts
  strategy ambassador sanctions concerns invasion aggression veto diplomats diplomacy reaction accusations threats
  war backing objections denials willingness reluctance interests commitments annexation negotiators warnings
`)

const RELATIONS = `
  relations ties talks tensions pact alliance negotiations dialogue rift row dispute spat treaty truce partnership
  confrontation standoff
`

/** What binds or divides governments, by the preposition that follows. */
export const BONDS = new Map([
  ['with', words(`${RELATIONS} agreement agreements deal cooperation co-operation aligned aligning allied trade`)],
  ['between', words(`${RELATIONS} agreement agreements deal cooperation co-operation war conflict`)],
  ['on', words('pressure sanctions')],
  ['against', words('sanctions allegations accusations')],
  ['from', words('independence pressure orders')],
  ['to', words('loyal allied concessions ultimatum')],
  [
    'by',
    words(
      'backed supported imposed condemned rejected denied controlled appointed recognised recognized annexed accused',
    ),
  ],
])

/** Before a government that is spoken to, or whose effort it is. */
export const ADDRESSED =
  /^(?:urg(?:ed?|es|ing)|ask(?:ed|s|ing)?|tell|tells|told|warn(?:ed|s|ing)?|accus(?:ed?|es|ing)|pressur(?:ed?|es|ing)|persuad(?:ed?|es|ing)|by)$/
