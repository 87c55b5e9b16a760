import { ExpectedError } from '../../errors.ts'
import type { Article, ArticleRecord, Source, Topic } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { each, type Sql, sql, storedTime } from '../sql.ts'
import type { IdOf } from './references.ts'
import { insertRows } from './rows.ts'

/** Slugs of topics on record, among those that records file an article under, or a topic below, without bringing them. */
export async function readKnownTopics(tx: Transaction, records: readonly ArticleRecord[]): Promise<Set<string>> {
  const wanted = new Set(records.flatMap(topicsOf))
  for (const { topics } of records) for (const { slug } of topics) wanted.delete(slug)
  if (wanted.size === 0) return new Set()
  const rows = await tx.topic.findMany({ where: { slug: { in: [...wanted] } }, select: { slug: true } })
  return new Set(rows.map(({ slug }) => slug))
}

/** @throws ExpectedError BAD_RECORD for one that nobody knows */
export function refuseUnknownTopics(record: ArticleRecord, known: ReadonlySet<string>): void {
  const unknown = topicsOf(record).find((slug) => !known.has(slug) && !record.topics.some((one) => one.slug === slug))
  if (unknown !== undefined)
    throw new ExpectedError('BAD_RECORD', `"${unknown}" is a topic neither of the record nor of the archive.`)
}

const topicsOf = ({ article, topics }: ArticleRecord) => [
  ...article.topics,
  ...topics.flatMap(({ broader }) => broader ?? []),
]

const idOfTopic = (slug: string) => makeId('TOPIC', slug)

/** Writes topics; one that is known takes over what is given, but for a broader one that is left out. Guesses change nothing. */
export async function saveTopics(tx: Transaction, records: readonly ArticleRecord[]) {
  const topics = (isGuess: boolean) =>
    records.filter(({ isDraft = false }) => isDraft === isGuess).flatMap((record) => record.topics)
  await insertTopics(tx, topics(false), {
    topic: sql`ON CONFLICT (id) DO UPDATE SET name = excluded.name, "nameSort" = excluded."nameSort",
      description = excluded.description, "broaderId" = coalesce(excluded."broaderId", "broaderId")`,
    identifier: sql`ON CONFLICT (scheme, value) DO UPDATE SET "topicId" = excluded."topicId", "entityId" = NULL`,
  })
  const nothing = sql`ON CONFLICT DO NOTHING`
  await insertTopics(tx, topics(true), { topic: nothing, identifier: nothing })
}

async function insertTopics(tx: Transaction, topics: readonly Topic[], known: { topic: Sql; identifier: Sql }) {
  await insertRows(
    tx,
    'Topic',
    topics.map(({ slug, name, description = null, broader }) => ({
      ...{ id: idOfTopic(slug), slug, name, nameSort: fold(name), description },
      broaderId: broader === undefined ? null : idOfTopic(broader),
    })),
    known.topic,
  )
  await insertRows(
    tx,
    'Identifier',
    topics.flatMap(({ slug, identifiers }) =>
      identifiers.map(({ scheme, value }) => ({
        ...{ id: makeId('OTHER', 'identifier', scheme, value), topicId: idOfTopic(slug), scheme, value },
      })),
    ),
    known.identifier,
  )
}

interface Told {
  source: Source
  /** Put together from a page or a setting, and so never in place of what is on record. */
  isGuess: boolean
}

/** Writes sources as they are given; of each the last. */
export async function saveSources(tx: Transaction, told: readonly Told[], idOf: IdOf) {
  const rows = (isGuess: boolean) => {
    const sources = told.filter((one) => one.isGuess === isGuess).map(({ source }) => sourceRow(source, idOf))
    return [...new Map(sources.map((row) => [row.id, row])).values()]
  }
  await insertRows(
    tx,
    'Source',
    rows(false),
    sql`ON CONFLICT (id) DO UPDATE SET name = excluded.name, "nameSort" = excluded."nameSort", kind = excluded.kind,
      languages = excluded.languages, url = excluded.url, license = excluded.license,
      "publisherId" = excluded."publisherId", "placeId" = excluded."placeId"`,
  )
  await insertRows(tx, 'Source', rows(true), sql`ON CONFLICT (id) DO NOTHING`)
}

const sourceRow = ({ slug, name, kind, url, languages, publisher, place, license }: Source, idOf: IdOf) => ({
  ...{ id: makeId('SOURCE', slug), slug, name, nameSort: fold(name), kind, languages },
  url: url ?? null,
  license: license ?? null,
  publisherId: publisher === undefined ? null : idOf(publisher, 'ORGANIZATION'),
  placeId: place === undefined ? null : idOf(place, 'PLACE'),
})

interface Filed {
  id: string
  article: Article
}

/** Topics of articles, and with their distance all they are narrower than. */
export async function saveArticleTopics(tx: Transaction, articles: readonly Filed[]) {
  const slugs = [...new Set(articles.flatMap(({ article }) => article.topics))]
  if (slugs.length === 0) return
  const broader = await readBroader(tx, slugs.map(idOfTopic))
  await insertRows(
    tx,
    'ArticleTopic',
    articles.flatMap(({ id, article }) => {
      const publishedAt = storedTime(article.publishedAt)
      return topicsAbove(article.topics, broader).map((row) => ({ articleId: id, publishedAt, ...row }))
    }),
  )
}

function topicsAbove(slugs: readonly string[], broader: ReadonlyMap<string, string | null>) {
  const rows = new Map<string, { topicId: string; depth: number; ordinal: number }>()
  let level = slugs.map(idOfTopic)
  for (let depth = 0; level.length > 0; depth++) {
    for (const [ordinal, topicId] of level.entries())
      if (!rows.has(topicId)) rows.set(topicId, { topicId, depth, ordinal })
    level = level.map((id) => broader.get(id) ?? '').filter((id) => id !== '' && !rows.has(id))
  }
  return [...rows.values()]
}

/** The broader topic of each of these topics, of each of those, and so on. */
async function readBroader(tx: Transaction, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx.$queryRaw<{ id: string; broaderId: string | null }[]>(sql`
    WITH RECURSIVE above(id) AS (
      SELECT value FROM ${each(ids)}
      UNION SELECT t."broaderId" FROM above JOIN "Topic" t ON t.id = above.id WHERE t."broaderId" IS NOT NULL
    )
    SELECT t.id, t."broaderId" FROM above JOIN "Topic" t ON t.id = above.id`)
  return new Map(rows.map(({ id, broaderId }) => [id, broaderId]))
}
