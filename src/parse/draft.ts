import { ExpectedError } from '../errors.ts'
import type { Article, ArticleRecord, ArticleStatus, Photo, Source, SourceKind } from '../model.ts'
import { cutText } from '../text/cut.ts'
import { cleanBody, cleanLine } from './clean.ts'
import { BROKEN } from './fields.ts'
import { readMoment } from './moment.ts'
import type { Defaults } from './parsed.ts'
import { digest, slugify } from './slug.ts'
import { type Heading, topicsOf } from './topics.ts'

/** An article as far as a format tells of it, in the words of the format; texts are text, not markup. */
export interface Draft {
  id?: string | undefined
  title?: string | undefined
  summary?: string | undefined
  body: string
  byline?: string | undefined
  language?: string | undefined
  publishedAt?: string | number | undefined
  modifiedAt?: string | number | undefined
  status?: ArticleStatus | undefined
  url?: string | undefined
  source?: { name?: string | undefined; url?: string | undefined; kind?: SourceKind | undefined } | undefined
  photos?: Photo[]
  /** What it is filed under, the most specific first. */
  headings?: Heading[]
  /** Findings count in the texts as they are given: they are kept so, or refused. */
  exact?: boolean
}

const MAX_LINE = 1_000
const MAX_BODY = 500_000
const MAX_SUMMARY = 20_000
/** Longer first sentences make no headline. */
const HEADLINE = 120

/**
 * Makes a whole article of a draft; what the draft does not say is taken from the defaults.
 * @throws ExpectedError BAD_RECORD that names what is missing or cannot be
 */
export function completeArticle(draft: Draft, defaults: Defaults): Article {
  const [lineOf, textOf] = draft.exact ? [keepLine, keepText] : [cleanLine, cleanBody]
  const body = within(textOf(draft.body), MAX_BODY, 'text')
  if (!/[\p{L}\p{N}]/u.test(body)) throw missing('text', 'the words of the article', JSON.stringify(body.slice(0, 40)))
  const title = within(lineOf(draft.title ?? '') || headlineOf(body), MAX_LINE, 'title')
  const language = readLanguage(draft.language) ?? readLanguage(defaults.language) ?? 'und'
  const url = readUrl(draft.url)
  const [day, name] = [dayOf(draft, defaults), nameOfSource(draft, defaults, url)]
  refuseWithout(day, name)
  const publishedAt = readMoment(day, 'publishedAt')
  const source = sourceOf(draft, defaults, name, url, language)
  const externalId = within(
    cleanLine(draft.id ?? '') || url || `text:${digest([title, publishedAt, body], 24)}`,
    MAX_LINE,
    'id',
  )
  const summary = within(cleanBody(draft.summary ?? ''), MAX_SUMMARY, 'summary')
  const byline = within(cleanLine(draft.byline ?? ''), MAX_LINE, 'byline')
  const modifiedAt = draft.modifiedAt === undefined ? undefined : readMoment(draft.modifiedAt, 'modifiedAt')
  return {
    slug: slugOf(publishedAt, title, [source.slug, externalId]),
    externalId,
    source,
    title,
    // A summary that the text begins with was never printed apart from it.
    ...(summary && summary !== title && !body.startsWith(summary) && { summary }),
    body,
    ...(byline && { byline }),
    authors: [],
    language,
    publishedAt,
    ...(modifiedAt && Date.parse(modifiedAt) > Date.parse(publishedAt) && { modifiedAt }),
    status: draft.status ?? 'PUBLISHED',
    ...(url && { url }),
    topics: [],
    photos: draft.photos ?? [],
  }
}

/** @throws ExpectedError BAD_RECORD if it could not be kept as it is */
function keepText(text: string): string {
  if (BROKEN.test(text)) throw missing('text', 'text without NUL and lone surrogates', 'one of them')
  return text
}

function keepLine(text: string): string {
  if (text !== cleanLine(text)) throw missing('title', 'one line with single spaces', JSON.stringify(text.slice(0, 80)))
  return text
}

/**
 * Makes a record of a draft, in which nothing was found yet.
 * @throws ExpectedError BAD_RECORD that names what is missing or cannot be
 */
export function draftRecord(draft: Draft, defaults: Defaults): ArticleRecord {
  const topics = topicsOf(draft.headings ?? [])
  const article = { ...completeArticle(draft, defaults), topics: topics.map(({ slug }) => slug) }
  return { ...bareRecord(article), topics }
}

/** A record in which nothing was found yet. */
export const bareRecord = (article: Article): ArticleRecord => ({
  article,
  topics: [],
  entities: [],
  mentions: [],
  quotes: [],
  affiliations: [],
  isDraft: true,
})

/** A well-formed language tag in its usual spelling: "en_us" is "en-US". Undefined if it is none. */
export function readLanguage(tag: string | undefined): string | undefined {
  try {
    const [language] = Intl.getCanonicalLocales(tag?.trim().replaceAll('_', '-') || [])
    return language && /^[a-z]{2,3}(-|$)/i.test(language) ? language : undefined
  } catch {
    return undefined
  }
}

/** An absolute web address without its fragment; undefined if it is none. */
export function readUrl(url: string | undefined, base?: string): string | undefined {
  const parsed = url && url.length <= MAX_LINE && URL.canParse(url.trim(), base) ? new URL(url.trim(), base) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined
  parsed.hash = ''
  return parsed.href
}

const dayOf = ({ publishedAt, modifiedAt }: Draft, defaults: Defaults) =>
  publishedAt ?? defaults.publishedAt ?? modifiedAt ?? ''

function nameOfSource({ source }: Draft, defaults: Defaults, url: string | undefined): string {
  const host = url ? new URL(url).hostname.replace(/^www\./, '') : ''
  return within(cleanLine(source?.name ?? '') || defaults.source?.name || host, MAX_LINE, 'source')
}

/** Both at once, or who gives the one is asked for the other only then. */
function refuseWithout(day: string | number, source: string): void {
  const wanted = [
    day === '' && 'publishedAt: expected the day it was published; give one with --date, got none.',
    source === '' && 'source: expected the publication it appeared in; give one with --source, got none.',
  ].filter(Boolean)
  if (wanted.length > 0) throw new ExpectedError('BAD_RECORD', wanted.join(' '))
}

function sourceOf(
  { source }: Draft,
  defaults: Defaults,
  name: string,
  url: string | undefined,
  language: string,
): Source {
  const said = cleanLine(source?.name ?? '')
  const slug = (!said && defaults.source?.slug) || slugify(name) || digest([name], 12)
  const front = readUrl(source?.url) ?? (url && new URL('/', url).href)
  return {
    slug,
    name,
    kind: source?.kind ?? defaults.source?.kind ?? 'ONLINE',
    ...(front && { url: front }),
    languages: [language],
  }
}

/** Day, first words of the title, and what tells it from others of that day and title. */
function slugOf(publishedAt: string, title: string, key: string[]): string {
  return [publishedAt.slice(0, 10), slugify(title), digest(key, 8)].filter(Boolean).join('-')
}

/** First line of a text, or its first sentence if that is shorter. */
function headlineOf(body: string): string {
  const line = body.slice(0, body.search(/\n|$/))
  const sentence = /^.{20,}?[.!?…]["'”’»)]*(?=\s)/u.exec(line)?.[0] ?? line
  return cutText(sentence, HEADLINE)
}

function within(text: string, length: number, field: string): string {
  if (text.length <= length) return text
  throw missing(field, `at most ${length.toLocaleString('en')} characters`, text.length.toLocaleString('en'))
}

const missing = (field: string, expected: string, came: string) =>
  new ExpectedError('BAD_RECORD', `${field}: expected ${expected}, got ${came}.`)
