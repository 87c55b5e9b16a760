import { z } from 'zod'
import { ExpectedError } from '../errors.ts'
import { extractFindings } from '../extract/extract.ts'
import type { Article, Quote, Span } from '../model.ts'
import { readJson } from '../parse/json-value.ts'

// Extraction without an archive: a text in, what was said in it out.

const lineFormat = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
})

interface Stretch {
  start: number
  end: number
}

/** A quote in the text of a line; offsets are UTF-16 code units. */
export interface LineQuote {
  kind: Quote['kind']
  segments: Stretch[]
  source?: Stretch
  cue?: Stretch
  /** Name of the speaker, if it is known. */
  speaker?: string
}

/**
 * Finds the quotes in the text of one line { id, text, title?, date? }.
 * @throws ExpectedError BAD_RECORD
 */
export function extractLine(line: string): { id: string | number; quotes: LineQuote[] } {
  const { id, ...given } = readLine(line)
  const { quotes, entities } = extractFindings(articleOf(given))
  const names = new Map(entities.map(({ slug, name }) => [slug, name]))
  const inText = quotes.filter(({ segments }) => segments[0]!.field === 'BODY')
  return { id, quotes: inText.map((quote) => toLine(quote, names)) }
}

function readLine(line: string): z.infer<typeof lineFormat> {
  try {
    return lineFormat.parse(readJson(line))
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    const came = issue ? `${issue.path.join('.')}: ${issue.message}.` : (error as Error).message
    throw new ExpectedError('BAD_RECORD', `expected { id, text, title?, date? }: ${came}`)
  }
}

function toLine({ kind, segments, source, cue, speaker }: Quote, names: ReadonlyMap<string, string>): LineQuote {
  const name = speaker === undefined ? undefined : names.get(speaker)
  return {
    kind,
    segments: segments.map(stretchOf),
    ...(source && { source: stretchOf(source) }),
    ...(cue && { cue: stretchOf(cue) }),
    ...(name !== undefined && { speaker: name }),
  }
}

const stretchOf = ({ start, end }: Span): Stretch => ({ start, end })

/** The text as it is, for its offsets count; the rest only as far as extraction asks for it. */
const articleOf = ({ text, title, date }: Omit<z.infer<typeof lineFormat>, 'id'>): Article => ({
  slug: 'line',
  externalId: 'line',
  source: { slug: 'lines', name: 'Lines', kind: 'ONLINE', languages: ['en'] },
  title: title ?? '',
  body: text,
  authors: [],
  language: 'en',
  publishedAt: date && !Number.isNaN(Date.parse(date)) ? new Date(date).toISOString() : '1970-01-01T00:00:00Z',
  status: 'PUBLISHED',
  topics: [],
  photos: [],
})
