import { ExpectedError } from '../errors.ts'
import { extractFindings } from '../extract/extract.ts'
import { detectLanguage, isExtractable } from '../extract/language.ts'
import type { ArticleRecord, ExtractionState, Findings } from '../model.ts'
import { parseCurated } from '../parse/curated.ts'
import { parseInput } from '../parse/input.ts'
import { parseLine } from '../parse/lines.ts'
import type { Parsed } from '../parse/parsed.ts'
import { addFound } from './beside.ts'
import type { Input, Reading } from './input.ts'

/** An article that was read, with its findings, or what is wrong with it. */
export type Taken = { where: string; record: ArticleRecord } | { where: string; error: ExpectedError }

/** From an input to records: parsed, in a known language if it can be told, and with what was found in them. */
export async function readInput(input: Input, { defaults, extract }: Reading): Promise<Taken[]> {
  const all: Taken[] = []
  for (const parsed of parse(input, defaults)) {
    if ('error' in parsed) all.push(parsed)
    else {
      const { where, record, given } = parsed
      all.push({ where, record: withFindings(await withLanguage(record), given, extract) })
    }
  }
  return all
}

function parse(input: Input, defaults: Reading['defaults']): Parsed[] {
  const { where } = input
  switch (input.kind) {
    case 'FILE':
      return parseInput({ path: where, bytes: input.bytes }, defaults)
    case 'LINE':
      return [parseLine(input.line, where, defaults)]
    case 'FOLDER':
      return [attempt(where, () => ({ record: parseCurated(input.files), given: true }))]
    case 'UNREADABLE':
      return [{ where, error: new ExpectedError('BAD_RECORD', input.reason) }]
  }
}

function attempt(where: string, read: () => { record: ArticleRecord; given: boolean }): Parsed {
  try {
    return { where, ...read() }
  } catch (error) {
    if (error instanceof ExpectedError) return { where, error }
    throw error
  }
}

async function withLanguage(record: ArticleRecord): Promise<ArticleRecord> {
  if (record.article.language !== 'und') return record
  const language = (await detectLanguage(`${record.article.title}\n${record.article.body}`)) ?? 'und'
  const source = { ...record.article.source, languages: [language] }
  return { ...record, article: { ...record.article, language, source } }
}

/** Findings that came with an article stand; the built-in ones are made where there are none, or beside them. */
function withFindings(record: ArticleRecord, given: boolean, extract: Reading['extract']): ArticleRecord {
  const as = (extraction: ExtractionState, findings: Findings = record): ArticleRecord => ({
    ...record,
    ...findings,
    extraction,
  })
  if (given && extract !== 'BESIDE') return as(record.extraction ?? 'GIVEN')
  if (extract === 'NEVER') return as('SKIPPED')
  if (!isExtractable(record.article.language)) return as(given ? 'GIVEN' : 'UNSUPPORTED_LANGUAGE')
  const found = extractFindings(record.article)
  if (!given) return as('EXTRACTED', found)
  return { ...as('GIVEN_AND_EXTRACTED', addFound(record, found)), isDraft: true }
}
