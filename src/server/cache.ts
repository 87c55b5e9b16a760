/** Keeps the values used last. Apollo's own cache weighs each value by turning it into JSON, which for a document is slow. */
export class LatestUsed<Value> {
  readonly #size: number
  readonly #entries = new Map<string, Value>()

  constructor(size: number) {
    this.#size = size
  }

  async get(key: string): Promise<Value | undefined> {
    const value = this.#entries.get(key)
    if (value !== undefined) this.#touch(key, value)
    return value
  }

  async set(key: string, value: Value): Promise<void> {
    this.#touch(key, value)
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > this.#size) this.#entries.delete(oldest!)
  }

  async delete(key: string): Promise<boolean> {
    return this.#entries.delete(key)
  }

  // A map keeps the order in which keys were added.
  #touch(key: string, value: Value) {
    this.#entries.delete(key)
    this.#entries.set(key, value)
  }
}
