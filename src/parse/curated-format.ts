import { z } from 'zod'
import { date, instant, language, line, slug, text, url } from './fields.ts'

// The shape of seed/<slug>/article.yaml and annotations.yaml. seed/README.md tells the rules of annotation.

const identifiers = z
  .record(z.string().regex(/^[a-z][a-z0-9]*$/, 'expected a scheme in lower case'), line)
  .default({})
  .describe('Identifiers in other systems, such as wikidata: Q30; only those one is sure of')

const spanFormat = z
  .strictObject({
    in: z
      .string()
      .regex(/^(title|summary|body|caption:\d+)$/, 'expected title, summary, body or caption:0, caption:1 …')
      .describe('Text that it stands in: title, summary, body, or caption:0 for the caption of the first photo'),
    at: z.int().min(0).describe('Offset of the first character, in UTF-16 code units'),
    exact: text.describe('The characters themselves, byte for byte; they decide the end'),
  })
  .describe('An exact stretch of a text of the article')

const slugs = z.array(slug).default([])
const spans = z.array(spanFormat).default([])
const evidence = z.array(spanFormat).min(1).describe('Where the article says so, at least one')

const otherName = z
  .strictObject({
    text: line.describe('The name as written'),
    kind: z
      .enum(['ALIAS', 'ABBREVIATION', 'FORMER', 'NICKNAME', 'TRANSLITERATION', 'MISSPELLING'])
      .describe('How it relates to the entity'),
    language: language.exactOptional().describe('Language of the name, if it belongs to one'),
    validity: date.exactOptional().describe('Period it was in use, EDTF'),
  })
  .describe('Another name of an entity')

const entity = {
  name: line.describe('Preferred name'),
  names: z.array(otherName).default([]).describe('All other names it is written under, misspellings too'),
  description: line.exactOptional().describe('What it is, in a few words'),
  identifiers,
  mentions: spans.describe('Every place that names it'),
}

const person = z.strictObject({
  ...entity,
  birthDate: date.exactOptional().describe('Date of birth, EDTF'),
  deathDate: date.exactOptional().describe('Date of death, EDTF'),
})

const organization = z.strictObject({
  ...entity,
  kind: z
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
    .describe('Kind of organization'),
  foundedOn: date.exactOptional().describe('Date of founding, EDTF'),
  dissolvedOn: date.exactOptional().describe('Date of its end, EDTF'),
  parent: slug.exactOptional().describe('Organization it belongs to'),
  headquarters: slug.exactOptional().describe('Place of its seat'),
})

const place = z.strictObject({
  ...entity,
  kind: z.enum(['CONTINENT', 'COUNTRY', 'REGION', 'CITY', 'DISTRICT', 'SITE', 'NATURAL']).describe('Kind of place'),
  location: z
    .strictObject({
      latitude: z.number().min(-90).max(90).describe('Degrees north, WGS 84'),
      longitude: z.number().min(-180).max(180).describe('Degrees east, WGS 84'),
    })
    .exactOptional()
    .describe('Where it lies'),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, 'expected two capital letters (ISO 3166-1)')
    .exactOptional()
    .describe('Country it lies in, ISO 3166-1 alpha-2'),
  containedIn: slug.exactOptional().describe('Smallest place around it'),
})

const participant = z.strictObject({
  who: slug.describe('Person, organization or place (a country, as its state) that took part'),
  role: line.exactOptional().describe('Part taken, as text'),
  evidence,
})

const event = z.strictObject({
  ...entity,
  kind: z
    .enum(['VISIT', 'MEETING', 'CEREMONY', 'STATEMENT', 'AGREEMENT', 'TRANSFER', 'CONFLICT', 'FOUNDING', 'OTHER'])
    .describe('Kind of event'),
  date: date.exactOptional().describe('When, EDTF; an interval if it lasted, or if only its bounds are told'),
  places: slugs.describe('Where'),
  partOf: slug.exactOptional().describe('Event that it is a part of'),
  participants: z.array(participant).default([]).describe('Who took part'),
  evidence,
})

const quote = z.strictObject({
  kind: z
    .enum(['DIRECT', 'MIXED', 'INDIRECT'])
    .describe('Whole sentences in quotation marks, partly so, or in the words of the writer'),
  segments: z.array(spanFormat).min(1).describe('The words without quotation marks, in order; several if interrupted'),
  speaker: slug.exactOptional().describe('Person or organization that said it'),
  source: spanFormat.exactOptional().describe('Speaker as printed beside the words'),
  cue: spanFormat.exactOptional().describe('Word that introduces them'),
  via: spanFormat.exactOptional().describe('Whom or what they came through'),
  to: slugs.describe('Whom they were said to'),
  about: slugs.describe('What they name or are about'),
  event: slug.exactOptional().describe('Event it was said at'),
  saidAt: date.exactOptional().describe('When it was said, EDTF, only as far as the article tells'),
  language: language.exactOptional().describe('Language of the words, if not that of the article'),
})

const affiliation = z.strictObject({
  person: slug.describe('Who'),
  organization: slug.describe('Where'),
  role: line.exactOptional().describe('Office, as text'),
  period: date.exactOptional().describe('Time it was held, EDTF, only as far as the article tells'),
  evidence,
})

const bySlug = <T extends z.ZodType>(item: T) => z.record(slug, item).default({})

export const annotationsFormat = z.strictObject({
  people: bySlug(person).describe('Persons by slug'),
  organizations: bySlug(organization).describe('Organizations by slug'),
  places: bySlug(place).describe('Places by slug'),
  events: bySlug(event).describe('Events by slug'),
  quotes: z.array(quote).default([]).describe('Quotes in order of appearance'),
  affiliations: z.array(affiliation).default([]).describe('Who holds which office, as the article tells it'),
})

const source = z.strictObject({
  slug: slug.describe('Key of the publication'),
  name: line.describe('Name of the publication'),
  kind: z
    .enum(['NEWSPAPER', 'MAGAZINE', 'AGENCY', 'BROADCASTER', 'ONLINE', 'INSTITUTION'])
    .describe('Kind of publication'),
  url: url.exactOptional().describe('Front page'),
  languages: z.array(language).min(1).describe('Languages it publishes in'),
  publisher: slug.exactOptional().describe('Organization that publishes it'),
  place: slug.exactOptional().describe('Place it is published'),
  license: line.exactOptional().describe('Terms under which its texts are held here'),
})

const photo = z.strictObject({
  caption: line.exactOptional().describe('Caption as printed, without the credit'),
  credit: line.exactOptional().describe('Credit line as printed'),
  altText: line.exactOptional().describe('Text for those who cannot see it'),
  url: url.exactOptional().describe('Address of the file'),
  license: line.exactOptional().describe('Terms of use'),
  width: z.int().positive().exactOptional().describe('Pixels'),
  height: z.int().positive().exactOptional().describe('Pixels'),
  takenOn: date.exactOptional().describe('When it was taken, EDTF'),
  shows: slugs.describe('Entities it shows'),
})

const topic = z.strictObject({
  name: line.describe('Heading'),
  description: line.exactOptional().describe('Scope note'),
  broader: slug.exactOptional().describe('Next broader heading'),
  identifiers,
})

export const articleFormat = z.strictObject({
  slug: slug.describe('Key of the article, the name of its folder'),
  source: source.describe('Publication it appeared in'),
  externalId: line.describe('Key of the article at its source'),
  title: line.describe('Headline as printed'),
  summary: line.exactOptional().describe('Summary or standfirst as printed'),
  byline: line.exactOptional().describe('Byline as printed'),
  authors: slugs.describe('Authors that are among the people'),
  language: language.describe('Language of the text'),
  publishedAt: instant.describe('First publication, RFC 3339'),
  modifiedAt: instant.exactOptional().describe('Last change by the source, RFC 3339'),
  status: z
    .enum(['PUBLISHED', 'CORRECTED', 'RETRACTED'])
    .default('PUBLISHED')
    .describe('Editorial standing, as the source states it'),
  url: url.exactOptional().describe('Address at the source'),
  topics: slugs.describe('Headings, most specific first'),
  headings: bySlug(topic).describe('The headings and all broader ones, by slug'),
  photos: z.array(photo).default([]).describe('Pictures, in order'),
})

export type CuratedSpan = z.infer<typeof spanFormat>
export type CuratedArticle = z.infer<typeof articleFormat>
export type CuratedAnnotations = z.infer<typeof annotationsFormat>
