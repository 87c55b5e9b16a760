import { VerbatimClient, VerbatimError } from 'verbatim/sdk'

// The typed client: a minister's quotes, a search that forgives a slip, and what an error tells.

const client = new VerbatimClient(process.env['VERBATIM_URL'] ?? 'http://localhost:4000')

const [match] = await client.resolveName('Lavrow')
if (!match) throw new Error('nobody of that name')
console.log(match.entity.name)

for await (const quote of client.quotes.by({ id: match.entity.id }, { first: 3 })) {
  const [where] = quote.segments
  console.log(`${quote.saidAt?.display ?? 'no date'} | ${quote.text.slice(0, 40)} | ${where?.field} ${where?.start}`)
}

const hits = await client.search('Lavov', { types: ['QUOTE'], first: 2 })
for (const { node } of hits.edges) if (node.__typename === 'Quote') console.log(node.speaker?.name)

try {
  await client.people.list({ first: 1000 })
} catch (error) {
  if (error instanceof VerbatimError) console.log(error.code, error.message)
}
