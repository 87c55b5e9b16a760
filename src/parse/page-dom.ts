import { parseHTML } from 'linkedom'

/** The part of the DOM that is used here. */
export interface PageElement {
  readonly nodeType: number
  readonly localName: string
  readonly childNodes: Iterable<PageElement>
  readonly parentNode: PageElement | null
  readonly parentElement: PageElement | null
  readonly previousElementSibling: PageElement | null
  textContent: string
  innerHTML: string
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  hasAttribute(name: string): boolean
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  matches(selector: string): boolean
  closest(selector: string): PageElement | null
  contains(other: PageElement): boolean
  replaceWith(...nodes: (PageElement | string)[]): void
  append(...nodes: (PageElement | string)[]): void
  remove(): void
}

export interface Page extends PageElement {
  readonly documentElement: PageElement
  readonly head: PageElement
  readonly body: PageElement
  createElement(name: string): PageElement
}

export const ELEMENT = 1
export const TEXT = 3

const METADATA = new Set(['title', 'meta', 'link', 'base', 'script', 'style', 'noscript'])
const FRAME = /<\/?(?:html|head|body)(?=[\s>])[^>]*>/gi

/** A document of a whole page or of a piece of one, with a head and a body whatever was left out. */
export function openPage(html: string): Page {
  const written = parse(html)
  const page =
    written.documentElement?.localName === 'html' ? written : parse(`<html>${html.replace(FRAME, '')}</html>`)
  const root = page.documentElement
  // linkedom takes for the body what stands second, so both are put in place.
  const [head, body] = [page.createElement('head'), page.createElement('body')]
  for (const node of [...root.childNodes]) {
    if (node.localName === 'head') head.append(...node.childNodes)
    else if (node.localName === 'body') body.append(...node.childNodes)
    else (METADATA.has(node.localName) && body.textContent.trim() === '' ? head : body).append(node)
  }
  root.append(head, body)
  for (const node of [...root.childNodes]) if (node !== head && node !== body) node.remove()
  return page
}

const parse = (html: string) => parseHTML(html).document as unknown as Page
