/** Longest stretch of work before others get their turn: well under what a waiting request notices. */
const SLICE_MS = 8

/** Lets the event loop turn once a slice of time is used up. Every long loop of a service awaits it between two items. */
export class Slices {
  #since = performance.now()

  get isOver(): boolean {
    return performance.now() - this.#since > SLICE_MS
  }

  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#since = performance.now()
  }
}

/** Does some work on each item, in slices. */
export async function inSlices<T>(
  items: Iterable<T>,
  work: (item: T) => void,
  slices: Slices = new Slices(),
): Promise<void> {
  for (const item of items) {
    work(item)
    if (slices.isOver) await slices.next()
  }
}

/** Lets each who asks through in a turn of the event loop of its own, in the order asked. */
export function turnstile(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)))
    return last
  }
}
