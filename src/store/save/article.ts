import { ExpectedError } from '../../errors.ts'
import type { Article, ArticleRecord, Source, Topic } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { type Change, recordChanges } from '../changes.ts'
import { entityId, makeId, sha256 } from '../ids.ts'
import type { Connection, Transaction } from '../open.ts'
import { dateColumns, type IdOf, saveEntities } from './entities.ts'
import { saveFindings } from './findings.ts'
import { forgetArticle, forgetOrphans, recountArticles } from './forget.ts'
import { insertRows } from './insert.ts'
import { type StoredText, textsOf } from './texts.ts'

/** What a save did, with the ids whose search documents have to be written or removed. */
export interface Saved {
  id: string
  outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED'
  changed: string[]
  removed: string[]
  /** Revision of the archive after the save. */
  revision: number
}

export const articleId = ({ source, externalId }: Article) => makeId('ARTICLE', source.slug, externalId)

/**
 * Writes an article with all that was found in it, in one transaction. The same record again changes nothing; a
 * changed one replaces what was found in the article before.
 */
export async function saveArticle(store: Connection, record: ArticleRecord, now = new Date()): Promise<Saved> {
  const id = articleId(record.article)
  const recordHash = sha256(JSON.stringify(record))
  return store.write(async (tx) => {
    const known = await tx.article.findUnique({ where: { id }, select: { recordHash: true, createdAt: true } })
    if (known?.recordHash === recordHash) {
      const { revision } = await tx.archive.findFirstOrThrow()
      return { id, outcome: 'UNCHANGED', changed: [], removed: [], revision }
    }
    const before = known ? await forgetArticle(tx, id) : { entities: [], quotes: [], facts: [] }
    const idOf = await idsOf(tx, record)
    await saveTopics(tx, record.topics)
    const owned = new Set(before.entities.filter(({ articleCount }) => articleCount === 1).map((entity) => entity.id))
    await saveEntities(tx, record.entities, idOf, owned, now)
    await saveSource(tx, record.article.source, idOf)
    const texts = textsOf(record.article, id)
    await saveTexts(
      tx,
      record.article,
      { id, recordHash, createdAt: known?.createdAt ?? now, updatedAt: now },
      texts,
      idOf,
    )
    const publishedAt = new Date(record.article.publishedAt)
    await saveFindings({ tx, articleId: id, publishedAt, language: record.article.language, texts, idOf }, record)

    const named = await tx.articleEntity.findMany({ where: { articleId: id }, select: { entityId: true } })
    const touched = new Set(
      [...before.entities, ...named.map(({ entityId }) => ({ id: entityId }))].map((one) => one.id),
    )
    await recountArticles(tx, [...touched])
    const orphans = await forgetOrphans(tx, before)
    const quotes = await tx.quote.findMany({ where: { articleId: id }, select: { id: true } })
    const changed = [
      id,
      makeId('SOURCE', record.article.source.slug),
      ...record.topics.map(({ slug }) => makeId('TOPIC', slug)),
      ...record.entities.map(({ kind, slug }) => entityId(kind, slug)),
      ...quotes.map((quote) => quote.id),
    ]
    const there = new Set(changed)
    const removed = [...before.quotes, ...orphans].filter((gone) => !there.has(gone))
    const isNew = new Set([...(known ? [] : [id]), ...quotes.map((quote) => quote.id)])
    for (const quote of before.quotes) isNew.delete(quote)
    const changes = changed.map((one): Change => ({ id: one, what: isNew.has(one) ? 'ADDED' : 'CHANGED' }))
    const revision = await recordChanges(tx, [
      ...changes,
      ...removed.map((gone): Change => ({ id: gone, what: 'REMOVED' })),
    ])
    return { id, outcome: known ? 'UPDATED' : 'CREATED', changed, removed, revision }
  })
}

/** Ids by slug: of the record's own entities, and of those it refers to that are in the archive already. */
async function idsOf(tx: Transaction, record: ArticleRecord): Promise<IdOf> {
  const ids = new Map(record.entities.map(({ kind, slug }) => [slug, entityId(kind, slug)]))
  const missing = [...new Set(slugsOf(record))].filter((slug) => !ids.has(slug))
  const known = await tx.entity.findMany({ where: { slug: { in: missing } }, select: { id: true, slug: true } })
  for (const { id, slug } of known) ids.set(slug, id)
  return (slug) => {
    const id = ids.get(slug)
    if (id === undefined)
      throw new ExpectedError('BAD_RECORD', `"${slug}" is an entity neither of the record nor of the archive.`)
    return id
  }
}

/** Every slug of an entity that a record refers to. */
function slugsOf({ article, entities, mentions, quotes, affiliations }: ArticleRecord): string[] {
  const references = [
    ...article.authors,
    ...article.photos.flatMap((photo) => photo.depicts),
    article.source.publisher,
    article.source.place,
    ...entities.flatMap((entity) => {
      if (entity.kind === 'ORGANIZATION') return [entity.parent, entity.headquarters]
      if (entity.kind === 'PLACE') return [entity.containedIn]
      if (entity.kind === 'EVENT')
        return [...entity.places, entity.partOf, ...entity.participants.map((participant) => participant.entity)]
      return []
    }),
    ...mentions.map((mention) => mention.entity),
    ...quotes.flatMap((quote) => [quote.speaker, quote.event, ...quote.addressees, ...quote.about]),
    ...affiliations.flatMap(({ person, organization }) => [person, organization]),
  ]
  return references.filter((slug) => slug !== undefined)
}

/** Broader topics first; the record brings every topic it names. */
async function saveTopics(tx: Transaction, topics: readonly Topic[]) {
  for (const { slug, name, description, identifiers } of topics) {
    const id = makeId('TOPIC', slug)
    const columns = { name, nameSort: fold(name), description: description ?? null }
    await tx.topic.upsert({ where: { id }, create: { id, slug, ...columns }, update: columns })
    for (const { scheme, value } of identifiers)
      await tx.identifier.upsert({
        where: { scheme_value: { scheme, value } },
        create: { id: makeId('OTHER', 'identifier', scheme, value), topicId: id, scheme, value },
        update: { topicId: id },
      })
  }
  for (const { slug, broader } of topics)
    if (broader !== undefined) await tx.topic.update({ where: { slug }, data: { broaderId: makeId('TOPIC', broader) } })
}

async function saveSource(tx: Transaction, source: Source, idOf: IdOf) {
  const { slug, name, kind, url, languages, publisher, place, license } = source
  const id = makeId('SOURCE', slug)
  const columns = {
    name,
    nameSort: fold(name),
    kind,
    languages,
    url: url ?? null,
    license: license ?? null,
    publisherId: publisher === undefined ? null : idOf(publisher),
    placeId: place === undefined ? null : idOf(place),
  }
  await tx.source.upsert({ where: { id }, create: { id, slug, ...columns }, update: columns })
}

interface Keys {
  id: string
  recordHash: string
  createdAt: Date
  updatedAt: Date
}

/** The article itself, its texts, photos, topics and authors. */
async function saveTexts(tx: Transaction, article: Article, keys: Keys, texts: StoredText[], idOf: IdOf) {
  const { slug, externalId, title, summary, body, byline, language, status, url } = article
  const publishedAt = new Date(article.publishedAt)
  await tx.article.create({
    data: {
      ...keys,
      slug,
      externalId,
      sourceId: makeId('SOURCE', article.source.slug),
      title,
      titleSort: fold(title),
      summary: summary ?? null,
      byline: byline ?? null,
      language,
      publishedAt,
      modifiedAt: article.modifiedAt === undefined ? null : new Date(article.modifiedAt),
      status,
      url: url ?? null,
      wordCount: body.split(/\s+/).filter(Boolean).length,
      contentHash: sha256(`${title}\n${body}`),
    },
  })
  await insertRows(tx, 'ArticleText', texts)
  await savePhotos(tx, article, keys.id, texts, idOf)
  await saveArticleTopics(tx, article.topics, keys.id, publishedAt)
  await insertRows(
    tx,
    'ArticleAuthor',
    article.authors.map((author, ordinal) => ({ articleId: keys.id, personId: idOf(author), ordinal })),
  )
}

async function savePhotos(tx: Transaction, article: Article, articleId: string, texts: StoredText[], idOf: IdOf) {
  const captions = new Map(texts.filter(({ field }) => field === 'CAPTION').map(({ ordinal, id }) => [ordinal, id]))
  const photos = article.photos.map(({ caption: _caption, takenOn, depicts, ...photo }, ordinal) => {
    const id = makeId('PHOTO', articleId, ordinal)
    const captionId = captions.get(ordinal) ?? null
    return { depicts, row: { id, articleId, ordinal, captionId, ...photo, ...dateColumns('taken', takenOn) } }
  })
  await insertRows(
    tx,
    'Photo',
    photos.map(({ row }) => row),
  )
  await insertRows(
    tx,
    'PhotoDepicts',
    photos.flatMap(({ row, depicts }) =>
      depicts.map((slug, ordinal) => ({ photoId: row.id, entityId: idOf(slug), ordinal })),
    ),
  )
}

/** Topics of the article, and with their distance all they are narrower than. */
async function saveArticleTopics(tx: Transaction, slugs: readonly string[], articleId: string, publishedAt: Date) {
  const rows = new Map<string, { topicId: string; depth: number; ordinal: number }>()
  let level = slugs.map((slug) => makeId('TOPIC', slug))
  for (let depth = 0; level.length > 0; depth++) {
    level.forEach((topicId, ordinal) => {
      if (!rows.has(topicId)) rows.set(topicId, { topicId, depth, ordinal })
    })
    const topics = await tx.topic.findMany({ where: { id: { in: level } }, select: { broaderId: true } })
    level = topics.flatMap(({ broaderId }) => (broaderId && !rows.has(broaderId) ? [broaderId] : []))
  }
  await insertRows(
    tx,
    'ArticleTopic',
    [...rows.values()].map((row) => ({ articleId, publishedAt, ...row })),
  )
}
