import { describe, expect, test } from 'vitest'
import { extractFindings } from '../src/extract/extract.ts'
import type { Article, Findings, Span } from '../src/model.ts'
import { checkSpan } from '../src/text/span.ts'

const ARTICLE: Article = {
  slug: 'harbour',
  externalId: 'harbour',
  source: { slug: 'herald', name: 'Herald', kind: 'NEWSPAPER', languages: ['en'] },
  title: 'Solberg Warns of Floods in Riga',
  summary: 'The harbour of Riga may be flooded, says minister Ingrid Solberg.',
  body: [
    'Norwegian Foreign Minister Ingrid Solberg told Latvian President Andris Ozols on Wednesday that the harbour was “not safe.”',
    '“We have seen this before,” she said. “Nobody listened.”',
    'Marta Kalnina, a spokeswoman for the Baltic Ports Association (BPA), said: “We are listening now.” The BPA was founded in 1994.',
    'Nordbank chief economist Juris Liepa told Reuters that repairs would take years.',
  ].join('\n\n'),
  authors: [],
  language: 'en',
  // A Friday.
  publishedAt: '2026-03-06T08:00:00Z',
  status: 'PUBLISHED',
  topics: [],
  photos: [{ depicts: [] }, { caption: 'Ingrid Solbreg and Andris Ozols in Riga.', depicts: [] }],
}

const extract = (changes: Partial<Article> = {}) => extractFindings({ ...ARTICLE, ...changes })

const at = ({ field, ordinal, start, exact }: Span) => `${field}${ordinal || ''}@${start} ${exact}`

describe('an article becomes', () => {
  const findings = extract()

  test('entities with keys made from their fullest names, and all other ways they are written', () => {
    const show = findings.entities.map(({ slug, kind, name, names }) => {
      const others = names.map(({ text, kind }) => `${text} (${kind})`)
      return `${slug}: ${kind} ${[name, ...others].join(', ')}`
    })
    expect(show.sort()).toEqual([
      'andris-ozols: PERSON Andris Ozols',
      'baltic-ports-association: ORGANIZATION Baltic Ports Association, BPA (ABBREVIATION)',
      'ingrid-solberg: PERSON Ingrid Solberg, Ingrid Solbreg (MISSPELLING), Solberg (ALIAS)',
      'juris-liepa: PERSON Juris Liepa',
      'marta-kalnina: PERSON Marta Kalnina',
      'nordbank: ORGANIZATION Nordbank',
      'reuters: ORGANIZATION Reuters',
      'riga: PLACE Riga',
    ])
  })

  test('mentions in every text, the headline and captions too, by their number', () => {
    const of = (slug: string) => findings.mentions.filter(({ entity }) => entity === slug).map(({ span }) => at(span))
    expect(of('ingrid-solberg')).toEqual([
      'TITLE@0 Solberg',
      'SUMMARY@50 Ingrid Solberg',
      'BODY@27 Ingrid Solberg',
      'CAPTION1@0 Ingrid Solbreg',
    ])
    expect(of('riga')).toEqual(['TITLE@27 Riga', 'SUMMARY@15 Riga', 'CAPTION1@35 Riga'])
  })

  test('quotes with speaker, addressee, day and whom they came through', () => {
    const show = findings.quotes.map(({ kind, segments, speaker, source, cue, via, addressees, saidAt, about }) =>
      [
        kind,
        ...(kind === 'DIRECT' ? segments.map(({ exact }) => exact) : []),
        `${speaker}: ${source?.exact} | ${cue?.exact}`,
        ...addressees.map((slug) => `to ${slug}`),
        ...(via ? [`via ${via.exact}`] : []),
        ...(saidAt ? [saidAt.edtf] : []),
        ...about.map((slug) => `about ${slug}`),
      ].join('; '),
    )
    expect(show).toEqual([
      'INDIRECT; ingrid-solberg: Solberg | Warns; about riga',
      'INDIRECT; ingrid-solberg: minister Ingrid Solberg | says; about riga',
      'MIXED; ingrid-solberg: Norwegian Foreign Minister Ingrid Solberg | told; to andris-ozols; 2026-03-04',
      'DIRECT; We have seen this before; Nobody listened.; ingrid-solberg: she | said',
      'DIRECT; We are listening now.; marta-kalnina: Marta Kalnina, a spokeswoman for the Baltic Ports Association (BPA) | said',
      'INDIRECT; juris-liepa: Nordbank chief economist Juris Liepa | told; via Reuters',
    ])
  })

  test('offices where the organization is named beside', () => {
    const show = findings.affiliations.map(
      ({ person, organization, role, evidence }) => `${person} ${role} ${organization}: ${evidence.map(at).join()}`,
    )
    expect(show).toEqual([
      'marta-kalnina spokeswoman baltic-ports-association: BODY@183 Marta Kalnina, a spokeswoman for the Baltic Ports Association',
      'juris-liepa chief economist nordbank: BODY@312 Nordbank chief economist Juris Liepa',
    ])
  })

  test('nothing without a span that is there', () => {
    expect(spansOf(findings).length).toBeGreaterThan(20)
    expect(spansOf(findings).flatMap((span) => checkSpan(textOf(span), span) ?? [])).toEqual([])
  })
})

test('an article in another language is left alone', () => {
  const nothing = { entities: [], mentions: [], quotes: [], affiliations: [] }
  expect(extract({ language: 'lv' })).toEqual(nothing)
  expect(extract({ language: 'und' })).toEqual(nothing)
  expect(extract({ language: 'en-GB' }).entities).not.toEqual([])
})

test('two that have one name get two keys', () => {
  const body =
    'Jordan Smith met King Hussein in Jordan. Mr Jordan left Jordan on Monday, said Alma Jordan of Jordan Corp.'
  const slugs = extract({ title: 'x', summary: '', body, photos: [] }).entities.map(({ slug }) => slug)
  expect(new Set(slugs).size).toBe(slugs.length)
})

test.each([
  '',
  '\n\n',
  '“',
  '“””’',
  'Ü̈ber Großmann said “ja 👩‍👩‍👧‍👧',
  'A'.repeat(5000),
  '” '.repeat(3000),
  'Mr. '.repeat(2000),
])('a text that is none: %#', (body) => {
  const findings = extract({ title: body, summary: body, body, photos: [] })
  for (const span of spansOf(findings)) expect(checkSpan(body, span)).toBe(null)
})

function spansOf({ mentions, quotes, affiliations }: Findings): Span[] {
  return [
    ...mentions.map(({ span }) => span),
    ...quotes.flatMap(({ segments, source, cue, via }) =>
      [...segments, source, cue, via].filter((span) => span !== undefined),
    ),
    ...affiliations.flatMap(({ evidence }) => evidence),
  ]
}

function textOf({ field, ordinal }: Span): string {
  const { title, summary, body, photos } = ARTICLE
  return { TITLE: title, SUMMARY: summary ?? '', BODY: body, CAPTION: photos[ordinal]?.caption ?? '' }[field]
}

describe('when something was said', () => {
  test.each([
    ['beside the verb', 'Solberg said on Wednesday that the harbour was shut.', '2026-03-04'],
    ['at the start of the sentence', 'In a speech on Wednesday, Solberg said that the harbour was shut.', '2026-03-04'],
    ['right before the verb', 'Solberg arrived on Wednesday, saying that the harbour was shut.', '2026-03-04'],
    [
      'but not in a clause on something else',
      'After the ball, which began on Monday, Solberg said that it was late.',
      undefined,
    ],
    ['nor in the next clause', 'The harbour was shut last week, and Solberg said that it was late.', undefined],
    ['nor of what is to come', 'Solberg told the Herald, to be read on Sunday, that it was late.', undefined],
    ['nor as an owner', 'Solberg said Wednesday’s storm had shut the harbour.', undefined],
    ['nor in a name', 'Solberg told the Herald’s Today programme that it was late.', undefined],
  ])('%s', (_, sentence, day) => {
    const { quotes } = extract({ title: 'Harbour', summary: '', photos: [], body: `Ingrid Solberg came. ${sentence}` })
    expect(quotes.map(({ saidAt }) => saidAt?.edtf)).toEqual([day])
  })
})
