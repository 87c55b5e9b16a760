import { type CallOptions, type ClientOptions, call } from './call.ts'
import { readDocument, type TypedDocument } from './document.ts'
import { VerbatimError } from './errors.ts'
import { type ItemOf, itemsOf, type PageOf, Pages } from './pages.ts'

/** Variables may be left out where none is required. */
export type Given<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: CallOptions]
    : [variables: Variables, options?: CallOptions]

/** Objects of one kind. */
export interface Noun<Lookup, One, Variables, Page extends PageOf & { nodes: readonly unknown[] }> {
  /** One of them by its key or another way to look it up, null if there is none. */
  get(by: string | Lookup, options?: CallOptions): Promise<One>
  /** Those that meet conditions: one page by `await`, all by `for await`. */
  list(variables?: Variables, options?: CallOptions): Pages<Page, Page['nodes'][number]>
}

/** A key is the usual way to name a thing. */
export const lookUp = <Lookup>(by: string | Lookup): Lookup => (typeof by === 'string' ? ({ slug: by } as Lookup) : by)

/** Sends documents. */
export class Requester {
  readonly #options: ClientOptions

  /** @throws TypeError if `url` is no URL */
  constructor(options: ClientOptions | string | URL) {
    this.#options = typeof options === 'string' || options instanceof URL ? { url: options } : options
    new URL(this.#options.url)
  }

  /**
   * Sends a document of one's own, typed (TypedDocumentNode, gql.tada) or as text, and returns its data.
   * @throws VerbatimError
   */
  request<Result, Variables>(document: TypedDocument<Result, Variables>, ...given: Given<Variables>): Promise<Result>
  request<Result = unknown>(
    document: string,
    variables?: Record<string, unknown>,
    options?: CallOptions,
  ): Promise<Result>
  request(document: string | object, variables: object = {}, options?: CallOptions): Promise<unknown> {
    return this.#send(document, variables, options)
  }

  /**
   * A list in pages: one by `await`, every item by `for await`. The document takes `$after`; `pick` finds the list in its data.
   * @throws VerbatimError; NOT_FOUND if `pick` finds none
   */
  paginate<Result, Variables extends { after?: string | null | undefined }, Page extends PageOf>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    pick: (data: Result) => Page | null | undefined,
    options?: CallOptions,
  ): Pages<Page, ItemOf<Page>> {
    return new Pages(this.#pager(document, variables, pick, options), itemsOf)
  }

  /** The same by edges, where they tell more than their nodes. */
  protected edges<Result, Variables extends object, Page extends PageOf & { edges: readonly unknown[] }>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    pick: (data: Result) => Page,
    options?: CallOptions,
  ): Pages<Page, Page['edges'][number]> {
    return new Pages(this.#pager(document, variables, pick, options), (page) => page.edges)
  }

  protected nodes<Result, Variables extends object, Page extends PageOf & { nodes: readonly unknown[] }>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    pick: (data: Result) => Page | null | undefined,
    options?: CallOptions,
  ): Pages<Page, Page['nodes'][number]> {
    return new Pages(this.#pager(document, variables, pick, options), (page) => page.nodes)
  }

  protected noun<
    Data,
    Lookup,
    One,
    List,
    Variables extends object,
    Page extends PageOf & { nodes: readonly unknown[] },
  >(
    document: TypedDocument<Data, { by: Lookup }>,
    pickOne: (data: Data) => One,
    list: TypedDocument<List, Variables>,
    pick: (data: List) => Page,
  ): Noun<Lookup, One, Variables, Page> {
    return {
      get: async (by, options) => pickOne((await this.#send(document, { by: lookUp(by) }, options)) as Data),
      list: (variables, options) => this.nodes(list, variables ?? ({} as Variables), pick, options),
    }
  }

  #pager<Result, Page>(
    document: TypedDocument<Result, never>,
    variables: object,
    pick: (data: Result) => Page | null | undefined,
    options?: CallOptions,
  ) {
    return async (after: string | undefined): Promise<Page> => {
      const data = await this.#send(document, after === undefined ? variables : { ...variables, after }, options)
      const page = pick(data as Result)
      if (page) return page
      throw new VerbatimError(`Nothing in this archive is found by ${JSON.stringify(variables)}.`, {
        code: 'NOT_FOUND',
        data,
      })
    }
  }

  async #send(document: string | object, variables: object, options?: CallOptions): Promise<unknown> {
    return call(readDocument(document), variables, { ...this.#options, ...options })
  }
}
