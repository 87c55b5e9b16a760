import { wordsOf } from '../text/words.ts'
import { cleanLine } from './clean.ts'
import type { Page } from './page-dom.ts'
import { textOf } from './page-text.ts'

const SEPARATOR = /\s+(?:[|\u2013\u2014»·:/]|-{1,2}|::)\s+/u

/**
 * The headline as the page prints it: the heading that says what the metadata says. Search engines are often told
 * another, and titles of pages end with the name of the site.
 */
export function chooseTitle(page: Page, stated: readonly string[], sites: readonly string[]): string | undefined {
  const titles = stated.map((title) => withoutSite(cleanLine(title), sites)).filter(Boolean)
  const headings = [...page.querySelectorAll('h1, [itemprop~="headline"]')]
    .map((heading) => cleanLine(textOf(heading)))
    .filter((heading) => heading !== '' && heading.length < 400)
  for (const title of titles) {
    const heading = headings.find((heading) => likeness(heading, title) >= 0.6)
    if (heading) return heading
  }
  return titles[0] ?? headings[0]
}

/** A title without the name of its site, which stands first or last. */
function withoutSite(title: string, sites: readonly string[]): string {
  const parts = title.split(SEPARATOR)
  if (parts.length < 2) return title
  const names = new Set(sites.map((site) => wordsOf(site).join(' ')))
  const isSite = (part: string) => names.has(wordsOf(part).join(' '))
  if (isSite(parts.at(-1)!))
    return cleanLine(title.slice(0, title.lastIndexOf(parts.at(-1)!)).replace(/[\s|\u2013\u2014»·:/-]+$/u, ''))
  if (isSite(parts[0]!)) return cleanLine(title.slice(parts[0]!.length).replace(/^[\s|\u2013\u2014»·:/-]+/u, ''))
  return title
}

/** Share of words that two headlines have in common, 0 to 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))]
  const common = [...left].filter((word) => right.has(word)).length
  return common === 0 ? 0 : (2 * common) / (left.size + right.size)
}
