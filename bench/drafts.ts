import { capital, distinct, drawer, personName, pick, placeName, type Random, randomFrom, writer } from './words.ts'

// What the synthetic articles tell, before it becomes rows.

export interface Thing {
  kind: 'PERSON' | 'ORGANIZATION' | 'PLACE' | 'EVENT'
  name: string
}

export interface Happening extends Thing {
  kind: 'EVENT'
  day: string
  place: Thing
  participants: Thing[]
}

export interface Found {
  start: number
  exact: string
}

export interface Said {
  words: Found
  source: Found
  cue: Found
  speaker: Thing
}

export interface Story {
  title: string
  body: string
  publishedAt: string
  event: Happening
  mentions: { of: Thing; span: Found }[]
  quotes: Said[]
}

export interface Draft {
  people: Thing[]
  organizations: Thing[]
  places: Thing[]
  events: Happening[]
  articles: Story[]
}

const SIZES = { people: 5000, organizations: 500, places: 400, events: 10_000, articles: 10_000 }

// Sizes repeat every 20, with the same sum, so that a page of 20 holds as much in either variant: 90 people, 100 quotes.
const PARTICIPANTS = {
  skewed: [3, 12, 1, 5, 4, 2, 8, 4, 1, 6, 3, 10, 2, 5, 1, 7, 4, 2, 6, 4],
  uniform: [4, 5],
}
const QUOTES = { skewed: [5, 1, 14, 0, 6, 2, 9, 3, 4, 0, 12, 1, 7, 3, 8, 2, 10, 4, 6, 3], uniform: [5] }

const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2000, 0, 1)
const MATTERS = 'grain trade water borders energy fishing debt migration forests railways'.split(' ')
const BODIES = ['Ministry', 'Council', 'Union', 'Agency', 'Institute']
const CUES = ['said', 'told reporters', 'added', 'warned', 'insisted']

export function draftArticles(scale: number, skewed: boolean): Draft {
  const random = randomFrom(2026)
  const sized = (size: number) => Math.max(20, Math.round(size * scale))
  const things = (kind: Thing['kind'], size: number, name: () => string): Thing[] =>
    distinct(sized(size), name).map((name) => ({ kind, name }))
  const people = things('PERSON', SIZES.people, () => personName(random))
  const places = things('PLACE', SIZES.places, () => placeName(random))
  const organizations = things('ORGANIZATION', SIZES.organizations, () => {
    return `${pick(random, places).name} ${pick(random, BODIES)} of ${capital(pick(random, MATTERS))}`
  })
  const shape = skewed ? 'skewed' : 'uniform'
  const drawPerson = drawer(random, people.length, skewed ? 1 : 0)
  const speaker = () => people[drawPerson()]!
  const sizeOf = (sizes: number[], i: number) => sizes[i % sizes.length]!

  const events = Array.from({ length: sized(SIZES.events) }, (_, i): Happening => {
    const place = pick(random, places)
    const participants = new Set<Thing>()
    while (participants.size < sizeOf(PARTICIPANTS[shape], i)) participants.add(speaker())
    const day = new Date(FIRST_DAY + i * DAY).toISOString().slice(0, 10)
    const name = `${place.name} talks on ${pick(random, MATTERS)}`
    return { kind: 'EVENT', name, day, place, participants: [...participants] }
  })
  const write = writer(random)
  const articles = Array.from({ length: sized(SIZES.articles) }, (_, i) => {
    const voices = Array.from({ length: sizeOf(QUOTES[shape], i) }, speaker)
    return tell(random, write, events[i % events.length]!, pick(random, organizations), voices)
  })
  return { people, organizations, places, events, articles }
}

const WORDS = 250

/** An article about an event, with the words of those who speak in it. */
function tell(random: Random, write: (words: number) => string, event: Happening, host: Thing, voices: Thing[]): Story {
  const text = new Text()
  const mentions: Story['mentions'] = []
  const mention = (of: Thing, before: string) => {
    const span = text.add(before, of.name)
    mentions.push({ of, span })
    return span
  }
  mention(event, 'The ')
  mention(host, ' were held by the ')
  mention(event.place, ' in ')
  text.add('.')
  const quotes = voices.map((speaker): Said => {
    const words = text.add(`\n\n${capital(write(8))}. “`, capital(write(9)))
    const cue = text.add(',” ', pick(random, CUES))
    const source = mention(speaker, ' ')
    text.add('.')
    return { words, cue, source, speaker }
  })
  while (text.words < WORDS) text.add(` ${capital(write(14))}.`)
  const publishedAt = new Date(Date.parse(event.day) + 18 * 3_600_000).toISOString()
  return { title: capital(write(6)), body: text.body, publishedAt, event, mentions, quotes }
}

/** A text that tells where what was added stands in it. */
class Text {
  body = ''

  get words(): number {
    return this.body.split(' ').length
  }

  add(before: string, exact = ''): Found {
    const start = this.body.length + before.length
    this.body += before + exact
    return { start, exact }
  }
}
