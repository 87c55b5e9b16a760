import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Archive, openArchive } from './support/archive.ts'
import { printedRecord } from './support/records.ts'

// An invented harbour, its mayor and its critics. Each test is a text as someone might send it to be checked.

const HARBOUR = printedRecord({
  slug: 'harbour',
  title: 'Mayor promises a bridge before winter',
  body: [
    '“We will open the new bridge before winter, and we will not raise the toll above 40 cents,” Mayor Ada Quist told the council on Monday.',
    '“The old harbour is finished,” Quist said, standing in the rain, “but the town is not.” She left without taking questions.',
    'Harbour master Emil Brandt disagreed. “Nobody asked the fishermen, and nobody will pay them for the 3.5 months they lose,” he said.',
    'The council voted 12 to 7 for the plan after a debate of nine hours.',
    'Critics say [the mayor] has never met a fisherman. It is what it is, one of them said.',
  ].join('\n\n'),
  captions: ['Gulls over the “last free pier” in Norhaven, where 300 boats used to lie.'],
  quotes: [
    {
      words: 'We will open the new bridge before winter, and we will not raise the toll above 40 cents',
      speaker: 'Ada Quist',
    },
    { words: ['The old harbour is finished', 'but the town is not.'], speaker: 'Ada Quist' },
    {
      words: 'Nobody asked the fishermen, and nobody will pay them for the 3.5 months they lose',
      speaker: 'Emil Brandt',
    },
  ],
})

const FERRY = printedRecord({
  slug: 'ferry',
  title: 'Ferry line to close',
  source: 'The Courier',
  body: [
    'The ferry has carried 2.4 million passengers since 1961. “It is what it is,” said its last captain, Olga Stern. “I have crossed this water nine thousand times and I was never late.”',
    'Prices rose from €5 to €7 in May; the company said “demand fell by 15%” in a year.',
    'Her crew wrote “see you 👩🏽‍✈️ soon” on the door. In Hebrew it says „שלום לכולם וניפגש שוב בקרוב“ and in French « Nous reviendrons l’été prochain ».',
  ].join('\n\n'),
  quotes: [
    { words: 'It is what it is', speaker: 'Olga Stern' },
    { words: 'I have crossed this water nine thousand times and I was never late.', speaker: 'Olga Stern' },
  ],
})

const FLOOD = printedRecord({
  slug: 'flood',
  body: '“We mopped the kitchens for two winters,” Ines Moor said. “A wall would have been cheaper.”',
  quotes: [
    { words: ['We mopped the kitchens for two winters', 'A wall would have been cheaper.'], speaker: 'Ines Moor' },
  ],
})

const RESCUE = printedRecord({
  slug: 'rescue',
  body: '“We are still digging with our hands,” said Carl Vida, a carpenter from the far north coast who came on Monday. “Every minute counts.”',
  quotes: [{ words: ['We are still digging with our hands', 'Every minute counts.'], speaker: 'Carl Vida' }],
})

const COMMON = [1, 2, 3].map((n) =>
  printedRecord({
    slug: `gale-${n}`,
    body: `Gale ${n} is over. At the end of the day it is what it is for all of us in ward ${n}.`,
  }),
)

const QUERY = `query ($text: String!, $speaker: ID, $where: ArticleFilter, $min: Float! = 0.7, $first: Int! = 5) {
  verifyQuote(text: $text, speaker: $speaker, where: $where, minSimilarity: $min, first: $first) {
    text verdict occurrences isCommon
    matches {
      verdict similarity article { slug }
      quote { text speaker { ... on Person { slug } } }
      span { field start end exact }
      diff { op text }
    }
  }
}`

interface Found {
  verdict: string
  similarity: number
  article: { slug: string }
  quote: { text: string; speaker: { slug: string } | null } | null
  span: { field: string; start: number; end: number; exact: string }
  diff: { op: 'EQUAL' | 'INSERT' | 'DELETE'; text: string }[]
}

const MARKS = { EQUAL: '', DELETE: '-', INSERT: '+' }

describe('verifyQuote', () => {
  let archive: Archive
  beforeAll(async () => {
    archive = await openArchive([], [HARBOUR, FERRY, ...COMMON, FLOOD, RESCUE])
  })
  afterAll(() => archive.close())

  const verify = async (text: string, more: Record<string, unknown> = {}) => {
    const { data, errors } = await archive.ask(QUERY, { text, ...more })
    expect(errors).toBeUndefined()
    const { matches, ...found } = data.verifyQuote as { text: string; verdict: string; matches: Found[] }
    for (const { diff, span } of matches) {
      const side = (op: string) => diff.map((part) => (part.op === 'EQUAL' || part.op === op ? part.text : '')).join('')
      expect(side('DELETE')).toBe(found.text)
      expect(side('INSERT')).toBe(span.exact)
    }
    return { ...found, matches }
  }
  const verdict = async (text: string, more = {}) => (await verify(text, more)).verdict
  /** The best match: "-gone +come" in braces between what is equal. */
  const marked = async (text: string, more = {}) => {
    const [best] = (await verify(text, more)).matches
    return best?.diff.map(({ op, text: part }) => (op === 'EQUAL' ? part : `{${MARKS[op]}${part}}`)).join('')
  }
  const idOf = async (slug: string) => {
    const { data } = await archive.ask('query ($slug: String!) { person(by: { slug: $slug }) { id } }', { slug })
    return data.person.id as string
  }

  describe('finds', () => {
    const TOLL = 'We will open the new bridge before winter, and we will not raise the toll above 40 cents'

    test('a whole quote, letter for letter, with its place and its speaker', async () => {
      expect(await verify(TOLL)).toEqual({
        text: TOLL,
        verdict: 'EXACT',
        occurrences: 1,
        isCommon: false,
        matches: [
          {
            verdict: 'EXACT',
            similarity: 1,
            article: { slug: 'harbour' },
            quote: { text: TOLL, speaker: { slug: 'ada-quist' } },
            span: { field: 'BODY', start: 1, end: 89, exact: TOLL },
            diff: [{ op: 'EQUAL', text: TOLL }],
          },
        ],
      })
    })

    test.each([
      ['in quotation marks of any kind', `“${TOLL}”`, 'EXACT'],
      ['in straight marks', `"${TOLL}"`, 'EXACT'],
      ['with spaces around', `  ${TOLL}\n`, 'EXACT'],
      ['in capitals', TOLL.toUpperCase(), 'NORMALIZED'],
      ['with other spaces and a full stop', `${TOLL.replace(' before', '\n  before')}.`, 'NORMALIZED'],
      ['with another dash', TOLL.replace(', and', ' — and'), 'NORMALIZED'],
      ['a sentence that is no quote', 'The council voted 12 to 7 for the plan after a debate of nine hours.', 'EXACT'],
      ['a headline', 'Mayor promises a bridge before winter', 'EXACT'],
      ['a caption', 'Gulls over the “last free pier” in Norhaven, where 300 boats used to lie.', 'EXACT'],
      [
        'a caption with straight marks',
        'Gulls over the "last free pier" in Norhaven, where 300 boats used to lie',
        'NORMALIZED',
      ],
      ['the beginning of a quote', 'We will open the new bridge before winter', 'PARTIAL'],
      ['the end of a quote', 'we will not raise the toll above 40 cents', 'PARTIAL'],
      ['a piece of a sentence', 'voted 12 to 7 for the plan', 'PARTIAL'],
      [
        'words that reach over the end of a quote',
        'before winter, and we will not raise the toll above 40 cents, Mayor Ada Quist told the council',
        'PARTIAL',
      ],
      ['a quote with who said it', `“${TOLL},” Mayor Ada Quist told the council on Monday.`, 'EXACT'],
    ])('%s', async (_what, text, expected) => {
      expect(await verdict(text)).toBe(expected)
    })

    test('where it stands, by the characters of the article', async () => {
      const { matches } = await verify('the "last free pier" in Norhaven')
      expect(matches[0]!.span).toEqual({
        field: 'CAPTION',
        start: 11,
        end: 43,
        exact: 'the “last free pier” in Norhaven',
      })
    })
  })

  describe('says that words were altered, and marks them', () => {
    test.each([
      ['a number', 'We will not raise the toll above 45 cents', 'we will not raise the toll above {-45}{+40} cents'],
      ['a name', 'Mayor Ida Quist told the council on Monday', 'Mayor {-Ida}{+Ada} Quist told the council on Monday'],
      ['a word', 'We will open the old bridge before winter', 'We will open the {-old}{+new} bridge before winter'],
      [
        'the first word',
        'They will open the new bridge before winter',
        '{-They}{+We} will open the new bridge before winter',
      ],
      [
        'the last word',
        'We will open the new bridge before summer',
        'We will open the new bridge before {-summer}{+winter}',
      ],
      ['a word more', 'We will surely open the new bridge', 'We will {-surely }open the new bridge'],
      ['a decimal place', 'pay them for the 3.8 months they lose', 'pay them for the 3.{-8}{+5} months they lose'],
      ['a part of a number', 'carried 2 million passengers since 1961', 'carried 2{+.4} million passengers since 1961'],
      ['a currency', 'Prices rose from $5 to €7 in May', 'Prices rose from {-$}{+€}5 to €7 in May'],
      [
        'a percent sign',
        'the company said “demand fell by 15” in a year',
        'the company said “demand fell by 15{+%}” in a year',
      ],
      ['a dropped “not”', 'we will raise the toll above 40 cents', 'we will {+not }raise the toll above 40 cents'],
      [
        'a “not” put in',
        'We will not open the new bridge before winter',
        'We will {-not }open the new bridge before winter',
      ],
      [
        'a “not” put in brackets',
        'We will [not] open the new bridge before winter',
        'We will {-[not] }open the new bridge before winter',
      ],
      ['“never” made “always”', 'I was always late', 'I was {-always}{+never} late'],
      [
        'an emoji',
        'Her crew wrote “see you 👨🏻‍✈️ soon” on the door',
        'Her crew wrote “see you {-👨🏻‍✈️}{+👩🏽‍✈️} soon” on the door',
      ],
    ])('%s', async (_what, text, expected) => {
      expect(await verdict(text)).toBe('ALTERED')
      const shown = (await marked(text))!.replace(/^\{-(\w)\}\{\+\w\}/, '$1')
      expect(shown).toBe(expected.replace(/^we will/, shown.startsWith('{-We}{+we}') ? '{-We}{+we} will' : 'we will'))
    })

    test('how alike they are is the share of the words that are the same', async () => {
      const { matches } = await verify('We will open the old bridge before winter')
      expect(matches[0]!.similarity).toBe(7 / 8)
    })
  })

  describe('looks past what an editor does', () => {
    test.each([
      ['brackets that explain', 'We [in the council] will open the new bridge before winter', 'PARTIAL'],
      ['brackets that explain, in a whole quote', 'It is what it is [in Norhaven]', 'NORMALIZED'],
      ['a bracketed capital', '“[W]e will not raise the toll above 40 cents”', 'PARTIAL'],
      [
        'a word in brackets for another',
        'Nobody asked [them], and nobody will pay them for the 3.5 months they lose',
        'PARTIAL',
      ],
      ['[sic]', 'It is what it is [sic]', 'NORMALIZED'],
      ['brackets in the article', 'Critics say has never met a fisherman.', 'NORMALIZED'],
      ['brackets in both', 'Critics say [the mayor] has never met a fisherman.', 'EXACT'],
      ['an omission that is told', 'We will open the new bridge … above 40 cents', 'PARTIAL'],
      [
        'an omission told by three full stops',
        'Nobody asked the fishermen ... for the 3.5 months they lose',
        'PARTIAL',
      ],
      ['an omission told in brackets', 'Nobody asked the fishermen [...] for the 3.5 months they lose', 'PARTIAL'],
      ['several', 'We will open … before winter … above 40 cents', 'PARTIAL'],
      [
        'an omission that is not told',
        'We will open the new bridge, and we will not raise the toll above 40 cents',
        'PARTIAL',
      ],
      ['words at both ends left out', '… not raise the toll …', 'PARTIAL'],
    ])('%s', async (_what, text, expected) => {
      const { verdict: found, matches } = await verify(text)
      expect(found).toBe(expected)
      expect(matches[0]!.similarity).toBeGreaterThan(0.9)
    })

    test('what is told to be left out does not make it less alike, what is not told does', async () => {
      const likeness = async (text: string) => (await verify(text)).matches[0]!.similarity
      expect(await likeness('We will open the new bridge … above 40 cents')).toBe(1)
      expect(await likeness('We will open the new bridge above 40 cents')).toBe(9 / 10)
    })
  })

  describe('puts together what the writer interrupts', () => {
    test('by the segments of the quote on record', async () => {
      const { verdict: found, matches } = await verify('The old harbour is finished, but the town is not.')
      expect(found).toBe('NORMALIZED')
      expect(matches[0]).toMatchObject({
        similarity: 1,
        quote: { text: 'The old harbour is finished … but the town is not.', speaker: { slug: 'ada-quist' } },
        diff: [
          { op: 'EQUAL', text: 'The old harbour is finished,' },
          { op: 'DELETE', text: ' ' },
          { op: 'INSERT', text: '” Quist said, standing in the rain, “' },
          { op: 'EQUAL', text: 'but the town is not.' },
        ],
      })
    })

    test('or a part of it', async () => {
      expect(await verdict('The old harbour is finished')).toBe('PARTIAL')
      expect(await verdict('harbour is finished, but the town')).toBe('PARTIAL')
    })
  })

  test('knows a sentence as whole before which, or behind which, the same quote has another', async () => {
    expect(await verdict('We mopped the kitchens for two winters')).toBe('EXACT')
    expect(await verdict('A wall would have been cheaper.')).toBe('EXACT')
    expect(await verdict('We mopped the kitchens')).toBe('PARTIAL')
  })

  describe('takes apart what was put together', () => {
    test('from quotes of two people in one article', async () => {
      const text = 'We will open the new bridge before winter, and nobody will pay them for the 3.5 months they lose'
      const { verdict: found, matches } = await verify(text)
      expect(found).toBe('ALTERED')
      expect(matches.map(({ quote }) => quote?.speaker?.slug)).toEqual(['emil-brandt', 'ada-quist'])
    })

    test('from two articles', async () => {
      const text = 'Nobody asked the fishermen, and I have crossed this water nine thousand times'
      const { verdict: found, matches } = await verify(text)
      expect(found).toBe('ALTERED')
      expect(matches.map(({ article, span }) => [article.slug, span.exact])).toEqual([
        ['ferry', 'I have crossed this water nine thousand times'],
        ['harbour', 'Nobody asked the fishermen, and'],
      ])
    })

    test('from two places of one article in another order', async () => {
      const text = 'The council voted 12 to 7 for the plan: we will open the new bridge before winter'
      const { verdict: found, matches } = await verify(text)
      expect(found).toBe('ALTERED')
      expect(matches.map(({ span }) => span.exact)).toEqual([
        'The council voted 12 to 7 for the plan',
        'We will open the new bridge before winter',
      ])
    })
  })

  describe('does not find', () => {
    test.each([
      ['what is in no article', 'Bananas are cheaper by the dozen on Tuesdays'],
      ['a paraphrase', 'Quist promised to have a crossing ready by December without making drivers pay more'],
      ['the same words in another order', 'winter before bridge new the open will toll the raise not'],
      ['words in another script', 'Мы откроем новый мост до зимы'],
    ])('%s', async (_what, text) => {
      expect(await verify(text)).toMatchObject({ verdict: 'NOT_FOUND', occurrences: 0, matches: [] })
    })

    test('what is less alike than asked', async () => {
      const text = 'We will open the old bridge before Easter'
      expect(await verdict(text)).toBe('ALTERED')
      expect(await verdict(text, { min: 0.8 })).toBe('NOT_FOUND')
    })
  })

  test('a word that is different behind a long interruption is shown where it stands', async () => {
    expect(await marked('We are still digging with our hands. Every second counts.')).toBe(
      'We are still digging with our hands{-. }{+,” said Carl Vida, a carpenter from the far north coast who came on Monday. “}Every {-second}{+minute} counts.',
    )
    expect(await verdict('We are still digging with our hands. Every second counts now.')).toBe('ALTERED')
  })

  describe('is told who said it', () => {
    test('and agrees', async () => {
      const { verdict: found, matches } = await verify('The old harbour is finished', {
        speaker: await idOf('ada-quist'),
      })
      expect(found).toBe('PARTIAL')
      expect(matches[0]!.quote!.speaker!.slug).toBe('ada-quist')
    })

    test('and says that it was someone else', async () => {
      const { verdict: found, matches } = await verify('I was never late', { speaker: await idOf('emil-brandt') })
      expect(found).toBe('MISATTRIBUTED')
      expect(matches[0]!.quote!.speaker!.slug).toBe('olga-stern')
    })

    test('and finds it among many who said the same', async () => {
      const { verdict: found, matches } = await verify('It is what it is', { speaker: await idOf('olga-stern') })
      expect(found).toBe('EXACT')
      expect(matches[0]!.quote!.speaker!.slug).toBe('olga-stern')
    })

    test('and does not contradict where no quote is on record', async () => {
      expect(await verdict('The council voted 12 to 7 for the plan', { speaker: await idOf('ada-quist') })).toBe(
        'PARTIAL',
      )
    })

    test('and tells of altered words before it tells of another speaker', async () => {
      expect(await verdict('I was always late', { speaker: await idOf('emil-brandt') })).toBe('ALTERED')
    })
  })

  describe('says that few words are common', () => {
    test.each([
      ['at the end of the day', 3, false],
      ['it is what it is', 5, false],
      ['all of us', 3, true],
      ['the new bridge', 1, false],
      ['of the', 3, true],
    ])('%s', async (text, occurrences, isCommon) => {
      expect(await verify(text)).toMatchObject({ occurrences, isCommon })
    })
  })

  describe('reads every script', () => {
    test.each([
      ['right to left', 'שלום לכולם וניפגש שוב בקרוב', 'EXACT'],
      ['with vowel points', 'שָׁלוֹם לכולם וניפגש שוב בקרוב', 'NORMALIZED'],
      ['with accents taken apart', 'Nous reviendrons l’e\u0301te\u0301 prochain', 'NORMALIZED'],
      ['without accents', "Nous reviendrons l'ete prochain", 'NORMALIZED'],
      ['with emoji', 'see you 👩🏽‍✈️ soon', 'EXACT'],
    ])('%s', async (_what, text, expected) => {
      expect(await verdict(text)).toBe(expected)
    })
  })

  describe('looks only in the articles asked for', () => {
    test('by source, by date, by who is quoted', async () => {
      const where = { source: { name: { eq: 'The Courier' } } }
      const slugs = async (text: string, more: object) =>
        (await verify(text, { first: 20, ...more })).matches.map(({ article }) => article.slug)
      expect(await slugs('It is what it is', { where })).toEqual(['ferry'])
      expect(await verdict('We will open the new bridge before winter', { where })).toBe('NOT_FOUND')
      expect(await slugs('It is what it is', { where: { not: where } })).not.toContain('ferry')
      expect(await slugs('It is what it is', { where: { publishedAt: { lt: '2020-01-01T00:00:00Z' } } })).toEqual([])
    })
  })

  describe('refuses', () => {
    const refusal = async (text: string, more = {}) => {
      const { errors } = await archive.ask(QUERY, { text, ...more })
      return errors?.map(({ message, extensions }) => [extensions.code, message])
    }

    test.each([
      ['', 'text: expected 3 to 2000 characters, got 0.'],
      ['“ab”', 'text: expected 3 to 2000 characters, got 2.'],
      ['a '.repeat(1001), 'text: expected 3 to 2000 characters, got 2002.'],
      ['… ?! …', 'text: expected words, got none.'],
    ])('%j', async (text, message) => {
      expect(await refusal(text)).toEqual([['BAD_USER_INPUT', message]])
    })

    test('arguments that cannot be', async () => {
      const text = 'It is what it is'
      const id = 'per_AAAAAAAAAAAAAAAA'
      const message = `speaker: expected the id or slug of a person or organization, got "${id}".`
      expect(await refusal(text, { speaker: id })).toEqual([['BAD_USER_INPUT', message]])
      expect(await refusal(text, { first: 21 })).toEqual([
        ['BAD_USER_INPUT', 'first: expected a number from 1 to 20, got 21.'],
      ])
      expect(await refusal(text, { min: 1.5 })).toEqual([
        ['BAD_USER_INPUT', 'minSimilarity: expected a number from 0 to 1, got 1.5.'],
      ])
    })
  })

  test('takes as many statements for twenty matches as for one', async () => {
    const one = await archive.count(QUERY, { text: 'It is what it is', first: 1 })
    const all = await archive.count(QUERY, { text: 'It is what it is', first: 20 })
    expect(all.data.verifyQuote.matches).toHaveLength(5)
    expect(all.statements).toBe(one.statements)
  })
})

test('a quote between single marks is whole without being on record', async () => {
  const body = 'Mayor Ada Quist spoke. She said: ‘We won’t leave the boys’ club.’ Then she left.'
  const archive = await openArchive([], [printedRecord({ slug: 'club', body })])
  const verdict = async (text: string, min = 0.7) =>
    ((await archive.ask(QUERY, { text, min })).data.verifyQuote as { verdict: string }).verdict
  expect(await verdict('‘We won’t leave the boys’ club.’')).toBe('EXACT')
  expect(await verdict("We won't leave the boys' club.")).toBe('NORMALIZED')
  expect(await verdict('We won’t leave')).toBe('PARTIAL')
  expect(await verdict('We will leave the boys’ club')).toBe('ALTERED')
  expect(await verdict('We won’t go')).toBe('NOT_FOUND')
  expect(await verdict('We won’t go', 0.6)).toBe('ALTERED')
  await archive.close()
})

describe('in texts as long as books', () => {
  const told = Array.from({ length: 300 }, (_, n) => `oar${n} ferry${n}`).join(' ')
  const prose = Array.from({ length: 40_000 }, (_, n) => ['the', 'ferry', 'of', 'a', 'town'][(n * 7) % 5]).join(' ')
  const bodies = {
    book: `${prose}. “${told},” she read. ${prose}.`,
    ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`chant-${n}`, 'row on '.repeat(60_000 + n)])),
  }
  let archive: Archive
  beforeAll(async () => {
    const records = Object.entries(bodies).map(([slug, body]) => printedRecord({ slug, body }))
    archive = await openArchive([], records, { requestTimeout: 60_000 })
  })
  afterAll(() => archive.close())

  const verify = async (text: string) => (await archive.ask(QUERY, { text, min: 0 })).data.verifyQuote

  test('words are found wherever they stand', async () => {
    const text = told.split(' ').slice(0, 230).join(' ')
    const start = bodies.book.indexOf(told)
    const { verdict, matches } = await verify(text)
    expect(verdict).toBe('PARTIAL')
    expect(matches[0].span).toMatchObject({ start, end: start + text.length, exact: text })
  })

  // Each of 560 words stands 60,000 times in each of the texts: comparing them all took ten seconds.
  test('words that come again and again in both are looked for no longer than others', { timeout: 5_000 }, async () => {
    const { verdict, matches, isCommon } = await verify('row on '.repeat(280))
    expect([verdict, matches[0].similarity, isCommon]).toEqual(['PARTIAL', 1, false])
  })
})
