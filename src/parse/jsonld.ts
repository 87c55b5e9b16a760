import type { ArticleStatus, Photo, SourceKind } from '../model.ts'
import { cleanLine } from './clean.ts'
import { type Draft, readUrl } from './draft.ts'
import { readMarkup } from './page-text.ts'
import { headingsOf, splitNames } from './topics.ts'

// schema.org: an article as JSON-LD. Its values come as text, as objects, in lists, and by reference.

type Node = Record<string, unknown>

/** Types of schema.org that are articles; addresses of types end with the name. */
const ARTICLE =
  /(?:^|[/#:])(?:[A-Za-z]*NewsArticle|Article|[A-Za-z]*BlogPosting|Report|LiveBlogPosting|SatiricalArticle|ScholarlyArticle)$/
const KINDS: [RegExp, SourceKind][] = [
  [/Newspaper/, 'NEWSPAPER'],
  [/Magazine|Periodical/, 'MAGAZINE'],
  [/Broadcast|Television|Radio/, 'BROADCASTER'],
  [/Government|Education|NGO/, 'INSTITUTION'],
]
const NOBODY = Symbol('no reference')
/** Real data is a few levels deep; what is made to be deep is not followed. */
const DEPTH = 12

/** The article in a value of JSON-LD, wherever it stands; undefined if there is none. */
export function readJsonLd(value: unknown): Draft | undefined {
  const nodes = nodesIn(value)
  const article = nodes.find((node) => typesOf(node).some((type) => ARTICLE.test(type)))
  if (!article) return undefined
  const byId = new Map<unknown, Node>(
    nodes.filter((node) => Object.keys(node).length > 1).map((node) => [node['@id'], node]),
  )
  const follow = (value: unknown): Node[] =>
    listOf(value).map((item) => {
      if (!isNode(item)) return { name: item }
      return byId.get(item['@id'] ?? NOBODY) ?? item
    })
  return {
    id: wordsOf(article['identifier']) || undefined,
    title: lineOf(article['headline']) || lineOf(article['name']) || undefined,
    summary: textOf(article['abstract'] ?? article['description'] ?? article['alternativeHeadline']),
    body: textOf(article['articleBody'] ?? article['text']),
    byline: follow(article['author'] ?? article['creator'])
      .map((author) => lineOf(author['name']))
      .filter(Boolean)
      .join(', '),
    language: languageOf(article['inLanguage']),
    publishedAt: wordsOf(article['datePublished'] ?? article['dateCreated']) || undefined,
    modifiedAt: wordsOf(article['dateModified']) || undefined,
    status: statusOf(article),
    url:
      readUrl(addressOf(article['url'])) ??
      readUrl(addressOf(article['mainEntityOfPage'])) ??
      readUrl(addressOf(article['@id'])),
    source: sourceOf(follow(article['publisher'] ?? article['sourceOrganization'])[0]),
    headings: headingsOf(namesIn(article['articleSection']), namesIn(article['keywords'])),
    photos: follow(article['image'])
      .map(photoOf)
      .filter((photo) => photo.url || photo.caption),
  }
}

/** Whether a value speaks of schema.org at all. */
export const isJsonLd = (value: unknown): boolean =>
  nodesIn(value).some((node) => '@type' in node || '@context' in node || '@graph' in node)

function nodesIn(value: unknown, depth = DEPTH): Node[] {
  if (depth === 0) return []
  if (Array.isArray(value)) return value.flatMap((item) => nodesIn(item, depth - 1))
  if (!isNode(value)) return []
  return [value, ...Object.values(value).flatMap((item) => (typeof item === 'object' ? nodesIn(item, depth - 1) : []))]
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

const typesOf = (node: Node) => listOf(node['@type'] ?? node['type']).filter((type) => typeof type === 'string')

/** First text of a value, which may be a list, or an object with the text in it. */
function wordsOf(value: unknown): string {
  const [first] = listOf(value)
  if (typeof first === 'string') return first
  if (typeof first === 'number') return String(first)
  return isNode(first) ? wordsOf(first['@value'] ?? first['value'] ?? first['name']) : ''
}

const textOf = (value: unknown) => readMarkup(listOf(value).map(wordsOf).join('\n\n'), 'ENTITIES')

const lineOf = (value: unknown) => cleanLine(readMarkup(wordsOf(value), 'ENTITIES'))

/** Names of a list; in one text they have commas between them. */
function namesIn(value: unknown): string[] {
  const names = listOf(value).map(lineOf)
  return names.length === 1 ? splitNames(names[0]!) : names
}

const addressOf = (value: unknown) => wordsOf(isNode(value) ? (value['@id'] ?? value['url']) : value)

function languageOf(value: unknown): string | undefined {
  const [first] = listOf(value)
  return (isNode(first) && wordsOf(first['alternateName'])) || wordsOf(first) || undefined
}

function statusOf(article: Node): ArticleStatus | undefined {
  if (/retracted|withdrawn/i.test(wordsOf(article['creativeWorkStatus']))) return 'RETRACTED'
  return article['correction'] ? 'CORRECTED' : undefined
}

function sourceOf(publisher: Node | undefined): Draft['source'] {
  if (!publisher) return undefined
  const types = typesOf(publisher).join(' ')
  return {
    name: lineOf(publisher['name']) || undefined,
    url: readUrl(addressOf(publisher['url'])),
    kind: KINDS.find(([pattern]) => pattern.test(types))?.[1],
  }
}

function photoOf(image: Node): Photo {
  const url = readUrl(addressOf(image['url'] ?? image['contentUrl'] ?? image['name'] ?? image['@id']))
  const caption = lineOf(image['caption'])
  const credit = lineOf(image['creditText'] ?? image['creator'] ?? image['author'] ?? image['copyrightNotice'])
  const [width, height] = [sizeOf(image['width']), sizeOf(image['height'])]
  return {
    ...(url && { url }),
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...(width && { width }),
    ...(height && { height }),
    depicts: [],
  }
}

/** Pixels; undefined if it is not a number of them. */
export function sizeOf(value: unknown): number | undefined {
  const pixels = Number.parseInt(wordsOf(value), 10)
  return pixels > 0 && pixels < 100_000 ? pixels : undefined
}
