import { eld } from 'eld/small'

// Which language a text is in, and whether we find anything in it.

/** Fewer letters than this say too little. */
const LEAST_LETTERS = 20

/** Language of a text (ISO 639-1), or null if it cannot be told. */
export function detectLanguage(text: string): string | null {
  const start = text.slice(0, 4000)
  if ((start.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return null
  const { language, isReliable } = eld.detect(start)
  return language !== '' && isReliable() ? language : null
}

/** Whether findings are looked for in texts of a language (BCP 47). English only. */
export const isExtractable = (language: string): boolean => /^en(-|$)/i.test(language)
