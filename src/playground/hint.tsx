import { useGraphiQL } from '@graphiql/react'
import { useTabs } from './tabs.ts'

/** Below an answer what can be done; above it, while a subscription is open, that there may be nothing yet. */
export function Hint() {
  useTabs()
  const isListening = useGraphiQL((state) => state.subscription !== null)
  if (isListening)
    return (
      <p className="hint listening" role="status">
        Listening… What is told next stands here. Press <kbd>■</kbd> to stop.
      </p>
    )
  return (
    <p className="hint">
      Press <kbd>▶</kbd> or <kbd>Ctrl</kbd> <kbd>Enter</kbd> to ask; <kbd>Ctrl</kbd> click a field to read about it.
    </p>
  )
}
