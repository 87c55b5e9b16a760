import { ExpectedError } from '../errors.ts'
import type { Article, Entity, EntityKind, Findings, Span, TextField } from '../model.ts'
import { checkSpan } from '../text/span.ts'
import type { GivenFindings, GivenSpan } from './record-format.ts'

// Findings that come with an article: each span is looked up in its text, and none is moved to make it fit.

/** A span that does not hold: where it stands in the input, what it says and what the text says. */
interface SpanFault {
  path: string
  field: TextField
  ordinal: number
  expected: string
  actual: string
  message: string
}

/** The message names so many; more say nothing new. */
const TOLD = 20

/**
 * Puts every span in its place.
 * @throws ExpectedError SPAN_MISMATCH with all faults (path, field, ordinal, expected, actual) in its extensions;
 *   BAD_RECORD if a slug stands for something of another kind
 */
export function placeFindings(given: GivenFindings, article: Article): Findings {
  const faults: SpanFault[] = []
  const place = (span: GivenSpan, path: string): Span => {
    const placed = locate(span, article)
    if (!('message' in placed)) return placed
    faults.push({ path, field: span.field, ordinal: span.ordinal, ...placed })
    return { field: span.field, ordinal: span.ordinal, start: 0, end: 0, exact: '' }
  }
  const placeAll = (spans: GivenSpan[], path: string) => spans.map((span, i) => place(span, `${path}.${i}`))
  const findings: Findings = {
    entities: given.entities.map((entity, i) =>
      placeEntity(entity, (spans, path) => placeAll(spans, `entities.${i}.${path}`)),
    ),
    mentions: given.mentions.map((mention, i) => ({ ...mention, span: place(mention.span, `mentions.${i}.span`) })),
    quotes: given.quotes.map(({ source, cue, via, ...quote }, i) => ({
      ...quote,
      segments: placeAll(quote.segments, `quotes.${i}.segments`),
      ...(source && { source: place(source, `quotes.${i}.source`) }),
      ...(cue && { cue: place(cue, `quotes.${i}.cue`) }),
      ...(via && { via: place(via, `quotes.${i}.via`) }),
    })),
    affiliations: given.affiliations.map((affiliation, i) => ({
      ...affiliation,
      evidence: placeAll(affiliation.evidence, `affiliations.${i}.evidence`),
    })),
  }
  if (faults.length > 0) throw mismatch(faults)
  checkReferences(findings)
  return findings
}

function placeEntity(
  entity: GivenFindings['entities'][number],
  placeAll: (spans: GivenSpan[], path: string) => Span[],
): Entity {
  if (entity.kind !== 'EVENT') return entity
  return {
    ...entity,
    participants: entity.participants.map((participant, i) => ({
      ...participant,
      evidence: placeAll(participant.evidence, `participants.${i}.evidence`),
    })),
    evidence: placeAll(entity.evidence, 'evidence'),
  }
}

type Wrong = Pick<SpanFault, 'expected' | 'actual' | 'message'>

function locate({ field, ordinal, start, end, exact, prefix, suffix }: GivenSpan, article: Article): Span | Wrong {
  const text = textOf(article, field, ordinal)
  if (text === undefined) return { expected: exact ?? '', actual: '', message: 'the article has no such text' }
  if (start === undefined) return locateWords({ field, ordinal, exact: exact ?? '', prefix, suffix }, text)
  const words = exact ?? text.slice(start, end)
  const span = { field, ordinal, start, end: end ?? start + words.length, exact: words }
  const message = checkSpan(text, span)
  return message === null ? span : { expected: words, actual: text.slice(start, span.end), message }
}

interface Words {
  field: TextField
  ordinal: number
  exact: string
  prefix: string | undefined
  suffix: string | undefined
}

function locateWords({ field, ordinal, exact, prefix = '', suffix = '' }: Words, text: string): Span | Wrong {
  const found: number[] = []
  const sought = prefix + exact + suffix
  for (let at = text.indexOf(sought); at >= 0 && found.length < 2; at = text.indexOf(sought, at + 1))
    found.push(at + prefix.length)
  const [start] = found
  if (start === undefined) {
    const where = text.includes(exact)
      ? 'it stands there, but not between this prefix and suffix'
      : 'it stands nowhere in this text'
    return { expected: exact, actual: '', message: `expected ${JSON.stringify(exact)}; ${where}` }
  }
  if (found.length > 1)
    return {
      expected: exact,
      actual: exact,
      message: `${JSON.stringify(exact)} stands there more than once; a longer prefix or suffix, or start, tells which`,
    }
  const span = { field, ordinal, start, end: start + exact.length, exact }
  const message = checkSpan(text, span)
  return message === null ? span : { expected: exact, actual: text.slice(start, span.end), message }
}

function textOf({ title, summary, body, photos }: Article, field: TextField, ordinal: number): string | undefined {
  if (field === 'CAPTION') return photos[ordinal]?.caption
  return ordinal === 0 ? { TITLE: title, SUMMARY: summary, BODY: body }[field] : undefined
}

function mismatch(faults: SpanFault[]): ExpectedError {
  const lines = faults.slice(0, TOLD).map(({ path, field, message }) => `${path}: ${field.toLowerCase()}: ${message}`)
  if (faults.length > TOLD) lines.push(`and ${faults.length - TOLD} more`)
  const [{ expected, actual }] = faults as [SpanFault]
  return new ExpectedError('SPAN_MISMATCH', lines.join('\n'), { expected, actual, faults })
}

const SPEAKERS: EntityKind[] = ['PERSON', 'ORGANIZATION']

/** Slugs that the record explains itself; those of the archive are looked up when it is saved. */
function checkReferences({ entities, quotes, affiliations }: Findings): void {
  const kinds = new Map<string, EntityKind>()
  for (const [i, { slug, kind }] of entities.entries()) {
    if (kinds.has(slug)) throw new ExpectedError('BAD_RECORD', `entities.${i}.slug: "${slug}" is here twice.`)
    kinds.set(slug, kind)
  }
  const expect = (path: string, slug: string | undefined, allowed: EntityKind[]) => {
    const kind = slug === undefined ? undefined : kinds.get(slug)
    if (kind === undefined || allowed.includes(kind)) return
    const sentence = `expected a slug of kind ${allowed.join(' or ').toLowerCase()}, got "${slug}", which is of kind ${kind.toLowerCase()}.`
    throw new ExpectedError('BAD_RECORD', `${path}: ${sentence}`)
  }
  for (const [i, { speaker, event }] of quotes.entries()) {
    expect(`quotes.${i}.speaker`, speaker, SPEAKERS)
    expect(`quotes.${i}.event`, event, ['EVENT'])
  }
  for (const [i, { person, organization }] of affiliations.entries()) {
    expect(`affiliations.${i}.person`, person, ['PERSON'])
    expect(`affiliations.${i}.organization`, organization, ['ORGANIZATION'])
  }
}
