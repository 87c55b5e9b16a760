// What a cue takes back: “denied that” and “did not say” stand before words that their source did not say.

const DENIES =
  /\b(?:den(?:y|ies|ied|ying|ials?)|refus(?:e|es|ed|ing|als?)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|never|not|cannot|neither|nor)\b|n[’']t\b/iu

/** Whether a cue says that its words were not said, or are not so. */
export const isDenial = (cue: string): boolean => DENIES.test(cue)

const SAY = '(?:say|said|saying|claim(?:ed)?|suggest(?:ed)?|stat(?:e|ed)|promis(?:e|ed)|th(?:ink|ought)|believed?)'
const ENDS_IN_DENIAL = new RegExp(
  String.raw`(?:\bden(?:y|ies|ied|ying)|(?:\bnever|\bnot|n[’']t)(?: once| ever)? ${SAY}|(?:\bnot|n[’']t) true|\buntrue)(?: that| having ${SAY}| ${SAY}| it)?[\s:,“"‘']*$`,
  'iu',
)

/** Whether words take back what comes right behind them: “I never said”, “I don’t think that”, “it is not true that”. */
export const endsInDenial = (words: string): boolean => ENDS_IN_DENIAL.test(words)
