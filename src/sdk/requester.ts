import { type CallOptions, type ClientOptions, call } from './call.ts'
import { type AnswerOf, type ResultOf, readDocument, type TypedDocument, type VariablesOf } from './document.ts'
import { VerbatimError } from './errors.ts'
import { type ItemOf, itemsOf, type PageOf, Pages } from './pages.ts'
import { type SubscribeOptions, subscribe } from './subscribe.ts'

/** Variables may be left out where none is required. */
export type Given<Variables, Options = CallOptions> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options]

/** Objects of one kind, as two documents ask for them. */
export interface Noun<One, List> {
  /** One of them by its key or another way to look it up, null if there is none. */
  get(by: string | LookupOf<One>, options?: CallOptions): Promise<AnswerOf<One>>
  /** Those that meet conditions: one page by `await`, all by `for await`. */
  list(variables?: VariablesOf<List>, options?: CallOptions): ListOf<List>
}

type LookupOf<Document> = VariablesOf<Document> extends { by: infer Lookup } ? Lookup : never
type ListOf<Document> =
  AnswerOf<Document> extends infer Page extends PageOf & { nodes: readonly unknown[] }
    ? Pages<Page, Page['nodes'][number]>
    : never
type EdgesOf<Document> =
  AnswerOf<Document> extends infer Page extends PageOf & { edges: readonly unknown[] }
    ? Pages<Page, Page['edges'][number]>
    : never

/** A key is the usual way to name a thing. */
export const lookUp = <Lookup>(by: string | Lookup): Lookup => (typeof by === 'string' ? ({ slug: by } as Lookup) : by)

/** The answer of a document with one field at its root. */
const only = <Result>(data: Result): Result[keyof Result] =>
  Object.values(data as Record<string, Result[keyof Result]>)[0]!

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

  /**
   * What a subscription tells, by `for await`, from the first look on and until the loop is left or the signal aborts. A
   * stream that breaks is opened again; `onReconnect` says when, since what happened in between is not told.
   * @throws VerbatimError, for errors that come with an event too
   */
  subscribe<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    ...given: Given<Variables, SubscribeOptions>
  ): AsyncGenerator<Result, void, undefined>
  subscribe<Result = unknown>(
    document: string,
    variables?: Record<string, unknown>,
    options?: SubscribeOptions,
  ): AsyncGenerator<Result, void, undefined>
  subscribe(document: string | object, variables: object = {}, options: SubscribeOptions = {}) {
    return subscribe(readDocument(document), variables, this.#options, options, (data) => data)
  }

  protected async ask<Document extends object>(
    document: Document,
    variables: VariablesOf<Document>,
    options?: CallOptions,
  ): Promise<AnswerOf<Document>> {
    return only((await this.#send(document, variables as object, options)) as ResultOf<Document>)
  }

  protected watch<Document extends object>(
    document: Document,
    variables: VariablesOf<Document>,
    options: SubscribeOptions = {},
  ): AsyncGenerator<AnswerOf<Document>, void, undefined> {
    return subscribe(readDocument(document), variables as object, this.#options, options, only<ResultOf<Document>>)
  }

  protected list<Document extends object>(
    document: Document,
    variables: VariablesOf<Document>,
    options?: CallOptions,
  ): ListOf<Document> {
    const nodesOf = ({ nodes }: PageOf & { nodes: readonly unknown[] }) => nodes
    return new Pages(this.#pager(document, variables as object, only, options), nodesOf) as ListOf<Document>
  }

  /** The same by edges, where they tell more than their nodes. */
  protected edges<Document extends object>(
    document: Document,
    variables: VariablesOf<Document>,
    options?: CallOptions,
  ): EdgesOf<Document> {
    const edgesOf = ({ edges }: PageOf & { edges: readonly unknown[] }) => edges
    return new Pages(this.#pager(document, variables as object, only, options), edgesOf) as EdgesOf<Document>
  }

  protected noun<One extends object, List extends object>(one: One, list: List): Noun<One, List> {
    return {
      get: (by, options) => this.ask(one, { by: lookUp(by) } as VariablesOf<One>, options),
      list: (variables, options) => this.list(list, variables ?? ({} as VariablesOf<List>), options),
    }
  }

  #pager<Result, Page>(
    document: object,
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
