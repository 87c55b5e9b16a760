import { z } from 'zod'
import { ExpectedError } from '../errors.ts'
import { bareRecord, completeArticle } from './draft.ts'
import { readMarkup } from './page-text.ts'
import type { Defaults, Parsed } from './parsed.ts'

const text = z.string().nullish()
const moment = z.union([z.string(), z.number()]).nullish()

/** The bulk format: what is not named here is not taken in. */
const lineFormat = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  title: text,
  text: z.string(),
  date: moment,
  url: text,
  source: text,
})

/** Reads one line of JSON Lines: { id, title?, text, date?, url?, source? }. Never throws what is expected. */
export function parseLine(line: string, where: string, defaults: Defaults): Parsed {
  return attempt(where, () => readObject(readJson(line), defaults))
}

/** What a reader makes of one article, or what it refuses it for. */
export function attempt(where: string, read: () => Omit<Extract<Parsed, { given: boolean }>, 'where'>): Parsed {
  try {
    return { where, ...read() }
  } catch (error) {
    if (error instanceof ExpectedError) return { where, error }
    throw error
  }
}

/** @throws ExpectedError BAD_RECORD with the place of the slip */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ExpectedError('BAD_RECORD', `expected JSON: ${(error as Error).message}.`)
  }
}

function readObject(value: unknown, defaults: Defaults) {
  const result = lineFormat.safeParse(value)
  if (!result.success) throw new ExpectedError('BAD_RECORD', shapeError(result.error))
  const { id, title, text, date, url, source } = result.data
  const article = completeArticle(
    {
      id: id === null || id === undefined ? undefined : String(id),
      title: readMarkup(title ?? ''),
      body: readMarkup(text),
      publishedAt: date || undefined,
      url: url ?? undefined,
      source: { name: source ?? undefined },
    },
    defaults,
  )
  return { record: bareRecord(article), given: false }
}

/** One sentence on the first thing that is wrong with a shape. */
export function shapeError(error: z.ZodError): string {
  const [issue] = error.issues
  return `${issue?.path.join('.') || 'article'}: ${issue?.message ?? 'expected another shape'}.`
}
