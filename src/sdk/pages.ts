// Lists come in pages. `await` gives one page, `for await` every item of all pages.

/** What a page needs to lead on: a Relay connection that was asked for `pageInfo`. */
export interface PageOf {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined }
}

/** Items of a connection: its nodes if they were asked for, else the nodes of its edges. */
export type ItemOf<Page> = Page extends { nodes: readonly (infer Item)[] }
  ? Item
  : Page extends { edges: readonly { node: infer Item }[] }
    ? Item
    : never

/** One page by `await`, or every item by `for await`. Nothing is asked before. */
export class Pages<Page extends PageOf, Item> implements PromiseLike<Page>, AsyncIterable<Item> {
  readonly #load: (after: string | undefined) => Promise<Page>
  readonly #itemsOf: (page: Page) => readonly Item[]

  constructor(load: (after: string | undefined) => Promise<Page>, itemsOf: (page: Page) => readonly Item[]) {
    this.#load = load
    this.#itemsOf = itemsOf
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise of its first page
  then<Done = Page, Failed = never>(
    done?: ((page: Page) => Done | PromiseLike<Done>) | null,
    failed?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Done | Failed> {
    return this.#load(undefined).then(done, failed)
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Item, undefined> {
    let after: string | undefined
    do {
      const page = await this.#load(after)
      yield* this.#itemsOf(page)
      after = (page.pageInfo.hasNextPage && page.pageInfo.endCursor) || undefined
    } while (after !== undefined)
  }
}

/** Nodes of a connection, asked for alone or in edges. */
export function itemsOf<Page>(page: Page): readonly ItemOf<Page>[] {
  const { nodes, edges } = page as { nodes?: ItemOf<Page>[]; edges?: { node: ItemOf<Page> }[] }
  if (nodes) return nodes
  if (edges) return edges.map(({ node }) => node)
  throw new TypeError('pick: expected a connection with nodes or edges.')
}
