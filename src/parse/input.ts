import { ExpectedError } from '../errors.ts'
import { decodeText } from './decode.ts'
import { detectFormat } from './detect.ts'
import { type Draft, draftRecord } from './draft.ts'
import { readJsonArticle } from './json.ts'
import { readJson } from './json-value.ts'
import { isJsonLd, readJsonLd } from './jsonld.ts'
import { attempt, parseLine } from './lines.ts'
import { readPage } from './page.ts'
import type { Defaults, Parsed } from './parsed.ts'
import { readMarkdownFile, readPlain } from './plain.ts'

interface Input {
  /** Where it came from; told in errors, and its ending is a hint at the format. */
  path: string
  bytes: Uint8Array
}

/** Reads the articles of one input, whatever its format and encoding. What is wrong with one is told in its place. */
export function parseInput({ path, bytes }: Input, defaults: Defaults): Parsed[] {
  try {
    return parseText(path, decodeText(bytes), defaults)
  } catch (error) {
    if (error instanceof ExpectedError) return [{ where: path, error }]
    throw error
  }
}

function parseText(path: string, text: string, defaults: Defaults): Parsed[] {
  const one = (read: (text: string) => Draft) => [
    attempt(path, () => ({ record: draftRecord(read(text), defaults), given: false })),
  ]
  switch (detectFormat(path, text)) {
    case 'PAGE':
      return one(readPage)
    case 'MARKDOWN':
      return one(readMarkdownFile)
    case 'PLAIN':
      return one(readPlain)
    case 'LINES':
      return text
        .split('\n')
        .map((line, at) => ({ line, where: `${path}:${at + 1}` }))
        .filter(({ line }) => line.trim() !== '')
        .map(({ line, where }) => parseLine(line, where, defaults))
    case 'JSON':
      return parseJson(path, text, defaults)
  }
}

/** A list is read whole by one thread, which is given a minute. */
const MOST_ARTICLES = 1_000

/** One article, or a list of them. */
function parseJson(path: string, text: string, defaults: Defaults): Parsed[] {
  const value = readJson(text)
  if (!Array.isArray(value)) return [attempt(path, () => readJsonArticle(value, defaults))]
  // Beside its article a page's JSON-LD lists its publisher, its breadcrumbs and more.
  const articles = isJsonLd(value) ? value.filter((item) => readJsonLd(item)) : value
  if (articles.length > MOST_ARTICLES) {
    const came = articles.length.toLocaleString('en')
    const sentence = `expected at most ${MOST_ARTICLES.toLocaleString('en')} articles in a list, got ${came}`
    throw new ExpectedError('BAD_RECORD', `${sentence}; JSON Lines may have any number.`)
  }
  if (articles.length === 0) throw new ExpectedError('BAD_RECORD', 'expected articles, got a list without any.')
  return articles.map((item, at) => attempt(`${path}[${at}]`, () => readJsonArticle(item, defaults)))
}
