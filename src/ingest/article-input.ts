import { badInput, ExpectedError } from '../errors.ts'
import type { Article, Source, SourceKind } from '../model.ts'
import { completeArticle, readUrl } from '../parse/draft.ts'
import { slug } from '../parse/fields.ts'
import type { MentionInput } from '../store/curate/mentions.ts'
import type { QuoteInput } from '../store/curate/quotes.ts'
import type { Connection } from '../store/open.ts'
import { findSource } from '../store/read/sources.ts'

type Given<T> = T | null | undefined

/** An article as it is handed in; texts are kept letter for letter. */
export interface ArticleInput {
  source: { slug: string; name?: Given<string>; kind: SourceKind }
  externalId: string
  title: string
  body: string
  summary?: Given<string>
  byline?: Given<string>
  /** BCP 47. */
  language: string
  /** RFC 3339. */
  publishedAt: string
  url?: Given<string>
  /** Keys of topics on record. */
  topics?: Given<readonly string[]>
  /** Null or left out: to be found. */
  mentions?: Given<readonly MentionInput[]>
  quotes?: Given<readonly QuoteInput[]>
  annotate: boolean
}

/**
 * Makes an article of an input. `sources` holds those that articles before it have brought.
 * @throws ExpectedError BAD_USER_INPUT or NOT_FOUND with `argument`, the path under `at`
 */
export async function readArticleInput(
  db: Connection['reader'],
  input: ArticleInput,
  at: string,
  sources: Map<string, Source>,
): Promise<Article> {
  for (const field of ['externalId', 'title', 'body'] as const)
    if (input[field].trim() === '') throw badInput(`${at}.${field}`, 'expected text, got none.')
  const { title, body, byline, language, publishedAt, externalId } = input
  const url = input.url ? readUrl(input.url) : undefined
  if (input.url && !url) throw badInput(`${at}.url`, `expected an address with http or https, got ${input.url}.`)
  const source = await readSource(db, input, `${at}.source`, sources)
  const topics = [...new Set(input.topics ?? [])]
  await checkTopics(db, topics, `${at}.topics`)
  const draft = { id: externalId, title, body, byline: byline ?? undefined, language, publishedAt, url, exact: true }
  const article = nameFields(at, () => completeArticle(draft, { source }))
  sources.set(source.slug, source)
  const summary = input.summary || undefined
  return { ...article, source, ...(summary && { summary }), topics }
}

async function readSource(
  db: Connection['reader'],
  { source, language, url }: ArticleInput,
  argument: string,
  sources: ReadonlyMap<string, Source>,
): Promise<Source> {
  const known = sources.get(source.slug) ?? (await findSource(db, source.slug))
  if (known) return known
  const name = source.name?.trim()
  if (!name)
    throw new ExpectedError(
      'NOT_FOUND',
      `${argument}.slug: there is no source ${source.slug}. With a \`name\` it is recorded now.`,
      { argument: `${argument}.slug`, given: source.slug },
    )
  if (!slug.safeParse(source.slug).success)
    throw badInput(`${argument}.slug`, `expected a-z and 0-9 joined by single hyphens, got ${source.slug}.`)
  const front = url && readUrl('/', url)
  return { slug: source.slug, name, kind: source.kind, ...(front && { url: front }), languages: [language] }
}

async function checkTopics(db: Connection['reader'], topics: readonly string[], argument: string) {
  if (topics.length === 0) return
  const rows = await db.topic.findMany({ where: { slug: { in: [...topics] } }, select: { slug: true } })
  const known = new Set(rows.map((row) => row.slug))
  for (const [i, topic] of topics.entries())
    if (!known.has(topic))
      throw new ExpectedError('NOT_FOUND', `${argument}.${i}: there is no topic ${topic}.`, {
        argument: `${argument}.${i}`,
        given: topic,
      })
}

const FIELDS: Record<string, string> = { text: 'body', id: 'externalId' }

/** What is wrong with a field is told under its path in the arguments. */
function nameFields<T>(at: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [, field, sentence] = (error instanceof ExpectedError && /^(\w+): (.*)$/s.exec(error.message)) || []
    if (!field || !sentence) throw error
    throw badInput(`${at}.${FIELDS[field] ?? field}`, sentence)
  }
}
