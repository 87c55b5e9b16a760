import type * as model from '../model.ts'
import type { CuratedAnnotations, CuratedArticle, CuratedSpan } from './curated-format.ts'

// From what is written in the files, checked before, to the nouns of the model.

const CURATED = { method: 'CURATED', review: 'CONFIRMED' } as const
const CERTAIN = { ...CURATED, confidence: 1 } as const

export function toRecord(article: CuratedArticle, annotations: CuratedAnnotations, body: string): model.ArticleRecord {
  return {
    article: toArticle(article, body),
    topics: Object.entries(article.headings).map(([slug, { identifiers, ...topic }]) => ({
      slug,
      ...topic,
      identifiers: toIdentifiers(identifiers),
    })),
    entities: toEntities(annotations),
    mentions: toMentions(annotations),
    quotes: annotations.quotes.map(toQuote),
    affiliations: annotations.affiliations.map((held) => ({ ...held, evidence: held.evidence.map(toSpan) })),
  }
}

function toArticle({ headings: _, photos, ...article }: CuratedArticle, body: string): model.Article {
  return { ...article, body, photos: photos.map(({ shows, ...photo }) => ({ ...photo, depicts: shows })) }
}

function toEntities({ people, organizations, places, events }: CuratedAnnotations): model.Entity[] {
  return [
    ...each(people, (person): model.Person => ({ ...person, kind: 'PERSON' })),
    ...each(
      organizations,
      ({ kind, ...body }): model.Organization => ({ ...body, kind: 'ORGANIZATION', organizationKind: kind }),
    ),
    ...each(places, ({ kind, ...place }): model.Place => ({ ...place, kind: 'PLACE', placeKind: kind })),
    ...each(
      events,
      ({ kind, participants, evidence, ...event }): model.Event => ({
        ...event,
        kind: 'EVENT',
        eventKind: kind,
        participants: participants.map(({ who, ...part }) => ({
          ...part,
          entity: who,
          evidence: part.evidence.map(toSpan),
        })),
        evidence: evidence.map(toSpan),
      }),
    ),
  ]
}

type Written = { mentions: CuratedSpan[]; identifiers: Record<string, string> }

function each<T extends Written, U>(
  entities: Record<string, T>,
  convert: (entity: Omit<T, keyof Written> & typeof CURATED & { slug: string; identifiers: model.Identifier[] }) => U,
): U[] {
  return Object.entries(entities).map(([slug, { mentions: _, identifiers, ...entity }]) =>
    convert({ slug, ...entity, identifiers: toIdentifiers(identifiers), ...CURATED }),
  )
}

/** In the order of the article. */
function toMentions({ people, organizations, places, events }: CuratedAnnotations): model.Mention[] {
  return Object.entries({ ...people, ...organizations, ...places, ...events })
    .flatMap(([entity, { mentions }]) => mentions.map((span) => ({ entity, span: toSpan(span), ...CERTAIN })))
    .sort((a, b) => rank(a.span) - rank(b.span) || a.span.start - b.span.start || b.span.end - a.span.end)
}

const rank = ({ field, ordinal }: model.Span) => ['TITLE', 'SUMMARY', 'BODY', 'CAPTION'].indexOf(field) + ordinal

function toQuote({ segments, source, cue, via, to, ...quote }: CuratedAnnotations['quotes'][number]): model.Quote {
  return {
    ...quote,
    segments: segments.map(toSpan),
    ...(source && { source: toSpan(source) }),
    ...(cue && { cue: toSpan(cue) }),
    ...(via && { via: toSpan(via) }),
    addressees: to,
    ...CERTAIN,
  }
}

function toSpan({ in: text, at, exact }: CuratedSpan): model.Span {
  const [field = '', ordinal = '0'] = text.toUpperCase().split(':')
  return { field: field as model.TextField, ordinal: Number(ordinal), start: at, end: at + exact.length, exact }
}

const toIdentifiers = (identifiers: Record<string, string>): model.Identifier[] =>
  Object.entries(identifiers).map(([scheme, value]) => ({ scheme, value }))
