import { parse as parseYaml } from 'yaml'
import { cleanBody, cleanLine } from './clean.ts'
import type { Draft } from './draft.ts'
import { readMarkdown } from './markdown.ts'
import { headingsOf, splitNames } from './topics.ts'

// Plain text and Markdown, with or without front matter.

const FRONT = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** A first line that is longer is no headline. */
const HEADLINE = 200

/** Plain text: a short first line with a blank one after it, and no full stop, is the headline. */
export function readPlain(text: string): Draft {
  const { front, rest } = splitFront(text)
  if (front.title) return { ...front, body: rest }
  const body = cleanBody(rest)
  const end = body.indexOf('\n\n')
  const first = body.slice(0, Math.max(end, 0))
  const isHeadline = first !== '' && first.length <= HEADLINE && !first.includes('\n') && !/[.,;:]$/.test(first)
  return isHeadline ? { ...front, title: first, body: body.slice(end) } : { ...front, body }
}

/** Markdown: its marks are left out; a heading at the very beginning is the headline. */
export function readMarkdownFile(text: string): Draft {
  const { front, rest } = splitFront(text)
  const { title, body, photos } = readMarkdown(rest)
  if (!title || !front.title) return { ...front, title: front.title ?? title, body, photos }
  // Both are printed above the text; the same headline twice is one.
  return { ...front, body: cleanLine(title) === cleanLine(front.title) ? body : `${title}\n\n${body}`, photos }
}

/** Front matter in YAML by names that are usual, whatever their case. */
function splitFront(text: string): { front: Omit<Draft, 'body'>; rest: string } {
  const match = FRONT.exec(text)
  const fields = match && readFields(match[1]!)
  if (!fields) return { front: {}, rest: text }
  const field = (...names: string[]) => names.map((name) => fields.get(name)).find((value) => value)
  return {
    front: {
      id: field('id', 'externalid'),
      title: field('title', 'headline'),
      summary: field('summary', 'description', 'subtitle', 'standfirst', 'dek'),
      byline: field('byline', 'author', 'authors'),
      language: field('language', 'lang'),
      publishedAt: field('date', 'publishedat', 'published', 'datepublished'),
      modifiedAt: field('modifiedat', 'modified', 'updated', 'datemodified', 'lastmod'),
      url: field('url', 'link', 'canonical'),
      source: { name: field('source', 'publisher', 'publication') },
      headings: headingsOf(
        splitNames(field('topics', 'topic', 'section', 'category', 'categories') ?? ''),
        splitNames(field('keywords', 'tags') ?? ''),
      ),
    },
    rest: text.slice(match[0].length),
  }
}

/** Undefined if it is no map: then the dashes were those of the text. */
function readFields(yaml: string): Map<string, string> | undefined {
  try {
    // Dates stay the text they are; aliases have no use here and can grow without end.
    const value: unknown = parseYaml(yaml, { schema: 'failsafe', maxAliasCount: 0 })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return new Map(
      Object.entries(value).map(([key, field]) => [key.toLowerCase().replace(/[-_ ]/g, ''), wordsOf(field)]),
    )
  } catch {
    return undefined
  }
}

const wordsOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(wordsOf).filter(Boolean).join(', ') : typeof value === 'string' ? value : ''
