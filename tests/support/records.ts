import type { ArticleRecord, Entity, Quote, Span } from '../../src/model.ts'

// Small records made in a test, for as many articles, people and quotes as it needs.

const source = { slug: 'the-daily', name: 'The Daily', kind: 'NEWSPAPER', languages: ['en'] } as const

const found = { method: 'CURATED', review: 'CONFIRMED' } as const

const person = (slug: string, name: string): Entity => ({
  ...found,
  kind: 'PERSON',
  slug,
  name,
  names: [],
  identifiers: [],
})

/** Where a text first stands in a body. */
export const spanOf = (body: string, exact: string): Span => {
  const start = body.indexOf(exact)
  if (start < 0) throw new Error(`"${exact}" is not in "${body}"`)
  return { field: 'BODY', ordinal: 0, start, end: start + exact.length, exact }
}

/** Article `n`, in which person `n` says something at event `n`, with a guest. */
export function numberedRecord(n: number): ArticleRecord {
  const [speaker, guest, meeting] = [`person-${n}`, `guest-${n % 7}`, `meeting-${n}`]
  const body = `Person ${n} met Guest ${n % 7} at Meeting ${n}. “We agree on ${n} things,” Person ${n} said. “And on more.”`
  const quote = (words: string) => ({
    kind: 'DIRECT' as const,
    segments: [spanOf(body, words)],
    speaker,
    addressees: [guest],
    about: [],
    event: meeting,
    confidence: 1,
    ...found,
  })
  const mention = (entity: string, exact: string) => ({ entity, span: spanOf(body, exact), confidence: 1, ...found })
  return {
    article: {
      slug: `article-${n}`,
      externalId: String(n),
      source: { ...source, languages: ['en'] },
      title: `Meeting ${n} ends in agreement`,
      body,
      authors: [],
      language: 'en',
      publishedAt: new Date(Date.UTC(2024, 0, 1 + n)).toISOString(),
      status: 'PUBLISHED',
      topics: [],
      photos: [],
    },
    topics: [],
    entities: [
      person(speaker, `Person ${n}`),
      person(guest, `Guest ${n % 7}`),
      {
        ...found,
        kind: 'EVENT',
        eventKind: 'MEETING',
        slug: meeting,
        name: `Meeting ${n}`,
        names: [],
        identifiers: [],
        places: [],
        participants: [
          { entity: speaker, role: 'host', evidence: [spanOf(body, `Person ${n}`)] },
          { entity: guest, evidence: [spanOf(body, `Guest ${n % 7}`)] },
        ],
        evidence: [spanOf(body, `Meeting ${n}`)],
      },
    ],
    mentions: [mention(speaker, `Person ${n}`), mention(guest, `Guest ${n % 7}`), mention(meeting, `Meeting ${n}`)],
    quotes: [quote(`We agree on ${n} things`), quote('And on more')],
    affiliations: [],
  }
}

/** An article of a test: its texts, and who says what in it. */
export interface Printed {
  slug: string
  title?: string
  body: string
  captions?: string[]
  source?: string
  publishedAt?: string
  status?: ArticleRecord['article']['status']
  /** Words of the body as they stand there, one text for each segment. */
  quotes?: { words: string | string[]; speaker?: string; source?: string; cue?: string; review?: Quote['review'] }[]
}

export function printedRecord({ slug, body, captions = [], quotes = [], ...more }: Printed): ArticleRecord {
  const speakers = [...new Set(quotes.flatMap(({ speaker }) => speaker ?? []))]
  const outlet = more.source ?? 'The Daily'
  return {
    article: {
      slug,
      externalId: slug,
      source: { ...source, languages: ['en'], slug: slugOf(outlet), name: outlet },
      title: more.title ?? `About ${slug}`,
      body,
      authors: [],
      language: 'en',
      publishedAt: more.publishedAt ?? '2024-03-01T12:00:00.000Z',
      status: more.status ?? 'PUBLISHED',
      topics: [],
      photos: captions.map((caption) => ({ caption, depicts: [] })),
    },
    topics: [],
    entities: speakers.map((name) => person(slugOf(name), name)),
    mentions: [],
    quotes: quotes.map(({ words, speaker, source: printed, cue, review = 'CONFIRMED' }) => ({
      kind: 'DIRECT',
      segments: [words].flat().map((segment) => spanOf(body, segment)),
      ...(speaker === undefined ? {} : { speaker: slugOf(speaker) }),
      ...(printed === undefined ? {} : { source: spanOf(body, printed) }),
      ...(cue === undefined ? {} : { cue: spanOf(body, cue) }),
      addressees: [],
      about: [],
      confidence: 1,
      ...found,
      review,
    })),
    affiliations: [],
  }
}

const slugOf = (name: string) => name.toLowerCase().replaceAll(' ', '-')
