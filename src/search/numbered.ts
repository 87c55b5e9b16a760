/** Gives each string a small number, from 1; none is 0. */
export class Numbered {
  readonly #numbers = new Map<string, number>()
  readonly #strings: (string | null)[] = [null]

  of(text: string | null): number {
    if (text === null) return 0
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#strings.length)
    return this.#strings.push(text) - 1
  }

  /** Undefined if it was never numbered. */
  find(text: string): number | undefined {
    return this.#numbers.get(text)
  }

  /** In the order of their numbers. */
  *[Symbol.iterator](): Generator<string> {
    for (const text of this.#strings) if (text !== null) yield text
  }

  textOf(number: number): string | null {
    return this.#strings[number]!
  }
}
