// What a cue takes back: “denied that” and “did not say” stand before words that their source did not say.

const DENIES =
  /\b(?:den(?:y|ies|ied|ying|ials?)|refus(?:e|es|ed|ing|als?)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|never|not|cannot|neither|nor)\b|n[’']t\b/iu

/** Whether a cue says that its words were not said, or are not so. */
export const isDenial = (cue: string): boolean => DENIES.test(cue)

const SAY = '(?:say|said|saying|claim(?:ed)?|suggest(?:ed)?|stat(?:e|ed)|promis(?:e|ed))'
const ENDS_IN_DENIAL = new RegExp(
  String.raw`\b(?:den(?:y|ies|ied|ying)|(?:never|not|n[’']t)(?: once| ever)? ${SAY}|(?:not|n[’']t) true|untrue)(?: that| having ${SAY}| ${SAY}| it)?[\s:,“"‘']*$`,
  'iu',
)

/** Whether words take back what comes right behind them: “I never said”, “it is not true that”. */
export const endsInDenial = (words: string): boolean => ENDS_IN_DENIAL.test(words)
