import type { Affiliation, ArticleRecord, Entity, Event, Mention, Quote, Span } from '../../model.ts'
import { inSlices } from '../../slices.ts'
import { fold } from '../../text/fold.ts'
import { entityId, makeId } from '../ids.ts'
import { dateColumns } from './dates.ts'
import type { References } from './references.ts'
import type { Tables } from './rows.ts'
import { positionOf, type StoredText, spanWriter } from './texts.ts'

// What was found in an article, as rows. Nothing is written here: a wrong span or an unknown entity is refused before.

/** What findings of one article are written with. */
export interface Scope extends References {
  articleId: string
  /** As the database keeps it. */
  publishedAt: string
  language: string
  texts: StoredText[]
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

export const isEvent = (entity: Entity): entity is Event => entity.kind === 'EVENT'

const inOrder = <T>(items: readonly T[], spanOf: (item: T) => Span) =>
  [...items].sort((a, b) => positionOf(spanOf(a)) - positionOf(spanOf(b)))

/** Mentions in the order of the article; the same one given twice is one. Which name each is written with is found later. */
export async function mentionRows({ articleId, publishedAt, texts, idOf }: Scope, mentions: readonly Mention[]) {
  const place = spanWriter(texts)
  const nth = counter()
  const rows = new Map<string, Tables['Mention']>()
  await inSlices(
    inOrder(mentions, (mention) => mention.span),
    ({ entity, span, method, confidence, review }) => {
      const entityId = idOf(entity)
      const placed = place(span)
      const same = `${entityId} ${placed.textId} ${placed.start} ${placed.end}`
      if (rows.has(same)) return
      const key = [entityId, span.field, span.ordinal, span.exact] as const
      const id = makeId('MENTION', articleId, ...key, nth(...key))
      const position = positionOf(span)
      rows.set(same, { id, articleId, entityId, ...placed, position, publishedAt, method, confidence, review })
    },
  )
  return [...rows.values()]
}

const SEGMENT_JOINT = ' … '

type QuoteTables = { [T in 'Quote' | 'QuoteSpan' | 'QuoteAddressee' | 'QuoteAbout']: Tables[T][] }

/** Quotes in the order of the article, with all that hangs on them. */
export async function quoteRows(scope: Scope, quotes: readonly Quote[]): Promise<QuoteTables> {
  const { articleId, idOf, texts } = scope
  const place = spanWriter(texts)
  const nth = counter()
  const rows: QuoteTables = { Quote: [], QuoteSpan: [], QuoteAddressee: [], QuoteAbout: [] }
  await inSlices(
    inOrder(quotes, (quote) => quote.segments[0]!),
    (quote) => {
      const text = quote.segments.map((segment) => segment.exact).join(SEGMENT_JOINT)
      const id = makeId('QUOTE', articleId, text, nth(text))
      const linked = (slugs: readonly string[]) =>
        [...new Set(slugs)].map((slug, ordinal) => ({ quoteId: id, entityId: idOf(slug), ordinal }))
      rows.Quote.push({ id, articleId, ...quoteRow(scope, quote, text) })
      rows.QuoteSpan.push(
        ...spansOf(quote).map(({ role, ordinal, span }) => ({ quoteId: id, role, ordinal, ...place(span) })),
      )
      rows.QuoteAddressee.push(...linked(quote.addressees))
      rows.QuoteAbout.push(...linked(quote.about))
    },
  )
  return rows
}

const quoteRow = ({ publishedAt, language, idOf }: Scope, quote: Quote, text: string) => ({
  kind: quote.kind,
  text,
  textSort: fold(text),
  language: quote.language ?? language,
  speakerId: quote.speaker === undefined ? null : idOf(quote.speaker, 'PERSON', 'ORGANIZATION'),
  eventId: quote.event === undefined ? null : idOf(quote.event, 'EVENT'),
  ...dateColumns('said', quote.saidAt),
  saidSort: quote.saidAt?.earliest ?? publishedAt,
  position: positionOf(quote.segments[0]!),
  method: quote.method,
  confidence: quote.confidence,
  review: quote.review,
})

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

function evidenceRows(texts: StoredText[], subject: Subject, id: string, spans: readonly Span[]): Tables['Evidence'][] {
  const place = spanWriter(texts)
  return spans.map((span, ordinal) => {
    const row = place(span)
    return { id: makeId('OTHER', 'evidence', id, row.textId, row.start, row.end), [subject]: id, ordinal, ...row }
  })
}

/** Who took part in events, and the spans that say so. */
export function eventRows({ texts, idOf }: Scope, events: readonly Event[]) {
  const parts = events.flatMap(({ slug, participants }) => {
    const eventId = entityId('EVENT', slug)
    return participants.map(({ entity, role, evidence }, ordinal) => {
      const ends = { eventId, entityId: idOf(entity) }
      const id = makeId('OTHER', 'participant', ends.eventId, ends.entityId)
      return { row: { id, ...ends, role: role ?? null, ordinal }, evidence }
    })
  })
  return {
    Participant: parts.map(({ row }) => row),
    Evidence: [
      ...events.flatMap(({ slug, evidence: spans }) => evidenceRows(texts, 'eventId', entityId('EVENT', slug), spans)),
      ...parts.flatMap(({ row, evidence: spans }) => evidenceRows(texts, 'participantId', row.id, spans)),
    ],
  }
}

export function affiliationRows({ texts, idOf }: Scope, affiliations: readonly Affiliation[]) {
  const held = affiliations.map(({ person, organization, role = null, period, evidence }) => {
    const ends = { personId: idOf(person, 'PERSON'), organizationId: idOf(organization, 'ORGANIZATION') }
    const id = makeId('OTHER', 'affiliation', ends.personId, ends.organizationId, role ?? '')
    return { row: { id, role, ...ends, ...dateColumns('period', period) }, evidence }
  })
  return {
    Affiliation: held.map(({ row }) => row),
    Evidence: held.flatMap(({ row, evidence }) => evidenceRows(texts, 'affiliationId', row.id, evidence)),
  }
}

/** One row for each entity the article names, and for each event it tells of. */
export function namedRows(
  { articleId, publishedAt, idOf, kindOf }: Scope,
  { entities, mentions }: ArticleRecord,
  mentioned: readonly Tables['Mention'][],
): Tables['ArticleEntity'][] {
  const counts = new Map<string, number>()
  for (const { entityId } of mentioned) counts.set(entityId, (counts.get(entityId) ?? 0) + 1)
  const slugs = new Set([...entities.filter(isEvent).map(({ slug }) => slug), ...mentions.map(({ entity }) => entity)])
  return [...slugs].map((slug) => {
    const id = idOf(slug)
    return { articleId, entityId: id, kind: kindOf(slug), mentionCount: counts.get(id) ?? 0, publishedAt }
  })
}
