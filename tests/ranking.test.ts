import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArticleRecord } from '../src/model.ts'
import { type Archive, INVENTED, openArchive, SEED } from './support/archive.ts'
import { spanOf } from './support/records.ts'

// What a reader of our own articles expects to see first. `npm run bench:ranking` measures the same on whole collections.

interface Story {
  slug: string
  day: string
  title: string
  body: string
  /** As written in the body, with any other names on record. */
  people?: Record<string, string[]>
  /** The words and who says them, both as written in the body. */
  said?: [words: string, speaker: string]
}

const STORIES: Story[] = [
  {
    slug: 'harvest',
    day: '2024-08-20',
    title: 'Rain spoils the harvest in Lower Aldervale',
    body: `Farmers in Lower Aldervale have brought in a third less wheat than last year. “The harvest drowned,” said Zdeněk Novotný, the minister of agriculture. Novotný promised help before winter. The price of bread will rise.`,
    people: { 'Zdeněk Novotný': [] },
    said: ['The harvest drowned', 'Zdeněk Novotný'],
  },
  {
    slug: 'strike',
    day: '2024-08-27',
    title: 'Dock strike enters its third week',
    body: `Nothing moves in the harbor. The dock workers went on strike over night shifts, and the strike has no end in sight: wheat from a poor harvest waits in forty ships. “We strike so that somebody listens,” said Tomoko Ōno, who speaks for the dock workers. Ōno will meet the owners on Monday.`,
    people: { 'Tomoko Ōno': ['Tomoko Oono'] },
    said: ['We strike so that somebody listens', 'Tomoko Ōno'],
  },
  {
    slug: 'bakery',
    day: '2024-09-02',
    title: 'A bakery that lets its dough sleep',
    body: `It takes two days to make a loaf here. The dough sleeps in the cellar, and so, on some nights, does the baker. The trick is to strike a balance between warm and cold. Bread like this costs more than bread from a machine, and there is a queue for it every morning. People come by ferry, by bicycle and on foot. Nobody has ever asked for the recipe, which hangs on the door.`,
  },
  {
    slug: 'ferry',
    day: '2024-09-05',
    title: 'Fog holds up ferries',
    body: 'Two ferries were late on Thursday. The third ferry did not leave at all.',
  },
]

const by = { method: 'CURATED', review: 'CONFIRMED' } as const

function recordOf({ slug, day, title, body, people = {}, said }: Story): ArticleRecord {
  const slugOf = (name: string) => `${slug}-${Object.keys(people).indexOf(name)}`
  return {
    article: {
      ...{ slug, externalId: slug, title, body, authors: [], language: 'en', status: 'PUBLISHED' },
      source: { slug: 'aldervale-post', name: 'Aldervale Post', kind: 'NEWSPAPER', languages: ['en'] },
      publishedAt: `${day}T08:00:00Z`,
      topics: [],
      photos: [],
    },
    topics: [],
    entities: Object.entries(people).map(([name, others]) => ({
      ...{ kind: 'PERSON', slug: slugOf(name), name, identifiers: [], ...by },
      names: others.map((text) => ({ text, kind: 'ALIAS' })),
    })),
    mentions: Object.keys(people).map((name) => ({
      ...{ entity: slugOf(name), span: spanOf(body, name), confidence: 1, ...by },
    })),
    quotes: (said ? [said] : []).map(([words, speaker]) => ({
      ...{ kind: 'DIRECT', segments: [spanOf(body, words)], speaker: slugOf(speaker), source: spanOf(body, speaker) },
      ...{ addressees: [], about: [], confidence: 1, ...by },
    })),
    affiliations: [],
  }
}

const LAVROV = 'Person: Sergey Lavrov'
const TRIP = 'Article: Lavrov’s North Korea Trip Designed to ‘Counterbalance’ US Belligerence in Asian Theater'
const MARKET = 'Article: ‘No Plastic’ 🏮 at Port Alder’s Night Market'
const [HARVEST, STRIKE, BAKERY, FERRY] = STORIES.map(({ title }) => `Article: ${title}`) as [
  string,
  string,
  string,
  string,
]
const HIS_TRIP = 'his trip would help further expand the comprehensive and constructive ties…'
const RUMORS = 'You know, I don’t comment on rumors. The fact that Americans constantly blame…'

describe('the first hits', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchive([SEED, INVENTED], STORIES.map(recordOf))
  })
  afterAll(() => archive.close())

  async function search(query: string, more = ''): Promise<string[]> {
    const { data } = await archive.ask(
      `query ($query: String!) { search(query: $query${more}) { nodes { __typename displayTitle } } }`,
      { query },
    )
    return data.search.nodes.map(
      (node: { __typename: string; displayTitle: string }) => `${node.__typename}: ${node.displayTitle}`,
    )
  }

  it.each<[query: string, more: string, first: string[]]>([
    // Whom a name means comes before all that mention it: by any spelling on record, by last name, in any case.
    ['Lavov', '', [LAVROV, TRIP]],
    ['Sergei Lavrov', '', [LAVROV, TRIP]],
    ['sergey lavov', '', [LAVROV, TRIP]],
    ['sergey', '', [LAVROV, 'Person: Sergei Shoigu']],
    [
      'Choe Son Hui',
      '',
      ['Person: Choe Son-hui', `Quote: ${HIS_TRIP}`, 'Event: Talks of Sergey Lavrov and Choe Son-hui', TRIP],
    ],
    ['Coe', '', ['Person: Choe Son-hui', `Quote: ${HIS_TRIP}`]],
    ['KIM JONG UN', '', ['Person: Kim Jong Un', "Event: Kim Jong Un's visit to Russia"]],
    ['kim jong-un', '', ['Person: Kim Jong Un', "Event: Kim Jong Un's visit to Russia"]],
    ['Koh', '', ['Person: KJ Noh']],
    ['novotny', '', ['Person: Zdeněk Novotný', HARVEST, 'Quote: The harvest drowned']],
    ['Oono', '', ['Person: Tomoko Ōno', STRIKE]],
    ['ليلى حداد', '', ['Person: Layla Haddad']],
    ['dprk', '', ['Place: North Korea']],
    ['korea', '', ['Place: Korea']],
    ['port alder', '', ['Place: Port Alder', MARKET]],
    // What is about it comes before what says it in passing, the headline before the body.
    ['harvest', ', types: [ARTICLE]', [HARVEST, STRIKE]],
    ['strike', ', types: [ARTICLE]', [STRIKE, BAKERY]],
    ['ferry', '', [FERRY, BAKERY]],
    ['harvst', ', types: [ARTICLE]', [HARVEST, STRIKE]],
    ['bread harvest', ', options: { match: ANY }, types: [ARTICLE]', [HARVEST, BAKERY, STRIKE]],
    ['night market', '', [MARKET, 'Event: Opening of the night market']],
    ['pyongyang reception', '', ["Event: Reception in Sergey Lavrov's honor in Pyongyang", TRIP]],
    // Words that somebody said find what was said before the article around it.
    [
      'real friendship',
      '',
      ['Quote: real friendship … between Russia and North Korea was … growing stronger … after…', TRIP],
    ],
    ["don't comment on rumors", '', [`Quote: ${RUMORS}`, TRIP]],
    ['“soldiers salute”', '', [TRIP]],
    ['harvest', ', orderBy: NEWEST, types: [ARTICLE]', [STRIKE, HARVEST]],
  ])('of %s%s', async (query, more, first) => {
    expect((await search(query, more)).slice(0, first.length)).toEqual(first)
  })
})
