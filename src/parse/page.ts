import { Readability } from '@mozilla/readability'
import type { Draft } from './draft.ts'
import { checkBounds } from './page-bounds.ts'
import { openPage, type PageElement } from './page-dom.ts'
import { textOf } from './page-text.ts'

/** Reads a saved web page. */
export function readPage(html: string): Draft {
  checkBounds(html)
  const page = openPage(html)
  const language = page.documentElement.getAttribute('lang') ?? undefined
  const found = new Readability<PageElement>(page as never, { serializer: (node) => node as never }).parse()
  return {
    title: found?.title ?? undefined,
    byline: found?.byline ?? undefined,
    publishedAt: found?.publishedTime ?? undefined,
    source: { name: found?.siteName ?? undefined },
    language,
    body: found?.content ? textOf(found.content) : textOf(openPage(html).body),
  }
}
