import { z } from 'zod'
import type { PartialDate } from '../model.ts'
import { parsePartialDate } from '../text/partial-date.ts'
import { instant, language, line, slug, text, url, date as writtenDate } from './fields.ts'

// The shape of a record: an article with what was found in it, as `export --format jsonl` writes it and as other
// extractors hand it in. docs/formats.md tells it with an example.

/** A date in EDTF, as text or as it is exported; first and last day are reckoned anew. */
const date: z.ZodType<PartialDate, unknown> = z.union([
  writtenDate,
  z.object({ edtf: writtenDate }).transform(({ edtf }) => parsePartialDate(edtf.edtf)),
])

const confidence = z.number().min(0).max(1).default(1)
const method = z.enum(['CURATED', 'NAME_MATCH', 'EXTRACTED', 'IMPORTED']).default('IMPORTED')
const review = z.enum(['UNREVIEWED', 'CONFIRMED', 'DISPUTED']).default('UNREVIEWED')
const made = { method, confidence, review }

/** A place in a text: by offsets, by its words, or by both, which must then agree. */
const span = z
  .strictObject({
    field: z.enum(['TITLE', 'SUMMARY', 'BODY', 'CAPTION']).default('BODY'),
    ordinal: z.int().min(0).default(0),
    start: z.int().min(0).exactOptional(),
    end: z.int().min(0).exactOptional(),
    exact: text.exactOptional(),
    prefix: text.exactOptional(),
    suffix: text.exactOptional(),
  })
  .refine(({ start, end, exact }) => exact !== undefined || (start !== undefined && end !== undefined), {
    error: 'expected exact, the words themselves, or start and end',
  })

const slugs = z.array(slug).default([])
const evidence = z.array(span).min(1)

const name = z.strictObject({
  text: line,
  kind: z
    .enum(['PREFERRED', 'ALIAS', 'ABBREVIATION', 'FORMER', 'NICKNAME', 'TRANSLITERATION', 'MISSPELLING'])
    .default('ALIAS'),
  language: language.exactOptional(),
  validity: date.exactOptional(),
})

const identifiers = z.array(z.strictObject({ scheme: line, value: line })).default([])
const entityBase = {
  slug,
  name: line,
  names: z.array(name).default([]),
  description: line.exactOptional(),
  identifiers,
  method,
  review,
}

const entity = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('PERSON'),
    ...entityBase,
    birthDate: date.exactOptional(),
    deathDate: date.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('ORGANIZATION'),
    ...entityBase,
    organizationKind: z
      .enum([
        'COMPANY',
        'GOVERNMENT',
        'POLITICAL_PARTY',
        'INTERGOVERNMENTAL',
        'NON_PROFIT',
        'EDUCATION',
        'MEDIA',
        'SPORTS',
        'MILITARY',
        'OTHER',
      ])
      .default('OTHER'),
    foundedOn: date.exactOptional(),
    dissolvedOn: date.exactOptional(),
    parent: slug.exactOptional(),
    headquarters: slug.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('PLACE'),
    ...entityBase,
    placeKind: z.enum(['CONTINENT', 'COUNTRY', 'REGION', 'CITY', 'DISTRICT', 'SITE', 'NATURAL']).default('REGION'),
    location: z
      .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
      .exactOptional(),
    countryCode: z
      .string()
      .regex(/^[A-Z]{2}$/, 'expected two capital letters (ISO 3166-1)')
      .exactOptional(),
    containedIn: slug.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('EVENT'),
    ...entityBase,
    eventKind: z
      .enum(['VISIT', 'MEETING', 'CEREMONY', 'STATEMENT', 'AGREEMENT', 'TRANSFER', 'CONFLICT', 'FOUNDING', 'OTHER'])
      .default('OTHER'),
    date: date.exactOptional(),
    places: slugs,
    partOf: slug.exactOptional(),
    participants: z.array(z.strictObject({ entity: slug, role: line.exactOptional(), evidence })).default([]),
    evidence,
  }),
])

const quote = z.strictObject({
  kind: z.enum(['DIRECT', 'MIXED', 'INDIRECT']).default('DIRECT'),
  segments: z.array(span).min(1),
  speaker: slug.exactOptional(),
  source: span.exactOptional(),
  cue: span.exactOptional(),
  via: span.exactOptional(),
  addressees: slugs,
  about: slugs,
  event: slug.exactOptional(),
  saidAt: date.exactOptional(),
  language: language.exactOptional(),
  ...made,
})

const affiliation = z.strictObject({
  person: slug,
  organization: slug,
  role: line.exactOptional(),
  period: date.exactOptional(),
  evidence,
})

const findings = {
  entities: z.array(entity).default([]),
  mentions: z.array(z.strictObject({ entity: slug, span, ...made })).default([]),
  quotes: z.array(quote).default([]),
  affiliations: z.array(affiliation).default([]),
}

export const findingsFormat = z.strictObject(findings)

const source = z.strictObject({
  slug,
  name: line,
  kind: z.enum(['NEWSPAPER', 'MAGAZINE', 'AGENCY', 'BROADCASTER', 'ONLINE', 'INSTITUTION']).default('ONLINE'),
  url: url.exactOptional(),
  languages: z.array(language).min(1),
  publisher: slug.exactOptional(),
  place: slug.exactOptional(),
  license: line.exactOptional(),
})

const photo = z.strictObject({
  url: url.exactOptional(),
  caption: text.exactOptional(),
  altText: text.exactOptional(),
  credit: text.exactOptional(),
  license: text.exactOptional(),
  width: z.int().positive().exactOptional(),
  height: z.int().positive().exactOptional(),
  takenOn: date.exactOptional(),
  depicts: slugs,
})

const article = z.strictObject({
  slug,
  externalId: line,
  source,
  title: line,
  summary: text.exactOptional(),
  body: text,
  byline: line.exactOptional(),
  authors: slugs,
  language,
  publishedAt: instant,
  modifiedAt: instant.exactOptional(),
  status: z.enum(['PUBLISHED', 'CORRECTED', 'RETRACTED']).default('PUBLISHED'),
  url: url.exactOptional(),
  topics: slugs,
  photos: z.array(photo).default([]),
})

const topic = z.strictObject({
  slug,
  name: line,
  description: line.exactOptional(),
  broader: slug.exactOptional(),
  identifiers,
})

const extraction = z.enum(['EXTRACTED', 'GIVEN', 'GIVEN_AND_EXTRACTED', 'UNSUPPORTED_LANGUAGE', 'SKIPPED'])

export const recordFormat = z.strictObject({
  article,
  topics: z.array(topic).default([]),
  ...findings,
  extraction: extraction.default('GIVEN'),
})

export type GivenSpan = z.output<typeof span>
export type GivenFindings = z.output<typeof findingsFormat>
