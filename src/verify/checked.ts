import { badInput } from '../errors.ts'
import { readTokens, type Token } from './tokens.ts'

/** The words that are checked. */
export interface Checked {
  /** Without the quotation marks around it. */
  text: string
  tokens: Token[]
}

const LEAST_CHARACTERS = 3
const MOST_CHARACTERS = 2000

const OPENING = '[\u201c-\u201f\u00ab\u00bb\u300c\u300e\u301d"\uff02\u2018\u201b\']'
const CLOSING = '[\u201c-\u201f\u00ab\u00bb\u300d\u300f\u301e"\uff02\u2019\']'
const DOUBLE = /[\u201c-\u201f\u00ab\u00bb\u300c-\u300f\u301d-\u301f"\uff02]/
const WHOLE = new RegExp(`^${OPENING}(.*)${CLOSING}$`, 'su')
const BEGUN = new RegExp(`^${OPENING}(?=[^\\s'])(.*)$`, 'su')

/** @throws ExpectedError BAD_USER_INPUT for a text that is too short, too long, or holds no words */
export function readChecked(given: string): Checked {
  const text = trimMarks(given.trim())
  const { length } = text
  if (length < LEAST_CHARACTERS || given.length > MOST_CHARACTERS)
    throw badInput(
      'text',
      `expected ${LEAST_CHARACTERS} to ${MOST_CHARACTERS} characters, got ${length < LEAST_CHARACTERS ? length : given.length}.`,
    )
  const tokens = readTokens(text)
  if (!/[\p{L}\p{N}]/u.test(text)) throw badInput('text', 'expected words, got none.')
  return { text, tokens }
}

/** Takes off quotation marks that enclose all of it, or open it and are never closed. */
function trimMarks(text: string): string {
  const inner = (WHOLE.exec(text) ?? BEGUN.exec(text))?.[1]
  return inner === undefined || DOUBLE.test(inner) ? text : inner.trim()
}
