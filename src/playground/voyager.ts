// Draws the schema of the service that served this page.

const { renderVoyager, voyagerIntrospectionQuery: query } = window.GraphQLVoyager
const picture = document.getElementById('voyager')!

async function introspect(): Promise<unknown> {
  const answer = await fetch(new URL('../graphql', document.baseURI), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return answer.json()
}

renderVoyager(picture, {
  introspection: introspect(),
  hideVoyagerLogo: true,
  displayOptions: { skipRelay: true, sortByAlphabet: true },
})

// All types at once are too small to read: the picture begins at the heart of the schema.
new MutationObserver((_changes, observer) => {
  if (!picture.querySelector('.svg-pan-zoom_viewport g.node')) return
  observer.disconnect()
  // Voyager knows of its picture a moment after it stands in the page.
  setTimeout(() => lookAt('Quote'), 100)
}).observe(picture, { childList: true, subtree: true })

function lookAt(type: string): void {
  const names = [...picture.querySelectorAll('.type-name')]
  names
    .find(({ textContent }) => textContent === type)
    ?.parentElement?.querySelector('button')
    ?.click()
}
