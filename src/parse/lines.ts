import { ExpectedError } from '../errors.ts'
import { readJsonArticle } from './json.ts'
import { readJson } from './json-value.ts'
import type { Defaults, Parsed, Taken } from './parsed.ts'

/**
 * Reads one line of JSON Lines: { id, title?, text, date?, url?, source? }, or an article in another of the JSON
 * formats. What is wrong with it is told in its place.
 */
export function parseLine(line: string, where: string, defaults: Defaults): Parsed {
  return attempt(where, () => readJsonArticle(readJson(line), defaults))
}

/** What a reader makes of one article, or what it refuses it for. */
export function attempt(where: string, read: () => Taken): Parsed {
  try {
    return { where, ...read() }
  } catch (error) {
    if (error instanceof ExpectedError) return { where, error }
    throw error
  }
}
