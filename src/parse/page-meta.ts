import { cleanLine } from './clean.ts'
import { type Draft, readUrl } from './draft.ts'
import { readJson } from './json-value.ts'
import { readJsonLd } from './jsonld.ts'
import { isMoment } from './moment.ts'
import type { Page, PageElement } from './page-dom.ts'
import { readMarkup, textOf } from './page-text.ts'
import { type Heading, headingsOf, splitNames } from './topics.ts'

// What a page says of itself besides its text: schema.org JSON-LD and microdata, OpenGraph, Dublin Core, and other meta tags.

/** Names of meta tags and microdata, the most exact first. */
const DATES = [
  'article:published_time',
  'datepublished',
  'og:article:published_time',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'cxenseparse:recs:publishtime',
  'publishdate',
  'publish-date',
  'publish_date',
  'pubdate',
  'og:published_time',
  'dc.date',
  'dcterms.date',
  'article_date_original',
  'date',
]
const CHANGES = [
  'article:modified_time',
  'datemodified',
  'og:updated_time',
  'dcterms.modified',
  'lastmod',
  'last-modified',
]
const TITLES = ['og:title', 'dc.title', 'dcterms.title', 'parsely-title', 'twitter:title', 'headline']
const BYLINES = [
  'author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'byline',
]
const SUMMARIES = ['og:description', 'description', 'dc.description', 'dcterms.abstract', 'twitter:description']
const SITES = ['application-name', 'dc.publisher', 'dcterms.publisher', 'publisher', 'copyright-holder']

const SECTIONS = ['article:section', 'og:article:section', 'articlesection', 'parsely-section', 'section']
const KEYWORDS = ['news_keywords', 'dc.subject', 'dcterms.subject', 'keywords']

/** Every candidate for a field, the best first. */
export interface PageMeta {
  titles: string[]
  summaries: string[]
  bylines: string[]
  dates: string[]
  changes: string[]
  languages: string[]
  sites: string[]
  headings: Heading[]
  url: string | undefined
  image: string | undefined
  article: Draft | undefined
}

export function readMeta(page: Page): PageMeta {
  const tags = tagsOf(page)
  const article = jsonLdOf(page)
  const all = (names: string[]) => names.flatMap((name) => tags.get(name) ?? [])
  const first = (...values: (string | undefined)[]) => values.filter((value): value is string => Boolean(value))
  const url = urlOf(page, tags, article)
  return {
    titles: first(article?.title, ...all(TITLES), page.querySelector('title')?.textContent),
    summaries: first(article?.summary, ...all(SUMMARIES)),
    bylines: first(article?.byline, ...all(BYLINES).filter((byline) => !/^(https?:|@|www\.)/.test(byline))),
    dates: first(article?.publishedAt as string | undefined, ...all(DATES), ...timesOf(page), dayIn(url)).filter(
      (date) => /\d{4}/.test(date),
    ),
    changes: first(article?.modifiedAt as string | undefined, ...all(CHANGES)),
    languages: first(
      page.documentElement.getAttribute('lang') ?? page.documentElement.getAttribute('xml:lang') ?? undefined,
      article?.language,
      ...all(['og:locale', 'content-language', 'dc.language', 'dcterms.language', 'language']),
      page.body.getAttribute('lang') ?? undefined,
    ),
    sites: first(all(['og:site_name'])[0], article?.source?.name, ...all(SITES)).filter(
      (site) => !/^(https?:|@)/.test(site),
    ),
    headings: article?.headings?.length
      ? article.headings
      : headingsOf(all(SECTIONS), all(KEYWORDS).flatMap(splitNames)),
    url,
    image: readUrl(all(['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image'])[0], url),
    article,
  }
}

/** Values by name, property or itemprop, in lower case; a tag may have several names. */
function tagsOf(page: Page): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  const add = (names: string | null, value: string) => {
    const text = cleanLine(readMarkup(value, 'ENTITIES'))
    for (const name of (text && names?.toLowerCase().split(/\s+/)) || []) {
      const known = tags.get(name)
      if (known) known.push(text)
      else tags.set(name, [text])
    }
  }
  for (const meta of page.querySelectorAll('meta[content]')) {
    // That of an embedded video or a person is not that of the article.
    if (isOfAnother(meta)) continue
    for (const key of ['name', 'property', 'itemprop', 'http-equiv'])
      add(meta.getAttribute(key), meta.getAttribute('content') ?? '')
  }
  for (const element of page.querySelectorAll('[itemprop]'))
    if (element.localName !== 'meta' && !isOfAnother(element)) addMicrodata(element, add)
  return tags
}

const OWN = /Article|BlogPosting|WebPage|Report/
const FIELDS = /^(headline|datepublished|datemodified|description|author|publisher|inlanguage)$/i

function isOfAnother(element: PageElement): boolean {
  const scope = element.closest('[itemscope]')
  const holder = scope && scope === element ? (scope.parentElement?.closest('[itemscope]') ?? null) : scope
  return holder !== null && !OWN.test(holder.getAttribute('itemtype') ?? 'Article')
}

function addMicrodata(element: PageElement, add: (names: string | null, value: string) => void): void {
  const names = element.getAttribute('itemprop')
  if (!names?.split(/\s+/).some((name) => FIELDS.test(name))) return
  const named = element.querySelector('[itemprop~="name"]')
  add(
    names,
    element.getAttribute('datetime') ??
      element.getAttribute('content') ??
      named?.getAttribute('content') ??
      textOf(named ?? element),
  )
}

function jsonLdOf(page: Page): Draft | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const article = readScript(script.textContent)
    if (article) return article
  }
  return undefined
}

/** Many pages have slips in their JSON-LD: comments around it, or raw line feeds in its texts. */
function readScript(text: string): Draft | undefined {
  const bare = text.replace(/\/\*\s*(?:<!\[CDATA\[|\]\]>)\s*\*\/|<!\[CDATA\[|\]\]>|<!--|-->/g, '')
  const json = bare.slice(Math.max(0, bare.search(/[{[]/)), Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']')) + 1)
  for (const attempt of [json, json.replace(/(?!\s)\p{Cc}|[\n\r\t]+/gu, ' ')])
    try {
      return readJsonLd(readJson(attempt))
    } catch {}
  return undefined
}

function urlOf(page: Page, tags: Map<string, string[]>, article: Draft | undefined): string | undefined {
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined
  const stated = readUrl(tags.get('og:url')?.[0]) ?? article?.url ?? readUrl(savedFrom(page))
  return readUrl(canonical, stated) ?? stated
}

/** Browsers and SingleFile leave the address in a comment at the top. */
function savedFrom(page: Page): string | undefined {
  for (const node of [...page.childNodes, ...page.documentElement.childNodes, ...page.head.childNodes]) {
    if (node.nodeType !== 8) continue
    const address = /(?:saved from url=\(\d+\)|\burl:\s*)(https?:\S+)/.exec(node.textContent)?.[1]
    if (address) return address
  }
  return undefined
}

/** Many addresses hold the day: /2023/10/20/ or /2023-10-20-. */
function dayIn(url: string | undefined): string | undefined {
  const [, year, month, day] = /[/-]((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)/.exec(url ?? '') ?? []
  const date = `${year}-${month}-${day}`
  return isMoment(date) ? date : undefined
}

/** Times that the page prints: those that say they are of publication before the others. */
function timesOf(page: Page): string[] {
  const times = [...page.querySelectorAll('time')].filter(
    (time) => !time.closest('aside, nav, footer, [class*="comment"]'),
  )
  const rank = (time: PageElement) =>
    time.hasAttribute('pubdate') || /publish|entry-date|posted/i.test(time.getAttribute('class') ?? '') ? 0 : 1
  return times
    .sort((a, b) => rank(a) - rank(b))
    .map((time) => time.getAttribute('datetime') || textOf(time))
    .filter(isMoment)
    .slice(0, 3)
}
