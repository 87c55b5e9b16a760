import { print } from 'graphql'
import { createClient } from 'graphql-sse'
import { ArticleIngestedDocument } from 'verbatim/documents'
import { type ArticleIngestedSubscription, VerbatimClient } from 'verbatim/sdk'
import { keyFromEnvironment } from '../key.ts'

// graphql-sse: articles as they are taken in, over plain HTTP, which passes every proxy. Writing needs the key of a curator.

const url = process.env['VERBATIM_URL'] ?? 'http://localhost:4000/graphql'
const desk = new VerbatimClient({ url, key: keyFromEnvironment() })

const client = createClient({
  url: `${url}/stream`,
  on: {
    connected: () =>
      desk.articles.ingest({
        source: { slug: 'the-quay', name: 'The Quay' },
        externalId: 'sse',
        title: 'Lighthouse sold',
        body: 'The lighthouse was sold.',
        language: 'en',
        publishedAt: '2024-05-07T08:00:00Z',
      }),
  },
})

const query = print(ArticleIngestedDocument)
const variables = { where: { title: { contains: 'lighthouse' } } }
for await (const { data } of client.iterate<ArticleIngestedSubscription>({ query, variables })) {
  console.log(data?.articleIngested.outcome, data?.articleIngested.article.title)
  break
}
client.dispose()
