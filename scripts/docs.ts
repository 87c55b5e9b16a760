import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import hljs from 'highlight.js'
import { Marked, type MarkedExtension } from 'marked'
import { compressFiles } from './playground.ts'
import { referenceOf } from './reference.ts'

// Builds the pages at /docs/: the guide, the list of errors and the formats from docs/*.md, the reference from the schema.

const target = 'dist/playground/docs'

interface Page {
  /** Folder under /docs/, empty for the first page. */
  path: string
  title: string
  /** HTML of the page, and of the list of its parts at the left. */
  body: string
  parts: string
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const idOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

const LABELS: Record<string, string> = {
  graphql: 'Query',
  'json variables': 'Variables',
  'json answer': 'Answer',
  'json errors': 'Errors',
  json: 'JSON',
  ts: 'TypeScript',
  sh: 'Shell',
}

const extension: MarkedExtension = {
  renderer: {
    code({ text, lang = '' }) {
      const [language = '', name = language] = lang.split(' ')
      const code = hljs.getLanguage(language) ? hljs.highlight(text, { language }).value : escapeHtml(text)
      const kind = lang.replace(' ', '-')
      return `<figure class="code ${kind}"><figcaption>${LABELS[lang] ?? name}</figcaption><pre tabindex="0"><code>${code}</code></pre></figure>\n`
    },
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${idOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens)
      // Sources are in the repository only.
      if (href.startsWith('../')) return inner
      // In the repository a page is a file, here a folder.
      const to = href.replace(/^\/$/, '../').replace(/^(\w+)\.md$/, '$1/')
      return `<a href="${escapeHtml(to)}">${inner}</a>`
    },
  },
}

function readPage(path: string, file: string): Page {
  const text = readFileSync(join('docs', file), 'utf8')
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!)
  const parts = headings.map((heading) => `<li><a href="#${idOf(heading)}">${escapeHtml(heading)}</a></li>`)
  const title = /^# (.*)$/m.exec(text)![1]!
  const body = new Marked(extension).parse(text, { async: false })
  return { path, title, body, parts: `<ol>${parts.join('')}</ol>` }
}

const PAGES = [
  ['', 'Guide'],
  ['reference/', 'Reference'],
  ['errors/', 'Limits and errors'],
  ['formats/', 'Formats'],
] as const

function layOut({ path, title, body, parts }: Page): string {
  const root = path ? '../' : './'
  const tabs = PAGES.map(([to, name]) => {
    const here = to === path ? ' aria-current="page"' : ''
    return `<a href="${root}${to}"${here}>${name}</a>`
  })
  return readFileSync('src/playground/docs/page.html', 'utf8')
    .replaceAll('{root}', root)
    .replaceAll('{title}', () => escapeHtml(title))
    .replace('{tabs}', tabs.join(' '))
    .replace('{parts}', () => parts)
    .replace('{body}', () => body)
}

/** Writes the pages beside the playground. */
export async function buildDocs(): Promise<true> {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
  const guide = readPage('', 'guide.md')
  const errors = readPage('errors/', 'errors.md')
  const formats = readPage('formats/', 'formats.md')
  for (const page of [guide, errors, formats, { path: 'reference/', title: 'Reference', ...referenceOf(schema) }]) {
    mkdirSync(join(target, page.path), { recursive: true })
    writeFileSync(join(target, page.path, 'index.html'), layOut(page))
  }
  writeFileSync(join(target, 'docs.css'), readFileSync('src/playground/docs/docs.css'))
  await compressFiles(target)
  return true
}
