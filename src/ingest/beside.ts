import type { Entity, Findings, Quote, Span } from '../model.ts'
import { fold } from '../text/fold.ts'

// Findings from two hands in one article: those that came with it, and what extraction found besides.

/** The given findings, and of the found ones what does not stand where a given one does. */
export function addFound(given: Findings, found: Findings): Findings {
  const known = entitiesByName(given.entities)
  const slugs = new Map(found.entities.map((entity) => [entity.slug, known(entity)?.slug ?? freeSlug(entity, given)]))
  const rename = (slug: string) => slugs.get(slug) ?? slug
  const mentions = found.mentions.filter(({ span }) => !given.mentions.some((one) => overlap(one.span, span)))
  const quotes = found.quotes.filter((quote) => !given.quotes.some((one) => sameWords(one, quote)))
  const used = new Set([...mentions.map(({ entity }) => entity), ...quotes.map(({ speaker }) => speaker)])
  const added = found.entities.filter((entity) => !known(entity) && used.has(entity.slug))
  return {
    ...given,
    entities: [...given.entities, ...added.map((entity) => ({ ...entity, slug: rename(entity.slug) }))],
    mentions: [...given.mentions, ...mentions.map((mention) => ({ ...mention, entity: rename(mention.entity) }))],
    quotes: [
      ...given.quotes,
      ...quotes.map(({ speaker, ...quote }) => ({ ...quote, ...(speaker && { speaker: rename(speaker) }) })),
    ],
  }
}

function entitiesByName(entities: readonly Entity[]) {
  const named = new Map(
    entities.flatMap((entity) =>
      [entity.name, ...entity.names.map(({ text }) => text)].map((name) => [`${entity.kind} ${fold(name)}`, entity]),
    ),
  )
  return ({ kind, name }: Entity) => named.get(`${kind} ${fold(name)}`)
}

const freeSlug = ({ slug, kind }: Entity, { entities }: Findings) =>
  entities.some((entity) => entity.slug === slug) ? `${slug}-${kind.toLowerCase()}` : slug

const overlap = (a: Span, b: Span) =>
  a.field === b.field && a.ordinal === b.ordinal && a.start < b.end && b.start < a.end

const sameWords = (a: Quote, b: Quote) => a.segments.some((one) => b.segments.some((other) => overlap(one, other)))
