import { fold } from '../../text/fold.ts'
import { type Change, recordChanges } from '../changes.ts'
import { keepCurated } from '../curate/keep.ts'
import { makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { readRevision } from '../read/documents.ts'
import { oneOf, sql } from '../sql.ts'
import { DRAFT_TABLES, type Draft } from './draft.ts'
import { type States, saveEntities, saveIdentifiers, savePlaces } from './entities.ts'
import { type EntityState, mergeEntity, startAnew } from './entity-state.ts'
import { isEvent } from './findings.ts'
import { type Before, forgetArticles, forgetOrphans, recountArticles } from './forget.ts'
import type { IdOf } from './references.ts'
import { deleteRows, insertRows } from './rows.ts'
import { saveArticleTopics, saveSources, saveTopics } from './topics.ts'

interface Work {
  drafts: readonly Draft[]
  /** Ids of those articles that are on record. */
  replaced: readonly string[]
  /** Entities that the drafts speak of, as they were, by slug. */
  onRecord: States
  idOf: IdOf
  now: Date
}

/** Writes drafts in place of what their articles were before; tells whose search documents change. */
export async function writeDrafts(tx: Transaction, { drafts, replaced, onRecord, idOf, now }: Work) {
  if (drafts.length === 0) return { changed: [], removed: [], lost: [], revision: await readRevision(tx), raised: 0 }
  const before = await forgetArticles(tx, replaced)
  const entities = drafts.flatMap(({ record }) => record.entities)
  const events = entities.filter(isEvent)
  const after = mergeAll(drafts, onRecord, before, idOf)
  await clearOwned(tx, before, after)
  await saveTopics(
    tx,
    drafts.map(({ record }) => record),
  )
  const { changed, renamed } = await saveEntities(tx, onRecord, after, now)
  await saveIdentifiers(tx, entities)
  await savePlaces(tx, events, idOf)
  await saveSources(
    tx,
    drafts.map(({ record }) => ({
      source: record.article.source,
      isGuess: record.isDraft ?? false,
    })),
    idOf,
  )
  await insertDrafts(tx, drafts, after)
  await saveArticleTopics(
    tx,
    drafts.map(({ id, record }) => ({ id, article: record.article })),
  )
  const kept = await keepCurated(tx, {
    articles: drafts.map(({ id }) => id),
    entities: [...after.values()].map(({ id }) => id),
    now,
  })
  const named = drafts.flatMap((draft) => draft.ArticleEntity.map(({ entityId }) => entityId))
  await recountArticles(tx, [...new Set([...named, ...before.entities.map(({ id }) => id)])])
  const orphans = await forgetOrphans(tx, before)
  const written = new Set([
    ...drafts.flatMap(documentsOf),
    ...changed,
    ...kept.changed,
    ...(await quotesBy(tx, renamed)),
  ])
  for (const id of [...orphans, ...kept.removed]) written.delete(id)
  const removed = [...before.quotes, ...orphans, ...kept.removed].filter((id) => !written.has(id))
  const isNew = new Set(drafts.flatMap(({ id, Quote }) => [id, ...Quote.map((quote) => quote.id)]))
  for (const id of [...replaced, ...before.quotes]) isNew.delete(id)
  const revision = await recordChanges(tx, [
    ...[...written].map((id): Change => ({ id, what: isNew.has(id) ? 'ADDED' : 'CHANGED' })),
    ...removed.map((id): Change => ({ id, what: 'REMOVED' })),
  ])
  return { changed: [...written], removed, lost: kept.lost, revision, raised: 1 }
}

/** What becomes of every entity, article by article; what only these articles had told of one is told anew. */
function mergeAll(drafts: readonly Draft[], onRecord: States, before: Before, idOf: IdOf): Map<string, EntityState> {
  const owned = new Set(before.entities.filter(({ isOwned }) => isOwned).map(({ slug }) => slug))
  const after = new Map(onRecord)
  for (const entity of drafts.flatMap(({ record }) => record.entities)) {
    const known = after.get(entity.slug)
    const start = known && owned.delete(entity.slug) ? startAnew(known, entity) : known
    after.set(entity.slug, mergeEntity(start, entity, idOf))
  }
  return after
}

async function clearOwned(tx: Transaction, { entities }: Before, after: States) {
  const ids = entities.filter(({ isOwned, slug }) => isOwned && after.has(slug)).map(({ id }) => id)
  await deleteRows(tx, 'Identifier', 'entityId', ids)
  await deleteRows(tx, 'Participant', 'eventId', ids)
}

const CONFLICTS = {
  Participant: sql`ON CONFLICT (id) DO UPDATE SET role = coalesce(excluded.role, role)`,
  // A period that is left out is not one that is unknown.
  Affiliation: sql`ON CONFLICT (id) DO UPDATE SET "periodEdtf" = excluded."periodEdtf",
    "periodEarliest" = excluded."periodEarliest", "periodLatest" = excluded."periodLatest"
    WHERE excluded."periodEdtf" IS NOT NULL`,
  Evidence: sql`ON CONFLICT (id) DO NOTHING`,
}

async function insertDrafts(tx: Transaction, drafts: readonly Draft[], states: States) {
  const nameOf = namesOf(states)
  for (const { Mention } of drafts) for (const row of Mention) row.nameId = nameOf(row.entityId, row.exact)
  for (const table of DRAFT_TABLES)
    await insertRows(
      tx,
      table,
      drafts.flatMap((draft): Draft[typeof table][number][] => draft[table]),
      table in CONFLICTS ? CONFLICTS[table as keyof typeof CONFLICTS] : undefined,
    )
}

/** Finds the name on record that a mention is written with, letter for letter or else folded. */
function namesOf(states: States) {
  const names = [...states.values()].flatMap((state) => state.names)
  const exact = new Map(names.map((name) => [`${name.entityId} ${name.text}`, name.id]))
  const folded = new Map(names.map((name) => [`${name.entityId} ${name.textSort}`, name.id]))
  return (entity: string, text: string) =>
    exact.get(`${entity} ${text}`) ?? folded.get(`${entity} ${fold(text)}`) ?? null
}

const documentsOf = ({ id, record, Quote }: Draft) => [
  id,
  makeId('SOURCE', record.article.source.slug),
  ...record.topics.map(({ slug }) => makeId('TOPIC', slug)),
  ...Quote.map((quote) => quote.id),
]

/** Quotes whose search documents hold the names of these speakers. */
async function quotesBy(tx: Transaction, speakers: readonly string[]): Promise<string[]> {
  if (speakers.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM "Quote" WHERE ${oneOf(sql`"speakerId"`, speakers)}`,
  )
  return rows.map(({ id }) => id)
}
