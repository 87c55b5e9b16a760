import { ExpectedError } from '../errors.ts'
import type { ArticleRecord } from '../model.ts'
import { checkAnnotations } from './curated-check.ts'
import { CuratedFile, Faults } from './curated-file.ts'
import { annotationsFormat, articleFormat } from './curated-format.ts'
import { toRecord } from './curated-record.ts'

export interface TextFile {
  path: string
  text: string
}

/**
 * Reads a folder of the curated format (seed/README.md): article.yaml, body.txt and annotations.yaml.
 * @throws ExpectedError SPAN_MISMATCH or BAD_RECORD, one line for each thing that is wrong: file:line: what was expected and what came
 */
export function parseCurated(files: readonly TextFile[]): ArticleRecord {
  const faults = new Faults()
  const body = readBody(fileNamed('body.txt', files), faults)
  const articleFile = new CuratedFile(fileNamed('article.yaml', files), faults)
  const annotationsFile = new CuratedFile(fileNamed('annotations.yaml', files), faults)
  const article = articleFile.read(articleFormat)
  const annotations = annotationsFile.read(annotationsFormat)
  faults.throwIfAny()
  checkAnnotations({ article: article!, annotations: annotations!, body, articleFile, annotationsFile })
  faults.throwIfAny()
  return toRecord(article!, annotations!, body)
}

function fileNamed(name: string, files: readonly TextFile[]): TextFile {
  const found = files.filter(({ path }) => path.split('/').at(-1) === name)
  if (found.length === 1) return found[0]!
  const came = files.map(({ path }) => path).join(', ') || 'nothing'
  throw new ExpectedError('BAD_RECORD', `expected one article.yaml, one body.txt and one annotations.yaml, got ${came}`)
}

/** The text of the file without its last line feed, which editors add. */
function readBody({ path, text }: TextFile, faults: Faults): string {
  const body = text.replace(/\n$/, '')
  for (const { wrong, message } of BODY_RULES) {
    const at = body.search(wrong)
    if (at >= 0) faults.add('BAD_RECORD', path, body.slice(0, at).split('\n').length, message)
  }
  return body
}

const BODY_RULES = [
  { wrong: /^$/, message: 'expected the text of the article, got an empty file' },
  { wrong: /\0|\p{Surrogate}/u, message: 'expected text without NUL and lone surrogates' },
  { wrong: /\r|^\uFEFF/, message: 'expected lines that end in LF, and no byte order mark' },
  { wrong: /^\n|\n{3,}|\n$/, message: 'expected paragraphs with one blank line between them' },
]
