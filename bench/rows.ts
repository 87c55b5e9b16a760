import { entityId, makeId, sha256 } from '../src/store/ids.ts'
import { positionOf } from '../src/store/save/texts.ts'
import { storedTime } from '../src/store/sql.ts'
import { fold } from '../src/text/fold.ts'
import type { Draft, Found, Happening, Story, Thing } from './drafts.ts'

// Rows of the tables, in an order in which what is referred to comes first.

const NOW = storedTime('2026-01-01T00:00:00Z')
const SOURCES = 10
const sourceSlug = (i: number) => `source-${i % SOURCES}`

export function rowsOf(draft: Draft): Record<string, object[]> {
  const { people, organizations, places, events, articles } = draft
  const keyed = [...people, ...organizations, ...places, ...events].map((thing, i) => ({ thing, slug: `entity-${i}` }))
  const ids = new Map(keyed.map(({ thing, slug }) => [thing, entityId(thing.kind, slug)]))
  const idOf = (thing: Thing) => ids.get(thing)!
  const stories = articles.map((story, i) => storyRows(story, i, idOf))
  return {
    Entity: keyed.map(({ thing, slug }) => entityRow(thing, idOf(thing), slug)),
    Name: keyed.map(({ thing }) => nameRow(thing, idOf(thing))),
    Person: people.map((person) => ({ id: idOf(person) })),
    Organization: organizations.map((organization) => ({ id: idOf(organization), kind: 'GOVERNMENT' })),
    Place: places.map((place) => ({ id: idOf(place), kind: 'CITY' })),
    Event: events.map((event) => eventRow(event, idOf(event))),
    EventPlace: events.map((event) => ({ eventId: idOf(event), placeId: idOf(event.place), ordinal: 0 })),
    Participant: events.flatMap((event) => participantRows(event, idOf)),
    Source: Array.from({ length: SOURCES }, (_, i) => sourceRow(i)),
    Article: stories.map(({ article }) => article),
    ArticleText: stories.flatMap(({ texts }) => texts),
    ArticleEntity: stories.flatMap(({ named }) => named),
    Mention: stories.flatMap(({ mentions }) => mentions),
    Quote: stories.flatMap(({ quotes }) => quotes),
    QuoteSpan: stories.flatMap(({ spans }) => spans),
  }
}

const found = { method: 'IMPORTED', review: 'CONFIRMED' }

const entityRow = ({ kind, name }: Thing, id: string, slug: string) => ({
  ...{ id, kind, slug, name, nameSort: fold(name) },
  ...{ ...found, createdAt: NOW, updatedAt: NOW },
})

const nameId = ({ name }: Thing, id: string) => makeId('NAME', id, name)
const nameRow = (thing: Thing, id: string) => {
  const { name } = thing
  return { id: nameId(thing, id), entityId: id, text: name, textSort: fold(name), kind: 'PREFERRED', ordinal: 0 }
}

const eventRow = ({ day }: Happening, id: string) => ({
  ...{ id, kind: 'MEETING' },
  ...{ dateEdtf: day, dateEarliest: day, dateLatest: day, dateSort: day },
})

const participantRows = (event: Happening, idOf: (thing: Thing) => string) =>
  event.participants.map((person, ordinal) => {
    const ends = { eventId: idOf(event), entityId: idOf(person) }
    return { id: makeId('OTHER', 'participant', ends.eventId, ends.entityId), ...ends, ordinal }
  })

const sourceRow = (i: number) => {
  const slug = sourceSlug(i)
  return { id: makeId('SOURCE', slug), slug, name: slug, nameSort: slug, kind: 'AGENCY', languages: '["en"]' }
}

function storyRows(story: Story, i: number, idOf: (thing: Thing) => string) {
  const { title, body, event } = story
  const sourceId = makeId('SOURCE', sourceSlug(i))
  const id = makeId('ARTICLE', sourceSlug(i), `${i}`)
  const publishedAt = storedTime(story.publishedAt)
  const text = (field: string, text: string) => ({
    ...{ id: makeId('TEXT', id, field, 0, sha256(text)), articleId: id, field, ordinal: 0 },
    ...{ text, hash: sha256(text) },
  })
  const texts = [text('TITLE', title), text('BODY', body)]
  const place = ({ start, exact }: Found) => ({ textId: texts[1]!.id, start, end: start + exact.length, exact })
  const position = ({ start, exact }: Found) =>
    positionOf({ field: 'BODY', ordinal: 0, start, end: start + exact.length, exact })
  const certain = { ...found, confidence: 1 }
  const quotes = story.quotes.map(({ speaker, words }, nth) => ({
    ...{ id: makeId('QUOTE', id, words.exact, nth), articleId: id, kind: 'DIRECT', text: words.exact },
    ...{ textSort: fold(words.exact), language: 'en', speakerId: idOf(speaker), eventId: idOf(event) },
    ...{ saidEdtf: event.day, saidEarliest: event.day, saidLatest: event.day, saidSort: event.day },
    ...{ position: position(words), ...certain },
  }))
  return {
    article: {
      ...{ id, slug: `article-${i}`, sourceId, externalId: `${i}`, title, titleSort: fold(title), language: 'en' },
      ...{ publishedAt, status: 'PUBLISHED', url: `https://news.example/${i}`, wordCount: body.split(/\s+/).length },
      ...{ contentHash: sha256(`${title}\n${body}`), recordHash: sha256(body), createdAt: NOW, updatedAt: NOW },
    },
    texts,
    named: namedRows(story, id, publishedAt, idOf),
    mentions: story.mentions.map(({ of, span }) => ({
      ...{ id: makeId('MENTION', id, idOf(of), span.start), articleId: id, entityId: idOf(of), ...place(span) },
      ...{ nameId: nameId(of, idOf(of)), position: position(span), publishedAt, ...certain },
    })),
    quotes,
    spans: story.quotes.flatMap(({ words, source, cue }, nth) => [
      { quoteId: quotes[nth]!.id, role: 'SEGMENT', ordinal: 0, ...place(words) },
      { quoteId: quotes[nth]!.id, role: 'SOURCE', ordinal: 0, ...place(source) },
      { quoteId: quotes[nth]!.id, role: 'CUE', ordinal: 0, ...place(cue) },
    ]),
  }
}

function namedRows({ mentions }: Story, articleId: string, publishedAt: string, idOf: (thing: Thing) => string) {
  const counts = new Map<Thing, number>()
  for (const { of } of mentions) counts.set(of, (counts.get(of) ?? 0) + 1)
  return [...counts].map(([thing, mentionCount]) => ({
    ...{ articleId, entityId: idOf(thing), kind: thing.kind, mentionCount, publishedAt },
  }))
}
