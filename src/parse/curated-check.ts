import type { EntityKind } from '../model.ts'
import { checkSpan } from '../text/span.ts'
import type { CuratedFile, Path } from './curated-file.ts'
import { type CuratedAnnotations, type CuratedArticle, type CuratedSpan, spanFormat } from './curated-format.ts'

// What the shape alone cannot tell: spans against the texts, references against each other.

interface Curated {
  article: CuratedArticle
  annotations: CuratedAnnotations
  body: string
  articleFile: CuratedFile
  annotationsFile: CuratedFile
}

type Section = 'people' | 'organizations' | 'places' | 'events'
interface Named {
  name: string
  names: { text: string }[]
  mentions: CuratedSpan[]
}

const SECTIONS = { people: 'PERSON', organizations: 'ORGANIZATION', places: 'PLACE', events: 'EVENT' } as const
const ANYTHING: EntityKind[] = ['PERSON', 'ORGANIZATION', 'PLACE', 'EVENT']

/** Keys whose values are slugs of entities, and of which kinds. */
const REFERENCES: Record<string, EntityKind[]> = {
  authors: ['PERSON'],
  publisher: ['ORGANIZATION'],
  place: ['PLACE'],
  shows: ANYTHING,
  parent: ['ORGANIZATION'],
  headquarters: ['PLACE'],
  containedIn: ['PLACE'],
  places: ['PLACE'],
  partOf: ['EVENT'],
  who: ['PERSON', 'ORGANIZATION', 'PLACE'],
  speaker: ['PERSON', 'ORGANIZATION'],
  to: ANYTHING,
  about: ANYTHING,
  event: ['EVENT'],
  person: ['PERSON'],
  organization: ['ORGANIZATION'],
}

export function checkAnnotations(curated: Curated): void {
  const { article, annotations, articleFile, annotationsFile } = curated
  const kinds = kindsBySlug(curated)
  const texts = textsOf(curated)
  for (const { path, value } of walk(article)) checkReference(articleFile, path, value, kinds)
  for (const { path, value } of walk(annotations)) {
    checkReference(annotationsFile, path, value, kinds)
    const span = spanFormat.safeParse(value)
    if (span.success) checkText(annotationsFile, path, span.data, texts)
  }
  checkTopics(curated)
  checkNames(curated)
  checkRepeats(curated)
  checkQuotes(curated)
  checkCircles(articleFile, 'headings', 'broader', article.headings)
  checkCircles(annotationsFile, 'organizations', 'parent', annotations.organizations)
  checkCircles(annotationsFile, 'places', 'containedIn', annotations.places)
  checkCircles(annotationsFile, 'events', 'partOf', annotations.events)
  if (article.modifiedAt && Date.parse(article.modifiedAt) < Date.parse(article.publishedAt))
    articleFile.fault(['modifiedAt'], `modifiedAt: expected ${article.publishedAt} or later, got ${article.modifiedAt}`)
}

/** Every value with the path to it. */
function* walk(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
  yield { path, value }
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value))
    yield* walk(child, [...path, Array.isArray(value) ? Number(key) : key])
}

function kindsBySlug({ annotations, annotationsFile }: Curated): Map<string, EntityKind> {
  const kinds = new Map<string, EntityKind>()
  for (const [section, kind] of Object.entries(SECTIONS))
    for (const slug of Object.keys(annotations[section as Section])) {
      const taken = kinds.get(slug)
      if (taken)
        annotationsFile.fault(
          [section, slug],
          `${section}.${slug}: the slug is already that of a ${taken.toLowerCase()}`,
        )
      else kinds.set(slug, kind)
    }
  return kinds
}

function textsOf({ article, body }: Curated): Map<string, string> {
  const captions = article.photos.flatMap(({ caption }, i) => (caption ? [[`caption:${i}`, caption] as const] : []))
  return new Map([
    ['title', article.title],
    ['body', body],
    ...(article.summary ? [['summary', article.summary] as const] : []),
    ...captions,
  ])
}

function checkReference(file: CuratedFile, path: Path, value: unknown, kinds: Map<string, EntityKind>): void {
  const key = path.findLast((step) => typeof step === 'string') ?? ''
  const allowed = Object.hasOwn(REFERENCES, key) ? REFERENCES[key] : undefined
  if (typeof value !== 'string' || !allowed) return
  const kind = kinds.get(value)
  const expected = `expected a slug of kind ${allowed.map((one) => one.toLowerCase()).join(' or ')}`
  if (!kind) file.fault(path, `${path.join('.')}: ${expected}, got "${value}", which annotations.yaml does not have`)
  else if (!allowed.includes(kind))
    file.fault(path, `${path.join('.')}: ${expected}, got "${value}", which is of kind ${kind.toLowerCase()}`)
}

function checkText(file: CuratedFile, path: Path, span: CuratedSpan, texts: Map<string, string>): void {
  const text = texts.get(span.in)
  const wrong =
    text === undefined
      ? 'the article has no such text'
      : checkSpan(text, { start: span.at, end: span.at + span.exact.length, exact: span.exact })
  if (wrong) file.fault(path, `${path.join('.')}: ${span.in}: ${wrong}`, 'SPAN_MISMATCH')
}

function checkTopics({ article, articleFile }: Curated): void {
  const used = article.topics.map((slug, i) => ({ slug, path: ['topics', i] as Path }))
  const broader = Object.entries(article.headings).flatMap(([key, { broader }]) =>
    broader ? [{ slug: broader, path: ['headings', key, 'broader'] as Path }] : [],
  )
  for (const { slug, path } of [...used, ...broader])
    if (!Object.hasOwn(article.headings, slug))
      articleFile.fault(path, `${path.join('.')}: expected one of the headings, got "${slug}"`)
}

/** A mention of a person, organization or place is one of its names; an event may be named by any noun. */
function checkNames({ annotations, annotationsFile }: Curated): void {
  for (const section of ['people', 'organizations', 'places'] as const)
    for (const [slug, { name, names, mentions }] of Object.entries<Named>(annotations[section])) {
      const known = new Set([name, ...names.map(({ text }) => text)])
      for (const [i, { exact }] of mentions.entries())
        if (!known.has(exact))
          annotationsFile.fault(
            [section, slug, 'mentions', i],
            `${section}.${slug}.mentions.${i}: "${exact}" is not among the names of ${slug}`,
          )
    }
}

function checkRepeats({ annotations, annotationsFile }: Curated): void {
  for (const section of Object.keys(SECTIONS) as Section[])
    for (const [slug, { name, names, mentions }] of Object.entries<Named>(annotations[section])) {
      refuseRepeats(annotationsFile, [section, slug, 'names'], [name, ...names.map(({ text }) => text)], -1)
      refuseRepeats(annotationsFile, [section, slug, 'mentions'], mentions.map(spanKey))
    }
  const { quotes, affiliations } = annotations
  refuseRepeats(
    annotationsFile,
    ['quotes'],
    quotes.map((quote) => `${quote.segments.map(spanKey)} by ${quote.speaker ?? 'nobody'}`),
  )
  refuseRepeats(
    annotationsFile,
    ['affiliations'],
    affiliations.map((held) => `${held.person}, ${held.organization}, ${held.role ?? 'no role'}`),
  )
  for (const [slug, { participants }] of Object.entries(annotations.events))
    refuseRepeats(
      annotationsFile,
      ['events', slug, 'participants'],
      participants.map(({ who }) => who),
    )
}

/** `shift` is what stands before the list in `keys`. */
function refuseRepeats(file: CuratedFile, path: Path, keys: string[], shift = 0): void {
  for (const [i, key] of keys.entries())
    if (keys.indexOf(key) !== i)
      file.fault([...path, i + shift], `${[...path, i + shift].join('.')}: ${key} is here twice`)
}

const spanKey = ({ in: text, at, exact }: CuratedSpan) => `${text} ${at} "${exact}"`

function checkQuotes({ annotations, annotationsFile }: Curated): void {
  for (const [q, { segments }] of annotations.quotes.entries())
    for (const [i, { in: text, at }] of segments.entries()) {
      const before = segments[i - 1]
      if (before && (before.in !== text || before.at + before.exact.length > at))
        annotationsFile.fault(
          ['quotes', q, 'segments', i],
          `quotes.${q}.segments.${i}: expected a place after the segment before it, in the same text`,
        )
    }
}

function checkCircles<K extends string>(
  file: CuratedFile,
  section: string,
  key: K,
  items: Record<string, { [key in K]?: string }>,
): void {
  for (const start of Object.keys(items)) {
    const seen = new Set<string>()
    let next = items[start]?.[key]
    while (next && next !== start && !seen.has(next)) {
      seen.add(next)
      next = items[next]?.[key]
    }
    if (next === start) file.fault([section, start, key], `${section}.${start}.${key}: leads back to ${start}`)
  }
}
