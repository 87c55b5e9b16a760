export type Format = 'PAGE' | 'JSON' | 'LINES' | 'MARKDOWN' | 'PLAIN'

const PAGE = /^<(?:!doctype\s+html|html|head|body|article|main|div|p|meta|title|table|section|h1)[\s>/]/i
const MARKDOWN = /^#{1,6} \S|^---\r?\n[\s\S]*?\n---\r?\n[\s\S]*(?:^#{1,6} |\]\(|\*\*)|^(?:=|-){4,}\s*$/m

/** Which format a text is in: by what it begins with, and only where that tells nothing by its name. */
export function detectFormat(path: string, text: string): Format {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  const start = text.slice(0, 65_536).trimStart()
  if (/^[{[]/.test(start)) {
    const json = jsonFormat(start, extension)
    if (json) return json
  }
  if (PAGE.test(skipComments(start))) return 'PAGE'
  if (/^(md|markdown|mdown|mkd)$/.test(extension)) return 'MARKDOWN'
  if (/^(html?|xhtml|mhtml)$/.test(extension) && /<[a-z!/][^>]*>/i.test(start)) return 'PAGE'
  if (/^(jsonl|ndjson)$/.test(extension)) return 'LINES'
  if (extension === 'json') return 'JSON'
  return extension !== 'txt' && MARKDOWN.test(start) ? 'MARKDOWN' : 'PLAIN'
}

/** Several objects one after the other are lines, even in a file that is called .json. */
function jsonFormat(start: string, extension: string): Format | undefined {
  const [line = ''] = start.split('\n', 1)
  const rest = start.slice(line.length).trimStart()
  if (isJson(line)) return rest.startsWith('{') || /^(jsonl|ndjson)$/.test(extension) ? 'LINES' : 'JSON'
  if (/^(jsonl|ndjson)$/.test(extension)) return 'LINES'
  return extension === 'json' || /^(\{\s*"|\[\s*[{[\]])/.test(start) ? 'JSON' : undefined
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** What comes after the comments and instructions at the beginning. */
function skipComments(text: string): string {
  let rest = text
  for (;;) {
    const close = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '>' : undefined
    const end = close ? rest.indexOf(close) : -1
    if (!close || end < 0) return rest
    rest = rest.slice(end + close.length).trimStart()
  }
}
