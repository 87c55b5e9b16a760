import { ExpectedError } from '../errors.ts'

// What is pushed in on one side comes out on the other, one by one. Ends at once when the reader has had enough.

// A reader that is further behind than this will not catch up. What one save tells comes all at once.
const MOST_WAITING = 5000
// While more than this waits for all readers together, one who is further behind than a few will not either.
const MOST_FOR_ALL = 100_000
const FEW = 100

let waitingForAll = 0

export class Channel<T> implements AsyncIterableIterator<T> {
  readonly #waiting: T[] = []
  readonly #readers: ((result: IteratorResult<T, undefined>) => void)[] = []
  readonly #onClose: () => void
  #closed = false
  #isBehind = false

  constructor(open: (push: (item: T) => void) => () => void) {
    this.#onClose = open((item) => this.#push(item))
  }

  #push(item: T) {
    if (this.#closed) return
    const reader = this.#readers.shift()
    if (reader) reader({ value: item, done: false })
    else if (this.#waiting.length < (waitingForAll < MOST_FOR_ALL ? MOST_WAITING : FEW)) {
      this.#waiting.push(item)
      waitingForAll++
    } else {
      this.#isBehind = true
      this.#close()
    }
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    if (this.#waiting.length > 0) {
      waitingForAll--
      return { value: this.#waiting.shift()!, done: false }
    }
    if (this.#isBehind)
      throw new ExpectedError('FELL_BEHIND', `Too many events were not read, of ${MOST_WAITING} at most.`)
    if (this.#closed) return { value: undefined, done: true }
    return new Promise((resolve) => this.#readers.push(resolve))
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    waitingForAll -= this.#waiting.splice(0).length
    this.#close()
    return { value: undefined, done: true }
  }

  #close() {
    if (this.#closed) return
    this.#closed = true
    this.#onClose()
    for (const reader of this.#readers.splice(0)) reader({ value: undefined, done: true })
  }

  [Symbol.asyncIterator]() {
    return this
  }
}
