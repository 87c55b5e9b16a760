// What the build puts into the page, and packages that come without types.

/** The example queries, read when the page is built (scripts/playground.ts). */
declare const EXAMPLES: import('./examples.ts').Example[]

interface Window {
  GraphQLVoyager: {
    voyagerIntrospectionQuery: string
    renderVoyager(
      target: HTMLElement,
      props: { introspection: unknown; hideVoyagerLogo: boolean; displayOptions: Record<string, unknown> },
    ): void
  }
}

declare module 'react-dom/client' {
  export function createRoot(target: HTMLElement): { render(page: import('react').ReactNode): void }
}
declare module '*.css'
