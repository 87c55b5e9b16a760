import type { FormattedExecutionResult } from 'graphql'

export const MAX_ANSWER = 5_000_000

export const tooLarge: FormattedExecutionResult = {
  errors: [
    {
      message: `The answer is larger than ${MAX_ANSWER / 1_000_000} MB. Ask for smaller pages or fewer fields.`,
      extensions: { code: 'RESPONSE_TOO_LARGE', max: MAX_ANSWER },
    },
  ],
}

/** Whether a value is longer than `max` as JSON, roughly: without escapes, and without building the text. */
export function isLongerThan(max: number, value: unknown): boolean {
  let left = max
  const spend = (part: unknown): boolean => {
    left -= lengthOf(part)
    if (left < 0) return true
    if (typeof part !== 'object' || part === null) return false
    if (Array.isArray(part)) return part.some(spend)
    for (const key in part) {
      left -= key.length + 4
      if (spend((part as Record<string, unknown>)[key])) return true
    }
    return false
  }
  return spend(value)
}

function lengthOf(part: unknown): number {
  if (typeof part === 'string') return part.length + 3
  return typeof part === 'object' && part !== null ? 2 : 6
}
