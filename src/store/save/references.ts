import { ExpectedError } from '../../errors.ts'
import type { ArticleRecord, EntityKind } from '../../model.ts'

export interface Referred {
  id: string
  kind: EntityKind
}

/** Finds the id of an entity by its slug; only one of `kinds`, if any are named, will do. */
export type IdOf = (slug: string, ...kinds: EntityKind[]) => string

export interface References {
  idOf: IdOf
  kindOf(slug: string): EntityKind
}

/** Looks slugs up, and refuses those that nobody knows. */
export function referencesTo(known: (slug: string) => Referred | undefined): References {
  const find = (slug: string): Referred => {
    const entity = known(slug)
    if (entity) return entity
    throw new ExpectedError('BAD_RECORD', `"${slug}" is an entity neither of the record nor of the archive.`)
  }
  return {
    kindOf: (slug) => find(slug).kind,
    idOf: (slug, ...kinds) => {
      const { id, kind } = find(slug)
      if (kinds.length > 0 && !kinds.includes(kind))
        throw new ExpectedError('BAD_RECORD', `"${slug}": expected a ${kinds.join(' or ')}, got a ${kind}.`)
      return id
    },
  }
}

/** Every slug of an entity that a record refers to, its own among them. */
export function slugsOf({ article, entities, mentions, quotes, affiliations }: ArticleRecord): string[] {
  const references = [
    ...article.authors,
    ...article.photos.flatMap((photo) => photo.depicts),
    article.source.publisher,
    article.source.place,
    ...entities.flatMap((entity) => {
      if (entity.kind === 'ORGANIZATION') return [entity.slug, entity.parent, entity.headquarters]
      if (entity.kind === 'PLACE') return [entity.slug, entity.containedIn]
      if (entity.kind === 'EVENT')
        return [entity.slug, ...entity.places, entity.partOf, ...entity.participants.map((part) => part.entity)]
      return [entity.slug]
    }),
    ...mentions.map((mention) => mention.entity),
    ...quotes.flatMap((quote) => [quote.speaker, quote.event, ...quote.addressees, ...quote.about]),
    ...affiliations.flatMap(({ person, organization }) => [person, organization]),
  ]
  return references.filter((slug) => slug !== undefined)
}
