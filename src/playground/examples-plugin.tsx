import type { GraphiQLPlugin } from '@graphiql/react'
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import type { Example } from './examples.ts'

// The list of examples at the left, from which a closed or changed example can be opened again.

function Icon() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
      <title>Examples</title>
      <path d="M4 5h6v6c0 4-2 6.5-5.500 7.500l-.5-1.800c2-.7 3-2 3-3.700H4zm10 0h6v6c0 4-2 6.500-5.500 7.500l-.5-1.800c2-.7 3-2 3-3.700h-3z" />
    </svg>
  )
}

function Examples() {
  const tabs = useGraphiQL((state) => state.tabs)
  const activeTab = useGraphiQL((state) => state.activeTabIndex)
  const openExample = useOpenExample()
  return (
    <section className="examples" aria-label="Examples">
      <h2>Try a question</h2>
      <ol>
        {EXAMPLES.map((example) => (
          <li key={example.name}>
            <button
              type="button"
              aria-current={tabs[activeTab]?.query === example.query}
              onClick={() => openExample(example)}
            >
              <strong>{example.title}</strong>
              <span>{example.description}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Opens an example in its tab, or in a new one, and asks it at once. */
function useOpenExample() {
  const { addTab, changeTab, run, stop } = useGraphiQLActions()
  const tabs = useGraphiQL((state) => state.tabs)
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const variableEditor = useGraphiQL((state) => state.variableEditor)
  return ({ query, variables }: Example) => {
    stop()
    const open = tabs.findIndex((tab) => tab.query === query)
    if (open >= 0) changeTab(open)
    else {
      addTab()
      queryEditor?.setValue(query)
      variableEditor?.setValue(variables)
    }
    return run()
  }
}

export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: Examples }
