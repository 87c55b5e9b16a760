import { ExpectedError } from '../../errors.ts'
import type { ArticleRecord } from '../../model.ts'
import { articleId, entityId, sha256 } from '../ids.ts'
import type { Transaction } from '../open.ts'
import type { Entry, Result, Saved } from './article.ts'
import { type Draft, draftArticle } from './draft.ts'
import { readEntities } from './entity-state.ts'
import { readKnownArticles } from './known.ts'
import { type Referred, referencesTo, slugsOf } from './references.ts'
import { updateRows } from './rows.ts'
import { readKnownTopics, refuseUnknownTopics } from './topics.ts'
import { writeDrafts } from './write.ts'

/** Saves articles in one transaction, none of them twice: first all are drafted, then what holds is written. */
export async function saveRun(tx: Transaction, entries: readonly Entry[], now: Date): Promise<Saved> {
  const known = await readKnownArticles(
    tx,
    entries.map(({ record }) => record.article),
  )
  const keyed = entries.map(({ record, intake = null }) => ({
    record,
    intake,
    id: articleId(record.article),
    recordHash: sha256(JSON.stringify(record)),
  }))
  const fresh = keyed.filter(({ id, recordHash }) => known.get(id)?.recordHash !== recordHash)
  const onRecord = await readEntities(tx, [...new Set(fresh.flatMap(({ record }) => slugsOf(record)))])
  const entities = new Map<string, Referred>(onRecord)
  const topics = await readKnownTopics(
    tx,
    fresh.map(({ record }) => record),
  )
  const drafts: Draft[] = []
  const results = new Map<string, Result>()
  for (const { record, id, recordHash, intake } of fresh) {
    const before = known.get(id)
    try {
      known.refuseTakenUrl(id, record.article)
      refuseUnknownTopics(record, topics)
      const slug = known.slugFor(id, record.article)
      const keys = { id, slug, recordHash, intake, createdAt: before?.createdAt ?? now, updatedAt: now }
      const draft = await draftArticle(record, keys, withOwn(record, entities))
      known.claim(draft.Article[0]!)
      for (const { kind, slug } of record.entities) entities.set(slug, { id: entityId(kind, slug), kind })
      for (const { slug } of record.topics) topics.add(slug)
      drafts.push(draft)
      results.set(id, { id, outcome: before ? 'UPDATED' : 'CREATED' })
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error
      results.set(id, { id, outcome: 'FAILED', error })
    }
  }
  const idOf = referencesTo((slug) => entities.get(slug)).idOf
  const replaced = drafts.map(({ id }) => id).filter((id) => known.get(id))
  const again = keyed.filter(({ id, intake }) => !results.has(id) && intake !== null)
  await updateRows(
    tx,
    'Article',
    again.filter(({ id, intake }) => known.get(id)!.intake !== intake).map(({ id, intake }) => ({ id, intake })),
  )
  const { lost, ...written } = await writeDrafts(tx, { drafts, replaced, onRecord, idOf, now })
  for (const { articleId, ...finding } of lost) {
    const result = results.get(articleId)
    if (result?.outcome === 'UPDATED') result.lost = [...(result.lost ?? []), finding]
  }
  return { results: keyed.map(({ id }) => results.get(id) ?? { id, outcome: 'UNCHANGED' }), ...written }
}

/** Entities that a record can refer to: its own, and those known before it. */
function withOwn({ entities }: ArticleRecord, known: ReadonlyMap<string, Referred>) {
  const own = new Map(entities.map(({ kind, slug }) => [slug, { id: entityId(kind, slug), kind }]))
  for (const [slug, { kind }] of own) {
    const before = known.get(slug)
    if (before && before.kind !== kind)
      throw new ExpectedError('BAD_RECORD', `"${slug}": expected a ${before.kind} as on record, got a ${kind}.`)
  }
  return referencesTo((slug) => own.get(slug) ?? known.get(slug))
}
