import { ExpectedError } from '../errors.ts'

/** About as many values as a list of a thousand articles has; a million empty lists take 60 MB when they are read. */
const MOST_VALUES = 1_000_000

/**
 * The value that a text in JSON holds. What would take too much memory is refused before it is read: V8 may end the whole
 * process, and not only the thread, when a thread runs out of it.
 * @throws ExpectedError BAD_RECORD
 */
export function readJson(text: string): unknown {
  if (hasMoreValues(text))
    throw new ExpectedError('BAD_RECORD', `expected at most ${MOST_VALUES.toLocaleString('en')} values, got more.`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ExpectedError('BAD_RECORD', `expected JSON: ${(error as Error).message}.`)
  }
}

/** Counts what may begin a value; commas in texts are few beside it. */
function hasMoreValues(text: string): boolean {
  if (text.length <= MOST_VALUES) return false
  let values = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if ((unit === COMMA || unit === BRACKET || unit === BRACE) && ++values > MOST_VALUES) return true
  }
  return false
}

const COMMA = 44
const BRACKET = 91
const BRACE = 123
