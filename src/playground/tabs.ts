import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useEffect, useRef } from 'react'

/** Keeps the active tab in sight, for there are more than fit beside each other, and lets each tab listen for itself. */
export function useTabs(): void {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id)
  const subscription = useGraphiQL((state) => state.subscription)
  const { stop } = useGraphiQLActions()
  const listensIn = useRef<string>(undefined)
  // GraphiQL has one subscription for all tabs: it is that of the tab in which it began, and ends when that is left.
  useEffect(() => {
    listensIn.current = tab
  }, [subscription])
  useEffect(() => {
    if (subscription && listensIn.current !== tab) stop()
    return keepInSight(document.querySelector('.graphiql-tab-active'))
  }, [tab])
}

/** Now, and when there is more or less room beside it: a pane is opened, or laid out as it was before. */
function keepInSight(tab: Element | null) {
  if (!tab?.parentElement) return
  const room = new ResizeObserver(() => tab.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  room.observe(tab.parentElement)
  return () => room.disconnect()
}
