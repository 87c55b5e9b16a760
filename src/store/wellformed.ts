import { ExpectedError } from '../errors.ts'

// SQLite ends a text at NUL, and half a surrogate pair comes back as U+FFFD: neither would be what was printed.
const UNSTORABLE = /[\0\p{Surrogate}]/u

/** Refuses texts that would not come back as they were written; the message names the field. */
export function refuseUnstorable(value: unknown, path: string): void {
  if (typeof value === 'string') refuseText(value, path)
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) refuseUnstorable(item, `${path}[${i}]`)
  else if (isPlain(value)) for (const [key, item] of Object.entries(value)) refuseUnstorable(item, `${path}.${key}`)
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value)

function refuseText(text: string, path: string): void {
  const at = text.search(UNSTORABLE)
  if (at < 0) return
  const came = text[at] === '\0' ? 'NUL' : 'half a surrogate pair'
  throw new ExpectedError('BAD_RECORD', `${path}: expected text that can be stored, got ${came} at offset ${at}.`)
}
