import type { Article, ArticleRecord, Entity, Mention, Quote, Span } from '../model.ts'
import { isDenial } from '../text/denial.ts'
import { contextAfter, contextBefore, toCodePoints } from '../text/span.ts'
import { addressOf, articleUrn, entityUrn } from './names.ts'
import { ALL, type Cut } from './records.ts'

// W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one for each mention and each quote. Positions are
// code points, as the model counts them, in the one text of the article that the
// scope of the target names.

/** Units of text before and after that tell one place from another. */
const CONTEXT = 32

/** Annotations of an article, one a line: its mentions, then its quotes, or those of them that are asked for. */
export function annotationLines({ article, entities, mentions, quotes }: ArticleRecord, cut: Cut = ALL): string[] {
  const bySlug = new Map(entities.map((entity) => [entity.slug, entity]))
  const urn = articleUrn(article)
  return [
    ...mentions.flatMap((one, i) =>
      cut.mention(one, i) ? [annotate(`${urn}:mention:${i + 1}`, mentionOf(one, article, bySlug))] : [],
    ),
    ...quotes.flatMap((one, i) =>
      cut.quote(one, i) ? [annotate(`${urn}:quote:${i + 1}`, quoteOf(one, article, bySlug))] : [],
    ),
  ].map((annotation) => JSON.stringify(annotation))
}

type Entities = ReadonlyMap<string, Entity>

const annotate = (id: string, rest: object) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id,
  type: 'Annotation',
  ...rest,
})

const mentionOf = ({ entity, span }: Mention, article: Article, entities: Entities) => ({
  motivation: 'identifying',
  body: bodyOf(entity, entities),
  target: targetOf(article, span),
})

/** What was said is the target, who said it the body; words that are broken up are several targets. */
function quoteOf({ segments, speaker, cue, source }: Quote, article: Article, entities: Entities) {
  const targets = segments.map((segment) => targetOf(article, segment))
  const words = [source, cue].flatMap((span) => (span ? [span.exact] : []))
  return {
    motivation: 'describing',
    body: [
      ...(speaker === undefined ? [] : [bodyOf(speaker, entities)]),
      ...words.map((value) => ({ type: 'TextualBody', value, language: article.language, purpose: 'describing' })),
      ...(cue && isDenial(cue.exact) ? [DENIED] : []),
    ],
    target: targets.length === 1 ? targets[0] : targets,
  }
}

/** Who is the body did not say what is the target. */
const DENIED = { type: 'TextualBody', value: 'denied', language: 'en', purpose: 'tagging' }

const bodyOf = (slug: string, entities: Entities) => {
  const entity = entities.get(slug)!
  return { type: 'SpecificResource', source: entityUrn(entity), purpose: 'identifying', 'rdfs:label': entity.name }
}

/** The text of an article that a span stands in. */
function textOf({ title, summary = '', body, photos }: Article, { field, ordinal }: Span): string {
  switch (field) {
    case 'TITLE':
      return title
    case 'SUMMARY':
      return summary
    case 'BODY':
      return body
    case 'CAPTION':
      return photos[ordinal]?.caption ?? ''
  }
}

function targetOf(article: Article, span: Span) {
  const text = textOf(article, span)
  const part = span.field === 'CAPTION' ? `caption:${span.ordinal + 1}` : span.field.toLowerCase()
  return {
    source: addressOf(article),
    // Positions count in this one text of the article.
    scope: `${articleUrn(article)}:${part}`,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: span.exact,
        prefix: contextBefore(text, span.start, CONTEXT),
        suffix: contextAfter(text, span.end, CONTEXT),
      },
      {
        type: 'TextPositionSelector',
        start: toCodePoints(text, span.start),
        end: toCodePoints(text, span.end),
      },
    ],
  }
}
