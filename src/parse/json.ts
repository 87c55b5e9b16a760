import { z } from 'zod'
import { ExpectedError } from '../errors.ts'
import { type Draft, draftRecord } from './draft.ts'
import { placeFindings } from './findings.ts'
import { isJsonLd, readJsonLd } from './jsonld.ts'
import { isNinjs, readNinjs } from './ninjs.ts'
import { hasMarkup, readMarkup } from './page-text.ts'
import type { Defaults, Taken } from './parsed.ts'
import { findingsFormat, recordFormat } from './record-format.ts'

// One article in JSON: a record of ours, schema.org, ninjs or the bulk format, told apart by their keys. Findings may
// come with each under `findings`.

const text = z.string().nullish()

/** The bulk format: what is not named here is not taken in. */
const bulkFormat = z.object({
  id: z.union([z.string(), z.number()], 'expected text or a number').nullish(),
  title: text,
  text: z.string('expected the words of the article'),
  date: z.union([z.string(), z.number()], 'expected a day or time').nullish(),
  url: text,
  source: text,
  findings: z.unknown().optional(),
})

/** @throws ExpectedError BAD_RECORD or SPAN_MISMATCH */
export function readJsonArticle(value: unknown, defaults: Defaults): Taken {
  if (typeof value !== 'object' || value === null)
    throw new ExpectedError('BAD_RECORD', `expected an object, got ${JSON.stringify(value).slice(0, 40)}.`)
  if ('article' in value && typeof value.article === 'object') return readRecord(value)
  const draft = isNinjs(value) ? readNinjs(value) : isJsonLd(value) ? readSchemaOrg(value) : readBulk(value)
  const record = draftRecord(draft, defaults)
  const findings = 'findings' in value ? value.findings : undefined
  if (findings === undefined || findings === null) return { record, given: false }
  return {
    record: { ...record, ...placeFindings(check(findingsFormat, findings, ['findings']), record.article) },
    given: true,
  }
}

function readRecord(value: unknown): Taken {
  const { article, topics, extraction, ...given } = check(recordFormat, value)
  return { record: { article, topics, ...placeFindings(given, article), extraction }, given: true }
}

function readSchemaOrg(value: unknown): Draft {
  const draft = readJsonLd(value)
  if (!draft) throw new ExpectedError('BAD_RECORD', '@type: expected NewsArticle or another article, got none.')
  return draft
}

function readBulk(value: unknown): Draft {
  const { id, title, text, date, url, source, findings } = check(bulkFormat, value)
  // Offsets count in the text as it is given.
  const exact = findings !== undefined && findings !== null
  if (exact && hasMarkup(text))
    throw new ExpectedError('BAD_RECORD', 'text: expected plain text with findings, got markup.')
  return {
    id: id === null || id === undefined ? undefined : String(id),
    title: exact ? (title ?? '') : readMarkup(title ?? ''),
    body: exact ? text : readMarkup(text),
    publishedAt: date || undefined,
    url: url ?? undefined,
    source: { name: source ?? undefined },
    exact,
  }
}

function check<T extends z.ZodType>(format: T, value: unknown, at: string[] = []): z.output<T> {
  const result = format.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = [...at, ...(issue?.path ?? [])].join('.') || 'article'
  const sentence =
    issue?.code === 'unrecognized_keys' ? `there is no such key as ${issue.keys.join(', ')}` : issue?.message
  throw new ExpectedError('BAD_RECORD', `${path}: ${sentence}.`)
}
