import type { ArticleRecord, Entity } from '../model.ts'

type Rename = (slug: string) => string

/** The record with other slugs for its entities, wherever it refers to one. */
export function renameSlugs(record: ArticleRecord, rename: Rename): ArticleRecord {
  const { article, entities, mentions, quotes, affiliations } = record
  return {
    ...record,
    article: {
      ...article,
      authors: article.authors.map(rename),
      photos: article.photos.map((photo) => ({ ...photo, depicts: photo.depicts.map(rename) })),
    },
    entities: entities.map((entity) => renameEntity(entity, rename)),
    mentions: mentions.map((mention) => ({ ...mention, entity: rename(mention.entity) })),
    quotes: quotes.map((quote) => ({
      ...quote,
      ...(quote.speaker !== undefined && { speaker: rename(quote.speaker) }),
      ...(quote.event !== undefined && { event: rename(quote.event) }),
      addressees: quote.addressees.map(rename),
      about: quote.about.map(rename),
    })),
    affiliations: affiliations.map((held) => ({
      ...held,
      person: rename(held.person),
      organization: rename(held.organization),
    })),
  }
}

function renameEntity(entity: Entity, rename: Rename): Entity {
  const slug = rename(entity.slug)
  switch (entity.kind) {
    case 'PERSON':
      return { ...entity, slug }
    case 'ORGANIZATION':
      return { ...entity, slug, ...renamed(entity, ['parent', 'headquarters'], rename) }
    case 'PLACE':
      return { ...entity, slug, ...renamed(entity, ['containedIn'], rename) }
    case 'EVENT':
      return {
        ...entity,
        slug,
        ...renamed(entity, ['partOf'], rename),
        places: entity.places.map(rename),
        participants: entity.participants.map((part) => ({ ...part, entity: rename(part.entity) })),
      }
  }
}

const renamed = <Key extends string>(entity: { [K in Key]?: string }, keys: readonly Key[], rename: Rename) =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const slug = entity[key]
      return slug === undefined ? [] : [[key, rename(slug)]]
    }),
  ) as { [K in Key]?: string }
