// How the word lists of this folder are written: words by spaces, phrases by bars or lines.

export const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/))

export const phrases = (list: string): Set<string> =>
  new Set(
    list
      .split(/[|\n]/)
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== ''),
  )
