import type { Affiliation, ArticleRecord, Entity, Event, Mention, Quote, Span } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { entityId, makeId } from '../ids.ts'
import type { Transaction } from '../open.ts'
import { storedTime } from '../sql.ts'
import { dateColumns, type IdOf } from './entities.ts'
import { insertRows } from './insert.ts'
import { positionOf, type StoredText, spanWriter } from './texts.ts'

/** What findings of one article are written with. */
export interface Scope {
  tx: Transaction
  articleId: string
  publishedAt: Date
  language: string
  texts: StoredText[]
  idOf: IdOf
}

/** Tells the n-th of several like things from the first: ids hold when text elsewhere changes. */
function counter() {
  const counts = new Map<string, number>()
  return (...key: (string | number)[]) => {
    const text = JSON.stringify(key)
    const nth = counts.get(text) ?? 0
    counts.set(text, nth + 1)
    return nth
  }
}

/** Writes mentions, quotes, events' parts and affiliations of an article whose old ones are gone. */
export async function saveFindings(scope: Scope, record: ArticleRecord) {
  await saveMentions(scope, record.mentions)
  await saveQuotes(scope, record.quotes)
  await saveEvents(scope, record.entities.filter(isEvent))
  await saveAffiliations(scope, record.affiliations)
  await saveNamedEntities(scope, record)
}

const isEvent = (entity: Entity): entity is Event => entity.kind === 'EVENT'

const inOrder = <T>(items: readonly T[], spanOf: (item: T) => Span) =>
  [...items].sort((a, b) => positionOf(spanOf(a)) - positionOf(spanOf(b)))

async function saveMentions({ tx, articleId, publishedAt, texts, idOf }: Scope, mentions: readonly Mention[]) {
  const place = spanWriter(texts)
  const nth = counter()
  const names = await namesByText(tx, [...new Set(mentions.map((mention) => idOf(mention.entity)))])
  const rows = inOrder(mentions, (mention) => mention.span).map(({ entity, span, method, confidence, review }) => {
    const owner = idOf(entity)
    const key = [owner, span.field, span.ordinal, span.exact] as const
    return {
      id: makeId('MENTION', articleId, ...key, nth(...key)),
      articleId,
      entityId: owner,
      ...place(span),
      nameId: names(owner, span.exact),
      position: positionOf(span),
      publishedAt,
      method,
      confidence,
      review,
    }
  })
  await insertRows(tx, 'Mention', rows)
}

/** Finds the name on record that a mention is written with, letter for letter or else folded. */
async function namesByText(tx: Transaction, entities: string[]) {
  const names = await tx.name.findMany({ where: { entityId: { in: entities } } })
  const exact = new Map(names.map((name) => [`${name.entityId} ${name.text}`, name.id]))
  const folded = new Map(names.map((name) => [`${name.entityId} ${name.textSort}`, name.id]))
  return (entity: string, text: string) =>
    exact.get(`${entity} ${text}`) ?? folded.get(`${entity} ${fold(text)}`) ?? null
}

const SEGMENT_JOINT = ' … '

async function saveQuotes(scope: Scope, quotes: readonly Quote[]) {
  const { tx, articleId, publishedAt, language, idOf, texts } = scope
  const place = spanWriter(texts)
  const nth = counter()
  const rows = inOrder(quotes, (quote) => quote.segments[0]!).map((quote) => {
    const text = quote.segments.map((segment) => segment.exact).join(SEGMENT_JOINT)
    const id = makeId('QUOTE', articleId, text, nth(text))
    const row = {
      id,
      articleId,
      kind: quote.kind,
      text,
      textSort: fold(text),
      language: quote.language ?? language,
      speakerId: quote.speaker === undefined ? null : idOf(quote.speaker),
      eventId: quote.event === undefined ? null : idOf(quote.event),
      ...dateColumns('said', quote.saidAt),
      saidSort: quote.saidAt?.earliest ?? storedTime(publishedAt),
      position: positionOf(quote.segments[0]!),
      method: quote.method,
      confidence: quote.confidence,
      review: quote.review,
    }
    return { quote, id, row }
  })
  await insertRows(
    tx,
    'Quote',
    rows.map(({ row }) => row),
  )
  await insertRows(
    tx,
    'QuoteSpan',
    rows.flatMap(({ id, quote }) =>
      spansOf(quote).map(({ role, ordinal, span }) => ({ quoteId: id, role, ordinal, ...place(span) })),
    ),
  )
  const linked = (slugsOf: (quote: Quote) => string[]) =>
    rows.flatMap(({ id, quote }) =>
      slugsOf(quote).map((slug, ordinal) => ({ quoteId: id, entityId: idOf(slug), ordinal })),
    )
  await insertRows(
    tx,
    'QuoteAddressee',
    linked((quote) => quote.addressees),
  )
  await insertRows(
    tx,
    'QuoteAbout',
    linked((quote) => quote.about),
  )
}

function spansOf({ segments, source, cue, via }: Quote) {
  const one = (role: string, span: Span | undefined) => (span ? [{ role, ordinal: 0, span }] : [])
  return [
    ...segments.map((span, ordinal) => ({ role: 'SEGMENT', ordinal, span })),
    ...one('SOURCE', source),
    ...one('CUE', cue),
    ...one('VIA', via),
  ]
}

type Subject = 'eventId' | 'participantId' | 'affiliationId'

function evidenceRows(texts: StoredText[], subject: Subject, id: string, spans: readonly Span[]) {
  const place = spanWriter(texts)
  return spans.map((span, ordinal) => {
    const row = place(span)
    return { id: makeId('OTHER', 'evidence', id, row.textId, row.start, row.end), [subject]: id, ordinal, ...row }
  })
}

/** Who took part: parts that are known keep what they have and take over a role that is given. */
async function saveEvents({ tx, texts, idOf }: Scope, events: readonly Event[]) {
  const parts = events.flatMap(({ slug, participants }) => {
    const eventId = entityId('EVENT', slug)
    return participants.map(({ entity, role, evidence }, ordinal) => {
      const ends = { eventId, entityId: idOf(entity) }
      const id = makeId('OTHER', 'participant', ends.eventId, ends.entityId)
      return { row: { id, ...ends, role: role ?? null, ordinal }, evidence }
    })
  })
  const ids = parts.map(({ row }) => row.id)
  const known = await tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, role: true } })
  const roles = new Map(known.map(({ id, role }) => [id, role]))
  await insertRows(
    tx,
    'Participant',
    parts.map(({ row }) => row).filter(({ id }) => !roles.has(id)),
  )
  for (const { id, role } of parts.map(({ row }) => row))
    if (roles.has(id) && role !== null && role !== roles.get(id))
      await tx.participant.update({ where: { id }, data: { role } })
  const evidence = [
    ...events.flatMap(({ slug, evidence: spans }) => evidenceRows(texts, 'eventId', entityId('EVENT', slug), spans)),
    ...parts.flatMap(({ row, evidence: spans }) => evidenceRows(texts, 'participantId', row.id, spans)),
  ]
  await insertRows(tx, 'Evidence', evidence)
}

async function saveAffiliations({ tx, texts, idOf }: Scope, affiliations: readonly Affiliation[]) {
  const rows = affiliations.map(({ person, organization, role = null, period }) => {
    const ends = { personId: idOf(person), organizationId: idOf(organization) }
    const id = makeId('OTHER', 'affiliation', ends.personId, ends.organizationId, role ?? '')
    return { id, role, ...ends, ...dateColumns('period', period) }
  })
  const known = await tx.affiliation.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, select: { id: true } })
  const ids = new Set(known.map(({ id }) => id))
  await insertRows(
    tx,
    'Affiliation',
    rows.filter(({ id }) => !ids.has(id)),
  )
  for (const { id, ...data } of rows)
    if (ids.has(id) && data.periodEdtf !== null) await tx.affiliation.update({ where: { id }, data })
  await insertRows(
    tx,
    'Evidence',
    affiliations.flatMap(({ evidence }, i) => evidenceRows(texts, 'affiliationId', rows[i]!.id, evidence)),
  )
}

/** One row for each entity the article names, and for each event it tells of. */
async function saveNamedEntities({ tx, articleId, publishedAt, idOf }: Scope, record: ArticleRecord) {
  const counts = new Map<string, number>(record.entities.filter(isEvent).map(({ slug }) => [slug, 0]))
  for (const { entity } of record.mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  const ids = [...counts.keys()].map(idOf)
  const kinds = await tx.entity.findMany({ where: { id: { in: ids } }, select: { id: true, kind: true } })
  const kindOf = new Map(kinds.map(({ id, kind }) => [id, kind]))
  await insertRows(
    tx,
    'ArticleEntity',
    [...counts].map(([slug, mentionCount]) => {
      const id = idOf(slug)
      return { articleId, entityId: id, kind: kindOf.get(id)!, mentionCount, publishedAt }
    }),
  )
}
