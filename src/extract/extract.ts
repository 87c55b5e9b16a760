import type { Article, Entity, Findings, Mention, Span, TextField } from '../model.ts'
import { isBoundary } from '../text/span.ts'
import { type Group, groupNames } from './entities.ts'
import { isExtractable } from './language.ts'
import { organizationKindOf, placeOf } from './particulars.ts'
import { type Prose, readProse, type Stretch } from './prose.ts'
import { uniqueSlug } from './slugs.ts'

// From an article to what is found in it. Nothing is found without a stretch of text that says it.

interface ArticleText {
  field: TextField
  ordinal: number
  text: string
}

/** Findings in the texts of an article, each with its spans; none if its language is not one we read. */
export function extractFindings(article: Article): Findings {
  const findings: Findings = { entities: [], mentions: [], quotes: [], affiliations: [] }
  if (!isExtractable(article.language)) return findings
  const texts = textsOf(article)
  const proses = texts.map(({ text }) => readProse(text))
  for (const group of groupNames(proses)) {
    const entity = entityOf(group, new Set(findings.entities.map(({ slug }) => slug)))
    const mentions = mentionsOf(group, entity.slug, texts, proses)
    if (mentions.length === 0) continue
    findings.entities.push(entity)
    findings.mentions.push(...mentions)
  }
  return findings
}

function textsOf({ title, summary, body, photos }: Article): ArticleText[] {
  const captions = photos.map(({ caption }, ordinal) => ({ field: 'CAPTION' as const, ordinal, text: caption ?? '' }))
  return [
    { field: 'TITLE' as const, ordinal: 0, text: title },
    { field: 'SUMMARY' as const, ordinal: 0, text: summary ?? '' },
    { field: 'BODY' as const, ordinal: 0, text: body },
    ...captions,
  ].filter(({ text }) => text !== '')
}

function entityOf({ kind, name, names }: Group, taken: ReadonlySet<string>): Entity {
  const base = {
    slug: uniqueSlug(name, kind, taken),
    name,
    names,
    identifiers: [],
    method: 'EXTRACTED' as const,
    review: 'UNREVIEWED' as const,
  }
  if (kind === 'PERSON') return { ...base, kind }
  if (kind === 'PLACE') return { ...base, kind, ...placeOf(name) }
  return { ...base, kind, organizationKind: organizationKindOf(name) }
}

function mentionsOf(group: Group, entity: string, texts: readonly ArticleText[], proses: readonly Prose[]): Mention[] {
  return group.mentions.flatMap(({ text, confidence, ...stretch }) => {
    const span = spanOf(texts[text]!, proses[text]!, stretch)
    return span ? [{ entity, span, method: 'EXTRACTED' as const, confidence, review: 'UNREVIEWED' as const }] : []
  })
}

/** Null if the stretch would cut a character in two. */
function spanOf({ field, ordinal }: ArticleText, { text }: Prose, { start, end }: Stretch): Span | null {
  if (!isBoundary(text, start) || !isBoundary(text, end)) return null
  return { field, ordinal, start, end, exact: text.slice(start, end) }
}
