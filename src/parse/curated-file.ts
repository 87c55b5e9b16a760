import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { type ErrorCode, ExpectedError } from '../errors.ts'

export type Path = readonly (string | number)[]

/** Collects everything that is wrong with an article, to be told at once. */
export class Faults {
  readonly #found: { code: ErrorCode; file: string; line: number; message: string }[] = []

  add(code: ErrorCode, file: string, line: number, message: string): void {
    this.#found.push({ code, file, line, message })
  }

  /** @throws ExpectedError if there are any: SPAN_MISMATCH if one is about a span, else BAD_RECORD */
  throwIfAny(): void {
    const found = this.#found.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
    if (found.length === 0) return
    const code = found.some((fault) => fault.code === 'SPAN_MISMATCH') ? 'SPAN_MISMATCH' : 'BAD_RECORD'
    const message = found.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n')
    throw new ExpectedError(code, message, { faults: found })
  }
}

/** A YAML file that knows on which line each of its values stands. */
export class CuratedFile {
  readonly #path: string
  readonly #faults: Faults
  readonly #lines = new LineCounter()
  readonly #document: Document

  constructor(file: { path: string; text: string }, faults: Faults) {
    this.#path = file.path
    this.#faults = faults
    this.#document = parseDocument(file.text, { lineCounter: this.#lines, prettyErrors: false })
    // One slip makes many errors; the first is the slip.
    const [slip] = [...this.#document.errors, ...this.#document.warnings]
    if (slip) faults.add('BAD_RECORD', file.path, this.#lineAt(slip.pos[0]), `expected YAML: ${slip.message}`)
  }

  /** Undefined if the file does not have the shape; what is wrong is then among the faults. */
  read<T extends z.ZodType>(format: T): z.output<T> | undefined {
    if (this.#document.errors.length > 0) return undefined
    // With aliases a small file can grow without end; the format has no use for them.
    if (hasAlias(this.#document)) {
      this.fault([], 'expected YAML without aliases')
      return undefined
    }
    const result = format.safeParse(this.#document.toJS())
    if (result.success) return result.data
    for (const issue of result.error.issues) this.#addIssue(issue)
    return undefined
  }

  /** Name of the folder it is in, if its path has one. */
  get folder(): string | undefined {
    return this.#path.split('/').at(-2)
  }

  fault(path: Path, message: string, code: ErrorCode = 'BAD_RECORD'): void {
    this.#faults.add(code, this.#path, this.#lineOf(path), path.length ? `${path.join('.')}: ${message}` : message)
  }

  #addIssue(issue: z.core.$ZodIssue): void {
    const path = issue.path.filter((step) => typeof step !== 'symbol')
    if (issue.code !== 'unrecognized_keys') this.fault(path, issue.message)
    else for (const key of issue.keys) this.fault([...path, key], 'there is no such key')
  }

  /** Line of the value at a path, or of what is nearest around it. A value in a map stands where its key does. */
  #lineOf(path: Path): number {
    let offset = 0
    let node: unknown = this.#document.contents
    for (const step of path) {
      const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(step)) : undefined
      const item = isSeq(node) ? node.items[Number(step)] : undefined
      const place = pair?.key ?? item
      if (!isNode(place)) break
      offset = place.range?.[0] ?? offset
      node = pair ? pair.value : item
    }
    return this.#lineAt(offset)
  }

  #lineAt(offset: number): number {
    return Math.max(1, this.#lines.linePos(offset).line)
  }
}

function hasAlias(document: Document): boolean {
  let found = false
  visit(document, {
    Alias() {
      found = true
    },
  })
  return found
}
