import { PersonDocument, QuoteAddedDocument, ServiceDocument } from '../src/generated/sdk/documents.ts'
import { VerbatimClient, VerbatimError } from '../src/sdk/index.ts'

// What compiles and what does not. Never run: `npm run types` fails if a line below is right where it should be wrong.

export async function compile(client: VerbatimClient) {
  const { nodes, pageInfo } = await client.quotes.by('a-minister', { first: 5, where: { kind: ['DIRECT'] } })
  const text: string | undefined = nodes[0]?.text
  const speaker: string | undefined = nodes[0]?.speaker?.name
  const more: boolean = pageInfo.hasNextPage
  for await (const quote of client.quotes.by({ id: 'per_x' })) quote.segments.map(({ start, end }) => end - start)
  for await (const { node, score } of client.search('words')) if (node.__typename === 'Quote') score + node.text.length

  for await (const quote of client.quotes.added({ where: { kind: ['DIRECT'] } })) quote.article.title
  for await (const { quoteAdded } of client.subscribe(QuoteAddedDocument)) quoteAdded.segments.length

  // @ts-expect-error whose changes
  client.entities.changed()
  // @ts-expect-error a subscription has its own answer
  for await (const quote of client.quotes.added()) quote.outcome
  // @ts-expect-error only articles and quotes and entities are told of
  client.places.changed('pla_x')
  // @ts-expect-error a search needs a query
  client.search()
  // @ts-expect-error which is text
  client.search(5)
  // @ts-expect-error a kind of quote that there is not
  client.quotes.list({ where: { kind: ['SUNG'] } })
  // @ts-expect-error one way to look up, not two
  await client.people.get({ id: 'per_x', slug: 'x' })
  // @ts-expect-error an argument that there is not
  client.timeline({ form: '2023' })
  // @ts-expect-error there may be no such person
  ;(await client.people.get('x')).name
  // @ts-expect-error quotes have no title
  nodes[0]?.title

  await client.request(ServiceDocument)
  // @ts-expect-error its variables are required
  await client.request(PersonDocument)
  // @ts-expect-error and by name
  await client.request(PersonDocument, { slug: 'x' })
  // @ts-expect-error a document without pages has no list
  client.paginate(PersonDocument, { by: { slug: 'x' } }, ({ person }) => person)
  // @ts-expect-error a person needs data
  await client.curate.personCreate({ note: 'x' })
  // @ts-expect-error a review is not a word of one's own
  await client.curate.reviewSet({ id: 'quo_x', review: 'FINE' })
  // @ts-expect-error no address
  new VerbatimClient({})
  // @ts-expect-error user errors are thrown or returned
  await client.service({ userErrors: 'ignore' })
  // @ts-expect-error a signal is not a client's but a call's
  new VerbatimClient({ url: 'https://verbatim.example', signal: new AbortController().signal })

  try {
    return [text, speaker, more]
  } catch (error) {
    if (error instanceof VerbatimError) return [error.code === 'LIMIT_EXCEEDED', error.retryable, error.requestId]
    throw error
  }
}
