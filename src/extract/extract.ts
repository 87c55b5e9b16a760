import type { Affiliation, Article, Entity, Findings, Quote } from '../model.ts'
import { findOffices } from './affiliations.ts'
import { readCircumstances } from './circumstances.ts'
import { type DateSpan, findDates } from './dates.ts'
import { type Group, groupNames } from './entities.ts'
import { isExtractable } from './language.ts'
import { organizationKindOf, placeOf } from './particulars.ts'
import type { Stretch } from './prose.ts'
import { type Attribution, findAttributions } from './quotes.ts'
import { namedIn, type ReadText, readTexts, spanOf } from './reading.ts'
import { uniqueSlug } from './slugs.ts'
import { resolveSpeakers } from './speakers.ts'
import { stretchAt } from './stretches.ts'

// From an article to what is found in it. Nothing is found without a stretch of text that says it.

const FOUND = { method: 'EXTRACTED', review: 'UNREVIEWED' } as const

/** Findings in the texts of an article, each with its spans; none if its language is not one we read. */
export function extractFindings(article: Article): Findings {
  if (!isExtractable(article.language)) return { entities: [], mentions: [], quotes: [], affiliations: [] }
  const read = readTexts(article)
  const groups = groupNames(read.map(({ prose }) => prose))
  const texts = read.map((text, index) => ({ ...text, named: namedIn(index, groups) }))
  const entities = entitiesOf(groups)
  const slugs = entities.map(({ slug }) => slug)
  return {
    entities,
    mentions: groups.flatMap(({ mentions }, group) =>
      mentions.flatMap(({ text, confidence, ...stretch }) => {
        const span = spanOf(texts[text]!, stretch)
        return span ? [{ entity: slugs[group]!, span, confidence, ...FOUND }] : []
      }),
    ),
    quotes: texts.flatMap((text, index) => quotesOf(text, index, article, groups, slugs)),
    affiliations: affiliationsOf(texts, groups, slugs),
  }
}

function entitiesOf(groups: readonly Group[]): Entity[] {
  const taken = new Set<string>()
  return groups.map(({ kind, name, names }) => {
    const slug = uniqueSlug(name, kind, taken)
    taken.add(slug)
    const base = { slug, name, names, identifiers: [], ...FOUND }
    if (kind === 'PERSON') return { ...base, kind }
    if (kind === 'PLACE') return { ...base, kind, ...placeOf(name) }
    return { ...base, kind, organizationKind: organizationKindOf(name) }
  })
}

function quotesOf(
  read: ReadText,
  index: number,
  article: Article,
  groups: readonly Group[],
  slugs: readonly string[],
): Quote[] {
  const attributions = findAttributions(read.prose)
  if (attributions.length === 0) return []
  const told = [
    ...new Set(attributions.flatMap(({ cue }) => (cue && stretchAt(read.prose.sentences, cue.start)) ?? [])),
  ]
  const dates = findDates(read.prose.text, article.publishedAt, told)
  const speakers = resolveSpeakers(read.prose, attributions, groups, index)
  const said = attributions.flatMap(({ segments }) => segments).sort((a, b) => a.start - b.start)
  const quotes = attributions.flatMap(
    (attribution, at) => quoteOf(read, attribution, speakers[at]!, { dates, said }, groups, slugs) ?? [],
  )
  return carryDays(quotes, read.prose.paragraphs)
}

const DAY = /^\d{4}-\d\d-\d\d/

/** Who goes on speaking in the same paragraph still speaks on the same day. */
function carryDays(quotes: readonly Quote[], paragraphs: readonly Stretch[]): Quote[] {
  let last: Quote | undefined
  return quotes.map((quote) => {
    const at = quote.segments[0]!.start
    const paragraph = stretchAt(paragraphs, at)
    const isSame =
      last?.saidAt && last.speaker === quote.speaker && paragraph && last.segments[0]!.start >= paragraph.start
    last = isSame && !quote.saidAt && DAY.test(last!.saidAt!.edtf) ? { ...quote, saidAt: last!.saidAt! } : quote
    return last
  })
}

function quoteOf(
  read: ReadText,
  attribution: Attribution,
  speaker: number | null,
  { dates, said }: { dates: readonly DateSpan[]; said: readonly Stretch[] },
  groups: readonly Group[],
  slugs: readonly string[],
): Quote | null {
  const span = (stretch: Stretch | undefined) => (stretch && spanOf(read, stretch)) ?? undefined
  const segments = attribution.segments.flatMap((stretch) => span(stretch) ?? [])
  if (segments.length < attribution.segments.length || segments.length === 0) return null
  const { addressees, about, saidAt, via } = readCircumstances(read, attribution, groups, dates, said)
  const [source, cue, through] = [span(attribution.source), span(attribution.cue), span(via)]
  return {
    kind: attribution.kind,
    segments,
    ...(speaker !== null && { speaker: slugs[speaker]! }),
    ...(source && { source }),
    ...(cue && { cue }),
    ...(through && { via: through }),
    addressees: addressees.filter((group) => group !== speaker).map((group) => slugs[group]!),
    about: about.map((group) => slugs[group]!),
    ...(saidAt && { saidAt }),
    confidence: attribution.confidence,
    ...FOUND,
  }
}

/** One for each person, organization and office, with all that says so. */
function affiliationsOf(texts: readonly ReadText[], groups: readonly Group[], slugs: readonly string[]): Affiliation[] {
  const affiliations = new Map<string, Affiliation>()
  for (const [index, text] of texts.entries())
    for (const { person, organization, role, evidence } of findOffices(text, index, groups)) {
      const span = spanOf(text, evidence)
      if (!span) continue
      const key = `${person} ${organization} ${role}`
      const known = affiliations.get(key)
      if (known) known.evidence.push(span)
      else affiliations.set(key, { person: slugs[person]!, organization: slugs[organization]!, role, evidence: [span] })
    }
  return [...affiliations.values()]
}
