// Draws the schema of the service that served this page.

const { renderVoyager, voyagerIntrospectionQuery: query } = window.GraphQLVoyager

async function introspect(): Promise<unknown> {
  const answer = await fetch(new URL('../graphql', document.baseURI), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return answer.json()
}

renderVoyager(document.getElementById('voyager')!, {
  introspection: introspect(),
  hideVoyagerLogo: true,
  displayOptions: { skipRelay: true, sortByAlphabet: true },
})
