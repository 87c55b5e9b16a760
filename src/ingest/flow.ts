// What streams of inputs need.

/** Items in lists of at most `count` items, that end when they reach `size`. */
export async function* inChunks<T>(
  items: AsyncIterable<T>,
  { count, size }: { count: number; size: number },
  sizeOf: (item: T) => number,
): AsyncGenerator<T[]> {
  let chunk: T[] = []
  let filled = 0
  for await (const item of items) {
    chunk.push(item)
    filled += sizeOf(item)
    if (chunk.length < count && filled < size) continue
    yield chunk
    chunk = []
    filled = 0
  }
  if (chunk.length > 0) yield chunk
}

/** What is made of each item, in order, with up to `count` of them under way. */
export async function* ahead<T, U>(
  items: AsyncIterable<T>,
  start: (item: T) => Promise<U>,
  count: number,
): AsyncGenerator<U> {
  const running: Promise<U>[] = []
  for await (const item of items) {
    const one = start(item)
    // It is waited for in its turn; until then nobody else hears of its failure.
    one.catch(() => {})
    running.push(one)
    if (running.length >= count) yield running.shift()!
  }
  while (running.length > 0) yield running.shift()!
}
