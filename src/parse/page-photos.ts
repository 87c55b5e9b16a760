import type { Photo } from '../model.ts'
import { cleanLine } from './clean.ts'
import { readUrl } from './draft.ts'
import { sizeOf } from './jsonld.ts'
import { checkBounds } from './page-bounds.ts'
import { openPage, type Page, type PageElement } from './page-dom.ts'
import { textOf } from './page-text.ts'

// Pictures with their captions and credits, told apart from the text of the page.

/** Marks the element of a picture; Readability copies and rebuilds elements, but keeps what they are called. */
const MARK = 'data-picture'
const IMAGE = 'img, amp-img, picture, video'
const CAPTION =
  'figcaption, [class*="caption"]:not(figure, [class*="has-caption"], [class*="no-caption"]), [itemprop~="caption"]'
const CREDIT =
  '[class*="credit"], [class*="copyright"], [class*="photographer"], [class*="source"], [class*="attribution"], [itemprop~="copyrightHolder"], [itemprop~="creditText"], [itemprop~="author"], cite, small'
/** What stands at the end of a caption and names the maker of the picture. */
const CREDIT_END =
  /(?:^|(?<=[.!?…”"’)])\s+|\s*[([|])((?:photo(?:graph|graphs|s)?|image|picture|credit|foto|bild|crédito|crédit|фото)\b(?:\s+(?:credit|by|courtesy|von|de|par))*\s*[:/]?\s*\S[^()[\]]{1,120}|(?:©|\(c\))[^()[\]]{2,120}|[^()[\].]{2,60}\/(?:getty|afp|ap|reuters|epa|tass|dpa|ritzau|tt|scanpix|shutterstock)\b[^()[\]]{0,60})[)\]]?\.?$/iu
/** A caption is no longer; an element with more text than that around its picture is a part of the article. */
const LONGEST = 1_000
/** Credits and the words of buttons beside a caption. */
const SLACK = 80
/** More pictures than any article has; looking around each costs time. */
const MOST = 300

interface Picture {
  photo: Photo
  /** Stands in the article proper, wherever the text was found. */
  belongs: boolean
}

/** Marks the pictures of a page that have a caption or a credit, in order. Readability comes after. */
export function markPictures(page: Page, base: string | undefined): Picture[] {
  const photos = new Map<PageElement, Photo>()
  for (const holder of [...page.querySelectorAll('figure'), ...captionHolders(page)].slice(0, MOST)) {
    const photo = holder.closest(`[${MARK}]`) ? undefined : readPhoto(holder, base)
    if (!photo) continue
    holder.setAttribute(MARK, '')
    photos.set(holder, photo)
  }
  return [...page.querySelectorAll(`[${MARK}]`)].map((holder, at) => {
    holder.setAttribute(MARK, String(at))
    return { photo: photos.get(holder)!, belongs: belongsTo(holder) }
  })
}

/** Takes the marked pictures out of the text, and returns those of the article in order. */
export function takePhotos(content: PageElement | undefined, pictures: readonly Picture[]): Photo[] {
  const found = new Set<number>()
  for (const element of content?.querySelectorAll(`[${MARK}]`) ?? []) {
    found.add(Number(element.getAttribute(MARK)))
    element.remove()
  }
  return pictures.flatMap(({ photo, belongs }, at) => (found.has(at) || belongs ? [photo] : []))
}

/** Text and pictures of a piece of markup that is an article. */
export function readFragment(html: string): { body: string; photos: Photo[] } {
  checkBounds(html)
  const page = openPage(html)
  const pictures = markPictures(page, undefined)
  const photos = takePhotos(page.body, pictures)
  return { body: textOf(page.body), photos }
}

/** Elements around a picture and its caption that are no figures: wp-caption, tables, and the like. */
function captionHolders(page: Page): PageElement[] {
  return [...page.querySelectorAll(CAPTION)].slice(0, MOST).flatMap((caption) => {
    if (caption.closest('figure')) return []
    const length = caption.textContent.length
    for (let holder = caption.parentElement, up = 0; holder && up < 4; holder = holder.parentElement, up++) {
      if (/^(body|article|main|html)$/.test(holder.localName) || holder.textContent.trim().length > length + SLACK)
        return []
      if (holder.querySelector(IMAGE)) return length <= LONGEST ? [holder] : []
    }
    return []
  })
}

function belongsTo(holder: PageElement): boolean {
  // A caption that is a link leads to another article.
  if (holder.closest('aside, nav, footer, a') || isLink(captionOf(holder))) return false
  return Boolean(holder.closest('article, main, [itemtype*="Article"]')?.querySelector('h1'))
}

const captionOf = (holder: PageElement) => holder.querySelector('figcaption') ?? holder.querySelector(CAPTION)

const isLink = (caption: PageElement | null) =>
  caption !== null && cleanLine(caption.querySelector('a')?.textContent ?? '') === cleanLine(caption.textContent)

function readPhoto(holder: PageElement, base: string | undefined): Photo | undefined {
  const image = holder.querySelector('img, amp-img')
  if (!image && !holder.querySelector(IMAGE)) return undefined
  const { caption, credit } = readCaption(holder)
  if ((!caption && !credit) || caption.length > LONGEST) return undefined
  const attribute = (...names: string[]) => names.map((name) => image?.getAttribute(name)).find(Boolean) ?? undefined
  const url = readUrl(attribute('src', 'data-src', 'data-original', 'data-lazy-src'), base)
  const altText = cleanLine(attribute('alt') ?? '')
  const [width, height] = [sizeOf(attribute('width')), sizeOf(attribute('height'))]
  return {
    ...(url && { url }),
    ...(caption && { caption }),
    ...(altText && altText !== caption && { altText }),
    ...(credit && { credit }),
    ...(width && { width }),
    ...(height && { height }),
    depicts: [],
  }
}

function readCaption(holder: PageElement): { caption: string; credit: string } {
  const element = captionOf(holder)
  const whole = cleanLine(textOf(element ?? holder))
  const creditElement = [...holder.querySelectorAll(CREDIT)].find(
    (inner) => textOf(inner) !== '' && !inner.querySelector(CAPTION),
  )
  const said = creditElement ? cleanLine(textOf(creditElement)) : ''
  if (said && said.length <= 200) {
    const at = whole.lastIndexOf(said)
    const caption = at < 0 ? whole : `${whole.slice(0, at)} ${whole.slice(at + said.length)}`
    return { caption: element ? trimCaption(caption) : '', credit: trimCredit(said) }
  }
  if (!element) return { caption: '', credit: '' }
  const end = CREDIT_END.exec(whole)
  if (!end) return { caption: trimCaption(whole), credit: '' }
  return { caption: trimCaption(whole.slice(0, end.index)), credit: trimCredit(end[1]!) }
}

const trimCaption = (text: string) => cleanLine(text).replace(/^[\s|–—-]+|[\s|([–—-]+$/gu, '')
const trimCredit = (text: string) =>
  text
    .replace(/^[([|\s]+|[)\]|\s]+$/g, '')
    .replace(/^(?:(?:photo|image|picture)?\s*(?:credit|source)[\s,:]*)+(?=\S)/i, '')
