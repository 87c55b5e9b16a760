import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PageOfHits, PassageQuery, SearchDocument, SearchIndex, SearchQuery } from '../src/search/port.ts'
import { wordsOf } from '../src/text/words.ts'

// What every search engine must do, told through the port only.

/** Makes an empty index, or, given a path, one that holds what was last committed there. */
export type CreateIndex = (path?: string) => Promise<SearchIndex>

const document = (given: Partial<SearchDocument> & Pick<SearchDocument, 'id' | 'kind' | 'title'>): SearchDocument => ({
  aliases: [],
  summary: '',
  body: '',
  language: null,
  publishedAt: null,
  source: null,
  topics: [],
  entities: given.kind === 'PERSON' || given.kind === 'PLACE' ? [{ id: given.id, kind: given.kind }] : [],
  ...given,
})

const LAVROV = { id: 'person:lavrov', kind: 'PERSON' as const }
const CHOE = { id: 'person:choe', kind: 'PERSON' as const }
const KIM = { id: 'person:kim', kind: 'PERSON' as const }
const KOREA = { id: 'place:north-korea', kind: 'PLACE' as const }

const ARCHIVE: SearchDocument[] = [
  document({ ...LAVROV, title: 'Sergey Lavrov', aliases: ['Sergei Lavrov', 'Lavov'], summary: 'Diplomat' }),
  document({ ...CHOE, title: 'Choe Son-hui', aliases: ['Coe Son-hui'], summary: 'Foreign minister' }),
  document({ ...KIM, title: 'Kim Jong Un', aliases: ['Kim Jong-un'] }),
  document({ ...KOREA, title: 'North Korea', aliases: ['DPRK'] }),
  document({
    id: 'article:trip',
    kind: 'ARTICLE',
    title: 'Minister’s visit to Pyongyang',
    body: 'Sergey Lavrov visited North Korea on Wednesday. He met Choe Son-hui in a café and laid flowers.',
    language: 'en',
    publishedAt: '2023-10-20T14:34:00.000Z',
    source: 'source:daily',
    topics: ['topic:diplomacy', 'topic:politics'],
    entities: [LAVROV, CHOE, KOREA],
  }),
  document({
    id: 'article:caption',
    kind: 'ARTICLE',
    title: 'Soldiers salute at the monument',
    body: 'Soldiers salute as Sergei Lavov visits the DPRK. Flowers were not laid.',
    language: 'en-GB',
    publishedAt: '2022-05-01T00:00:00.000Z',
    source: 'source:weekly',
    topics: ['topic:politics'],
    entities: [LAVROV, KOREA],
  }),
  document({
    id: 'article:harvest',
    kind: 'ARTICLE',
    title: 'A good harvest',
    body: 'Farmers bring in the harvest of apples, and the visiting minister of agriculture praises them.',
    language: 'fr',
    publishedAt: '2023-09-01T00:00:00.000Z',
    source: 'source:daily',
    topics: ['topic:farming'],
  }),
  document({
    id: 'quote:rumors',
    kind: 'QUOTE',
    title: 'Sergey Lavrov',
    body: 'I don’t comment on rumors',
    language: 'en',
    publishedAt: '2023-10-20T14:34:00.000Z',
    source: 'source:daily',
    entities: [LAVROV],
  }),
  document({ id: 'topic:diplomacy', kind: 'TOPIC', title: 'Diplomacy' }),
  document({ id: 'source:daily', kind: 'SOURCE', title: 'The Daily Harvest' }),
]

const ask = (query: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
  query,
  match: 'ALL',
  prefix: 'NONE',
  fuzziness: 'NONE',
  order: 'RELEVANCE',
  ...more,
})

const ALL_HITS: PageOfHits = { take: { first: 100 } }

export function searchContract(name: string, create: CreateIndex, newPath: () => string): void {
  describe(`${name} as a search index`, () => {
    let index: SearchIndex
    beforeEach(async () => {
      index = await create()
      await index.put(ARCHIVE)
    })
    afterEach(() => index.close())

    const find = async (query: string, more: Partial<SearchQuery> = {}) =>
      (await index.search(ask(query, more), ALL_HITS)).hits.map((hit) => hit.id)
    const sorted = async (query: string, more: Partial<SearchQuery> = {}) => (await find(query, more)).sort()
    const why = async (query: string, id: string, more: Partial<SearchQuery> = {}) => {
      const { hits } = await index.search(ask(query, more), ALL_HITS)
      return hits
        .find((hit) => hit.id === id)
        ?.matches.map(({ words, term, reason }) => `${words.join(' ')} < ${term}: ${reason}`)
    }

    describe('finds words', () => {
      it('whatever their case, accents and width', async () => {
        expect(await find('CAFE')).toEqual(['article:trip'])
        expect(await find('cafe\u0301')).toEqual(['article:trip'])
        expect(await find('ＣＡＦＥ')).toEqual(['article:trip'])
      })

      it('in another form, and says so', async () => {
        expect(await sorted('visits flowers')).toEqual(['article:caption', 'article:trip'])
        expect(await why('visits', 'article:trip')).toEqual(['visit < visits: STEM', 'visited < visits: STEM'])
        expect(await why('visits', 'article:caption')).toEqual(['visits < visits: EXACT'])
      })

      it('all of them or any of them', async () => {
        expect(await find('flowers harvest')).toEqual([])
        expect(await sorted('flowers harvest', { match: 'ANY' })).toEqual([
          'article:caption',
          'article:harvest',
          'article:trip',
          'source:daily',
        ])
      })

      it('by their beginning, from three letters on', async () => {
        expect(await find('pyong')).toEqual([])
        expect(await find('pyong', { prefix: 'LAST_TERM' })).toEqual(['article:trip'])
        expect(await find('pyong flowers', { prefix: 'LAST_TERM' })).toEqual([])
        expect(await find('pyong flowers', { prefix: 'ALL_TERMS' })).toEqual(['article:trip'])
        expect(await find('py', { prefix: 'ALL_TERMS' })).toEqual([])
        expect(await why('pyong', 'article:trip', { prefix: 'LAST_TERM' })).toEqual(['pyongyang < pyong: PREFIX'])
      })

      it('with a letter or two wrong, by the length of the word', async () => {
        expect(await find('monumant')).toEqual([])
        expect(await find('monumant', { fuzziness: 'AUTO' })).toEqual(['article:caption'])
        expect(await why('monumant', 'article:caption', { fuzziness: 'AUTO' })).toEqual(['monument < monumant: FUZZY'])
        expect(await find('monomant', { fuzziness: 'ONE' })).toEqual([])
        expect(await find('monomant', { fuzziness: 'TWO' })).toEqual(['article:caption'])
        expect(await find('Lam', { fuzziness: 'TWO' })).toEqual([])
      })

      it('in the fields asked for', async () => {
        expect(await sorted('harvest')).toEqual(['article:harvest', 'source:daily'])
        expect(await find('praises', { fields: ['TITLE'] })).toEqual([])
        expect(await find('Lavov', { fields: ['BODY'] })).toContain('article:caption')
        expect(await find('diplomat', { fields: ['SUMMARY'] })).toEqual(['person:lavrov'])
        expect(await find('dprk', { fields: ['ALIAS'] })).toEqual(['place:north-korea'])
      })

      it('of the kinds asked for', async () => {
        expect(await find('harvest', { kinds: ['SOURCE', 'TOPIC'] })).toEqual(['source:daily'])
      })
    })

    describe('finds passages', () => {
      const passages = async (text: string, more: Partial<PassageQuery> = {}) =>
        index.findPassages({ words: wordsOf(text), kind: 'ARTICLE', first: 10, ...more })
      const where = async (text: string, more: Partial<PassageQuery> = {}) =>
        (await passages(text, more)).hits.map((hit) => hit.id)

      it('in the document with the longest runs of the words first', async () => {
        expect(await where('He met Choe Son-hui in a café and laid flowers')).toEqual(['article:trip'])
        expect(await where('visits the DPRK. Flowers were not laid')).toEqual(['article:caption'])
      })

      it('though a word is another, and though words are left out', async () => {
        expect(await where('He met Choe Son-hui in a hotel and laid wreaths')).toEqual(['article:trip'])
        expect(await where('He met Choe Son-hui and laid flowers')).toEqual(['article:trip'])
      })

      it('in captions, where a search does not look', async () => {
        await index.put([{ ...ARCHIVE[6]!, captions: ['A tractor at dawn', 'The barn'] }])
        expect(await where('a tractor at dawn')).toEqual(['article:harvest'])
        expect(await find('tractor')).toEqual([])
        expect((await passages('at dawn the barn')).occurrences).toBe(0)
      })

      it('among the documents given, and of the kind asked for', async () => {
        expect(await where('visits the DPRK', { among: new Set(['article:trip', 'person:choe']) })).toEqual([])
        expect(await where('comment rumors')).toEqual([])
        expect(await where('comment on rumors', { kind: 'QUOTE' })).toEqual(['quote:rumors'])
      })

      it('and counts where the words stand as they are, within one text', async () => {
        expect((await passages('laid flowers')).occurrences).toBe(1)
        expect((await passages('the')).occurrences).toBe(4)
        expect((await passages('visit to Pyongyang Sergey')).occurrences).toBe(0)
        expect((await passages('flowers laid')).occurrences).toBe(0)
      })

      it('not in what was removed', async () => {
        await index.remove(['article:trip'])
        expect(await passages('he met Choe')).toEqual({ hits: [], occurrences: 0 })
      })

      it('nowhere for words that are in no text, or for none', async () => {
        expect(await passages('xylophone quartet')).toEqual({ hits: [], occurrences: 0 })
        expect(await passages('')).toEqual({ hits: [], occurrences: 0 })
      })
    })

    describe('reads the query', () => {
      it('with "phrases", whatever the quotation marks', async () => {
        expect(await find('"laid flowers"')).toEqual(['article:trip'])
        expect(await find('“comment on rumors”')).toEqual(['quote:rumors'])
        expect(await find('"flowers laid"')).toEqual([])
        expect(await why('"laid flowers" visit', 'article:trip')).toEqual([
          'visit < visit: EXACT',
          'laid flowers < laid flowers: EXACT',
          'visited < visit: STEM',
        ])
      })

      it('with -words and -"phrases" to leave out', async () => {
        expect(await find('visit -salute', { kinds: ['ARTICLE'] })).not.toContain('article:caption')
        expect(await find('flowers -"laid flowers"')).toEqual(['article:caption'])
        expect(await find('flowers -“laid flowers”')).toEqual(['article:caption'])
        expect(await find('Choe Son-hui', { kinds: ['ARTICLE'] })).toEqual(['article:trip'])
      })

      it('without stop words, unless there is nothing else', async () => {
        expect(await find('the harvest of apples')).toEqual(['article:harvest'])
        expect(await sorted('the of')).toEqual(['article:harvest'])
      })

      it('as nothing, when it only says what to leave out', async () => {
        expect(await find('-harvest')).toEqual([])
        expect(await find('')).toEqual([])
        expect(await find('“” ... -')).toEqual([])
      })

      it('and tells the words as it saw them', async () => {
        const { terms } = await index.search(ask('Café "LAID flowers" -rain'), ALL_HITS)
        expect(terms).toEqual(['cafe', 'laid', 'flowers'])
      })

      it('and refuses one that asks too much', async () => {
        const refusal = (query: string) =>
          index.search(ask(query), ALL_HITS).catch(({ code, message }) => [code, message])
        expect(await refusal('a'.repeat(257))).toEqual([
          'BAD_USER_INPUT',
          'query: expected at most 256 characters, got 257.',
        ])
        expect(await refusal('word '.repeat(17))).toEqual([
          'BAD_USER_INPUT',
          'query: expected at most 16 words, got 17.',
        ])
        expect(await refusal('a'.repeat(65))).toEqual([
          'BAD_USER_INPUT',
          'query: expected words of at most 64 characters, got one of 65.',
        ])
      })

      it('never as a regular expression', async () => {
        expect(await find('(x+)+$ [ \\ *')).toEqual([])
      })
    })

    describe('knows names in any spelling', () => {
      it.each(['Lavov', 'Sergei Lavrov', 'Sergey Lavrov', 'SERGEI LAVROV', 'sergei  lavrov’s'])('%s', async (name) => {
        const hits = await find(name)
        expect(hits[0]).toBe('person:lavrov')
        expect([...hits].sort()).toEqual(['article:caption', 'article:trip', 'person:lavrov', 'quote:rumors'])
      })

      it.each(['Choe Son-hui', 'Choe Son Hui', 'choe sonhui', 'Coe Son-hui'])('%s', async (name) => {
        expect(await find(name)).toEqual(['person:choe', 'article:trip'])
      })

      it.each(['Kim Jong Un', 'kim jong-un', 'KIM JONG UN', 'Kim Jongun'])('%s', async (name) => {
        expect(await find(name)).toEqual(['person:kim'])
      })

      it('and says that it is another name on record', async () => {
        expect(await find('DPRK')).toEqual(['place:north-korea', 'article:caption', 'article:trip'])
        expect(await why('DPRK', 'article:trip')).toEqual(['north korea < DPRK: ALIAS'])
        expect(await why('DPRK', 'article:caption')).toEqual(['dprk < DPRK: EXACT'])
        expect(await why('Lavov', 'quote:rumors')).toEqual(['sergey lavrov < Lavov: ALIAS'])
      })

      it('by a word that another name of the same spells so', async () => {
        expect(await find('Coe')).toEqual(['person:choe', 'article:trip'])
        expect(await why('Coe', 'article:trip')).toEqual(['choe < Coe: ALIAS'])
        expect(await why('Sergei', 'quote:rumors')).toEqual(['sergey < Sergei: ALIAS'])
        expect((await find('Sergey Lavov'))[0]).toBe('person:lavrov')
      })

      it('and puts the person first who is called so', async () => {
        expect((await find('Lavrov'))[0]).toBe('person:lavrov')
        expect((await find('son hui'))[0]).toBe('person:choe')
      })

      it('together with other words', async () => {
        expect(await find('DPRK wednesday')).toEqual(['article:trip'])
      })

      it('and scores how alike they are', async () => {
        const match = async (name: string) =>
          (await index.matchNames(name, undefined, 3)).map(({ id, name, score }) => [id, name, score === 1])
        expect(await match('sergei lavrov')).toEqual([['person:lavrov', 'Sergei Lavrov', true]])
        expect(await match('CHOE SON HUI')).toEqual([['person:choe', 'Choe Son-hui', true]])
        expect(await match('Lavrov, Sergey')).toEqual([['person:lavrov', 'Sergey Lavrov', false]])
        expect(await match('S. Lavrov')).toEqual([['person:lavrov', 'Sergey Lavrov', false]])
        expect(await match('Lavrov')).toEqual([['person:lavrov', 'Lavov', false]])
        expect(await match('Serguei Lawroff')).toEqual([['person:lavrov', 'Sergei Lavrov', false]])
        expect(await match('Сергей Лавров')).toEqual([['person:lavrov', 'Sergey Lavrov', false]])
        expect(await match('Sergej Lawrow')).toEqual([['person:lavrov', 'Sergey Lavrov', false]])
        expect(await match('Angela Merkel')).toEqual([])
        expect(await index.matchNames('North Korea', ['PERSON'], 3)).toEqual([])
      })
    })

    describe('filters', () => {
      const articles = (filter: SearchQuery['filter']) =>
        sorted('visit minister', { match: 'ANY', kinds: ['ARTICLE'], ...(filter ? { filter } : {}) })

      it('by language, the wider tag asking for the narrower', async () => {
        expect(await articles({ languages: ['en'] })).toEqual(['article:caption', 'article:trip'])
        expect(await articles({ languages: ['en-GB', 'fr'] })).toEqual(['article:caption', 'article:harvest'])
      })

      it('by source, topic and entity', async () => {
        expect(await articles({ sources: ['source:weekly'] })).toEqual(['article:caption'])
        expect(await articles({ topics: ['topic:farming', 'topic:diplomacy'] })).toEqual([
          'article:harvest',
          'article:trip',
        ])
        expect(await articles({ entities: { allOf: [LAVROV.id, CHOE.id] } })).toEqual(['article:trip'])
        expect(await articles({ entities: { anyOf: [CHOE.id, KOREA.id] } })).toEqual([
          'article:caption',
          'article:trip',
        ])
        expect(await articles({ entities: { noneOf: [CHOE.id] } })).toEqual(['article:caption', 'article:harvest'])
        expect(await articles({ sources: ['source:unheard-of'] })).toEqual([])
      })

      it('by the time of printing', async () => {
        const year = (gte: string, lt: string) => articles({ publishedAt: { gte, lt } })
        expect(await year('2023-01-01T00:00:00Z', '2024-01-01T00:00:00Z')).toEqual(['article:harvest', 'article:trip'])
        expect(await year('2022-05-01T00:00:00Z', '2022-05-01T00:00:01Z')).toEqual(['article:caption'])
        expect(await articles({ publishedAt: { gt: '2022-05-01T00:00:00Z', lte: '2023-09-01T00:00:00Z' } })).toEqual([
          'article:harvest',
        ])
        expect(await sorted('harvest', { filter: { publishedAt: { isNull: true } } })).toEqual(['source:daily'])
        expect(await sorted('harvest', { filter: { publishedAt: { isNull: false } } })).toEqual(['article:harvest'])
      })
    })

    describe('counts facets', () => {
      const counts = async (query: SearchQuery, field: Parameters<SearchIndex['facets']>[1][number], size = 10) =>
        (await index.facets(query, [field], size)).get(field)?.map(({ value, count }) => `${value} ${count}`)
      const visits = (filter: SearchQuery['filter'] = {}) => ask('visit', { filter })

      it('over all hits, highest first', async () => {
        expect(await counts(visits(), 'TYPE')).toEqual(['ARTICLE 3'])
        expect(await counts(visits(), 'SOURCE')).toEqual(['source:daily 2', 'source:weekly 1'])
        expect(await counts(visits(), 'LANGUAGE')).toEqual(['en 1', 'en-GB 1', 'fr 1'])
        expect(await counts(visits(), 'TOPIC', 1)).toEqual(['topic:politics 2'])
        expect(await counts(visits(), 'PERSON')).toEqual(['person:lavrov 2', 'person:choe 1'])
        expect(await counts(visits(), 'PLACE')).toEqual(['place:north-korea 2'])
        expect(await counts(visits(), 'ORGANIZATION')).toEqual([])
        expect(await counts(visits(), 'YEAR')).toEqual(['2023 2', '2022 1'])
      })

      it('each without the filter on its own property', async () => {
        const daily = visits({ sources: ['source:daily'] })
        expect(await counts(daily, 'SOURCE')).toEqual(['source:daily 2', 'source:weekly 1'])
        expect(await counts(daily, 'YEAR')).toEqual(['2023 2'])
        const choe = visits({ entities: { allOf: [CHOE.id] } })
        expect(await counts(choe, 'PERSON')).toEqual(['person:lavrov 2', 'person:choe 1'])
        expect(await counts(choe, 'LANGUAGE')).toEqual(['en 1'])
        const kinds = ask('harvest', { kinds: ['SOURCE'] })
        expect(await counts(kinds, 'TYPE')).toEqual(['ARTICLE 1', 'SOURCE 1'])
      })

      it('as they are now, whatever the same query found before', async () => {
        const query = visits()
        await index.search(query, ALL_HITS)
        await index.remove(['article:trip'])
        expect(await counts(query, 'SOURCE')).toEqual(['source:daily 1', 'source:weekly 1'])
        await index.put(ARCHIVE)
        expect(await counts(query, 'SOURCE')).toEqual(['source:daily 2', 'source:weekly 1'])
      })
    })

    describe('orders and pages', () => {
      const lavrov = ask('lavrov', { match: 'ANY', fuzziness: 'AUTO' })

      it('newest or oldest first, what has no date last', async () => {
        const visits = { match: 'ANY', fuzziness: 'AUTO' } as const
        expect(await find('lavrov', { ...visits, order: 'NEWEST' })).toEqual([
          'article:trip',
          'quote:rumors',
          'article:caption',
          'person:lavrov',
        ])
        expect(await find('lavrov', { ...visits, order: 'OLDEST' })).toEqual([
          'article:caption',
          'article:trip',
          'quote:rumors',
          'person:lavrov',
        ])
      })

      it.each(['RELEVANCE', 'NEWEST', 'OLDEST'] as const)('in both directions by %s', async (order) => {
        const query = { ...lavrov, order }
        const { hits, total } = await index.search(query, ALL_HITS)
        expect(total).toBe(4)
        const ids = hits.map((hit) => hit.id)
        for (const size of [1, 2, 3]) {
          expect(await walk(index, query, size, 'first')).toEqual(ids)
          expect(await walk(index, query, size, 'last')).toEqual(ids)
        }
      })

      it('between two places', async () => {
        const { hits } = await index.search(lavrov, ALL_HITS)
        const between = { after: hits[0]!, before: hits[3]! }
        const page = await index.search(lavrov, { ...between, take: { first: 1 } })
        expect([page.hits.map((hit) => hit.id), page.hasPrevious, page.hasNext]).toEqual([[hits[1]!.id], true, true])
        const rest = await index.search(lavrov, { ...between, take: { last: 5 } })
        expect([rest.hits.map((hit) => hit.id), rest.hasPrevious, rest.hasNext]).toEqual([
          [hits[1]!.id, hits[2]!.id],
          true,
          true,
        ])
      })

      it('puts the better match first, then goes by id', async () => {
        await index.put([
          document({ id: 'b', kind: 'TOPIC', title: 'Zebra' }),
          document({ id: 'a', kind: 'TOPIC', title: 'Zebra' }),
          document({ id: 'c', kind: 'TOPIC', title: 'Zebra crossing' }),
        ])
        expect(await find('zebra')).toEqual(['a', 'b', 'c'])
      })
    })

    describe('helps', () => {
      const suggestions = async (typed: string, kinds?: Parameters<SearchIndex['suggest']>[1], first = 5) =>
        (await index.suggest(typed, kinds, first)).map(({ query, id }) => [query, id])

      it('to complete a name, whichever of its words one types', async () => {
        expect((await suggestions('lav'))[0]).toEqual(['Sergey Lavrov', 'person:lavrov'])
        expect(await suggestions('ser lav')).toEqual([['Sergey Lavrov', 'person:lavrov']])
        expect(await suggestions('Choe Son H')).toEqual([['Choe Son-hui', 'person:choe']])
        expect(await suggestions('n')).toEqual([['North Korea', 'place:north-korea']])
      })

      it('to complete a headline, after the names', async () => {
        expect((await suggestions('minister'))[0]).toEqual(['Minister’s visit to Pyongyang', 'article:trip'])
        expect(await suggestions('d', ['TOPIC'])).toEqual([['Diplomacy', 'topic:diplomacy']])
      })

      it('to complete a word', async () => {
        expect(await suggestions('good pyongy')).toEqual([['good pyongyang', null]])
        expect(await suggestions('')).toEqual([])
      })

      it('with another spelling, if it finds more', async () => {
        const spellings = async (query: string) => (await index.didYouMean(query, 3)).map(({ query }) => query)
        expect(await spellings('harvist')).toEqual(['harvest'])
        expect(await spellings('the harvist festival')).toEqual([])
        expect(await spellings('harvest')).toEqual([])
      })
    })

    describe('changes', () => {
      it('a document as a whole', async () => {
        await index.put([document({ id: 'article:harvest', kind: 'ARTICLE', title: 'Rain', body: 'It rained.' })])
        expect(await find('apples')).toEqual([])
        expect(await find('rain')).toEqual(['article:harvest'])
        await index.put([document({ ...KOREA, title: 'North Korea' })])
        expect(await find('DPRK')).toEqual(['article:caption'])
        expect((await index.contents()).size).toBe(ARCHIVE.length)
      })

      it('by removing, which may be said twice', async () => {
        await index.remove(['article:trip', 'article:trip', 'nobody'])
        expect(await find('pyongyang')).toEqual([])
        expect(await find('DPRK')).toEqual(['place:north-korea', 'article:caption'])
        await index.remove([KOREA.id])
        expect(await index.matchNames('North Korea', undefined, 5)).toEqual([])
        expect(await index.suggest('north', undefined, 5)).toEqual([])
      })

      it('one after the other, however they are called', async () => {
        const versions = Array.from({ length: 20 }, (_, at) =>
          document({ id: 'x', kind: 'TOPIC', title: `Version ${at}`, summary: 'marmalade' }),
        )
        await Promise.all(versions.map((version) => index.put([version])))
        expect(await find('marmalade')).toEqual(['x'])
        expect(await find('version 19')).toEqual(['x'])
        expect(await find('version 7')).toEqual([])
      })

      it('and searches what is there while more comes in', async () => {
        const many = Array.from({ length: 3000 }, (_, at) =>
          document({ id: `m${at}`, kind: 'ARTICLE', title: 'Marmalade', body: 'orange peel and sugar '.repeat(50) }),
        )
        let turns = 0
        let last = 0
        let isDone = false
        const done = index.put(many).then(() => {
          isDone = true
        })
        while (!isDone) {
          await new Promise((resolve) => setImmediate(resolve))
          const { total } = await index.search(ask('marmalade'), { take: { first: 1 } })
          expect(total).toBeGreaterThanOrEqual(last)
          last = total
          turns++
        }
        await done
        expect(turns).toBeGreaterThan(3)
        expect((await index.search(ask('marmalade'), { take: { first: 1 } })).total).toBe(3000)
      })

      it('thousands of times without remembering what is gone', async () => {
        for (let round = 0; round < 5; round++)
          await index.put(
            Array.from({ length: 1000 }, (_, at) =>
              document({ id: `m${at}`, kind: 'TOPIC', title: `Round ${round} marmalade`, summary: String(at) }),
            ),
          )
        const found = await index.search(ask('marmalade'), { take: { first: 1 } })
        expect(found.total).toBe(1000)
        expect((await index.search(ask('"round 3"'), { take: { first: 1 } })).total).toBe(0)
        expect(await find('DPRK')).toEqual(['place:north-korea', 'article:caption', 'article:trip'])
      })

      it('and says when', async () => {
        const before = index.indexedAt().getTime()
        await index.remove(['article:trip'])
        expect(index.indexedAt().getTime()).toBeGreaterThanOrEqual(before)
        expect((await index.search(ask('harvest'), ALL_HITS)).indexedAt).toEqual(index.indexedAt())
      })

      it('and forgets everything', async () => {
        await index.commit(4)
        await index.clear()
        expect([await index.revision(), (await index.contents()).size, await find('harvest')]).toEqual([null, 0, []])
      })
    })

    describe('keeps', () => {
      it('a hash of each document, the same for the same document', async () => {
        const before = await index.contents()
        expect([...before.keys()].sort()).toEqual(ARCHIVE.map(({ id }) => id).sort())
        await index.put([{ ...ARCHIVE[5]!, body: 'Changed.' }])
        const after = await index.contents()
        expect([...after].filter(([id, hash]) => before.get(id) !== hash).map(([id]) => id)).toEqual([
          'article:caption',
        ])
        await index.put([ARCHIVE[5]!])
        expect(await index.contents()).toEqual(before)
      })

      it('what was committed for the next start, and nothing else', async () => {
        const path = newPath()
        const first = await create(path)
        expect(await first.revision()).toBe(null)
        await first.put(ARCHIVE)
        await first.remove(['article:harvest'])
        await first.commit(7)
        const answer = await first.search(ask('lavrov flowers', { match: 'ANY' }), ALL_HITS)
        await first.put([document({ id: 'late', kind: 'TOPIC', title: 'Late' })])
        await first.close()

        const second = await create(path)
        expect(await second.revision()).toBe(7)
        expect((await second.contents()).size).toBe(ARCHIVE.length - 1)
        expect((await second.search(ask('late'), ALL_HITS)).total).toBe(0)
        expect((await second.search(ask('lavrov flowers', { match: 'ANY' }), ALL_HITS)).hits).toEqual(answer.hits)
        expect((await second.search(ask('Choe Sonhui'), ALL_HITS)).hits.map(({ id }) => id)).toEqual([
          'person:choe',
          'article:trip',
        ])
        expect((await second.suggest('lav', undefined, 1)).map(({ id }) => id)).toEqual(['person:lavrov'])
        expect((await second.facets(ask('visit'), ['YEAR'], 5)).get('YEAR')).toEqual([
          { value: '2022', count: 1 },
          { value: '2023', count: 1 },
        ])
        await second.close()
      })
    })
  })
}

async function walk(index: SearchIndex, query: SearchQuery, size: number, direction: 'first' | 'last') {
  const pages: string[][] = []
  for (let place: PageOfHits = { take: take(direction, size) }; ; ) {
    const { hits, hasNext, hasPrevious } = await index.search(query, place)
    const more = direction === 'first' ? hasNext : hasPrevious
    const behind = direction === 'first' ? hasPrevious : hasNext
    expect(behind).toBe(pages.length > 0)
    const ids = hits.map((hit) => hit.id)
    if (direction === 'first') pages.push(ids)
    else pages.unshift(ids)
    if (!more) return pages.flat()
    place =
      direction === 'first'
        ? { take: take(direction, size), after: hits.at(-1)! }
        : { take: take(direction, size), before: hits[0]! }
  }
}

const take = (direction: 'first' | 'last', size: number) => (direction === 'first' ? { first: size } : { last: size })
