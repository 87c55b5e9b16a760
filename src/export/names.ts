import type { Article, Entity } from '../model.ts'

// How others are told what an article or an entity is. URNs are the same in every archive that has the thing.

export const articleUrn = ({ source, slug }: Article) => `urn:verbatim:article:${source.slug}:${slug}`

/** Address of an article; its URN if it has none. */
export const addressOf = (article: Article) => article.url ?? articleUrn(article)

export const entityUrn = ({ kind, slug }: Entity) => `urn:verbatim:${kind.toLowerCase()}:${slug}`
