import { badInput } from '../errors.ts'
import type { ArticleRecord, EntityKind } from '../model.ts'
import { readArticlesNaming, readQuoteIds } from '../store/read/records.ts'
import { type Part, partOfArticle, partOfEntity, partOfQuote } from '../store/read/tables-parts.ts'
import type { Reader } from '../store/sql.ts'
import { annotationLines } from './annotations.ts'
import { csvOfPart } from './csv.ts'
import { jsonLine } from './jsonl.ts'
import { jsonLdLine } from './jsonld.ts'
import { ALL, type Cut, readRecordsOf } from './records.ts'

// One article, quote or entity written out as the archive is: the records of the articles it stands in, cut to it.

export type Format = 'JSONL' | 'JSONLD' | 'ANNOTATIONS' | 'CSV'

export interface Exportable {
  kind: 'ARTICLE' | 'QUOTE' | EntityKind
  id: string
  slug?: string
  /** Of a quote. */
  articleId?: string
}

export interface ExportFile {
  name: string
  mediaType: string
  content: string
}

/** What an entity is exported with comes from so many articles at most: it is answered at once. */
const MOST_ARTICLES = 25

/** @throws ExpectedError BAD_USER_INPUT for an entity that more articles name */
export async function exportNode(db: Reader, node: Exportable, format: Format): Promise<ExportFile[]> {
  const { articles, cut, part } = await scopeOf(db, node)
  if (format === 'CSV') {
    const tables = await csvOfPart(db, part)
    return tables.map((file) => ({ ...file, mediaType: 'text/csv; charset=utf-8; header=present' }))
  }
  const name = node.slug ?? node.id
  // Annotations are numbered as in the whole record.
  const records = await readRecordsOf(db, articles, format === 'ANNOTATIONS' ? ALL : cut)
  return [WRITERS[format](name, records, cut)]
}

interface ScopeOfNode {
  articles: string[]
  cut: Cut
  part: Part
}

async function scopeOf(db: Reader, { kind, id, slug = '', articleId = '' }: Exportable): Promise<ScopeOfNode> {
  if (kind === 'ARTICLE') return { articles: [id], cut: ALL, part: partOfArticle(id) }
  if (kind === 'QUOTE') {
    const at = (await readQuoteIds(db, articleId)).indexOf(id)
    return { articles: [articleId], cut: { ...NOTHING, quote: (_quote, i) => i === at }, part: partOfQuote(id) }
  }
  const articles = await readArticlesNaming(db, id, MOST_ARTICLES + 1)
  if (articles.length > MOST_ARTICLES)
    throw badInput(
      'id',
      `expected one that at most ${MOST_ARTICLES} articles name, got one that more do. \`verbatim export\` writes any number.`,
    )
  return { articles, cut: cutTo(slug), part: partOfEntity(id) }
}

const never = () => false
const NOTHING: Cut = { mention: never, quote: never, affiliation: never, told: never }

const cutTo = (slug: string): Cut => ({
  mention: ({ entity }) => entity === slug,
  quote: ({ speaker, event, addressees, about }) => [speaker, event, ...addressees, ...about].includes(slug),
  affiliation: ({ person, organization }) => person === slug || organization === slug,
  told: ({ event, participants }) => event === slug || participants.some(({ entity }) => entity === slug),
})

/** Several documents of JSON-LD are one list of them. */
const document = (lines: string[]) => `${lines.length === 1 ? lines[0] : `[${lines.join(',\n')}]`}\n`

type Write = (name: string, records: readonly ArticleRecord[], cut: Cut) => ExportFile

const WRITERS: Record<Exclude<Format, 'CSV'>, Write> = {
  JSONL: (name, records) => ({
    name: `${name}.jsonl`,
    mediaType: 'application/x-ndjson',
    content: records
      .flatMap((record) => jsonLine(record))
      .map((line) => `${line}\n`)
      .join(''),
  }),
  JSONLD: (name, records) => ({
    name: `${name}.jsonld`,
    mediaType: 'application/ld+json',
    content: document(records.flatMap((record) => jsonLdLine(record))),
  }),
  ANNOTATIONS: (name, records, cut) => ({
    name: `${name}.annotations.jsonld`,
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    content: document(records.flatMap((record) => annotationLines(record, cut))),
  }),
}
