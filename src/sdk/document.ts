import { type Node, printDocument } from './print.ts'

/** A document that knows the types of its result and variables: what graphql-codegen and gql.tada make. */
export interface TypedDocument<Result, Variables> {
  /** For the compiler only. */
  __apiType?: (variables: Variables) => Result
}

export type ResultOf<Document> = Document extends TypedDocument<infer Result, never> ? Result : never
export type VariablesOf<Document> = Document extends TypedDocument<unknown, infer Variables> ? Variables : never

/** What a document with one field at its root asks for. */
export type AnswerOf<Document> = ResultOf<Document>[keyof ResultOf<Document>]

/** A document as text, with its name and, if it is a query, the SHA-256 under which the service knows it. */
export interface Text<Result, Variables> extends TypedDocument<Result, Variables> {
  readonly name: string
  readonly text: string
  readonly hash?: string
}

/** What is sent of a document. */
export interface Asked {
  text: string
  hash?: string
  name?: string
}

/**
 * Reads a document of any make: GraphQL text, one of our own, a syntax tree, or a string object.
 * @throws TypeError if it is none of them
 */
export function readDocument(document: string | object): Asked {
  if (typeof document === 'string') return { text: document }
  if ('text' in document) return document as Text<unknown, unknown>
  if ('kind' in document) return { text: printDocument(document as Node) }
  if (document instanceof String) return { text: document.toString() }
  throw new TypeError(
    `document: expected GraphQL text or a parsed document, got ${Object.prototype.toString.call(document)}.`,
  )
}

// A word too many only costs a second try: a query with a field of this name is not sent again.
/** Whether a document can be sent twice without doing something twice. */
export const isQuery = ({ text }: Asked): boolean => !/\b(mutation|subscription)\b/.test(text)
