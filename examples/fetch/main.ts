// Nothing but fetch: a question by POST, the same by GET, which a cache can answer, and what happened to it meanwhile.

const url = process.env['VERBATIM_URL'] ?? 'http://localhost:4000/graphql'
const query = `query ($name: String!) {
  resolveName(name: $name, first: 1) { score entity { name description } }
}`
const variables = { name: 'Choe Son Hui' }

const posted = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables }),
})
const { data, extensions } = await posted.json()
console.log(data.resolveName[0].entity.name, extensions.cost.cost)

const address = `${url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`
const headers = { 'apollo-require-preflight': 'true' }
const got = await fetch(address, { headers })
console.log(got.status, got.headers.get('cache-control'))

const again = await fetch(address, { headers: { ...headers, 'if-none-match': got.headers.get('etag') ?? '' } })
console.log(again.status, (await again.text()).length)

const refused = await fetch(`${url}?query={people(first:1000){totalCount}}`, { headers })
const [error] = (await refused.json()).errors
console.log(error.extensions.code, error.message)
