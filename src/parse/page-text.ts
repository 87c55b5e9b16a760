import { decodeHTML } from 'entities'
import { cleanBody } from './clean.ts'
import { checkBounds } from './page-bounds.ts'
import { ELEMENT, openPage, type PageElement, TEXT } from './page-dom.ts'

// Elements to text: every block is a paragraph, a line break a line, and what is not read is left out.

const UNREAD = new Set(
  'script style noscript template iframe object embed svg math canvas audio video form button select input textarea nav head title dialog'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const CELLS = new Set(['td', 'th'])
/** Text that has these is markup: news has "<SRD>" for a share, and "a < b". */
const MARKUP =
  /<\/(?:p|div|span|a|b|i|u|em|strong|h[1-6]|li|ul|ol|blockquote|script|style|sub|sup|font|table|td|figure|section|article|body|html|title|iframe|svg|small|cite|q)\s*>|<(?:br|hr|img|p|script|iframe|svg|input|link|meta)(?:\s[^<>]*)?\/?>/i

/** Text of an element as it is read, in paragraphs. */
export function textOf(element: PageElement): string {
  const pieces: string[] = []
  addText(element, pieces, false)
  return cleanBody(pieces.join(''))
}

export const hasMarkup = (text: string) => MARKUP.test(text)

/**
 * Text of a value that may be markup; what is none is returned as it is. `ENTITIES`: it stood in markup, so that
 * its `&amp;` is an ampersand either way.
 */
export function readMarkup(text: string, entities?: 'ENTITIES'): string {
  if (!hasMarkup(text)) return entities ? decodeHTML(text) : text
  checkBounds(text)
  return textOf(openPage(text).body)
}

function addText(node: PageElement, pieces: string[], preformatted: boolean): void {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) pieces.push(preformatted ? child.textContent : child.textContent.replace(/\s+/g, ' '))
    else if (child.nodeType === ELEMENT) addElement(child, pieces, preformatted)
  }
}

function addElement(element: PageElement, pieces: string[], preformatted: boolean): void {
  const name = element.localName
  if (UNREAD.has(name)) return
  if (name === 'br') pieces.push('\n')
  else if (name === 'q') {
    pieces.push('“')
    addText(element, pieces, preformatted)
    pieces.push('”')
  } else {
    const around = BLOCKS.has(name) || isLayout(element) ? '\n\n' : CELLS.has(name) ? ' ' : ''
    pieces.push(around)
    addText(element, pieces, preformatted || name === 'pre')
    pieces.push(around)
  }
}

/** A cell of a table that holds the page, not data. */
const isLayout = (element: PageElement) =>
  CELLS.has(element.localName) && element.querySelector('p, div, table, ul, h1, h2, h3') !== null
