// What a cue takes back: “denied that” and “did not say” stand before words that their source did not say. And who says nothing at all.

const DENIES =
  /\b(?:den(?:y|ies|ied|ying|ials?)|refus(?:e|es|ed|ing|als?)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|never|not|cannot|neither|nor)\b|n[’']t\b/iu
/** “did not deny”, “has never really disputed” */
const GRANTS =
  /(?:\b(?:never|not|cannot)|n[’']t)(?: even| once| ever| have| been| \p{L}+ly)* (?:den(?:y|ied|ying)|disput(?:e|ed|ing)|reject(?:ed|ing)?|refut(?:e|ed|ing)|refus(?:e|ed|ing)|rul(?:e|ed|ing) out)\b/iu

/** Whether a cue says that its words were not said, or are not so. */
export const isDenial = (cue: string): boolean => DENIES.test(cue) && !GRANTS.test(cue)

const BE_TOLD = '(?:named|identified|quoted|interviewed|drawn|photographed|filmed|recorded)'
const REFUSES = /\b(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))$/iu
const TO_SPEAK = new RegExp(
  String.raw`^to (?:comment|elaborate|respond|reply|answer|speak|talk|identify|name|say more|give (?:\p{L}+ ){0,2}(?:details?|interviews?|names?)|be ${BE_TOLD})\b`,
  'iu',
)
const ASKS = /\b(?:ask|request|insist|wish|want|prefer)(?:s|ed|ing|red)?$/iu
const NAMELESS = new RegExp(
  String.raw`^(?:that )?(?:(?:he|she|they|it|his|her|their)(?: names?)? )?(?:not (?:to )?be ${BE_TOLD}|(?:for |to (?:remain|stay) )?anonym(?:ity|ous))\b`,
  'iu',
)
const SPEECHLESS = /(?:\b(?:never|not|cannot)|n[’']t) (?:comment|elaborate|respond|reply)(?:ed)?$/iu

/** Whether there is nothing said in words after a cue: “declined | to comment”, “asked | not to be named”. */
export const keepsSilent = (cue: string, words: string): boolean =>
  SPEECHLESS.test(cue) || (REFUSES.test(cue) && TO_SPEAK.test(words)) || (ASKS.test(cue) && NAMELESS.test(words))

const SAY = '(?:say|said|saying|claim(?:ed)?|suggest(?:ed)?|stat(?:e|ed)|promis(?:e|ed)|th(?:ink|ought)|believed?)'
const ENDS_IN_DENIAL = new RegExp(
  String.raw`(?:\bden(?:y|ies|ied|ying)|(?:\bnever|\bnot|n[’']t)(?: once| ever)? ${SAY}|(?:\bnot|n[’']t) true|\buntrue)(?: that| having ${SAY}| ${SAY}| it)?[\s:,“"‘']*$`,
  'iu',
)

/** Whether words take back what comes right behind them: “I never said”, “I don’t think that”, “it is not true that”. */
export const endsInDenial = (words: string): boolean => ENDS_IN_DENIAL.test(words)
