import { ELEMENT, type Page, type PageElement } from './page-dom.ts'
import { textOf } from './page-text.ts'

// What a page prints within its text for those who go on to other pages: it is said by nobody.

const LINES = 'p, li, div'
/** One that holds lines is none itself. */
const HOLDER = /^(?:p|li|ul|ol|div|section|article|aside|main|table|h[1-6]|blockquote|figure)$/
/** What is longer is a paragraph of the article. */
const LONGEST = 300

const SHARE = /^share(?: (?:this|on|via|the))?(?: (?:article|story|page|post))?\s*:?\s*/iu
const NETWORKS =
  /^(?:(?:facebook|twitter|x|e-?mail|whatsapp|linkedin|reddit|telegram|pinterest|bluesky|mastodon|threads|tumblr|print|copy link|link|more)[\s,|·•/]*)+$/iu
const MORE = /^(?:read (?:more|also|next)|see also|related(?: (?:articles?|stories|story))?)\s*:\s*/iu

/** Takes lines such as “Share this: Facebook Twitter Email”, and “Read more: …” where all the rest is a link, out of a page. */
export function dropFurniture(page: Page): void {
  for (const element of page.querySelectorAll(LINES)) if (isFurniture(element)) element.remove()
}

function isFurniture(element: PageElement): boolean {
  const isHolder = [...element.childNodes].some((node) => node.nodeType === ELEMENT && HOLDER.test(node.localName))
  if (isHolder || element.textContent.length > LONGEST) return false
  const text = lineOf(element)
  const shared = text.replace(SHARE, '')
  if (shared !== text && NETWORKS.test(shared)) return true
  const named = text.replace(MORE, '')
  const links = [...element.querySelectorAll('a')].map(lineOf).join(' ')
  return named !== text && named !== '' && named === links
}

const lineOf = (element: PageElement) => textOf(element).replace(/\s+/g, ' ').trim()
