import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ArticleRecord, Span } from '../src/model.ts'
import { parseCurated } from '../src/parse/curated.ts'
import { annotationsFormat, articleFormat } from '../src/parse/curated-format.ts'

const SEED = 'seed/2023-10-20-lavrov-north-korea-trip'
const MARKET = 'tests/seed/2024-05-03-night-market'

const filesOf = (folder: string) =>
  readdirSync(folder).map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }))

/** The folder with one change in one of its files; the text to change must be there. */
function changed(folder: string, name: string, from: string, to: string) {
  const files = filesOf(folder)
  const file = files.find(({ path }) => path.endsWith(name))
  expect(file?.text).toContain(from)
  return files.map((one) => (one === file ? { ...one, text: one.text.replace(from, () => to) } : one))
}

function textAt({ article }: ArticleRecord, { field, ordinal, start, end }: Span) {
  const texts = {
    TITLE: article.title,
    SUMMARY: article.summary,
    BODY: article.body,
    CAPTION: article.photos[ordinal]?.caption,
  }
  return texts[field]?.slice(start, end)
}

function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  return 'exact' in value ? [value as Span] : Object.values(value).flatMap(spansIn)
}

const seed = parseCurated(filesOf(SEED))
const market = parseCurated(filesOf(MARKET))

describe('the seed article', () => {
  test('holds this many of each', () => {
    const count = (kind: string) => seed.entities.filter((entity) => entity.kind === kind).length
    const quotes = (kind: string) => seed.quotes.filter((quote) => quote.kind === kind).length
    expect({
      people: count('PERSON'),
      organizations: count('ORGANIZATION'),
      places: count('PLACE'),
      events: count('EVENT'),
      names: seed.entities.flatMap(({ names }) => names).length,
      mentions: seed.mentions.length,
      quotes: { direct: quotes('DIRECT'), mixed: quotes('MIXED'), indirect: quotes('INDIRECT') },
      segments: seed.quotes.flatMap(({ segments }) => segments).length,
      affiliations: seed.affiliations.length,
      photos: seed.article.photos.length,
      topics: seed.topics.length,
      spans: spansIn(seed).length,
    }).toEqual({
      people: 7,
      organizations: 17,
      places: 21,
      events: 25,
      names: 23,
      mentions: 159,
      quotes: { direct: 8, mixed: 11, indirect: 5 },
      segments: 45,
      affiliations: 6,
      photos: 4,
      topics: 4,
      spans: 348,
    })
  })

  test('keeps the names it gets wrong, and says whose they are', () => {
    const wrong = seed.entities.flatMap(({ slug, names }) =>
      names.filter(({ kind }) => kind === 'MISSPELLING').map(({ text }) => [slug, text]),
    )
    expect(wrong).toEqual([
      ['sergey-lavrov', 'Sergei Lavov'],
      ['choe-son-hui', 'Coe Son-hui'],
      ['kj-noh', 'Koh'],
    ])
  })

  test('tells who said what to whom at the reception, in which words and where', () => {
    expect(seed.quotes.filter(({ event }) => event === 'reception-for-lavrov')).toEqual([
      {
        kind: 'INDIRECT',
        segments: [
          {
            field: 'BODY',
            ordinal: 0,
            start: 1475,
            end: 1575,
            exact:
              'his trip would help further expand the comprehensive and constructive ties between the two countries',
          },
        ],
        speaker: 'choe-son-hui',
        source: { field: 'BODY', ordinal: 0, start: 1433, end: 1454, exact: 'Foreign Minister Choe' },
        cue: { field: 'BODY', ordinal: 0, start: 1455, end: 1469, exact: 'expressed hope' },
        addressees: ['sergey-lavrov'],
        about: ['lavrov-visit-to-north-korea', 'russia', 'north-korea'],
        event: 'reception-for-lavrov',
        method: 'CURATED',
        confidence: 1,
        review: 'CONFIRMED',
      },
    ])
  })

  test('leaves no words in quotation marks without a quote', () => {
    const segments = seed.quotes.flatMap((quote) => quote.segments)
    const texts = { TITLE: seed.article.title, BODY: seed.article.body }
    const left = Object.entries(texts).flatMap(([field, text]) =>
      [...text.matchAll(/[“‘](?=[^“”‘’]*[”’])/g)]
        .map(({ index }) => index + 1)
        .filter((at) => !segments.some((span) => span.field === field && span.start <= at && at < span.end))
        .map((at) => text.slice(at, at + 20)),
    )
    expect(left).toEqual([])
  })

  test('mentions every event at least once, so that each is found from the article', () => {
    const mentioned = new Set(seed.mentions.map(({ entity }) => entity))
    const silent = seed.entities.filter(({ kind, slug }) => kind === 'EVENT' && !mentioned.has(slug))
    expect(silent).toEqual([])
  })
})

describe('a span', () => {
  test.each([
    ['seed article', seed],
    ['night market', market],
  ])('is the text at its offsets, everywhere in the %s', (_, record) => {
    for (const span of spansIn(record)) expect(textAt(record, span)).toBe(span.exact)
  })

  test('counts in UTF-16, keeps combining marks and other scripts as they are, and numbers captions by photo', () => {
    expect(
      market.mentions.map(({ entity, span }) => [entity, span.field, span.ordinal, span.start, span.exact]),
    ).toEqual([
      ['port-alder', 'TITLE', 0, 19, 'Port Alder'],
      ['night-market-opening', 'BODY', 0, 4, 'Night Market 🏮'],
      ['port-alder', 'BODY', 0, 23, 'Port Alder'],
      ['renee-odwyer', 'BODY', 0, 139, 'Rene\u0301e O’Dwyer'],
      ['layla-haddad', 'BODY', 0, 229, 'Layla Haddad'],
      ['layla-haddad', 'BODY', 0, 243, 'ليلى حداد'],
      ['layla-haddad', 'BODY', 0, 346, 'Layla'],
      ['noam-levi', 'BODY', 0, 412, 'Noam Levi'],
      ['noam-levi', 'BODY', 0, 423, 'נועם לוי'],
      ['port-alder-council', 'BODY', 0, 486, 'Port Alder Council'],
      ['renee-odwyer', 'BODY', 0, 542, 'Ne\u0301e'],
      ['renee-odwyer', 'BODY', 0, 555, 'O’Dwyer'],
      ['renee-odwyer', 'CAPTION', 1, 0, 'Rene\u0301e O’Dwyer'],
    ])
  })
})

test('an interrupted quote has its segments in order, and quotes within quotes and unclosed ones are whole', () => {
  expect(market.quotes.map(({ speaker, segments }) => [speaker, segments.map(({ exact }) => exact)])).toEqual([
    ['renee-odwyer', ['We counted every fork', 'and then', 'we counted them again 🍴.']],
    ['layla-haddad', ['He said: ‘Do not say “no”, Layla.’ So I did not.']],
    [undefined, ['Do not say “no”, Layla.']],
    ['noam-levi', ['My grandmother had the first stall', 'It had one pan.']],
    ['port-alder-council', ['the market will return about 2025']],
  ])
})

describe('the reader refuses', () => {
  test.each([
    [
      'a span that is not the text',
      'annotations.yaml',
      'at: 229',
      'at: 230',
      'SPAN_MISMATCH',
      'annotations.yaml:20: people.layla-haddad.mentions.0: body: expected "Layla Haddad" at 230, found "ayla Haddad "; it stands at 229',
    ],
    [
      'a span whose text is elsewhere',
      'annotations.yaml',
      'exact: O’Dwyer }',
      'exact: O’Dywer }',
      'SPAN_MISMATCH',
      'annotations.yaml:12: people.renee-odwyer.mentions.2: body: expected "O’Dywer" at 555, found "O’Dwyer"; it stands nowhere in this text\nannotations.yaml:12: people.renee-odwyer.mentions.2: "O’Dywer" is not among the names of renee-odwyer',
    ],
    [
      'a span that cuts a surrogate pair in two',
      'annotations.yaml',
      '"Night Market 🏮"',
      '"Night Market \\uD83C"',
      'BAD_RECORD',
      'annotations.yaml:52: events.night-market-opening.mentions.0.exact: expected text without NUL and lone surrogates',
    ],
    [
      'a span that cuts an emoji in two',
      'annotations.yaml',
      '👩‍🍳👨🏽‍🍳',
      '👩',
      'SPAN_MISMATCH',
      'annotations.yaml:59: events.night-market-opening.evidence.0: body: "opened on Friday with eleven cooks 👩" at 34 cuts the character "👩‍🍳" in two at 71',
    ],
    [
      'a span that leaves an accent out',
      'annotations.yaml',
      'exact: "Ne\u0301e"',
      'exact: "Ne"',
      'SPAN_MISMATCH',
      'annotations.yaml:11: people.renee-odwyer.mentions.1: body: "Ne" at 542 cuts the character "é" in two at 544\nannotations.yaml:11: people.renee-odwyer.mentions.1: "Ne" is not among the names of renee-odwyer',
    ],
    [
      'a span in a caption that is not there',
      'annotations.yaml',
      'in: caption:1',
      'in: caption:0',
      'SPAN_MISMATCH',
      'annotations.yaml:13: people.renee-odwyer.mentions.3: caption:0: the article has no such text',
    ],
    [
      'an unknown slug',
      'annotations.yaml',
      'speaker: noam-levi',
      'speaker: naom-levi',
      'BAD_RECORD',
      'annotations.yaml:91: quotes.3.speaker: expected a slug of kind person or organization, got "naom-levi", which annotations.yaml does not have',
    ],
    [
      'a slug of another kind',
      'annotations.yaml',
      'speaker: noam-levi',
      'speaker: port-alder',
      'BAD_RECORD',
      'annotations.yaml:91: quotes.3.speaker: expected a slug of kind person or organization, got "port-alder", which is of kind place',
    ],
    [
      'an impossible date',
      'annotations.yaml',
      "foundedOn: '1891'",
      'foundedOn: 1891-02-30',
      'BAD_RECORD',
      'annotations.yaml:34: organizations.port-alder-council.foundedOn: date: "1891-02-30" is not a date in EDTF level 1, such as 2023-10-18, 2023-10, 196X, 1963~ or 1939/1945',
    ],
    [
      'a date that YAML reads as a number',
      'annotations.yaml',
      "'1891'",
      '1891',
      'BAD_RECORD',
      "annotations.yaml:34: organizations.port-alder-council.foundedOn: expected a date as text, a year in quotes: '1948'",
    ],
    [
      'an unknown key',
      'annotations.yaml',
      'birthDate',
      'bornOn',
      'BAD_RECORD',
      'annotations.yaml:8: people.renee-odwyer.bornOn: there is no such key',
    ],
    [
      'an unknown key in article.yaml',
      'article.yaml',
      'byline',
      'by-line',
      'BAD_RECORD',
      'article.yaml:13: by-line: there is no such key',
    ],
    [
      'a slug that is there twice',
      'annotations.yaml',
      '  noam-levi:',
      '  layla-haddad:',
      'BAD_RECORD',
      'annotations.yaml:23: expected YAML: Map keys must be unique',
    ],
    [
      'a slug of two kinds',
      'annotations.yaml',
      '  port-alder-council:',
      '  noam-levi:',
      'BAD_RECORD',
      'annotations.yaml:31: organizations.noam-levi: the slug is already that of a person\nannotations.yaml:97: quotes.4.speaker: expected a slug of kind person or organization, got "port-alder-council", which annotations.yaml does not have\nannotations.yaml:103: affiliations.0.organization: expected a slug of kind organization, got "port-alder-council", which annotations.yaml does not have',
    ],
    [
      'a mention under a name that is not on record',
      'annotations.yaml',
      '{ text: Layla, kind: ALIAS }',
      '{ text: Lala, kind: ALIAS }',
      'BAD_RECORD',
      'annotations.yaml:22: people.layla-haddad.mentions.2: "Layla" is not among the names of layla-haddad',
    ],
    [
      'a mention that is there twice',
      'annotations.yaml',
      'at: 542, exact: "Ne\u0301e"',
      'at: 555, exact: O’Dwyer',
      'BAD_RECORD',
      'annotations.yaml:12: people.renee-odwyer.mentions.2: body 555 "O’Dwyer" is here twice',
    ],
    [
      'segments out of order',
      'annotations.yaml',
      'at: 177, exact: and then',
      'at: 113, exact: counted',
      'BAD_RECORD',
      'annotations.yaml:65: quotes.0.segments.1: expected a place after the segment before it, in the same text',
    ],
    [
      'a place inside itself',
      'annotations.yaml',
      '    kind: CITY',
      '    kind: CITY\n    containedIn: port-alder',
      'BAD_RECORD',
      'annotations.yaml:42: places.port-alder.containedIn: leads back to port-alder',
    ],
    [
      'an entity that is listed twice',
      'article.yaml',
      '[renee-odwyer, night-market-opening]',
      '[renee-odwyer, renee-odwyer]',
      'BAD_RECORD',
      'article.yaml:27: photos.1.shows.1: "renee-odwyer" is here twice',
    ],
    [
      'an identifier of two',
      'annotations.yaml',
      '    kind: CITY',
      '    kind: CITY\n    identifiers: { iptc: x }\n  asia:\n    name: Asia\n    kind: CONTINENT\n    identifiers: { iptc: x }',
      'BAD_RECORD',
      'annotations.yaml:46: places.asia.identifiers.iptc: iptc x is already that of another\nannotations.yaml:48: places.asia.mentions.0: "Port Alder" is not among the names of asia\nannotations.yaml:49: places.asia.mentions.1: "Port Alder" is not among the names of asia',
    ],
    [
      'another name that is the preferred one',
      'annotations.yaml',
      'text: O’Dwyer',
      'text: Rene\u0301e O’Dwyer',
      'BAD_RECORD',
      'annotations.yaml:6: people.renee-odwyer.names.0: "Renée O’Dwyer" is the preferred name already\nannotations.yaml:12: people.renee-odwyer.mentions.2: "O’Dwyer" is not among the names of renee-odwyer',
    ],
    [
      'a slug that is not the name of the folder',
      'article.yaml',
      'slug: 2024-05-03-night-market',
      'slug: night-market',
      'BAD_RECORD',
      'article.yaml:2: slug: expected the name of the folder, 2024-05-03-night-market, got night-market',
    ],
    [
      'a time without zone',
      'article.yaml',
      'T21:00:00+02:00',
      'T21:00:00',
      'BAD_RECORD',
      'article.yaml:16: publishedAt: expected a time with its zone, such as 2023-10-20T14:34:00Z',
    ],
    [
      'aliases of YAML',
      'annotations.yaml',
      'places: [port-alder]',
      'places: *places',
      'BAD_RECORD',
      'annotations.yaml:1: expected YAML without aliases',
    ],
    [
      'a topic without heading',
      'article.yaml',
      '[markets]',
      '[market]',
      'BAD_RECORD',
      'article.yaml:18: topics.0: expected one of the headings, got "market"',
    ],
    [
      'a change before the publication',
      'article.yaml',
      'url: https://gazette.example/4711',
      'modifiedAt: 2024-05-03T18:00:00Z',
      'BAD_RECORD',
      'article.yaml:17: modifiedAt: expected 2024-05-03T21:00:00+02:00 or later, got 2024-05-03T18:00:00Z',
    ],
    [
      'NUL in the text',
      'body.txt',
      'plastic',
      'pla\0stic',
      'BAD_RECORD',
      'body.txt:1: expected text without NUL and lone surrogates',
    ],
    [
      'half a surrogate pair in the text',
      'body.txt',
      '🏮',
      '\uD83C',
      'BAD_RECORD',
      'body.txt:1: expected text without NUL and lone surrogates',
    ],
    [
      'line ends of Windows',
      'body.txt',
      '\n\n',
      '\r\n\r\n',
      'BAD_RECORD',
      'body.txt:1: expected lines that end in LF, and no byte order mark',
    ],
    [
      'what is not YAML',
      'annotations.yaml',
      'people:',
      'people: "',
      'BAD_RECORD',
      'annotations.yaml:1: expected YAML: Nested mappings are not allowed in compact mappings',
    ],
  ])('%s', (_, name, from, to, code, message) => {
    const lines = message.replace(/^/gm, `${MARKET}/`)
    expect(() => parseCurated(changed(MARKET, name, from, to))).toThrow(
      expect.objectContaining({ code, message: lines }),
    )
  })

  test('a folder without its three files', () => {
    const message = 'expected one article.yaml, one body.txt and one annotations.yaml, got body.txt'
    expect(() => parseCurated([{ path: 'body.txt', text: 'Text' }])).toThrow(
      expect.objectContaining({ code: 'BAD_RECORD', message }),
    )
  })

  test('everything that is wrong at once, each on a line of its own', () => {
    const files = changed(MARKET, 'annotations.yaml', 'at: 229', 'at: 230')
    const annotations = files.find(({ path }) => path.endsWith('annotations.yaml'))!
    annotations.text = annotations.text.replace('speaker: noam-levi', 'speaker: nobody')
    const message = [
      `${MARKET}/annotations.yaml:20: people.layla-haddad.mentions.0: body: expected "Layla Haddad" at 230, found "ayla Haddad "; it stands at 229`,
      `${MARKET}/annotations.yaml:91: quotes.3.speaker: expected a slug of kind person or organization, got "nobody", which annotations.yaml does not have`,
    ].join('\n')
    expect(() => parseCurated(files)).toThrow(expect.objectContaining({ code: 'SPAN_MISMATCH', message }))
  })
})

const README = readFileSync('seed/README.md', 'utf8')

test('the README shows refusals as they are', () => {
  const files = changed(
    SEED,
    'annotations.yaml',
    '{ in: title, at: 0, exact: Lavrov }',
    '{ in: title, at: 1, exact: Lavrov }',
  )
  const annotations = files.find(({ path }) => path.endsWith('annotations.yaml'))!
  annotations.text = annotations.text.replace('speaker: sergey-lavrov', 'speaker: lavrov')
  const shown = /^(seed\/….*\n)+/m.exec(README)?.[0].trim().replaceAll('seed/…', SEED)
  expect(() => parseCurated(files)).toThrow(expect.objectContaining({ code: 'SPAN_MISMATCH', message: shown }))
})

test('every field of the format says what it is, and the README names it', () => {
  const [silent, unnamed]: [string[], string[]] = [[], []]
  const visit = (schema: z.core.JSONSchema.BaseSchema, path: string): void => {
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      if (typeof field === 'object' && !field.description) silent.push(`${path}.${name}`)
      if (!README.includes(`\`${name}\``)) unnamed.push(`${path}.${name}`)
      visit(field as z.core.JSONSchema.BaseSchema, `${path}.${name}`)
    }
    for (const inner of [schema.items, schema.additionalProperties])
      if (typeof inner === 'object') visit(inner as z.core.JSONSchema.BaseSchema, `${path}.*`)
  }
  visit(z.toJSONSchema(articleFormat, { io: 'input' }), 'article')
  visit(z.toJSONSchema(annotationsFormat, { io: 'input' }), 'annotations')
  expect({ silent, unnamed }).toEqual({ silent: [], unnamed: [] })
})
