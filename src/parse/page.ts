import { Readability } from '@mozilla/readability'
import { cleanBody, cleanLine } from './clean.ts'
import type { Draft } from './draft.ts'
import { isMoment } from './moment.ts'
import { checkBounds } from './page-bounds.ts'
import { openPage, type Page, type PageElement } from './page-dom.ts'
import { dropFurniture } from './page-furniture.ts'
import { type PageMeta, readMeta } from './page-meta.ts'
import { markPictures, takePhotos } from './page-photos.ts'
import { textOf } from './page-text.ts'
import { chooseTitle } from './page-title.ts'

/** Words of readers. */
const COMMENTS = '#comments, #disqus_thread, .comments, .comments-area, .comment-list'
/** Set for those who cannot see the page; never printed. */
const HIDDEN =
  '.visually-hidden, .sr-only, .screen-reader-text, .visuallyhidden, .off-screen, [class*="VisuallyHidden"]'

/**
 * Reads a saved web page: what it says of itself from its metadata, the text by Readability, pictures apart from it.
 * @throws ExpectedError BAD_RECORD if it is larger or deeper than any article
 */
export function readPage(html: string): Draft {
  checkBounds(html)
  const page = openPage(html)
  const meta = readMeta(page)
  for (const element of page.querySelectorAll(`${HIDDEN}, ${COMMENTS}`)) element.remove()
  dropFurniture(page)
  const printed = cleanLine(textOf(page.body))
  const title = chooseTitle(page, meta.titles, meta.sites)
  const pictures = markPictures(page, meta.url)
  const found = readArticle(page)
  const photos = takePhotos(found.content, pictures)
  const byline = trimByline(meta.bylines[0] ?? found.byline ?? '')
  const body = longest(withoutHead(found.content ? textOf(found.content) : '', title, byline), meta.article?.body)
  return {
    title,
    summary: printedSummary(meta.summaries, body, printed),
    body: body || textOf(openPage(html).body),
    byline,
    language: meta.languages[0],
    publishedAt: firstMoment(meta.dates),
    modifiedAt: meta.changes.find(isMoment),
    status: meta.article?.status,
    url: meta.url,
    source: { ...meta.article?.source, name: meta.sites[0] },
    photos: withLead(photos, meta),
    headings: meta.headings,
  }
}

function readArticle(page: Page): { content: PageElement | undefined; byline: string | undefined } {
  // The metadata is read already. The serializer hands the element over as it is; Readability's types know only text.
  const reader = new Readability(page as never, { disableJSONLD: true, keepClasses: true, serializer: (node) => node })
  const found = parseOrNothing(reader) as { content: PageElement; byline?: string | null } | null
  return { content: found?.content, byline: found?.byline ?? undefined }
}

/** On what has no body to speak of Readability throws: no article was found. */
function parseOrNothing(reader: Readability<unknown>) {
  try {
    return reader.parse()
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** A standfirst is printed, and apart from the text; what is told to search engines only is none. */
function printedSummary(summaries: readonly string[], body: string, printed: string): string | undefined {
  const text = cleanLine(body)
  return summaries.map(cleanLine).find((summary) => summary && printed.includes(summary) && !text.includes(summary))
}

/** The text that the page prints, unless its metadata has much more of it. */
function longest(printed: string, stated: string | undefined): string {
  const body = cleanBody(stated ?? '')
  return body.length > printed.length * 1.5 + 200 ? body : printed
}

/** Readability often keeps what stands above the text: the headline, the byline, the day, links of the page. */
function withoutHead(body: string, title: string | undefined, byline: string): string {
  const paragraphs = body.split('\n\n')
  const head = paragraphs.slice(0, HEAD).map(cleanLine)
  const text = head.findIndex((paragraph) => !isHead(paragraph, title, byline) && !/^.{0,40}[^.!?”"]$/u.test(paragraph))
  const last = head.slice(0, text < 0 ? HEAD : text).findLastIndex((paragraph) => isHead(paragraph, title, byline))
  return paragraphs.slice(last + 1).join('\n\n')
}

const HEAD = 5

function isHead(paragraph: string, title: string | undefined, byline: string): boolean {
  if (paragraph === title || isMoment(paragraph)) return true
  return (
    byline !== '' && paragraph.includes(byline) && paragraph.length <= byline.length + 50 && !/[.!?”"]$/.test(paragraph)
  )
}

/** Of several dates the first that can be; if none can, the first, so that it is told. */
const firstMoment = (dates: string[]) => dates.find(isMoment) ?? dates[0]

const trimByline = (byline: string) =>
  cleanLine(byline)
    .replace(/^(?:by|von|par|por|di|door|av|af)\s*:?\s+/i, '')
    .slice(0, 300)

/** The picture that stands for the article in its metadata comes first, if no picture of the text is it. */
function withLead(photos: Draft['photos'] & {}, { article, image }: PageMeta): Draft['photos'] & {} {
  const nameOf = (url: string | undefined) => url && new URL(url).pathname.split('/').at(-1)
  const lead =
    article?.photos?.find(({ caption }) => caption) ?? (image ? { url: image, depicts: [] } : article?.photos?.[0])
  if (!lead) return photos
  const isThere = photos.some(
    ({ url, caption }) => (caption && caption === lead.caption) || (url && nameOf(url) === nameOf(lead.url)),
  )
  return isThere ? photos : [lead, ...photos]
}
