// What a cue takes back: “denied that” and “did not say” stand before words that their source did not say.

const DENIES =
  /\b(?:den(?:y|ies|ied|ying|ials?)|refus(?:e|es|ed|ing|als?)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|never|not|cannot|neither|nor)\b|n[’']t\b/iu

/** Whether a cue says that its words were not said, or are not so. */
export const isDenial = (cue: string): boolean => DENIES.test(cue)
