import './workers.ts'
// Before GraphiQL's own styles, which override some of Monaco's.
import './editors.ts'
import '@graphiql/react/style.css'
import '@graphiql/plugin-doc-explorer/style.css'
import '@graphiql/plugin-history/style.css'
import 'graphiql/graphiql.css'
import './page.css'
import './phone.css'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { EXAMPLES_PLUGIN } from './examples-plugin.tsx'
import { fetchGraphQL } from './fetcher.ts'
import { Hint } from './hint.tsx'

createRoot(document.getElementById('playground')!).render(
  <GraphiQL
    fetcher={fetchGraphQL}
    defaultTabs={EXAMPLES.map(({ query, variables }) => ({ query, variables }))}
    plugins={[EXAMPLES_PLUGIN, HISTORY_PLUGIN]}
    visiblePlugin={EXAMPLES_PLUGIN}
    defaultEditorToolsVisibility={false}
    schemaDescription
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>{null}</GraphiQL.Logo>
    <GraphiQL.Footer>
      <Hint />
    </GraphiQL.Footer>
  </GraphiQL>,
)
