import { badInput } from '../errors.ts'
import type { Article, EntityKind, Findings, Mention, Quote } from '../model.ts'
import { type EntityLookup, findEntity } from '../store/curate/entities.ts'
import { placeSpan, type SpanInput } from '../store/curate/place.ts'
import type { QuoteInput } from '../store/curate/quotes.ts'
import { articleId } from '../store/ids.ts'
import type { Connection } from '../store/open.ts'
import { positionOf, textsOf } from '../store/save/texts.ts'
import { parsePartialDate } from '../text/partial-date.ts'
import type { ArticleInput } from './article-input.ts'

/** Findings that came with an article; null: to be found. */
export interface Given {
  mentions: Mention[] | null
  quotes: Quote[] | null
}

const IMPORTED = { method: 'IMPORTED', confidence: 1, review: 'UNREVIEWED' } as const

/**
 * Puts every span in its place and finds every entity.
 * @throws ExpectedError SPAN_MISMATCH, NOT_FOUND or BAD_USER_INPUT with `argument`, the path under `at`
 */
export async function readGiven(
  db: Connection['reader'],
  article: Article,
  { mentions, quotes }: ArticleInput,
  at: string,
): Promise<Given> {
  const id = articleId(article)
  const texts = textsOf(article, id)
  const place = (span: SpanInput, argument: string) => placeSpan(id, texts, span, argument)
  const refer = async (by: EntityLookup, argument: string, kinds?: readonly EntityKind[]) => {
    const found = await findEntity(db, by, argument, kinds)
    return (await db.entity.findUniqueOrThrow({ where: { id: found }, select: { slug: true } })).slug
  }
  return {
    mentions: await eachOf(mentions, `${at}.mentions`, async ({ entity, span }, path) => ({
      span: place(span, `${path}.span`),
      entity: await refer(entity, `${path}.entity`),
      ...IMPORTED,
    })),
    quotes: await eachOf(quotes, `${at}.quotes`, (quote, path) => readQuote(quote, path, place, refer)),
  }
}

type Place = (span: SpanInput, argument: string) => Mention['span']
type Refer = (by: EntityLookup, argument: string, kinds?: readonly EntityKind[]) => Promise<string>

async function readQuote(quote: QuoteInput, path: string, place: Place, refer: Refer): Promise<Quote> {
  const { speaker, source, cue, event, saidAt } = quote
  const segments = quote.segments.map((span, i) => place(span, `${path}.segments.${i}`))
  if (segments.length === 0) throw badInput(`${path}.segments`, 'expected at least one segment, got none.')
  segments.forEach((segment, i) => {
    const before = segments[i - 1]
    if (before && positionOf(segment) < positionOf(before) + before.end - before.start)
      throw badInput(
        `${path}.segments.${i}`,
        'expected segments in order, got one that begins before the last one ends.',
      )
  })
  const list = async (field: 'addressees' | 'about') =>
    (await eachOf(quote[field], `${path}.${field}`, (by, argument) => refer(by, argument))) ?? []
  return {
    kind: quote.kind,
    segments,
    ...(speaker && { speaker: await refer(speaker, `${path}.speaker`, ['PERSON', 'ORGANIZATION']) }),
    ...(source && { source: place(source, `${path}.source`) }),
    ...(cue && { cue: place(cue, `${path}.cue`) }),
    addressees: await list('addressees'),
    about: await list('about'),
    ...(event && { event: await refer(event, `${path}.event`, ['EVENT']) }),
    ...(saidAt && { saidAt: parsePartialDate(saidAt) }),
    ...IMPORTED,
  }
}

async function eachOf<One, Made>(
  list: readonly One[] | null | undefined,
  path: string,
  make: (one: One, path: string) => Promise<Made>,
): Promise<Made[] | null> {
  if (!list) return null
  const made: Made[] = []
  for (const [i, one] of list.entries()) made.push(await make(one, `${path}.${i}`))
  return made
}

const NOTHING: Findings = { entities: [], mentions: [], quotes: [], affiliations: [] }

/** Of what was found, that of a kind that was not given: quotes with their speakers, or names and all that goes with them. */
export function besideFound(given: Given, found: Findings | null): Findings {
  if (!found) return NOTHING
  if (!given.mentions) return given.quotes ? { ...found, quotes: [] } : found
  const quotes = found.quotes.map(({ event: _event, ...quote }) => ({ ...quote, addressees: [], about: [] }))
  const speakers = new Set(quotes.map(({ speaker }) => speaker))
  return { ...NOTHING, entities: found.entities.filter(({ slug }) => speakers.has(slug)), quotes }
}
