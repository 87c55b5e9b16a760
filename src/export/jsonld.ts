import type { ArticleRecord, Photo, Quote } from '../model.ts'
import { isDenial } from '../text/denial.ts'
import { plainDate, type Refer, schemaEntity } from './jsonld-entities.ts'
import { addressOf, entityUrn } from './names.ts'

/** An article in the words of schema.org, one document: the NewsArticle with its quotations, then whom it speaks of. */
export function jsonLdLine(record: ArticleRecord): string[] {
  const ids = new Map(record.entities.map((entity) => [entity.slug, entityUrn(entity)]))
  const refer: Refer = (slug) => ({ '@id': ids.get(slug)! })
  const entities = record.entities.map((entity) => {
    const offices = record.affiliations.filter(({ person }) => person === entity.slug)
    return schemaEntity(entity, offices, refer)
  })
  const graph = [articleOf(record, refer), ...entities]
  return [JSON.stringify({ '@context': 'https://schema.org', '@graph': graph })]
}

function articleOf({ article, topics, mentions, quotes }: ArticleRecord, refer: Refer) {
  const { source } = article
  const headings = new Map(topics.map(({ slug, name }) => [slug, name]))
  return {
    '@type': 'NewsArticle',
    '@id': addressOf(article),
    url: article.url,
    identifier: article.externalId,
    headline: article.title,
    abstract: article.summary,
    articleBody: article.body,
    inLanguage: article.language,
    datePublished: article.publishedAt,
    dateModified: article.modifiedAt,
    creativeWorkStatus: article.status.toLowerCase(),
    creditText: article.byline,
    author: article.authors.map(refer),
    publisher: { '@type': 'NewsMediaOrganization', name: source.name, url: source.url },
    keywords: article.topics.map((slug) => headings.get(slug)),
    image: article.photos.map((photo) => imageOf(photo, refer)),
    mentions: [...new Set(mentions.map(({ entity }) => entity))].map(refer),
    // A Quotation has no word for what its creator denied.
    hasPart: quotes.filter(({ cue }) => !isDenial(cue?.exact ?? '')).map((quote) => quotationOf(quote, refer)),
  }
}

const quotationOf = ({ segments, speaker, about, saidAt, language }: Quote, refer: Refer) => ({
  '@type': 'Quotation',
  text: segments.map(({ exact }) => exact).join(' … '),
  creator: speaker === undefined ? undefined : refer(speaker),
  about: about.map(refer),
  dateCreated: plainDate(saidAt),
  inLanguage: language,
})

const imageOf = ({ url, caption, altText, credit, license, width, height, takenOn, depicts }: Photo, refer: Refer) => ({
  '@type': 'ImageObject',
  contentUrl: url,
  caption,
  description: altText,
  creditText: credit,
  usageInfo: license,
  width,
  height,
  dateCreated: plainDate(takenOn),
  about: depicts.map(refer),
})
