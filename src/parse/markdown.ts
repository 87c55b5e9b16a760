import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { ExpectedError } from '../errors.ts'
import type { Photo } from '../model.ts'
import { cleanLine } from './clean.ts'
import { readUrl } from './draft.ts'
import { readMarkup } from './page-text.ts'

type Node = ReturnType<typeof fromMarkdown>['children'][number]

/** What makes Markdown dear to read: nested blocks, and marks that might close one another, in one paragraph. */
const NESTED = /^[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*){30}|^[ \t]{400}/m
const MARKS = 1_000
const MARKS_IN_ALL = 50_000

/** @throws ExpectedError BAD_RECORD for what no one writes by hand */
function checkMarks(markdown: string): void {
  if (NESTED.test(markdown))
    throw new ExpectedError('BAD_RECORD', 'expected Markdown at most 30 blocks deep, got more.')
  const counts = markdown.split(/\n[ \t]*\n/).map((paragraph) => paragraph.match(/[[\]*_`!<&\\]/g)?.length ?? 0)
  const most = counts.reduce((a, b) => Math.max(a, b), 0)
  if (most > MARKS)
    throw new ExpectedError('BAD_RECORD', `expected at most ${MARKS} marks of Markdown in a paragraph, got ${most}.`)
  const all = counts.reduce((a, b) => a + b, 0)
  if (all > MARKS_IN_ALL)
    throw new ExpectedError('BAD_RECORD', `expected at most ${MARKS_IN_ALL} marks of Markdown in a text, got ${all}.`)
}

/** Text of Markdown without its marks: a paragraph for each block, pictures apart. */
export function readMarkdown(markdown: string): { title?: string; body: string; photos: Photo[] } {
  checkMarks(markdown)
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
