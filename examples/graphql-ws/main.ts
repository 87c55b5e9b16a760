import { print } from 'graphql'
import { createClient } from 'graphql-ws'
import { QuoteAddedDocument } from 'verbatim/documents'
import { type QuoteAddedSubscription, VerbatimClient } from 'verbatim/sdk'
import { WebSocket } from 'ws'
import { keyFromEnvironment } from '../key.ts'

// graphql-ws: what is said in an article, in the moment it is taken in. Writing needs the key of a curator.

const url = process.env['VERBATIM_URL'] ?? 'http://localhost:4000/graphql'
const desk = new VerbatimClient({ url, key: keyFromEnvironment() })

const client = createClient({
  url: url.replace('http', 'ws'),
  // Browsers have one of their own, as has Node from 22 on.
  webSocketImpl: WebSocket,
  on: {
    connected: () =>
      desk.articles.ingest({
        source: { slug: 'the-quay', name: 'The Quay' },
        externalId: 'ws',
        title: 'Harbour opened',
        body: '“The harbour belongs to the town,” Joana Prates said.',
        language: 'en',
        publishedAt: '2024-05-06T08:00:00Z',
      }),
  },
})

const query = print(QuoteAddedDocument)
const variables = { where: { text: { contains: 'harbour' } } }
for await (const { data } of client.iterate<QuoteAddedSubscription>({ query, variables })) {
  console.log(`${data?.quoteAdded.speaker?.name}: ${data?.quoteAdded.text} (${data?.quoteAdded.article.title})`)
  break
}
await client.dispose()
