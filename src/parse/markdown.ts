import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import type { Photo } from '../model.ts'
import { cleanLine } from './clean.ts'
import { readUrl } from './draft.ts'
import { readMarkup } from './page-text.ts'

type Node = ReturnType<typeof fromMarkdown>['children'][number]

/** Text of Markdown without its marks: a paragraph for each block, pictures apart. */
export function readMarkdown(markdown: string): { title?: string; body: string; photos: Photo[] } {
  const { children } = fromMarkdown(markdown)
  const [first] = children
  const title = first?.type === 'heading' && first.depth === 1 ? wordsOf(first) : undefined
  const photos: Photo[] = []
  const body = (title ? children.slice(1) : children).flatMap((node) => blocksOf(node, photos)).join('\n\n')
  return { ...(title && { title }), body, photos }
}

function blocksOf(node: Node, photos: Photo[]): string[] {
  switch (node.type) {
    case 'blockquote':
    case 'list':
    case 'listItem':
      return node.children.flatMap((child) => blocksOf(child, photos))
    case 'html':
      return [readMarkup(node.value)]
    case 'thematicBreak':
    case 'definition':
      return []
    case 'paragraph':
      for (const child of node.children) if (child.type === 'image') photos.push(photoOf(child))
      return [wordsOf(node)]
    default:
      return [wordsOf(node)]
  }
}

type Text = string | null | undefined

function photoOf({ url, alt, title }: { url: string; alt?: Text; title?: Text }): Photo {
  const [address, caption, altText] = [readUrl(url), cleanLine(title ?? ''), cleanLine(alt ?? '')]
  return { ...(address && { url: address }), ...(caption && { caption }), ...(altText && { altText }), depicts: [] }
}

const wordsOf = (node: Node) => textOf(node, { includeImageAlt: false, includeHtml: false })
