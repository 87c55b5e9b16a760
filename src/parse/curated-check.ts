import type { EntityKind } from '../model.ts'
import { checkSpan } from '../text/span.ts'
import type { CuratedFile, Path } from './curated-file.ts'
import type { CuratedAnnotations, CuratedArticle, CuratedSpan } from './curated-format.ts'
import { checkRepeats } from './curated-repeats.ts'

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
  const identifiers = new Set<string>()
  for (const [file, content] of [
    [articleFile, article],
    [annotationsFile, annotations],
  ] as const)
    for (const { path, value } of walk(content)) {
      if (Array.isArray(value)) checkRepeats(file, path, value)
      if (typeof value === 'string') checkReference(file, path, value, kinds)
      if (typeof value === 'string' && path.at(-2) === 'identifiers') checkIdentifier(file, path, value, identifiers)
      if (isSpan(value)) checkText(file, path, value, texts)
    }
  checkHeading(curated)
  checkTopics(curated)
  checkNames(curated)
  checkQuotes(curated)
  checkCircles(articleFile, 'headings', 'broader', article.headings)
  checkCircles(annotationsFile, 'organizations', 'parent', annotations.organizations)
  checkCircles(annotationsFile, 'places', 'containedIn', annotations.places)
  checkCircles(annotationsFile, 'events', 'partOf', annotations.events)
}

/** Every value with the path to it. */
function* walk(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
  yield { path, value }
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value))
    yield* walk(child, [...path, Array.isArray(value) ? Number(key) : key])
}

// The shape is checked before, and nothing but a span has this key.
const isSpan = (value: unknown): value is CuratedSpan => typeof value === 'object' && value !== null && 'exact' in value

function kindsBySlug({ annotations, annotationsFile }: Curated): Map<string, EntityKind> {
  const kinds = new Map<string, EntityKind>()
  for (const [section, kind] of Object.entries(SECTIONS))
    for (const slug of Object.keys(annotations[section as Section])) {
      const taken = kinds.get(slug)
      if (taken) annotationsFile.fault([section, slug], `the slug is already that of a ${taken.toLowerCase()}`)
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

function checkReference(file: CuratedFile, path: Path, slug: string, kinds: Map<string, EntityKind>): void {
  const key = String(path.findLast((step) => typeof step === 'string'))
  const allowed = Object.hasOwn(REFERENCES, key) ? REFERENCES[key] : undefined
  const kind = kinds.get(slug)
  if (!allowed || (kind && allowed.includes(kind))) return
  const expected = `expected a slug of kind ${allowed.join(' or ').toLowerCase()}, got "${slug}"`
  file.fault(path, `${expected}, which ${kind ? `is of kind ${kind.toLowerCase()}` : 'annotations.yaml does not have'}`)
}

function checkIdentifier(file: CuratedFile, path: Path, value: string, seen: Set<string>): void {
  const identifier = `${path.at(-1)} ${value}`
  if (seen.has(identifier)) file.fault(path, `${identifier} is already that of another`)
  seen.add(identifier)
}

function checkText(
  file: CuratedFile,
  path: Path,
  { in: name, at, exact }: CuratedSpan,
  texts: Map<string, string>,
): void {
  const text = texts.get(name)
  const span = { start: at, end: at + exact.length, exact }
  const wrong = text === undefined ? 'the article has no such text' : checkSpan(text, span)
  if (wrong) file.fault(path, `${name}: ${wrong}`, 'SPAN_MISMATCH')
}

function checkHeading({ article: { slug, publishedAt, modifiedAt }, articleFile }: Curated): void {
  if (articleFile.folder && articleFile.folder !== slug)
    articleFile.fault(['slug'], `expected the name of the folder, ${articleFile.folder}, got ${slug}`)
  if (modifiedAt && Date.parse(modifiedAt) < Date.parse(publishedAt))
    articleFile.fault(['modifiedAt'], `expected ${publishedAt} or later, got ${modifiedAt}`)
}

function checkTopics({ article: { topics, headings }, articleFile }: Curated): void {
  const expectHeading = (path: Path, slug: string | undefined) => {
    if (slug && !Object.hasOwn(headings, slug)) articleFile.fault(path, `expected one of the headings, got "${slug}"`)
  }
  for (const [i, slug] of topics.entries()) expectHeading(['topics', i], slug)
  for (const [slug, { broader }] of Object.entries(headings)) expectHeading(['headings', slug, 'broader'], broader)
}

/** A mention of a person, organization or place is one of its names; an event may be told by any word. */
function checkNames({ annotations, annotationsFile }: Curated): void {
  for (const section of Object.keys(SECTIONS) as Section[])
    for (const [slug, { name, names, mentions }] of Object.entries<Named>(annotations[section])) {
      const others = names.map(({ text }) => text)
      if (others.includes(name))
        annotationsFile.fault([section, slug, 'names', others.indexOf(name)], `"${name}" is the preferred name already`)
      if (section === 'events') continue
      for (const [i, { exact }] of mentions.entries())
        if (exact !== name && !others.includes(exact))
          annotationsFile.fault([section, slug, 'mentions', i], `"${exact}" is not among the names of ${slug}`)
    }
}

function checkQuotes({ annotations, annotationsFile }: Curated): void {
  for (const [q, { segments }] of annotations.quotes.entries())
    for (const [i, { in: text, at }] of segments.entries()) {
      const before = segments[i - 1]
      if (before && (before.in !== text || before.at + before.exact.length > at))
        annotationsFile.fault(
          ['quotes', q, 'segments', i],
          'expected a place after the segment before it, in the same text',
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
    if (next === start) file.fault([section, start, key], `leads back to ${start}`)
  }
}
